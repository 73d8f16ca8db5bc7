"""Words of the news that outlets use for one another, so that a paraphrase shares more than its names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from index.comparison.reading.stems import stem
from index.languages.word_lists import word_lists


@lru_cache(maxsize=1)
def _senses() -> Mapping[str, frozenset[int]]:
    """The groups that a stem belongs to, by number."""
    (words,) = word_lists("comparison", "thesaurus.txt")
    found: dict[str, set[int]] = {}
    for number, group in enumerate(words.split(";")):
        for word in group.split():
            found.setdefault(stem(word), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def senses(word_stem: str) -> frozenset[int]:
    """The groups of near synonyms that a stem belongs to; stems that share one may stand for one another."""
    return _senses().get(word_stem, frozenset())
