"""Which numbers are someone's age."""

from __future__ import annotations

import re

from index.article import Span
from index.entities.vocabulary.lexicon import HUMAN_NOUNS
from index.languages.ages import LONGEST, MOST_YEARS

LONGEST_NAME = 40
"""Code points before a number among which is looked for whom it is told of: "a retired engineer of 43"."""

_YEARS_OLD = re.compile(r"[\s-]years?[\s-]olds?\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged|age|is|was|turned)\s+\Z", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"\b(?:an?|the|\w+’?s)\s(?:\w+\s)?(\w+)\sof\s+\Z", re.IGNORECASE)
_OF_SOMEBODY_NEW = re.compile(r"\ban?\s(?:\w+\s)?(\w+)\sof\s+\Z", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"\b[A-Z][\w'’-]+,\s+\Z")
_IN_COMMAS = re.compile(r"[^\W\d_][.]?,\s+\Z|[^\W\d_]\s\(\Z")
_BEHIND_AGE = re.compile(r"[,.;)”\"]|\s*\Z|\s+(?:and|who|was|is|had|has|died|said|told|from|of|when|at)\b")

_THEN_BEFORE = re.compile(r"\bthen(?:\saged)?\s\Z", re.IGNORECASE)
_THEN_BEHIND = re.compile(r"(?:[\s-]years?[\s-]old)?,?\s+(?:when|at\s+the\s+time|then)\b")


def is_of_then(text: str, age: Span, sentence: Span) -> bool:
    """Whether an age is told of an earlier time: "was 58 when", "then 58"."""
    before = max(sentence.start, age.start - len("then aged "))
    return bool(
        _THEN_BEHIND.match(text, age.end, sentence.end) or _THEN_BEFORE.search(text, before, age.start)
    )


def is_of_somebody_new(text: str, age: Span, sentence: Span) -> bool:
    """Whether an age is of somebody told of for the first time, "a woman of 24", and not of whom a name right
    before tells, "Ann Wold, a woman of 24"."""
    start = max(sentence.start, age.start - LONGEST_NAME)
    new = _OF_SOMEBODY_NEW.search(text, start, age.start)
    return (
        new is not None
        and new[1].lower() in HUMAN_NOUNS
        and not _NAME_BEFORE.search(text, start, new.start())
    )


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
    somebody = _OF_SOMEBODY.search(text, max(sentence.start, number.start - LONGEST_NAME), number.start)
    if somebody and somebody[1].lower() in HUMAN_NOUNS:
        return True
    if not _IN_COMMAS.search(text, before, number.start):
        return False
    words = text[sentence.start : number.start].rstrip(" ,(").split()
    if not words or len(words[-1]) == 1:
        return False
    return words[-1][:1].isupper() or words[-1] in HUMAN_NOUNS
