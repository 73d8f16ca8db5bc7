"""What is read of numbers and days in languages other than English."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: `span` with what bounds it and its unit of money or percent, `core` without the bound.

    `low` and `high` are what the figures or words say, equal where they say one number; `bound` is `up`
    ("more than"), `down`, `most`, `about` or "", `at_least` a bound that takes in its own figure. `kind` is
    "count", "percent", "fraction" (of 1), "age" or a currency sign; `vague` are words without a figure
    ("hundreds").
    """

    span: Span
    core: Span
    low: float
    high: float
    bound: str = ""
    at_least: bool = False
    kind: str = "count"
    vague: bool = False


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A date; None for what it leaves open. `weekday` counts from Monday, 0; `relative` are the English words
    for an expression that counts from the day of publication ("last week"), else ""."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: str = ""
