"""Whether two figures may measure one thing: what they count, in which dimension, whether one is a part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.comparison.reading.concepts import MEASURES, concepts
from index.comparison.reading.joined_figures import BARE_SUM
from index.comparison.reading.measures import unit_of
from index.comparison.reading.quantities import CURRENCIES, Quantity
from index.comparison.reading.stems import stem
from index.comparison.reading.tokens import BE, DETERMINERS, PARTING, Token
from index.comparison.rivals.attributes import attribute
from index.comparison.rivals.circumstances import other_days, other_figures
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.comparison.rivals.told_apart import told_apart

MAGNITUDE = 10.0
"""Factor beyond which two figures are not rival counts of one thing."""

DOUBTFUL_FACTOR = 3.0
"""The same where the sentences have little in common."""

REACH = 6
"""Words behind a figure among which is looked for what is done to those it counts."""

BESIDE = 4
"""Words behind a figure among which is said that it leaves one out: "three of her Senate colleagues"."""

_TIME = stem("time")

_WHERE = frozenset("in inside on aboard at near from with between".split())

_OTHERS = frozenset(
    "other others more colleague colleagues companion companions accomplice accomplices friend friends fellow"
    " teammate teammates sibling siblings peers".split()
)

_OF_THE = re.compile(r"(?:\s+[a-z]+)?\s+of\s+(?:the|its|his|her|their)\s", re.IGNORECASE)
_AND_ONE = re.compile(r"(?:\s+\w+){1,3},?\s+and\s+(?:an?|one)\s+\w", re.IGNORECASE)
"""What stands behind a figure to which one more is told right there."""

_BEFORE_THE_END = re.compile(
    r"\s+\w+\s+(?:to\s+go|left|remaining|from\s+(?:time|the\s+end|the\s+finish))\b", re.IGNORECASE
)


_FACTOR = re.compile(
    r"(?:\s+times)?\s+(?:as\s+(?:much|many|\w+\s+as)|(?:more|less|higher|larger|bigger|the)\b)", re.IGNORECASE
)


def may_be_rivals(pairing: Pairing, left: Quantity, right: Quantity) -> bool:
    """Whether two quantities may measure one thing: neither is a part of the other, a profit no revenue."""
    if not _may_measure_one(left, right) or _is_part(pairing.left, left) is not _is_part(
        pairing.right, right
    ):
        return False
    if _part_of(pairing.left, left, right) or _part_of(pairing.right, right, left):
        return False
    if left.part and right.part and _one_denies(pairing) and _make_up(pairing, left, right):
        return False
    if left.kind in CURRENCIES and any(
        _shares(facts, left, right) for facts in (pairing.left, pairing.right)
    ):
        return False
    if _before_the_end(pairing.left, left) is not _before_the_end(pairing.right, right):
        return False
    if _is_factor(pairing.left, left) is not _is_factor(pairing.right, right):
        return False
    if told_apart(pairing, left, right):
        return False
    ours, theirs = told_of(pairing.left, left), told_of(pairing.right, right)
    return not (ours and theirs) or ours == theirs


def _may_measure_one(left: Quantity, right: Quantity) -> bool:
    """Whether kind, unit and size of two quantities allow that they measure one thing."""
    if left.kind != right.kind:
        if not _other_currency(left, right):
            return False
    elif not within(MAGNITUDE, left, right):
        return False
    if dimension(left) != dimension(right):
        return False
    if ("non" in left.unit[:1]) is not ("non" in right.unit[:1]):
        return False
    return not (left.vague and right.vague and left.kind in CURRENCIES)


def _other_currency(left: Quantity, right: Quantity) -> bool:
    """Whether two sums are the same figure in two currencies, which no conversion makes of one sum."""
    money = all(each.kind in CURRENCIES for each in (left, right))
    return money and (left.low, left.high) == (right.low, right.high)


def close(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities are figures, and near enough for sentences that have little in common."""
    return not left.vague and not right.vague and within(DOUBTFUL_FACTOR, left, right)


def within(factor: float, left: Quantity, right: Quantity) -> bool:
    """Whether no value of one quantity is more than so many times any value of the other, in one unit."""
    units = unit_of(left.unit), unit_of(right.unit)
    ours, theirs = (
        (unit.base(each.low), unit.base(each.high)) if unit and all(units) else (each.low, each.high)
        for each, unit in ((left, units[0]), (right, units[1]))
    )
    return ours[0] <= factor * theirs[1] and theirs[0] <= factor * ours[1]


def _is_part(facts: SentenceFacts, quantity: Quantity) -> bool:
    """Whether a figure is told as a part, or beside the rest: "eight states, and another 21", "20 million
    of the cost"."""
    sums = quantity.kind in CURRENCIES or (quantity.kind == "count" and quantity.low >= BARE_SUM)
    if sums and _OF_THE.match(facts.article.text, quantity.span.end):
        return True
    return quantity.part or any(
        other.part and not concepts(other.unit[:1]).isdisjoint(concepts(quantity.unit[:1]))
        for other in facts.quantities
    )


def _part_of(facts: SentenceFacts, quantity: Quantity, whole: Quantity) -> bool:
    """Whether a figure leaves out one that its sentence names, or another of that sentence makes it up to the
    whole: "164 passengers and six crew", of 170."""
    return _beside_one(facts, quantity, whole) or any(
        quantity.low + each.low == whole.low
        for each in facts.quantities
        if each is not quantity
        and each.exact
        and (
            (each.kind == quantity.kind and dimension(each) == dimension(quantity))
            or (quantity.kind in CURRENCIES and each.kind == "count" and not each.unit)
        )
    )


def of_two_reports(pairing: Pairing) -> bool:
    """Whether two sentences tell of other days, of other figures for the same things, or of the two parts of
    one whole, so that what else each tells may be so of its own."""
    return other_days(pairing) or other_figures(pairing) or complements(pairing)


def complements(pairing: Pairing) -> bool:
    """Whether the sentences tell the two parts of one whole: "six of 41 lots were not sold", "35 of the 41
    lots were sold"."""
    return _one_denies(pairing) and any(
        left.part and right.part and _make_up(pairing, left, right)
        for left in pairing.left.quantities
        for right in pairing.right.quantities
    )


def _before_the_end(facts: SentenceFacts, quantity: Quantity) -> bool:
    """Whether a length of time is what was left of another: "12 minutes from time", "three days to go"."""
    text, end = facts.article.text, facts.sentence.span.end
    return _BEFORE_THE_END.match(text, quantity.span.end, end) is not None


def _is_factor(facts: SentenceFacts, quantity: Quantity) -> bool:
    """Whether a figure says how many times as much something is, and not how often: "three times as much"."""
    text, end = facts.article.text, facts.sentence.span.end
    return dimension(quantity) == _TIME and _FACTOR.match(text, quantity.span.end, end) is not None


def _one_denies(pairing: Pairing) -> bool:
    """Whether one of two sentences denies what the other tells, as those of two parts of one whole do."""
    return pairing.left.denies is not pairing.right.denies


def _make_up(pairing: Pairing, left: Quantity, right: Quantity) -> bool:
    """Whether two parts come to a whole that both sentences name."""
    return all(
        any(each.exact and each.kind == left.kind and each.low == left.low + right.low for each in quantities)
        for quantities in (pairing.left.quantities, pairing.right.quantities)
    )


def _shares(facts: SentenceFacts, left: Quantity, right: Quantity) -> bool:
    """Whether two sums are the parts of one that a sentence names: 550,000 and 450,000 of a million."""
    return any(each.exact and each.low == left.low + right.low for each in facts.quantities)


def _beside_one(facts: SentenceFacts, quantity: Quantity, whole: Quantity) -> bool:
    """Whether a figure leaves out the one that its sentence names: "joined by three others", "three patients
    and a nurse", of four."""
    _, end = facts.token_range(quantity.span)
    besides = any(token.form in _OTHERS for token in facts.tokens[end : end + BESIDE])
    more = quantity.kind == "count" and not dimension(quantity)
    if more and not besides:
        besides = _AND_ONE.match(facts.article.text, quantity.span.end, facts.sentence.span.end) is not None
    return besides and quantity.exact and whole.exact and whole.low == quantity.low + 1


def dimension(quantity: Quantity) -> str:
    """The dimension of a measure, or its unit where that has none; "" for what is counted, and for
    percentages and money."""
    if quantity.kind != "count" or not quantity.unit:
        return ""
    unit = unit_of(quantity.unit)
    if unit:
        return unit.dimension
    return quantity.unit[0] if quantity.unit[0] in MEASURES else ""


def _within(tokens: Sequence[Token], first: int) -> bool:
    """Whether those counted from a token on are where others were: "in the two cars were killed"."""
    before = [token.form for token in tokens[max(0, first - 2) : first]]
    if before and before[-1] in DETERMINERS:
        before.pop()
    return bool(before) and before[-1] in _WHERE


def has_rank(facts: SentenceFacts, rank: Quantity) -> bool:
    """Whether a sentence has the same ordinal, of whatever: "the first album, then the second"."""
    return any(each.low == rank.low for each in facts.ranks)


def told_of(facts: SentenceFacts, quantity: Quantity) -> frozenset[int]:
    """What a sum or a measure is told of; empty for what counts things."""
    counts = quantity.kind == "count" and not (
        dimension(quantity) or MEASURES.intersection(quantity.unit[:1])
    )
    return frozenset() if counts else attribute(facts, quantity)


def counted(facts: SentenceFacts, quantity: Quantity) -> frozenset[str]:
    """What a quantity counts, with what is done to it, which the other side may name in its stead: "14 people
    were arrested", "41 arrests"."""
    first, end = facts.token_range(quantity.span)
    tokens, text = facts.tokens[end : end + REACH], facts.article.text
    within = _within(facts.tokens, first)
    for verb, done in pairwise(tokens):
        if within and verb.form in BE:
            break
        if not PARTING.isdisjoint(text[quantity.span.end : done.span.start]):
            break
        if verb.form in BE and done.content and done.form.endswith(("ed", "en")):
            return concepts((*quantity.unit, done.stem))
    return concepts(quantity.unit)
