"""Discrepancies of number and of date: figures and days that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from index.article import Span
from index.comparison.concepts import MEASURES, concepts
from index.comparison.dates import TimePoint
from index.comparison.evidence import Pairing, SentenceFacts
from index.comparison.model import Discrepancy, DiscrepancyKind, Severity, Strength
from index.comparison.quantities import Quantity
from index.comparison.stems import stem

_SAYING = frozenset(
    stem(word)
    for word in "said told announced reported added confirmed stated wrote tweeted declared".split()
)

NEAR_VERBATIM = 0.5
"""Score from which two sentences are one report: another day in it is a contradiction and not another event,
and a figure for the same things is a rival figure."""

ALMOST_THE_SAME = 0.7
"""Score from which the only two figures of a kind are rivals even if other words follow them."""

SURE = 4
"""Concepts that the things counted and the words around them must share where the sentences share little."""

SHARED_NAMES = 2
"""Names that two partly linked sentences must share before their figures are held against each other."""

MAGNITUDE = 10.0
"""Factor beyond which two figures are not rival counts of one thing."""

NEAR = 2
"""Other content words that may stand beside two expressions taken to fill the same place."""


_Fact = TypeVar("_Fact", Quantity, TimePoint)


def number_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Quantities of one thing whose intervals do not meet, where neither is told elsewhere in the group."""
    if not (pairing.left.quantities and pairing.right.quantities):
        return
    if pairing.strength is Strength.PARTIAL and len(pairing.shared_names) < SHARED_NAMES:
        return
    if pairing.score < NEAR_VERBATIM and _other_days(pairing):
        return
    ours = _unmatched(pairing.left.quantities, pairing.group_right)
    theirs = _unmatched(pairing.right.quantities, pairing.group_left)
    ranked = sorted(
        (
            (-likeness, left.span, right.span, left, right)
            for left in ours
            for right in theirs
            if not left.agrees(right)
            and (likeness := _same_thing(pairing, left, right, _alone(left, ours) and _alone(right, theirs)))
        ),
        key=lambda entry: entry[:3],
    )
    for left, right in _one_to_one((entry[3], entry[4]) for entry in ranked):
        yield _found(DiscrepancyKind.NUMBER, pairing, left.span, right.span)


def date_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Dates of one act that exclude each other, where neither is told elsewhere in the group."""
    if pairing.strength is not Strength.STRONG or pairing.doubtful:
        return
    ours = [point for point in pairing.left.times if not _told(point, pairing.group_right)]
    theirs = [point for point in pairing.right.times if not _told(point, pairing.group_left)]
    candidates = [
        (left, right)
        for left in ours
        for right in theirs
        if left.conflicts(right) and _same_act(pairing, left, right)
    ]
    for left, right in _one_to_one(candidates):
        yield _found(DiscrepancyKind.DATE, pairing, left.span, right.span)


def _one_to_one(pairs: Iterable[tuple[_Fact, _Fact]]) -> Iterator[tuple[_Fact, _Fact]]:
    used_left: set[Span] = set()
    used_right: set[Span] = set()
    for left, right in pairs:
        if left.span not in used_left and right.span not in used_right:
            used_left.add(left.span)
            used_right.add(right.span)
            yield left, right


def _found(kind: DiscrepancyKind, pairing: Pairing, left: Span, right: Span) -> Discrepancy:
    note = f"{pairing.left.says(left)} here, {pairing.right.says(right)} there"
    return Discrepancy(kind, Severity.MAJOR, left, right, note, pairing.link)


def _unmatched(found: Sequence[Quantity], others: Sequence[SentenceFacts]) -> list[Quantity]:
    """The quantities that no sentence of the other side agrees with."""
    return [
        quantity
        for quantity in found
        if not any(quantity.agrees(other) for facts in others for other in facts.quantities)
    ]


def _alone(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether no other of the quantities is of its kind and, for a measure, in its unit."""
    return not any(
        other is not quantity and other.kind == quantity.kind and _unit(other) == _unit(quantity)
        for other in others
    )


def _unit(quantity: Quantity) -> str:
    """The unit of a measure; "" for what is counted, and for percentages and money."""
    first = quantity.unit[0] if quantity.unit else ""
    return first if quantity.kind == "count" and first in MEASURES else ""


def _same_thing(pairing: Pairing, left: Quantity, right: Quantity, alone: bool) -> int:
    """How surely two quantities measure one thing; 0 where that is not to be assumed.

    `alone`: neither sentence has another figure of the kind that the other one lacks.
    """
    if left.kind != right.kind or not _comparable(left, right):
        return 0
    if _unit(left) != _unit(right) or left.part is not right.part:
        return 0
    counted = concepts(left.unit) & concepts(right.unit)
    around = (concepts(left.context) & concepts(right.context)) - counted - MEASURES
    distance = pairing.slot_distance(left.span, right.span)
    same_place = distance is not None and distance <= NEAR
    named = counted - MEASURES
    near = pairing.score >= NEAR_VERBATIM
    figures = not (left.vague or right.vague)
    if pairing.strength is Strength.PARTIAL or pairing.doubtful:
        sure = figures and left.kind == "count" and not _unit(left)
        sure = sure and bool(named) and len(named) + len(around) >= SURE
    elif left.kind == "count" and not _unit(left) and (left.unit or right.unit):
        sure = bool(named) and (same_place or len(around) >= 2 or near)
        told_apart = bool(left.unit and right.unit) and pairing.score < ALMOST_THE_SAME
        sure = sure or (alone and near and not told_apart and len(around) >= 2)
    else:
        sure = (same_place and len(around) >= 2) or (alone and near and len(around) >= 1)
    return 2 * len(named) + len(around) + 3 * same_place if sure else 0


def _comparable(left: Quantity, right: Quantity) -> bool:
    return left.low <= MAGNITUDE * right.high and right.low <= MAGNITUDE * left.high


def _other_days(pairing: Pairing) -> bool:
    """Whether the sentences report of different days, each of which may have its own figures."""
    ours, theirs = pairing.left.times, pairing.right.times
    return bool(ours and theirs) and all(
        left.conflicts(right) and not (left.damaged or right.damaged) for left in ours for right in theirs
    )


def _told(point: TimePoint, others: Sequence[SentenceFacts]) -> bool:
    """Whether some sentence of the other side names the same time."""
    return any(_same_time(point, other) for facts in others for other in facts.times)


def _same_time(point: TimePoint, other: TimePoint) -> bool:
    if point.conflicts(other):
        return False
    if point.resolved and point.resolved == other.resolved:
        return True
    fields = (
        (point.year, other.year),
        (point.month, other.month),
        (point.weekday, other.weekday),
        (point.relative, other.relative),
    )
    return any(ours is not None and ours == theirs for ours, theirs in fields) or (
        "weekend" in f"{point.relative}{other.relative}" and {point.weekday, other.weekday} & {5, 6} != set()
    )


def _same_act(pairing: Pairing, left: TimePoint, right: TimePoint) -> bool:
    """Whether two dates are those of one act: they fill the same place, or the words around them are the
    same."""
    ours, theirs = _around(pairing.left, left.span), _around(pairing.right, right.span)
    if _reporting(pairing.left, left.span) != _reporting(pairing.right, right.span):
        return False
    distance = pairing.slot_distance(left.span, right.span)
    same_place = distance is not None and distance <= NEAR
    if (left.weekday is None) != (right.weekday is None) and not same_place:
        return False
    return len(ours & theirs) >= (1 if same_place else 2)


def _around(facts: SentenceFacts, span: Span) -> frozenset[str]:
    """The stems of the three content words before and behind an expression."""
    first, end = facts.token_range(span)
    before = [token.stem for token in facts.tokens[:first] if token.content][-3:]
    behind = [token.stem for token in facts.tokens[end:] if token.content][:3]
    return concepts([*before, *behind])


def _reporting(facts: SentenceFacts, span: Span) -> bool:
    """Whether the expression dates the saying and not the thing said: "said on Monday", "told Reuters
    Monday"."""
    first, end = facts.token_range(span)
    nearby = [*facts.tokens[max(0, first - 4) : first], *facts.tokens[end : end + 2]]
    return any(token.stem in _SAYING for token in nearby)
