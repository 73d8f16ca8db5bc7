"""Matters of the news and what may come of each, in words and phrases: passed or voted down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from index.article import Span
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.tokens import (
    BE,
    DETERMINERS,
    NEGATIONS,
    PARTING,
    STOP_WORDS,
    Token,
    stem_of,
    tokens_of,
)
from index.languages.word_lists import word_lists

MATTERS = "matters.txt"
"""What may come of a matter, and the contrary, in words and phrases, and those that say nothing of any; the
file tells how it is written."""

PARTED = 6
"""Words that may stand behind the first one of an expression, that one counted."""

QUALIFIED = 3
"""The same behind each that follows, and behind a small word as the first."""

_BEFORE_ANOTHER = frozenset("in on at of for from by with against to into onto".split())
"""Words behind which a preposition belongs to another word: "went to a bidder on the telephone" is not "go
on"."""

_CLOSE = NEGATIONS | STOP_WORDS
"""Words that stand close to what they deny or put in its place: "in service"."""

_AS_IT_IS, _OR, _CONTRARY = "=", "|", " / "


class Word(NamedTuple):
    """A word of an expression: in any of its forms, or in the one that is given."""

    stem: str
    form: str

    def stands_at(self, token: Token) -> bool:
        """Whether a token is this word."""
        return token.form == self.form if self.form else token.stem == self.stem


class Expression(NamedTuple):
    """Words in their order, their stems, and the matters (by number) that they speak of.

    Each matter is told with its side, 1 or -1; there are none for phrases that say nothing.
    """

    words: tuple[Word, ...]
    stems: frozenset[str]
    meant: tuple[tuple[int, int], ...]


_Phrase = tuple[int, int, Sequence[str]]


def stems_of(phrase: str) -> tuple[str, ...]:
    """The stems of the words of a phrase."""
    return tuple(token.stem for token in tokens_of(phrase, Span(0, len(phrase))))


@lru_cache(maxsize=1)
def begun() -> Mapping[str, Sequence[_Phrase]]:
    """All phrases by the stem of their first word, with the matter (by number) and the side; 0 for those that
    say nothing of any."""
    found: dict[str, list[_Phrase]] = {}
    for number, matter in enumerate(word_lists("comparison", MATTERS)):
        sides = " ".join(matter.split()).split(_CONTRARY)
        for side, phrases in zip((1, -1) if len(sides) > 1 else (0,), sides, strict=True):
            for words in (words for phrase in phrases.split(",") for words in _each_of(phrase)):
                found.setdefault(stem_of(words[0]), []).append((number, side, words))
    return found


@lru_cache(maxsize=1)
def listed() -> frozenset[str]:
    """The words of the matters as they stand in the list, lower case."""
    return frozenset(
        word.lstrip(_AS_IT_IS)
        for phrases in begun().values()
        for _, side, words in phrases
        if side
        for word in words
    )


@cache
def expressions(first: str) -> tuple[Expression, ...]:
    """The expressions whose first word has that stem, one of `begun`, longer ones first."""
    found: dict[tuple[Word, ...], set[tuple[int, int]]] = {}
    for number, side, written in begun()[first]:
        meant = found.setdefault(tuple(map(_word, written)), set())
        if side:
            meant.add((number, side))
    known = [
        Expression(words, frozenset([word.stem for word in words]), tuple(sorted(meant)))
        for words, meant in found.items()
    ]
    return tuple(sorted(known, key=lambda each: -len(each.words)))


def told_at(
    sentence: PreparedSentence, known: Sequence[Expression], index: int
) -> tuple[int, frozenset[str], frozenset[tuple[int, int]]]:
    """Where the expressions of most words that begin at a token end, those that are parted least, with all
    stems of them and all that they mean; `known` are those that may begin there, longer ones first."""
    best: list[Expression] = []
    least = 0
    for each in known:
        if best and len(each.words) < len(best[0].words):
            break
        end = _end_of(sentence, each, index)
        if end and (not best or end <= least):
            best = [*best, each] if end == least else [each]
            least = end
    stems = frozenset([stem for each in best for stem in each.stems])
    return least, stems, frozenset([side for each in best for side in each.meant])


def _end_of(sentence: PreparedSentence, told: Expression, index: int) -> int:
    """Where an expression that begins at a token ends; 0 if it does not stand there."""
    words = told.words
    if not words[0].stands_at(sentence.tokens[index]):
        return 0
    for number, wanted in enumerate(words[1:], 1):
        if not told.meant or (number == 1 and wanted.stem in NEGATIONS):
            reach = 1
        else:
            reach = PARTED if number == 1 and words[0].stem not in _CLOSE else QUALIFIED
        index = _next(sentence, wanted, index, reach)
        if not index:
            return 0
    return index + 1


def _next(sentence: PreparedSentence, wanted: Word, index: int, reach: int) -> int:
    """Where a word stands among so many behind a token; 0 if it does not, or belongs to another clause.

    What a verb is done to may stand before it ("turned the offer down"), and what says whose or which.
    """
    tokens = sentence.tokens
    for place in range(index + 1, min(len(tokens), index + reach + 1)):
        if not PARTING.isdisjoint(sentence.between(place - 1, place)):
            return 0
        if wanted.stands_at(tokens[place]):
            return place
        form = tokens[place].form
        if form in BE or (wanted.stem in STOP_WORDS and form in _BEFORE_ANOTHER):
            return 0
    return 0


def _each_of(phrase: str) -> Iterator[Sequence[str]]:
    """The words, but articles, of the expressions that a phrase stands for: "keep job|post" for two."""
    words = phrase.split()
    for each in product(*(word.split(_OR) for word in words)) if _OR in phrase else (words,):
        yield [word for word in each if len(each) == 1 or word not in DETERMINERS]


def _word(written: str) -> Word:
    return Word(stem_of(written), written[1:] if written.startswith(_AS_IT_IS) else "")
