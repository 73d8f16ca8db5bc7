"""Finds the gazetteer's places of several words among the tokens of an article."""

from __future__ import annotations

from index.entities.recognition.tokens import Tokens
from index.entities.vocabulary.gazetteer import gazetteer, key_of
from index.running.memo import Computed

_LONGEST = 6


def _begins_place(word: str) -> bool:
    """Whether a place of several words may begin with this one; most words are told apart by it."""
    return "-" in word or word in gazetteer().lead or (word.isupper() and len(word) > 1)


_may_begin = Computed(_begins_place, 100_000)


def place_end(tokens: Tokens, position: int, end: int) -> int:
    """The token after the longest place that begins at `position`, 0 if none does.

    Of several words (`New York City`) or with hyphens (`Sharm-el-Sheikh`); at the beginning of a sentence
    also a dateline in capitals (`ST. LOUIS`). Nothing beyond the token `end` is looked at.
    """
    words = tokens.words
    word = words[position]
    if not _may_begin[word]:
        return 0
    known = gazetteer()
    shouted = word.isupper() and len(word) > 1 and position in tokens.begins
    if shouted and (after := _shouted_end(tokens, position, end)):
        return after
    hyphened = "-" in word
    if not hyphened and word not in known.lead:
        return 0
    for last in range(min(end, position + _LONGEST - 1), position - (1 if hyphened else 0), -1):
        if key_of(" ".join(words[position : last + 1])) in known.places:
            return last + 1
    return 0


def _shouted_end(tokens: Tokens, position: int, end: int) -> int:
    known = gazetteer()
    for last in range(min(end, position + 3), position, -1):
        name = " ".join(tokens.words[position : last + 1])
        if name.isupper() and key_of(name).title() in known.places:
            return last + 1
    return 0


def is_country(word: str) -> bool:
    """Whether the gazetteer knows a word as a country, whose identity is its code of two or three letters."""
    place = gazetteer().places.get(word)
    return place is not None and len(place[1]) <= 3
