"""Cuts a stretch of a text to the length of a summary, at a phrase, and outside names and quotations."""

from __future__ import annotations

import re

from index.article import Span
from index.comparison.reading.tokens import STOP_WORDS
from index.entities.vocabulary.lexicon import OF_HEADS

LENGTH = 90
"""Code points a summary should not pass."""

_PHRASE = re.compile(
    r"\s+(?=(?:in|on|at|of|to|from|for|with|by|into|over|under|against|during|across|through|near"
    r"|because|after|before|while|when|where|who|which|until|unless|although|amid)\s)"
)

BLANK = re.compile(r"\s+")
_NAME_GOES_ON = re.compile(r"\s+((?:of|for)\s+(?:the\s+)?)?[A-Z]")

LEADING_ON = frozenset("especially particularly even only just partly largely mainly".split())
"""What belongs to the clause behind: "…, especially | when it rains"."""

FEWEST_WORDS = 4
"""Words below which a stretch, or the beginning of a quotation at its end, says too little."""


def opened_at(stretch: str) -> int:
    """Where a quotation begins that the stretch does not end; -1 if none does."""
    at = -1
    for place, character in enumerate(stretch):
        if character == "“":
            at = place
        elif character == "”" or (character == '"' and at >= 0):
            at = -1
        elif character == '"':
            at = place
    return at


def shortened(text: str, span: Span) -> Span:
    """The beginning of a stretch, up to the last phrase that still fits, else to the last word that does."""
    if len(span) <= LENGTH:
        return span
    limit = span.start + LENGTH
    ends = [match.start() for match in _PHRASE.finditer(text, span.start, limit)]
    ends = [end for end in ends if end - span.start >= LENGTH // 3 and not _inside_name(text, end)]
    if not ends:
        blanks = [match.start() for match in BLANK.finditer(text, span.start + 1, limit)]
        ends = [end for end in blanks if not _inside_name(text, end)] or blanks or [limit]
    end = _before_quotation(text, span.start, ends[-1])
    words = text[span.start : end].rsplit(None, 1)
    while len(words) == 2 and _hangs(words[1]):
        end = span.start + len(words[0])
        words = words[0].rsplit(None, 1)
    return Span(span.start, span.start + len(text[span.start : end].rstrip(" ,;:—–-")))


def _before_quotation(text: str, start: int, end: int) -> int:
    """The end of a stretch, or where a quotation begins of which it has but a few words."""
    opened = opened_at(text[start:end])
    if opened >= LENGTH // 3 and len(text[start + opened : end].split()) < FEWEST_WORDS:
        return start + opened
    return end


def _inside_name(text: str, end: int) -> bool:
    """Whether the words on both sides of a place belong to one name: Ashraf | Ghani, House | of Commons."""
    before = text[max(0, end - LENGTH) : end].rsplit(None, 1)[-1:]
    if not before or not before[0][:1].isupper():
        return False
    joined = _NAME_GOES_ON.match(text, end)
    return joined is not None and (not joined[1] or before[0] in OF_HEADS)


def _hangs(word: str) -> bool:
    """Whether a word needs what follows it."""
    plain = word.lower().strip(",")
    return plain in STOP_WORDS or plain in LEADING_ON or plain.endswith(("n't", "n’t"))
