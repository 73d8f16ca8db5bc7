"""The numbers of a story: what is counted, and how many of it each source gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from index.article import Article, Span
from index.comparison.model import CellState, DiscrepancyKind, Telling, TimelineRow
from index.comparison.reading.beside_numbers import counted_span
from index.comparison.reading.concepts import MEASURES, concepts
from index.comparison.reading.prepare import PreparedArticle, PreparedSentence
from index.comparison.reading.quantities import Quantity
from index.comparison.reading.stems import stem
from index.comparison.rivals.pairing import RIVALS
from index.comparison.story.statements import Evidence, Place, Statement, gathered
from index.comparison.story.summary import subject_span
from index.entities.dates.when import When

TELLING_FIGURE = 13
"""From this figure on the same one for the same things is no accident."""

SHARED_STEMS = 2
"""Content words that two sentences without a link must share beside the same figure for the same things."""

REPEATED = 0.8
"""Part of the content words of the shorter sentence that make two of them the same one said twice."""

CLOSE = 0.9
"""Ratio from which two amounts that agree, and for which nothing says what they pay for, are one."""

MOST_COUNTS = 300
"""Numbers of one article that are held against others, from its beginning: no report has so many, and a table
takes time by the square of theirs."""

_PART_BEFORE = re.compile(r"\w[-–]")
_REST = re.compile(r"\b(?:other|another|more|additional|extra)\b(?!\sthan)", re.IGNORECASE)
_PART_AFTER = re.compile(r"[-–]\d")
_TIMES = frozenset(
    stem(word) for word in "year month week weekend day hour minute second decade century".split()
)


@dataclass(frozen=True, slots=True)
class _Counted(Statement):
    quantity: Quantity
    day: When | None
    """The date in its sentence that stands nearest, if it is on the calendar."""

    @property
    def things(self) -> frozenset[str]:
        """What is counted, as concepts, measures left out."""
        return concepts(self.quantity.unit[:3]) - MEASURES

    @property
    def measures(self) -> bool:
        """Whether it is a length of time or space and counts nothing."""
        return self.quantity.kind == "age" or (
            bool(self.quantity.unit) and (self.quantity.unit[0] in MEASURES or self.lasts)
        )

    @property
    def lasts(self) -> bool:
        """Whether it is a length of time, which is no number of the story."""
        return bool(self.quantity.unit) and self.quantity.unit[0] in _TIMES

    @property
    def interval(self) -> tuple[str, float, float]:
        """What its words promise, to hold against another's."""
        return self.quantity.kind, self.quantity.low, self.quantity.high


def counted_rows(
    articles: Sequence[Article],
    prepared: Mapping[str, PreparedArticle],
    found: Evidence,
    days: Mapping[Place, Sequence[tuple[Span, When]]],
) -> tuple[TimelineRow, ...]:
    """What is counted, that of most sources first, then in the order of the articles and their texts.

    `days` are the dates of each sentence that has any on the calendar.
    """
    order = {article.id: number for number, article in enumerate(articles)}
    statements = [
        _Counted(
            article.id,
            quantity.span,
            article.text,
            sentence,
            quantity,
            _nearest(quantity.span, days.get((article.id, sentence.span.start), ())),
        )
        for article in articles
        for sentence, quantity in islice(_numbers(article, prepared[article.id]), MOST_COUNTS)
    ]
    groups = gathered(len(statements), _ties(statements, found), _Apart(statements, found))
    rows = []
    for group in groups:
        members = [statements[number] for number in group]
        rivals = any(not members[0].quantity.agrees(each.quantity) for each in members)
        several = len({each.article for each in members}) > 1
        if rivals or (
            any(map(_worth_a_row, members)) if not several else not any(each.lasts for each in members)
        ):
            rows.append(_row(members, order))
    rows.sort(
        key=lambda row: (-len(row.sources()), order[row.tellings[0].article], row.tellings[0].expression)
    )
    return tuple(rows)


def _numbers(article: Article, prepared: PreparedArticle) -> Iterator[tuple[PreparedSentence, Quantity]]:
    """The numbers of an article with their sentences, in the order of the text."""
    for sentence in prepared.sentences:
        for quantity in sentence.quantities:
            if not _is_part_of_more(article.text, quantity.span):
                yield sentence, quantity


def _nearest(span: Span, days: Sequence[tuple[Span, When]]) -> When | None:
    def distance(entry: tuple[Span, When]) -> int:
        return max(entry[0].start - span.end, span.start - entry[0].end)

    return min(days, key=distance)[1] if days else None


def _is_part_of_more(text: str, span: Span) -> bool:
    """Whether it is one half of "51-49", which counts two things at once, or part of a name ("Covid-19")."""
    before = text[max(0, span.start - 2) : span.start]
    after = text[span.end : span.end + 2]
    return _PART_BEFORE.fullmatch(before) is not None or _PART_AFTER.fullmatch(after) is not None


def _worth_a_row(counted: _Counted) -> bool:
    return (bool(counted.things) or counted.quantity.kind != "count") and not counted.measures


class _Apart:
    """Whether two numbers cannot be in one row: they exclude each other and nothing says they are rivals."""

    def __init__(self, statements: Sequence[_Counted], found: Evidence) -> None:
        self._statements = statements
        self._rivals = {
            frozenset((statements[a].interval, statements[b].interval)) for a, b in _rivals(statements, found)
        }

    def __call__(self, one: int, other: int) -> bool:
        here, there = self._statements[one], self._statements[other]
        if here.place == there.place and here.interval != there.interval:
            # Two numbers of one sentence count two things.
            return True
        if here.quantity.agrees(there.quantity):
            return False
        return here.article == there.article or frozenset((here.interval, there.interval)) not in self._rivals


def _ties(statements: Sequence[_Counted], found: Evidence) -> Iterator[tuple[float, int, int]]:
    """The pairs that count the same things, with how sure that is."""
    for one, other in _rivals(statements, found):
        yield 1.5, one, other
    for one, here in enumerate(statements):
        for other in range(one + 1, len(statements)):
            there = statements[other]
            if here.quantity.agrees(there.quantity) and (weight := _sameness(here, there, found)):
                yield weight, one, other


def _rivals(statements: Sequence[_Counted], found: Evidence) -> list[tuple[int, int]]:
    """The pairs said to contradict each other that count the same things: not all of them on one side and
    "the other two" on the other, nor shares of two different wholes, nor the counts of two days."""
    pairs = []
    for one, other in found.contradicting(DiscrepancyKind.NUMBER, statements):
        here, there = statements[one], statements[other]
        shares = here.quantity.kind in ("percent", "fraction")
        two_wholes = bool(here.things and there.things) and here.things.isdisjoint(there.things)
        if (
            not here.quantity.agrees(there.quantity)
            and _is_rest(here) == _is_rest(there)
            and not (shares and two_wholes)
            and (here.day is None or there.day is None or here.day.meets(there.day))
        ):
            pairs.append((one, other))
    return pairs


def _is_rest(counted: _Counted) -> bool:
    """Whether a number counts only what comes on top: "the other two", "two more"."""
    around = counted.text[max(0, counted.span.start - 8) : counted.span.end + 11]
    return _REST.search(around) is not None


def _sameness(here: _Counted, there: _Counted, found: Evidence) -> float:
    """How surely two numbers that agree count the same; 0 where that is not to be assumed."""
    if here.place == there.place:
        return 0.0
    equal = here.interval == there.interval
    score = found.score(here, there)
    score = score if score >= RIVALS else 0.0
    shared = bool(here.things & there.things)
    amounts = here.quantity.kind != "count" and (shared or not (here.things and there.things))
    if equal:
        if score and (shared or amounts or not (here.things or there.things)):
            return 2.0 + score
        around = len((here.sentence.stems & there.sentence.stems) - concepts(here.quantity.unit))
        smaller = min(len(here.sentence.stems), len(there.sentence.stems))
        if shared and len(here.sentence.stems & there.sentence.stems) >= REPEATED * smaller:
            return 1.0
        if shared and not here.measures and here.quantity.low >= TELLING_FIGURE and around >= SHARED_STEMS:
            return 1.0
    closeness = _closeness(here.quantity, there.quantity)
    if (
        score
        and (shared or (amounts and closeness >= CLOSE))
        and not (equal or here.measures or there.measures)
    ):
        # Of several that agree the closest: "about 380,000" is not the "420,000" beside it.
        return 1.0 + closeness / 10
    return 0.0


def _closeness(one: Quantity, other: Quantity) -> float:
    """1 for the same middle, towards 0 the farther apart."""
    ours, theirs = one.low + one.high, other.low + other.high
    return min(ours, theirs) / max(ours, theirs) if ours > 0 and theirs > 0 else 0.0


def _row(members: Sequence[_Counted], order: Mapping[str, int]) -> TimelineRow:
    members = sorted(members, key=lambda each: (order[each.article], each.span))
    sources: dict[tuple[str, float, float], set[str]] = {}
    for each in members:
        sources.setdefault(each.interval, set()).add(each.article)
    first = max(
        members,
        key=lambda each: (
            len(sources[each.interval]),
            each.quantity.exact,
            not each.quantity.vague,
            bool(each.things),
            -order[each.article],
            -each.span.start,
        ),
    )
    tellings = tuple(
        Telling(each.article, each.span, each.sentence.span, _words(each), _state(each, first))
        for each in members
    )
    subject = subject_span(first.sentence, first.span)
    counted = counted_span(first.text, first.span.end, first.sentence.span.end, first.quantity.kind)
    return TimelineRow(_words(first), first.article, subject, tellings, counted)


def _words(each: _Counted) -> str:
    return " ".join(each.span.of(each.text).split())


def _state(each: _Counted, first: _Counted) -> CellState:
    if each.interval == first.interval:
        return CellState.SAME
    return CellState.PARTIAL if each.quantity.agrees(first.quantity) else CellState.DIFFERS
