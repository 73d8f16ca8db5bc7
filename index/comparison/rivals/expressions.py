"""Two expressions that cannot both be right: each is told once, and the note says both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from index.article import Span
from index.comparison.model import Discrepancy, DiscrepancyKind, Severity
from index.comparison.reading.beside_numbers import measure_after
from index.comparison.reading.clocks import Clock
from index.comparison.reading.dates import TimePoint
from index.comparison.reading.quantities import Quantity
from index.comparison.rivals.pairing import Pairing

NEAR = 2
"""Other content words that may stand beside two expressions taken to fill the same place."""


_Fact = TypeVar("_Fact", Quantity, TimePoint, Clock)


def fill_one_place(pairing: Pairing, left: Span, right: Span) -> bool:
    """Whether two expressions stand in one place of their sentences."""
    distance = pairing.slot_distance(left, right)
    return distance is not None and distance <= NEAR


def one_to_one(pairs: Iterable[tuple[_Fact, _Fact]]) -> Iterator[tuple[_Fact, _Fact]]:
    """The pairs in their order, without those of which either expression has had a rival."""
    used_left: set[Span] = set()
    used_right: set[Span] = set()
    for left, right in pairs:
        if left.span not in used_left and right.span not in used_right:
            used_left.add(left.span)
            used_right.add(right.span)
            yield left, right


def rival(
    kind: DiscrepancyKind,
    pairing: Pairing,
    left: Span,
    right: Span,
    severity: Severity = Severity.MAJOR,
    lead: str = "",
) -> Discrepancy:
    """A discrepancy between two expressions; its note begins with `lead`. Two numbers of different units are
    told with these: "six weeks here, at least two months there"."""
    if kind is DiscrepancyKind.NUMBER:
        left, right = _with_units(pairing, left, right)
    note = f"{lead}{pairing.left.says(left)} here, {pairing.right.says(right)} there"
    return Discrepancy(kind, severity, left, right, note, pairing.link)


def _with_units(pairing: Pairing, left: Span, right: Span) -> tuple[Span, Span]:
    """Two numbers, each with the words for its unit where both have one and these are not the same."""
    sides = (pairing.left, left), (pairing.right, right)
    ours, theirs = (
        measure_after(facts.article.text, span.end, facts.sentence.span.end) for facts, span in sides
    )
    if not (ours and theirs) or ours[0] == theirs[0]:
        return left, right
    return Span(left.start, ours[1]), Span(right.start, theirs[1])
