"""What an article tells by which words, as far as grouping needs it, small enough to be kept."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from index.article import Article, Span
from index.comparison.reading.tokens import content_stems
from index.languages.common_words import SHARE

TERMS = 60
"""Terms kept of an article; more made grouping slower and no better."""

LEAD = 4
TITLE_WEIGHT = 4.0
LEAD_WEIGHT = 2.0
NAME_WEIGHT = 1.3
"""What a word counts in the title, in the first LEAD sentences, and when capitalised, against one
elsewhere."""

SENTENCES = 40
"""Sentences read of an article: what it is about is said by then."""


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
