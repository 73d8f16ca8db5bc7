"""A fact of a story in the words of one source."""

from __future__ import annotations

from index.article import Span
from index.comparison.summary import goes_on


def fact_words(text: str, summary: Span) -> str:
    """A summary on one line, with an ellipsis where the source goes on with what it says."""
    words = " ".join(summary.of(text).split())
    return f"{words} …" if goes_on(text, summary) else words
