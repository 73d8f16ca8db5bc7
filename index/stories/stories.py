"""Stories: which articles report the same event."""

from __future__ import annotations

import heapq
import math
import operator
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from index.article import Article, Span
from index.common_words import SHARE, UNLISTED
from index.comparison.tokens import content_stems

TERMS = 60
"""Terms kept of an article; more made grouping slower and no better."""

SAME_STORY = 0.125
"""Mean likeness within a story. Measured on 120 events mixed with 8,000 other articles: pairwise F1 .90 on
the half that the weights were chosen by, .94 on the other, .91 on all of them."""

DOUBT = 0.05
"""What is asked for beyond it where no article tells which terms are common; with each, less."""

TITLE_SHARE = 0.3
"""How much of the likeness of two articles is that of their titles."""

LEAD = 4
TITLE_WEIGHT = 4.0
LEAD_WEIGHT = 2.0
NAME_WEIGHT = 1.3
"""What a word counts in the title, in the first LEAD sentences, and when capitalised, against one
elsewhere."""

SENTENCES = 40
"""Sentences read of an article: what it is about is said by then."""

BACKGROUND = 300
"""Articles of average news that every collection is thought to be mixed with, so that few articles can be
told apart."""

SAMPLE = 512
"""Articles by which it is told how rare a term is. They stay the same while a library grows, but for one in
many additions (512 of 100,000). With 2,048 the F1 of the two halves is .92."""

KEYS = 32
"""Heaviest terms of an article, of which two articles of one story share at least SHARED_KEYS."""

SHARED_KEYS = 2

RARE = 0.08
"""Share of articles up to which a term is a key."""

CROWD = 2000
"""Articles up to which, about, a term is a key: with more, undated articles would take too long."""

_WHOLE = 10**9
"""Likeness is rounded to so many parts."""

WINDOW = 8
"""Days beyond which two articles with known dates do not report one event."""

FADING = 4.0
"""Days in which the likeness of two articles falls to 1 / e."""

UNKNOWN = 2.25
"""Days that two articles of which one has no date count as apart. Counted as closer, they make one story of
events that are weeks apart."""


@dataclass(frozen=True, slots=True)
class StoryTerms:
    """What grouping needs to know of an article, small enough to be kept in the index.

    `terms` are its most telling stems with their weight (1 + ln of the weighted count), heaviest first;
    `title` those of its title; `day` its date where it is known to the day; `headed` says that the title is
    its own, not taken from the first sentence.
    """

    article: str
    day: str | None
    headed: bool
    terms: tuple[tuple[str, float], ...]
    title: tuple[str, ...] = ()


def story_terms(article: Article) -> StoryTerms:
    """The signature of one article; deterministic, from its text alone."""
    counts: dict[str, float] = defaultdict(float)
    names: set[str] = set()
    title = Span(0, len(article.title))
    _count(counts, names, article.title, title, TITLE_WEIGHT)
    for number, sentence in enumerate(article.reporting[:SENTENCES]):
        weight = LEAD_WEIGHT if number < LEAD else 1.0
        _count(counts, names, article.text, sentence.span, weight)
    weighted = {
        term: (1.0 + math.log(count)) * (NAME_WEIGHT if term in names else 1.0)
        for term, count in counts.items()
    }
    rareness = _rareness().get
    telling = sorted(
        [(weight * rareness(term, _UNLISTED_RARENESS), term) for term, weight in weighted.items()],
        reverse=True,
    )
    return StoryTerms(
        article=article.id,
        day=article.day.isoformat() if article.day else None,
        headed=not article.title_derived,
        terms=tuple((term, round(weighted[term], 3)) for _, term in telling[:TERMS]),
        title=tuple(sorted({stem for stem, _ in content_stems(article.title, title)})),
    )


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article as it is compared: unit vectors of its terms and of its title, and its keys. `day` counts
    days from the year 1."""

    article: str
    day: int | None
    terms: Mapping[str, float]
    title: Mapping[str, float]
    keys: frozenset[str]


class Rarity:
    """How rare terms are in a library of `size` articles: by a sample of them, together with BACKGROUND
    articles of average news."""

    def __init__(self, sample: Iterable[StoryTerms], size: int) -> None:
        signatures = self._sample = list(sample)
        # The size in powers of two, so that one more article mostly changes nothing for the others.
        self._size = 2 ** size.bit_length()
        self._rare = -math.log(min(RARE, CROWD / self._size))
        self._total = len(signatures) + BACKGROUND
        self._counts = Counter([term for each in signatures for term, _ in each.terms])
        self._known: dict[str, float] = {}
        self._unheard = self._logarithm(BACKGROUND * UNLISTED)
        self.same_story = round(SAME_STORY + DOUBT * (BACKGROUND / self._total) ** 2, 9)
        """Likeness from which two articles are of one story."""

    def holds(self, sample: Sequence[StoryTerms], size: int) -> bool:
        """Whether this is what is told of such a sample and size too."""
        same = len(sample) == len(self._sample) and all(map(operator.is_, sample, self._sample))
        return same and self._size == 2 ** size.bit_length()

    def weight(self, term: str) -> float:
        """The logarithm of how many articles there are for one with the term."""
        found = self._known.get(term)
        if found is None:
            count, share = self._counts.get(term), SHARE.get(term)
            if count is None and share is None:
                # Most terms of a large library: what is kept of others must not grow with it.
                return self._unheard
            heard = (count or 0) + BACKGROUND * (UNLISTED if share is None else share)
            found = self._known[term] = self._logarithm(heard)
        return found

    def _logarithm(self, count: float) -> float:
        return max(0.0, math.log(self._total / count))

    def vector(self, signature: StoryTerms) -> dict[str, float]:
        """The terms of an article, weighed, as a vector of length 1."""
        rare = self._factor
        return _unit({term: weight * rare(term) for term, weight in signature.terms})

    def _factor(self, term: str) -> float:
        # Two articles share a term: so their product has its rarity once. Squared, it makes the one rare name
        # that two articles share count more than all that they tell.
        return math.sqrt(self.weight(term))

    def weigh(self, signature: StoryTerms) -> Weighed:
        """An article as it is compared."""
        rare = self.weight
        terms = self.vector(signature)
        heaviest = sorted([(-value, term) for term, value in terms.items()])[:KEYS]
        return Weighed(
            signature.article,
            date.fromisoformat(signature.day).toordinal() if signature.day else None,
            terms,
            _unit({term: self._factor(term) for term in signature.title}),
            frozenset([term for _, term in heaviest if rare(term) >= self._rare]),
        )


def sampled(article_ids: Iterable[str]) -> list[str]:
    """The articles by which rarity is told: those first in the order of a hash of their ids, which depends on
    nothing but the set."""
    return heapq.nsmallest(SAMPLE, article_ids, key=_sample_order)


def sampled_still(sample: Sequence[str], changed: Iterable[str]) -> bool:
    """Whether the articles of a sample are still those, with the same content, after some have come, changed
    or gone."""
    if len(sample) < SAMPLE:
        return False
    last = _sample_order(sample[-1])
    return all(_sample_order(key) > last for key in changed)


def _sample_order(article_id: str) -> tuple[int, str]:
    return zlib.crc32(article_id.encode()), article_id


def likeness(one: Weighed, other: Weighed) -> float:
    """How alike two articles are, 0 to 1: the cosines of their terms and of their titles, less with each day
    between them. 0 for those more than WINDOW days apart and those that share too few keys."""
    if len(one.keys & other.keys) < SHARED_KEYS:
        return 0.0
    factor = _closeness(one.day, other.day)
    if not factor:
        return 0.0
    text, title = _cosine(one.terms, other.terms), _cosine(one.title, other.title)
    return round(factor * ((1 - TITLE_SHARE) * text + TITLE_SHARE * title), 9)


def most_alike(article: Article, others: Sequence[Article]) -> Article:
    """The one of the other articles of a story that has most in common with this one, by their telling terms.

    Measured on 14 events with three independent sources, against comparing all of them: it has 94 % of the
    sentences in common that the best one has, where any other has 78 %, in a sixtieth of the time.
    """
    rarity = Rarity((), len(others) + 1)
    terms = rarity.vector(story_terms(article))
    return max(others, key=lambda other: _cosine(terms, rarity.vector(story_terms(other))))


def linked(
    alike: Mapping[tuple[str, str], float], same_story: float, days: Mapping[str, int]
) -> list[tuple[str, ...]]:
    """The stories among articles of which the pairs that are alike are known, each pair with its ids in
    order; `days` has the day of those whose date is known.

    Average linkage, so that a chain of follow-ups does not become one story: the likest groups merge first,
    while the mean over all pairs of their members stays a story's. Nor do articles without a date join what
    is more than WINDOW days apart. What is not connected, by pairs that are `same_story` alike, has no
    influence on each other.
    """
    # What two groups have in common is added up once, in whole numbers, and handed on when they merge.
    between: dict[str, dict[str, int]] = defaultdict(dict)
    for (first, second), value in alike.items():
        between[first][second] = between[second][first] = round(value * _WHOLE)
    least = round(same_story * _WHOLE)
    group = {key: key for key in between}
    members = {key: [key] for key in between}
    known = {key: [days[key]] for key in between if key in days}
    for value, first, second in sorted((-value, *pair) for pair, value in alike.items()):
        if -value < same_story:
            break
        ours, theirs = group[first], group[second]
        if ours == theirs:
            continue
        if len(between[ours]) < len(between[theirs]):
            ours, theirs = theirs, ours
        if between[ours][theirs] < least * len(members[ours]) * len(members[theirs]):
            continue
        dated = [*known.get(ours, ()), *known.get(theirs, ())]
        if dated and max(dated) - min(dated) > WINDOW:
            continue
        for other, common in between.pop(theirs).items():
            del between[other][theirs]
            if other != ours:
                between[ours][other] = between[other][ours] = between[ours].get(other, 0) + common
        for key in members[theirs]:
            group[key] = ours
        members[ours] += members.pop(theirs)
        known[ours] = [min(dated), max(dated)] if dated else []
    return sorted(tuple(sorted(keys)) for keys in members.values() if len(keys) > 1)


def representative(signatures: Sequence[StoryTerms]) -> str:
    """The id of the article most like all the others of its story, one with a headline of its own if there is
    any.

    Its title is the story's title. Raises ValueError for an empty story.
    """
    if not signatures:
        raise ValueError("a story has at least one article")
    rarity = Rarity(signatures, len(signatures))
    vectors = [rarity.vector(each) for each in signatures]
    # What one has in common with all of them: the vectors are of length 1, so that cosines add up.
    together: dict[str, list[float]] = defaultdict(list)
    for vector in vectors:
        for term, value in vector.items():
            together[term].append(value)
    middle = {term: math.fsum(values) for term, values in together.items()}
    candidates = [index for index, each in enumerate(signatures) if each.headed] or range(len(signatures))
    best = max(
        candidates,
        key=lambda index: (
            round(_cosine(vectors[index], middle), 9),
            signatures[index].article,
        ),
    )
    return signatures[best].article


def _count(counts: dict[str, float], names: set[str], text: str, span: Span, weight: float) -> None:
    for stem, capital in content_stems(text, span):
        if len(stem) > 1:
            counts[stem] += weight
            if capital:
                names.add(stem)


@cache
def _rareness() -> Mapping[str, float]:
    """The logarithm of how many articles of average news there are for one with a term."""
    return {term: math.log(1.0 / share) for term, share in SHARE.items()}


_UNLISTED_RARENESS = math.log(1.0 / 0.02)
"""What is taken for that of any other term, so that names and the like come before everyday words."""


def _unit(vector: dict[str, float]) -> dict[str, float]:
    norm = math.sqrt(math.fsum([value * value for value in vector.values()])) or 1.0
    return {term: value / norm for term, value in vector.items() if value}


def _closeness(first: int | None, second: int | None) -> float:
    """How the days change the likeness of two articles; 0 where they exclude one event."""
    apart = UNKNOWN if first is None or second is None else abs(first - second)
    return 0.0 if apart > WINDOW else math.exp(-apart / FADING)


def _cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    return math.fsum([first[term] * second[term] for term in first.keys() & second.keys()])
