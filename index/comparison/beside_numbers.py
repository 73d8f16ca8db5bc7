"""What stands beside a number: the words for what it counts, and those around it."""

from __future__ import annotations

import re

from index.article import Span
from index.comparison.stems import stem
from index.comparison.tokens import STOP_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
REACH = 160
"""Code points beside a number that tell what it counts: four long words. A line may be all figures, and as
long as a book."""
_CLAUSE_END = re.compile(r"[,;:.!?()“”\"—–，。；：！？、「」]")


def unit_after(text: str, start: int, end: int) -> tuple[str, ...]:
    """The stems of up to four words behind a number, to the end of its phrase."""
    found: list[str] = []
    end = min(end, start + REACH)
    stop = _CLAUSE_END.search(text, start, end)
    for match in _WORD.finditer(text, start, stop.start() if stop else end):
        word = match.group().lower().removesuffix("'s").removesuffix("’s")
        if word in STOP_WORDS:
            if word in ("of", "the", "more", "other", "its", "their") and len(found) < 1:
                continue
            break
        found.append(stem(word))
        if len(found) == 4:
            break
    return tuple(found)


def context_of(text: str, span: Span, sentence: Span) -> frozenset[str]:
    """The stems of the words around a number in its sentence that carry meaning."""
    start = max(sentence.start, span.start - 60)
    window = text[start : span.start] + " " + text[span.end : min(sentence.end, span.end + 80)]
    words = (match.group().lower().removesuffix("'s").removesuffix("’s") for match in _WORD.finditer(window))
    return frozenset(stem(word) for word in words if word not in STOP_WORDS and len(word) > 2)
