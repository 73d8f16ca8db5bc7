from itertools import combinations

import pytest

from index.comparison.compare import compare
from index.comparison.model import CellState
from index.comparison.reading.shortening import LENGTH
from index.comparison.story.coverage import matrix
from index.comparison.story.facts import MOST_SENTENCES
from index.formats.text_file import parse


@pytest.fixture
def facts_of(resolved):
    def of(articles):
        resolution = resolved(articles)
        pairs = [compare(left, right, resolution) for left, right in combinations(articles, 2)]
        return matrix(articles, pairs)

    return of


def fact_with(found, article, words):
    return next(
        fact
        for fact in found.facts
        if any(words in span.of(article.text) for span in fact.cell(article.id).spans)
    )


def test_a_fact_that_all_tell_has_no_missing_cell(flood, facts_of):
    found = facts_of(flood)
    fact = fact_with(found, flood[0], "burst its banks")
    assert [cell.state for _, cell in fact.cells].count(CellState.MISSING) == 0


def test_a_contradiction_shows_in_the_cell_with_its_words(flood, facts_of):
    found = facts_of(flood)
    fact = fact_with(found, flood[0], "burst its banks")
    assert fact.summary_source != "b"
    assert fact.cell("b").state is CellState.DIFFERS
    assert fact.cell("b").note in ("Monday", "At least 17")
    assert fact.cell("a").state is CellState.SAME


def test_what_one_source_alone_has_is_a_fact(flood, facts_of):
    fact = fact_with(facts_of(flood), flood[1], "wedding party")
    assert [cell.state for _, cell in fact.cells] == [
        CellState.MISSING,
        CellState.SAME,
        CellState.MISSING,
    ]
    assert fact.summary_source == "b"


def test_every_reporting_sentence_but_lone_headlines_is_in_a_fact(flood, facts_of):
    found = facts_of(flood)
    for article in flood:
        told = {span for fact in found.facts for span in fact.cell(article.id).spans}
        left_out = [each for each in article.reporting if each.span not in told]
        assert all(each.kind.value == "headline" for each in left_out)


def test_summaries_are_short_and_their_source_tells_the_same(flood, election, merger, facts_of):
    for articles in (flood, election, merger):
        texts = {each.id: each.text for each in articles}
        for fact in facts_of(articles).facts:
            cell = fact.cell(fact.summary_source)
            assert cell.state is CellState.SAME
            assert any(span.contains(fact.summary) for span in cell.spans)
            summary = fact.summary.of(texts[fact.summary_source])
            assert 0 < len(summary) <= LENGTH
            assert summary == summary.strip(" ,;:")


def test_facts_follow_the_most_complete_source_and_coverage_is_its_share(flood, facts_of):
    found = facts_of(flood)
    best = max(range(3), key=lambda number: found.coverage[number])
    source = flood[best]
    places = [fact.cell(source.id).spans[0].start for fact in found.facts if fact.summary_source == source.id]
    assert places == sorted(places)
    for article, share in zip(flood, found.coverage, strict=True):
        told = sum(fact.cell(article.id).state is not CellState.MISSING for fact in found.facts)
        assert share == pytest.approx(told / len(found.facts), abs=1e-3)


APART = (
    "Brass bands played in the rain for an hour.",
    "Nobody stayed for the fireworks at ten.",
    "Lemon cake was sold out before noon.",
    "Seven choirs will come to the festival next spring.",
    "Tickets for it cost twelve crowns.",
    "Parking is free behind the church.",
)
"""An article on something else, the longest of its story."""


def test_what_opens_a_source_stands_behind_the_first_fact_that_it_shares(facts_of):
    shared = "The old ferry Halcyon sank in the harbour of Brisa on Friday with 41 people on board.\n"
    raised = "Divers raised the wreck of the Halcyon with two cranes after eleven days of work.\n"
    own = {
        "full": [
            "An inquiry into the ferry company opened in the capital on Monday.\n",
            shared,
            "Her captain had asked for new pumps twice since the spring.\n",
            "Two mechanics told the judge that the hatches never closed.\n",
            raised,
        ],
        "brief": ["Flags flew at half mast all over the island.\n", shared, "Shops stayed shut.\n", raised],
        "apart": [line + "\n" for line in APART],
    }
    articles = [
        parse("".join(lines).encode(), article_id=name, path=f"{name}.txt").article
        for name, lines in own.items()
    ]
    found = facts_of(articles)
    order = [
        next(
            each.text[fact.cell(each.id).spans[0].start :].split()[0]
            for each in articles
            if fact.cell(each.id).spans
        )
        for fact in found.facts
    ]
    assert order == [
        "The",
        "Flags",
        "Shops",
        "An",
        "Her",
        "Two",
        "Divers",
        *(line.split()[0] for line in APART),
    ]


def test_twelve_sources(flood, facts_of, article):
    many = [article(flood[number % 3].text, f"s{number}") for number in range(12)]
    found = facts_of(many)
    assert len(found.articles) == len(found.coverage) == 12
    assert all(len(fact.cells) == 12 for fact in found.facts)


def test_a_refrain_is_no_fact_told_a_hundred_times(facts_of, article):
    told = "Four sluices of the old dyke were opened by the water board on Monday.\n"
    found = facts_of([article(told * 100, "a"), article(told, "b")])
    assert max(len(cell.spans) for fact in found.facts for _, cell in fact.cells) == MOST_SENTENCES


def test_an_unknown_article_is_a_key_error(flood, facts_of):
    with pytest.raises(KeyError):
        facts_of(flood).facts[0].cell("nobody")


def test_a_lead_that_packs_two_events_does_not_make_them_one_fact(resolved, facts_of):
    filler = "Rain fell all day.\nA baker closed her shop.\nSchools will open again in autumn.\n"
    flight = (
        "Some 900 Karsland soldiers fled across the border into Norland in small boats on Sunday night.\n"
    )
    order = "Norland has sent 400 reservists to its border with Karsland, the defence ministry announced.\n"
    packed = (
        "Norland has sent 400 reservists to its border with Karsland after some 900 Karsland soldiers fled "
        "across the border in small boats.\n"
    )
    articles = [
        parse(text.encode(), article_id=name, path=f"{name}.txt").article
        for name, text in {
            "a": packed + filler + flight + filler.upper() + order,
            "b": flight + "Trains are late.\nThe museum is free.\nNobody knows why.\n" + order,
            "c": order + "Ships wait.\nThe road is long.\nWinter came early.\n" + flight,
        }.items()
    ]
    found = facts_of(articles)
    for article in articles[1:]:
        fled, sent = (fact_with(found, article, words) for words in ("fled across", "has sent"))
        assert fled is not sent
        assert fled.cell(article.id).spans != sent.cell(article.id).spans
