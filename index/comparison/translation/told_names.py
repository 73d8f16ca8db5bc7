"""The names that two sentences tell in whatever scripts, and which of them are heard alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.comparison.rivals.sentence_facts import SentenceFacts
from index.entities.names.sounds import sounds

_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile("[\u30a1-\u30fa\u30fc]{2,}")
_ARABIC = re.compile("[\u0621-\u06d3]{3,}")
_JOINED = re.compile("\\A(?:وال|بال|لل|ال|[وبلفك])(?=..)")
"""What Arabic writes together with the word behind it."""


@dataclass(frozen=True)
class ToldNames:
    """The words of the names of a passage, each with the sounds it may be read as, and all those that a name
    is known again by: of a script without capitals those of every word."""

    words: dict[str, frozenset[str]]
    heard: frozenset[str]

    def found_in(self, other: ToldNames) -> set[str]:
        """The words that are heard there, too."""
        return {word for word, read in self.words.items() if not read.isdisjoint(other.heard)}

    @cached_property
    def written(self) -> frozenset[str]:
        """The words as they are written."""
        return frozenset(self.words)


def told_names(sentences: Sequence[SentenceFacts]) -> list[ToldNames]:
    """The names of each sentence."""
    return [_told(facts) for facts in sentences]


def joined(told: Iterable[ToldNames]) -> ToldNames:
    """The names of a passage of several sentences."""
    every = list(told)
    words = {word: read for each in every for word, read in each.words.items()}
    return ToldNames(words, frozenset[str]().union(*(each.heard for each in every)))


def names_in_common(one: ToldNames, other: ToldNames) -> int:
    """How many words of names both tell."""
    return max(len(one.found_in(other)), len(other.found_in(one)))


def heard_alike(one: ToldNames, other: ToldNames) -> int:
    """How many they tell in other letters."""
    ours, theirs = one.found_in(other) - other.written, other.found_in(one) - one.written
    return max(len(ours), len(theirs))


def _told(facts: SentenceFacts) -> ToldNames:
    text = facts.article.text
    words = {
        word.casefold(): read
        for name in facts.names
        for word in _WORD.findall(name.span.of(text))
        if (read := sounds(word))
    }
    heard = frozenset[str]().union(*words.values(), *map(sounds, _of_script(facts)))
    return ToldNames(words, heard)


def _of_script(facts: SentenceFacts) -> Iterator[str]:
    """The words among which a name may be that nobody recognises, in scripts other than Latin."""
    span, text = facts.sentence.span, facts.article.text
    said = span.of(text)
    if said.isascii():
        return
    yield from _KANA.findall(said)
    for word in _ARABIC.findall(said):
        yield word
        yield _JOINED.sub("", word)
    for token in facts.tokens:
        word = token.span.of(text)
        if word[:1].isupper() and "\u0370" <= word[0] <= "\u04ff":
            yield word
