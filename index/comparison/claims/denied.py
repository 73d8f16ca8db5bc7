"""What a sentence denies, word by word, and what it tells that nothing denies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.comparison.claims.told_or_open import CLAUSE, PERHAPS, UNTIL, begins_anew
from index.comparison.reading.opposites import DENYING, negates
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.tokens import CLAUSE_MARKS, DETERMINERS

REACH = 8
"""Words behind a denial that it may deny."""

LIFTED = 4
"""Words before a denial among which another one lifts it."""

_BOUNDS = UNTIL | frozenset("before earlier more better worse larger".split())
"""Words behind a denial that bound or compare what is denied: "no larger crowd", "has not led it before"."""

_OF_DEGREE = frozenset("only just less more fewer least doubt wonder longer later".split())


@dataclass(frozen=True, slots=True)
class Denial:
    """The word that denies, by its number, and those that it denies."""

    start: int
    words: tuple[int, ...]


def denials(sentence: PreparedSentence) -> tuple[Denial, ...]:
    """What a sentence denies: the words with content behind each denial, up to the end of its clause, but
    names; nothing where another word lifts the denial or bounds it."""
    tokens = sentence.tokens
    found = []
    for index in range(len(tokens) - 1):
        following = tokens[index + 1].form
        if not negates(tokens, index) or following in _OF_DEGREE:
            continue
        if tokens[index].stem in DENYING and not (following == "to" or following.endswith("ing")):
            continue
        near = range(max(0, index - LIFTED), index)
        if any(negates(tokens, each) or tokens[each].form in PERHAPS for each in near):
            continue
        if words := _denied(sentence, index):
            found.append(Denial(index, words))
    return tuple(found)


def _denied(sentence: PreparedSentence, start: int) -> tuple[int, ...]:
    """The words with content that a denial is of, by their numbers."""
    tokens, text = sentence.tokens, sentence.text
    words: list[int] = []
    for place in range(start + 1, min(len(tokens), start + 1 + REACH)):
        token = tokens[place]
        if token.form in CLAUSE or not CLAUSE_MARKS.isdisjoint(sentence.between(place - 1, place)):
            break
        if token.form == "and" and place + 1 < len(tokens) and begins_anew(sentence, place + 1):
            break
        if token.form in _BOUNDS:
            return ()
        if token.content and not text[token.span.start].isupper() and not token.form[0].isnumeric():
            words.append(place)
    return tuple(words)


def undenied(sentence: PreparedSentence) -> Mapping[str, Sequence[tuple[int, bool]]]:
    """The stems of words that nothing near denies: their numbers, and whether an article stands before."""
    tokens = sentence.tokens
    there = [index for index in range(len(tokens)) if negates(tokens, index)]
    found: dict[str, list[tuple[int, bool]]] = {}
    for index, token in enumerate(tokens):
        if token.content and not any(index - REACH <= each <= index + 1 for each in there):
            thing = index > 0 and tokens[index - 1].form in DETERMINERS
            found.setdefault(token.stem, []).append((index, thing))
    return found
