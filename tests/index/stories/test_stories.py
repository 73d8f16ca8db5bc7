import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, Metadata
from index.formats.text_file import parse
from index.stories.stories import TERMS, StoryTerms, representative, story_terms

PLACES = "Lesk Torvik Velmont Ostermark Halden Aubrac Lorn Vardesund Karsland Brenna".split()
EVENTS = [
    ("flood", "river banks dikes water rooftops boats rescued drowned rain crest sandbags pumps"),
    ("trial", "court judge jury verdict prosecutor lawyer bribery sentence appeal witness testimony"),
    ("merger", "shares takeover bid shareholders merger board premium brewery factories regulators"),
    ("match", "goal striker penalty referee league defender coach stadium fans trophy halftime"),
]
SYLLABLES = "bra den kor mil ost pra rin sel tav ul vek zan".split()


def made(article_id: str, place: str, event: tuple[str, str], date: str | None, seed: int) -> Article:
    """An article about one event of one place and its people, worded by chance."""
    crowd = random.Random(f"{place} {event[0]}")
    people = ["".join(crowd.choices(SYLLABLES, k=3)).title() for _ in range(4)]
    chance = random.Random(seed)
    words = crowd.sample(event[1].split(), 4)
    words += ["".join(crowd.choices(SYLLABLES, k=2)) for _ in range(8)]
    lines = [f"{event[0].title()} in {place} keeps {chance.choice(words)} busy"]
    for _ in range(8):
        picked = chance.sample(words, 5)
        who = chance.choice(people)
        lines.append(f"{who} of {place} saw the {picked[0]}, {picked[1]} and {picked[2]} by the {picked[3]}.")
    text = "\n\n".join(lines)
    return parse(
        text.encode(), article_id=article_id, path=f"{article_id}.txt", known=Metadata(date=date)
    ).article


@pytest.fixture(scope="module")
def collection() -> list[StoryTerms]:
    """Twenty events of three articles each, on days of their own, some without a date."""
    found = []
    for number in range(20):
        place, event = PLACES[number % 10], EVENTS[number % 4]
        for source in range(3):
            date = None if source == 2 else f"2023-05-{number + 1:02}"
            found.append(story_terms(made(f"{number:02}-{source}", place, event, date, number * 3 + source)))
    return found


def test_articles_of_one_event_come_together(collection, stories_of):
    stories = stories_of(collection)
    assert len(stories) == 20
    assert all(len({article[:2] for article in story}) == 1 and len(story) == 3 for story in stories)


def test_the_order_of_the_articles_does_not_matter(collection, stories_of):
    shuffled = random.Random(5).sample(collection, len(collection))
    assert {frozenset(story) for story in stories_of(shuffled)} == {
        frozenset(story) for story in stories_of(collection)
    }


def test_a_year_apart_is_another_event(stories_of):
    here = story_terms(made("a", "Lesk", EVENTS[0], "2021-03-01", 1))
    there = story_terms(made("b", "Lesk", EVENTS[0], "2022-03-01", 2))
    assert stories_of([here, there]) == []


def test_a_handful_is_told_apart_without_a_collection_around_it(stories_of):
    two = [story_terms(made(f"a{n}", "Lesk", EVENTS[0], None, n)) for n in range(2)]
    other = story_terms(made("b", "Torvik", EVENTS[1], None, 9))
    assert stories_of([*two, other]) == [("a0", "a1")]


def test_a_chain_of_follow_ups_is_not_one_story(stories_of):
    def piece(name: str, terms: str) -> StoryTerms:
        return StoryTerms(name, None, True, tuple((term, 1.0) for term in terms.split()))

    chain = [piece(f"{n}", " ".join(f"w{k}" for k in range(n * 6, n * 6 + 12))) for n in range(8)]
    stories = stories_of(chain)
    assert stories
    assert all(len(story) <= 3 for story in stories)


def test_the_representative_is_in_the_middle_and_has_a_headline(collection):
    story = [each for each in collection if each.article.startswith("03-")]
    assert representative(story) in {each.article for each in story}
    headless = [StoryTerms(each.article, each.day, False, each.terms) for each in story[:2]]
    assert representative([*headless, story[2]]) == story[2].article
    with pytest.raises(ValueError, match="at least one"):
        representative([])


@settings(max_examples=30)
@given(st.lists(st.sampled_from(EVENTS), min_size=1, max_size=12), st.integers(0, 1000))
def test_every_article_is_in_at_most_one_story_and_signatures_are_small(stories_of, events, seed):
    terms = [
        story_terms(made(f"{n}", PLACES[(seed + n) % len(PLACES)], event, None, seed + n))
        for n, event in enumerate(events)
    ]
    assert all(len(each.terms) <= TERMS for each in terms)
    stories = stories_of(terms)
    members = [article for story in stories for article in story]
    assert len(members) == len(set(members))
    assert all(len(story) >= 2 for story in stories)
