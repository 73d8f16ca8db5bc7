"""Discrepancies of quotation: the same utterance given in other words between the quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.article import Span
from index.comparison.evidence import Pairing, SentenceFacts
from index.comparison.model import Discrepancy, DiscrepancyKind, Severity, Strength
from index.comparison.slots import line_up
from index.comparison.tokens import Token
from index.comparison.wording import without_lone_stop_words

WHOLE = 3
"""Words up to which a quoted fragment is marked whole rather than by the words that differ."""

SHARED = 0.5
"""Share of the content words, where two quotations overlap, that must correspond for them to be one
utterance."""

NEAR = 2
"""Other content words that may stand beside two fragments taken to fill the same place."""

SHARED_WORDS = 3
"""Content words that must correspond, unless both quotations are mere fragments."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """Words that differ in the overlap of two quotations, as token ranges; either side may be empty."""

    left: tuple[int, int]
    right: tuple[int, int]


def quote_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Pairs of quotations of one utterance that differ in words.

    That one source quotes more of it than the other is no difference: only the overlap is compared.
    """
    if pairing.strength is not Strength.STRONG:
        return
    for left in pairing.left.quotes:
        ours = _tokens(pairing.left, left)
        ranked = [
            (found[0], -right.start, theirs, found[1])
            for right in pairing.right.quotes
            for theirs in [_tokens(pairing.right, right)]
            if (found := _overlap(pairing, left, ours, right, theirs)) is not None
        ]
        if ranked:
            _, _, theirs, gaps = max(ranked, key=lambda entry: entry[:2])
            told = _found(pairing, ours, theirs, gaps) if gaps else None
            if told:
                yield told


def _overlap(
    pairing: Pairing, left: Span, ours: Sequence[Token], right: Span, theirs: Sequence[Token]
) -> tuple[float, list[_Gap]] | None:
    """How much of their overlap two quotations share, and the gaps in it; None for two utterances."""
    if not ours or not theirs:
        return None
    pairs = without_lone_stop_words(line_up(ours, theirs), ours)
    distance = pairing.slot_distance(left, right)
    fragments = max(len(ours), len(theirs)) <= WHOLE + 1 and distance is not None and distance <= NEAR
    if not pairs:
        return (0.0, [_Gap((0, len(ours)), (0, len(theirs)))]) if fragments and distance == 0 else None
    gaps = _gaps(pairs, ours, theirs)
    shared = sum(ours[i].content for i, _ in pairs)
    lost = [max(_content(ours, gap.left), _content(theirs, gap.right)) for gap in gaps]
    whole = shared + sum(lost)
    if (whole and shared < SHARED * whole) or (shared < SHARED_WORDS and not fragments):
        return None
    return (shared / whole if whole else 1.0), gaps


def _gaps(pairs: Sequence[tuple[int, int]], ours: Sequence[Token], theirs: Sequence[Token]) -> list[_Gap]:
    """The gaps between corresponding words; at the ends only where both sides go on at similar length."""
    gaps = []
    bounds = [(-1, -1), *pairs, (len(ours), len(theirs))]
    for number, ((i0, j0), (i1, j1)) in enumerate(pairwise(bounds)):
        gap = _Gap((i0 + 1, i1), (j0 + 1, j1))
        sizes = sorted((_content(ours, gap.left), _content(theirs, gap.right)))
        at_end = number in (0, len(bounds) - 2)
        if (i1 - i0 == 1 and j1 - j0 == 1) or (at_end and (sizes[1] > 2 * sizes[0] + 1 or not sizes[0])):
            continue
        gaps.append(gap)
    gaps.extend(_Gap((i, i + 1), (j, j + 1)) for i, j in pairs if ours[i].form != theirs[j].form)
    return sorted(gaps, key=lambda gap: (gap.left, gap.right))


def _found(
    pairing: Pairing, ours: Sequence[Token], theirs: Sequence[Token], gaps: Sequence[_Gap]
) -> Discrepancy | None:
    """The discrepancy over all gaps; None where only the spacing of words or an editor's [sic] differs."""
    telling = [gap for gap in gaps if _stems(ours, gap.left) != _stems(theirs, gap.right)]
    severity = Severity.MAJOR if telling else Severity.MINOR
    chosen = telling or gaps
    if max(len(ours), len(theirs)) <= WHOLE:
        left, right = Span(0, len(ours)), Span(0, len(theirs))
    else:
        left = Span(chosen[0].left[0], chosen[-1].left[1])
        right = Span(chosen[0].right[0], chosen[-1].right[1])
    if not (len(left) and len(right)):
        left, right = _widened(left, len(ours)), _widened(right, len(theirs))
    span_left, span_right = _cover(ours, left), _cover(theirs, right)
    said = pairing.left.says(span_left), pairing.right.says(span_right)
    if _letters(said[0]) == _letters(said[1]):
        return None
    note = f"“{said[0]}” here, “{said[1]}” there"
    return Discrepancy(DiscrepancyKind.QUOTE, severity, span_left, span_right, note, pairing.link)


def _letters(said: str) -> str:
    return "".join(filter(str.isalnum, said.casefold().replace("[sic]", "")))


def _widened(indices: Span, size: int) -> Span:
    """With a neighbour on both sides, so that words which only one side has stand in what both share."""
    return Span(max(0, indices.start - 1), min(size, indices.end + 1))


def _cover(tokens: Sequence[Token], indices: Span) -> Span:
    return Span(tokens[indices.start].span.start, tokens[indices.end - 1].span.end)


def _stems(tokens: Sequence[Token], indices: tuple[int, int]) -> frozenset[str]:
    return frozenset(token.stem for token in tokens[indices[0] : indices[1]] if token.content)


def _content(tokens: Sequence[Token], indices: tuple[int, int]) -> int:
    return sum(token.content for token in tokens[indices[0] : indices[1]])


def _tokens(facts: SentenceFacts, span: Span) -> tuple[Token, ...]:
    return tuple(token for token in facts.tokens if span.contains(token.span))
