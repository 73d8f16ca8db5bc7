"""One figure that rises here and falls there, wherever either article tells it: "sales rose 5 percent", "a 5
percent drop in sales"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from index.article import Span
from index.comparison.claims.matters import stems_of
from index.comparison.model import DiscrepancyKind
from index.comparison.reading.opposites import negates
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.quantities import Quantity
from index.comparison.reading.tokens import Token
from index.comparison.rivals.anchors import points
from index.comparison.rivals.articles import Articles
from index.comparison.rivals.circumstances import compared, other_days
from index.comparison.rivals.evidence import SentenceFacts
from index.comparison.rivals.one_thing import CURRENCIES, told_of
from index.entities.model import EntityType
from index.languages.vocabulary import KNOWN

SURE = 1
"""Points (`index.comparison.rivals.anchors`), and one for a link, from which two like figures are of one
thing. None of 280 pairs of independent reports has such figures; with no points at all one more is found in
the sets."""

MOST = 60
"""Figures of a sentence, and pairs of places where one is told, up to which is looked where it moved."""

BEFORE, BEHIND = 4, 2
"""Words before and behind a figure among which stands where it moved."""

_WAYS = dict.fromkeys(
    stems_of("rise increase grow growth climb jump soar surge gain up higher rally advance add improve"), 1
) | dict.fromkeys(
    stems_of(
        "fall drop decrease decline slip slide tumble plunge plummet sink shrink lose loss down lower dip"
    ),
    -1,
)
_MAKING = frozenset(stems_of("make made making"))
_ENDS = frozenset(("to", "from"))
"""What a figure stands behind that is where it moved to or from, and not by how much."""
_MARKS = frozenset(',;:.!?()“”"—–')


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


def moves(sentence: PreparedSentence) -> list[tuple[Quantity, int, str, Span]]:
    """The shares and sums of a sentence that moved, with where to, by, to or from them, and from the first to
    the last word that tells so."""
    if sentence.language in KNOWN or not 0 < len(sentence.quantities) <= MOST:
        return []
    found = []
    for quantity in sentence.quantities:
        if _moving(quantity) and (moved := _way(sentence, quantity)):
            found.append((quantity, *moved))
    return found


def _makes_up(tokens: Sequence[Token], index: int) -> bool:
    """Whether an "up" tells no way: "they make up 28 percent"."""
    return tokens[index].form == "up" and index > 0 and tokens[index - 1].stem in _MAKING


def _moving(quantity: Quantity) -> bool:
    return quantity.exact and (quantity.kind == "percent" or quantity.kind in CURRENCIES)


def _way(sentence: PreparedSentence, quantity: Quantity) -> tuple[int, str, Span] | None:
    """Where a figure moved, by the nearest word that tells so, behind it or before; None without one."""
    tokens, span = sentence.tokens, quantity.span
    first, last = bisect_right(sentence.ends, span.start), bisect_left(sentence.starts, span.end)
    for index in (*range(last, last + BEHIND), *range(first - 1, first - 1 - BEFORE, -1)):
        if not 0 <= index < len(tokens) or tokens[index].stem not in _WAYS or _makes_up(tokens, index):
            continue
        near = tokens[index].span
        between = Span(span.end, near.start) if index >= last else Span(near.end, span.start)
        if (index and negates(tokens, index - 1)) or not _MARKS.isdisjoint(between.of(sentence.text)):
            continue
        if any(each.kind == quantity.kind and between.overlaps(each.span) for each in sentence.quantities):
            continue
        before = tokens[first - 1].form if index < first else ""
        end = before if before in _ENDS else ""
        return _WAYS[tokens[index].stem], end, Span(min(near.start, span.start), max(near.end, span.end))
    return None
