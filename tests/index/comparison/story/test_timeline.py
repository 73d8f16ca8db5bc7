"""The timeline: which dates and numbers stand in one row, and which of them differ."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Sentence, SentenceKind, Span
from index.comparison.compare import compare
from index.comparison.model import CellState, TimelineRow
from index.comparison.reading.beside_numbers import counted_span
from index.comparison.reading.prepare import prepare
from index.comparison.reading.shortening import LENGTH
from index.comparison.story.statements import SURE, gathered
from index.comparison.story.summary import subject_span
from index.comparison.story.timeline import timeline
from index.entities.recognition.recognise import recognise

TUNNEL = {
    "echo": (
        "2018-06-20",
        """Fire closes the Sarn tunnel

The Sarn tunnel was closed on Monday night after a lorry carrying paint caught fire.

Eleven drivers were taken to hospital in Orlow, the fire brigade said on Tuesday.

The tunnel, opened in 1974, will stay closed until June 30.

A fire there killed 39 people on March 24, 1999.
""",
    ),
    "herald": (
        "2018-06-19",
        """Paint lorry burns in tunnel

A lorry carrying paint caught fire in the Sarn tunnel, which was closed on Monday night.

Nine drivers were taken to hospital in Orlow, the fire brigade said today.

The 1999 fire in the tunnel cost 39 people their lives.
""",
    ),
    "post": (
        None,
        """Tunnel shut

The Sarn tunnel was closed yesterday after a lorry carrying paint caught fire.

The tunnel will stay closed until June 30, the operator said.
""",
    ),
}


@pytest.fixture
def story(article):
    """Makes articles from their days of publication and texts, by id."""

    def make(**texts: tuple[str | None, str]) -> list[Article]:
        return [article(text, key, day) for key, (day, text) in texts.items()]

    return make


@pytest.fixture
def timeline_of(resolved):
    def of(articles):
        resolution = resolved(articles)
        pairs = [compare(left, right, resolution) for left, right in combinations(articles, 2)]
        return timeline(
            articles,
            {article.id: recognise(article) for article in articles},
            {article.id: prepare(article) for article in articles},
            pairs,
        )

    return of


def told(row: TimelineRow, articles: list[Article]) -> dict[str, list[tuple[str, str]]]:
    """By article: the expressions of a row and what they come to."""
    texts = {article.id: article.text for article in articles}
    found: dict[str, list[tuple[str, str]]] = {}
    for telling in row.tellings:
        found.setdefault(telling.article, []).append(
            (telling.expression.of(texts[telling.article]), telling.value)
        )
    return found


def row_with(rows, articles, words):
    texts = {article.id: article.text for article in articles}
    return next(
        row
        for row in rows
        if any(words == telling.expression.of(texts[telling.article]) for telling in row.tellings)
    )


def test_one_event_is_one_row_whatever_words_date_it(timeline_of, story):
    articles = story(**TUNNEL)
    found = timeline_of(articles)
    row = row_with(found.dates, articles, "Monday night")
    assert row.value == "2018-06-18"
    assert {"echo", "herald"} <= set(row.sources())
    assert not row.differs


def test_days_stand_in_the_order_of_the_calendar(timeline_of, story):
    found = timeline_of(story(**TUNNEL))
    firsts = [row.value.split("/")[0] for row in found.dates]
    assert firsts == sorted(firsts)
    assert firsts[0] == "1974"


def test_the_day_of_an_undated_article_is_taken_from_the_others_or_left_open(timeline_of, story):
    articles = story(**TUNNEL)
    found = timeline_of(articles)
    until = row_with(found.dates, articles, "June 30")
    assert told(until, articles)["post"] == [("June 30", "2018-06-30")]
    # The others appeared on two days, so "yesterday" may be either.
    assert any(telling.article == "post" for row in found.undated for telling in row.tellings)


def test_what_is_taken_from_another_source_says_so(timeline_of, story):
    alone = story(echo=TUNNEL["echo"], post=TUNNEL["post"])
    row = row_with(timeline_of(alone).dates, alone, "yesterday")
    (telling,) = (each for each in row.tellings if each.article == "post")
    assert (telling.value, telling.inferred) == ("2018-06-19", True)
    assert not any(each.inferred for each in row.tellings if each.article == "echo")


def test_nothing_is_taken_from_another_story(timeline_of, story):
    (post,) = story(post=TUNNEL["post"])
    found = timeline_of([post])
    assert [row.value for row in found.dates] == ["--06-30"]
    assert len(found.undated) == 1


def test_rival_weekdays_differ_where_no_day_of_publication_is_known(flood, timeline_of):
    (row,) = (row for row in timeline_of(flood).undated if row.differs)
    assert told(row, flood) == {"a": [("Sunday", "")], "b": [("Monday", "")]}


def test_rival_days_differ_where_the_days_are_known(timeline_of, story):
    deal = "The dairies Holt and Brenn are expected to close their merger by {}, both companies said."
    articles = story(a=("2017-02-03", deal.format("March 31")), b=("2017-02-03", deal.format("April 30")))
    (row,) = timeline_of(articles).dates
    assert told(row, articles) == {"a": [("March 31", "2017-03-31")], "b": [("April 30", "2017-04-30")]}
    assert [row.state(key) for key in ("a", "b")] == [CellState.SAME, CellState.DIFFERS]


def test_different_words_for_one_day_are_no_contradiction(timeline_of, story):
    deal = "The dairies Holt and Brenn closed their merger on {}, both companies said."
    articles = story(a=("2017-02-03", deal.format("Thursday")), b=("2017-02-03", deal.format("Feb. 2")))
    (row,) = timeline_of(articles).dates
    assert row.value == "2017-02-02"
    assert not row.differs


def test_the_same_weekday_of_two_weeks_is_two_days(timeline_of, story):
    deal = "The dairies Holt and Brenn closed their merger on Thursday, both companies said."
    articles = story(a=("2017-02-03", deal), b=("2017-02-10", deal))
    assert sorted(row.value for row in timeline_of(articles).dates) == ["2017-02-02", "2017-02-09"]


def test_a_damaged_day_differs_from_a_whole_one(timeline_of, story):
    plan = "The plan is to move all archives of the Lindholm museum to the new building by {}."
    articles = story(
        a=("2017-02-03", plan.format("April 11")),
        b=("2017-02-03", plan.format("April 11")),
        c=("2017-02-03", plan.format("11 p.m. April")),
    )
    row = row_with(timeline_of(articles).dates, articles, "11 p.m. April")
    assert row.value == "2017-04-11"
    assert [row.state(key) for key in "abc"] == [CellState.SAME, CellState.SAME, CellState.DIFFERS]


def test_a_day_of_a_count_or_of_what_happened_besides_is_no_rival(timeline_of, story):
    count = "As of {}, more than 3,400 cases of the fever in the district had been confirmed by the clinic."
    articles = story(a=("2017-02-03", count.format("Wednesday")), b=("2017-02-03", count.format("Thursday")))
    assert [row.differs for row in timeline_of(articles).dates] == [False, False]


def test_rival_counts_differ_and_say_what_is_counted(election, timeline_of):
    found = timeline_of(election)
    row = row_with(found.numbers, election, "48")
    assert told(row, election) == {"a": [("48", "48")], "b": [("46", "46")]}
    assert row.differs
    turnout = row_with(found.numbers, election, "71 percent")
    # "Some 71%" agrees and says less.
    assert [turnout.state(key) for key in ("a", "b")] == [CellState.SAME, CellState.PARTIAL]


def test_what_agrees_and_says_less_is_partly_the_same(timeline_of, story):
    flight = (
        "{} villagers of Orlow fled across the river Sarn into the hills after the dam burst, police said."
    )
    articles = story(
        a=("2017-02-03", flight.format("About 1,000")),
        b=("2017-02-03", flight.format("1,037")),
        c=("2017-02-03", flight.format("1,037")),
        d=("2017-02-03", flight.format("More than 300")),
    )
    row = row_with(timeline_of(articles).numbers, articles, "1,037")
    states = [row.state(key) for key in "abcd"]
    assert states == [CellState.PARTIAL, CellState.SAME, CellState.SAME, CellState.DIFFERS]
    assert row.value == "1,037"
    counted = row.counted
    assert counted is not None
    assert counted.of(articles[1].text) == "villagers of Orlow"


def test_the_other_two_are_no_rival_of_three(timeline_of, story):
    freed = "{} sailors of the trawler Brenn were freed on Monday by the coast guard of Orlow."
    articles = story(a=("2017-02-03", freed.format("Three")), b=("2017-02-03", freed.format("The other two")))
    assert [row.differs for row in timeline_of(articles).numbers] == [False, False]


def test_the_counts_of_two_days_are_no_rivals(timeline_of, story):
    report = "The clinic of Orlow reported {} new cases of the fever on {}, the district office said."
    articles = story(
        a=("2017-02-03", report.format(505, "Thursday")), b=("2017-02-04", report.format(174, "Saturday"))
    )
    assert [row.differs for row in timeline_of(articles).numbers] == [False, False]


def test_taking_over_six_is_six(timeline_of, story):
    report = "The rebels {} six districts of the Sarn province on Monday, the governor of Orlow said."
    articles = story(a=("2017-02-03", report.format("took over")), b=("2017-02-03", report.format("seized")))
    (row,) = timeline_of(articles).numbers
    assert told(row, articles) == {"a": [("six", "six")], "b": [("six", "six")]}
    assert not any(telling.state is CellState.PARTIAL for telling in row.tellings)


def test_two_numbers_of_one_sentence_are_never_one(timeline_of, story):
    report = (
        "About 380,000 nurses stay at home and {} 420,000 nurses work without pay, the union of Orlow said."
    )
    articles = story(a=("2017-02-03", report.format("another")), b=("2017-02-03", report.format("roughly")))
    for row in timeline_of(articles).numbers:
        assert len(row.tellings) == len(row.sources()) == 2


def test_scores_names_and_lengths_of_time_count_nothing(timeline_of, story):
    articles = story(
        a=("2017-02-03", "The council voted 51-49 on Covid-19 tests after 20 years and two days of talks.")
    )
    assert timeline_of(articles).numbers == ()


def test_a_story_without_dates_or_numbers_is_empty(timeline_of, story):
    found = timeline_of(story(a=("2017-02-03", "The baker sang while the rain fell on the quiet square.")))
    assert (found.dates, found.undated, found.numbers) == ((), (), ())


def test_expressions_lie_in_their_sentences_and_subjects_hold_one(
    flood, election, merger, timeline_of, story
):
    for articles in (flood, election, merger, story(**TUNNEL)):
        found = timeline_of(articles)
        texts = {article.id: article.text for article in articles}
        for row in (*found.dates, *found.undated, *found.numbers):
            assert row.tellings
            for telling in row.tellings:
                assert telling.sentence.contains(telling.expression)
            own = [each.expression for each in row.tellings if each.article == row.subject_source]
            assert any(row.subject.contains(expression) for expression in own)
            assert len(row.subject) <= max(LENGTH, max(map(len, own)))
            assert row.subject.of(texts[row.subject_source]).strip()


def test_the_rows_do_not_depend_on_the_order_of_the_articles(timeline_of, story):
    articles = story(**TUNNEL)

    def rows(found):
        return {
            frozenset((telling.article, telling.expression) for telling in row.tellings)
            for row in (*found.dates, *found.numbers)
        }

    assert rows(timeline_of(articles)) == rows(timeline_of(articles[::-1]))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("12 Brenn border guards fled the", "Brenn border guards"),
        ("12 members of Brenn security forces who", "members of Brenn security forces"),
        ("12 judges awaiting a ruling", "judges"),
        ("12 of the 28 districts", ""),
        ("12 votes last month", "votes"),
        ("12 nurses, and", "nurses"),
        ("12. The", ""),
        ("12 people’s homes", "people"),
    ],
)
def test_what_is_counted(text, counted):
    span = counted_span(text, 2, len(text))
    assert span.of(text) == counted


@st.composite
def _tied(draw):
    """How many there are, which are tied and how surely, and which must stay apart."""
    count = draw(st.integers(1, 5))
    pairs = list(combinations(range(count), 2))
    weights = draw(st.lists(st.floats(0.1, 1.2), min_size=len(pairs), max_size=len(pairs)))
    left_out = draw(st.sets(st.sampled_from(pairs), max_size=3)) if pairs else set()
    ties = [(weight, *pair) for weight, pair in zip(weights, pairs, strict=True) if pair not in left_out]
    return count, ties, draw(st.sets(st.sampled_from(pairs), max_size=2)) if pairs else set()


@given(_tied())
def test_groups_part_the_numbers_and_keep_apart_what_must_be(case):
    count, ties, kept_apart = case

    def apart(one, other):
        return (one, other) in kept_apart or (other, one) in kept_apart

    groups = gathered(count, ties, apart)
    assert sorted(number for group in groups for number in group) == list(range(count))
    tied = {frozenset(tie[1:]) for tie in ties}
    for group in groups:
        for one, other in combinations(group, 2):
            assert not apart(one, other)
        if len(group) == 2:
            assert frozenset(group) in tied
        if len(group) > 2 and not any(weight >= SURE and {*tie} <= {*group} for weight, *tie in ties):
            assert all(frozenset(pair) in tied for pair in combinations(group, 2))


@given(st.text(alphabet="abc ,.—12", min_size=1, max_size=300), st.data())
def test_a_subject_always_holds_its_expression(text, data):
    span = Span(0, len(text))
    whole = (Sentence(span, SentenceKind.BODY, 0),)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 20)))
    expression = Span(start, end)
    found = subject_span(prepare(Article("a", "a.txt", text, span, whole, "")).sentences[0], expression)
    assert found.contains(expression)
    assert span.contains(found)
