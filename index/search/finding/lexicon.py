"""The words that a library's index holds: completions, other spellings of a name, and what was perhaps
meant."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nlargest, nsmallest
from itertools import compress

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.entities.names.skeleton import skeleton
from index.search.indexing.article_postings import SHORTEST_SKELETON
from index.search.terms.analysis import stem_of
from index.search.terms.looking_up import Terms

MOST_COMPLETIONS = 20
"""Completions of a prefix that are searched, the most frequent ones; on 100,000 articles ten find what is
meant."""

SCANNED_COMPLETIONS = 20_000
"""Words of a prefix in each segment whose frequencies are looked at."""

MOST_SPELLINGS = 8
"""Other spellings of a name that are searched too."""


MOST_NEAR = 20
"""Words within some edits of one that are searched, the most frequent ones."""

WORDS = ("words", "title_words")
"""The fields of words as they are written, of texts and of titles."""


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

    def articles(self, word: str) -> int:
        """In about how many articles the word stands in any form."""
        return max(self.frequency(field, stem_of(word)) for field in ("stems", "title_stems"))

    def completions(self, prefix: str) -> list[str]:
        """The most frequent words that begin so, most frequent first; the prefix itself too where it is a
        word."""
        terms = self._terms
        key = (terms.state, "completions", prefix)
        return terms.kept.get(key, lambda: self._completions(prefix), lambda found: 12 * len(found))

    def _completions(self, prefix: str) -> list[str]:
        terms = self._terms
        text, title = (terms.counted(field, prefix, SCANNED_COMPLETIONS) for field in WORDS)
        found = text | {word: count for word, count in title.items() if count > text.get(word, 0)}
        # Most have far fewer than the last of these, and are not put in order.
        least = nlargest(MOST_COMPLETIONS, found.values())[-1] if found else 0
        best = compress(found, map(least.__le__, found.values()))
        ranked = sorted(best, key=lambda word: (-found[word], word))[:MOST_COMPLETIONS]
        return [word for word in ranked if terms.is_there(word, WORDS, found[word])]

    def spellings(self, word: str) -> list[str]:
        """Other spellings of a name in this library, most frequent first; none where the word is not a name
        in it.

        A word is a name where it is written with a capital inside sentences, or where the library does not
        have it at all but has a name of its skeleton.
        """
        key = skeleton(word)
        if len(key) < SHORTEST_SKELETON:
            return []
        # Most words are none: that is found out without a look at all names of their skeleton.
        if self.frequency("words", word) and not self.frequency("names", f"{key} {word}"):
            return []
        listed = self._terms.counted("names", f"{key} ", SCANNED_COMPLETIONS)
        names = [term.partition(" ")[2] for term in listed]
        others = [name for name in names if name != word and stem_of(name) != stem_of(word)]
        others = [name for name in others if self.frequency("words", name)]
        return sorted(others, key=lambda name: (-self.frequency("words", name), name))[:MOST_SPELLINGS]

    def _within(self, word: str, edits: int) -> Iterator[tuple[str, int, int]]:
        """The words of the library so many edits away at most, each with how many and its frequency."""
        counts: dict[str, int] = {}
        distances: dict[str, int] = {}
        for field in WORDS:
            here: dict[str, int] = {}
            # Of other lengths none is so near: three words of four are passed over.
            lists = self._terms.vocabulary_by_length(field)
            lengths = range(len(word) - edits, len(word) + edits + 1)
            for known in (known for terms in lists for length in lengths if (known := terms.get(length))):
                near = process.extract(word, known.words, scorer=OSA.distance, score_cutoff=edits, limit=None)
                for found, distance, at in near:
                    here[found] = here.get(found, 0) + known.counts[at]
                    distances[found] = int(distance)
            counts.update((found, max(count, counts.get(found, 0))) for found, count in here.items())
        return ((found, distances[found], count) for found, count in counts.items())

    def near(self, word: str, edits: int) -> list[str]:
        """The most frequent words that are so many edits away at most, the word itself first."""
        found = {near: count for near, _, count in self._within(word, edits)}
        ranked = nsmallest(MOST_NEAR, found, key=lambda near: (near != word, -found[near], near))
        return [near for near in ranked if self._terms.is_there(near, WORDS, found[near])]

    def meant(self, word: str, least: int = 0) -> str | None:
        """The word of the library that is nearest in edits and, among equals, most frequent, of those that
        about so many articles have at `least`; None: nothing near."""
        allowed = 1 if len(word) < 5 else 2 if len(word) < 10 else 3
        # No word is in more articles than there are, which need not be looked for.
        if len(word) < 3 or least > self._terms.count:
            return None
        ranked = sorted(
            (distance, near[0] != word[0], -count, near)
            for near, distance, count in self._within(word, allowed)
            if count >= least and near != word and len(near) > 2 and not near[0].isdigit()
        )
        there = (near for _, _, count, near in ranked if self._terms.is_there(near, WORDS, -count))
        return next(there, None)
