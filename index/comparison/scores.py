"""How alike the sentences of two articles are: the score matrix that alignment and the story matrix decide
on."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.fuzz import partial_ratio

from index.comparison.prepare import PreparedArticle, PreparedSentence

CHAR_FLOOR = 0.18
"""Cosine below which the partial ratio is not worked out, most of the time it costs. From .10 to .18 no F1 of
`tests/benchmarks/alignment_scores.py` moved by more than .01, and a pair took a fifth less time."""

CHAR_ENOUGH = 0.20
"""Cosine above which it is worked out even for sentences that share too few stems to be linked."""

TYPICAL_RATIO = 0.45
"""Mean partial ratio of unrelated news sentences, which stands in where it is not worked out."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of every left sentence (row) with every right one (column).

    `similarity` is S of the formula of `score`; `shared` counts the content stems two sentences have in
    common; `weights` is the idf of each stem over the sentences compared.
    """

    similarity: tuple[tuple[float, ...], ...]
    shared: tuple[tuple[int, ...], ...]
    weights: dict[str, float]
    left: PreparedArticle
    right: PreparedArticle


def score(left: PreparedArticle, right: PreparedArticle) -> Scores:
    """S of all pairs, (2·cosine of character n-grams + partial ratio) / 3, with idf over the sentences of
    both articles."""
    cosines = _cosines(left, right)
    similarity, shared = [], []
    for row, sentence in zip(cosines, left.sentences, strict=True):
        s_row, n_row = [], []
        for cosine, other in zip(row, right.sentences, strict=True):
            common = len(sentence.stems & other.stems)
            s_row.append(_similarity(cosine, common, sentence, other))
            n_row.append(common)
        similarity.append(tuple(s_row))
        shared.append(tuple(n_row))
    return Scores(tuple(similarity), tuple(shared), _stem_weights(left, right), left, right)


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


def _cosines(left: PreparedArticle, right: PreparedArticle) -> list[list[float]]:
    """Cosines of all pairs. The idf of an n-gram counts the sentences of both articles, so that the lengths
    kept for one article alone are corrected for the n-grams that both have, and nothing else is gone
    through."""
    scale = 1.0 + math.log(1 + len(left.sentences) + len(right.sentences))
    left_squares = [_square(norm, scale) for norm in left.norms]
    right_squares = [_square(norm, scale) for norm in right.norms]
    products = [[0.0] * len(right.sentences) for _ in left.sentences]
    for gram in sorted(left.postings.keys() & right.postings.keys()):
        ours, theirs = left.postings[gram], right.postings[gram]
        weight = (scale - math.log(1 + len(ours) + len(theirs))) ** 2
        excess = weight - (scale - math.log(1 + len(ours))) ** 2
        for row, value in ours:
            left_squares[row] += value * value * excess
            weighted = value * weight
            line = products[row]
            for column, other in theirs:
                line[column] += weighted * other
        excess = weight - (scale - math.log(1 + len(theirs))) ** 2
        for column, other in theirs:
            right_squares[column] += other * other * excess
    left_lengths = [math.sqrt(max(square, 0.0)) for square in left_squares]
    right_lengths = [math.sqrt(max(square, 0.0)) for square in right_squares]
    return [
        [
            min(product / (length * other), 1.0) if length and other else 0.0
            for product, other in zip(line, right_lengths, strict=True)
        ]
        for line, length in zip(products, left_lengths, strict=True)
    ]


def _square(norm: tuple[float, float, float], scale: float) -> float:
    plain, mixed, squared = norm
    return scale * scale * plain - 2.0 * scale * mixed + squared


def _stem_weights(left: PreparedArticle, right: PreparedArticle) -> dict[str, float]:
    sentences = (*left.sentences, *right.sentences)
    frequency = Counter(stem for sentence in sentences for stem in sentence.stems)
    return {stem: 1.0 + math.log((1 + len(sentences)) / (1 + count)) for stem, count in frequency.items()}
