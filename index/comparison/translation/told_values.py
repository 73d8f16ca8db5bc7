"""The figures and days that two sentences tell in whatever languages: which agree, and which are rivals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.article import Span
from index.comparison.model import DiscrepancyKind
from index.comparison.reading.concepts import MEASURES, concepts
from index.comparison.reading.dates import TimePoint
from index.comparison.reading.quantities import Quantity
from index.comparison.reading.telling_figures import TELLING_FIGURE
from index.comparison.rivals.circumstances import same_time
from index.comparison.rivals.one_thing import MAGNITUDE, dimension
from index.comparison.rivals.sentence_facts import SentenceFacts

WEIGHT = 3.5
SMALL_FIGURE, WEEKDAY, MONTH, RELATIVE = 1.0, 2.0, 1.5, 0.7
"""What it says that two sentences tell one value, about the logarithm of how seldom that is chance: a sum, a
share, a greater count or a day of a month; a small count; one of seven days; one of a dozen months or of the
years spoken of; and "yesterday"."""


@dataclass(frozen=True, slots=True)
class ToldValue:
    """A figure or a day in the sentence of that number."""

    place: int
    facts: SentenceFacts
    value: Quantity | TimePoint

    @property
    def kind(self) -> DiscrepancyKind:
        """What a rival of it is a discrepancy of."""
        return DiscrepancyKind.DATE if isinstance(self.value, TimePoint) else DiscrepancyKind.NUMBER

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.value.span

    @property
    def weight(self) -> float:
        """What it says that another sentence tells it, too."""
        value = self.value
        if isinstance(value, Quantity):
            small = value.kind in ("count", "fraction") and value.high < TELLING_FIGURE
            return SMALL_FIGURE if small or value.vague else WEIGHT
        if value.month and value.day:
            return WEIGHT
        if value.weekday is not None:
            return WEEKDAY
        return MONTH if value.month or value.year else RELATIVE

    def agrees(self, other: ToldValue) -> bool:
        """Whether both are one value."""
        ours, theirs = self.value, other.value
        if isinstance(ours, Quantity):
            return isinstance(theirs, Quantity) and ours.vague is theirs.vague and ours.agrees(theirs)
        if isinstance(theirs, Quantity):
            return False
        return same_time(ours, theirs) or (ours.relative is not None and ours.relative == theirs.relative)

    def rivals(self, other: ToldValue) -> bool:
        """Whether both are values of one sort that exclude each other."""
        ours, theirs = self.value, other.value
        if isinstance(ours, Quantity):
            return (
                isinstance(theirs, Quantity)
                and not (ours.vague or theirs.vague)
                and (ours.kind, dimension(ours)) == (theirs.kind, dimension(theirs))
                and max(ours.low, theirs.low) < MAGNITUDE * min(ours.low, theirs.low)
                and not ours.agrees(theirs)
            )
        if isinstance(theirs, Quantity):
            return False
        return _fineness(ours) == _fineness(theirs) and ours.conflicts(theirs)


def told_values(sentences: Sequence[SentenceFacts]) -> list[tuple[ToldValue, ...]]:
    """The values of each sentence."""
    return [
        (
            *[ToldValue(place, facts, each) for each in facts.quantities],
            *[ToldValue(place, facts, each) for each in facts.times],
        )
        for place, facts in enumerate(sentences)
    ]


def of_one_thing(one: ToldValue, other: ToldValue) -> bool:
    """Whether two values that exclude each other count the same things."""
    ours, theirs = one.value, other.value
    if not (isinstance(ours, Quantity) and isinstance(theirs, Quantity)):
        return False
    return not (concepts(ours.unit) & concepts(theirs.unit)) <= MEASURES


def agreeing(
    ours: Iterable[ToldValue], theirs: Iterable[ToldValue]
) -> tuple[float, list[ToldValue], list[ToldValue]]:
    """The weight of the values that both sides tell, each held against one, and those left over of either."""
    remaining, alone, weight = list(theirs), [], 0.0
    for one in ours:
        match = next((other for other in remaining if one.agrees(other)), None)
        if match is None:
            alone.append(one)
        else:
            remaining.remove(match)
            weight += min(one.weight, match.weight)
    return weight, alone, remaining


def rival_values(
    ours: Sequence[ToldValue], theirs: Sequence[ToldValue]
) -> Iterator[tuple[ToldValue, ToldValue]]:
    """Of the values left over of one passage and of its translation those that stand for each other: either
    has no other rival there."""
    for one in ours:
        others = [other for other in theirs if one.rivals(other)]
        if len(others) == 1 and sum(each.rivals(others[0]) for each in ours) == 1:
            yield one, others[0]


def _fineness(point: TimePoint) -> tuple[bool, ...]:
    named = (point.year, point.month, point.day, point.weekday)
    return (*(each is not None for each in named), point.relative is not None)
