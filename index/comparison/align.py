"""Sentence alignment: which sentences of two articles say the same thing, or share a fact."""

from __future__ import annotations

from collections.abc import Iterable

from index.article import Article, Span
from index.comparison.model import Link, Strength
from index.comparison.prepare import PreparedArticle, prepare
from index.comparison.scores import Scores, score

STRONG_SIMILARITY = 0.33
STRONG_QUALITY = 0.35
PARTIAL_QUALITY = 0.33
OF_BEST = 0.55
SPLIT_SIMILARITY = 0.24
SPLIT_MASS = 0.30
PROBABLE_BELOW = 0.44
"""Thresholds measured on the ten pairs of the articles that ship and on pairs of independent reports, against
links made by hand. A lower `PARTIAL_QUALITY` links sentences that share no more than the topic: from .30 to
.33 the sentences found to stand on one side only rise from F1 .68 to .74 and, on independent reports, .65 to
.76."""

SHARES_A_FACT = 0.42
"""Q plus half the idf-weighted overlap of stems from which two sentences share a fact and not their story's
everyday words: of 37 pairs with Q from .30 judged by hand it kept 16 of the 18 that do and 4 of the 19 that
do not."""

DOUBTFUL_OVERLAP = 0.30
"""idf-weighted overlap of stems that a pair below PROBABLE_BELOW needs to be strong. With it the bounds of S
and Q could be lowered: strong F1 .74 to .75 on the articles that ship, .54 to .56 on independent reports."""

RIVAL_QUALITY = 0.30
"""The least Q of a partial link between sentences that give figures for one thing: they may contradict."""

RIVAL_FIGURES = 0.08
"""What it counts that both sentences say how many there are of one thing."""

Pair = tuple[int, int]


def align(left: Article, right: Article) -> tuple[Link, ...]:
    """The links between two articles, by character n-grams, partial matches and shared stems.

    In the left article's order. Mirrored arguments give the mirrored links. Only reporting sentences take
    part.
    """
    return align_prepared(prepare(left), prepare(right))


def align_prepared(left: PreparedArticle, right: PreparedArticle) -> tuple[Link, ...]:
    """As `align`, for articles that are prepared once and compared many times."""
    if _order(left) > _order(right):
        return _in_order(mirrored(link) for link in _align(right, left))
    return _align(left, right)


def mirrored(link: Link) -> Link:
    """The link as seen from the other article."""
    return Link(link.right, link.left, link.strength, link.score, link.probable)


def _order(prepared: PreparedArticle) -> tuple[str, str]:
    return prepared.article.text, prepared.article.id


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (link.left, link.right)))


def _align(left: PreparedArticle, right: PreparedArticle) -> tuple[Link, ...]:
    if not left.sentences or not right.sentences:
        return ()
    scores = score(left, right)
    strong, partial = pairs(left, right, scores)
    links = []
    for strength, chosen in ((Strength.STRONG, strong), (Strength.PARTIAL, partial)):
        for rows, columns in groups(chosen, scores):
            links.append(_link(left, right, scores, rows, columns, strength))
    return _in_order(links)


def pairs(left: PreparedArticle, right: PreparedArticle, scores: Scores) -> tuple[set[Pair], set[Pair]]:
    """The strong and the partial sentence pairs as (row, column); no pair is in both."""
    similarity = scores.similarity
    best_in_row = [max(row) for row in similarity]
    best_in_column = [max(column) for column in zip(*similarity, strict=True)]
    strong: set[Pair] = set()
    partial: set[Pair] = set()
    for row, sentence in enumerate(left.sentences):
        for column, other in enumerate(right.sentences):
            s = similarity[row][column]
            q = scores.quality[row][column]
            if q < RIVAL_QUALITY or s < OF_BEST * best_in_row[row] or s < OF_BEST * best_in_column[column]:
                continue
            shared = scores.shared[row][column]
            if shared < 2 and 2 * shared < min(len(sentence.stems), len(other.stems)):
                continue
            overlap = scores.overlap(row, column)
            rivals = not sentence.counted.isdisjoint(other.counted)
            if (
                s >= STRONG_SIMILARITY
                and q >= STRONG_QUALITY
                and (s >= PROBABLE_BELOW or overlap >= DOUBTFUL_OVERLAP)
            ):
                strong.add((row, column))
            elif (q >= PARTIAL_QUALITY or rivals) and (
                q + overlap / 2 + RIVAL_FIGURES * rivals >= SHARES_A_FACT
            ):
                partial.add((row, column))
    strong |= _splits(left, right, scores, strong)
    return strong, partial - strong


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


def groups(chosen: set[Pair], scores: Scores) -> Iterable[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Divides pairs into groups in which every row is paired with every column; each pair is in one group."""
    remaining = set(chosen)
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
        rows, columns = (centres, others) if axis == 0 else (others, centres)
        remaining -= {(row, column) for row in rows for column in columns}
        yield tuple(sorted(rows)), tuple(sorted(columns))


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
