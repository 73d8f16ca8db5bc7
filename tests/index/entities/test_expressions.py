"""Dates and quantities by their form, and their values."""

import pytest

from index.entities.expressions import dates, quantities
from index.entities.values import date_value, quantity_value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ended on Sunday, July 14, 2019.", ["Sunday", "July 14, 2019"]),
        ("since the 9/11 attacks and in 1998", ["9/11", "1998"]),
        (
            "two days ago, last week and the past three years",
            ["two days ago", "last week", "past three years"],
        ),
        ("on 5 July 2021 or 2021-07-05", ["5 July 2021", "2021-07-05"]),
        ("they march on; you may go; sat down; the second sun", []),
        ("a 12-year-old boy, 20 years old", []),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in dates(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 1,000 troops and 26 of the 28 districts", ["More than 1,000", "26", "28"]),
        ("about $3.5 million, or 20 percent", ["about $3.5 million", "20 percent"]),
        ("tens of thousands fled; dozens stayed", ["tens of thousands", "dozens"]),
        ("around a third of them, thirty-five miles away", ["around a third", "thirty-five miles"]),
        ("he took over six towns", ["six"]),
        ("at 5:30 p.m. or 11 a.m. on Route-66", []),
        ("no one came and someone left", []),
    ],
)
def test_quantities(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in quantities(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("surfaces", "value"),
    [
        (("Sept. 11", "September 11", "11 September", "Sep. 11"), "--09-11"),
        (("July 5, 2021", "5 July 2021", "2021-07-05"), "2021-07-05"),
        (("May 2017",), "2017-05"),
        (("Sunday", "sunday"), "sunday"),
        (("two days ago", "2 days ago"), "2 days ago"),
    ],
)
def test_one_date_written_in_different_ways_has_one_value(surfaces: tuple[str, ...], value: str) -> None:
    assert {date_value(surface) for surface in surfaces} == {value}


@pytest.mark.parametrize(
    ("surfaces", "value"),
    [
        (("More than 1,000", "more than a thousand", "over 1000"), ">1000"),
        (("$3.5 million", "$3,500,000", "3.5 million dollars"), "3500000 $"),
        (("twenty-six", "26"), "26"),
        (("20 percent", "20%", "20 per cent"), "20 %"),
        (("dozens",), "dozens"),
    ],
)
def test_one_quantity_written_in_different_ways_has_one_value(surfaces: tuple[str, ...], value: str) -> None:
    assert {quantity_value(surface) for surface in surfaces} == {value}
