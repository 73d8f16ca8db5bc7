"""Sentence alignment: which sentences of two articles say the same thing, or share a fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from index.article import Article, Span
from index.comparison.likeness import (
    LINKED_BIAS,
    LINKED_WEIGHTS,
    STRONG_BIAS,
    STRONG_WEIGHTS,
    Pair,
    evidence,
    likelihood,
)
from index.comparison.model import Link, Strength
from index.comparison.prepare import PreparedArticle, prepare
from index.comparison.scores import Scores, score

STRONG_FROM = 0.35
LINKED_FROM = 0.28
"""Likelihoods from which two sentences are linked; between .25 and .40 the F1 of strong links on stories that
the weights were not fitted on stays within .03 (`tests/benchmarks/alignment_fit.py`)."""

SPLIT_SIMILARITY = 0.24
SPLIT_MASS = 0.30
SPLIT_LINKED = 0.20
"""S, share of its own mass that the partners of its counterpart leave out, and likelihood of any link that a
sentence needs to be told as a part of a longer one."""

PROBABLE_BELOW = 0.44
"""S below which a strong link is shown as probable; a sure pair and a probable one are never one link, whose
score would say too much of the one and too little of the other."""


def align(left: Article, right: Article) -> tuple[Link, ...]:
    """The links between two articles, by all that `index.comparison.likeness` weighs.

    In the left article's order. Mirrored arguments give the mirrored links. Only reporting sentences take
    part.
    """
    return align_prepared(prepare(left), prepare(right))


def align_prepared(left: PreparedArticle, right: PreparedArticle) -> tuple[Link, ...]:
    """As `align`, for articles that are prepared once and compared many times."""
    return align_scored(left, right)[0]


def align_scored(
    left: PreparedArticle, right: PreparedArticle
) -> tuple[tuple[Link, ...], dict[tuple[Span, Span], float]]:
    """As `align_prepared`, with S of each linked pair of sentences: a link's own score is the mean of its
    pairs."""
    if _order(left) > _order(right):
        links, similarity = _align(right, left)
        swapped = {(theirs, ours): value for (ours, theirs), value in similarity.items()}
        return _in_order(mirrored(link) for link in links), swapped
    return _align(left, right)


def mirrored(link: Link) -> Link:
    """The link as seen from the other article."""
    return Link(link.right, link.left, link.strength, link.score, link.probable)


def _order(prepared: PreparedArticle) -> tuple[str, str]:
    return prepared.article.text, prepared.article.id


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (link.left, link.right)))


def _align(
    left: PreparedArticle, right: PreparedArticle
) -> tuple[tuple[Link, ...], dict[tuple[Span, Span], float]]:
    if not left.sentences or not right.sentences:
        return (), {}
    scores = score(left, right)
    strong, partial = pairs(left, right, scores)
    probable = {pair for pair in strong if scores.similarity[pair[0]][pair[1]] < PROBABLE_BELOW}
    links = []
    for strength, chosen in (
        (Strength.STRONG, strong - probable),
        (Strength.STRONG, probable),
        (Strength.PARTIAL, partial),
    ):
        for rows, columns in groups(chosen):
            links.append(_link(left, right, scores, rows, columns, strength))
    similarity = {
        (left.sentences[row].span, right.sentences[column].span): scores.similarity[row][column]
        for row, column in strong | partial
    }
    return _in_order(links), similarity


def pairs(left: PreparedArticle, right: PreparedArticle, scores: Scores) -> tuple[set[Pair], set[Pair]]:
    """The strong and the partial sentence pairs as (row, column); no pair is in both."""
    strong: set[Pair] = set()
    partial: set[Pair] = set()
    linked: dict[Pair, float] = {}
    for pair, values in evidence(scores).items():
        linked[pair] = likelihood(values, LINKED_WEIGHTS, LINKED_BIAS)
        if _same_words(left, right, pair) or (
            linked[pair] >= SPLIT_LINKED and likelihood(values, STRONG_WEIGHTS, STRONG_BIAS) >= STRONG_FROM
        ):
            strong.add(pair)
        elif linked[pair] >= LINKED_FROM:
            partial.add(pair)
    parts = _splits(left, right, scores, strong)
    strong |= {pair for pair in parts if linked.get(pair, 0.0) >= SPLIT_LINKED}
    return strong, partial - strong


def _same_words(left: PreparedArticle, right: PreparedArticle, pair: Pair) -> bool:
    return left.sentences[pair[0]].folded == right.sentences[pair[1]].folded


def _splits(left: PreparedArticle, right: PreparedArticle, scores: Scores, strong: set[Pair]) -> set[Pair]:
    """Pairs in which a sentence without a counterpart tells the part that its neighbour's partners leave
    out."""
    found = set()
    rows = [sentence.stems for sentence in left.sentences]
    columns = [sentence.stems for sentence in right.sentences]
    transposed = list(zip(*scores.similarity, strict=True))
    mirrored_strong = {(column, row) for row, column in strong}
    for row, column in _joining(rows, columns, scores.similarity, scores.weights, strong):
        found.add((row, column))
    for column, row in _joining(columns, rows, transposed, scores.weights, mirrored_strong):
        found.add((row, column))
    return found


def _joining(
    ours: list[frozenset[str]],
    theirs: list[frozenset[str]],
    similarity: Iterable[tuple[float, ...]],
    weights: dict[str, float],
    strong: set[Pair],
) -> Iterable[Pair]:
    linked = {row for row, _ in strong}
    covered: dict[int, set[str]] = {}
    for row, column in strong:
        covered.setdefault(column, set()).update(ours[row])
    for row, values in enumerate(similarity):
        if row in linked:
            continue
        mass = sum(weights[stem] for stem in sorted(ours[row]))
        for column in sorted(range(len(values)), key=lambda index: (-values[index], index))[:2]:
            if values[column] < SPLIT_SIMILARITY or column not in covered:
                continue
            uncovered = (ours[row] & theirs[column]) - covered[column]
            if mass and sum(weights[stem] for stem in sorted(uncovered)) >= SPLIT_MASS * mass:
                yield row, column


def groups(chosen: set[Pair]) -> Iterable[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Divides pairs into groups in which every row is paired with every column; each pair is in one group."""
    rows, columns = Counter(row for row, _ in chosen), Counter(column for _, column in chosen)
    alone = {pair for pair in chosen if rows[pair[0]] == columns[pair[1]] == 1}
    yield from (((row,), (column,)) for row, column in alone)
    remaining = chosen - alone
    while remaining:
        stars: list[tuple[int, int, int, list[Pair]]] = []
        for axis in (0, 1):
            counts: dict[int, list[Pair]] = {}
            for pair in remaining:
                counts.setdefault(pair[axis], []).append(pair)
            stars.extend((len(members), axis, -centre, members) for centre, members in counts.items())
        _, axis, centre, members = max(stars, key=lambda star: star[:3])
        others = {pair[1 - axis] for pair in members}
        centres = {-centre} | {
            candidate
            for candidate in {pair[axis] for pair in remaining}
            if all(((candidate, other) if axis == 0 else (other, candidate)) in remaining for other in others)
        }
        members_of = (centres, others) if axis == 0 else (others, centres)
        remaining -= {(row, column) for row in members_of[0] for column in members_of[1]}
        yield tuple(sorted(members_of[0])), tuple(sorted(members_of[1]))


def _link(
    left: PreparedArticle,
    right: PreparedArticle,
    scores: Scores,
    rows: tuple[int, ...],
    columns: tuple[int, ...],
    strength: Strength,
) -> Link:
    values = [scores.similarity[row][column] for row in rows for column in columns]
    mean = round(sum(values) / len(values), 4)
    return Link(
        left=_spans(left, rows),
        right=_spans(right, columns),
        strength=strength,
        score=mean,
        probable=strength is Strength.STRONG and mean < PROBABLE_BELOW,
    )


def _spans(prepared: PreparedArticle, indices: tuple[int, ...]) -> tuple[Span, ...]:
    return tuple(prepared.sentences[index].span for index in indices)
