"""How alike the sentences of two articles are: the score matrix that alignment and the story matrix decide
on."""

from __future__ import annotations

from dataclasses import dataclass

from index.comparison.alignment.partial_ratio import partial_ratio
from index.comparison.reading.grams import cosines
from index.comparison.reading.lanes import idf
from index.comparison.reading.prepare import PreparedArticle, PreparedSentence

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

    def of(self, ours: PreparedArticle, row: int, column: int) -> float:
        """S of two sentences, one of the article `ours` and one of the other, whichever of them is left."""
        return self.similarity[row][column] if ours is self.left else self.similarity[column][row]


def score(left: PreparedArticle, right: PreparedArticle) -> Scores:
    """S of all pairs, (2·cosine of character n-grams + partial ratio) / 3, with idf over the sentences of
    both articles."""
    lines = cosines(left.grams, right.grams)
    shared = left.stems.in_common(right.stems)
    weights = idf((left.stems, right.stems))
    found = [[(2.0 * cosine + TYPICAL_RATIO) / 3.0 for cosine in line] for line in lines]
    same: dict[str, list[int]] = {}
    for column, other in enumerate(right.sentences):
        same.setdefault(other.folded, []).append(column)
    for row, (line, sentence) in enumerate(zip(lines, left.sentences, strict=True)):
        for column, cosine in enumerate(line):
            if cosine >= CHAR_FLOOR:
                other = right.sentences[column]
                if cosine >= CHAR_ENOUGH or not _few(shared[row][column], sentence, other):
                    found[row][column] = similarity(cosine, sentence, other)
        for column in same.get(sentence.folded, ()):
            found[row][column] = 1.0
    return Scores(tuple(map(tuple, found)), tuple(shared), weights, left, right)


def _few(shared: int, sentence: PreparedSentence, other: PreparedSentence) -> bool:
    return shared < 2 and 2 * shared < min(len(sentence.stems), len(other.stems))


def similarity(cosine: float, first: PreparedSentence, second: PreparedSentence) -> float:
    """S of two sentences of which the cosine of n-grams is known; the same either way round.

    The partial ratio, which takes longest, is kept with the shorter one for the story matrix.
    """
    if (len(first.folded), first.folded) > (len(second.folded), second.folded):
        first, second = second, first
    ratio = first.ratios.get(second.folded)
    if ratio is None:
        ratio = first.ratios[second.folded] = partial_ratio(first.folded, second.folded)
    return (2.0 * min(cosine, 1.0) + ratio) / 3.0
