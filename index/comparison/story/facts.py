"""Which sentences of a story tell one fact, and in which order the facts are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from index.article import SentenceKind
from index.comparison.story.sentences import Place, StorySentences

AGREEMENT = 0.6
"""Share of the pairs of two groups that links must hold together, that they tell one fact. Where half was
enough, two sentences of which each has something in common with a third were one fact: on annotated events
of three outlets each F1 is .55 with .6 and .53 with .5, without such a bound .49."""

REPEAT_SIMILARITY = 0.45
"""S from which two sentences of one article tell one fact twice."""

MOST_SENTENCES = 12
"""Sentences of one article that may tell one fact, headline and repetitions with them. What stands there more
often is a stamp or a refrain, of which there may be ten thousand."""

SPLIT_DISTANCE = 2
"""Sentences between which an article may divide what others say in one."""

Cluster = frozenset[Place]
"""Sentences that tell one fact."""


def clusters(story: StorySentences) -> list[Cluster]:
    """Groups of sentences: strong links merged in falling S where most of what two groups tell is linked.

    A headline that no other source echoes is no fact of its own: the text below it tells it.
    """
    member: dict[Place, set[Place]] = {}
    for place in story.places.values():
        member[place] = {place}
    strong = [edge for edge in story.edges if edge.strong]
    ranked = sorted(
        ((-story.similarity(edge.first, edge.second), edge.first, edge.second) for edge in strong),
    )
    for _, first, second in ranked:
        ours, theirs = member[first], member[second]
        if ours is theirs or not _one_fact(story, ours, theirs):
            continue
        if story.agreement(ours, theirs) < AGREEMENT:
            continue
        ours |= theirs
        for place in theirs:
            member[place] = ours
    unique = {min(cluster): frozenset(cluster) for cluster in member.values()}
    return [cluster for cluster in unique.values() if not _lone_headline(story, cluster)]


def _one_fact(story: StorySentences, ours: set[Place], theirs: set[Place]) -> bool:
    """Whether each article that stands on both sides tells there one fact, not two that a lead packs.

    It may split the fact over neighbouring sentences, repeat it, or sum it up in a headline or bullet.
    """
    told = Counter([source for source, _ in chain(ours, theirs)])
    if max(told.values()) > MOST_SENTENCES:
        return False
    for first in ours:
        for second in theirs:
            if first[0] != second[0]:
                continue
            kinds = {story.sentence(first).sentence.kind, story.sentence(second).sentence.kind}
            summed_up = SentenceKind.HEADLINE in kinds or kinds == {SentenceKind.BULLET, SentenceKind.BODY}
            split = abs(first[1] - second[1]) <= SPLIT_DISTANCE
            if not (summed_up or split or story.similarity(first, second) >= REPEAT_SIMILARITY):
                return False
    return True


def _lone_headline(story: StorySentences, cluster: Cluster) -> bool:
    kinds = {story.sentence(place).sentence.kind for place in cluster}
    return len({source for source, _ in cluster}) == 1 and kinds == {SentenceKind.HEADLINE}


def in_story_order(clusters: Sequence[Cluster], count: int) -> list[Cluster]:
    """In the order of the source that tells most facts, from the first that another one tells, too.

    What it lacks follows the fact before it in its own source. What opens a source follows the first fact
    which it has in common with those that tell more, in the one that tells most with any: a story does not
    begin with one paper's anecdote. What has nothing in common with others is told last.
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
    shared = {cluster for cluster in clusters if len({number for number, _ in cluster}) > 1}
    followers: dict[Cluster | None, list[Cluster]] = {None: []}
    teller: dict[Cluster, int] = {}

    def follow(before: Cluster | None, fact: Cluster, source: int) -> None:
        if fact not in followers:
            followers[before].append(fact)
            followers[fact] = []
            teller[fact] = source

    apart = {source for source in range(count) if not any(fact in shared for _, fact in told[source])}
    for source in sorted(range(count), key=lambda number: (number in apart, -len(told[number]), number)):
        facts = [cluster for _, cluster in told[source]]
        before = next((fact for fact in facts if fact in followers), None)
        if before is None and (before := next((fact for fact in facts if fact in shared), None)):
            follow(None, before, source)
        for fact in facts:
            follow(before, fact, source)
            before = fact
    order: list[Cluster] = []
    waiting = followers[None][::-1]
    while waiting:
        fact = waiting.pop()
        order.append(fact)
        others_first = sorted(followers[fact], key=lambda each: teller[each] == teller[fact])
        waiting.extend(reversed(others_first))
    return order
