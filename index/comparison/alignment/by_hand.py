"""Links that the user made or took away, laid over those that were found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from index.comparison.alignment.likeness import Pair
from index.comparison.alignment.links import linked
from index.comparison.model import Link, LinkDecision, Strength
from index.comparison.reading.prepare import PreparedArticle

CERTAIN = 1.0
"""Score of a link that a person made."""


def with_decisions(
    links: Sequence[Link],
    decisions: Sequence[LinkDecision],
    left: PreparedArticle,
    right: PreparedArticle,
) -> tuple[Link, ...]:
    """The links with every decision that still names sentences of both articles applied; the later wins.

    A pair linked by hand is strong. Without such a decision the links are given back as they are.
    """
    if not decisions:
        return tuple(links)
    wanted: dict[Pair, bool] = {}
    rows, columns = _places(left), _places(right)
    for decision in decisions:
        for row in rows.get(decision.left, ()):
            for column in columns.get(decision.right, ()):
                wanted[row, column] = decision.linked
    if not wanted:
        return tuple(links)
    kept: defaultdict[tuple[Strength, bool], dict[Pair, float]] = defaultdict(dict)
    ours = {sentence.span: number for number, sentence in enumerate(left.sentences)}
    theirs = {sentence.span: number for number, sentence in enumerate(right.sentences)}
    for link in links:
        for span in link.left:
            for other in link.right:
                pair = ours[span], theirs[other]
                if pair not in wanted:
                    kept[link.strength, link.probable][pair] = link.score
    kept[Strength.STRONG, False].update({pair: CERTAIN for pair, linked in wanted.items() if linked})
    return linked(left.sentences, right.sentences, kept)


def _places(prepared: PreparedArticle) -> dict[str, list[int]]:
    """Where each sentence stands, by its words as written."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(prepared.sentences):
        places[sentence.span.of(prepared.article.text)].append(number)
    return places
