"""Ranks in running text: the third time, the 78th minute, the second half."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import Span
from index.comparison.reading.beside_numbers import context_of, unit_after
from index.comparison.reading.quantities import Quantity
from index.comparison.reading.tokens import STOP_WORDS
from index.languages.word_tables import small

RANK = "rank"
"""Kind of an ordinal as a quantity."""

_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_RANK = re.compile(
    rf"(?<![\w.,-])(?:(?P<figure>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_WORDS)}))\b", re.I
)
_FIGURE = re.compile(r"[0-9](?:st|nd|rd|th)\b")
_ENDINGS = "irst econd hird ourth fth xth enth ghth inth ieth".split()
"""What the ordinals in words end in: ten to look for instead of twenty."""
_FRACTION_BEFORE = re.compile(r"(?:\b(?:a|one|two|three|four|per|every|each)|\d)[\s-]+\Z", re.I)
_BEHIND = re.compile(r"[\s-]+(?:such\s+)?([^\W\d_]+)", re.I)


def ranks(text: str, sentence: Span) -> tuple[Quantity, ...]:
    """The ordinals of a sentence with what they rank, as exact quantities of the kind `RANK`.

    Names ("Fifth Avenue"), fractions ("a third") and the unit of time ("a second") are none.
    """
    return tuple(_ranks(text, sentence))


def _ranks(text: str, sentence: Span) -> Iterator[Quantity]:
    folded = text[sentence.start : sentence.end].casefold()
    if not (any(ending in folded for ending in _ENDINGS) or _FIGURE.search(folded)):
        return
    for match in _RANK.finditer(text, sentence.start, sentence.end):
        span = Span(match.start(), match.end())
        if _FRACTION_BEFORE.search(text, max(sentence.start, span.start - 8), span.start):
            continue
        if match["word"] and match["word"][0].isupper() and span.start != sentence.start:
            continue
        behind = _BEHIND.match(text, span.end, sentence.end)
        if behind is None or behind[1][0].isupper() or small(behind[1]) in STOP_WORDS:
            continue
        value = float(match["figure"] or _WORDS.index(small(match["word"])) + 1)
        yield Quantity(
            span=span,
            low=value,
            high=value,
            exact=True,
            kind=RANK,
            unit=unit_after(text, behind.start(1), sentence.end)[:1],
            context=context_of(text, span, sentence),
        )
