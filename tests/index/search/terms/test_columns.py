"""What the library keeps of its articles, by article number."""

from array import array
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Span
from index.search.finding.facets import facets
from index.search.indexing.article_postings import ARTICLES, Document
from index.search.indexing.postings import Postings
from index.search.nodes import Dated, Field, Listed
from index.search.terms.columns import Column, Columns, Limit, column, dated

_START = date(2019, 1, 1)
_DAYS = st.integers(0, 900).map(lambda days: (_START + timedelta(days)).isoformat())
_DATES = st.one_of(
    st.none(), _DAYS, _DAYS.map(lambda day: day[:7]), _DAYS.map(lambda day: f"{day}T12:00:00Z")
)
_GIVEN = (
    st.sampled_from([None, "Echo", "Echo News", "Wire"]),
    st.sampled_from([None, "en", "en-GB", "fr"]),
)
_KEPT = st.tuples(_DATES, *_GIVEN)
_ROWS = st.lists(_KEPT, max_size=12)

_Row = tuple[str | None, str | None, str | None]
"""Date, source and language."""


def document(key: str, date: str | None, source: str | None, language: str | None) -> Document:
    """An article of which only these count; without a source it is called by its file's name."""
    article = Article(
        key,
        f"{key}.txt",
        "",
        Span(0, 0),
        (),
        "",
        source=source or key,
        source_derived=source is None,
        date=date,
        language=language,
    )
    return Document(article, f"{key} {date} {source} {language}")


def columns(rows: Sequence[_Row], stories: Sequence[str] = ()) -> Columns:
    """Of articles of which these are known, as an index has them."""
    postings = Postings(None, ARTICLES)
    postings.update((str(number), document(str(number), *row)) for number, row in enumerate(rows))
    terms = postings.searcher()
    return Columns(
        terms.size,
        lambda: terms.column("day"),
        lambda: terms.column("source"),
        lambda: terms.column("language"),
        lambda: column([*stories, *[""] * (len(rows) - len(stories))]),
        terms.numbers_of,
    )


def days(dates: Sequence[str | None]) -> Column:
    """Of articles with these dates."""
    return columns([(date, None, None) for date in dates]).days()


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


@given(st.lists(st.dictionaries(st.sampled_from("abcdefgh"), _KEPT), max_size=5))
def test_the_columns_of_an_index_are_those_of_its_articles_whatever_changed(
    changes: list[dict[str, _Row]],
) -> None:
    postings = Postings(None, ARTICLES)
    known: dict[str, _Row] = {}
    for number, change in enumerate(changes):
        gone = set(change) if number % 3 == 2 else set()
        postings.update((key, None if key in gone else document(key, *row)) for key, row in change.items())
        known = {key: row for key, row in (known | change).items() if key not in gone}
        terms = postings.searcher()
        for at, field in enumerate(("day", "source", "language")):
            made = terms.column(field)
            wanted = {key: (row[at] or "")[:10] for key, row in known.items()}
            assert {key: made.values[made.codes[n]] for key, n in terms.numbers().items()} == wanted
            # Nothing is left of what was removed, as nothing of it would be in an index made anew.
            assert list(made.values) == sorted({"", *wanted.values()})


@given(st.lists(st.sampled_from(["", "Echo", "Wire"])), st.dictionaries(st.integers(0, 30), st.just("notes")))
def test_only_what_has_no_value_is_given_another(of: list[str], given: dict[int, str]) -> None:
    given = {number: value for number, value in given.items() if number < len(of)}
    expected = [value or given.get(number, "") for number, value in enumerate(of)]
    assert column(of).filled(given) == column(expected)


@given(_ROWS)
def test_facets_count_every_article_found(rows: list[_Row]) -> None:
    made = columns(rows)
    told = {facet.name: facet for facet in facets(made, b"\1" * len(rows), {})}
    for name, field in (("source", Field.SOURCE), ("language", Field.LANG)):
        if name not in told:
            continue
        for value in told[name].values:
            whole = Listed(field, value.name.casefold(), whole=True)
            found = made.listed(whole, dict).of(dict.fromkeys(range(len(rows)), 1.0))
            if name == "source":
                assert len(found) == value.articles
            assert len(found) >= value.articles
    months = [value.name for value in told["month"].values] if "month" in told else []
    assert months == sorted(months, reverse=True)


@given(st.lists(st.integers(0, 4), max_size=20), st.sets(st.integers(0, 19)), st.booleans())
def test_a_limit_of_all_articles_leaves_what_it_leaves_of_each(
    codes: list[int], wanted: set[int], by_code: bool
) -> None:
    limit = Limit(array("i", codes) if by_code else None, frozenset(wanted & {*range(len(codes))}))
    left = limit.of(dict.fromkeys(range(len(codes)), 1.0))
    assert limit.marks(len(codes)) == bytes(number in left for number in range(len(codes)))


def test_a_facet_that_narrows_nothing_is_left_out() -> None:
    rows: list[_Row] = [(f"2020-01-0{day}", "Echo", None) for day in (1, 2, 3)]
    assert facets(columns(rows, ["story-1"] * 3), b"\1" * 3, {"story-1": "A ferry"}) == ()
    more = columns([*rows, (None, "Wire", None)], ["story-1"] * 3)
    told = facets(more, b"\1" * 4, {"story-1": 'The "ferry"'})
    assert [(facet.name, [(v.name, v.articles, v.query) for v in facet.values]) for facet in told] == [
        ("source", [("Echo", 3, 'source:"Echo"'), ("Wire", 1, 'source:"Wire"')]),
        ("month", [("2020-01", 3, "date:2020-01")]),
        ("story", [('The "ferry"', 3, 'story:"story-1"')]),
    ]


@pytest.mark.parametrize(("whole", "found"), [(True, {0}), (False, {0, 1})])
def test_in_quotation_marks_a_source_is_the_whole_one(whole: bool, found: set[int]) -> None:
    made = columns([(None, "Echo", None), (None, "Echo News", None)])
    limit = made.listed(Listed(Field.SOURCE, "echo", whole), dict)
    assert set(limit.of({0: 1.0, 1: 1.0})) == found
    part = made.listed(Listed(Field.SOURCE, "news", whole), dict)
    assert set(part.of({0: 1.0, 1: 1.0})) == {1}
