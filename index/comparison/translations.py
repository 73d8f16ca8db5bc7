"""A report and its translation: sentences in two languages, aligned by what both tell, order and length.

The alignment is that of Gale and Church, "A program for aligning sentences in bilingual corpora",
Computational Linguistics 19 (1993), with the values that sentences share as further evidence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.comparison.align import PROBABLE_BELOW, begins
from index.comparison.evidence import SentenceFacts
from index.comparison.likeness import Pair
from index.comparison.links import Similarity, in_order, linked, mirrored, swapped
from index.comparison.model import Link, Strength
from index.comparison.told_values import ToldValue, agreeing, of_one_thing, rival_values, told_values

PRIORS = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.089, (1, 2): 0.089, (2, 2): 0.011}
VARIANCE = 6.8
"""How likely so many sentences are translated by so many, and by how much the length of a translation varies
for each character: both from Gale and Church, who halve the likelihood where it may be either way."""

WORD, MOST_WORDS = 1.0, 3
"""What a word that both sentences have says, a name or one for what is counted, and how many count."""

ENOUGH = 5.0
SHARE = 0.5
COVERED = 0.6
OF_ONE_THING = 0.5
LEAST = 0.5
"""Weight of the values that an original and its translation both tell, its share of what either tells, and
the share of the sentences of either that have a counterpart; what two counts of one thing weigh that differ,
of two that agree; and the part of that weight which values must have wherever they stand, before sentences
are aligned at all. Of 3,000 pairs of reports of different events none came out as a translation, of 143 of
one event one."""

MOST = 60_000
"""Pairs of sentences, and of values, beyond which no translation is looked for: so many take a second."""

SURE, BY_PLACE = 0.6, 0.42
"""Scores of links that a value or a word in common bears out, and of those by order and length alone."""


@dataclass(frozen=True, slots=True)
class Bead:
    """The sentences, by their numbers, that one of two languages has for those of the other."""

    rows: range
    columns: range
    told: bool
    """Whether they have a value or a word in common."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The links between an original and its translation, S of the linked sentences, and the values that
    stand for each other there and differ."""

    links: tuple[Link, ...]
    similarity: Similarity
    rivals: tuple[tuple[ToldValue, ToldValue], ...]

    def mirrored(self) -> Translation:
        """The translation as seen from the other article."""
        return Translation(
            in_order(map(mirrored, self.links)),
            swapped(self.similarity),
            tuple([(other, one) for one, other in self.rivals]),
        )


def translation(
    left: Sequence[SentenceFacts],
    right: Sequence[SentenceFacts],
    links: Sequence[Link],
    similarity: Similarity,
) -> Translation | None:
    """What makes one of two articles a translation of the other, given what links them by their words; None
    where it is none. Links that are sure by their words stay."""
    if not left or not right or len(left) * len(right) > MOST:
        return None
    if begins(left[0].article, right[0].article):
        return _translation(left, right, links, similarity)
    found = _translation(right, left, [mirrored(link) for link in links], swapped(similarity))
    return found and found.mirrored()


def _translation(
    left: Sequence[SentenceFacts],
    right: Sequence[SentenceFacts],
    links: Sequence[Link],
    similarity: Similarity,
) -> Translation | None:
    ours, theirs = told_values(left), told_values(right)
    if sum(map(len, ours)) * sum(map(len, theirs)) > MOST:
        return None
    told = sum(each.weight for sentence in (*ours, *theirs) for each in sentence)
    if not _enough(agreeing(_flat(ours), _flat(theirs))[0] / LEAST, told):
        return None
    beads = tuple(_aligned(left, right, ours, theirs))
    rivals: list[tuple[ToldValue, ToldValue]] = []
    weight = 0.0
    for bead in beads:
        both, *alone = agreeing(_of(ours, bead.rows), _of(theirs, bead.columns))
        found = tuple(rival_values(*alone))
        weight += both + OF_ONE_THING * sum(one.weight for one, other in found if of_one_thing(one, other))
        rivals.extend(found)
    rows, columns = sum(len(bead.rows) for bead in beads), sum(len(bead.columns) for bead in beads)
    if min(rows / len(left), columns / len(right)) < COVERED or not _enough(weight, told):
        return None
    values = _with_sure_links(left, right, beads, links, similarity)
    kinds = {
        (Strength.STRONG, probable): {
            pair: value for pair, value in values.items() if (value < PROBABLE_BELOW) is probable
        }
        for probable in (False, True)
    }
    made = linked([facts.sentence for facts in left], [facts.sentence for facts in right], kinds)
    spans = {
        (left[row].sentence.span, right[column].sentence.span): value
        for (row, column), value in values.items()
    }
    return Translation(made, spans, tuple(rivals))


def _enough(both: float, told: float) -> bool:
    return both >= ENOUGH and 2.0 * both >= SHARE * told


def _flat(values: Sequence[Sequence[ToldValue]]) -> Iterator[ToldValue]:
    return (each for sentence in values for each in sentence)


def _of(values: Sequence[Sequence[ToldValue]], places: range) -> Iterator[ToldValue]:
    return (each for place in places for each in values[place])


def _aligned(
    left: Sequence[SentenceFacts],
    right: Sequence[SentenceFacts],
    ours: Sequence[Sequence[ToldValue]],
    theirs: Sequence[Sequence[ToldValue]],
) -> Iterator[Bead]:
    """The likeliest alignment that keeps the order, without the sentences that it leaves out."""
    evidence = [
        [
            _words_in_common(one, other) + (agreeing(values, others)[0] if values and others else 0.0)
            for other, others in zip(right, theirs, strict=True)
        ]
        for one, values in zip(left, ours, strict=True)
    ]
    lengths = [[len(facts.sentence.span) for facts in side] for side in (left, right)]
    scale = sum(lengths[0]) / sum(lengths[1])
    rows, columns = len(left), len(right)
    best = [[math.inf] * (columns + 1) for _ in range(rows + 1)]
    steps: dict[Pair, Pair] = {}
    best[0][0] = 0.0
    for row in range(rows + 1):
        for column in range(columns + 1):
            for (down, along), prior in PRIORS.items():
                if down > row or along > column:
                    continue
                cost = best[row - down][column - along] - math.log(prior if down == along else prior / 2.0)
                if down and along:
                    cost += _unlike(
                        sum(lengths[0][row - down : row]), scale * sum(lengths[1][column - along : column])
                    )
                    cost -= sum(sum(line[column - along : column]) for line in evidence[row - down : row])
                if cost < best[row][column]:
                    best[row][column] = cost
                    steps[row, column] = down, along
    beads = []
    place = rows, columns
    while place != (0, 0):
        down, along = steps[place]
        before = place[0] - down, place[1] - along
        if down and along:
            told = any(any(line[before[1] : place[1]]) for line in evidence[before[0] : place[0]])
            beads.append(Bead(range(before[0], place[0]), range(before[1], place[1]), told))
        place = before
    return reversed(beads)


def _unlike(length: float, other: float) -> float:
    """The negative logarithm of how likely a translation is so much longer or shorter than another one."""
    deviation = abs(length - other) / math.sqrt(VARIANCE * (length + other) / 2.0)
    return -math.log(max(math.erfc(deviation / math.sqrt(2.0)), 1e-12))


def _words_in_common(one: SentenceFacts, other: SentenceFacts) -> float:
    """What the words that both sentences have say; figures are held together as values."""
    common = one.sentence.stems & other.sentence.stems
    return WORD * min(sum(not stem[0].isdigit() for stem in common), MOST_WORDS)


def _with_sure_links(
    left: Sequence[SentenceFacts],
    right: Sequence[SentenceFacts],
    beads: Sequence[Bead],
    links: Sequence[Link],
    similarity: Similarity,
) -> dict[Pair, float]:
    """S of each pair of sentences that is aligned, or linked surely by its words."""
    rows = {facts.sentence.span: row for row, facts in enumerate(left)}
    columns = {facts.sentence.span: column for column, facts in enumerate(right)}
    values = {
        (rows[one], columns[other]): similarity[one, other]
        for link in links
        if link.strength is Strength.STRONG and not link.probable
        for one in link.left
        for other in link.right
    }
    for bead in beads:
        score = SURE if bead.told else BY_PLACE
        for row in bead.rows:
            for column in bead.columns:
                values[row, column] = max(score, values.get((row, column), 0.0))
    return values
