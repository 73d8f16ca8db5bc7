"""How likely two sentences say the same: what speaks for it, weighed as in annotated pairs of articles."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import mul

from index.comparison.alignment.scores import Scores
from index.comparison.reading.lanes import UNIT, idf
from index.comparison.reading.prepare import PreparedArticle
from index.languages.common_words import SHARE, UNLISTED

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

ALIKE = 0.36
ALIKE_IN_STEMS = 0.38
OF_THE_BEST = 0.6
TWO_STEMS = 2 / 8
"""S, (3·S + shared stems, of eight) / 4, S over the best of row and column, and shared stems from which
wording alone tells of one proposition."""

_RARITY = {stem: -math.log(share) for stem, share in SHARE.items()}
_RARITY_UNLISTED = -math.log(UNLISTED)

FAINT = 0.21
"""S below which two sentences without a stem in common are not weighed."""


def evidence(scores: Scores) -> Iterator[tuple[Pair, tuple[float, ...]]]:
    """What speaks for each pair of sentences, in the order of `EVIDENCE`; faint pairs are left out.

    One after the other: for two articles of 30,000 words, all of them fill 300 MB.
    """
    left, right = scores.left.sentences, scores.right.sentences
    rows, columns = len(left), len(right)
    similarity = scores.similarity
    telling = {
        stem: int(weight * _RARITY.get(stem, _RARITY_UNLISTED) * UNIT)
        for stem, weight in scores.weights.items()
    }
    mass, others_mass = scores.left.stems.weighed(telling), scores.right.stems.weighed(telling)
    told = _told_by_both(scores.left, scores.right, telling, mass, others_mass)
    plain = _plain_words(scores.left, scores.right, telling)
    concepts = _concepts(scores.left, scores.right)
    masses, others_masses = _logarithms(mass), _logarithms(others_mass)
    sizes, others_sizes = ([math.log(1 + len(each.tokens)) for each in side] for side in (left, right))
    depths = [math.log(1 + place) for place in range(max(rows, columns))]
    around = [[0.0] * (columns + 2), *([0.0, *line, 0.0] for line in told), [0.0] * (columns + 2)]
    best_in_column = [max(values) for values in zip(*similarity, strict=True)]
    for row, ours in enumerate(left):
        above, here, below = around[row : row + 3]
        best_in_row = max(similarity[row])
        cells = zip(similarity[row], scores.shared[row], concepts[row], plain[row], right, strict=True)
        for column, (s, shared, concept, named, theirs) in enumerate(cells):
            if not shared and s < FAINT:
                continue
            of_row, of_column = s / best_in_row, s / best_in_column[column]
            yield (
                (row, column),
                (
                    s,
                    shared / 8.0 if shared < 8 else 1.0,
                    here[column + 1],
                    concept,
                    _figures(ours.figures & theirs.figures) if ours.figures and theirs.figures else 0.0,
                    0.0 if ours.counted.isdisjoint(theirs.counted) else 1.0,
                    of_row if of_row < of_column else of_column,
                    of_column if of_row < of_column else of_row,
                    1.0 if row < LEAD and column < LEAD else 0.0,
                    abs(row / rows - column / columns),
                    min(masses[row], others_masses[column]),
                    max(here[column], here[column + 2], above[column + 1], below[column + 1]),
                    max(above[column], below[column + 2]),
                    named,
                    abs(sizes[row] - others_sizes[column]),
                    abs(ours.quoted - theirs.quoted),
                    depths[row] + depths[column],
                ),
            )


def _logarithms(masses: Sequence[int]) -> list[float]:
    return [math.log(mass / UNIT) if mass else 0.0 for mass in masses]


def _told_by_both(
    left: PreparedArticle,
    right: PreparedArticle,
    telling: Mapping[str, int],
    mass: Sequence[int],
    others_mass: Sequence[int],
) -> list[list[float]]:
    """For all pairs the share of the telling mass of both sentences that the other one has too."""
    common = left.stems.weighed_in_common(right.stems, telling)
    ours = _akin(left, right, telling)
    theirs = zip(*_akin(right, left, telling), strict=True)
    return [
        [
            (2.0 * same + SYNONYM * (one + other)) / (here + there or 1)
            for same, one, other, there in zip(*line, others_mass, strict=True)
        ]
        for here, *line in zip(mass, common, ours, theirs, strict=True)
    ]


def _akin(here: PreparedArticle, there: PreparedArticle, telling: Mapping[str, int]) -> list[tuple[int, ...]]:
    """The mass of the stems of each sentence that another one has only by a near synonym."""
    lanes = {}
    senses = there.senses.lanes.get
    for stem, groups in here.groups.items():
        by_sense = 0
        for group in groups:
            by_sense |= senses(group, 0)
        if by_sense:
            lanes[stem] = telling[stem] * (by_sense & ~there.stems.lanes.get(stem, 0))
    return here.stems.summed(lanes, len(there.sentences))


def _plain_words(
    left: PreparedArticle, right: PreparedArticle, telling: Mapping[str, int]
) -> list[list[float]]:
    """For all pairs the share of the telling mass of words in common where a word that one of the two
    sentences writes as a name is left out of both: who a story is about is in most of its sentences."""
    common = left.plain.weighed_in_common(right.plain, telling)
    named = left.plain.weighed_in_common(right.names, telling)
    names = left.names.weighed_in_common(right.plain, telling)
    masses = left.plain.weighed(telling), right.plain.weighed(telling)
    return [
        [
            2.0 * same / (mass + total - one - other) if same else 0.0
            for same, one, other, total in zip(*line, masses[1], strict=True)
        ]
        for mass, *line in zip(masses[0], common, named, names, strict=True)
    ]


def _concepts(left: PreparedArticle, right: PreparedArticle) -> list[list[float]]:
    """The cosines of the sets of concepts of all pairs."""
    weights = {key: int(weight * UNIT) for key, weight in idf((left.concepts, right.concepts)).items()}
    lengths = [[math.sqrt(mass) for mass in each.concepts.weighed(weights)] for each in (left, right)]
    return [
        [same / (length * other) if same else 0.0 for same, other in zip(line, lengths[1], strict=True)]
        for length, line in zip(
            lengths[0], left.concepts.weighed_in_common(right.concepts, weights), strict=True
        )
    ]


def alike_in_wording(values: Sequence[float], shorter: int) -> bool:
    """Whether two sentences stand out by their wording alone: the best rule for strong links that weighs
    nothing else. Of the pairs it finds, .57 and .77 were that to two readers of independent reports.

    `values` are those of `evidence`, `shorter` the number of content stems of the shorter sentence.
    """
    s, shared, nearest = values[0], values[1], values[6]
    enough = shared >= TWO_STEMS or 16.0 * shared >= shorter
    return enough and s >= ALIKE and (3.0 * s + shared) / 4.0 >= ALIKE_IN_STEMS and nearest >= OF_THE_BEST


def likelihood(values: Sequence[float], weights: Sequence[float], bias: float) -> float:
    """The logistic function of the weighted evidence."""
    total = bias + sum(map(mul, values, weights))
    return 1.0 / (1.0 + math.exp(-total)) if total > -50.0 else 0.0


def _figures(common: frozenset[str]) -> float:
    return min(math.fsum(map(_telling_figure, common)), 2.0)


@lru_cache(maxsize=4096)
def _telling_figure(figure: str) -> float:
    """What a figure in common counts: three digits are hardly met twice by chance, days and years are."""
    year = len(figure) == 4 and figure[:2] in ("19", "20")
    return COMMON_FIGURE if year or len(figure) < 3 else 1.0
