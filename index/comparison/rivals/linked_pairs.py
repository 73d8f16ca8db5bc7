"""The pairs of sentences that are linked, each with all sentences that are strongly linked with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from index.article import Span
from index.comparison.model import Link, Strength
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts


def pairings(
    left: Sequence[SentenceFacts],
    right: Sequence[SentenceFacts],
    links: Sequence[Link],
    similarity: Mapping[tuple[Span, Span], float],
) -> Iterator[Pairing]:
    """Every linked pair of sentences, strong ones first, each with its strong group."""
    rows = {facts.sentence.span.start: index for index, facts in enumerate(left)}
    columns = {facts.sentence.span.start: index for index, facts in enumerate(right)}
    flat = [
        (link.strength is not Strength.STRONG, rows[one.start], columns[other.start], number)
        for number, link in enumerate(links)
        for one in link.left
        for other in link.right
    ]
    groups = {}
    for ours, theirs in _strong_groups((row, column) for weak, row, column, _ in flat if not weak):
        group = (
            tuple([left[row] for row in sorted(ours)]),
            tuple([right[column] for column in sorted(theirs)]),
        )
        groups.update(dict.fromkeys(ours, group))
    for weak, row, column, number in sorted(flat):
        group = ((left[row],), (right[column],)) if weak else groups[row]
        yield Pairing(
            left=left[row],
            right=right[column],
            link=number,
            strength=links[number].strength,
            similarity=similarity.get(
                (left[row].sentence.span, right[column].sentence.span), links[number].score
            ),
            group_left=group[0],
            group_right=group[1],
            article_left=left,
            article_right=right,
        )


def _strong_groups(pairs: Iterable[tuple[int, int]]) -> list[tuple[set[int], set[int]]]:
    """The connected sets of strong pairs, as their rows and columns."""
    components: list[tuple[set[int], set[int]]] = []
    for row, column in pairs:
        touching = [part for part in components if row in part[0] or column in part[1]]
        merged = ({row}, {column})
        for part in touching:
            merged[0].update(part[0])
            merged[1].update(part[1])
            components.remove(part)
        components.append(merged)
    return components
