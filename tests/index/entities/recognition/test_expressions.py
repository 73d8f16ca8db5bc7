"""Dates and quantities by their form, and their values."""

import pytest

from index.entities.dates.values import date_value, quantity_value
from index.entities.recognition.expressions import dates, quantities


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
        ("by the end of May, at the start of the week", ["end of May", "start of the week"]),
        ("over the last two weeks of the season", ["last two weeks"]),
        ("It opens later this month. That year it did not.", ["later this month", "That year"]),
        ("more than a decade of an 18-month lease", ["more than a decade", "18-month"]),
        ("Ten long days over the weekend", ["Ten long days", "weekend"]),
        ("\n\nMarch was wet; they March was wrong", ["March"]),
        ("early spring of 2011 and the third quarter", ["early spring of 2011", "third quarter"]),
        ("before Christmas Eve, on Friday night", ["Christmas Eve", "Friday"]),
        ("Tory MPs of the powerful 1922 Committee met in 1922.", ["1922"]),
        ("the 9/11 Commission and the 9/11 attacks", ["9/11"]),
        ("Flight 1549, under Section 1983, by resolution 1701 of 2006", ["2006"]),
        ("The 2014 Harbour Act, a 2014 ruling, 2014 people", ["2014"]),
        (
            "Last year and early next week; late 2016; Earlier this month",
            ["Last year", "early next week", "late 2016", "Earlier this month"],
        ),
        ("ahead of the 2020 elections, its 2012 figures", ["2020", "2012"]),
        ("the 2016 National Farm Convention, the 2016 Grain Act", ["2016"]),
        (
            "a month and a half, the 19th century, fifteen years",
            ["a month and a half", "19th century", "fifteen years"],
        ),
        ("for several months; 3,000 a year; for a year", ["a year"]),
        ("in the first 100 days, the 16th and 17th centuries", ["first 100 days", "16th and 17th centuries"]),
        ("the March floods, a May morning, on Presidents Day", ["March", "Presidents Day"]),
        (
            "over the last week of June 2019 and the end of the 1990s",
            ["last week of June 2019", "end of the 1990s"],
        ),
        ("She hosts Farming Today. Today it rains.", ["Today"]),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in dates(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 1,000 troops and 26 of the 28 districts", ["More than 1,000", "26", "28"]),
        ("about $3.5 million, or 20 percent", ["about $3.5 million", "20 percent"]),
        ("tens of thousands fled; dozens stayed", []),
        ("around a third of them, thirty-five miles away", ["thirty-five miles"]),
        ("he took over six towns", ["six"]),
        ("at 5:30 p.m. or 11 a.m. on Route-66", []),
        ("no one came and someone left", []),
        ("Ida Quill, 34, of Room 12 won 4:13 at No. 2", []),
        ("nine in ten, or 1 in 3", ["nine in ten", "1 in 3"]),
        ("a 300-square-foot flat; test scores; scores of flats", ["300-square-foot"]),
        ("half of the fields, half a million geese, three dozen eggs", ["half a million", "three dozen"]),
        ("37%-57% for it, $5-10 million, 20-30 miles off", ["37%-57%", "$5-10 million", "20-30 miles"]),
        ("a two-hour walk at 5 o'clock, a ten-acre farm", ["two-hour", "ten-acre"]),
        ("no fewer than 12 geese, close to 400 hens", ["no fewer than 12", "close to 400"]),
        ("a class called Poultry Science 101 near a Quell 737 or KTX 35", []),
        ("He lives at 14 Harbour Street; the index closed at 2,345.67", []),
        ("the 5–4 ruling [6] (2) and round three", []),
        ("aged 40, a 9-year-old, and 40 geese", ["40"]),
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
        (("Christmas Eve", "Dec. 24"), "--12-24"),
        (("1990s", "’90s", "'90s"), "1990s"),
        (("2014",), "2014"),
        (("5/7/2021",), "5/7/2021"),
    ],
)
def test_one_date_written_in_different_ways_has_one_value(surfaces: tuple[str, ...], value: str) -> None:
    assert {date_value(surface) for surface in surfaces} == {value}


@pytest.mark.parametrize(
    ("surfaces", "value"),
    [
        (("More than 1,000", "more than a thousand", "over 1000"), ">1000"),
        (("$3.5 million", "$3,500,000", "3.5 million dollars"), "3500000 $"),
        (("5 millionen euro", "5 million euros"), "5000000 euro"),
        (("twenty-six", "26"), "26"),
        (("20 percent", "20%", "20 per cent"), "20 %"),
        (("dozens",), "dozens"),
        (("a third", "one-third"), "1/3"),
        (("around two-thirds", "roughly two thirds"), "~2/3"),
        (("no fewer than 12", "at least twelve"), ">12"),
    ],
)
def test_one_quantity_written_in_different_ways_has_one_value(surfaces: tuple[str, ...], value: str) -> None:
    assert {quantity_value(surface) for surface in surfaces} == {value}
