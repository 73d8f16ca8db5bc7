"""Two figures or dates of one kind that two articles leave over, one on each side: where both tell one story,
mostly two accounts of one thing, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from index.comparison.left_over.figure_evidence import LeftOver, chance_of, evidence_of
from index.comparison.reading.concepts import concepts
from index.comparison.reading.measures import unit_of
from index.comparison.reading.opposites import negates
from index.comparison.reading.quantities import Quantity
from index.comparison.reading.ranks import RANK
from index.comparison.reading.stems import stem
from index.comparison.reading.telling_figures import TELLING_FIGURE
from index.comparison.rivals.articles import Articles, likeliest
from index.comparison.rivals.circumstances import (
    after_other_days,
    compared,
    of_other_days,
    other_days,
    other_hours,
    other_standing,
)
from index.comparison.rivals.common_news import RETOLD
from index.comparison.rivals.counted_things import Told, told_figures, unsaid, whole
from index.comparison.rivals.moments import MOMENTS, moments, of_two_acts
from index.comparison.rivals.moved_figures import moves, opposite_ways
from index.comparison.rivals.name_rivals import names_of
from index.comparison.rivals.one_thing import counted, dimension, has_rank, may_be_rivals
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.persons import of_two_times, same_person
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.entities.model import PLACES

LIKELY = 0.4
"""Likelihood from which two figures or dates are rivals: of 185 found so in the sets of the tests, each
judged by weights fitted on the others (`tests/benchmarks/rival_fit.py`), nine are none that the sets name; of
six in independent reports, however little they tell together, three. From .3 fifteen of 196, and eight of
twelve."""

ROUNDED = 1.25
"""Ratio up to which two measures in two units are one, rounded: 18 weeks and four and a half months. One
more of the sets of the tests is found without it, wrongly."""

BEYOND = 1.25
"""Factor from which a figure is no longer what "more than" another one says."""

MOST = 60
"""Figures of one article up to which what is left over is looked for: where all are of one kind it takes a
sixth of a second, and more by their square."""

_STRETCHES = frozenset(
    map(stem, "year quarter half season month week weekend day hour century decade".split())
)

_ROUGHLY = re.compile(r"(?:just\s|nearly|almost|over|close)\b", re.IGNORECASE)
_HALF_BEFORE, _HALF_AFTER = re.compile(r"\d[-–]"), re.compile(r"[-–]\d|[-\s]years?[-\s]olds\b")


def rival_figures(articles: Articles) -> tuple[tuple[LeftOver, LeftOver], ...]:
    """The figures that two articles leave over which are two accounts of one thing, likeliest first, each
    once, however often it is told."""
    chances = ((chance_of(ours, evidence), ours, theirs) for ours, theirs, evidence in candidates(articles))
    return likeliest(chances, LIKELY, lambda each: each.value)


def candidates(articles: Articles) -> Iterator[tuple[LeftOver, LeftOver, tuple[float, ...]]]:
    """The pairs of figures left over that may measure one thing, with what speaks for it, in the order of
    `index.comparison.left_over.figure_evidence.EVIDENCE`."""
    left, right = articles.left, articles.right
    if max(sum(len(facts.quantities) for facts in article) for article in (left, right)) > MOST:
        return
    retold = articles.shared >= RETOLD
    if not retold and True not in articles.linked.values():
        return
    families = _by_family(_left_over(left, right)), _by_family(_left_over(right, left))
    for family, ours in families[0].items():
        theirs = families[1].get(family, [])
        for one, other in product(ours, theirs):
            if _near(one, other):
                continue
            if not (retold or articles.linked.get((one.place, other.place))):
                continue
            pairing = articles.pairing(one.place, other.place)
            if _may_be_rivals(pairing, one, other):
                yield one, other, evidence_of(articles, pairing, one, other, ours, theirs)


def _by_family(left_over: Iterable[LeftOver]) -> dict[tuple[str, str], list[LeftOver]]:
    found: dict[tuple[str, str], list[LeftOver]] = {}
    for each in left_over:
        found.setdefault(each.family, []).append(each)
    return found


def _may_be_rivals(pairing: Pairing, one: LeftOver, other: LeftOver) -> bool:
    """Whether nothing speaks against it that two figures or moments are told of one thing."""
    if one.quantity.kind in MOMENTS:
        return not (_other_place(pairing) or of_two_acts(pairing, one.quantity, other.quantity))
    if one.quantity.kind == RANK:
        rivals = not (
            has_rank(one.facts, other.quantity)
            or has_rank(other.facts, one.quantity)
            or counted(one.facts, one.quantity).isdisjoint(counted(other.facts, other.quantity))
        )
    else:
        rivals = may_be_rivals(pairing, one.quantity, other.quantity) and not (
            any(_of_its_own(*pair) or _moved_by(*pair) for pair in ((one, other), (other, one)))
            or {_written(one), _written(other)} == {"fraction", ""}
        )
        ranked = _ranked(one), _ranked(other)
        if all(ranked) or (any(ranked) and not _count_together(one.quantity, other.quantity)):
            return False
    return rivals and not (
        opposite_ways(one.facts, one.span, other.facts, other.span) or _apart(pairing, one, other)
    )


def _ranked(one: LeftOver) -> bool:
    """Whether a count is told by an ordinal, as which it is left over too."""
    return any(each.span == one.span for each in one.facts.ranks)


def _of_its_own(one: LeftOver, other: LeftOver) -> bool:
    """Whether a figure is taken of what the other one counts: "two of the dead", three dead."""
    return not whole(one.facts.sentence, one.quantity).isdisjoint(counted(other.facts, other.quantity))


def _moved_by(one: LeftOver, other: LeftOver) -> bool:
    """Whether one figure is by how much something moved, and the other a share: "ended 3 percent lower", "4
    percent of its staff"."""
    if one.quantity.kind != "percent" or not other.facts.article.text.startswith(" of ", other.span.end):
        return False
    told = one.facts.sentence.once(moves)
    return any(each.span == one.span and not end for each, _, end, _ in told)


def _written(one: LeftOver) -> str:
    """As which kind of quantity a figure is written; "" for a share in words alone, which is rough: "most",
    of which a third and a quarter are parts."""
    return next((each.kind for each in one.facts.quantities if each.span == one.span), "")


def _near(one: LeftOver, other: LeftOver) -> bool:
    """Whether two quantities agree, or lie above and below one figure: "over two days", "nearly two"; but not
    "more than two" and "less than two"."""
    ours, theirs = one.quantity, other.quantity
    if ours.agrees(theirs):
        return True
    if unit_of(ours.unit) != unit_of(theirs.unit) or not (ours.low == theirs.high or theirs.low == ours.high):
        return False
    return any(_ROUGHLY.match(each.facts.says(each.span)) for each in (one, other)) or not (
        ours.beyond and theirs.beyond
    )


def _left_over(article: Sequence[SentenceFacts], others: Sequence[SentenceFacts]) -> Iterator[LeftOver]:
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
            if each.ranks and not any(_count_together(quantity, other.counting) for other in same_sort):
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


def _count_together(one: Quantity, other: Quantity) -> bool:
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


def _apart(pairing: Pairing, one: LeftOver, other: LeftOver) -> bool:
    """Whether two figures are of two days, of two hours or of two people."""
    if other_days(pairing) or other_hours(pairing) or other_standing(pairing) or after_other_days(pairing):
        return True
    if of_other_days(pairing, one.quantity.span, other.quantity.span):
        return True
    if _other_unit(one.quantity, other.quantity) or _other_place(pairing):
        return True
    if compared(one.facts.sentence, one.quantity.span) is not compared(
        other.facts.sentence, other.quantity.span
    ):
        return True
    return one.quantity.kind == "age" and (
        of_two_times(one.facts, one.quantity, other.facts, other.quantity)
        or not same_person(pairing, one.quantity.span, other.quantity.span)
    )


def _other_place(pairing: Pairing) -> bool:
    """Whether both sentences name places, and none that is the same, nor one its people: Sweden, Swedish."""
    sides = (pairing.left, pairing.right)
    ours, theirs = ({name.entity.id for name in facts.names if name.entity.type in PLACES} for facts in sides)
    if not (ours and theirs) or not ours.isdisjoint(theirs):
        return False
    countries = [{name.country for name in names_of(facts)} - {""} for facts in sides]
    return countries[0].isdisjoint(countries[1])


def _other_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two measures in two units are too near to each other to be more than rounded apart."""
    units = unit_of(one.unit), unit_of(other.unit)
    if units[0] is None or units[1] is None or units[0] == units[1]:
        return False
    low, high = sorted((units[0].base(one.low), units[1].base(other.low)))
    return high <= ROUNDED * low
