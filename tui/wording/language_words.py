"""What is said of two articles in two languages."""

from __future__ import annotations

from index.comparison.model import Comparison


def two_languages(comparison: Comparison) -> str:
    """What the rows of a pair in two languages rest on, in a sentence; empty where there is one language."""
    if not comparison.in_two_languages:
        return ""
    left, right = (code or "one not known" for code in comparison.languages)
    return f"Two languages, {left} and {right}: aligned by dates, names, numbers."
