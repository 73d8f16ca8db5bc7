"""One figure that rises here and falls there, wherever either article tells it: "sales rose 5 percent", "a 5
percent drop in sales"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from index.article import Span
from index.comparison.model import DiscrepancyKind
from index.comparison.reading.quantities import Quantity
from index.comparison.rivals.anchors import points
from index.comparison.rivals.articles import Articles
from index.comparison.rivals.circumstances import compared, other_days
from index.comparison.rivals.moved_figures import moves
from index.comparison.rivals.one_thing import told_of
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.entities.model import EntityType

SURE = 1
"""Points (`index.comparison.rivals.anchors`), and one for a link, from which two like figures are of one
thing. None of 280 pairs of independent reports has such figures; with no points at all one more is found in
the sets."""

MOST = 60
"""Pairs of places where a figure is told up to which is looked where it moved."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A figure in the sentence of that number, and where it moved: 1 up, -1 down."""

    place: int
    facts: SentenceFacts
    quantity: Quantity
    way: int
    end: str
    span: Span

    kind = DiscrepancyKind.CLAIM

    @property
    def value(self) -> tuple[str, float, str]:
        """What it comes to: a figure, and whether it moved by, to or from it."""
        return self.quantity.kind, self.quantity.low, self.end


def turned_figures(articles: Articles) -> Iterator[tuple[Turned, Turned]]:
    """The figures of two articles that moved up in the one and down in the other, each told once on either
    side."""
    ours, theirs = _by_value(articles.left), _by_value(articles.right)
    for value in sorted(ours.keys() & theirs.keys()):
        ways = {each.way for each in ours[value]} | {-each.way for each in theirs[value]}
        if len(ways) > 1 or len(ours[value]) * len(theirs[value]) > MOST:
            continue
        sure = [
            (_sure(articles, one, other), one, other) for one, other in product(ours[value], theirs[value])
        ]
        best = max(sure, key=lambda each: each[0])
        if best[0] >= SURE:
            yield best[1:]


def _sure(articles: Articles, one: Turned, other: Turned) -> int:
    pairing = articles.pairing(one.place, other.place)
    if other_days(pairing) or compared(one.facts.sentence, one.span) is not compared(
        other.facts.sentence, other.span
    ):
        return 0
    firms = _firms(one.facts), _firms(other.facts)
    if all(firms) and firms[0].isdisjoint(firms[1]):
        return 0
    kinds = told_of(one.facts, one.quantity), told_of(other.facts, other.quantity)
    if all(kinds) and kinds[0] != kinds[1]:
        return 0
    # The figure itself is one that both have.
    return points(pairing, one.span, other.span) - 1 + ((one.place, other.place) in articles.linked)


def _firms(facts: SentenceFacts) -> frozenset[str]:
    return frozenset(name.entity.id for name in facts.names if name.entity.type is EntityType.ORG)


def _by_value(article: Sequence[SentenceFacts]) -> dict[tuple[str, float, str], list[Turned]]:
    found: dict[tuple[str, float, str], list[Turned]] = {}
    for place, facts in enumerate(article):
        for quantity, way, end, span in facts.sentence.once(moves):
            each = Turned(place, facts, quantity, way, end, span)
            found.setdefault(each.value, []).append(each)
    return found
