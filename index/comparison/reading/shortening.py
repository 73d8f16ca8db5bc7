"""Cuts a stretch of a text to the length of a summary, at a phrase, and outside names and quotations."""

from __future__ import annotations

import re

from index.article import Span
from index.comparison.reading.tokens import NUMBER_WORDS, STOP_WORDS
from index.entities.vocabulary.lexicon import OF_HEADS

LENGTH = 90
"""Code points a summary should not pass."""

_QUOTATION_MARK = re.compile('[“”"]')
_PHRASE = re.compile(
    r"\s+(?=(?:in|on|at|of|to|from|for|with|by|into|over|under|against|during|across|through|near"
    r"|because|after|before|while|when|where|who|which|until|unless|although|amid)\s)"
)

BLANK = re.compile(r"\s+")
_NAME_GOES_ON = re.compile(r"\s+((?:of|for)\s+(?:the\s+)?)?[A-Z]")

_DISTANCE = re.compile(
    r"(?<=\w)[,\s]+(?:(?:just|only|some|about|nearly|almost|barely|less than|more than|so|not|very)\s+)*"
    rf"(?:(?:an?|several|a few|\d+|{'|'.join(sorted(NUMBER_WORDS))})\s+(?:hour|day|night|week|month|year)s?"
    r"|moments|minutes|hours|days|nights|weeks|months|years|decades|shortly|soon|long|immediately)\Z"
)
_FROM_THERE = re.compile(r"\s+(?:after|before|until)\b")
_KNOWN_AS = re.compile(r",\s+\w+ed\Z")
_AS = re.compile(r"\s+as\b")

LEADING_ON = frozenset("especially particularly even only just partly largely mainly".split())
"""What belongs to the clause behind: "…, especially | when it rains"."""

FEWEST_WORDS = 4
"""Words below which a stretch, or the beginning of a quotation at its end, says too little."""


def opened_at(stretch: str) -> int:
    """Where a quotation begins that the stretch does not end; -1 if none does."""
    at = -1
    for mark in _QUOTATION_MARK.finditer(stretch):
        begins = mark[0] == "“" or (mark[0] == '"' and at < 0)
        at = mark.start() if begins else -1
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
    end = span.start + len(text[span.start : end].rstrip(" ,;:—–-"))
    return Span(span.start, before_distance(text, span.start, end))


def before_distance(text: str, start: int, end: int) -> int:
    """The end of a stretch without words at it that need the "after" or "as" behind them: "…, just days |
    after the vote", "…, known | as the Pier"."""
    start = max(start, end - LENGTH)
    for following, hanging in ((_FROM_THERE, _DISTANCE), (_AS, _KNOWN_AS)):
        if following.match(text, end) and (hangs := hanging.search(text, start, end)):
            return hangs.start()
    return end


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
    plain = word.lower().strip(",").replace("’", "'")
    return plain.removesuffix("'s") in STOP_WORDS or plain in LEADING_ON or plain.endswith("n't")
