"""A publication date is read however it is written, and never guessed."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats.bundle import Bundle, Item
from index.formats.month_names import month_called
from index.formats.publication_date import is_iso_date, iso_date, unread_date
from index.languages.date_order import DAY_MONTH, VARIABLE


@pytest.fixture(autouse=True)
def open_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READER_DATE_ORDER", "")


@pytest.mark.parametrize(
    "date", ["2021", "2021-07", "2021-07-05", "2021-07-05T10:00Z", "2021-07-05 10:00:01+02:00"]
)
def test_iso_dates(date: str) -> None:
    assert is_iso_date(date)
    assert iso_date(date) == date.replace(" ", "T")


@pytest.mark.parametrize("date", ["", "21", "2021-13", "2021-7-5", "5 July 2021", "2021-07-05 noon"])
def test_other_dates(date: str) -> None:
    assert not is_iso_date(date)


@pytest.mark.parametrize(
    "written",
    """5 July 2021|5th of July, 2021|July 5, 2021|Jul. 5 2021|Monday, July 5, 2021|Mon 5 Jul 2021|5-Jul-2021
    |Updated July 5, 2021|5. Juli 2021|Montag, 5. Juli 2021|lundi 5 juillet 2021|le 5 juillet 2021
    |5 de julio de 2021|segunda-feira, 5 de julho de 2021|5 luglio 2021|5 juli 2021|2021年7月5日
    |2021/7/5|2021.07.05|2021-7-5|20210705""".split("|"),
)
def test_a_day_in_words_or_figures(written: str) -> None:
    assert iso_date(written) == "2021-07-05"
    assert unread_date(written) is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("July 5, 2021 at 10:30 p.m. EDT", "2021-07-05T22:30"),
        ("July 5, 2021, 12:05 AM ET", "2021-07-05T00:05"),
        ("2021/07/05 9:30", "2021-07-05T09:30"),
        ("25/12/2021 23:59:01 UTC", "2021-12-25T23:59:01Z"),
        ("Montag, 5. März 2021, 10:30 Uhr", "2021-03-05T10:30"),
        ("2021-07-05 10:00:00 +02", "2021-07-05T10:00:00+02:00"),
        ("Mon, 05 Jul 2021 10:00:00 +0000", "2021-07-05T10:00:00+00:00"),
        ("Mon, 05 Jul 2021 10:00:00 EDT", "2021-07-05T10:00:00-04:00"),
        ("July 5, 2021 10:00 -0430", "2021-07-05T10:00-04:30"),
        ("1er août 2021", "2021-08-01"),
        ("Sept. 2021", "2021-09"),
        ("julio de 2021", "2021-07"),
        ("2021/7", "2021-07"),
        ("20210705T100001Z", "2021-07-05T10:00:01Z"),
        ("1625479200", "2021-07-05T10:00:00Z"),
        ("1/21/18", "2018-01-21"),
        ("1/21/18 9:30 PM", "2018-01-21T21:30"),
        ("31.12.75", "1975-12-31"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_times_and_months(written: str, read: str) -> None:
    assert iso_date(written) == read


@pytest.mark.parametrize(
    "written",
    "yesterday|31 Feb 2021|5 Jui 2021|July 5|July 5, 21|0 May 2021|13 PM 2021|2021-02-30|13/13/18".split("|"),
)
def test_what_is_no_date_is_told(written: str) -> None:
    assert iso_date(written) is None
    assert unread_date(written) == f"the date {written} is none that is known; write it as 2021-07-05"


def test_what_can_be_read_in_two_ways_is_told_with_what_decides_it() -> None:
    for written in ("03/04/2021", "03/04/2021 10:00", "3/4/18", "21/1/18"):
        assert iso_date(written) is None
        assert unread_date(written) == (
            f"the date {written} can be read in two ways; say which with date_order in the settings"
        )
    assert unread_date("") is None


def test_a_year_of_two_figures_may_be_a_day_until_it_is_said_which_comes_first(monkeypatch) -> None:
    monkeypatch.setenv(VARIABLE, DAY_MONTH)
    assert [iso_date(written) for written in ("3/4/18", "21/1/18", "1/21/18")] == [
        "2018-04-03",
        "2018-01-21",
        "2018-01-21",
    ]


def test_a_month_is_known_by_its_beginning_where_no_other_begins_so() -> None:
    assert [month_called(name) for name in ("mar", "mai", "ago", "gen", "dez", "okt")] == [3, 5, 8, 1, 12, 10]
    assert [month_called(name) for name in ("jui", "ma", "ju", "monday", "")] == [None] * 5


def test_the_first_date_of_a_file_that_cannot_be_read_is_noted_with_its_record() -> None:
    records = [
        {"text": f"Ferry {n} sailed.", "date": date} for n, date in enumerate(("", "Jul 5 2021", "soon"))
    ]
    data = "\n".join(map(json.dumps, records)).encode()
    items = [one for one in Bundle(io.BytesIO(data), len(data), "a.jsonl").items() if isinstance(one, Item)]
    assert [item.written.date for item in items] == [None, "2021-07-05", None]
    assert [item.note is None for item in items] == [True, True, False]


@given(
    st.text(max_size=30) | st.from_regex(r"[\d]{1,2}[ ./-][a-zA-Z0-9]{1,9}[ ,./-]{1,2}\d{1,4}( \d\d?:\d\d)?")
)
def test_whatever_is_written_what_comes_out_is_iso_or_nothing(written: str) -> None:
    found = iso_date(written)
    assert found is None or is_iso_date(found)
    assert (unread_date(written) is None) == (found is not None or not written.strip())
