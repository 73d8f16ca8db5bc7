"""What the library keeps of its articles, by article number."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Span
from index.search.article_postings import ARTICLES, Document
from index.search.columns import Column, Columns, Row, dated
from index.search.facets import facets
from index.search.nodes import Dated, Field, Listed
from index.search.postings import Postings

_START = date(2019, 1, 1)
_DAYS = st.integers(0, 900).map(lambda days: (_START + timedelta(days)).isoformat())
_DATES = st.one_of(
    st.none(), _DAYS, _DAYS.map(lambda day: day[:7]), _DAYS.map(lambda day: f"{day}T12:00:00Z")
)
_GIVEN = st.tuples(
    st.sampled_from(["Echo", "Echo News", "Wire"]), st.sampled_from([None, "en", "en-GB", "fr"])
)
_ROWS = st.lists(_GIVEN, max_size=12).map(
    lambda rows: [Row(str(n), *given, None) for n, given in enumerate(rows)]
)


def columns(rows: list[Row]) -> Columns:
    return Columns(rows, {row.id: int(row.id) for row in rows}, len(rows))


def document(key: str, date: str | None) -> Document:
    """An article of which only the date counts."""
    return Document(Article(key, f"{key}.txt", "", Span(0, 0), (), "", date=date), f"{key} {date}")


def days(dates: Sequence[str | None]) -> Column:
    """Of articles with these dates, as an index has them."""
    postings = Postings(None, ARTICLES)
    postings.update((str(number), document(str(number), date)) for number, date in enumerate(dates))
    return postings.searcher().column("day")


def _last_day(written: str) -> str:
    """What is dated by its month alone may be of the last day of that."""
    year, month = int(written[:4]), int(written[5:7])
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last.isoformat() if len(written) == len("2019-07") else written[:10]


@given(st.lists(_DATES, max_size=12), _DAYS, _DAYS)
def test_a_range_of_dates_has_both_its_ends(dates: list[str | None], first: str, last: str) -> None:
    everything = dict.fromkeys(range(len(dates)), 1.0)
    found = dated(days(dates), Dated(first[:7], last)).of(everything)
    expected = {
        number
        for number, date in enumerate(dates)
        if date and date[:7] >= first[:7] and _last_day(date) <= last
    }
    assert set(found) == expected


@given(st.lists(st.dictionaries(st.sampled_from("abcdefgh"), _DATES), max_size=5))
def test_the_days_of_an_index_are_those_of_its_articles_whatever_changed(
    changes: list[dict[str, str | None]],
) -> None:
    postings = Postings(None, ARTICLES)
    known: dict[str, str | None] = {}
    for number, change in enumerate(changes):
        gone = set(change) if number % 3 == 2 else set()
        postings.update((key, None if key in gone else document(key, date)) for key, date in change.items())
        known = {key: date for key, date in (known | change).items() if key not in gone}
        terms = postings.searcher()
        column = terms.column("day")
        assert list(column.values) == sorted(set(column.values))
        assert column.values[0] == ""
        found = {key: column.values[column.codes[at]] for key, at in terms.numbers().items()}
        assert found == {key: (date or "")[:10] for key, date in known.items()}


@given(_ROWS, st.lists(_DATES, min_size=12, max_size=12))
def test_facets_count_every_article_found(rows: list[Row], dates: list[str | None]) -> None:
    made = columns(rows)
    told = {facet.name: facet for facet in facets(made, days(dates), range(len(rows)), {})}
    for name, field in (("source", Field.SOURCE), ("language", Field.LANG)):
        if name not in told:
            continue
        for value in told[name].values:
            whole = Listed(field, value.name.casefold(), whole=True)
            found = made.listed(whole, {}).of(dict.fromkeys(range(len(rows)), 1.0))
            if name == "source":
                assert len(found) == value.articles
            assert len(found) >= value.articles
    months = [value.name for value in told["month"].values] if "month" in told else []
    assert months == sorted(months, reverse=True)


def test_a_facet_that_narrows_nothing_is_left_out() -> None:
    rows = [Row(str(n), "Echo", None, "story-1") for n in range(3)]
    column = days(["2020-01-01", "2020-01-02", "2020-01-03", None])
    assert facets(columns(rows), column, range(3), {"story-1": "A ferry"}) == ()
    rows.append(Row("3", "Wire", None, None))
    told = facets(columns(rows), column, range(4), {"story-1": 'The "ferry"'})
    assert [(facet.name, [(v.name, v.articles, v.query) for v in facet.values]) for facet in told] == [
        ("source", [("Echo", 3, 'source:"Echo"'), ("Wire", 1, 'source:"Wire"')]),
        ("month", [("2020-01", 3, "date:2020-01")]),
        ("story", [('The "ferry"', 3, 'story:"story-1"')]),
    ]


@pytest.mark.parametrize(("whole", "found"), [(True, {0}), (False, {0, 1})])
def test_in_quotation_marks_a_source_is_the_whole_one(whole: bool, found: set[int]) -> None:
    made = columns([Row("0", "Echo", None, None), Row("1", "Echo News", None, None)])
    limit = made.listed(Listed(Field.SOURCE, "echo", whole), {})
    assert set(limit.of({0: 1.0, 1: 1.0})) == found
    part = made.listed(Listed(Field.SOURCE, "news", whole), {})
    assert set(part.of({0: 1.0, 1: 1.0})) == {1}


_STATE = st.dictionaries(st.integers(0, 11).map(str), _GIVEN, max_size=12)


@given(_STATE, _STATE, st.randoms(use_true_random=False))
def test_columns_of_a_few_changes_are_those_made_anew(
    first: dict[str, tuple[str, str | None]],
    second: dict[str, tuple[str, str | None]],
    random: Random,
) -> None:
    def numbered(state: Mapping[str, object]) -> dict[str, int]:
        places = random.sample(range(15), len(state))
        return dict(zip(state, places, strict=True))

    def rows(state: Mapping[str, tuple[str, str | None]]) -> list[Row]:
        return [Row(key, *given, None if given[1] else f"story-{key}") for key, given in state.items()]

    numbers = numbered(second)
    made = Columns(rows(first), numbered(first), 15).renewed(
        rows({key: given for key, given in second.items() if first.get(key) != given}),
        first.keys() - second.keys(),
        numbers,
        15,
    )
    anew = Columns(rows(second), numbers, 15)
    assert (made.sources, made.languages, made.stories) == (anew.sources, anew.languages, anew.stories)
    assert made.these(second) == anew.these(second)
