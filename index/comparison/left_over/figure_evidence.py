"""How likely two figures or dates that one of two articles has alone are two accounts of one thing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Span
from index.comparison.alignment.likeness import likelihood
from index.comparison.model import DiscrepancyKind
from index.comparison.reading.concepts import MEASURES, concepts
from index.comparison.reading.quantities import Quantity, digits_of
from index.comparison.rivals.anchors import common_day, common_figures, common_words
from index.comparison.rivals.articles import IN_COMMON, Articles
from index.comparison.rivals.moments import MOMENTS
from index.comparison.rivals.one_thing import counted, dimension, told_of
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

EVIDENCE = (
    "the sentences are partly linked",
    "they are strongly linked",
    "words around both, of at most four",
    "near synonyms around both, of at most two",
    "a word stands in these two sentences alone",
    "both count the same things",
    "both are told of one attribute",
    "logarithms of how many of their kind are left over, added",
    "logarithm of the ratio of the two",
    "sentences beside them are linked",
    "names that both sentences have, of at most two",
    "telling figures that both sentences have, of at most two",
    "both sentences name one day",
    "how far apart they stand, of the article's length",
    "both are plain figures",
    "the same person's ages",
    "telling figures that both articles have, of at most six, by three",
    "share of the sentences of either article that are linked, the lower",
    "the digits of one are those of the other in another order",
    *IN_COMMON,
)
"""What is weighed, in the order of the weights."""

WEIGHTS = (
    1.04,
    1.23,
    1.29,
    0.85,
    0.74,
    0.63,
    -0.04,
    -0.88,
    -2.52,
    1.03,
    0.30,
    0.24,
    0.02,
    -1.17,
    0.17,
    0.57,
    1.32,
    1.98,
    1.72,
    -0.31,
    0.75,
    1.59,
    0.72,
)
BIAS = -3.12
MOMENT_WEIGHTS = (
    0.63,
    0.80,
    0.49,
    -0.14,
    0.85,
    0.00,
    -0.04,
    -1.16,
    0.00,
    0.97,
    -0.56,
    0.27,
    0.03,
    -0.50,
    0.00,
    0.00,
    1.38,
    0.95,
    -0.03,
    -0.09,
    0.44,
    1.46,
    1.05,
)
MOMENT_BIAS = -4.06
"""Two logistic regressions, for figures with ranks and for dates with times of day: on 1,275 pairs left over,
157 of them rivals, and on 189 and 38. They are those of the sets in `tests/index/comparison/battery`, without
four that are held out, and of 280 pairs of independent reports. Made by `tests/benchmarks/rival_fit.py`."""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A quantity, rank or moment that the other article does not have, and the number of its sentence."""

    place: int
    facts: SentenceFacts
    quantity: Quantity

    @property
    def kind(self) -> DiscrepancyKind:
        """What a rival of it is a discrepancy of."""
        return DiscrepancyKind.DATE if self.quantity.kind in MOMENTS else DiscrepancyKind.NUMBER

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.quantity.span

    @property
    def family(self) -> tuple[str, str]:
        """Kind and dimension, which rivals share."""
        return self.quantity.kind, dimension(self.quantity)

    @property
    def value(self) -> tuple[str, str, float, float]:
        """What it comes to, wherever it is told."""
        return *self.family, self.quantity.low, self.quantity.high


def chance_of(one: LeftOver, evidence: Sequence[float]) -> float:
    """The likelihood that the evidence for one of two rivals and the other comes to."""
    if one.kind is DiscrepancyKind.DATE:
        return likelihood(evidence, MOMENT_WEIGHTS, MOMENT_BIAS)
    return likelihood(evidence, WEIGHTS, BIAS)


def evidence_of(
    articles: Articles,
    pairing: Pairing,
    one: LeftOver,
    other: LeftOver,
    ours: Sequence[LeftOver],
    theirs: Sequence[LeftOver],
) -> tuple[float, ...]:
    """What speaks for it that two figures measure one thing, in the order of `EVIDENCE`; `ours` and `theirs`
    are all of their family that the articles leave over."""
    link = articles.linked.get((one.place, other.place))
    things = (counted(one.facts, one.quantity) & counted(other.facts, other.quantity)) - MEASURES
    rivals = _of_the_kind(one, ours, things), _of_the_kind(other, theirs, things)
    return (
        float(link is False),
        float(link is True),
        *common_words(pairing, one.quantity.span, other.quantity.span),
        float(bool(articles.only_in(one, other))),
        float(bool(things)),
        float(bool(told_of(one.facts, one.quantity) & told_of(other.facts, other.quantity))),
        math.log2(rivals[0] * rivals[1]),
        _apart(one.quantity.low, other.quantity.low) if one.kind is DiscrepancyKind.NUMBER else 0.0,
        float(articles.beside(one.place, other.place)),
        min(len(pairing.shared_names), 2),
        common_figures(pairing),
        float(common_day(pairing)),
        articles.apart(one.place, other.place),
        float(one.quantity.exact and other.quantity.exact),
        float(one.quantity.kind == "age"),
        min(articles.figures, 6) / 3,
        articles.shared,
        float(_turned(one.quantity, other.quantity)),
        *articles.in_common(one.place, other.place),
    )


def _apart(one: float, other: float) -> float:
    """The logarithm of the ratio of two figures, of at most 1.5."""
    low, high = sorted((one, other))
    return min(math.log(high / low), 1.5) if low > 0 else 1.5


def _turned(one: Quantity, other: Quantity) -> bool:
    """Whether two figures have the same digits in another order: a slip, which one number of two units, three
    days and three weeks, is not."""
    return one.low != other.low and sorted(digits_of(one.low)) == sorted(digits_of(other.low))


def _of_the_kind(one: LeftOver, others: Sequence[LeftOver], things: frozenset[str]) -> int:
    """How many figures of its kind an article leaves over, with those things only where both count them."""
    return sum(
        each is one or not (things and things.isdisjoint(concepts(each.quantity.unit))) for each in others
    )
