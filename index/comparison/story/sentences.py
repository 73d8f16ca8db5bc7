"""The sentences of a story with what links them, how alike they are, and what contradicts between their
articles."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from index.article import Span
from index.comparison.alignment.scores import similarity
from index.comparison.model import Comparison, Severity, Strength
from index.comparison.reading.grams import gram_vectors
from index.comparison.reading.lanes import idf
from index.comparison.reading.prepare import PreparedArticle, PreparedSentence

Place = tuple[int, int]
"""A sentence: the number of its article and its number among that article's reporting sentences."""


@dataclass(frozen=True)
class Edge:
    """A link between two sentences of a story."""

    first: Place
    second: Place
    strong: bool


class StorySentences:
    """All sentences of a story with the links between them; S of any two is worked out when asked for,
    once."""

    def __init__(self, sources: tuple[PreparedArticle, ...], comparisons: tuple[Comparison, ...]) -> None:
        self.sources = sources
        self.places = {
            (number, sentence.span): (number, index)
            for number, source in enumerate(sources)
            for index, sentence in enumerate(source.sentences)
        }
        numbers = {source.article.id: number for number, source in enumerate(sources)}
        self.comparisons = {
            (numbers[each.left], numbers[each.right]): each
            for each in comparisons
            if each.left in numbers and each.right in numbers and each.left != each.right
        }
        self.edges = tuple(self._edges())
        self.linked: dict[Place, dict[Place, bool]] = {}
        for edge in self.edges:
            self.linked.setdefault(edge.first, {})[edge.second] = edge.strong
            self.linked.setdefault(edge.second, {})[edge.first] = edge.strong
        self.stem_weights = idf(source.stems for source in sources)
        self._gram_idf = _gram_idf(sources)
        self._vectors: dict[int, list[tuple[dict[str, float], float]]] = {}
        self._known: dict[tuple[Place, Place], float] = {}
        self._major: dict[tuple[int, int], tuple[tuple[Span, Span], ...]] = {}

    def sentence(self, place: Place) -> PreparedSentence:
        """The sentence at a place."""
        return self.sources[place[0]].sentences[place[1]]

    def similarity(self, first: Place, second: Place) -> float:
        """S of two sentences, with idf over the whole story."""
        if first > second:
            first, second = second, first
        if (first, second) not in self._known:
            self._known[first, second] = self._similarity(first, second)
        return self._known[first, second]

    def agreement(self, ours: Iterable[Place], theirs: Collection[Place]) -> float:
        """The share, 0..1, of the pairs of two groups that are linked, a partial link counting half.

        Sentences of one article are no pair; 0 where there is none.
        """
        pairs = linked = 0.0
        for first in ours:
            links = self.linked.get(first, {})
            for second in theirs:
                if first[0] != second[0]:
                    pairs += 1
                    strong = links.get(second)
                    linked += 0.0 if strong is None else 1.0 if strong else 0.5
        return linked / pairs if pairs else 0.0

    def _similarity(self, first: Place, second: Place) -> float:
        a, b = self.sentence(first), self.sentence(second)
        if a.folded == b.folded:
            return 1.0
        (ours, our_length), (theirs, their_length) = self._vector(first), self._vector(second)
        small, large = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
        product = math.fsum([weight * large[gram] for gram, weight in small.items() if gram in large])
        lengths = our_length * their_length
        return similarity(product / lengths if lengths else 0.0, a, b)

    def _vector(self, place: Place) -> tuple[dict[str, float], float]:
        """The n-grams of a sentence with their weights, and the length of that vector."""
        source, index = place
        if source not in self._vectors:
            vectors = gram_vectors(self.sources[source].grams, self._gram_idf)
            self._vectors[source] = [(each, math.hypot(*each.values())) for each in vectors]
        return self._vectors[source][index]

    def _edges(self) -> Iterable[Edge]:
        for (left, right), comparison in self.comparisons.items():
            for link in comparison.links:
                for ours in link.left:
                    for theirs in link.right:
                        yield Edge(
                            self.places[left, ours],
                            self.places[right, theirs],
                            link.strength is Strength.STRONG,
                        )

    def major(self, first: int, second: int) -> Sequence[tuple[Span, Span]]:
        """The major default-tier discrepancies between two articles as spans in the first and the second."""
        if (first, second) not in self._major:
            self._major[first, second] = tuple(self._contradictions(first, second))
        return self._major[first, second]

    def _contradictions(self, first: int, second: int) -> Iterable[tuple[Span, Span]]:
        for pair, swapped in (((first, second), False), ((second, first), True)):
            comparison = self.comparisons.get(pair)
            for each in comparison.discrepancies if comparison else ():
                if each.severity is Severity.MAJOR and not each.kind.requested and each.left and each.right:
                    yield (each.right, each.left) if swapped else (each.left, each.right)


def _gram_idf(sources: Sequence[PreparedArticle]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for source in sources:
        sizes = [len(places) for places in source.grams.postings]
        for gram, group in source.grams.groups.items():
            counts[gram] = counts.get(gram, 0) + sizes[group]
    total = sum(len(source.sentences) for source in sources)
    by_count = [1.0 + math.log((1 + total) / (1 + count)) for count in range(total + 1)]
    return {gram: by_count[count] for gram, count in counts.items()}
