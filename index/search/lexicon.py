"""The words that a library's index holds: completions, other spellings of a name, and what was perhaps
meant."""

from __future__ import annotations

from heapq import nsmallest
from typing import Any
from weakref import WeakKeyDictionary

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.entities.skeleton import skeleton
from index.search.analysis import stem_of
from index.search.article_postings import SHORTEST_SKELETON
from index.search.terms import Terms

MOST_COMPLETIONS = 20
"""Completions of a prefix that are searched, the most frequent ones; on 100,000 articles ten find what is
meant."""

SCANNED_COMPLETIONS = 20_000
"""Words of a prefix in each segment whose frequencies are looked at."""

MOST_SPELLINGS = 8
"""Other spellings of a name that are searched too."""


_words: WeakKeyDictionary[Any, list[str]] = WeakKeyDictionary()


def _words_of(reader: Any) -> list[str]:
    """All words that a reader knows, listed once for each state of the index."""
    if reader not in _words:
        _words[reader] = [term.decode("utf-8") for term in reader.lexicon("words")]
    return _words[reader]


class Lexicon:
    """Looks words up in one state of the index."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def frequency(self, field: str, word: str) -> int:
        """In how many articles the word stands in that field."""
        return self._terms.frequency(field, word)

    def known(self, word: str) -> bool:
        """Whether any article has the word or an inflection of it."""
        return any(self.frequency(field, stem_of(word)) for field in ("stems", "title_stems"))

    def completions(self, prefix: str) -> list[str]:
        """The most frequent words that begin so, most frequent first; the prefix itself too where it is a
        word."""
        found: dict[str, int] = {}
        for field in ("words", "title_words"):
            for word, count in self._terms.counted(field, prefix, SCANNED_COMPLETIONS).items():
                found[word] = max(found.get(word, 0), count)
        ranked = nsmallest(MOST_COMPLETIONS, found, key=lambda word: (-found[word], word))
        fields = ("words", "title_words")
        return [word for word in ranked if any(self.frequency(field, word) for field in fields)]

    def spellings(self, word: str) -> list[str]:
        """Other spellings of a name in this library, most frequent first; none where the word is not a name
        in it.

        A word is a name where it is written with a capital inside sentences, or where the library does not
        have it at all but has a name of its skeleton.
        """
        key = skeleton(word)
        if len(key) < SHORTEST_SKELETON:
            return []
        listed = self._terms.counted("names", f"{key} ", SCANNED_COMPLETIONS)
        names = [term.partition(" ")[2] for term in listed]
        if word not in names and self.frequency("words", word):
            return []
        others = [name for name in names if name != word and stem_of(name) != stem_of(word)]
        others = [name for name in others if self.frequency("words", name)]
        return sorted(others, key=lambda name: (-self.frequency("words", name), name))[:MOST_SPELLINGS]

    def meant(self, word: str) -> str | None:
        """The word of the library that is nearest in edits and, among equals, most frequent; None: nothing
        near."""
        allowed = 1 if len(word) < 5 else 2 if len(word) < 10 else 3
        if len(word) < 3:
            return None
        terms = _words_of(self._terms.reader)
        near = process.extract(word, terms, scorer=OSA.distance, score_cutoff=allowed, limit=40)
        best = [
            (distance, candidate[0] != word[0], -self.frequency("words", candidate), candidate)
            for candidate, distance, _ in near
            if candidate != word and len(candidate) > 2 and not candidate[0].isdigit()
        ]
        best = [one for one in best if one[2]]
        return min(best)[3] if best else None
