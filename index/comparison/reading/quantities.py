"""A quantity as an interval, so that "1,037" and "more than 1,000" agree."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import Span
from index.comparison.reading.measures import OTHER_UNIT, unit_of

CURRENCIES = frozenset("$€£¥")
"""The kinds of a quantity that are sums of money."""

SAME_FLOOR = 0.9
"""How close two figures must be that both say "at least": each is the highest its writer knows of."""

SHARE = 0.07
"""How far off a fraction in words may be from a percentage: "a third" for 35%."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in an article with what it counts.

    `low` and `high` enclose the true value as the words promise it; `exact` where they are one figure. `unit`
    holds the stems of the words that follow it, in order (what is counted); `kind` is "count", "percent",
    "fraction", "ratio" (the five of "one in five") or a currency sign. `context` are the content stems around
    it; `vague` marks words without a figure ("hundreds").
    """

    span: Span
    low: float
    high: float
    exact: bool
    kind: str
    unit: tuple[str, ...]
    context: frozenset[str]
    vague: bool = False
    part: bool = False
    """Whether it is told with its whole, as the whole, or as a rest: 26 of the 28 districts, the other
    two."""
    least: bool = False
    """Whether it is a lower bound in words: "at least", "more than"."""
    beyond: int = 0
    """1 where it lies above `low` itself ("more than"), -1 where below `high` itself ("under")."""

    def agrees(self, other: Quantity) -> bool:
        """Whether both can be true of one thing: the intervals meet, or one is the other rounded or
        converted."""
        if self.kind != other.kind:
            return {self.kind, other.kind} == {"fraction", "percent"} and self._share_agrees(other)
        if self.kind == "count" and self.unit[:2] != other.unit[:2]:
            ours, theirs = unit_of(self.unit), unit_of(other.unit)
            if ours and theirs and ours != theirs:
                return ours.dimension == theirs.dimension and meet(
                    (ours.base(self.low), ours.base(self.high)),
                    (theirs.base(other.low), theirs.base(other.high)),
                    OTHER_UNIT,
                )
        if self.least and other.least:
            return min(self.low, other.low) >= SAME_FLOOR * max(self.low, other.low)
        if self.low <= other.high and other.low <= self.high:
            return not (self._ends_where_begins(other) or other._ends_where_begins(self))
        return self.exact and other.exact and rounds(self.low, other.low)

    def _ends_where_begins(self, other: Quantity) -> bool:
        """Whether one lies below a figure and the other above the same: "below 6%", "above 6%"."""
        return self.beyond < 0 < other.beyond and self.high == other.low

    def _share_agrees(self, other: Quantity) -> bool:
        ours, theirs = (
            (each.low * scale, each.high * scale)
            for each in (self, other)
            for scale in (100.0 if each.kind == "fraction" else 1.0,)
        )
        return meet(ours, theirs, SHARE)


def meet(ours: tuple[float, float], theirs: tuple[float, float], slack: float) -> bool:
    """Whether two intervals meet once each is widened by a share of its ends."""
    return ours[0] <= theirs[1] + slack * abs(theirs[1]) and theirs[0] <= ours[1] + slack * abs(ours[1])


def rounds(first: float, second: float) -> bool:
    """Whether the rounder of two figures is the other one rounded to as many digits as it shows."""
    return _rounded_to(first, second) or _rounded_to(second, first)


def digits_of(figure: float) -> str:
    """The digits of a figure without the noughts at its end: "35" of 350 billion and of 3.5."""
    return f"{figure:.9e}".partition("e")[0].replace(".", "").rstrip("0")


def _rounded_to(rough: float, fine: float) -> bool:
    """Below a thousand only what has a fraction is rounded, to a whole number: 66.4 to 66."""
    if rough < 1000 and (fine % 1 == 0 or rough % 1 != 0):
        return False
    digits = digits_of(rough)
    return len(digits) > 1 and float(f"{fine:.{len(digits) - 1}e}") == rough
