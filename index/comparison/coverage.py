"""The story matrix: which facts there are, and how each of the sources tells them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from index.article import Article, SentenceKind, Span
from index.comparison.grams import gram_vectors
from index.comparison.lanes import idf
from index.comparison.model import (
    Cell,
    CellState,
    Comparison,
    Fact,
    Matrix,
    Severity,
    Strength,
)
from index.comparison.origin import VERBATIM, Credit, is_outlet, origin
from index.comparison.prepare import PreparedArticle, PreparedSentence, prepare
from index.comparison.scores import similarity
from index.comparison.summary import summary_span
from index.uncollected import without_collecting

MERGE_SIMILARITY = 0.24
"""Mean S between two groups of sentences below which a strong link does not merge them; measured on the
articles that ship: precision .97, against .51 for plain transitive closure."""

REPEAT_SIMILARITY = 0.45
"""S from which two sentences of one article tell one fact twice."""

SPLIT_DISTANCE = 2
"""Sentences between which an article may divide what others say in one."""

Place = tuple[int, int]
"""A sentence: the number of its article and its number among that article's reporting sentences."""


@without_collecting()
def matrix(
    articles: Sequence[Article],
    comparisons: Iterable[Comparison],
    prepared: Sequence[PreparedArticle] | None = None,
    credited: Mapping[str, Sequence[Credit]] | None = None,
) -> Matrix:
    """Facts × sources. `comparisons` are those of all pairs of the articles, either way round; `prepared`
    what `prepare` made of each article, where it is at hand; `credited` the outlets that each one credits.

    A fact is a set of sentences that strong links hold together, or a sentence that one source alone has.
    Facts follow the most complete source. A cell `differs` where a major discrepancy of the default tier
    stands between its source and the summary's; its note is what this source says instead. What one source
    alone tells and credits to itself has no origin beside it.
    """
    sources = tuple(prepared) if prepared is not None else tuple(prepare(article) for article in articles)
    board = _Board(sources, tuple(comparisons))
    clusters = _in_story_order(_clusters(board), len(articles))
    facts = tuple(_fact(board, cluster, credited or {}) for cluster in clusters)
    return Matrix(
        articles=tuple(article.id for article in articles),
        facts=facts,
        coverage=tuple(_share(facts, article.id) for article in articles),
    )


@dataclass(frozen=True)
class _Edge:
    first: Place
    second: Place
    strong: bool


class _Board:
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
        return self.sources[place[0]].sentences[place[1]]

    def similarity(self, first: Place, second: Place) -> float:
        """S of two sentences, with idf over the whole story."""
        if first > second:
            first, second = second, first
        if (first, second) not in self._known:
            self._known[first, second] = self._similarity(first, second)
        return self._known[first, second]

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

    def _edges(self) -> Iterable[_Edge]:
        for (left, right), comparison in self.comparisons.items():
            for link in comparison.links:
                for ours in link.left:
                    for theirs in link.right:
                        yield _Edge(
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


def _clusters(board: _Board) -> list[frozenset[Place]]:
    """Groups of sentences: strong links merged in falling S while the mean S between two groups is high
    enough.

    A headline that no other source echoes is no fact of its own: the text below it tells it.
    """
    member: dict[Place, set[Place]] = {}
    for place in board.places.values():
        member[place] = {place}
    strong = [edge for edge in board.edges if edge.strong]
    ranked = sorted(
        ((-board.similarity(edge.first, edge.second), edge.first, edge.second) for edge in strong),
    )
    for _, first, second in ranked:
        ours, theirs = member[first], member[second]
        if ours is theirs or not _one_fact(board, ours, theirs):
            continue
        if _mean(board, ours, theirs) < MERGE_SIMILARITY:
            continue
        ours |= theirs
        for place in theirs:
            member[place] = ours
    unique = {min(cluster): frozenset(cluster) for cluster in member.values()}
    return [cluster for cluster in unique.values() if not _lone_headline(board, cluster)]


def _one_fact(board: _Board, ours: set[Place], theirs: set[Place]) -> bool:
    """Whether each article that stands on both sides tells there one fact, not two that a lead packs.

    It may split the fact over neighbouring sentences, repeat it, or sum it up in a headline or bullet.
    """
    for first in ours:
        for second in theirs:
            if first[0] != second[0]:
                continue
            kinds = {board.sentence(first).sentence.kind, board.sentence(second).sentence.kind}
            summed_up = SentenceKind.HEADLINE in kinds or kinds == {SentenceKind.BULLET, SentenceKind.BODY}
            split = abs(first[1] - second[1]) <= SPLIT_DISTANCE
            if not (summed_up or split or board.similarity(first, second) >= REPEAT_SIMILARITY):
                return False
    return True


def _mean(board: _Board, ours: set[Place], theirs: set[Place]) -> float:
    values = [board.similarity(first, second) for first in sorted(ours) for second in sorted(theirs)]
    return sum(values) / len(values)


def _lone_headline(board: _Board, cluster: frozenset[Place]) -> bool:
    kinds = {board.sentence(place).sentence.kind for place in cluster}
    return len({source for source, _ in cluster}) == 1 and kinds == {SentenceKind.HEADLINE}


def _in_story_order(clusters: Sequence[frozenset[Place]], count: int) -> list[frozenset[Place]]:
    """In the order of the source that tells most facts.

    What it lacks follows the fact before it in its own source; what opens a source, before anything that
    is known, follows the first fact which that source has in common with those that tell more.
    """
    told = [
        sorted(
            (
                (min(index for number, index in cluster if number == source), cluster)
                for cluster in clusters
                if any(number == source for number, _ in cluster)
            ),
            key=lambda entry: (entry[0], min(entry[1])),
        )
        for source in range(count)
    ]
    followers: dict[frozenset[Place] | None, list[frozenset[Place]]] = {None: []}
    teller: dict[frozenset[Place], int] = {}
    for source in sorted(range(count), key=lambda number: (-len(told[number]), number)):
        facts = [cluster for _, cluster in told[source]]
        before = next((fact for fact in facts if fact in followers), None)
        for fact in facts:
            if fact not in followers:
                followers[before].append(fact)
                followers[fact] = []
                teller[fact] = source
            before = fact
    order: list[frozenset[Place]] = []
    waiting = followers[None][::-1]
    while waiting:
        fact = waiting.pop()
        order.append(fact)
        others_first = sorted(followers[fact], key=lambda each: teller[each] == teller[fact])
        waiting.extend(reversed(others_first))
    return order


def _fact(board: _Board, cluster: frozenset[Place], credited: Mapping[str, Sequence[Credit]]) -> Fact:
    teller = _teller(board, cluster)
    source = board.sources[teller[0]]
    sentence = board.sentence(teller)
    span = summary_span(
        source.article.text, sentence.span, sentence.tokens, _summary_weights(board, cluster, teller)
    )
    own = {place for place in cluster if place[0] == teller[0]}
    cells = tuple(
        (each.article.id, _cell(board, cluster, own, number)) for number, each in enumerate(board.sources)
    )
    tellings = [(key, cell.spans) for key, cell in cells if cell.state in (CellState.SAME, CellState.DIFFERS)]
    found = origin(tellings, credited, _verbatim(board, cluster)) if credited else None
    if found is not None and len(tellings) == 1 and is_outlet(found.outlet, source.article.source):
        found = None
    return Fact(summary_source=source.article.id, summary=span, cells=cells, origin=found)


def _verbatim(board: _Board, cluster: frozenset[Place]) -> frozenset[str]:
    """The sources whose telling stands almost word for word in another one."""
    alike = {
        number
        for first, second in combinations(sorted(cluster), 2)
        if first[0] != second[0] and board.similarity(first, second) >= VERBATIM
        for number in (first[0], second[0])
    }
    return frozenset(board.sources[number].article.id for number in alike)


def _teller(board: _Board, cluster: frozenset[Place]) -> Place:
    """The sentence that agrees best with all others: fewest contradictions, then nearest to the rest."""

    def rank(place: Place) -> tuple[bool, int, float, Place]:
        others = [other for other in cluster if other[0] != place[0]]
        conflicts = sum(bool(_contradiction(board, {place}, other[0], {other})) for other in sorted(others))
        nearness = sum(board.similarity(place, other) for other in sorted(others))
        headline = board.sentence(place).sentence.kind is SentenceKind.HEADLINE
        return headline, conflicts, -nearness, place

    return min(cluster, key=rank)


def _summary_weights(board: _Board, cluster: frozenset[Place], teller: Place) -> dict[str, float]:
    """The weight of each stem: its idf, times how many other sentences of the fact have it (one, if
    alone)."""
    others = [board.sentence(place).stems for place in cluster if place[0] != teller[0]]
    stems = board.sentence(teller).stems
    told = {stem: sum(stem in each for each in others) if others else 1 for stem in stems}
    return {stem: board.stem_weights[stem] * count for stem, count in told.items()}


def _cell(board: _Board, cluster: frozenset[Place], own: set[Place], number: int) -> Cell:
    there = {place for place in cluster if place[0] == number}
    if own & there:
        return Cell(CellState.SAME, _spans(board, there))
    elsewhere: dict[bool, set[Place]] = {True: set(), False: set()}
    for place in own:
        for other, is_strong in board.linked.get(place, {}).items():
            if other[0] == number and other not in cluster:
                elsewhere[is_strong].add(other)
    there = there or elsewhere[True]
    partial = elsewhere[False] - elsewhere[True]
    contradicted = _contradiction(board, own, number, there | partial)
    if contradicted:
        place, note = contradicted
        return Cell(CellState.DIFFERS, _spans(board, (there or partial) | {place}), note)
    if there:
        return Cell(CellState.SAME, _spans(board, there))
    return Cell(CellState.PARTIAL, _spans(board, partial)) if partial else Cell(CellState.MISSING, ())


def _contradiction(
    board: _Board, own: set[Place], number: int, there: set[Place]
) -> tuple[Place, str] | None:
    """The first major discrepancy between sentences of two sources, as its place in the second and its
    words."""
    source = min(own)[0]
    text = board.sources[number].article.text
    for ours, theirs in board.major(source, number):
        if not any(board.sentence(place).span.contains(ours) for place in own):
            continue
        for place in sorted(there):
            if board.sentence(place).span.contains(theirs):
                return place, " ".join(theirs.of(text).split())
    return None


def _spans(board: _Board, places: Iterable[Place]) -> tuple[Span, ...]:
    return tuple(board.sentence(place).span for place in sorted(places))


def _share(facts: Sequence[Fact], article: str) -> float:
    told = sum(fact.cell(article).state is not CellState.MISSING for fact in facts)
    return round(told / len(facts), 4) if facts else 0.0
