"""Links made of pairs of sentences, and how they look from the other article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from index.article import Span
from index.comparison.alignment.likeness import Pair
from index.comparison.model import Link, Strength
from index.comparison.reading.prepare import PreparedSentence

Similarity = dict[tuple[Span, Span], float]
"""S of pairs of sentences, by where these stand."""


def linked(
    left: Sequence[PreparedSentence],
    right: Sequence[PreparedSentence],
    kinds: Mapping[tuple[Strength, bool], Mapping[Pair, float]],
) -> tuple[Link, ...]:
    """The links that pairs of sentences make, in order: those of one strength, and all probable or none, with
    the mean of their scores."""
    links = []
    for (strength, probable), values in kinds.items():
        for rows, columns in groups(set(values)):
            scores = [values[row, column] for row in rows for column in columns]
            links.append(
                Link(
                    left=tuple([left[row].span for row in rows]),
                    right=tuple([right[column].span for column in columns]),
                    strength=strength,
                    score=round(sum(scores) / len(scores), 4),
                    probable=probable,
                )
            )
    return in_order(links)


def in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links in the order of the left article."""
    return tuple(sorted(links, key=lambda link: (link.left, link.right)))


def mirrored(link: Link) -> Link:
    """The link as seen from the other article."""
    return Link(link.right, link.left, link.strength, link.score, link.probable)


def swapped(similarity: Similarity) -> Similarity:
    """S of pairs of sentences as seen from the other article."""
    return {(theirs, ours): value for (ours, theirs), value in similarity.items()}


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
