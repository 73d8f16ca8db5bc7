"""Passages of an article on one line."""

from __future__ import annotations

from collections.abc import Iterable

from index.article import Span


def on_one_line(text: str, spans: Iterable[Span]) -> str:
    """Stretches of a text with a blank between any two words, however its lines are broken."""
    return " ".join(word for span in spans for word in span.of(text).split())
