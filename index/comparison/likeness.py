"""How likely two sentences say the same: what speaks for it, weighed as in annotated pairs of articles."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from index.common_words import SHARE, UNLISTED
from index.comparison.prepare import PreparedSentence
from index.comparison.scores import Scores, idf

Pair = tuple[int, int]

EVIDENCE = (
    "S of the two",
    "content stems in common, of at most eight",
    "share of the telling words told by both, a near synonym counting 0.6",
    "cosine of the sets of concepts",
    "figures in common, a small one or a year counting 0.4, at most 2",
    "both count the same things",
    "S over the best of the row or of the column, the lower",
    "S over the best of the row or of the column, the higher",
    "both among the first three sentences",
    "how far apart they stand, of the article's length",
    "logarithm of the telling mass of the shorter",
    "how well a neighbour of one goes with the other",
    "how well the sentences before go together, or those behind",
    "share of the telling words, names left out, that both tell",
    "how much longer one is, as the logarithm of the ratio of their tokens",
    "how much more of one is between quotation marks",
    "how far down they stand, as the logarithms of 1 + their places, added",
)
"""What is weighed, in the order of the weights."""

NOT_FOR_STRONG = (14, 15, 16)
NOT_FOR_LINKED = (13,)
"""Evidence that one of the two regressions leaves out, by its place: it did not help on stories which the
weights were not fitted on."""

STRONG_WEIGHTS = (
    6.534,
    1.063,
    1.513,
    4.119,
    1.851,
    -0.177,
    1.232,
    1.242,
    1.214,
    -1.153,
    0.036,
    1.589,
    1.625,
    2.493,
    0.000,
    0.000,
    0.000,
)
STRONG_BIAS = -9.362
LINKED_WEIGHTS = (
    6.833,
    1.522,
    3.702,
    4.809,
    1.619,
    0.992,
    1.292,
    0.677,
    0.180,
    -1.165,
    0.485,
    0.857,
    1.792,
    0.000,
    0.549,
    -0.765,
    -0.236,
)
LINKED_BIAS = -9.202
"""Logistic regressions for *strong* and for *linked at all*: what `tests/benchmarks/alignment_fit.py` prints
for the sets "seeds" and "dev"."""

SYNONYM = 0.6
"""What a near synonym counts of a word told by both."""

COMMON_FIGURE = 0.4
"""What a figure below a hundred or a year counts of a figure in common."""

LEAD = 3
"""Sentences that sum an article up."""

FAINT = 0.21
"""S below which two sentences without a stem in common are not weighed."""


def evidence(scores: Scores) -> dict[Pair, tuple[float, ...]]:
    """What speaks for each pair of sentences, in the order of `EVIDENCE`; faint pairs are left out."""
    left, right = scores.left.sentences, scores.right.sentences
    rows, columns = len(left), len(right)
    similarity = scores.similarity
    telling = {stem: weight * -math.log(SHARE.get(stem, UNLISTED)) for stem, weight in scores.weights.items()}
    masses = [[math.fsum(map(telling.__getitem__, each.stems)) for each in side] for side in (left, right)]
    plain = [[math.fsum(map(telling.__getitem__, each.plain)) for each in side] for side in (left, right)]
    sizes = [[math.log(1 + len(each.tokens)) for each in side] for side in (left, right)]
    depths = [math.log(1 + place) for place in range(max(rows, columns))]
    concept_weights = idf(each.concepts for each in (*left, *right))
    lengths = [
        [math.fsum(map(concept_weights.__getitem__, each.concepts)) for each in side]
        for side in (left, right)
    ]
    around = [[0.0] * (columns + 2) for _ in range(rows + 2)]
    for row, (ours, near) in enumerate(zip(left, _sharing_senses(left, right), strict=True)):
        line, counts = around[row + 1], scores.shared[row]
        for column, theirs in enumerate(right):
            if counts[column] or column in near:
                mass = masses[0][row] + masses[1][column]
                line[column + 1] = _told_by_both(ours, theirs, telling, mass)
    best_in_row = [max(values) for values in similarity]
    best_in_column = [max(values) for values in zip(*similarity, strict=True)]
    found: dict[Pair, tuple[float, ...]] = {}
    for row, ours in enumerate(left):
        above, here, below = around[row : row + 3]
        for column, theirs in enumerate(right):
            s = similarity[row][column]
            if not scores.shared[row][column] and s < FAINT:
                continue
            of_row, of_column = s / best_in_row[row], s / best_in_column[column]
            mass = lengths[0][row] * lengths[1][column]
            common = ours.concepts & theirs.concepts
            found[row, column] = (
                s,
                min(scores.shared[row][column], 8) / 8.0,
                here[column + 1],
                math.fsum(map(concept_weights.__getitem__, common)) / math.sqrt(mass) if common else 0.0,
                _figures(ours.figures & theirs.figures) if ours.figures and theirs.figures else 0.0,
                float(not ours.counted.isdisjoint(theirs.counted)),
                min(of_row, of_column),
                max(of_row, of_column),
                float(row < LEAD and column < LEAD),
                abs(row / rows - column / columns),
                math.log(min(masses[0][row], masses[1][column]) or 1.0),
                max(here[column], here[column + 2], above[column + 1], below[column + 1]),
                max(above[column], below[column + 2]),
                _plain_words(ours, theirs, telling, plain[0][row] + plain[1][column]),
                abs(sizes[0][row] - sizes[1][column]),
                abs(ours.quoted - theirs.quoted),
                depths[row] + depths[column],
            )
    return found


def _plain_words(
    ours: PreparedSentence, theirs: PreparedSentence, telling: Mapping[str, float], mass: float
) -> float:
    """The share of the telling mass of words in common where a word that one of the two sentences writes as
    a name is left out of both: who a story is about is in most of its sentences."""
    common = ours.plain & theirs.plain
    if not common:
        return 0.0
    named = (ours.plain & theirs.stems) ^ common, (theirs.plain & ours.stems) ^ common
    mass -= math.fsum(telling[stem] for stems in named for stem in stems)
    return 2.0 * math.fsum(map(telling.__getitem__, common)) / mass


def _sharing_senses(
    left: Sequence[PreparedSentence], right: Sequence[PreparedSentence]
) -> Iterator[set[int]]:
    """For each left sentence the right ones that tell something by a near synonym."""
    having: dict[int, list[int]] = {}
    for column, sentence in enumerate(right):
        for group in sentence.senses:
            having.setdefault(group, []).append(column)
    for sentence in left:
        yield {column for group in sentence.senses.keys() & having.keys() for column in having[group]}


def likelihood(values: Sequence[float], weights: Sequence[float], bias: float) -> float:
    """The logistic function of the weighted evidence."""
    total = bias + sum(map(float.__mul__, values, weights))
    return 1.0 / (1.0 + math.exp(-total)) if total > -50.0 else 0.0


def _figures(common: frozenset[str]) -> float:
    return min(math.fsum(map(_telling_figure, common)), 2.0)


@lru_cache(maxsize=4096)
def _telling_figure(figure: str) -> float:
    """What a figure in common counts: three digits are hardly met twice by chance, days and years are."""
    year = len(figure) == 4 and figure[:2] in ("19", "20")
    return COMMON_FIGURE if year or len(figure) < 3 else 1.0


def _told_by_both(
    ours: PreparedSentence, theirs: PreparedSentence, telling: Mapping[str, float], mass: float
) -> float:
    """The share of the telling mass of both sentences that the other one has too."""
    if not mass:
        return 0.0
    common = ours.stems & theirs.stems
    total = 2.0 * math.fsum(map(telling.__getitem__, common)) if common else 0.0
    if not ours.senses.keys().isdisjoint(theirs.senses):
        groups = ours.senses.keys() & theirs.senses.keys()
        alike: set[str] = set()
        for group in groups:
            alike |= ours.senses[group]
            alike |= theirs.senses[group]
        alike -= common
        if alike:
            total += SYNONYM * math.fsum(map(telling.__getitem__, alike))
    return total / mass
