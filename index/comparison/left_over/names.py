"""People, bodies and places of which each of two articles names another one alone, in sentences that share
few words: where both tell one story, mostly two accounts of who or where it was."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from index.comparison.alignment.likeness import likelihood
from index.comparison.left_over.lone_names import LoneName, lone_names
from index.comparison.reading.spellings import differing, familiar, misspelt
from index.comparison.rivals.anchors import common_words
from index.comparison.rivals.articles import IN_COMMON, OF_SENTENCES, Articles, likeliest, of_sentences
from index.comparison.rivals.common_news import are_told_together
from index.comparison.rivals.name_rivals import Name
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.entities.model import PLACES, EntityType
from index.entities.vocabulary.countries import country_around

LIKELY = 0.5
"""Likelihood from which two names are rivals: of 16 found so in the sets of the tests, each judged by weights
fitted on the others (`tests/benchmarks/rival_fit.py`), 15 are listed there; of 280 pairs of independent
reports none is found, nor from .2."""

MOST = 40
"""Pairs of names of one sort up to which it is looked at: more are mostly of several things."""

EVIDENCE = (
    *OF_SENTENCES,
    *IN_COMMON,
    "words around both, of at most four",
    "near synonyms around both, of at most two",
    "the same word stands right before both",
    "both stand behind a preposition of place",
    "what is named says something in one of them",
    "logarithms of how many of the sort each article names alone, added",
    "logarithms of how often each is named, added",
    "the names have a word in common",
    "words that stand in these two sentences alone, of at most three",
)
"""What is weighed, in the order of the weights."""

WEIGHTS = (
    0.57,
    0.18,
    0.77,
    -0.72,
    0.65,
    -1.52,
    -0.53,
    -0.15,
    -0.09,
    -0.11,
    0.29,
    0.71,
    0.71,
    0.88,
    0.22,
    0.56,
    1.04,
    -0.22,
    -1.26,
    -0.96,
    0.30,
    0.27,
)
BIAS = 1.95
"""A logistic regression on 1,692 pairs, 17 of them rivals: those of the sets in
`tests/index/comparison/battery`, without five that are held out, and of 280 pairs of independent reports,
none of them rivals. Made by `tests/benchmarks/rival_fit.py`."""

_SORTS = {EntityType.PERSON: EntityType.PERSON, EntityType.ORG: EntityType.ORG} | dict.fromkeys(
    PLACES, EntityType.GPE
)
"""What names are of one sort: people, bodies, and places of whatever kind."""


def rival_names(articles: Articles) -> tuple[tuple[LoneName, LoneName], ...]:
    """The names that two articles have in one another's place, likeliest first, each once."""
    chances = (
        (likelihood(evidence, WEIGHTS, BIAS), one, other) for one, other, evidence in names_alone(articles)
    )
    return likeliest(chances, LIKELY, lambda each: each.name.entity.id)


def names_alone(articles: Articles) -> Iterator[tuple[LoneName, LoneName, tuple[float, ...]]]:
    """The pairs of names of one sort that two articles have each alone, in sentences with a word in common,
    with what speaks for it that they are told of the same, in the order of `EVIDENCE`."""
    if not are_told_together(articles):
        return
    left, right = articles.left, articles.right
    here, there = _by_sort(left, right), _by_sort(right, left)
    for sort in sorted(here.keys() & there.keys()):
        ours, theirs = here[sort], there[sort]
        if len(ours) * len(theirs) > MOST:
            continue
        for one, other in product(ours, theirs):
            if one.facts.sentence.stems.isdisjoint(other.facts.sentence.stems):
                continue
            if not (_may_be_one(one.name, other.name) or _may_lie_in(one.name, other.name)):
                yield one, other, _evidence(articles, (one, ours), (other, theirs))


def _by_sort(
    article: Sequence[SentenceFacts], others: Sequence[SentenceFacts]
) -> Mapping[EntityType, Sequence[LoneName]]:
    """The names of each sort that an article has alone."""
    found: dict[EntityType, list[LoneName]] = {}
    for each in lone_names(article, others, _SORTS):
        if each.name.parts:
            found.setdefault(_SORTS[each.name.type], []).append(each)
    return found


def _may_be_one(one: Name, other: Name) -> bool:
    """Whether two names may be one, spelt in two ways or with a slip, or of which one tells more."""
    ours, theirs = (frozenset(token.stem for token in each.parts) for each in (one, other))
    if ours <= theirs or theirs <= ours:
        return True
    if not ours.isdisjoint(theirs) and (
        differing(one.parts, other.parts) or familiar(one.parts, other.parts)
    ):
        return True
    letters = one.said.lower(), other.said.lower()
    return misspelt(*letters) or sorted(letters[0]) == sorted(letters[1])


def _may_lie_in(one: Name, other: Name) -> bool:
    """Whether one alone is a country, and it is not known that the other place lies elsewhere."""
    if not (one.type in PLACES and bool(one.country) is not bool(other.country)):
        return False
    around = country_around(one.said), country_around(other.said)
    return "" in around or around[0] == around[1]


def _evidence(
    articles: Articles,
    ours: tuple[LoneName, Sequence[LoneName]],
    theirs: tuple[LoneName, Sequence[LoneName]],
) -> tuple[float, ...]:
    """What speaks for it that two names, each with all of its sort that its article has alone, are told of
    the same."""
    (one, _), (other, _) = ours, theirs
    names = [[each.name.entity.id for each in side] for _, side in (ours, theirs)]
    often = [told.count(each.name.entity.id) for told, each in zip(names, (one, other), strict=True)]
    words = [{token.stem for token in each.name.parts} for each in (one, other)]
    return (
        *of_sentences(articles, one, other),
        *articles.in_common(one.place, other.place),
        *common_words(articles.pairing(one.place, other.place), one.span, other.span),
        float(one.before == other.before != ""),
        float(one.name.behind_preposition and other.name.behind_preposition),
        float(one.name.reports or other.name.reports),
        math.log2(math.prod(len(set(told)) for told in names)),
        math.log2(math.prod(often)),
        float(not words[0].isdisjoint(words[1])),
        min(len(articles.only_in(one, other)), 3),
    )
