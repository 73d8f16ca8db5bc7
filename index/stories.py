"""Stories: which articles report the same event."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.article import Article, Span
from index.common_words import SHARE, UNLISTED
from index.comparison.tokens import tokens_of

TERMS = 60
"""Terms kept of an article; more made grouping slower and no better."""

SAME_STORY = 0.25
"""Mean likeness within a story, measured on 120 events mixed with 4,000 other articles (pairwise F1 .87
there)."""

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

_CANDIDATE_TERMS = 24
_WINDOW = 8
"""Days beyond which two articles with known dates do not report one event."""


@dataclass(frozen=True, slots=True)
class StoryTerms:
    """What grouping needs to know of an article, small enough to be kept in the index.

    `terms` are its most telling stems with their weight (1 + ln of the weighted count), heaviest first; `day`
    its date where it is known to the day; `headed` says that the title is its own, not taken from the first
    sentence.
    """

    article: str
    day: str | None
    headed: bool
    terms: tuple[tuple[str, float], ...]


def story_terms(article: Article) -> StoryTerms:
    """The signature of one article; deterministic, from its text alone."""
    counts: dict[str, float] = defaultdict(float)
    names: set[str] = set()
    _count(counts, names, article.title, Span(0, len(article.title)), TITLE_WEIGHT)
    for number, sentence in enumerate(article.reporting[:SENTENCES]):
        weight = LEAD_WEIGHT if number < LEAD else 1.0
        _count(counts, names, article.text, sentence.span, weight)
    weighted = {
        term: (1.0 + math.log(count)) * (NAME_WEIGHT if term in names else 1.0)
        for term, count in counts.items()
    }
    telling = sorted(
        weighted,
        key=lambda term: (weighted[term] * math.log(1.0 / SHARE.get(term, 0.02)), term),
        reverse=True,
    )
    day = _day(article.date)
    return StoryTerms(
        article=article.id,
        day=day.isoformat() if day else None,
        headed=not article.title_derived,
        terms=tuple((term, round(weighted[term], 3)) for term in telling[:TERMS]),
    )


def group_stories(signatures: Sequence[StoryTerms]) -> tuple[tuple[str, ...], ...]:
    """The stories of two or more articles, as ids in the given order; largest first.

    Average linkage, so that a chain of follow-ups does not become one story. Articles more than eight days
    apart are never alike; those within a day are more so, those without a date less. Independent of the order
    given, but for ties.
    """
    vectors = _vectors(signatures)
    likeness = _likeness(signatures, vectors)
    clusters = _average_linkage(likeness, len(signatures))
    stories = [tuple(signatures[index].article for index in sorted(cluster)) for cluster in clusters]
    return tuple(sorted(stories, key=lambda story: (-len(story), story)))


def representative(signatures: Sequence[StoryTerms]) -> str:
    """The id of the article most like all the others of its story, one with a headline of its own if there is
    any.

    Its title is the story's title. Raises ValueError for an empty story.
    """
    if not signatures:
        raise ValueError("a story has at least one article")
    vectors = _vectors(signatures)
    candidates = [index for index, each in enumerate(signatures) if each.headed] or range(len(signatures))
    best = max(
        candidates,
        key=lambda index: (
            round(sum(_cosine(vectors[index], other) for other in vectors), 9),
            signatures[index].article,
        ),
    )
    return signatures[best].article


def _count(counts: dict[str, float], names: set[str], text: str, span: Span, weight: float) -> None:
    for token in tokens_of(text, span):
        if token.content and len(token.stem) > 1:
            counts[token.stem] += weight
            if text[token.span.start].isupper():
                names.add(token.stem)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _vectors(signatures: Sequence[StoryTerms]) -> list[dict[str, float]]:
    """Unit vectors of tf·idf, the idf over the articles together with BACKGROUND articles of average news."""
    total = len(signatures) + BACKGROUND
    frequency = Counter(term for each in signatures for term, _ in each.terms)
    idf = {
        term: math.log(total / (count + BACKGROUND * SHARE.get(term, UNLISTED)))
        for term, count in frequency.items()
    }
    vectors = []
    for each in signatures:
        vector = {term: weight * max(idf[term], 0.0) for term, weight in each.terms}
        norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({term: value / norm for term, value in vector.items()})
    return vectors


def _likeness(
    signatures: Sequence[StoryTerms], vectors: Sequence[dict[str, float]]
) -> dict[tuple[int, int], float]:
    """The pairs that are at all alike, found through the heaviest terms of each article."""
    days = [_day(each.day) for each in signatures]
    crowd = min(max(20, len(signatures) // 20), 400)
    heavy = [sorted(vector, key=lambda term: (-vector[term], term))[:_CANDIDATE_TERMS] for vector in vectors]
    frequency = Counter(term for terms in heavy for term in terms)
    postings: dict[str, list[int]] = defaultdict(list)
    likeness: dict[tuple[int, int], float] = {}
    for index, vector in enumerate(vectors):
        shared: Counter[int] = Counter()
        for term in heavy[index]:
            if frequency[term] <= crowd:
                shared.update(postings[term])
                postings[term].append(index)
        for other, count in shared.items():
            factor = _closeness(days[index], days[other])
            if count >= 2 and factor:
                value = factor * _cosine(vector, vectors[other])
                if value >= SAME_STORY / 2:
                    likeness[other, index] = round(value, 9)
    return likeness


def _closeness(first: date | None, second: date | None) -> float:
    """How the dates change the likeness of two articles; 0 where they exclude one event."""
    if first is None or second is None:
        return 0.8
    apart = abs((first - second).days)
    if apart > _WINDOW:
        return 0.0
    return 1.4 if apart <= 1 else 1.0 if apart <= 3 else 0.7


def _cosine(first: dict[str, float], second: dict[str, float]) -> float:
    return sum(value * second[term] for term, value in first.items() if term in second)


def _average_linkage(likeness: dict[tuple[int, int], float], count: int) -> list[set[int]]:
    """Merges the likest pair of groups first, while the mean over all pairs of members stays a story's."""
    neighbours: dict[int, dict[int, float]] = defaultdict(dict)
    for (first, second), value in likeness.items():
        neighbours[first][second] = value
        neighbours[second][first] = value
    member = [{index} for index in range(count)]
    for value, first, second in sorted(
        (-value, first, second) for (first, second), value in likeness.items()
    ):
        ours, theirs = member[first], member[second]
        if -value < SAME_STORY:
            break
        if ours is theirs:
            continue
        total = math.fsum(neighbours[a].get(b, 0.0) for a in ours for b in theirs)
        if total / (len(ours) * len(theirs)) >= SAME_STORY:
            ours |= theirs
            for index in theirs:
                member[index] = ours
    return [cluster for index, cluster in enumerate(member) if len(cluster) > 1 and index == min(cluster)]
