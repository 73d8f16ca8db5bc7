"""Two figures or dates of one kind that two articles leave over, one on each side: where both tell one story,
mostly two accounts of one thing, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from index.comparison.left_over.figure_evidence import LeftOver, chance_of, evidence_of
from index.comparison.left_over.figures_alone import count_together, figures_alone
from index.comparison.reading.measures import unit_of
from index.comparison.reading.quantities import Quantity
from index.comparison.reading.ranks import RANK
from index.comparison.reading.telling_figures import TELLING_FIGURE
from index.comparison.rivals.anchors import common_words
from index.comparison.rivals.articles import Articles, likeliest
from index.comparison.rivals.circumstances import (
    after_other_days,
    compared,
    of_other_days,
    other_days,
    other_hours,
    other_standing,
)
from index.comparison.rivals.common_news import RETOLD, TOGETHER
from index.comparison.rivals.counted_things import whole
from index.comparison.rivals.moments import MOMENTS, of_two_acts
from index.comparison.rivals.moved_figures import moves, opposite_ways
from index.comparison.rivals.name_rivals import names_of
from index.comparison.rivals.one_thing import counted, has_rank, may_be_rivals
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.persons import of_two_times, same_person
from index.entities.model import PLACES

LIKELY = 0.4
"""Likelihood from which two figures or dates are rivals: of 185 found so in the sets of the tests, each
judged by weights fitted on the others (`tests/benchmarks/rival_fit.py`), nine are none that the sets name; of
six in independent reports, however little they tell together, three. From .3 fifteen of 196, and eight of
twelve."""

ROUNDED = 1.25
"""Ratio up to which two measures in two units are one, rounded: 18 weeks and four and a half months. One
more of the sets of the tests is found without it, wrongly."""

MOST = 60
"""Figures of one article up to which what is left over is looked for: where all are of one kind it takes a
sixth of a second, and more by their square."""

CLOSE = 1.1
"""Ratio up to which two figures are hardly near to each other by accident, so that they are rivals also where
less is told by both articles: six in 280 pairs of independent reports, four of which exclude each other; the
others are an offer and the deal, and a pay and the raised one. Up to 1.15 there are no more, up to 1.2 two,
wrongly."""

AROUND = 2
"""Words that both have around two such figures, or near synonyms. From one two more are found, one wrongly at
least; from three, three."""

_ROUGHLY = re.compile(r"(?:just\s|nearly|almost|over|close)\b", re.IGNORECASE)


def rival_figures(articles: Articles) -> tuple[tuple[LeftOver, LeftOver], ...]:
    """The figures that two articles leave over which are two accounts of one thing, likeliest first, each
    once, however often it is told."""
    chances = (
        (chance_of(one, evidence) if _is_weighed(articles, one, other) else LIKELY, one, other)
        for one, other, evidence in candidates(articles)
    )
    return likeliest(chances, LIKELY, lambda each: each.value)


def candidates(articles: Articles) -> Iterator[tuple[LeftOver, LeftOver, tuple[float, ...]]]:
    """The pairs of figures left over that may measure one thing, with what speaks for it, in the order of
    `index.comparison.left_over.figure_evidence.EVIDENCE`."""
    left, right = articles.left, articles.right
    if max(sum(len(facts.quantities) for facts in article) for article in (left, right)) > MOST:
        return
    together = len(articles.linked) >= TOGETHER
    if not (together or articles.shared >= RETOLD or True in articles.linked.values()):
        return
    families = figures_alone(left, right), figures_alone(right, left)
    for family, ours in families[0].items():
        theirs = families[1].get(family, [])
        for one, other in product(ours, theirs):
            weighed = _is_weighed(articles, one, other)
            if not (weighed or (together and _close(one, other))) or _near(one, other):
                continue
            pairing = articles.pairing(one.place, other.place)
            if not weighed and sum(common_words(pairing, one.span, other.span)) < AROUND:
                continue
            if _may_be_rivals(pairing, one, other):
                yield one, other, evidence_of(articles, pairing, one, other, ours, theirs)


def _is_weighed(articles: Articles, one: LeftOver, other: LeftOver) -> bool:
    """Whether the evidence decides: the articles tell one story, or the sentences one thing."""
    return articles.shared >= RETOLD or articles.linked.get((one.place, other.place), False)


def _close(one: LeftOver, other: LeftOver) -> bool:
    """Whether two telling figures are so near to each other that they hardly are by accident."""
    low, high = sorted((one.quantity.low, other.quantity.low))
    return low >= TELLING_FIGURE and high <= CLOSE * low and _written(one) == _written(other) != ""


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
        if all(ranked) or (any(ranked) and not count_together(one.quantity, other.quantity)):
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
