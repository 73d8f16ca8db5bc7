"""What the library keeps of its articles, by article number."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.columns import Columns, Row
from index.search.facets import facets
from index.search.nodes import Dated, Field, Listed

_START = date(2019, 1, 1)
_DAYS = st.integers(0, 900).map(lambda days: (_START + timedelta(days)).isoformat())
_DATES = st.one_of(
    st.none(), _DAYS, _DAYS.map(lambda day: day[:7]), _DAYS.map(lambda day: f"{day}T12:00:00Z")
)
_GIVEN = st.tuples(
    st.sampled_from(["Echo", "Echo News", "Wire"]), _DATES, st.sampled_from([None, "en", "en-GB", "fr"])
)
_ROWS = st.lists(_GIVEN, max_size=12).map(
    lambda rows: [Row(str(n), source, day, code, None) for n, (source, day, code) in enumerate(rows)]
)


def columns(rows: list[Row]) -> Columns:
    return Columns(rows, {row.id: int(row.id) for row in rows}, len(rows))


def _last_day(written: str) -> str:
    """What is dated by its month alone may be of the last day of that."""
    year, month = int(written[:4]), int(written[5:7])
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last.isoformat() if len(written) == len("2019-07") else written[:10]


@given(_ROWS, _DAYS, _DAYS)
def test_a_range_of_dates_has_both_its_ends(rows: list[Row], first: str, last: str) -> None:
    everything = dict.fromkeys(range(len(rows)), 1.0)
    found = columns(rows).dated(Dated(first[:7], last)).of(everything)
    expected = {
        number
        for number, row in enumerate(rows)
        if row.date and row.date[:7] >= first[:7] and _last_day(row.date) <= last
    }
    assert set(found) == expected


@given(_ROWS)
def test_facets_count_every_article_found(rows: list[Row]) -> None:
    made = columns(rows)
    told = {facet.name: facet for facet in facets(made, range(len(rows)), {})}
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
    rows = [Row(str(n), "Echo", "2020-01-0" + str(n + 1), None, "story-1") for n in range(3)]
    assert facets(columns(rows), range(3), {"story-1": "A ferry"}) == ()
    rows.append(Row("3", "Wire", None, None, None))
    told = facets(columns(rows), range(4), {"story-1": 'The "ferry"'})
    assert [(facet.name, [(v.name, v.articles, v.query) for v in facet.values]) for facet in told] == [
        ("source", [("Echo", 3, 'source:"Echo"'), ("Wire", 1, 'source:"Wire"')]),
        ("month", [("2020-01", 3, "date:2020-01")]),
        ("story", [('The "ferry"', 3, 'story:"story-1"')]),
    ]


@pytest.mark.parametrize(("whole", "found"), [(True, {0}), (False, {0, 1})])
def test_in_quotation_marks_a_source_is_the_whole_one(whole: bool, found: set[int]) -> None:
    made = columns([Row("0", "Echo", None, None, None), Row("1", "Echo News", None, None, None)])
    limit = made.listed(Listed(Field.SOURCE, "echo", whole), {})
    assert set(limit.of({0: 1.0, 1: 1.0})) == found
    part = made.listed(Listed(Field.SOURCE, "news", whole), {})
    assert set(part.of({0: 1.0, 1: 1.0})) == {1}


_STATE = st.dictionaries(st.integers(0, 11).map(str), _GIVEN, max_size=12)


@given(_STATE, _STATE, st.randoms(use_true_random=False))
def test_columns_of_a_few_changes_are_those_made_anew(
    first: dict[str, tuple[str, str | None, str | None]],
    second: dict[str, tuple[str, str | None, str | None]],
    random: Random,
) -> None:
    def numbered(state: Mapping[str, object]) -> dict[str, int]:
        places = random.sample(range(15), len(state))
        return dict(zip(state, places, strict=True))

    def rows(state: Mapping[str, tuple[str, str | None, str | None]]) -> list[Row]:
        return [Row(key, *given, None if given[1] else f"story-{key}") for key, given in state.items()]

    numbers = numbered(second)
    made = Columns(rows(first), numbered(first), 15).renewed(
        rows({key: given for key, given in second.items() if first.get(key) != given}),
        first.keys() - second.keys(),
        numbers,
        15,
    )
    anew = Columns(rows(second), numbers, 15)
    assert (made.sources, made.days, made.languages, made.stories) == (
        anew.sources,
        anew.days,
        anew.languages,
        anew.stories,
    )
    assert made.these(second) == anew.these(second)
