"""Pairs of everyday words as they follow each other, indexed beside the words: what half of all articles have
is found as a phrase without a look at where each word stands.

After Bahle, Williams and Zobel, "Efficient phrase querying with an auxiliary index" (2002), of which only the
pairs that cost most are kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

EVERYDAY = frozenset(
    "a about after all also an and are as at be been but by can could do for from had has have he her his i "
    "if in into is it its more new no not of on one or other our out over said she so some than that the "
    "their them there they this to two up was we were what when which who will with would you your".split()
)
"""The most frequent words of English, folded as they are indexed."""

PAIRS = {"words": "pairs", "quoted": "quoted_pairs"}
"""The field of the pairs for each field of words that has one."""


def count_pairs(words: Iterable[str], counts: dict[str, int]) -> None:
    """Add the pairs of everyday words in a row of words to `counts`."""
    everyday = EVERYDAY
    for first, second in pairwise(words):
        if first in everyday and second in everyday:
            pair = f"{first} {second}"
            counts[pair] = counts.get(pair, 0) + 1


def pairs_of(phrase: Iterable[str]) -> list[str]:
    """The pairs of everyday words in a phrase."""
    found: dict[str, int] = {}
    count_pairs(phrase, found)
    return list(found)
