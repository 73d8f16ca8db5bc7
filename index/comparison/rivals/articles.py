"""Two articles and what stands in one of them alone, which may be a rival of the other one's."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Protocol, TypeVar

from index.article import Span
from index.comparison.model import DiscrepancyKind, Link, Strength
from index.comparison.reading.telling_figures import telling
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts


class Rival(Protocol):
    """What one of two articles has alone, in the sentence of that number."""

    @property
    def place(self) -> int:
        """The number of its sentence."""

    @property
    def facts(self) -> SentenceFacts:
        """Its sentence."""

    @property
    def kind(self) -> DiscrepancyKind:
        """What a rival of it is a discrepancy of."""

    @property
    def span(self) -> Span:
        """Where it stands."""


_Rival = TypeVar("_Rival", bound=Rival)


def likeliest(
    chances: Iterable[tuple[float, _Rival, _Rival]], least: float, told: Callable[[_Rival], object]
) -> tuple[tuple[_Rival, _Rival], ...]:
    """Those that are rivals with a likelihood of at `least` so much, likeliest first, and of either article
    what is `told` once only."""
    found: list[tuple[_Rival, _Rival]] = []
    ours: set[object] = set()
    theirs: set[object] = set()
    for chance, one, other in sorted(chances, key=lambda each: (-each[0], each[1].span, each[2].span)):
        if chance < least:
            break
        if told(one) not in ours and told(other) not in theirs:
            ours.add(told(one))
            theirs.add(told(other))
            found.append((one, other))
    return tuple(found)


def earliest(one: Rival, other: Rival) -> tuple[int, int, list[str]]:
    """What orders pairs of rivals by where they stand, the same whichever article is the left one."""
    said = sorted(each.facts.says(each.facts.sentence.span) for each in (one, other))
    return one.place + other.place, abs(one.place - other.place), said


@dataclass(frozen=True)
class Articles:
    """Two articles as sentences with their facts, and the links between them."""

    left: Sequence[SentenceFacts]
    right: Sequence[SentenceFacts]
    links: Sequence[Link]

    @cached_property
    def linked(self) -> Mapping[tuple[int, int], bool]:
        """The linked sentences by their numbers; whether strongly."""
        rows = {facts.sentence.span.start: number for number, facts in enumerate(self.left)}
        columns = {facts.sentence.span.start: number for number, facts in enumerate(self.right)}
        found: dict[tuple[int, int], bool] = {}
        for link in self.links:
            strong = link.strength is Strength.STRONG
            for left in link.left:
                for right in link.right:
                    pair = rows[left.start], columns[right.start]
                    found[pair] = found.get(pair, False) or strong
        return found

    @cached_property
    def shared(self) -> float:
        """The share of the sentences of either article that are linked, the lower of the two."""
        rows, columns = {row for row, _ in self.linked}, {column for _, column in self.linked}
        return min(len(rows) / len(self.left), len(columns) / len(self.right))

    @cached_property
    def figures(self) -> int:
        """How many telling figures both have."""
        ours, theirs = (
            {figure for facts in side for figure in facts.sentence.once(telling)}
            for side in (self.left, self.right)
        )
        return len(ours & theirs)

    @cached_property
    def frequency(self) -> Counter[str]:
        """How many sentences of both have each stem."""
        return Counter(chain.from_iterable(facts.sentence.stems for facts in (*self.left, *self.right)))

    def only_in(self, one: Rival, other: Rival) -> frozenset[str]:
        """The stems that the sentences of two rivals have in common, and no other sentence has."""
        common = one.facts.sentence.stems & other.facts.sentence.stems
        return frozenset([stem for stem in common if self.frequency[stem] == 2])

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """What each stem weighs: the rarer in both, the more."""
        sentences = len(self.left) + len(self.right)
        return {stem: math.log(sentences / count) for stem, count in self.frequency.items()}

    @cached_property
    def _masses(self) -> tuple[list[float], list[float]]:
        """What the stems of each sentence of either article weigh."""
        left, right = (
            [sum([self._weights[stem] for stem in facts.sentence.stems]) for facts in side]
            for side in (self.left, self.right)
        )
        return left, right

    @cached_property
    def _common(self) -> tuple[list[list[float]], list[float], list[float]]:
        """What the stems that two sentences share weigh, and the most of each row and column."""
        found = [[0.0] * len(self.right) for _ in self.left]
        columns: dict[str, list[int]] = {}
        for column, facts in enumerate(self.right):
            for stem in facts.sentence.stems:
                columns.setdefault(stem, []).append(column)
        for line, facts in zip(found, self.left, strict=True):
            for stem in facts.sentence.stems & columns.keys():
                weight = self._weights[stem]
                for column in columns[stem]:
                    line[column] += weight
        return found, [max(line) for line in found], [max(column) for column in zip(*found, strict=True)]

    def in_common(self, row: int, column: int) -> tuple[float, float, float, float]:
        """What the words that two sentences share weigh: as such, as a share of the shorter one's; whether
        neither shares more with another sentence, and what share of the most it is that either does."""
        found, rows, columns = self._common
        weight, most = found[row][column], max(rows[row], columns[column])
        shorter = min(self._masses[0][row], self._masses[1][column])
        if not weight:
            return 0.0, 0.0, 0.0, 0.0
        return weight, weight / shorter, float(weight == most), weight / most

    @cached_property
    def _strong(self) -> tuple[Counter[int], Counter[int]]:
        """How many strong links each sentence of either article has."""
        strong = [pair for pair, surely in self.linked.items() if surely]
        return Counter(row for row, _ in strong), Counter(column for _, column in strong)

    def strong_elsewhere(self, row: int, column: int) -> int:
        """How many strong links two sentences have with others."""
        rows, columns = self._strong
        return rows[row] + columns[column] - 2 * self.linked.get((row, column), False)

    def beside(self, row: int, column: int) -> bool:
        """Whether two sentences, or one of them and one beside the other, stand beside linked ones."""
        near = ((-1, -1), (1, 1), (-1, 0), (0, -1), (1, 0), (0, 1))
        return any((row + down, column + right) in self.linked for down, right in near)

    def apart(self, row: int, column: int) -> float:
        """How far two sentences stand from one place of their articles, as a share of the length."""
        return abs(row / len(self.left) - column / len(self.right))

    def pairing(self, row: int, column: int) -> Pairing:
        """Two sentences held together as though they were linked weakly."""
        one, other = self.left[row], self.right[column]
        return Pairing(one, other, 0, Strength.PARTIAL, 0.0, (one,), (other,), self.left, self.right)


IN_COMMON = (
    "what the words of both sentences weigh",
    "the same as a share of the words of the shorter one",
    "neither sentence shares more with another one",
    "what they share, as a share of the most that either does",
)
"""What `Articles.in_common` weighs, in its order."""

OF_SENTENCES = (
    "the sentences are partly linked",
    "they are strongly linked",
    "sentences beside them are linked",
    "how far apart they stand, of the article's length",
    "share of the sentences of either article that are linked, the lower",
    "logarithm of the words of the shorter sentence",
    "strong links that they have with other sentences, of at most two",
    "one of them is the headline",
    "one is quoted",
)
"""What `of_sentences` weighs, in its order."""


def of_sentences(articles: Articles, one: Rival, other: Rival) -> tuple[float, ...]:
    """What the sentences and where they stand speak for it that what is told in them is told of one thing."""
    rows = one.place, other.place
    link = articles.linked.get(rows)
    return (
        float(link is False),
        float(link is True),
        float(articles.beside(*rows)),
        articles.apart(*rows),
        articles.shared,
        math.log2(1 + min(len(each.facts.sentence.stems) for each in (one, other))),
        min(articles.strong_elsewhere(*rows), 2),
        float(not all(rows)),
        float(any(quote.overlaps(each.span) for each in (one, other) for quote in each.facts.quotes)),
    )
