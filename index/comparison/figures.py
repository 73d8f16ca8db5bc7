"""Discrepancies of number: figures that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.article import Span
from index.comparison.anchors import common_day, common_figures, common_words
from index.comparison.attributes import attribute
from index.comparison.circumstances import (
    NEAR_VERBATIM,
    of_other_days,
    other_days,
    other_hours,
    other_occasion,
    other_standing,
)
from index.comparison.concepts import MEASURES, concepts
from index.comparison.evidence import TELLING_FIGURE, Pairing, SentenceFacts
from index.comparison.measures import unit_of
from index.comparison.model import Discrepancy, DiscrepancyKind, Strength
from index.comparison.quantities import Quantity
from index.comparison.rivals import NEAR, one_to_one, rival
from index.comparison.tokens import BE

ALMOST_THE_SAME = 0.7
"""Score from which the only two figures of a kind are rivals even if other words follow them."""

SURE = 4
"""Concepts that the things counted and the words around them must share where the sentences share little."""

ALONE = 3
"""Concepts that must stand around the only two sums or shares, wherever they stand, of sentences that are no
near copies."""

SHARED_NAMES = 2
"""Names that two partly linked sentences must share before their figures are held against each other."""

MAGNITUDE = 10.0
"""Factor beyond which two figures are not rival counts of one thing."""

DOUBTFUL_FACTOR = 3.0
"""The same where the sentences have little in common."""

ANCHORED = 6
"""Points by which two figures are rivals that neither article has of the other: of 20 in 280 pairs of
articles and in written ones, all; one for each word around both, each figure, day and name of both sentences,
for a strong link and for figures that are `LIKE`, two for things of one name."""

LIKE = 1.4
"""Factor within which two figures are much alike."""

REACH = 6
"""Words behind a figure among which is looked for what is done to those it counts."""

BESIDE = 4
"""Words behind a figure among which is said that it leaves one out: "three of her Senate colleagues"."""

_CLAUSE_END = frozenset(',;:.()—–“”"')
_OTHERS = frozenset(
    "other others more colleague colleagues companion companions accomplice accomplices friend friends fellow"
    " teammate teammates sibling siblings peers".split()
)
CURRENCIES = frozenset("$€£¥")


def number_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Quantities of one thing whose intervals do not meet, where neither is told elsewhere in the group."""
    found = tuple(_number_rivals(pairing))
    if found and not other_occasion(pairing):
        yield from found


def _number_rivals(pairing: Pairing) -> Iterator[Discrepancy]:
    if pairing.strength is Strength.STRONG and not pairing.doubtful:
        yield from _rank_discrepancies(pairing)
    if not (pairing.left.quantities and pairing.right.quantities):
        return
    if pairing.score < NEAR_VERBATIM and other_days(pairing):
        return
    if other_hours(pairing) or other_standing(pairing):
        return
    ours = _unmatched(pairing.left, pairing.group_right)
    theirs = _unmatched(pairing.right, pairing.group_left)
    ranked = sorted(
        (
            (-likeness, left.span, right.span, left, right)
            for left in ours
            for right in theirs
            if not left.agrees(right)
            and not of_other_days(pairing, left.span, right.span)
            and _may_be_rivals(pairing, left, right)
            and (
                likeness := _same_thing(pairing, left, right, _alone(left, ours) and _alone(right, theirs))
                or _anchored(pairing, left, right, ours, theirs)
            )
        ),
        key=lambda entry: entry[:3],
    )
    for left, right in one_to_one((entry[3], entry[4]) for entry in ranked):
        yield rival(DiscrepancyKind.NUMBER, pairing, left.span, right.span)


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
    for left, right in one_to_one(rivals):
        yield rival(DiscrepancyKind.NUMBER, pairing, left.span, right.span)


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


def _unmatched(facts: SentenceFacts, others: Sequence[SentenceFacts]) -> list[Quantity]:
    """The quantities of a sentence that no sentence of the other side agrees with."""
    return [
        quantity
        for quantity in facts.quantities
        if not any(
            quantity.agrees(each) and not _vaguely(facts, quantity, other, each)
            for other in others
            for each in other.quantities
        )
    ]


def _vaguely(facts: SentenceFacts, quantity: Quantity, other: SentenceFacts, there: Quantity) -> bool:
    """Whether two agree only as one is vague, and count other things: "dozens of fans", 41 arrests."""
    if not (quantity.vague or there.vague) or not (quantity.unit and there.unit):
        return False
    return _counted(facts, quantity).isdisjoint(_counted(other, there))


def _alone(quantity: Quantity, others: Sequence[Quantity], named: frozenset[str] = frozenset()) -> bool:
    """Whether no other of the quantities is of its kind and, for a measure, in its unit; where these are
    `named`, no other counts any of those things."""
    return not any(
        other is not quantity
        and other.kind == quantity.kind
        and _unit(other) == _unit(quantity)
        and (not named or not named.isdisjoint(concepts(other.unit)))
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


def _may_be_rivals(pairing: Pairing, left: Quantity, right: Quantity) -> bool:
    """Whether two quantities may measure one thing: neither is a part of the other, a profit no revenue."""
    if not _may_measure_one(left, right) or _is_part(pairing.left, left) is not _is_part(
        pairing.right, right
    ):
        return False
    if _part_of(pairing.left, left, right) or _part_of(pairing.right, right, left):
        return False
    ours, theirs = _attribute(pairing.left, left), _attribute(pairing.right, right)
    return not (ours and theirs) or ours == theirs


def _attribute(facts: SentenceFacts, quantity: Quantity) -> frozenset[int]:
    """What a sum or a measure is told of; empty for what counts things."""
    counts = quantity.kind == "count" and not (_unit(quantity) or MEASURES.intersection(quantity.unit[:1]))
    return frozenset() if counts else attribute(facts, quantity)


def _same_thing(pairing: Pairing, left: Quantity, right: Quantity, alone: bool) -> int:
    """How surely two quantities measure one thing; 0 where that is not to be assumed.

    `alone`: neither sentence has another figure of the kind that the other one lacks.
    """
    if left.kind == "age" and not alone and not _same_person(pairing, left.span, right.span):
        return 0
    counted = _counted(pairing.left, left) & _counted(pairing.right, right)
    named = counted - MEASURES
    around = (concepts(left.context) & concepts(right.context)) - counted - MEASURES
    distance = pairing.slot_distance(left.span, right.span)
    same_place = distance is not None and distance <= NEAR
    near = pairing.score >= NEAR_VERBATIM
    things = left.kind == "count" and not _unit(left)
    if pairing.strength is Strength.PARTIAL and len(pairing.shared_names) < SHARED_NAMES:
        return 0
    if pairing.strength is Strength.PARTIAL or pairing.doubtful:
        sure = things and bool(named) and len(named) + len(around) >= SURE and _close(left, right)
    elif things and (left.unit or right.unit):
        told_apart = bool(left.unit and right.unit) and pairing.score < ALMOST_THE_SAME
        sure = bool(named) and (same_place or len(around) >= 2 or near)
        sure = sure or (alone and near and not told_apart and len(around) >= 2)
    else:
        sure = (same_place and len(around) >= 2) or (alone and near and len(around) >= 1)
        sure = sure or (alone and len(around) >= ALONE)
    return 2 * len(named) + len(around) + 3 * same_place if sure else 0


def _anchored(
    pairing: Pairing,
    left: Quantity,
    right: Quantity,
    ours: Sequence[Quantity],
    theirs: Sequence[Quantity],
) -> int:
    """How surely two figures are rivals that neither article has of the other, by all that both sentences
    have; 0 where that is not to be assumed."""
    if left.kind == "age" or not _close(left, right):
        return 0
    named = (_counted(pairing.left, left) & _counted(pairing.right, right)) - MEASURES
    attributes = _attribute(pairing.left, left) & _attribute(pairing.right, right)
    shared, day = common_figures(pairing), common_day(pairing)
    if not (named or attributes or shared or day):
        return 0
    if not (_alone(left, ours, named) and _alone(right, theirs, named)):
        return 0
    sure = common_words(pairing, left.span, right.span) + shared + day + bool(pairing.shared_names)
    sure += 2 * bool(named or attributes) + (pairing.strength is Strength.STRONG) + _within(LIKE, left, right)
    if sure < ANCHORED or _told_in(pairing.article_right, left) or _told_in(pairing.article_left, right):
        return 0
    return sure


def _told_in(article: Sequence[SentenceFacts], quantity: Quantity) -> bool:
    """Whether an article has a figure anywhere, of a small one: for the same things."""
    counted = concepts(quantity.unit)
    return any(
        quantity.agrees(each)
        and (quantity.low >= TELLING_FIGURE or not (counted and each.unit) or counted & concepts(each.unit))
        for facts in article
        for each in facts.quantities
        if each.kind == quantity.kind
    )


def _counted(facts: SentenceFacts, quantity: Quantity) -> frozenset[str]:
    """What a quantity counts, with what is done to it, which the other side may name in its stead: "14 people
    were arrested", "41 arrests"."""
    _, end = facts.token_range(quantity.span)
    tokens, text = facts.tokens[end : end + REACH], facts.article.text
    for verb, done in pairwise(tokens):
        if not _CLAUSE_END.isdisjoint(text[quantity.span.end : done.span.start]):
            break
        if verb.form in BE and done.content and done.form.endswith(("ed", "en")):
            return concepts((*quantity.unit, done.stem))
    return concepts(quantity.unit)


def _may_measure_one(left: Quantity, right: Quantity) -> bool:
    """Whether kind, unit and size of two quantities allow that they measure one thing."""
    if left.kind != right.kind:
        if not _other_currency(left, right):
            return False
    elif not _within(MAGNITUDE, left, right):
        return False
    if _unit(left) != _unit(right):
        return False
    if ("non" in left.unit[:1]) is not ("non" in right.unit[:1]):
        return False
    return not (left.vague and right.vague and left.kind in CURRENCIES)


def _is_part(facts: SentenceFacts, quantity: Quantity) -> bool:
    """Whether a figure is told as a part, or beside the rest: "eight states, and another 21 states"."""
    return quantity.part or any(
        other.part and not concepts(other.unit[:1]).isdisjoint(concepts(quantity.unit[:1]))
        for other in facts.quantities
    )


def _close(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities are figures, and near enough for sentences that have little in common."""
    return not left.vague and not right.vague and _within(DOUBTFUL_FACTOR, left, right)


def _within(factor: float, left: Quantity, right: Quantity) -> bool:
    """Whether no value of one quantity is more than so many times any value of the other."""
    return left.low <= factor * right.high and right.low <= factor * left.high


def _part_of(facts: SentenceFacts, quantity: Quantity, whole: Quantity) -> bool:
    """Whether a figure leaves out one that its sentence names, or another of that sentence makes it up to the
    whole: "164 passengers and six crew", of 170."""
    return _beside_one(facts, quantity, whole) or any(
        quantity.low + each.low == whole.low
        for each in facts.quantities
        if each is not quantity
        and each.exact
        and each.kind == quantity.kind
        and _unit(each) == _unit(quantity)
    )


def _beside_one(facts: SentenceFacts, quantity: Quantity, whole: Quantity) -> bool:
    """Whether a figure leaves out the one that its sentence names: "joined by three others", of four."""
    _, end = facts.token_range(quantity.span)
    besides = any(token.form in _OTHERS for token in facts.tokens[end : end + BESIDE])
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
