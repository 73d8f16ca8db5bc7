"""Discrepancies of number: figures that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.comparison.model import Discrepancy, DiscrepancyKind, Strength
from index.comparison.reading.concepts import MEASURES, concepts
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.quantities import Quantity
from index.comparison.rivals.circumstances import (
    NEAR_VERBATIM,
    of_other_days,
    other_days,
    other_hours,
    other_occasion,
    other_standing,
)
from index.comparison.rivals.counted_things import unsaid
from index.comparison.rivals.expressions import fill_one_place, one_to_one, rival
from index.comparison.rivals.moved_figures import opposite_ways
from index.comparison.rivals.one_thing import close, counted, dimension, has_rank, may_be_rivals
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.persons import of_two_times, same_person
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.comparison.rivals.shares import share_rivals

ALMOST_THE_SAME = 0.7
"""Score from which the only two figures of a kind are rivals even if other words follow them."""

SURE = 4
"""Concepts that the things counted and the words around them must share where the sentences share little."""

ALONE = 3
"""Concepts that must stand around the only two sums or shares, wherever they stand, of sentences that are no
near copies."""

SHARED_NAMES = 2
"""Names that two partly linked sentences must share before their figures are held against each other."""


def number_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Quantities of one thing whose intervals do not meet, where neither is told elsewhere in the group."""
    found = tuple(_number_rivals(pairing))
    if found and not other_occasion(pairing):
        yield from found


def _number_rivals(pairing: Pairing) -> Iterator[Discrepancy]:
    yield from _age_discrepancies(pairing)
    if pairing.strength is Strength.STRONG and not pairing.doubtful:
        yield from _rank_discrepancies(pairing)
    shares = tuple(share_rivals(pairing))
    if not shares and not (pairing.left.quantities and pairing.right.quantities):
        return
    if pairing.score < NEAR_VERBATIM and other_days(pairing):
        return
    if other_hours(pairing) or other_standing(pairing):
        return
    for one, other in shares:
        yield rival(DiscrepancyKind.NUMBER, pairing, one, other)
    ours = _unmatched(pairing.left, pairing.right, pairing.group_right)
    theirs = _unmatched(pairing.right, pairing.left, pairing.group_left)
    ranked = sorted(
        (
            (-likeness, left.span, right.span, left, right)
            for left in ours
            for right in theirs
            if not left.agrees(right)
            and not of_other_days(pairing, left.span, right.span)
            and may_be_rivals(pairing, left, right)
            and not opposite_ways(pairing.left, left.span, pairing.right, right.span)
            and (likeness := _same_thing(pairing, left, right, _alone(left, ours) and _alone(right, theirs)))
        ),
        key=lambda entry: entry[:3],
    )
    for left, right in one_to_one((entry[3], entry[4]) for entry in ranked):
        yield rival(DiscrepancyKind.NUMBER, pairing, left.span, right.span)


def _age_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Two ages of one person whom both sentences name, whatever else they tell; none that the other article
    tells, too."""
    ours, theirs = pairing.left.sentence.once(_ages), pairing.right.sentence.once(_ages)
    if not (ours and theirs and pairing.shared_names):
        return
    known = [
        {each.low for facts in article for each in facts.sentence.once(_ages)}
        for article in (pairing.article_left, pairing.article_right)
    ]
    same = (
        (left, right)
        for left in ours
        for right in theirs
        if left.low not in known[1]
        and right.low not in known[0]
        and same_person(pairing, left.span, right.span)
        and not of_two_times(pairing.left, left, pairing.right, right)
    )
    for left, right in one_to_one(same):
        yield rival(DiscrepancyKind.NUMBER, pairing, left.span, right.span)


def _ages(sentence: PreparedSentence) -> list[Quantity]:
    return [each for each in sentence.quantities if each.kind == "age"]


def _rank_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Another ordinal of the same thing: the third time here, the fourth there."""
    told = [
        {(each.low, each.unit) for facts in group for each in facts.ranks}
        for group in (pairing.group_left, pairing.group_right)
    ]
    ours = [each for each in pairing.left.ranks if (each.low, each.unit) not in told[1]]
    theirs = [each for each in pairing.right.ranks if (each.low, each.unit) not in told[0]]
    rivals = [(left, right) for left in ours for right in theirs if _same_rank(pairing, left, right)]
    for left, right in one_to_one(rivals):
        yield rival(DiscrepancyKind.NUMBER, pairing, left.span, right.span)


def _same_rank(pairing: Pairing, left: Quantity, right: Quantity) -> bool:
    """Whether two different ordinals rank one thing."""
    if left.low == right.low or not left.unit or left.unit != right.unit:
        return False
    if has_rank(pairing.left, right) or has_rank(pairing.right, left):
        return False
    around = (left.context & right.context) - frozenset(left.unit)
    return fill_one_place(pairing, left.span, right.span) and len(around) >= 1


def _unmatched(
    facts: SentenceFacts, beside: SentenceFacts, others: Sequence[SentenceFacts]
) -> list[Quantity]:
    """The quantities of a sentence that no sentence of the other side agrees with; what is vague in another
    one than that `beside` it does not: "millions", where this one has another figure."""
    return [
        quantity
        for quantity in facts.quantities
        if not any(
            (quantity.kind, quantity.low) in other.sentence.once(unsaid)
            or any(
                quantity.agrees(each) and not _vaguely(facts, quantity, other, each)
                for each in other.quantities
                if other is beside or quantity.vague or not each.vague
            )
            for other in others
        )
    ]


def _vaguely(facts: SentenceFacts, quantity: Quantity, other: SentenceFacts, there: Quantity) -> bool:
    """Whether two agree only as one is vague, and count other things: "dozens of fans", 41 arrests."""
    if not (quantity.vague or there.vague) or not (quantity.unit and there.unit):
        return False
    return counted(facts, quantity).isdisjoint(counted(other, there))


def _alone(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether no other of the quantities is of its kind and, for a measure, in its unit."""
    return not any(
        other is not quantity and other.kind == quantity.kind and dimension(other) == dimension(quantity)
        for other in others
    )


def _same_thing(pairing: Pairing, left: Quantity, right: Quantity, alone: bool) -> int:
    """How surely two quantities measure one thing; 0 where that is not to be assumed.

    `alone`: neither sentence has another figure of the kind that the other one lacks.
    """
    if left.kind == right.kind == "age" and (
        of_two_times(pairing.left, left, pairing.right, right)
        or not (alone or same_person(pairing, left.span, right.span))
    ):
        return 0
    both = counted(pairing.left, left) & counted(pairing.right, right)
    named = both - MEASURES
    around = (concepts(left.context) & concepts(right.context)) - both - MEASURES
    same_place = fill_one_place(pairing, left.span, right.span)
    near = pairing.score >= NEAR_VERBATIM
    things = left.kind == "count" and not dimension(left)
    if pairing.strength is Strength.PARTIAL and len(pairing.shared_names) < SHARED_NAMES:
        return 0
    if pairing.strength is Strength.PARTIAL or pairing.doubtful:
        sure = things and bool(named) and len(named) + len(around) >= SURE and close(left, right)
    elif things and (left.unit or right.unit):
        told_apart = bool(left.unit and right.unit) and pairing.score < ALMOST_THE_SAME
        sure = bool(named) and (same_place or len(around) >= 2 or near)
        sure = sure or (alone and near and not told_apart and len(around) >= 2)
    else:
        sure = (same_place and len(around) >= 2) or (alone and near and len(around) >= 1)
        sure = sure or (alone and len(around) >= ALONE)
    return 2 * len(named) + len(around) + 3 * same_place if sure else 0
