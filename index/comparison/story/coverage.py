"""The story matrix: which facts there are, and how each of the sources tells them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from index.article import Article, SentenceKind, Span
from index.comparison.model import Cell, CellState, Comparison, Fact, Matrix
from index.comparison.reading.outlets import WIRE
from index.comparison.reading.prepare import PreparedArticle, PreparedSentence, prepare
from index.comparison.story.credits import Credit
from index.comparison.story.facts import AGREEMENT, Cluster, clusters, in_story_order
from index.comparison.story.origin import VERBATIM, is_outlet, origin
from index.comparison.story.sentences import Place, StorySentences
from index.comparison.story.summary import summary
from index.running.uncollected import without_collecting

MOSTLY = 0.5
"""Share between quotation marks from which a sentence is somebody's words, which any outlet may have."""

_OF_ONESELF = frozenset("i i'm i've i'd my me we we're we've our".split())


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
    alone tells and credits to itself has no origin beside it, nor has what others tell alike, unless that
    source is an agency.
    """
    sources = tuple(prepared) if prepared is not None else tuple(prepare(article) for article in articles)
    story = StorySentences(sources, tuple(comparisons))
    told = in_story_order(clusters(story), len(articles))
    given = credited or {}
    others = {
        article.id: [each for each in given.get(article.id, ()) if not _signs_itself(each, article)]
        for article in articles
    }
    facts = tuple(_fact(story, cluster, others) for cluster in told)
    return Matrix(
        articles=tuple(article.id for article in articles),
        facts=facts,
        coverage=tuple(_share(facts, article.id) for article in articles),
    )


def _signs_itself(credit: Credit, article: Article) -> bool:
    """Whether an outlet, no agency, names itself as the source of its whole article."""
    own = credit.whole and is_outlet(credit.outlet, article.source)
    return own and WIRE.fullmatch(credit.outlet) is None


def _fact(story: StorySentences, cluster: Cluster, credited: Mapping[str, Sequence[Credit]]) -> Fact:
    teller, span = _told_best(story, cluster)
    source = story.sources[teller[0]]
    own = {place for place in cluster if place[0] == teller[0]}
    cells = tuple(
        (each.article.id, _cell(story, cluster, own, number)) for number, each in enumerate(story.sources)
    )
    tellings = [(key, cell.spans) for key, cell in cells if cell.state in (CellState.SAME, CellState.DIFFERS)]
    found = origin(tellings, credited, _verbatim(story, cluster)) if any(credited.values()) else None
    if found is not None and len(tellings) == 1 and is_outlet(found.outlet, source.article.source):
        found = None
    return Fact(summary_source=source.article.id, summary=span, cells=cells, origin=found)


def _verbatim(story: StorySentences, cluster: Cluster) -> frozenset[str]:
    """The sources whose telling stands almost word for word in another one, and is not what both quote."""
    written = [place for place in sorted(cluster) if not _is_quoted(story.sentence(place))]
    alike = {
        number
        for first, second in combinations(written, 2)
        if first[0] != second[0] and story.similarity(first, second) >= VERBATIM
        for number in (first[0], second[0])
    }
    return frozenset(story.sources[number].article.id for number in alike)


def _is_quoted(sentence: PreparedSentence) -> bool:
    """Whether a sentence is somebody's words, by marks or an "I": in the midst of a quotation is no mark."""
    return sentence.quoted >= MOSTLY or any(token.form in _OF_ONESELF for token in sentence.tokens)


def _told_best(story: StorySentences, cluster: Cluster) -> tuple[Place, Span]:
    """The sentence that tells the fact, and the stretch of it that sums it up: no headline, with the fewest
    contradictions, then near to all others, with most of what they tell in that stretch. A lead that packs
    two events is near to all that tell one of them, and may begin with the other."""
    places = sorted(cluster)

    def others(place: Place) -> list[Place]:
        return [other for other in places if other[0] != place[0]]

    def doubts(place: Place) -> tuple[bool, int]:
        told = sum(_contradiction(story, {place}, other[0], {other}) is not None for other in others(place))
        return story.sentence(place).sentence.kind is SentenceKind.HEADLINE, told

    doubted = {place: doubts(place) for place in places}
    fewest = min(doubted.values())
    tellings = []
    for place in places:
        if doubted[place] == fewest:
            nearness = sum(story.similarity(place, other) for other in others(place))
            weights = _summary_weights(story, cluster, place)
            # No stretch tells more than its whole sentence.
            tellings.append((-nearness * sum(weights.values()), place, nearness, weights))
    best = (math.inf, places[0], Span(0, 0))
    for most, place, nearness, weights in sorted(tellings, key=lambda telling: telling[:2]):
        if (most, place) > best[:2]:
            break
        span, worth = summary(story.sentence(place), weights)
        best = min(best, (-nearness * worth, place, span))
    return best[1:]


def _summary_weights(story: StorySentences, cluster: Cluster, teller: Place) -> dict[str, float]:
    """The weight of each stem: its idf, times how many other sentences of the fact have it (one, if
    alone)."""
    others = [story.sentence(place).stems for place in cluster if place[0] != teller[0]]
    stems = story.sentence(teller).stems
    told = {stem: sum(stem in each for each in others) if others else 1 for stem in stems}
    return {stem: story.stem_weights[stem] * count for stem, count in told.items()}


def _cell(story: StorySentences, cluster: Cluster, own: set[Place], number: int) -> Cell:
    there = {place for place in cluster if place[0] == number}
    if own & there:
        return Cell(CellState.SAME, _spans(story, there))
    elsewhere: dict[bool, set[Place]] = {True: set(), False: set()}
    for place in own:
        for other, is_strong in story.linked.get(place, {}).items():
            if other[0] == number and other not in cluster:
                agrees = is_strong and story.agreement({other}, cluster) >= AGREEMENT
                elsewhere[agrees].add(other)
    there = there or elsewhere[True]
    partial = elsewhere[False] - elsewhere[True]
    contradicted = _contradiction(story, own, number, there | partial)
    if contradicted:
        place, note = contradicted
        return Cell(CellState.DIFFERS, _spans(story, there | {place}), note)
    if there:
        return Cell(CellState.SAME, _spans(story, there))
    return Cell(CellState.PARTIAL, _spans(story, partial)) if partial else Cell(CellState.MISSING, ())


def _contradiction(
    story: StorySentences, own: set[Place], number: int, there: set[Place]
) -> tuple[Place, str] | None:
    """The first major discrepancy between sentences of two sources, as its place in the second and its
    words."""
    source = min(own)[0]
    text = story.sources[number].article.text
    for ours, theirs in story.major(source, number):
        if not any(story.sentence(place).span.contains(ours) for place in own):
            continue
        for place in sorted(there):
            if story.sentence(place).span.contains(theirs):
                return place, " ".join(theirs.of(text).split())
    return None


def _spans(story: StorySentences, places: Iterable[Place]) -> tuple[Span, ...]:
    return tuple(story.sentence(place).span for place in sorted(places))


def _share(facts: Sequence[Fact], article: str) -> float:
    told = sum(fact.cell(article).state is not CellState.MISSING for fact in facts)
    return round(told / len(facts), 4) if facts else 0.0
