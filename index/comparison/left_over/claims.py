"""What one article tells of a matter and the other the contrary, in sentences that share few words: where
both articles tell one story and speak of that matter once, mostly two accounts of one thing."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from index.article import Span
from index.comparison.alignment.likeness import likelihood
from index.comparison.claims.contrary import around, expression, names_thing, word_of
from index.comparison.claims.matters import stems_of
from index.comparison.claims.same_subject import (
    of_another,
    of_one_person,
    of_one_time,
    of_two_people,
    of_two_spells,
    subject,
)
from index.comparison.claims.stances import Stance, stances, verbs_told
from index.comparison.model import DiscrepancyKind
from index.comparison.reading.concepts import alike
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.tokens import PRONOUNS
from index.comparison.rivals.articles import IN_COMMON, OF_SENTENCES, Articles, likeliest, of_sentences
from index.comparison.rivals.common_news import are_told_together
from index.comparison.rivals.one_thing import of_two_reports
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

LIKELY = 0.3
"""Likelihood from which two stances contradict: of 177 that the weights find so in the sets of the tests,
each judged by weights fitted on the others (`tests/benchmarks/rival_fit.py`), twelve are not listed there,
most of them right; in 280 pairs of independent reports, a fifth judged by the rest, there are three, where
these tell so little together that it is not looked for (see `RETOLD`). From .5 the sets get seven fewer and
the reports one."""

MOST = 12
"""Pairs of stances on one matter up to which it is looked at: more are mostly of several things."""

EVIDENCE = (
    *OF_SENTENCES,
    *IN_COMMON,
    "words that stand in these two sentences alone, of at most three",
    "the same word stands before both",
    "logarithms of how often each article says so, added",
    "one of the articles says the contrary elsewhere",
    "both are said with one word, which one of them denies",
    "share of the words in the clause of the one that stand in the other's, or words akin to them",
    "both may be said of one person who is named",
    "words of both expressions that say something, beyond one each, of at most three",
)
"""What is weighed, in the order of the weights."""

WEIGHTS = (
    -0.25,
    0.52,
    1.56,
    -1.42,
    0.95,
    -1.77,
    -1.28,
    -0.98,
    -1.27,
    -0.09,
    0.08,
    1.64,
    0.59,
    1.21,
    1.10,
    -0.52,
    -1.25,
    -0.42,
    0.14,
    0.72,
    0.49,
)
BIAS = 2.27
"""A logistic regression on 1,008 pairs of stances, 172 of them rivals: those of the sets in
`tests/index/comparison/battery`, without four that are held out, and of 280 pairs of independent reports,
none of them rivals. Made by `tests/benchmarks/rival_fit.py`."""

_IN_PART = frozenset("only except".split())
"""What says that the contrary holds of the rest."""

_THINGS = frozenset("it they".split())
_HELPING = frozenset(stems_of("have do be say tell"))

NEAR = 4
"""Words to either side of an expression among which such a word is looked for."""


@dataclass(frozen=True, slots=True)
class LeftOverClaim:
    """What a sentence says came of a matter, and the number of the sentence."""

    place: int
    facts: SentenceFacts
    stance: Stance

    kind = DiscrepancyKind.CLAIM

    @property
    def span(self) -> Span:
        """Where it stands."""
        return expression(self.facts, self.stance)


def rival_claims(articles: Articles) -> tuple[tuple[LeftOverClaim, LeftOverClaim], ...]:
    """The stances of two articles that contradict each other, likeliest first, each once."""
    chances = (
        (likelihood(evidence, WEIGHTS, BIAS), one, other) for one, other, evidence in rival_stances(articles)
    )
    return likeliest(chances, LIKELY, lambda each: each.span)


def rival_stances(articles: Articles) -> Iterator[tuple[LeftOverClaim, LeftOverClaim, tuple[float, ...]]]:
    """The pairs of contrary stances that two articles take of one matter, with what speaks for it that they
    are of one thing, in the order of `EVIDENCE`."""
    if not are_told_together(articles):
        return
    left, right = articles.left, articles.right
    denied = {
        word
        for facts in (*left, *right)
        if facts.denies
        for word, stance in facts.sentence.once(verbs_told).items()
        if stance.side < 0 and word not in _HELPING
    }
    here, there = _by_matter(left, denied), _by_matter(right, denied)
    for matter, ours in here.items():
        theirs = there.get(matter, [])
        if len(ours) * len(theirs) > MOST:
            continue
        for one, other in product(ours, theirs):
            if one.stance.side == other.stance.side or not of_one_time(one.stance, other.stance):
                continue
            pairing = articles.pairing(one.place, other.place)
            stances_told = one.stance, other.stance
            if of_two_spells(pairing, *stances_told) or of_another(pairing, *stances_told):
                continue
            if not _of_things(one, other) and of_two_people(pairing, one.stance, other.stance):
                continue
            if not of_two_reports(pairing):
                yield one, other, _evidence(articles, pairing, (one, ours), (other, theirs))


def _by_matter(
    article: Sequence[SentenceFacts], denied: Collection[str]
) -> dict[int | str, list[LeftOverClaim]]:
    """What an article says of each matter, or of each verb of those that are denied somewhere."""
    found: dict[int | str, list[LeftOverClaim]] = {}
    for place, facts in enumerate(article):
        told: list[tuple[int | str, Stance]] = list(facts.sentence.once(_of_matters))
        if not facts.sentence.stems.isdisjoint(denied):
            verbs = facts.sentence.once(verbs_told)
            told += [
                (word, verbs[word]) for word in verbs.keys() & denied if _acts(facts.sentence, verbs[word])
            ]
        for matter, stance in told:
            found.setdefault(matter, []).append(LeftOverClaim(place, facts, stance))
    return found


def _of_matters(sentence: PreparedSentence) -> list[tuple[int, Stance]]:
    """The stances of a sentence by what they are of; nothing of a matter of which it tells both sides."""
    return [
        (matter, each)
        for matter, told in sentence.once(stances).items()
        if len({each.side for each in told}) == 1
        for each in told
        if _acts(sentence, each)
    ]


def _acts(sentence: PreparedSentence, stance: Stance) -> bool:
    """Whether an expression tells what came of the matter: it names no thing, and is not said of a part
    alone."""
    tokens = sentence.tokens
    if names_thing(sentence, stance):
        return False
    near = [token.form for token in tokens[max(0, stance.start - NEAR) : stance.end + NEAR]]
    return _IN_PART.isdisjoint(near) and ("all", "but") not in pairwise(near)


def _evidence(
    articles: Articles,
    pairing: Pairing,
    ours: tuple[LeftOverClaim, Sequence[LeftOverClaim]],
    theirs: tuple[LeftOverClaim, Sequence[LeftOverClaim]],
) -> tuple[float, ...]:
    """What speaks for it that two stances are of one thing; with each all that its article says of the
    matter."""
    (one, _), (other, _) = ours, theirs
    said = [[each.stance.side == claim.stance.side for each in all_] for claim, all_ in (ours, theirs)]
    own = {
        token.stem
        for each in (one, other)
        for token in each.facts.tokens[each.stance.first : each.stance.end]
    }
    return (
        *of_sentences(articles, one, other),
        *articles.in_common(one.place, other.place),
        min(len(articles.only_in(one, other) - own), 3),
        float(_same_subject(one, other)),
        math.log2(sum(said[0]) * sum(said[1])),
        float(not all(map(all, said))),
        float(word_of(one.facts, one.stance) == word_of(other.facts, other.stance)),
        _clause_in_common(one, other),
        float(of_one_person(pairing, one.stance, other.stance)),
        min(sum(_words(each) - 1 for each in (one, other)), 3),
    )


def _words(claim: LeftOverClaim) -> int:
    """How many words with content an expression has, what parts it left out."""
    stance = claim.stance
    content = [token for token in claim.facts.tokens[stance.first : stance.end] if token.content]
    return max(1, len(content) - len(stance.inside))


def _same_subject(one: LeftOverClaim, other: LeftOverClaim) -> bool:
    ours, theirs = subject(one.facts, one.stance), subject(other.facts, other.stance)
    if ours is None or theirs is None or not PRONOUNS.isdisjoint((ours.form, theirs.form)):
        return False
    return alike(ours.stem, theirs.stem)


def _of_things(one: LeftOverClaim, other: LeftOverClaim) -> bool:
    """Whether one of two stances is said of "it" or "them", and of nobody."""
    doers = subject(one.facts, one.stance), subject(other.facts, other.stance)
    return any(doer is not None and doer.form in _THINGS for doer in doers)


def _clause_in_common(one: LeftOverClaim, other: LeftOverClaim) -> float:
    ours, theirs = around(one.facts, one.stance), around(other.facts, other.stance)
    same = [token for token in ours if any(alike(token.stem, each.stem) for each in theirs)]
    return len(same) / max(1, min(len(ours), len(theirs)))
