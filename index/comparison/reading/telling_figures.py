"""Figures that two accounts of one thing still share where they share few words."""

from __future__ import annotations

from bisect import bisect_right

from index.article import Span
from index.comparison.reading.prepare import PreparedSentence

TELLING_FIGURE = 10
"""Counts from which the same one in two sentences is no accident."""


def telling(sentence: PreparedSentence) -> frozenset[tuple[str, float]]:
    """The sums, shares and greater counts, as they are written: 640 of "some 640" too. Those that end a name
    are none: S&P 500."""
    return frozenset(
        (each.kind, each.low if each.exact or each.beyond or each.least else (each.low + each.high) / 2)
        for each in sentence.quantities
        if not each.vague
        and each.kind != "age"
        and (each.kind != "count" or (each.low >= TELLING_FIGURE and not _ends_name(sentence, each.span)))
    )


def _ends_name(sentence: PreparedSentence, span: Span) -> bool:
    before = bisect_right(sentence.ends, span.start) - 1
    if before < 1 or sentence.ends[before] != span.start - 1:
        return False
    return sentence.text[sentence.starts[before]].isupper()
