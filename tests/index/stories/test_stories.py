import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, Metadata
from index.formats.text_file import parse
from index.stories.likeness import representative
from index.stories.linkage import linked
from index.stories.story_terms import TERMS, StoryTerms, story_terms

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


def test_an_article_without_a_date_joins_no_events_that_are_weeks_apart():
    alike = {("a", "undated"): 0.5, ("c", "undated"): 0.4}
    assert linked(alike, 0.13, {"a": 1, "c": 5}) == [("a", "c", "undated")]
    assert linked(alike, 0.13, {"a": 1, "c": 20}) == [("a", "undated")]


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


STORM = (
    "台风登陆东岛港 渡轮停航三天\n\n台风星期二清晨登陆东岛港，渡轮公司宣布停航三天。"
    "港务局长林海生说，码头有四处受损。\n\n居民被安置在学校里。",
    "东岛港渡轮因台风停航\n\n因台风登陆，东岛港的渡轮将停航至星期五。"
    "林海生局长表示，四处码头受损，修理需要一个月。\n\n学校开放给居民暂住。",
    "北山县建成新图书馆\n\n北山县新图书馆星期二开放，藏书二十万册。"
    "馆长周丽说，孩子们可以免费借阅。\n\n旧馆将改为博物馆。",
)
BRIDGE = (
    "カモメ橋が通行止めに\n\n浜島市は六日、カモメ橋を通行止めにした。橋脚に亀裂が見つかった。"
    "佐山市長は工事に半年かかると述べた。",
    "橋脚に亀裂、浜島市のカモメ橋\n\n浜島市のカモメ橋で亀裂が見つかり、六日から通行止めとなった。"
    "工事は半年の予定だと佐山市長は話した。",
    "りんごの収穫が始まる\n\n北沢町の農園で六日、りんごの収穫が始まった。"
    "農家の田辺さんは今年の味に自信を見せた。",
)


@pytest.mark.parametrize("texts", [STORM, BRIDGE], ids=["Chinese", "Japanese"])
def test_what_is_written_without_blanks_comes_together(stories_of, texts):
    articles = [
        parse(text.encode(), article_id=f"{number}", path=f"{number}.txt").article
        for number, text in enumerate(texts)
    ]
    assert stories_of(map(story_terms, articles)) == [("0", "1")]
