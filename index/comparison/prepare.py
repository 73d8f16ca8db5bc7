"""What a comparison needs to know of one article, worked out once and shared by all its pairs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from index.article import Article, Sentence, Span
from index.comparison.concepts import MEASURES, concepts
from index.comparison.dates import TimePoint, published_on, time_points
from index.comparison.quantities import COUNTING, Quantity, quantities
from index.comparison.run_together import run_together
from index.comparison.thesaurus import senses
from index.comparison.tokens import Token, forms_of, tokens_of


@dataclass(frozen=True, slots=True)
class PreparedSentence:
    """A reporting sentence with its tokens, levelled text, n-gram weights (1 + ln tf), content stems, dates
    and quantities."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    folded: str
    grams: Mapping[str, float]
    stems: frozenset[str]
    times: tuple[TimePoint, ...]
    quantities: tuple[Quantity, ...]
    counted: frozenset[str]
    """What its quantities count, as concepts; no measures of time or length."""
    concepts: frozenset[str]
    figures: frozenset[str]
    """Its numbers in figures, days and years among them."""
    senses: Mapping[int, frozenset[str]]
    """Its stems by the groups of near synonyms that they belong to."""

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return self.sentence.span


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article and its reporting sentences, ready to be compared any number of times."""

    article: Article
    sentences: tuple[PreparedSentence, ...]
    postings: Mapping[str, tuple[tuple[int, float], ...]]
    """The sentences that have an n-gram, by index, with its weight there."""
    norms: tuple[tuple[float, float, float], ...]
    """For each sentence the sums of w², w²·b and w²·b² over its n-grams, where b is ln(1 + sentences that
    have it): from them its length follows for any number of sentences compared
    (`index.comparison.scores`)."""


def prepare(article: Article) -> PreparedArticle:
    """Everything of the article's reporting sentences that does not depend on what they are compared with."""
    published = published_on(article.date)
    links = run_together(article.text)
    sentences = tuple(_sentence(article.text, each, published, links) for each in article.reporting)
    postings: dict[str, list[tuple[int, float]]] = {}
    for index, sentence in enumerate(sentences):
        for gram, weight in sentence.grams.items():
            postings.setdefault(gram, []).append((index, weight))
    commonness = {gram: math.log(1 + len(places)) for gram, places in postings.items()}
    return PreparedArticle(
        article=article,
        sentences=sentences,
        postings={gram: tuple(places) for gram, places in postings.items()},
        norms=tuple(_norms(sentence.grams, commonness) for sentence in sentences),
    )


def _norms(grams: Mapping[str, float], commonness: Mapping[str, float]) -> tuple[float, float, float]:
    plain = mixed = squared = 0.0
    for gram, weight in grams.items():
        square, common = weight * weight, commonness[gram]
        plain += square
        mixed += square * common
        squared += square * common * common
    return plain, mixed, squared


def _sentence(
    text: str, sentence: Sentence, published: date | None, links: Sequence[Span]
) -> PreparedSentence:
    tokens = tokens_of(text, sentence.span)
    if links:
        tokens = tuple(token for token in tokens if not any(link.overlaps(token.span) for link in links))
    folded = forms_of(tokens)
    counts: Counter[str] = Counter()
    for word in folded.split():
        counts.update(_grams(word))
    weights = {gram: 1.0 + math.log(count) if count > 1 else 1.0 for gram, count in counts.items()}
    stems = frozenset(token.stem for token in tokens if token.content)
    times = time_points(text, sentence.span, published)
    if links:
        times = tuple(each for each in times if not any(link.overlaps(each.span) for link in links))
    found: tuple[Quantity, ...] = ()
    if any(token.form[0].isdigit() or token.form in COUNTING for token in tokens):
        found = quantities(text, sentence.span, [*links, *(point.span for point in times)])
    counted = concepts(unit for each in found for unit in each.unit) - MEASURES
    return PreparedSentence(
        sentence,
        tokens,
        folded,
        weights,
        stems,
        times,
        found,
        counted,
        concepts(stems),
        frozenset(token.form for token in tokens if token.form[0].isdigit()),
        _senses(stems),
    )


def _senses(stems: frozenset[str]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for each in stems:
        for group in senses(each):
            found.setdefault(group, set()).add(each)
    return {group: frozenset(members) for group, members in found.items()}


@lru_cache(maxsize=65536)
def _grams(word: str) -> tuple[str, ...]:
    """Character 3- to 5-grams inside the word bounded by spaces; the whole of a shorter word."""
    bounded = f" {word} "
    size = len(bounded)
    if size <= 3:
        return (bounded,)
    return tuple(
        bounded[start : start + length] for length in (3, 4, 5) for start in range(max(0, size - length + 1))
    )
