"""Things of one class of which each of two articles names another one alone, in sentences that share few
words: where both tell one story, mostly two accounts of one thing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from index.comparison.alignment.likeness import likelihood
from index.comparison.claims.kinds import members, of_two
from index.comparison.left_over.claims import MOST, LeftOverClaim
from index.comparison.reading.tokens import BE
from index.comparison.rivals.anchors import common_words
from index.comparison.rivals.articles import OF_SENTENCES, Articles, likeliest, of_sentences
from index.comparison.rivals.common_news import are_told_together
from index.comparison.rivals.one_thing import of_two_reports
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.entities.model import EntityType

LIKELY = 0.6
"""Likelihood from which two things are rivals: of 29 found so in the sets of the tests, each judged by
weights fitted on the others (`tests/benchmarks/rival_fit.py`), 28 are listed there and the other, a car that
is a van, is right; of a dozen pairs in independent reports none is found, and from .5 one wrongly."""

EVIDENCE = (
    *OF_SENTENCES,
    "words that stand in these two sentences alone, of at most three",
    "words around both, of at most four",
    "near synonyms around both, of at most two",
    "the same word stands right before both",
    "logarithms of how many of the class each article names alone, added",
    "members of the class that both articles name, of at most three",
)
"""What is weighed, in the order of the weights."""

WEIGHTS = (0.29, 0.18, 1.11, -0.42, 0.46, -0.94, -0.52, 0.00, -1.10, 0.69, 1.09, 0.15, 0.74, -0.51, -0.80)
BIAS = 1.65
"""A logistic regression on 56 pairs of things, 33 of them rivals: those of the sets in
`tests/index/comparison/battery`, without three that are held out, and of 280 pairs of independent reports,
none of them rivals. Made by `tests/benchmarks/rival_fit.py`."""


def rival_things(articles: Articles) -> tuple[tuple[LeftOverClaim, LeftOverClaim], ...]:
    """The things of one class that two articles have in one another's place, likeliest first, each once."""
    chances = (
        (likelihood(evidence, WEIGHTS, BIAS), one, other) for one, other, evidence in things_alone(articles)
    )
    return likeliest(chances, LIKELY, lambda each: each.span)


def things_alone(articles: Articles) -> Iterator[tuple[LeftOverClaim, LeftOverClaim, tuple[float, ...]]]:
    """The pairs of things of one class that two articles name each alone, with what speaks for it that they
    are two accounts of one, in the order of `EVIDENCE`."""
    if not are_told_together(articles):
        return
    left, right = articles.left, articles.right
    here, there = _by_class(left), _by_class(right)
    for kind in sorted(here.keys() & there.keys()):
        both = here[kind].keys() & there[kind].keys()
        alone = here[kind].keys() - both, there[kind].keys() - both
        many = len(alone[0]) * len(alone[1])
        if not 0 < many <= MOST:
            continue
        ours = [claim for member in sorted(alone[0]) for claim in here[kind][member]]
        theirs = [claim for member in sorted(alone[1]) for claim in there[kind][member]]
        for one, other in product(ours, theirs):
            pairing = articles.pairing(one.place, other.place)
            if of_two(pairing, one.stance, other.stance):
                continue
            if _is_new(one) and _is_told_elsewhere(other, one.place, left):
                continue
            if _is_new(other) and _is_told_elsewhere(one, other.place, right):
                continue
            if not of_two_reports(pairing):
                yield one, other, _evidence(articles, pairing, one, other, many, len(both))


def _by_class(article: Sequence[SentenceFacts]) -> Mapping[int, Mapping[int, Sequence[LeftOverClaim]]]:
    """The members of each class that an article names, but those of which a figure tells how many."""
    found: dict[int, dict[int, list[LeftOverClaim]]] = {}
    for place, facts in enumerate(article):
        for kind, named in facts.sentence.once(members).items():
            for member, stance in named.items():
                claim = LeftOverClaim(place, facts, stance)
                if not (_counted(claim) or _is_moment(claim)):
                    found.setdefault(kind, {}).setdefault(member, []).append(claim)
    return found


def _is_new(claim: LeftOverClaim) -> bool:
    """Whether somebody is told of for the first time: "a sailor drowned", not "he was a sailor"."""
    tokens, first = claim.facts.tokens, claim.stance.first
    if not first or tokens[first - 1].form not in ("a", "an"):
        return False
    people = [name for name in claim.facts.names if name.entity.type is EntityType.PERSON]
    return not people and (first < 2 or tokens[first - 2].form not in BE)


def _is_told_elsewhere(claim: LeftOverClaim, place: int, others: Sequence[SentenceFacts]) -> bool:
    """Whether the age told beside somebody stands in the other article in a sentence other than `place`."""
    ages = [each for each in claim.facts.quantities if each.kind == "age"]
    return any(
        age.agrees(each)
        for number, facts in enumerate(others)
        if number != place
        for each in facts.quantities
        for age in ages
    )


def _is_moment(claim: LeftOverClaim) -> bool:
    """Whether it is a time of day, which is held against others as such."""
    return any(clock.span.overlaps(claim.span) for clock in claim.facts.clocks)


def _counted(claim: LeftOverClaim) -> bool:
    """Whether a figure tells how many there are, or is in that currency."""
    word = claim.facts.tokens[claim.stance.end - 1].stem
    return any(word in each.unit or claim.span.overlaps(each.span) for each in claim.facts.quantities)


def _evidence(
    articles: Articles, pairing: Pairing, one: LeftOverClaim, other: LeftOverClaim, many: int, both: int
) -> tuple[float, ...]:
    return (
        *of_sentences(articles, one, other),
        min(len(articles.only_in(one, other)), 3),
        *common_words(pairing, one.span, other.span),
        float(_before(one) == _before(other) != ""),
        math.log2(many),
        min(both, 3),
    )


def _before(claim: LeftOverClaim) -> str:
    first = claim.stance.first
    return claim.facts.tokens[first - 1].form if first else ""
