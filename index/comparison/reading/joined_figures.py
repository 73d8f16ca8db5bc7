"""Figures that say a quantity only together, or beside others: ranges, compound measures, bare sums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.article import Span
from index.comparison.reading.measures import unit_of
from index.comparison.reading.quantities import CURRENCIES, Quantity

_BETWEEN = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
_JOINT = re.compile(r"\s+[a-z]+(?:,\s+|\s+and\s+|\s+)\Z")

BARE_SUM = 1e6
"""Figure from which a bare one beside a sum is a sum."""


def with_currency(found: list[Quantity]) -> list[Quantity]:
    """Gives a bare large figure the currency of its sentence: "sales of £412m and a profit of 13 million"."""
    signs = {each.kind for each in found if each.kind in CURRENCIES}
    if len(signs) != 1:
        return found
    return [
        replace(each, kind=min(signs))
        if each.kind == "count" and not each.unit and each.low >= BARE_SUM
        else each
        for each in found
    ]


def joined(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Joins "between 10 and 20", "10 to 20" and "10-20" to one quantity that reaches from one to the
    other."""
    position = 0
    while position < len(found):
        first = found[position]
        position += 1
        if position < len(found):
            second = found[position]
            joint = text[first.span.end : second.span.start]
            lead = _BETWEEN.search(text, max(0, first.span.start - 10), first.span.start)
            between = lead is not None and joint.strip() == "and"
            if _compound(first, second, joint):
                scale = _scale(second) / _scale(first)
                position += 1
                yield replace(
                    first,
                    span=Span(first.span.start, second.span.end),
                    low=first.low + second.low * scale,
                    high=first.high + second.high * scale,
                )
                continue
            if (
                (between or joint.strip() in ("to", "-", "–"))
                and first.low <= second.high
                and (first.kind == second.kind or (first.kind == "count" and not first.unit))
            ):
                start = lead.start() if lead and between else first.span.start
                position += 1
                yield replace(second, span=Span(start, second.span.end), low=first.low, exact=False)
                continue
        yield first


def _compound(first: Quantity, second: Quantity, joint: str) -> bool:
    """Whether two numbers are one measure: "four hours and 30 minutes", "6 feet 2 inches"."""
    ours, theirs = unit_of(first.unit), unit_of(second.unit)
    return (
        ours is not None
        and theirs is not None
        and first.kind == second.kind == "count"
        and ours.dimension == theirs.dimension
        and ours.factor > theirs.factor
        and second.high * theirs.factor < ours.factor
        and _JOINT.fullmatch(joint) is not None
    )


def _scale(quantity: Quantity) -> float:
    unit = unit_of(quantity.unit)
    return unit.factor if unit else 1.0
