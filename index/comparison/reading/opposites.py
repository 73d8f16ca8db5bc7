"""Words that turn a claim round when one stands for the other, and words that deny what follows them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from index.article import Span
from index.comparison.reading.by_language import words_of
from index.comparison.reading.stems import stem
from index.comparison.reading.tokens import ARTICLES, DETERMINERS, NEGATIONS, Token, stem_of
from index.languages.unspaced import DENIALS, OPPOSITES
from index.languages.vocabulary import KNOWN, SPACED, UNSPACED, vocabulary
from index.languages.word_lists import word_lists
from index.languages.word_tables import excluding

_OPPOSITES, _OTHERWISE = word_lists("comparison", "opposites.txt")


OPPOSED = excluding(_OPPOSITES, stem_of)
"""Stems that exclude each other where one stands in the other's place: opposites, and the kinds of one thing
(colours, vehicles, relatives)."""

_OTHER = excluding(_OTHERWISE)
"""Words that say something else where one stands for the other and nothing around them differs."""

OPPOSABLE = frozenset(one for one, _ in OPPOSED)
"""The stems that have an opposite."""

DENYING = frozenset(stem(word) for word in "refuse fail decline deny unable reluctant".split())
"""Words that deny an action named behind them: "refused to", "failing to"."""

AVOIDING = frozenset(stem(word) for word in "avoid escape avert evade dodge shun".split())
"""Verbs that deny what is named right behind them: "escaped relegation"; "the escapes" are no verb."""

_WHERE = frozenset("across along past via toward towards beyond abroad north south east west".split())
"""Words behind such a verb that say where to."""


PREFIXES = ("un", "non")
"""What makes a word its own opposite: insured, uninsured."""

RULE = stem("rule")
"""What "out" denies behind it: "ruled out"."""


def opposed(one: Token, other: Token) -> bool:
    """Whether two words exclude each other."""
    return (one.stem, other.stem) in OPPOSED


def excluded(one: Token, other: Token) -> bool:
    """Whether one word excludes the other where all around them is the same, auxiliaries and prepositions
    too."""
    return opposed(one, other) or (one.form, other.form) in _OTHER


def excluded_in(language: str, ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether words of a language exclude those that stand in their place; in a language with blanks these
    are one word each."""
    if language in UNSPACED:
        return ("".join([each.form for each in ours]), "".join([each.form for each in theirs])) in _signs()
    if len(ours) != 1 or len(theirs) != 1:
        return False
    if language not in KNOWN:
        return excluded(ours[0], theirs[0])
    return (ours[0].stem, theirs[0].stem) in _opposites_in(language)


@cache
def _signs() -> frozenset[tuple[str, str]]:
    return excluding(OPPOSITES)


@cache
def _opposites_in(language: str) -> frozenset[tuple[str, str]]:
    def key(word: str) -> str:
        return words_of(word, Span(0, len(word)), language)[0].stem

    return excluding(vocabulary(language).opposites, key)


def denials(language: str) -> frozenset[str]:
    """The words of a language that deny what stands beside them."""
    if language in UNSPACED:
        return DENIALS
    return vocabulary(language).denials if language in SPACED else NEGATIONS


def negates(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word denies what follows it: "not", "didn't", "refused to", "failed to", "ruled out"."""
    form, word_stem = tokens[index].form, tokens[index].stem
    if form in NEGATIONS or form.endswith("n't") or word_stem in DENYING:
        return True
    if word_stem in AVOIDING:
        if index and tokens[index - 1].form in DETERMINERS:
            return False
        following = tokens[index + 1 : index + 2]
        return any((each.content and each.form not in _WHERE) or each.form in ARTICLES for each in following)
    return form == "out" and index > 0 and tokens[index - 1].stem == RULE
