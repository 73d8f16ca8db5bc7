"""Which numbers are someone's age, in languages other than English."""

from __future__ import annotations

import re
from functools import cache

from index.article import Span
from index.languages.vocabulary import Vocabulary, vocabulary

MOST_YEARS = 115
"""The highest number that is taken for an age."""

LONGEST = 3
"""Figures of that number."""

_REACH = 60
"""Code points before a number among which stands whose age it is."""

_NAMED = re.compile(r"[^\W\d_][.]?(?:,\s+|\s\()\Z")
_IN_COMMAS = re.compile(r"(?:[^\W\d_][\w.’'-]*)\s+([^\W\d_][\w’'-]*)(?:,\s+|\s\()\Z")
_END = re.compile(r"\s*[,.;)”»]")


def is_age(text: str, number: Span, words: Vocabulary) -> bool:
    """Whether a number in figures is an age: "34-jährige", "âgé de 34 ans", "Karl Oster, 34 ans,", "(34)"."""
    if len(number) > LONGEST or not number.of(text).isdecimal() or int(number.of(text)) > MOST_YEARS:
        return False
    sure, years, aged = _patterns(words.code)
    if sure.match(text, number.end):
        return True
    before = text[max(0, number.start - _REACH) : number.start]
    behind = years.match(text, number.end)
    if behind and aged.search(before):
        return True
    if not _END.match(text, behind.end() if behind else number.end):
        return False
    if behind and _NAMED.search(before):
        return True
    named = _IN_COMMAS.search(before)
    return named is not None and named[0][0].isupper() and named[1][0].isupper()


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = vocabulary(code)
    return (
        re.compile(rf"(?:{words.age or '(?!)'})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?:{words.years})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?:(?<!\w)|(?=,))(?:{words.aged or '(?!)'})\s+\Z", re.IGNORECASE),
    )
