"""The sentences of a hit worth showing, with what matches in them; from the article's own spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from index.article import Article, Sentence, Span
from index.search.finding.plan import Wanted
from index.search.finding.word_matches import (
    Phrase,
    in_a_row,
    joined,
    matches,
    times_by_sentence,
    times_together,
)
from index.search.finding.written_words import WrittenWords, first_letters, kept_words, written_words
from index.search.model import Snippet
from index.search.nodes import Field
from index.search.terms.analysis import fold, surfaces

if TYPE_CHECKING:
    from index.entities.resolution.article_names import ArticleNames
    from index.search.finding.names import Meant

MOST_SNIPPETS = 3
"""Sentences shown of one hit."""

LONGEST = 600
"""Code points shown of a sentence: prose has a tenth to half of that, a transcript without full stops has
no end."""

BEFORE = 100
"""Of these, code points before the first match at most,"""
NEAR = 40
"""and how far away a blank is looked for at which to cut."""

ASIDE = 0.5
"""What a sentence that reports nothing (a caption, a share button) loses against others, in matched words."""


class Highlighter:
    """Finds what a query matches in texts.

    `named` gives who and what an article names, None where that is not known.
    """

    def __init__(
        self,
        wanted: Sequence[Wanted],
        named: Callable[[Article], ArticleNames | None] = lambda article: None,
    ) -> None:
        self._wanted = wanted
        self._named = named
        self._names = any(one.named for one in wanted)
        self._quotes = any(one.field is Field.QUOTE for one in wanted)
        self._phrases = [(number, one) for number, one in enumerate(wanted) if one.phrase]
        self._letters = first_letters(
            (word for one in wanted for word in (*one.words, *one.prefixes, *one.phrase)),
            (stem for one in wanted for stem in one.stems),
        )

    def snippets(self, article: Article) -> tuple[Snippet, ...]:
        """The sentences with the most different words of the query, best first, then in text order."""
        ranked: list[tuple[float, Snippet]] = []
        written = kept_words(article.text, self._letters)
        fitting, phrases = self._fitting(written, Field.TEXT), self._phrases_in(written, Field.TEXT)
        placed, quotations = self._placed(article)
        for bound, sentence in self._promising(article, fitting, phrases, placed):
            if len(ranked) == MOST_SNIPPETS and (-bound, sentence.span) > (ranked[-1][0], ranked[-1][1].span):
                break
            found = matches(article.text, sentence.span, fitting, phrases)
            if self._quotes:
                found = [pair for pair in found if self._stands(pair, quotations)]
            found += [pair for pair in placed if sentence.span.contains(pair[0])]
            if found:
                merit = _merit(sentence, len({number for _, number in found}), len(found))
                ranked.append((-merit, Snippet(sentence.span, joined([span for span, _ in found]))))
                ranked.sort(key=lambda pair: (pair[0], pair[1].span))
                del ranked[MOST_SNIPPETS:]
        return tuple(_cut(snippet, article.text) for _, snippet in ranked)

    def title_matches(self, article: Article) -> tuple[Span, ...]:
        """What matches in the title of an article, as spans of the title."""
        title, whole = article.title, Span(0, len(article.title))
        written = written_words(title, self._letters)
        fitting, phrases = self._fitting(written, Field.TITLE), self._phrases_in(written, Field.TITLE)
        found = [span for span, _ in matches(title, whole, fitting, phrases)]
        mentions = {span.of(article.text) for span, _ in self._placed(article)[0]}
        if mentions:
            row = [(start, end, fold(surface)) for start, end, surface in surfaces(title, 0, len(title))]
            for name in mentions:
                phrase = tuple(fold(surface) for _, _, surface in surfaces(name, 0, len(name)))
                found.extend(in_a_row(row, phrase) if phrase else ())
        return joined(found)

    def _placed(self, article: Article) -> tuple[list[tuple[Span, int]], list[Span]]:
        """Where an article mentions what is asked for by name, with its number, and where it quotes."""
        if not (self._names or self._quotes):
            return [], []
        names = self._named(article)
        if names is None:
            return [], []
        found = [
            (span, number)
            for number, one in enumerate(self._wanted)
            for meant in one.named
            for span in _mentions(names, meant)
        ]
        return sorted(found), [quotation.span for quotation in names.annotations.quotations]

    def _stands(self, match: tuple[Span, int], quotations: Sequence[Span]) -> bool:
        """Whether a match that has to stand in a quotation does."""
        span, number = match
        return self._wanted[number].field is not Field.QUOTE or any(one.contains(span) for one in quotations)

    def _promising(
        self,
        article: Article,
        fitting: Mapping[str, Sequence[int]],
        phrases: Sequence[Phrase],
        placed: Sequence[tuple[Span, int]],
    ) -> list[tuple[float, Sentence]]:
        """The sentences that may hold a word of the query, each with the most that it can be worth; best
        first, then in text order.

        What is found may be a part of a longer word, so the worth is a bound, and only the best few sentences
        need to be read word by word.
        """
        text, starts = article.text, [sentence.span.start for sentence in article.sentences]
        counts: dict[int, int] = {}
        different: dict[int, set[int]] = {}
        for surface, numbers in fitting.items():
            for place, count in times_by_sentence(text, surface, starts).items():
                counts[place] = counts.get(place, 0) + len(numbers) * count
                different.setdefault(place, set()).update(numbers)
        for span, number in placed:
            place = bisect_right(starts, span.start) - 1
            counts[place] = counts.get(place, 0) + 1
            different.setdefault(place, set()).add(number)
        for phrase in phrases:
            for place, count in times_together(text, phrase, starts).items():
                counts[place] = counts.get(place, 0) + count
                different.setdefault(place, set()).add(phrase.number)
        found = [
            (_merit(article.sentences[place], len(different[place]), count), article.sentences[place])
            for place, count in counts.items()
            if place >= 0
        ]
        found.sort(key=lambda pair: (-pair[0], pair[1].span))
        return found

    def _fitting(self, written: WrittenWords, field: Field) -> dict[str, list[int]]:
        """The words of a title or a text, as they are written, that fit, with the numbers of what they
        fit."""
        found: dict[str, list[int]] = {}
        for number, one in enumerate(self._wanted):
            if not _applies(one.field, field):
                continue
            surfaces = set(written.being(one.words)) if one.words else set()
            if one.prefixes:
                surfaces.update(written.beginning(one.prefixes))
            for stem in one.stems:
                surfaces.update(written.of_stem(stem))
            for surface in surfaces:
                found.setdefault(surface, []).append(number)
        return found

    def _phrases_in(self, written: WrittenWords, field: Field) -> list[Phrase]:
        """The phrases of which a title or a text has all words."""
        found = []
        for number, one in self._phrases:
            if _applies(one.field, field):
                surfaces = {word: written.being((word,)) for word in set(one.phrase)}
                if all(surfaces.values()):
                    found.append(Phrase(number, one.phrase, surfaces))
        return found


def _mentions(names: ArticleNames, meant: Meant) -> tuple[Span, ...]:
    """Where an article names what is meant: by the surname alone where it has no more of the name."""
    spans = names.speaking if meant.said else names.spans
    found = spans(meant.group, meant.keys)
    return found or (spans(meant.group, frozenset({meant.surname})) if meant.surname else ())


def _applies(wanted: Field | None, field: Field) -> bool:
    """Whether what is wanted in a field may be found in a title or a text; quotations stand in the text."""
    return wanted in (None, field) or (wanted is Field.QUOTE and field is Field.TEXT)


def _merit(sentence: Sentence, different: int, count: int) -> float:
    """How much a sentence is worth showing: different words first, then all that match."""
    return different + 0.01 * count - (0 if sentence.kind.reports else ASIDE)


def _cut(snippet: Snippet, text: str) -> Snippet:
    """A snippet as it is or, of a sentence too long to be shown, what stands around its first match."""
    whole, first = snippet.span, snippet.matches[0]
    if len(whole) <= LONGEST:
        return snippet
    start = max(whole.start, min(first.start - BEFORE, whole.end - LONGEST))
    end = max(min(start + LONGEST, whole.end), first.end)
    if start > whole.start:
        start = text.find(" ", start, min(start + NEAR, first.start)) + 1 or start
    if end < whole.end:
        blank = text.rfind(" ", max(end - NEAR, first.end), end)
        end = end if blank < 0 else blank
    shown = Span(start, end)
    return Snippet(shown, tuple(span for span in snippet.matches if shown.contains(span)))
