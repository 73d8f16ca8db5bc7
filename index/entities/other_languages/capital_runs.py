"""The runs of capital words in an article of another language than English, which may be names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.article import Article, SentenceKind, Span
from index.entities.vocabulary.gazetteer import gazetteer
from index.languages.vocabulary import Vocabulary, folded
from index.languages.word_tables import small
from index.text.combining_marks import LETTERS

OPENING = frozenset({"von", "van", "фон"})
"""Particles that may begin what is left of a name behind a title."""
_JOINING = frozenset({*OPENING, "bin", "ibn", "ben", "аль", "ибн", "бен"})
"""Particles that only names have."""
_WORD = re.compile(rf"{LETTERS}(?:['’-]{LETTERS})*")
_ELIDED = re.compile(r"(?:[cdjlmnstCDJLMNST]|[Qq]u)['’](?=\w)")
_NEAR = (" ", ". ", "\u00a0", "’", "'", "", ", ")
"""What stands between a run and the words that may explain it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence; `first` where any word would be capital."""

    span: Span
    surface: str
    first: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.surface[0].isupper()


@dataclass(frozen=True, slots=True)
class Run:
    """Capital words with particles between them, and what stands right before and behind them."""

    words: list[Word]
    before: Word | None
    after: Word | None


class CapitalRuns:
    """The runs of one article; `sentences` are its words."""

    def __init__(self, article: Article, words: Vocabulary) -> None:
        self._text, self._words = article.text, words
        self.sentences = [
            self._read(sentence.span)
            for sentence in article.sentences
            if sentence.kind is not SentenceKind.BOILERPLATE
        ]

    def of(self, sentence: list[Word]) -> Iterator[Run]:
        """The runs of one sentence, in order."""
        at = 0
        while at < len(sentence):
            if not self._nameable(sentence[at]):
                at += 1
                continue
            end = self._end(sentence, at)
            before = sentence[at - 1] if at else None
            after = sentence[end] if end < len(sentence) else None
            yield Run(
                sentence[at:end],
                before if before is not None and self._near(before, sentence[at]) else None,
                after if after is not None and self._near(sentence[end - 1], after) else None,
            )
            at = end

    def _end(self, sentence: list[Word], at: int) -> int:
        """Where the run ends that begins at a word."""
        end = at + 1
        personal_begins = self.is_given(sentence[at].surface) or self.is_title(sentence[at].surface)
        while end < len(sentence):
            ahead = end
            while ahead < len(sentence) and small(sentence[ahead].surface) in self._words.particles:
                ahead += 1
            personal = ahead == end or sentence[end].surface.lower() in _JOINING or personal_begins
            joined = ahead < len(sentence) and self._beside(sentence[end - 1], sentence[ahead], ahead - end)
            if not (personal and joined and self._nameable(sentence[ahead])):
                break
            end = ahead + 1
        return end

    def is_title(self, surface: str) -> bool:
        """Whether a word is a title, or ends in one."""
        low = small(surface)
        return (
            low in self._words.titles
            or low.split("-")[-1] in self._words.titles
            or (bool(self._words.title_ends) and low.endswith(self._words.title_ends) and len(low) > 5)
        )

    def is_given(self, surface: str) -> bool:
        """Whether a word is a given name."""
        return surface.split("-")[0] in gazetteer().given

    def _read(self, span: Span) -> list[Word]:
        words: list[Word] = []
        begins = True
        for match in _WORD.finditer(self._text, span.start, span.end):
            start = match.start()
            if elided := _ELIDED.match(self._text, start, match.end()):
                start = elided.end()
            gap = self._text[words[-1].span.end if words else span.start : match.start()]
            first = begins or any(sign in gap for sign in '“„"«:•—')
            words.append(Word(Span(start, match.end()), self._text[start : match.end()], first))
            begins = False
        return words

    def _beside(self, left: Word, right: Word, between: int) -> bool:
        gap = self._text[left.span.end : right.span.start]
        return (
            gap.count(" ") == between + 1
            and not re.search(r"[^\w\s.'’]|\n", gap)
            and ("." not in gap or self.is_title(left.surface))
        )

    def _near(self, left: Word, right: Word) -> bool:
        return self._text[left.span.end : right.span.start] in _NEAR

    def _nameable(self, word: Word) -> bool:
        if not word.capital or (len(word.surface) < 2 and not self.is_title(word.surface)):
            return False
        low = small(word.surface)
        words = self._words
        return not (
            folded(low) in words.stop_words
            or low in words.months
            or low in words.weekdays
            or low in words.numbers
            or low in words.scales
            or low in words.vague
            or low in words.currencies
        ) or (low in words.titles)
