"""What stands beside a number: the words for what it counts, and those around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import Span
from index.comparison.reading.measures import Unit, unit_of
from index.comparison.reading.stems import stem
from index.comparison.reading.tokens import STOP_WORDS

_WORD = re.compile(r"(?:\b[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?")
REACH = 160
"""Code points beside a number that tell what it counts: four long words. A line may be all figures, and as
long as a book."""
_CLAUSE_END = re.compile(r"[,;:!?()“”\"—–，。；：！？、「」]|(?<!\b[A-Z])\.")
_COUNTED = re.compile(r"\s+(?:(of|in)\s+)?((?:the\s+|its\s+|their\s+|other\s+|more\s+)?[^\W\d_][\w’'-]*)")
_MOST_WORDS = 4
_PLURALS = frozenset("people men women children police staff percent".split())
_VERBS = frozenset(
    "fled went came took left died killed escaped made said told got gave began saw won lost fell rose hit"
    " held met ran".split()
)
_NO_NOUNS = frozenset(
    "last next ago today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january"
    " february april june july august september october november december".split()
)
"""Words that begin the next phrase, however nouns they look."""


def unit_after(text: str, start: int, end: int) -> tuple[str, ...]:
    """The stems of up to four words behind a number, to the end of its phrase, without such as "U.S.", which
    tell whose it counts."""
    return tuple(stem(word) for word, _ in _words_behind(text, start, end))


def measure_after(text: str, start: int, end: int) -> tuple[Unit, int] | None:
    """The unit in which a number measures that ends at `start`, and where the words for it end; None where it
    counts things."""
    words = list(_words_behind(text, start, end))
    stems = tuple([stem(word) for word, _ in words])
    unit = unit_of(stems)
    if unit is None:
        return None
    return unit, words[0 if unit == unit_of(stems[:1]) else 1][1]


def _words_behind(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The words of `unit_after`, in small letters, each with where it ends."""
    found = 0
    end = min(end, start + REACH)
    stop = _CLAUSE_END.search(text, start, end)
    for match in _WORD.finditer(text, start, stop.start() if stop else end):
        word = match.group().lower().removesuffix("'s").removesuffix("’s")
        if word.endswith("."):
            continue
        if word in STOP_WORDS:
            if word in ("of", "the", "more", "other", "its", "their") and not found:
                continue
            break
        yield word, match.end()
        found += 1
        if found == _MOST_WORDS:
            break


def context_of(text: str, span: Span, sentence: Span) -> frozenset[str]:
    """The stems of the words around a number in its sentence that carry meaning."""
    start = max(sentence.start, span.start - 60)
    window = text[start : span.start] + " " + text[span.end : min(sentence.end, span.end + 80)]
    words = (match.group().lower().removesuffix("'s").removesuffix("’s") for match in _WORD.finditer(window))
    return frozenset(
        stem(word) for word in words if word not in STOP_WORDS and len(word) > 2 and not word.endswith(".")
    )


def counted_span(text: str, start: int, end: int, kind: str = "count") -> Span:
    """The words for what a number before `start` counts, up to four: to the first plural, and on from there
    only behind an "of". Empty where none follow.

    Of an amount or a share (`kind` is not "count") only what an "of" or "in" names.
    """
    first = last = start
    counted = plural = False
    for number in range(_MOST_WORDS):
        match = _COUNTED.match(text, last, end)
        if match is None:
            break
        word = match[2].split()[-1]
        bare = re.sub(r"[’']s?\Z", "", word)
        low = bare.lower()
        stops = (low in STOP_WORDS and bare.islower()) or low in _NO_NOUNS
        if stops or (number and (_is_verb(low) or match[1] == "in")) or (plural and match[1] != "of"):
            break
        if not number:
            if kind != "count" and not match[1]:
                break
            first = match.end(2) - len(word)
        last = match.end(2) - len(word) + len(bare)
        plural = _is_plural(low)
        counted = counted or plural or kind != "count"
        if bare != word:
            break
    return Span(first, last) if counted else Span(start, start)


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )


def _is_verb(word: str) -> bool:
    return (word.endswith(("ed", "ing")) and len(word) > 4) or word in _VERBS
