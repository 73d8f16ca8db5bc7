"""Discrepancies of quotation: the same utterance given in other words between the quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Span
from index.comparison.evidence import Pairing, SentenceFacts
from index.comparison.model import Discrepancy, DiscrepancyKind, Severity, Strength
from index.comparison.slots import line_up
from index.comparison.tokens import Token

WHOLE = 3
"""Words up to which a quoted fragment is marked whole rather than by the words that differ."""

SHARED = 0.5
"""Share of the shorter quotation's content words that must correspond for two to be one utterance."""


def quote_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Pairs of quotations of one utterance that differ in words; a fragment of the other is no difference."""
    if pairing.strength is not Strength.STRONG:
        return
    for left in pairing.left.quotes:
        best = _counterpart(pairing, left)
        if best is None:
            continue
        ours, theirs = _tokens(pairing.left, left), _tokens(pairing.right, best)
        differing = _differing(ours, theirs)
        if differing is None:
            continue
        a, b = differing
        if len(ours) <= WHOLE and len(theirs) <= WHOLE:
            a, b = list(ours), list(theirs)
        stems = {token.stem for token in a if token.content} ^ {token.stem for token in b if token.content}
        severity = Severity.MAJOR if stems else Severity.MINOR
        span_a, span_b = _cover(a), _cover(b)
        note = f"“{pairing.left.says(span_a)}” here, “{pairing.right.says(span_b)}” there"
        yield Discrepancy(DiscrepancyKind.QUOTE, severity, span_a, span_b, note, pairing.link)


def _counterpart(pairing: Pairing, left: Span) -> Span | None:
    """The quotation on the right that renders the same utterance."""
    ours = _tokens(pairing.left, left)
    ranked = []
    for right in pairing.right.quotes:
        theirs = _tokens(pairing.right, right)
        shared = _shared(ours, theirs)
        distance = pairing.slot_distance(left, right)
        short = len(ours) <= WHOLE + 1 and len(theirs) <= WHOLE + 1
        if shared >= SHARED or (short and distance is not None and distance == 0):
            ranked.append((shared, -right.start, right))
    return max(ranked)[2] if ranked else None


def _shared(ours: Sequence[Token], theirs: Sequence[Token]) -> float:
    pairs = line_up(ours, theirs).pairs
    smaller = min(sum(token.content for token in ours), sum(token.content for token in theirs))
    if not smaller:
        return 1.0 if [token.form for token in ours] == [token.form for token in theirs] else 0.0
    return sum(ours[i].content for i, _ in pairs) / smaller


def _differing(ours: Sequence[Token], theirs: Sequence[Token]) -> tuple[list[Token], list[Token]] | None:
    """The stretch from the first to the last word that differs on each side; None for the same words or a
    part."""
    a, b = [token.form for token in ours], [token.form for token in theirs]
    if not a or not b or _part_of(a, b) or _part_of(b, a):
        return None
    start = 0
    while a[start] == b[start]:
        start += 1
    back = 0
    while back < min(len(a), len(b)) - start and a[-1 - back] == b[-1 - back]:
        back += 1
    first, second = list(ours[start : len(ours) - back]), list(theirs[start : len(theirs) - back])
    if first and second:
        return first, second
    return (
        list(ours[max(0, start - 1) : len(ours) - back + 1]),
        list(theirs[max(0, start - 1) : len(theirs) - back + 1]),
    )


def _part_of(part: Sequence[str], whole: Sequence[str]) -> bool:
    size = len(part)
    return any(list(whole[at : at + size]) == list(part) for at in range(len(whole) - size + 1))


def _tokens(facts: SentenceFacts, span: Span) -> tuple[Token, ...]:
    return tuple(token for token in facts.tokens if span.contains(token.span))


def _cover(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].span.start, tokens[-1].span.end)
