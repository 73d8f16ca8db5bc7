"""Sentences in two languages aligned by what both tell, order and length.

The alignment is that of Gale and Church, "A program for aligning sentences in bilingual corpora",
Computational Linguistics 19 (1993), with whatever else is known of two sentences as further evidence.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from index.comparison.alignment.likeness import Pair

PRIORS = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.089, (1, 2): 0.089, (2, 2): 0.011}
VARIANCE = 6.8
"""How likely so many sentences are translated by so many, and by how much the length of a translation varies
for each character: both from Gale and Church, who halve the likelihood where it may be either way."""

SURE, FEW = 2.0, 3
"""Evidence from which two sentences are so surely each other's translation that their lengths tell how much
longer one language is, and how many such pairs that takes."""


@dataclass(frozen=True, slots=True)
class Bead:
    """The sentences, by their numbers, that one of two languages has for those of the other."""

    rows: range
    columns: range
    told: bool
    """Whether anything but their place and length speaks for it."""


def beads(
    lengths: tuple[Sequence[int], Sequence[int]], evidence: Sequence[Sequence[float]]
) -> tuple[Bead, ...]:
    """The likeliest alignment that keeps the order, without the sentences that it leaves out. `lengths` are
    in characters, `evidence` for each pair of sentences the logarithm of how seldom it is chance."""
    scale = _scale(lengths, evidence)
    rows, columns = len(lengths[0]), len(lengths[1])
    best = [[math.inf] * (columns + 1) for _ in range(rows + 1)]
    steps: dict[Pair, Pair] = {}
    best[0][0] = 0.0
    for row in range(rows + 1):
        for column in range(columns + 1):
            for (down, along), prior in PRIORS.items():
                if down > row or along > column:
                    continue
                cost = best[row - down][column - along] - math.log(prior if down == along else prior / 2.0)
                if down and along:
                    cost += _unlike(
                        sum(lengths[0][row - down : row]), scale * sum(lengths[1][column - along : column])
                    )
                    cost -= sum(sum(line[column - along : column]) for line in evidence[row - down : row])
                if cost < best[row][column]:
                    best[row][column] = cost
                    steps[row, column] = down, along
    found = []
    place = rows, columns
    while place != (0, 0):
        down, along = steps[place]
        before = place[0] - down, place[1] - along
        if down and along:
            told = any(any(line[before[1] : place[1]]) for line in evidence[before[0] : place[0]])
            found.append(Bead(range(before[0], place[0]), range(before[1], place[1]), told))
        place = before
    return tuple(reversed(found))


def _scale(lengths: tuple[Sequence[int], Sequence[int]], evidence: Sequence[Sequence[float]]) -> float:
    """How many characters one language takes for one of the other: in the sentences that are most surely each
    other's translation, for one of two articles may be abridged; where these are few, in the whole."""
    highest = [max(line) for line in evidence], [max(line) for line in zip(*evidence, strict=True)]
    sure = [
        lengths[0][row] / lengths[1][column]
        for row, line in enumerate(evidence)
        for column, value in enumerate(line)
        if value >= SURE and value == highest[0][row] == highest[1][column]
    ]
    return median(sure) if len(sure) >= FEW else sum(lengths[0]) / sum(lengths[1])


def _unlike(length: float, other: float) -> float:
    """The negative logarithm of how likely a translation is so much longer or shorter than another one."""
    deviation = abs(length - other) / math.sqrt(VARIANCE * (length + other) / 2.0)
    return -math.log(max(math.erfc(deviation / math.sqrt(2.0)), 1e-12))
