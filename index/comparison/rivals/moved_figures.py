"""By how much something moved, to what and from what: "rose 5 percent", "a drop to 40 million"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from index.article import Span
from index.comparison.reading.opposites import negates
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.quantities import CURRENCIES, Quantity
from index.comparison.reading.stems import stem
from index.comparison.reading.tokens import PARTING, Token
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.languages.vocabulary import KNOWN

MOST = 60
"""Figures of a sentence up to which is looked where they moved."""

BEFORE, BEHIND = 4, 2
"""Words before and behind a figure among which stands where it moved."""

_UP = "rise increase grow growth climb jump soar surge gain up higher rally advance add improve"
_DOWN = "fall drop decrease decline slip slide tumble plunge plummet sink shrink lose loss down lower dip"
_WAYS = dict.fromkeys(map(stem, _UP.split()), 1) | dict.fromkeys(map(stem, _DOWN.split()), -1)
_MAKING = frozenset(map(stem, "make made making".split()))
_ENDS = frozenset(("to", "from"))
"""What a figure stands behind that is where it moved to or from, and not by how much."""


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


def opposite_ways(facts: SentenceFacts, span: Span, others: SentenceFacts, there: Span) -> bool:
    """Whether two figures tell by how much something moved, up here and down there."""
    ours, theirs = (
        {way for each, way, end, _ in side.sentence.once(moves) if each.span == place and not end}
        for side, place in ((facts, span), (others, there))
    )
    return bool(ours and theirs) and ours.isdisjoint(theirs)


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
        if (index and negates(tokens, index - 1)) or not PARTING.isdisjoint(between.of(sentence.text)):
            continue
        if any(each.kind == quantity.kind and between.overlaps(each.span) for each in sentence.quantities):
            continue
        before = tokens[first - 1].form if index < first else ""
        end = before if before in _ENDS else ""
        return _WAYS[tokens[index].stem], end, Span(min(near.start, span.start), max(near.end, span.end))
    return None
