"""Where the words and phrases of a query stand in a text, as they are written there."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from index.article import Span
from index.search.terms.analysis import fold, places_of_word, surfaces


class Phrase(NamedTuple):
    """A phrase of the query by its `number`, and how each of its `words` is written in a text."""

    number: int
    words: tuple[str, ...]
    surfaces: Mapping[str, Sequence[str]]


def matches(
    text: str, span: Span, fitting: Mapping[str, Sequence[int]], phrases: Sequence[Phrase]
) -> list[tuple[Span, int]]:
    """The matches in a sentence or a title, each with the number of what it matches; in order."""
    found = [
        (Span(at, at + len(surface)), number)
        for surface, numbers in fitting.items()
        for at in places_of_word(text, surface, span.start, span.end)
        for number in numbers
    ]
    for phrase in phrases:
        row = _row(text, span, phrase.surfaces)
        found.extend((inner, phrase.number) for inner in in_a_row(row, phrase.words))
    found.sort()
    return found


def _row(text: str, span: Span, surfaces_of: Mapping[str, Sequence[str]]) -> list[tuple[int, int, str]]:
    """Where these words stand in a sentence, as (start, end, word), with an empty word where others stand
    between."""
    found = [
        (at, at + len(surface), word)
        for word, written in surfaces_of.items()
        for surface in written
        for at in places_of_word(text, surface, span.start, span.end)
    ]
    found.sort()
    row = found[:1]
    for (_, last, _), here in pairwise(found):
        if any(fold(surface) for _, _, surface in surfaces(text, last, here[0])):
            row.append((last, last, ""))
        row.append(here)
    return row


def times_by_sentence(text: str, surface: str, starts: list[int]) -> dict[int, int]:
    """How often the letters of a word stand in each sentence, by its number."""
    found: dict[int, int] = {}
    at = text.find(surface)
    while at >= 0:
        place = bisect_right(starts, at) - 1
        found[place] = found.get(place, 0) + 1
        at = text.find(surface, at + 1)
    return found


def times_together(text: str, phrase: Phrase, starts: list[int]) -> dict[int, int]:
    """The sentences that have all words of a phrase, with how often it can stand there at most."""
    fewest: dict[int, int] | None = None
    for written in phrase.surfaces.values():
        found: Counter[int] = Counter()
        for surface in written:
            found.update(times_by_sentence(text, surface, starts))
        if fewest is None:
            fewest = dict(found)
        else:
            fewest = {place: min(count, found[place]) for place, count in fewest.items() if place in found}
    return fewest or {}


def in_a_row(row: Sequence[tuple[int, int, str]], phrase: tuple[str, ...]) -> Iterator[Span]:
    """Where the words of a phrase follow each other in words as (start, end, word)."""
    for at in range(len(row) - len(phrase) + 1):
        if all(row[at + step][2] == word for step, word in enumerate(phrase)):
            yield Span(row[at][0], row[at + len(phrase) - 1][1])


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, sorted, those that overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
