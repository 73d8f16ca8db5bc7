"""A report and its translation, whole or abridged: which sentences are each other's, what differs there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from index.comparison.alignment.align import PROBABLE_BELOW, begins
from index.comparison.alignment.likeness import Pair
from index.comparison.alignment.links import Similarity, in_order, linked, mirrored, swapped
from index.comparison.model import Link, Strength
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.comparison.translation.beads import Bead, beads
from index.comparison.translation.told_names import (
    ToldNames,
    heard_alike,
    joined,
    names_in_common,
    told_names,
)
from index.comparison.translation.told_values import (
    ToldValue,
    agreeing,
    of_one_thing,
    rival_values,
    told_values,
)

WORD, MOST_WORDS = 1.0, 3
"""What a word that both sentences have says, a name or one for what is counted, and how many count."""

NAME = 0.8
"""Weight of a word of a name that an original and its translation both tell."""

ENOUGH = 5.0
SHARE = 0.5
COVERED = 0.6
ABRIDGED = 0.7
OF_ONE_THING = 0.5
LEAST = 0.5
"""Weight of the values and names that an original and its translation both tell, its share of what either
tells, and the share of the sentences of either that have a counterpart; its share of what the one with less
tells where only the sentences of that one have; what two counts of one thing weigh that differ, of two that
agree; and the part of that weight which values must have wherever they stand, before sentences are aligned at
all. Of 2,400 pairs of reports of different events none came out as a translation, of 272 of one event three,
if words in common are left aside."""

MOST = 60_000
"""Pairs of sentences, and of values, beyond which no translation is looked for: so many take a second."""

SURE, BY_PLACE = 0.6, 0.42
"""Scores of links that a value or a word in common bears out, and of those by order and length alone."""


@dataclass(frozen=True)
class _Article:
    """What the sentences of an article tell."""

    sentences: Sequence[SentenceFacts]

    @cached_property
    def values(self) -> list[tuple[ToldValue, ...]]:
        """The values of each sentence."""
        return told_values(self.sentences)

    @cached_property
    def names(self) -> list[ToldNames]:
        """The names of each sentence."""
        return told_names(self.sentences)

    @cached_property
    def named(self) -> ToldNames:
        """All its names."""
        return joined(self.names)

    def weight(self, other: _Article) -> float:
        """What its values weigh, and those of its names that another article could have: all that both would
        tell if it were whole in that one."""
        return sum(each.weight for each in chain(*self.values)) + NAME * self.named_in(other)

    def named_in(self, other: _Article) -> int:
        """How many words of names its sentences have that another article has, too."""
        return sum(len(each.found_in(other.named)) for each in self.names)


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
    ours, theirs = _Article(left), _Article(right)
    if sum(map(len, ours.values)) * sum(map(len, theirs.values)) > MOST:
        return None
    told = ours.weight(theirs), theirs.weight(ours)
    anywhere = agreeing(chain(*ours.values), chain(*theirs.values))[0]
    anywhere += NAME * max(ours.named_in(theirs), theirs.named_in(ours))
    if not _told_by_both(anywhere / LEAST, told, (1.0, 1.0)):
        return None
    aligned = beads(
        ([len(facts.sentence.span) for facts in left], [len(facts.sentence.span) for facts in right]),
        _evidence(ours, theirs),
    )
    rivals: list[tuple[ToldValue, ToldValue]] = []
    weight = 0.0
    for bead in aligned:
        here, there = slice(bead.rows.start, bead.rows.stop), slice(bead.columns.start, bead.columns.stop)
        both, *alone = agreeing(chain(*ours.values[here]), chain(*theirs.values[there]))
        found = tuple(rival_values(*alone))
        weight += both + OF_ONE_THING * sum(one.weight for one, other in found if of_one_thing(one, other))
        weight += NAME * names_in_common(joined(ours.names[here]), joined(theirs.names[there]))
        rivals.extend(found)
    covered = (
        sum(len(bead.rows) for bead in aligned) / len(left),
        sum(len(bead.columns) for bead in aligned) / len(right),
    )
    if not _told_by_both(weight, told, covered):
        return None
    values = _with_sure_links(left, right, aligned, links, similarity)
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


def _told_by_both(both: float, told: tuple[float, float], covered: tuple[float, float]) -> bool:
    """Whether what both tell is enough, of what either tells, for a translation of so much of either."""
    if both < ENOUGH or max(covered) < COVERED:
        return False
    return (min(covered) >= COVERED and 2.0 * both >= SHARE * sum(told)) or both >= ABRIDGED * min(told)


def _evidence(left: _Article, right: _Article) -> list[list[float]]:
    """What speaks for it that one sentence is the translation of another one, of each two."""
    columns = tuple(zip(right.sentences, right.values, right.names, strict=True))
    return [
        [
            _words_in_common(one, other, heard_alike(named, there))
            + (agreeing(told, others)[0] if told and others else 0.0)
            for other, others, there in columns
        ]
        for one, told, named in zip(left.sentences, left.values, left.names, strict=True)
    ]


def _words_in_common(one: SentenceFacts, other: SentenceFacts, names: int) -> float:
    """What the words that both sentences have say, and so many names in other letters; figures are held
    together as values."""
    common = one.sentence.stems & other.sentence.stems
    return WORD * min(sum(not stem[0].isdigit() for stem in common) + names, MOST_WORDS)


def _with_sure_links(
    left: Sequence[SentenceFacts],
    right: Sequence[SentenceFacts],
    aligned: Iterable[Bead],
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
    for bead in aligned:
        score = SURE if bead.told else BY_PLACE
        for row in bead.rows:
            for column in bead.columns:
                values[row, column] = max(score, values.get((row, column), 0.0))
    return values
