"""Fits the weights of `index.comparison.alignment.likeness` on annotated pairs, and says how
well they carry over.

    python tests/benchmarks/alignment_fit.py STORIES.jsonl[.gz|.xz]

Two logistic regressions with a ridge, for *strong* and for *linked at all*, on the sets "seeds" and "dev" of
`alignment_annotations.tsv`; a pair of sentences of the seeds counts less, ten of their article pairs tell one
story. Prints the weights, and F1 by threshold where each story is judged by weights fitted on the others.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alignment_scores import OPENERS, READ, Tally, annotated_pairs, read_articles, sentence_at

from index.comparison.alignment.likeness import EVIDENCE, NOT_FOR_LINKED, NOT_FOR_STRONG, evidence, likelihood
from index.comparison.alignment.scores import score
from index.comparison.model import Strength
from index.comparison.reading.prepare import prepare

RIDGE = 30.0
OF_SEEDS = 0.4
ROUNDS = 12

Row = tuple[tuple[float, ...], bool, bool, float]


@dataclass
class Judged:
    """The sentence pairs of one pair of articles, with what a reader says of each."""

    part: str
    story: str
    rows: list[Row]
    missed: tuple[int, int]


def solve(matrix: list[list[float]], values: list[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination with pivots."""
    size = len(values)
    table = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(table[row][column]))
        table[column], table[pivot] = table[pivot], table[column]
        for row in range(column + 1, size):
            factor = table[row][column] / table[column][column]
            table[row] = [a - factor * b for a, b in zip(table[row], table[column], strict=True)]
    found = [0.0] * size
    for row in reversed(range(size)):
        known = sum(table[row][column] * found[column] for column in range(row + 1, size))
        found[row] = (table[row][size] - known) / table[row][row]
    return found


def regression(points: Sequence[tuple[list[float], bool, float]], ridge: float) -> list[float]:
    """The weights of a logistic regression on evidence, what is wanted and how much it counts; the last of
    the evidence is 1, and the ridge not on its weight."""
    size = len(points[0][0]) - 1
    found = [0.0] * (size + 1)
    for _ in range(ROUNDS):
        slope = [-ridge * value for value in found[:-1]] + [0.0]
        bend = [[ridge * (i == j and i < size) for j in range(size + 1)] for i in range(size + 1)]
        for point, wanted, weight in points:
            chance = likelihood(point, found, 0.0)
            error, curve = weight * (wanted - chance), weight * chance * (1.0 - chance) + 1e-9
            for i, value in enumerate(point):
                slope[i] += error * value
                scaled, line = curve * value, bend[i]
                for j in range(i + 1):
                    line[j] += scaled * point[j]
        for i in range(size + 1):
            for j in range(i):
                bend[j][i] = bend[i][j]
        change = solve(bend, slope)
        found = [value + each for value, each in zip(found, change, strict=True)]
        if max(map(abs, change)) < 1e-5:
            break
    return found


def fit(rows: Sequence[Row], which: int) -> tuple[tuple[float, ...], float]:
    """Weights and bias of a ridge logistic regression; the ridge is on the standardised evidence.

    `which` is 1 for *strong* and 2 for *linked*; what that regression leaves out weighs 0.
    """
    size, total = len(EVIDENCE), len(rows)
    left_out = NOT_FOR_STRONG if which == 1 else NOT_FOR_LINKED
    means = [sum(row[0][k] for row in rows) / total for k in range(size)]
    spreads = [
        math.sqrt(sum((row[0][k] - means[k]) ** 2 for row in rows) / total) or 1.0 for k in range(size)
    ]
    for k in left_out:
        spreads[k] = math.inf
    points = [
        ([*((x - m) / s for x, m, s in zip(row[0], means, spreads, strict=True)), 1.0], row[which], row[3])
        for row in rows
    ]
    found = regression(points, RIDGE)
    weights = tuple(value / spread for value, spread in zip(found[:-1], spreads, strict=True))
    return weights, found[-1] - sum(w * m for w, m in zip(weights, means, strict=True))


def judged_pairs(path: Path) -> list[Judged]:
    """The evidence for every sentence pair of the annotated article pairs."""
    pairs = [pair for pair in annotated_pairs() if pair.part in READ]
    known = read_articles(path, {each for pair in pairs for each in (pair.left, pair.right)})
    with OPENERS.get(path.suffix, open)(path, mode="rt", encoding="utf-8") as lines:
        stories = {row["id"]: row["story"] for row in map(json.loads, lines)}
    prepared = {key: prepare(article) for key, article in known.items()}
    found = []
    for pair in pairs:
        left, right = prepared[pair.left], prepared[pair.right]
        ours = {each.span: index for index, each in enumerate(left.sentences)}
        theirs = {each.span: index for index, each in enumerate(right.sentences)}
        strong, partial = (
            {
                (ours.get(sentence_at(left.article, a)), theirs.get(sentence_at(right.article, b)))
                for a, b in pair.links[s]
            }
            for s in (Strength.STRONG, Strength.PARTIAL)
        )
        values = dict(evidence(score(left, right)))
        weight = OF_SEEDS if pair.part == "seeds" else 1.0
        rows = [
            (each, key in strong, key in strong or key in partial, weight) for key, each in values.items()
        ]
        missed = len(strong - values.keys()), len((strong | partial) - values.keys())
        found.append(Judged(pair.part, stories.get(pair.left, "seeds"), rows, missed))
    return found


def main(arguments: list[str]) -> None:
    """Prints the weights and the figures by threshold."""
    pairs = judged_pairs(Path(arguments[0]))
    every = [row for pair in pairs for row in pair.rows]
    for which, name in ((1, "STRONG"), (2, "LINKED")):
        weights, bias = fit(every, which)
        print(f"{name}_WEIGHTS = ({', '.join(f'{each:.3f}' for each in weights)})")
        print(f"{name}_BIAS = {bias:.3f}")
        tallies: defaultdict[tuple[str, int], Tally] = defaultdict(Tally)
        for story in sorted({pair.story for pair in pairs}):
            others = [row for pair in pairs if pair.story != story for row in pair.rows]
            weights, bias = fit(others, which)
            for pair in (pair for pair in pairs if pair.story == story):
                chances = [(likelihood(row[0], weights, bias), row[which]) for row in pair.rows]
                for percent in range(20, 60, 5):
                    tally = tallies[pair.part, percent]
                    tally.found += sum(100 * chance >= percent for chance, _ in chances)
                    tally.right += sum(wanted and 100 * chance >= percent for chance, wanted in chances)
                    tally.wanted += sum(wanted for _, wanted in chances) + pair.missed[which - 1]
        for (part, percent), tally in sorted(tallies.items()):
            print(f"  {part:6} from {percent / 100:.2f}: {tally}")


if __name__ == "__main__":
    main(sys.argv[1:])
