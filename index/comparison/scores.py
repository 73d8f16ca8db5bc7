"""How alike the sentences of two articles are: the score matrix that alignment and the story matrix decide
on."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.fuzz import partial_ratio

from index.comparison.prepare import PreparedArticle, PreparedSentence

CHAR_FLOOR = 0.10
"""Cosine below which the partial ratio is not worked out: it would have to pass .52 to lift a pair over the
lowest threshold, and among 2,800 such pairs of news sentences 38 did, none of them alike. Saves two thirds of
the time."""

CHAR_ENOUGH = 0.20
"""Cosine above which it is worked out even for sentences that share too few stems to be linked."""

TYPICAL_RATIO = 0.45
"""Mean partial ratio of unrelated news sentences, which stands in where it is not worked out."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of every left sentence (row) with every right one (column).

    `similarity` is S, `quality` Q of the specification (comparison.md, steps 3 and 4); `shared` counts the
    content stems two sentences have in common; `weights` is the idf of each stem over the sentences compared.
    """

    similarity: tuple[tuple[float, ...], ...]
    quality: tuple[tuple[float, ...], ...]
    shared: tuple[tuple[int, ...], ...]
    weights: dict[str, float]


def score(left: PreparedArticle, right: PreparedArticle) -> Scores:
    """S and Q of all pairs: S = (2·cosine of character n-grams + partial ratio) / 3,
    Q = (3·S + min(shared stems, 8)/8) / 4, with idf over the sentences of both articles."""
    cosines = _cosines(left.sentences, right.sentences)
    similarity, quality, shared = [], [], []
    for row, sentence in zip(cosines, left.sentences, strict=True):
        s_row, q_row, n_row = [], [], []
        for cosine, other in zip(row, right.sentences, strict=True):
            common = len(sentence.stems & other.stems)
            s = _similarity(cosine, common, sentence, other)
            s_row.append(s)
            q_row.append(round((3.0 * s + min(common, 8) / 8.0) / 4.0, 9))
            n_row.append(common)
        similarity.append(tuple(s_row))
        quality.append(tuple(q_row))
        shared.append(tuple(n_row))
    return Scores(tuple(similarity), tuple(quality), tuple(shared), _stem_weights(left, right))


def _similarity(cosine: float, shared: int, sentence: PreparedSentence, other: PreparedSentence) -> float:
    first, second = sentence.folded, other.folded
    if first == second:
        return 1.0
    few = shared < 2 and 2 * shared < min(len(sentence.stems), len(other.stems))
    if cosine < CHAR_FLOOR or (few and cosine < CHAR_ENOUGH):
        return round((2.0 * cosine + TYPICAL_RATIO) / 3.0, 9)
    if (len(first), first) > (len(second), second):
        first, second = second, first
    return round((2.0 * cosine + partial_ratio(first, second) / 100.0) / 3.0, 9)


def _cosines(left: tuple[PreparedSentence, ...], right: tuple[PreparedSentence, ...]) -> list[list[float]]:
    total = len(left) + len(right)
    frequency: Counter[str] = Counter()
    postings: dict[str, list[tuple[int, float]]] = {}
    for sentence in left:
        frequency.update(sentence.grams.keys())
    for column, sentence in enumerate(right):
        frequency.update(sentence.grams.keys())
        for gram, weight in sentence.grams.items():
            postings.setdefault(gram, []).append((column, weight))
    squared_idf = {
        gram: (1.0 + math.log((1 + total) / (1 + count))) ** 2 for gram, count in frequency.items()
    }
    right_norms = [_norm(sentence, squared_idf) for sentence in right]
    rows = []
    for sentence in left:
        products = [0.0] * len(right)
        for gram, weight in sentence.grams.items():
            if gram in postings:
                weighted = weight * squared_idf[gram]
                for column, other in postings[gram]:
                    products[column] += weighted * other
        norm = _norm(sentence, squared_idf)
        rows.append(
            [
                product / (norm * other_norm) if norm and other_norm else 0.0
                for product, other_norm in zip(products, right_norms, strict=True)
            ]
        )
    return rows


def _norm(sentence: PreparedSentence, squared_idf: dict[str, float]) -> float:
    return math.sqrt(sum(weight * weight * squared_idf[gram] for gram, weight in sentence.grams.items()))


def _stem_weights(left: PreparedArticle, right: PreparedArticle) -> dict[str, float]:
    sentences = (*left.sentences, *right.sentences)
    frequency = Counter(stem for sentence in sentences for stem in sentence.stems)
    return {stem: 1.0 + math.log((1 + len(sentences)) / (1 + count)) for stem, count in frequency.items()}
