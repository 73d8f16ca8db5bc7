"""Discrepancies of number and of date: figures and days that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from index.article import Span
from index.comparison.circumstances import (
    NEAR_VERBATIM,
    as_of,
    of_other_days,
    other_days,
    other_hours,
    other_standing,
    other_sums,
    same_time,
)
from index.comparison.clocks import Clock
from index.comparison.concepts import MEASURES, concepts
from index.comparison.dates import TimePoint
from index.comparison.evidence import Pairing, SentenceFacts
from index.comparison.measures import unit_of
from index.comparison.model import Discrepancy, DiscrepancyKind, Severity, Strength
from index.comparison.quantities import Quantity
from index.comparison.stems import stem

_SAYING = frozenset(
    stem(word)
    for word in "said told announced reported added confirmed stated wrote tweeted declared".split()
)

ALMOST_SURELY = 0.6
"""Score from which the only dates of two sentences are those of one act wherever they stand."""

ALMOST_THE_SAME = 0.7
"""Score from which the only two figures of a kind are rivals even if other words follow them."""

SURE = 4
"""Concepts that the things counted and the words around them must share where the sentences share little."""

SHARED_NAMES = 2
"""Names that two partly linked sentences must share before their figures are held against each other."""

MAGNITUDE = 10.0
"""Factor beyond which two figures are not rival counts of one thing."""

DOUBTFUL_FACTOR = 3.0
"""The same where the sentences have little in common."""

_OTHERS = frozenset("other others".split())
CURRENCIES = frozenset("$€£¥")

NEAR = 2
"""Other content words that may stand beside two expressions taken to fill the same place."""


_Fact = TypeVar("_Fact", Quantity, TimePoint, Clock)


def number_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Quantities of one thing whose intervals do not meet, where neither is told elsewhere in the group."""
    if pairing.strength is Strength.STRONG and not pairing.doubtful:
        yield from _rank_discrepancies(pairing)
    if not (pairing.left.quantities and pairing.right.quantities):
        return
    if pairing.strength is Strength.PARTIAL and len(pairing.shared_names) < SHARED_NAMES:
        return
    if pairing.score < NEAR_VERBATIM and other_days(pairing):
        return
    if other_hours(pairing) or other_standing(pairing):
        return
    ours = _unmatched(pairing.left.quantities, pairing.group_right)
    theirs = _unmatched(pairing.right.quantities, pairing.group_left)
    ranked = sorted(
        (
            (-likeness, left.span, right.span, left, right)
            for left in ours
            for right in theirs
            if not left.agrees(right)
            and not of_other_days(pairing, left.span, right.span)
            and (likeness := _same_thing(pairing, left, right, _alone(left, ours) and _alone(right, theirs)))
        ),
        key=lambda entry: entry[:3],
    )
    for left, right in _one_to_one((entry[3], entry[4]) for entry in ranked):
        yield _found(DiscrepancyKind.NUMBER, pairing, left.span, right.span)


def _rank_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Another ordinal of the same thing: the third time here, the fourth there."""
    told = [
        {(each.low, each.unit) for facts in group for each in facts.ranks}
        for group in (pairing.group_left, pairing.group_right)
    ]
    ours = [each for each in pairing.left.ranks if (each.low, each.unit) not in told[1]]
    theirs = [each for each in pairing.right.ranks if (each.low, each.unit) not in told[0]]
    rivals = [
        (left, right) for left in ours for right in theirs if _same_rank(pairing, left, right, ours, theirs)
    ]
    for left, right in _one_to_one(rivals):
        yield _found(DiscrepancyKind.NUMBER, pairing, left.span, right.span)


def _same_rank(
    pairing: Pairing,
    left: Quantity,
    right: Quantity,
    ours: Sequence[Quantity],
    theirs: Sequence[Quantity],
) -> bool:
    """Whether two different ordinals rank one thing."""
    if left.low == right.low or not left.unit or left.unit != right.unit:
        return False
    around = (left.context & right.context) - frozenset(left.unit)
    distance = pairing.slot_distance(left.span, right.span)
    if distance is not None and distance <= NEAR:
        return len(around) >= 1
    alone = all(sum(each.unit == left.unit for each in side) == 1 for side in (ours, theirs))
    return alone and pairing.score >= NEAR_VERBATIM and len(around) >= SHARED_NAMES


def date_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Dates of one act that exclude each other, where neither is told elsewhere in the group."""
    if pairing.strength is not Strength.STRONG or pairing.doubtful or other_sums(pairing):
        return
    ours = [point for point in pairing.left.times if not _told(point, pairing.group_right)]
    theirs = [point for point in pairing.right.times if not _told(point, pairing.group_left)]
    candidates = [
        (left, right)
        for left in ours
        for right in theirs
        if left.conflicts(right) and _same_act(pairing, left, right) and not _same_words(pairing, left, right)
    ]
    days = list(_one_to_one(candidates))
    for left, right in days:
        yield _found(DiscrepancyKind.DATE, pairing, left.span, right.span)
    for ours_clock, theirs_clock in _one_to_one(_clock_rivals(pairing)):
        if not any(
            left.span.overlaps(ours_clock.span) or right.span.overlaps(theirs_clock.span)
            for left, right in days
        ):
            yield _found(DiscrepancyKind.DATE, pairing, ours_clock.span, theirs_clock.span)


def _same_words(pairing: Pairing, left: TimePoint, right: TimePoint) -> bool:
    """Whether both are the same words of a quotation: a speaker's "today" is not the article's."""
    ours, theirs = pairing.left, pairing.right
    return (
        any(quote.contains(left.span) for quote in ours.quotes)
        and any(quote.contains(right.span) for quote in theirs.quotes)
        and ours.says(left.span).casefold() == theirs.says(right.span).casefold()
    )


def _clock_rivals(pairing: Pairing) -> Iterator[tuple[Clock, Clock]]:
    """Times of day of one act that neither side tells as the other does."""
    ours = [each for each in pairing.left.clocks if not _clock_told(each, pairing.group_right)]
    theirs = [each for each in pairing.right.clocks if not _clock_told(each, pairing.group_left)]
    alone = len(ours) == len(theirs) == 1
    for left in ours:
        for right in theirs:
            around = _around(pairing.left, left.span) & _around(pairing.right, right.span)
            distance = pairing.slot_distance(left.span, right.span)
            same_place = distance is not None and distance <= NEAR
            standing = as_of(pairing.left, left.span) or as_of(pairing.right, right.span)
            if standing or other_days(pairing) or not around:
                continue
            if same_place or (alone and pairing.score >= NEAR_VERBATIM and len(around) >= SHARED_NAMES):
                yield left, right


def _clock_told(clock: Clock, others: Sequence[SentenceFacts]) -> bool:
    return any(clock.agrees(other) for facts in others for other in facts.clocks)


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
    """The dimension of a measure, or its unit where that has none; "" for what is counted, and for
    percentages and money."""
    if quantity.kind != "count" or not quantity.unit:
        return ""
    unit = unit_of(quantity.unit)
    if unit:
        return unit.dimension
    return quantity.unit[0] if quantity.unit[0] in MEASURES else ""


def _same_thing(pairing: Pairing, left: Quantity, right: Quantity, alone: bool) -> int:
    """How surely two quantities measure one thing; 0 where that is not to be assumed.

    `alone`: neither sentence has another figure of the kind that the other one lacks.
    """
    if not _may_measure_one(left, right):
        return 0
    if left.kind == "age" and not alone and not _same_person(pairing, left.span, right.span):
        return 0
    if _beside_one(pairing.left, left, right) or _beside_one(pairing.right, right, left):
        return 0
    counted = concepts(left.unit) & concepts(right.unit)
    named = counted - MEASURES
    around = (concepts(left.context) & concepts(right.context)) - counted - MEASURES
    distance = pairing.slot_distance(left.span, right.span)
    same_place = distance is not None and distance <= NEAR
    near = pairing.score >= NEAR_VERBATIM
    things = left.kind == "count" and not _unit(left)
    if pairing.strength is Strength.PARTIAL or pairing.doubtful:
        sure = things and bool(named) and len(named) + len(around) >= SURE and _close(left, right)
    elif things and (left.unit or right.unit):
        told_apart = bool(left.unit and right.unit) and pairing.score < ALMOST_THE_SAME
        sure = bool(named) and (same_place or len(around) >= 2 or near)
        sure = sure or (alone and near and not told_apart and len(around) >= 2)
    else:
        sure = (same_place and len(around) >= 2) or (alone and near and len(around) >= 1)
    return 2 * len(named) + len(around) + 3 * same_place if sure else 0


def _may_measure_one(left: Quantity, right: Quantity) -> bool:
    """Whether kind, unit and size of two quantities allow that they measure one thing."""
    if left.kind != right.kind:
        if not _other_currency(left, right):
            return False
    elif not _within(MAGNITUDE, left, right):
        return False
    if _unit(left) != _unit(right) or left.part is not right.part:
        return False
    return not (left.vague and right.vague and left.kind in CURRENCIES)


def _close(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities are figures, and near enough for sentences that have little in common."""
    return not left.vague and not right.vague and _within(DOUBTFUL_FACTOR, left, right)


def _within(factor: float, left: Quantity, right: Quantity) -> bool:
    """Whether no value of one quantity is more than so many times any value of the other."""
    return left.low <= factor * right.high and right.low <= factor * left.high


def _beside_one(facts: SentenceFacts, quantity: Quantity, whole: Quantity) -> bool:
    """Whether a figure leaves out the one that its sentence names: "joined by three others", of four."""
    _, end = facts.token_range(quantity.span)
    besides = bool(_OTHERS.intersection(token.form for token in facts.tokens[end : end + 1]))
    return besides and quantity.exact and whole.exact and whole.low == quantity.low + 1


def _other_currency(left: Quantity, right: Quantity) -> bool:
    """Whether two sums are the same figure in two currencies, which no conversion makes of one sum."""
    money = all(each.kind in CURRENCIES for each in (left, right))
    return money and (left.low, left.high) == (right.low, right.high)


def _same_person(pairing: Pairing, left: Span, right: Span) -> bool:
    """Whether the names nearest to two ages are one entity's."""
    ours, theirs = _nearest_name(pairing.left, left), _nearest_name(pairing.right, right)
    return ours is not None and ours == theirs


def _nearest_name(facts: SentenceFacts, span: Span) -> str | None:
    def distance(other: Span) -> int:
        return max(other.start - span.end, span.start - other.end)

    name = min(facts.names, key=lambda each: distance(each.span), default=None)
    return name.entity.id if name else None


def _told(point: TimePoint, others: Sequence[SentenceFacts]) -> bool:
    """Whether some sentence of the other side names the same time."""
    return any(same_time(point, other) for facts in others for other in facts.times)


def _same_act(pairing: Pairing, left: TimePoint, right: TimePoint) -> bool:
    """Whether two dates are those of one act: they fill the same place, or the words around them are the
    same."""
    if _reporting(pairing.left, left.span) != _reporting(pairing.right, right.span):
        return False
    if as_of(pairing.left, left.span) or as_of(pairing.right, right.span):
        return False
    distance = pairing.slot_distance(left.span, right.span)
    same_place = distance is not None and distance <= NEAR
    alike = (left.weekday is None) == (right.weekday is None)
    if not alike and not same_place:
        return False
    alone = len(pairing.left.times) == len(pairing.right.times) == 1
    near = alone and pairing.score >= NEAR_VERBATIM
    if alone and alike and pairing.score >= ALMOST_SURELY:
        return True
    before = _preposition(pairing.left, left.span)
    if near and before == _preposition(pairing.right, right.span) and before not in (None, "on"):
        return True
    around = _around(pairing.left, left.span) & _around(pairing.right, right.span)
    return len(around) >= (1 if same_place or near else 2)


def _around(facts: SentenceFacts, span: Span) -> frozenset[str]:
    """The stems of the three content words before and behind an expression."""
    first, end = facts.token_range(span)
    before = [token.stem for token in facts.tokens[:first] if token.content][-3:]
    behind = [token.stem for token in facts.tokens[end:] if token.content][:3]
    return concepts([*before, *behind])


def _preposition(facts: SentenceFacts, span: Span) -> str | None:
    """The stop word right before an expression."""
    first, _ = facts.token_range(span)
    before = facts.tokens[first - 1] if first else None
    return before.form if before and not before.content else None


def _reporting(facts: SentenceFacts, span: Span) -> bool:
    """Whether the expression dates the saying and not the thing said: "said on Monday", "told Reuters
    Monday"."""
    first, end = facts.token_range(span)
    nearby = [*facts.tokens[max(0, first - 4) : first], *facts.tokens[end : end + 2]]
    return any(token.stem in _SAYING for token in nearby)
