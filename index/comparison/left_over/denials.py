"""What one article denies and the other tells, in sentences that share few words but those: "no work was done
on the foundations", "work to strengthen its foundations was under way"."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.article import Span
from index.comparison.alignment.likeness import likelihood
from index.comparison.claims.denied import Denial, denials, undenied
from index.comparison.claims.told_or_open import PERHAPS, UNSURE
from index.comparison.model import DiscrepancyKind
from index.comparison.reading.concepts import alike
from index.comparison.reading.tokens import Token
from index.comparison.rivals.articles import IN_COMMON, OF_SENTENCES, Articles, likeliest, of_sentences
from index.comparison.rivals.common_news import are_told_together
from index.comparison.rivals.one_thing import of_two_reports
from index.comparison.rivals.sentence_facts import SentenceFacts

LIKELY = 0.5
"""Likelihood from which what is denied is what is told: of 51 found so in the sets of the tests, each judged
by weights fitted on the others (`tests/benchmarks/rival_fit.py`), 47 are listed there, and two of the others
right; of pairs of independent reports none is found, and from .3 one wrongly."""

MOST = 4
"""Sentences of both articles in which a word stands up to which it tells what is denied."""

EVIDENCE = (
    *OF_SENTENCES,
    *IN_COMMON,
    "words denied that the other sentence has, of at most three",
    "the same as a share of the words denied, near synonyms among them",
    "logarithm of how many sentences have the rarest of them",
    "the first word denied is one of them",
    "all of a kind is denied: none, nobody, never",
    "the other sentence leaves it open, or only wants it",
    "the article that denies it tells it elsewhere",
    "the same word stands before both",
)
"""What is weighed, in the order of the weights."""

WEIGHTS = (
    -0.03,
    1.05,
    2.01,
    -1.05,
    2.10,
    -1.31,
    -0.58,
    -0.33,
    -1.07,
    0.02,
    0.75,
    1.17,
    0.11,
    0.25,
    0.37,
    -1.45,
    0.62,
    0.13,
    -0.42,
    -0.28,
    0.25,
)
BIAS = -0.54
"""A logistic regression on 533 pairs, 53 of them rivals: those of the sets in
`tests/index/comparison/battery`, without five that are held out, and of 280 pairs of independent reports,
none of them rivals. Made by `tests/benchmarks/rival_fit.py`."""

OPENED = 8
"""Words before what is told among which is said that it is open."""

_FIRST = frozenset("first last since record ever lack lacks lacked lacking".split())
"""Words with which a sentence denies without a denial: "the first woman to lead it"."""

_OF_ACTS = frozenset("not cannot never".split())
"""Denials right behind which a verb stands."""

_OF_ALL = frozenset("no none nobody never nothing neither without".split())


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence denies, or tells of what the other one denies, and the number of the sentence."""

    place: int
    facts: SentenceFacts
    first: int
    last: int

    kind = DiscrepancyKind.CLAIM

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.facts.tokens[self.first].span.start, self.facts.tokens[self.last].span.end)


def rival_denials(articles: Articles) -> tuple[tuple[Said, Said], ...]:
    """What one article denies and the other tells, likeliest first, each once."""
    chances = (
        (likelihood(evidence, WEIGHTS, BIAS), one, other)
        for one, other, evidence in denied_and_told(articles)
    )
    return likeliest(chances, LIKELY, lambda each: each.span)


def denied_and_told(articles: Articles) -> Iterator[tuple[Said, Said, tuple[float, ...]]]:
    """What one of two articles denies with what the other tells in words that both have, and what speaks for
    it that both are of one thing, in the order of `EVIDENCE`."""
    if not are_told_together(articles):
        return
    sides = articles.left, articles.right
    for ours, theirs in ((0, 1), (1, 0)):
        for said, denial, matched, other in _held_together(articles, sides[ours], sides[theirs]):
            pair = (other, said) if ours else (said, other)
            pairing = articles.pairing(pair[0].place, pair[1].place)
            if not of_two_reports(pairing):
                yield *pair, _evidence(articles, pair, (said, denial, matched), other, sides[ours])


def _held_together(
    articles: Articles, article: Sequence[SentenceFacts], others: Sequence[SentenceFacts]
) -> Iterator[tuple[Said, Denial, Mapping[int, int], Said]]:
    """What one article denies, the denial, and what the other tells of it, with the words denied that it has
    and where it has them."""
    for place, facts in enumerate(article):
        for denial in facts.sentence.once(denials) if facts.denies else ():
            for row, matched in _told(articles, facts, denial, others).items():
                said = Said(place, facts, denial.start, max(matched))
                there = matched.values()
                other = Said(row, others[row], min(there), max(there))
                if not (_denies_too(other) or _of_some(facts.tokens, denial, min(matched))):
                    yield said, denial, matched, other


def _told(
    articles: Articles, facts: SentenceFacts, denial: Denial, others: Sequence[SentenceFacts]
) -> Mapping[int, Mapping[int, int]]:
    """The sentences of the other article that tell what is denied, by their numbers, each with the words
    denied that it has and where it has them; a verb is no noun: "is not planned", "the plan"."""
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    form = facts.tokens[denial.start].form
    acts = form in _OF_ACTS or form.endswith("n't")
    for index in denial.words:
        word = facts.tokens[index]
        if articles.frequency[word.stem] > MOST:
            continue
        act = word.form.endswith("ed") or (acts and index == denial.start + 1)
        for row, other in enumerate(others):
            if word.stem in other.sentence.stems:
                for there, thing in other.sentence.once(undenied).get(word.stem, ()):
                    if not (act and thing):
                        found[row].setdefault(index, there)
    return found


def _denies_too(other: Said) -> bool:
    """Whether a sentence denies anything itself, if by a superlative, or is a question."""
    sentence = other.facts.sentence
    if other.facts.denies or sentence.text[: sentence.span.end].endswith("?"):
        return True
    return any(token.form in _FIRST or token.form.endswith("est") for token in sentence.tokens)


def _of_some(tokens: Sequence[Token], denial: Denial, index: int) -> bool:
    """Whether a word says of which things alone a denial is: "no serious injuries" leaves other injuries."""
    between = tokens[denial.start + 1 : index]
    return tokens[denial.start].form == "no" and bool(between) and all(token.content for token in between)


def _evidence(
    articles: Articles,
    pair: tuple[Said, Said],
    denied: tuple[Said, Denial, Mapping[int, int]],
    other: Said,
    article: Sequence[SentenceFacts],
) -> tuple[float, ...]:
    """What speaks for it that a denial, of which the other sentence has some words, is of what is told there;
    `pair` are both in the order of the articles, `article` is the one that denies it."""
    said, denial, matched = denied
    tokens = said.facts.tokens
    stems = [tokens[index].stem for index in denial.words]
    there = other.facts.sentence.stems
    rarest = min((tokens[index].stem for index in matched), key=lambda each: (articles.frequency[each], each))
    before = other.facts.tokens[max(0, other.first - OPENED) : other.first]
    return (
        *of_sentences(articles, *pair),
        *articles.in_common(pair[0].place, pair[1].place),
        min(len(matched), 3),
        sum(any(alike(each, stem) for stem in there) for each in stems) / len(stems),
        math.log2(max(articles.frequency[rarest], 2)),
        float(denial.words[0] in matched),
        float(tokens[denial.start].form in _OF_ALL),
        float(any(token.form in PERHAPS or token.stem in UNSURE for token in before)),
        float(any(rarest in each.sentence.once(undenied) for each in article if each is not said.facts)),
        float(said.facts.stem_before(said.first) == other.facts.stem_before(other.first) != ""),
    )
