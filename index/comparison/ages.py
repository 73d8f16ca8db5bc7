"""Which numbers are someone's age."""

from __future__ import annotations

import re

from index.article import Span

MOST_YEARS = 115
"""The highest number between commas that is taken for an age."""

LONGEST = 3
"""Figures of that number."""

_YEARS_OLD = re.compile(r"[\s-]years?[\s-]olds?\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged|age|is|was|turned)\s+\Z", re.IGNORECASE)
_IN_COMMAS = re.compile(r"[^\W\d_][.]?,\s+\Z|[^\W\d_]\s\(\Z")
_BEHIND_AGE = re.compile(r"[,.;)”\"]|\s*\Z|\s+(?:and|who|was|from|of|when|at)\b")


def is_age(text: str, number: Span, sentence: Span) -> bool:
    """Whether a number in plain figures is an age: "41-year-old", "aged 41", "Petra Holm, 41, …"."""
    if _YEARS_OLD.match(text, number.end, sentence.end):
        return True
    if (
        len(number) > LONGEST
        or int(number.of(text)) > MOST_YEARS
        or not _BEHIND_AGE.match(text, number.end, sentence.end)
    ):
        return False
    before = max(sentence.start, number.start - 8)
    if _AGED.search(text, before, number.start):
        return True
    if not _IN_COMMAS.search(text, before, number.start):
        return False
    words = text[sentence.start : number.start].rstrip(" ,(").split()
    return bool(words) and words[-1][:1].isupper() and len(words[-1]) > 1
