"""Numbers with their nouns."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 fact", "1,200 facts", "2 discrepancies"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
