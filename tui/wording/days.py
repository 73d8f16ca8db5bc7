"""The day of an article, as lists and the heads of columns show it."""

from __future__ import annotations

from collections.abc import Sequence

DAY = len("2021-07-05")
"""Cells of a date, and the most that is shown of one: a time behind it is left out."""


def day_of(date: str | None) -> str:
    """What is shown of an article's date, which may be partial (`2021-07`); empty where that is not known."""
    return (date or "")[:DAY]


def head_days(dates: Sequence[str | None], width: int) -> tuple[str, ...]:
    """The days of articles in heads of columns, of at most `width` cells; without the year where that is one
    and has no room, and none at all where all are of one day or do not fit."""
    days = [day_of(date) for date in dates]
    known = {day for day in days if day}
    if len(known) < 2:
        return ()
    longest = max(map(len, known))
    if longest <= width:
        return tuple(days)
    year = len("2021-")
    if (
        longest - year > width
        or any(len(day) < year for day in known)
        or len({day[:year] for day in known}) > 1
    ):
        return ()
    return tuple(day[year:] for day in days)
