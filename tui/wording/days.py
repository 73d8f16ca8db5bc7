"""The day of an article, as lists and the heads of columns show it."""

from __future__ import annotations

DAY = len("2021-07-05")
"""Cells of a date, and the most that is shown of one: a time behind it is left out."""


def day_of(date: str | None) -> str:
    """What is shown of an article's date, which may be partial (`2021-07`); empty where that is not known."""
    return (date or "")[:DAY]
