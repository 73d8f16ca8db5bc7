"""The dates of a query, told on Wednesday the 7th of July 2021."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.dates import Days, stretch, turned

TODAY = date(2021, 7, 7)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2021", ("2021", "2021")),
        ("2021-7", ("2021-07", "2021-07")),
        ("2021/07/05", ("2021-07-05", "2021-07-05")),
        ("2021-12-31", ("2021-12-31", "2021-12-31")),
        ("last week..last month", ("2021-06-28", "2021-06")),
        ("last 3 days..last 2 days", ("2021-07-04", "2021-07-07")),
        ("2021-06..2021-08", ("2021-06", "2021-08")),
        ("..2021", (None, "2021")),
        ("2021-06..", ("2021-06", None)),
        ("monday..yesterday", ("2021-07-05", "2021-07-06")),
        ("july", ("2021-07", "2021-07")),
        ("august", ("2020-08", "2020-08")),
        ("Jul 2019", ("2019-07", "2019-07")),
        ("5 July 2021", ("2021-07-05", "2021-07-05")),
        ("July 5th, 2021", ("2021-07-05", "2021-07-05")),
        ("7 july", ("2021-07-07", "2021-07-07")),
        ("8 july", ("2020-07-08", "2020-07-08")),
        ("today", ("2021-07-07", "2021-07-07")),
        ("yesterday", ("2021-07-06", "2021-07-06")),
        ("wednesday", ("2021-06-30", "2021-06-30")),
        ("last tuesday", ("2021-07-06", "2021-07-06")),
        ("1 week ago", ("2021-06-30", "2021-06-30")),
        ("a month ago", ("2021-06-07", "2021-06-07")),
        ("five months ago", ("2021-02-07", "2021-02-07")),
        ("2 years ago", ("2019-07-07", "2019-07-07")),
        ("last week", ("2021-06-28", "2021-07-04")),
        ("this week", ("2021-07-05", "2021-07-11")),
        ("last month", ("2021-06", "2021-06")),
        ("this year", ("2021", "2021")),
        ("last 3 days", ("2021-07-04", "2021-07-07")),
        ("past week", ("2021-06-30", "2021-07-07")),
    ],
)
def test_reads(value: str, days: Days) -> None:
    assert stretch(value, TODAY) == days


@pytest.mark.parametrize(
    "value",
    ["", "..", "2021-13", "2021-02-30", "0000", "99", "soon", "ju", "31 june 2021", "1..2", "2021-1-1-1"],
)
def test_what_is_no_date_names_nothing(value: str) -> None:
    assert stretch(value, TODAY) is None


def test_a_month_that_is_shorter_ends_earlier() -> None:
    assert stretch("1 month ago", date(2021, 3, 31)) == ("2021-02-28", "2021-02-28")


def test_without_a_clock_only_the_calendar_is_read() -> None:
    assert stretch("yesterday", None) is None
    assert stretch("july", None) is None
    assert stretch("july 2021", None) == ("2021-07", "2021-07")


@pytest.mark.parametrize(
    ("value", "other"),
    [
        ("2018..2017", "2017..2018"),
        ("2021-07-05 .. 2021-06", "2021-06..2021-07-05"),
        ("yesterday..monday", "monday..yesterday"),
        ("2017..2018", None),
        ("2018..2018", None),
        ("2018-05..2018", None),
        ("2018..2018-05", None),
        ("2018..", None),
        ("..2017", None),
        ("2018", None),
        ("soon..2017", None),
    ],
)
def test_a_range_that_ends_before_it_begins_is_turned(value: str, other: str | None) -> None:
    assert turned(value, TODAY) == other
    assert other is None or turned(other, TODAY) is None


@given(st.one_of(st.text(), st.from_regex(r"[0-9]{1,9} (day|week|month|year)s? ago", fullmatch=True)))
def test_never_fails(value: str) -> None:
    for today in (TODAY, date.min, date.max):
        found = stretch(value, today)
        if found is not None and None not in found:
            assert all(one is not None and len(one) in (4, 7, 10) for one in found)
