"""The numbers of a story: what is counted, and how many of it each source gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.article import Article, Span
from index.comparison.concepts import MEASURES, concepts
from index.comparison.model import CellState, DiscrepancyKind, Telling, TimelineRow
from index.comparison.prepare import PreparedArticle
from index.comparison.quantities import Quantity
from index.comparison.statements import Evidence, Statement, gathered
from index.comparison.summary import subject_span
from index.comparison.tokens import STOP_WORDS

TELLING_FIGURE = 13
"""From this figure on the same one for the same things is no accident."""

SHARED_STEMS = 2
"""Content words that two sentences without a link must share beside the same figure for the same things."""

_WORD = re.compile(r"\s+(of\s+)?((?:the\s+|its\s+|their\s+|other\s+|more\s+)?[^\W\d_][\w’'.-]*)")
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Counted(Statement):
    quantity: Quantity

    @property
    def things(self) -> frozenset[str]:
        """What is counted, as concepts, measures left out."""
        return concepts(self.quantity.unit[:3]) - MEASURES

    @property
    def measures(self) -> bool:
        """Whether it is a length of time or space and counts nothing."""
        return bool(self.quantity.unit) and self.quantity.unit[0] in MEASURES

    @property
    def interval(self) -> tuple[str, float, float]:
        """What its words promise, to hold against another's."""
        return self.quantity.kind, self.quantity.low, self.quantity.high


def counted_rows(
    articles: Sequence[Article], prepared: Mapping[str, PreparedArticle], found: Evidence
) -> tuple[TimelineRow, ...]:
    """What is counted, that of most sources first, then in the order of the articles and their texts."""
    order = {article.id: number for number, article in enumerate(articles)}
    statements = [
        _Counted(article.id, quantity.span, article.text, sentence, quantity)
        for article in articles
        for sentence in prepared[article.id].sentences
        for quantity in sentence.quantities
    ]
    groups = gathered(len(statements), _ties(statements, found), _Apart(statements, found))
    rows = []
    for group in groups:
        members = [statements[number] for number in group]
        if len({each.article for each in members}) > 1 or any(map(_worth_a_row, members)):
            rows.append(_row(members, order))
    rows.sort(
        key=lambda row: (-len(row.sources()), order[row.tellings[0].article], row.tellings[0].expression)
    )
    return tuple(rows)


def _worth_a_row(counted: _Counted) -> bool:
    return bool(counted.things) and not counted.measures


class _Apart:
    """Whether two numbers cannot be in one row: they exclude each other and nothing says they are rivals."""

    def __init__(self, statements: Sequence[_Counted], found: Evidence) -> None:
        self._statements = statements
        self._rivals = {
            frozenset((statements[a].interval, statements[b].interval))
            for a, b in found.contradicting(DiscrepancyKind.NUMBER, statements)
        }

    def __call__(self, one: int, other: int) -> bool:
        here, there = self._statements[one], self._statements[other]
        if here.quantity.agrees(there.quantity):
            return False
        return here.article == there.article or frozenset((here.interval, there.interval)) not in self._rivals


def _ties(statements: Sequence[_Counted], found: Evidence) -> Iterator[tuple[float, int, int]]:
    """The pairs that count the same things, with how sure that is."""
    for one, other in found.contradicting(DiscrepancyKind.NUMBER, statements):
        if not statements[one].quantity.agrees(statements[other].quantity):
            yield 1.5, one, other
    for one, here in enumerate(statements):
        for other in range(one + 1, len(statements)):
            there = statements[other]
            if here.quantity.agrees(there.quantity) and (weight := _sameness(here, there, found)):
                yield weight, one, other


def _sameness(here: _Counted, there: _Counted, found: Evidence) -> float:
    """How surely two numbers that agree count the same; 0 where that is not to be assumed."""
    if here.place == there.place:
        return 0.0
    equal = here.interval == there.interval
    score = found.score(here, there)
    shared = bool(here.things & there.things)
    if equal:
        if score and (shared or not (here.things or there.things) or here.quantity.kind != "count"):
            # Before contradictions, so that one is held against all who say the same.
            return 2.0 + score
        around = len((here.sentence.stems & there.sentence.stems) - concepts(here.quantity.unit))
        if shared and not here.measures and here.quantity.low >= TELLING_FIGURE and around >= SHARED_STEMS:
            return 1.0
    elif score and shared and not (here.measures or there.measures):
        return 0.8 + score / 10
    return 0.0


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
    subject = subject_span(first.text, first.sentence.span, first.sentence.tokens, first.span)
    counted = counted_span(first.text, first.span.end, first.sentence.span.end)
    return TimelineRow(_words(first), first.article, subject, tellings, counted)


def _words(each: _Counted) -> str:
    return " ".join(each.span.of(each.text).split())


def _state(each: _Counted, first: _Counted) -> CellState:
    if each.interval == first.interval:
        return CellState.SAME
    return CellState.PARTIAL if each.quantity.agrees(first.quantity) else CellState.DIFFERS


def counted_span(text: str, start: int, end: int) -> Span:
    """The words for what a number before `start` counts: up to four, to the end of their phrase; empty where
    none follow."""
    first = last = start
    words = 0
    while words < _MOST_WORDS and (match := _WORD.match(text, last, end)):
        word = match[2].split()[-1]
        bare = word.rstrip(".'’").lower()
        if bare in STOP_WORDS or (words and _is_verb(bare)) or (match[1] and words >= 3):
            break
        if not words:
            first = match.start(2) + len(match[2]) - len(word)
        words += 1
        last = match.end(2) if word != word.rstrip(".'’-") else match.end()
        if word.endswith((".", "’s", "'s")):
            last -= len(word) - len(word.rstrip(".'’s" if "s" in word[-2:] and word[-2] in "’'" else "."))
            break
    return Span(first, max(first, last))


def _is_verb(word: str) -> bool:
    return (word.endswith("ed") and len(word) > 4) or word in _VERBS


_VERBS = frozenset(
    "fled went came took left died killed escaped made said told got gave began saw won lost fell rose hit"
    " held met ran".split()
)
