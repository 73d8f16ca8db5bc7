"""A date in figures that can be read both ways is read as it is set, everywhere alike; else left open."""

from datetime import date

import pytest

from index.entities.dates.date_words import read_words
from index.formats.publication_date import iso_date
from index.languages.date_order import DATE_ORDERS, VARIABLE, date_order, day_and_month, read_figures_as
from index.search.dates import stretch
from index.storage.code_state import fingerprint
from index.updating.recognising import rules


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    # Set, so that what a test sets is taken back with it.
    monkeypatch.setenv(VARIABLE, "")


def read_everywhere(written: str) -> tuple[object, ...]:
    words = read_words(written)
    return (words and (words.month, words.day), iso_date(written), stretch(written, date(2022, 1, 1)))


@pytest.mark.parametrize(
    ("order", "month", "day"), [("day-month", 4, 3), ("month-day", 3, 4)], ids=["day-month", "month-day"]
)
def test_what_can_be_read_both_ways_is_read_as_it_is_set(order: str, month: int, day: int) -> None:
    assert read_everywhere("03/04/2021") == ((None, None), None, None)
    before = fingerprint.__wrapped__(), rules.__wrapped__()
    read_figures_as(order)
    iso = f"2021-{month:02}-{day:02}"
    assert read_everywhere("03/04/2021") == ((month, day), iso, (iso, iso))
    after = fingerprint.__wrapped__(), rules.__wrapped__()
    assert before[0] != after[0]
    assert before[1] != after[1], "what was read otherwise is read again"
    read_figures_as("day-month" if order == "month-day" else "month-day")
    assert date_order() == order, "what the environment says counts"


@pytest.mark.parametrize("order", DATE_ORDERS)
def test_what_can_be_read_in_one_way_only_is_read_so_in_any_order(order: str) -> None:
    read_figures_as(order)
    assert read_everywhere("25/12/2021")[1:] == ("2021-12-25", ("2021-12-25", "2021-12-25"))
    assert read_everywhere("12/25/2021")[0] == (12, 25)
    assert read_everywhere("07/07/2021")[1] == "2021-07-07"
    assert iso_date("25.12.2021") == "2021-12-25"
    assert [day_and_month(*pair) for pair in ((13, 13), (0, 4), (32, 1), (31, 0))] == [None] * 4
    for no_date in ("25/12.2021", "1/2/3"):
        assert iso_date(no_date) is None
    # It may be the year's 25 that is said first.
    assert iso_date("25/12/21") == ("2021-12-25" if order == "day-month" else None)
