"""Dates and numbers as statements of sources, and which of them speak of the same thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from index.article import Span
from index.comparison.model import Comparison, DiscrepancyKind, Link, Strength
from index.comparison.reading.prepare import PreparedArticle, PreparedSentence

SURE = 1.0
"""Weight from which a tie between two statements needs no other to confirm it."""

Place = tuple[str, int]
"""An article's id and where one of its sentences starts."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An expression in a sentence of one source, whose verbatim text is `text`."""

    article: str
    span: Span
    text: str
    sentence: PreparedSentence

    @property
    def place(self) -> Place:
        """Which sentence it stands in."""
        return self.article, self.sentence.span.start


@dataclass(frozen=True)
class Evidence:
    """What comparing the sources in pairs has found out about their sentences.

    `scores` maps two linked sentences, in either order, to the score of their strong link; `partial` holds
    those of partial links. `rivals` are pairs of expressions that contradict, as (article, span), by kind.
    """

    scores: Mapping[tuple[Place, Place], float]
    partial: frozenset[tuple[Place, Place]]
    rivals: Mapping[DiscrepancyKind, tuple[tuple[tuple[str, Span], tuple[str, Span]], ...]]

    def score(self, one: Statement, other: Statement) -> float:
        """The score of the strong link between the sentences of two statements; 0 without one."""
        return self.scores.get((one.place, other.place), 0.0)

    def related(self, one: Statement, other: Statement) -> bool:
        """Whether the sentences are linked at all."""
        pair = (one.place, other.place)
        return pair in self.scores or pair in self.partial

    def contradicting(self, kind: DiscrepancyKind, statements: Sequence[Statement]) -> list[tuple[int, int]]:
        """The statements, by number, whose expressions are said to contradict each other."""
        by_article: dict[str, list[int]] = {}
        for number, statement in enumerate(statements):
            by_article.setdefault(statement.article, []).append(number)
        found = []
        for (left, left_span), (right, right_span) in self.rivals.get(kind, ()):
            ours = _at(left_span, by_article.get(left, ()), statements)
            theirs = _at(right_span, by_article.get(right, ()), statements)
            if ours is not None and theirs is not None:
                found.append((ours, theirs))
        return found


def _at(span: Span, numbers: Iterable[int], statements: Sequence[Statement]) -> int | None:
    return next((number for number in numbers if statements[number].span.overlaps(span)), None)


def evidence(comparisons: Sequence[Comparison]) -> Evidence:
    """What the comparisons of a story say about which sentences and expressions belong together."""
    scores: dict[tuple[Place, Place], float] = {}
    partial: set[tuple[Place, Place]] = set()
    rivals: dict[DiscrepancyKind, list[tuple[tuple[str, Span], tuple[str, Span]]]] = {}
    for comparison in comparisons:
        for link, pair in _linked(comparison):
            if link.strength is Strength.STRONG:
                scores[pair] = max(link.score, scores.get(pair, 0.0))
            else:
                partial.add(pair)
        for found in comparison.discrepancies:
            if found.left is not None and found.right is not None:
                pair_of_places = ((comparison.left, found.left), (comparison.right, found.right))
                rivals.setdefault(found.kind, []).append(pair_of_places)
    return Evidence(scores, frozenset(partial), {kind: tuple(pairs) for kind, pairs in rivals.items()})


def _linked(comparison: Comparison) -> Iterator[tuple[Link, tuple[Place, Place]]]:
    """The sentences that each link holds together, in pairs either way round."""
    for link in comparison.links:
        for left, right in product(link.left, link.right):
            here, there = (comparison.left, left.start), (comparison.right, right.start)
            yield link, (here, there)
            yield link, (there, here)


def gathered(
    count: int, ties: Iterable[tuple[float, int, int]], apart: Callable[[int, int], bool]
) -> list[list[int]]:
    """The numbers 0 to `count` in groups: the surest ties first, unless a member of one group must stay
    `apart` from one of the other.

    A tie from SURE on joins two groups by itself; a weaker one only where all their members are tied.
    """
    group_of = list(range(count))
    groups = {number: [number] for number in range(count)}
    ranked = sorted(ties, key=lambda tie: (-tie[0], tie[1], tie[2]))
    tied = {(one, other) for _, one, other in ranked}
    tied |= {(other, one) for one, other in tied}
    for weight, one, other in ranked:
        here, there = group_of[one], group_of[other]
        if here == there:
            continue
        pairs = [(a, b) for a in groups[here] for b in groups[there]]
        if any(apart(a, b) for a, b in pairs):
            continue
        if weight < SURE and not tied.issuperset(pairs):
            continue
        for member in groups[there]:
            group_of[member] = here
        groups[here] += groups.pop(there)
    return [sorted(group) for group in groups.values()]


def sentence_of(prepared: PreparedArticle, span: Span) -> PreparedSentence | None:
    """The reporting sentence that holds a span; None where it stands in a caption or the like."""
    return next((each for each in prepared.sentences if each.span.contains(span)), None)
