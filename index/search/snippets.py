"""The sentences of a hit worth showing, with what matches in them; from the article's own spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.article import Article, Sentence, Span
from index.search.analysis import distinct, fold, stem_of, surfaces
from index.search.matching import Wanted
from index.search.model import Snippet
from index.search.query import Field

MOST_SNIPPETS = 3
"""Sentences shown of one hit."""

ASIDE = 0.5
"""What a sentence that reports nothing (a caption, a share button) loses against others, in matched words."""


class Highlighter:
    """Finds what a query matches in texts; remembers of each word as written whether it does."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self._wanted = wanted
        self._phrases = [(number, one) for number, one in enumerate(wanted) if one.phrase]
        self._known: dict[str, tuple[str, tuple[int, ...]]] = {}
        self._fitting: set[str] = set()

    def snippets(self, article: Article, most: int = MOST_SNIPPETS) -> tuple[Snippet, ...]:
        """The sentences with the most different words of the query, best first, then in text order."""
        ranked: list[tuple[float, Snippet]] = []
        for sentence in self._promising(article):
            found = self.matches(article.text, sentence.span, Field.TEXT)
            if found:
                different = len({number for _, number in found})
                merit = different + 0.01 * len(found) - (0 if sentence.kind.reports else ASIDE)
                ranked.append((-merit, Snippet(sentence.span, joined([span for span, _ in found]))))
        ranked.sort(key=lambda pair: (pair[0], pair[1].span))
        return tuple(snippet for _, snippet in ranked[:most])

    def title_matches(self, title: str) -> tuple[Span, ...]:
        """What matches in a title, as spans of the title."""
        return joined([span for span, _ in self.matches(title, Span(0, len(title)), Field.TITLE)])

    def matches(self, text: str, within: Span, field: Field) -> list[tuple[Span, int]]:
        """Each match in `text[within]`, a title or a text, with the number of what it matches; in order."""
        found: list[tuple[Span, int]] = []
        row: list[tuple[int, int, str]] = []
        for start, end, surface in surfaces(text, within.start, within.end):
            known = self._known.get(surface)
            if known is None:
                known = self._look_up(surface)
            word, numbers = known
            if self._phrases and word:
                row.append((start, end, word))
            for number in numbers:
                if self._wanted[number].field in (None, field):
                    found.append((Span(start, end), number))
        for number, one in self._phrases:
            if one.field in (None, field):
                found.extend((span, number) for span in _in_a_row(row, one.phrase))
        found.sort()
        return found

    def _promising(self, article: Article) -> Iterator[Sentence]:
        """The sentences that hold a word of the query; the others need not be read word by word."""
        written = _written(article.text)
        for surface in written.difference(self._known):
            self._look_up(surface)
        starts = [sentence.span.start for sentence in article.sentences]
        found: set[int] = set()
        for surface in written & self._fitting:
            at = article.text.find(surface)
            while at >= 0:
                number = bisect_right(starts, at) - 1
                found.add(number)
                # On with the next sentence: this one is read word by word anyway.
                following = starts[number + 1] if number + 1 < len(starts) else len(article.text)
                at = article.text.find(surface, max(following, at + 1))
        return (article.sentences[number] for number in sorted(found) if number >= 0)

    def _look_up(self, surface: str) -> tuple[str, tuple[int, ...]]:
        word = fold(surface)
        numbers = tuple(number for number, one in enumerate(self._wanted) if word and _fits(word, one))
        if numbers or any(word == one.phrase[0] for _, one in self._phrases):
            self._fitting.add(surface)
        self._known[surface] = word, numbers
        return word, numbers


@lru_cache(maxsize=256)
def _written(text: str) -> frozenset[str]:
    """The different words of a text; kept, as the same articles are hit again with every letter typed."""
    return frozenset(distinct(text))


def _in_a_row(row: Sequence[tuple[int, int, str]], phrase: tuple[str, ...]) -> Iterator[Span]:
    for at in range(len(row) - len(phrase) + 1):
        if all(row[at + step][2] == word for step, word in enumerate(phrase)):
            yield Span(row[at][0], row[at + len(phrase) - 1][1])


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, sorted, those that overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _fits(word: str, one: Wanted) -> bool:
    return (
        word in one.words
        or (bool(one.prefixes) and word.startswith(one.prefixes))
        or (bool(one.stems) and (stem_of(word) in one.stems))
    )
