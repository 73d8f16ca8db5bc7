"""Which figures, ordinals and dates one of two articles has alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from index.comparison.left_over.figure_evidence import LeftOver
from index.comparison.reading.concepts import concepts
from index.comparison.reading.opposites import negates
from index.comparison.reading.quantities import Quantity
from index.comparison.reading.ranks import RANK
from index.comparison.reading.stems import stem
from index.comparison.reading.telling_figures import TELLING_FIGURE
from index.comparison.rivals.circumstances import compared
from index.comparison.rivals.counted_things import Told, told_figures, unsaid
from index.comparison.rivals.moments import moments
from index.comparison.rivals.one_thing import dimension
from index.comparison.rivals.sentence_facts import SentenceFacts

BEYOND = 1.25
"""Factor from which a figure is no longer what "more than" another one says."""

_STRETCHES = frozenset(
    map(stem, "year quarter half season month week weekend day hour century decade".split())
)

_HALF_BEFORE, _HALF_AFTER = re.compile(r"\d[-–]"), re.compile(r"[-–]\d|[-\s]years?[-\s]olds\b")


def figures_alone(
    article: Sequence[SentenceFacts], others: Sequence[SentenceFacts]
) -> Mapping[tuple[str, str], Sequence[LeftOver]]:
    """What an article has alone of the figures and dates of each family, in its order."""
    found: dict[tuple[str, str], list[LeftOver]] = {}
    for each in _alone(article, others):
        found.setdefault(each.family, []).append(each)
    return found


def _alone(article: Sequence[SentenceFacts], others: Sequence[SentenceFacts]) -> Iterator[LeftOver]:
    there: dict[str, list[Told]] = {}
    bare = {each.low for facts in others for each in facts.quantities if each.low >= TELLING_FIGURE}
    said_short = frozenset[tuple[str, float]]().union(*[facts.sentence.once(unsaid) for facts in others])
    for facts in others:
        for each in facts.sentence.once(told_figures):
            there.setdefault(each.counting.kind, []).append(each)
    for place, facts in enumerate(article):
        for each in facts.sentence.once(told_figures):
            quantity = each.counting
            same_sort = there.get(quantity.kind, ())
            if quantity.vague or quantity.kind == "ratio" or not (_of_things(quantity) and same_sort):
                continue
            if each.ranks and not any(count_together(quantity, other.counting) for other in same_sort):
                continue
            if facts.clocks and any(clock.span.overlaps(quantity.span) for clock in facts.clocks):
                continue
            if not (
                _told_in(same_sort, each)
                or _told_otherwise(facts, each.quantity)
                or (_is_bare(quantity) and quantity.low in bare)
                or (quantity.kind, quantity.low) in said_short
            ):
                yield LeftOver(place, facts, quantity)
    for place, moment in moments(article, others):
        yield LeftOver(place, article[place], moment)


def _is_bare(quantity: Quantity) -> bool:
    """Whether a figure does not tell what it is of, so that it may be one that the other article gives in its
    currency, or with what it counts."""
    return quantity.kind == "count" and not quantity.unit


def count_together(one: Quantity, other: Quantity) -> bool:
    """Whether two figures count the same things."""
    return not concepts(one.unit).isdisjoint(concepts(other.unit))


def _of_things(quantity: Quantity) -> bool:
    """Whether a quantity is no ordinal, or not one of a stretch of time: the second quarter."""
    return quantity.kind != RANK or (bool(quantity.unit) and quantity.unit[0] not in _STRETCHES)


def _told_otherwise(facts: SentenceFacts, quantity: Quantity) -> bool:
    """Whether a figure only says another one of its sentence in another unit ("50 km (31 miles)"), or is half
    of a score, or the age of a class ("12-year-olds"), or is denied ("no two parties")."""
    text, span = facts.article.text, quantity.span
    first, _ = facts.token_range(span)
    if first and negates(facts.tokens, first - 1):
        return True
    if _HALF_BEFORE.match(text, max(0, span.start - 2)) or _HALF_AFTER.match(text, span.end):
        return True
    return any(
        each is not quantity and each.unit[:1] != quantity.unit[:1] and each.agrees(quantity)
        for each in facts.quantities
        if each.kind == quantity.kind and dimension(each) == dimension(quantity) != ""
    )


def _told_in(others: Sequence[Told], told: Told) -> bool:
    """Whether one of the other article's figures is this one, if it is small: of the same things."""
    quantity = told.counting
    return any(
        quantity.low >= TELLING_FIGURE or each.of_one_sort(told)
        for each in others
        if told.agrees(each)
        and not (_far_beyond(quantity, each.counting) or _measures_else(quantity, each.counting))
        and (quantity.high == each.counting.high or not each.reaches)
        and not (
            compared(each.sentence, each.quantity.span) and not compared(told.sentence, told.quantity.span)
        )
    )


def _measures_else(one: Quantity, other: Quantity) -> bool:
    """Whether only one of two figures is a measure, or they measure two things: "five hours", "five of them".
    What stands alone may be part of a measure where it is no small figure: "38 by 45 centimetres"."""
    if dimension(one) == dimension(other):
        return False
    return one.low < TELLING_FIGURE or bool(one.unit and other.unit)


def _far_beyond(quantity: Quantity, bound: Quantity) -> bool:
    """Whether a figure lies well above one that the other article gives as the least: four years, "over
    three years"."""
    return bound.least and quantity.low > BEYOND * bound.low
