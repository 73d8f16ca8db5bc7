"""A place in a text that is found again after the text was changed: by its words, and those around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from index.article import Span

AROUND = 32
"""Code points kept of what stands before and behind, to tell places with the same words apart; as in the
TextQuoteSelector of the W3C's Web Annotation Data Model."""

ALIKE = 75.0
"""Least likeness, of 100, of words that were changed: a word more or less in a sentence, a name spelled
otherwise."""

SHORTEST = 16
"""Code points from which changed words are looked for: fewer are like something in any text."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a place stood (`start`), what it said, and what stood around it."""

    start: int
    words: str
    before: str = ""
    after: str = ""


def anchor(text: str, span: Span) -> Anchor:
    """What is kept of a place."""
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return Anchor(span.start, span.of(text), before, after)


def find(text: str, place: Anchor) -> Span | None:
    """Where a place is by now; None where nothing like it is left.

    Where the same words stand several times, that with the same surroundings, then the nearest to where it
    was. Words that are set otherwise (line breaks, case) come next, then words that are alike.
    """
    words = place.words
    if not words.strip():
        return None
    pattern = r"\s+".join(map(re.escape, words.split()))
    for again in (re.escape(words), pattern):
        flags = re.IGNORECASE if again is pattern else 0
        found = [Span(match.start(), match.end()) for match in re.finditer(again, text, flags)]
        if found:
            return max(found, key=partial(_fits, text, place))
    return _alike(text, words) if len(words) >= SHORTEST else None


def _fits(text: str, place: Anchor, span: Span) -> tuple[int, int]:
    return _surrounded(text, place, span), -abs(span.start - place.start)


def _surrounded(text: str, place: Anchor, span: Span) -> int:
    """Code points before and behind that are the same, without a break."""
    count = 0
    for ours, theirs in (
        (place.before[::-1], text[max(0, span.start - AROUND) : span.start][::-1]),
        (place.after, text[span.end : span.end + AROUND]),
    ):
        for one, other in zip(ours, theirs, strict=False):
            if one != other:
                break
            count += 1
    return count


def _alike(text: str, words: str) -> Span | None:
    from rapidfuzz.fuzz import partial_ratio_alignment

    aligned = partial_ratio_alignment(words, text, score_cutoff=ALIKE)
    if aligned is None or aligned.dest_end <= aligned.dest_start:
        return None
    start, end = aligned.dest_start, aligned.dest_end
    # Whole words.
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None
