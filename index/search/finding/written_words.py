"""The words of a text as they are written, of which a search lights some."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from string import ascii_lowercase

from index.comparison.reading.stems import beginnings
from index.search.terms.analysis import distinct, distinct_begun, fold, stem_of


class WrittenWords:
    """Different words of one text, folded and as they are written."""

    __slots__ = ("_words",)

    def __init__(self, surfaces: Collection[str]) -> None:
        self._words = list(zip(map(fold, surfaces), surfaces, strict=True))

    def being(self, words: Collection[str]) -> list[str]:
        """How these words are written."""
        return [surface for word, surface in self._words if word in words]

    def beginning(self, prefixes: tuple[str, ...]) -> list[str]:
        """How the words are written that begin so."""
        return [surface for word, surface in self._words if word.startswith(prefixes)]

    def of_stem(self, stem: str) -> list[str]:
        """How the words of a stem are written; the others are mostly told by their first letter."""
        letters = beginnings(stem)
        return [surface for word, surface in self._words if word[:1] in letters and stem_of(word) == stem]


def first_letters(words: Iterable[str], stems: Iterable[str]) -> str | None:
    """The letters that these words, or words that begin so, and words of these stems begin with; None where
    others than those of English are among them."""
    letters = {word[:1] for word in words}.union(*map(beginnings, stems))
    return "".join(sorted(letters)) if letters <= set(ascii_lowercase) else None


def written_words(text: str, letters: str | None) -> WrittenWords:
    """The words of a text that begin with one of the letters, and perhaps others; all where there is no
    telling, none where there is no letter."""
    if letters == "":
        return WrittenWords(())
    found = None if letters is None else distinct_begun(text, letters)
    return WrittenWords(distinct(text) if found is None else found)


kept_words = lru_cache(maxsize=512)(written_words)
"""The same, kept: the same articles are hit again with every letter typed."""
