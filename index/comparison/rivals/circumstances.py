"""Whether two sentences tell of other circumstances, each of which may have its own figures and days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from index.article import Span
from index.comparison.reading.concepts import concepts
from index.comparison.reading.dates import TimePoint
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.quantities import Quantity
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

NEAR_VERBATIM = 0.5
"""Score from which two sentences are one report: another day in it is a contradiction and not another event,
and a figure for the same things is a rival figure."""

ONE_OCCASION = 0.7
"""Likeness in words from which another day and one other figure make no other occasion."""

BEFORE = 3
"""Sentences before one among which the day is looked for of which it tells."""

LATER = 30
"""Days between two articles from which each tells how things stand in its own time."""

_PARTS_OF_DAY = frozenset("early late morning afternoon evening night".split())


_COMPARED_BEFORE = re.compile(
    r"\b(?:compared\s+(?:with|to)|(?:up|down|rise|fall|rose|fell)\s+from|against|versus)\s+(?:\S+\s+){0,3}\Z"
    r"|\bafter\s+(?:\w+\s+){0,3}(?:had|having)\s+(?:\w+\s+){1,3}\Z"
    r"|\b(?:in|since|from)\s+(?:1[89]|20)\d\d,?\s+when\s+(?:[^\s,;.]+\s+){0,6}\Z",
    re.IGNORECASE,
)
_COMPARED_BEHIND = re.compile(
    r"(?:\s+\w+){0,2}\s+(?:a|the|one)\s+(?:year|month|quarter|week|day)\s+(?:earlier|ago|before)\b",
    re.IGNORECASE,
)


def compared(sentence: PreparedSentence, span: Span) -> bool:
    """Whether an expression is of what something is compared with: "up from 40", "40 a year earlier", "since
    1976, when 40 died", "after it had lost 40"."""
    text = sentence.text
    before = _COMPARED_BEFORE.search(text[sentence.span.start : span.start])
    return before is not None or _COMPARED_BEHIND.match(text, span.end, sentence.span.end) is not None


def days_later(facts: SentenceFacts, other: SentenceFacts) -> int:
    """How many days after the article of a sentence that of the other one came out, negative where before; 0
    where one of the days is not known."""
    day, other_day = facts.article.day, other.article.day
    return (other_day - day).days if day and other_day else 0


def other_occasion(pairing: Pairing) -> bool:
    """Whether the sentences tell of two occasions of one kind, each with its own day and its own figures: two
    closes of a market, the jobs that two months brought.

    That is so where the articles are months apart, and where none of several figures agree and the days, or
    those told last before where none is named, or those of publication, are others.
    """
    ours, theirs = pairing.left, pairing.right
    apart = abs(days_later(ours, theirs))
    if apart > LATER:
        return not any(one.year and one.year == other.year for one in ours.times for other in theirs.times)
    if not other_figures(pairing):
        return False
    if (_several_figures(pairing) and (apart or other_days(pairing))) or after_other_days(pairing):
        return True
    return pairing.similarity < ONE_OCCASION and other_days(pairing)


def after_other_days(pairing: Pairing) -> bool:
    """Whether both sentences have several figures, of which none agree, and name no day, and the sentences
    before them told of different days last."""
    if pairing.left.times or pairing.right.times or not _several_figures(pairing):
        return False
    ours = _day_before(pairing.article_left, pairing.left)
    theirs = _day_before(pairing.article_right, pairing.right)
    if ours is None or theirs is None or not ours.conflicts(theirs):
        return False
    return other_figures(pairing)


def _several_figures(pairing: Pairing) -> bool:
    return min(len(pairing.left.quantities), len(pairing.right.quantities)) > 1


def _day_before(article: Sequence[SentenceFacts], facts: SentenceFacts) -> TimePoint | None:
    """What day the sentences before one of an article name last, up to `BEFORE` of them."""
    near = reversed(sentences_before(article, facts, BEFORE))
    return next((each.times[-1] for each in near if each.times), None)


def sentences_before(
    article: Sequence[SentenceFacts], facts: SentenceFacts, most: int
) -> Sequence[SentenceFacts]:
    """The sentences that stand right before one of an article, up to so many."""
    place = next((number for number, each in enumerate(article) if each is facts), 0)
    return article[max(0, place - most) : place]


def other_figures(pairing: Pairing) -> bool:
    """Whether both have figures for the same things, and none of them agree."""
    pairs = [(left, right) for left in pairing.left.quantities for right in pairing.right.quantities]
    return any(_of_one_kind(left, right) for left, right in pairs) and not any(
        left.agrees(right) for left, right in pairs
    )


def _of_one_kind(left: Quantity, right: Quantity) -> bool:
    if left.kind != "count" or not (left.unit and right.unit):
        return left.kind == right.kind
    return right.kind == "count" and not concepts(left.unit).isdisjoint(concepts(right.unit))


def other_hours(pairing: Pairing) -> bool:
    """Whether the sentences tell how things stood at two hours: a storm at 2 p.m. and at 11 p.m."""
    ours, theirs = pairing.left.clocks, pairing.right.clocks
    return bool(ours and theirs) and not any(left.agrees(right) for left in ours for right in theirs)


def other_days(pairing: Pairing) -> bool:
    """Whether the sentences report of different days, each of which may have its own figures."""
    ours, theirs = pairing.left.times, pairing.right.times
    return bool(ours and theirs) and all(
        not (left.damaged or right.damaged)
        and (
            left.conflicts(right)
            or _of_another_year(left, pairing.left, right)
            or _of_another_year(right, pairing.right, left)
        )
        for left in ours
        for right in theirs
    )


def _of_another_year(weekday: TimePoint, facts: SentenceFacts, other: TimePoint) -> bool:
    """Whether one time is a weekday, so near the day of its article, and the other no more than an earlier
    year."""
    published = facts.article.day
    if published is None or weekday.weekday is None or weekday.year or weekday.month:
        return False
    return (
        other.year is not None and not other.month and other.year < (published - timedelta(days=LATER)).year
    )


def of_other_days(pairing: Pairing, left: Span, right: Span) -> bool:
    """Whether the days told nearest to two figures of sentences with little else in common exclude each
    other: new cases reported on Friday, and those of Saturday."""
    if pairing.score >= NEAR_VERBATIM:
        return False
    ours, theirs = _nearest_time(pairing.left, left), _nearest_time(pairing.right, right)
    return (
        ours is not None
        and theirs is not None
        and ours.conflicts(theirs)
        and not (ours.damaged or theirs.damaged)
    )


def _nearest_time(facts: SentenceFacts, span: Span) -> TimePoint | None:
    def distance(point: TimePoint) -> int:
        return max(point.span.start - span.end, span.start - point.span.end)

    return min(facts.times, key=distance, default=None)


def other_standing(pairing: Pairing) -> bool:
    """Whether one sentence tells how things stood at a time ("as of 11 p.m.") that the other does not name,
    or both stand in other parts of a day and have little else in common."""
    sides = ((pairing.left, pairing.right), (pairing.right, pairing.left))
    for facts, other in sides:
        for clock in facts.clocks:
            if as_of(facts, clock.span) and not any(clock.agrees(each) for each in other.clocks):
                return True
        for point in facts.times:
            if as_of(facts, point.span) and not any(same_time(point, each) for each in other.times):
                return True
    if pairing.score >= NEAR_VERBATIM:
        return False
    ours, theirs = (facts.sentence.once(_parts_of_day) for facts in (pairing.left, pairing.right))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _parts_of_day(sentence: PreparedSentence) -> frozenset[str]:
    return _PARTS_OF_DAY.intersection([token.form for token in sentence.tokens])


def same_time(point: TimePoint, other: TimePoint) -> bool:
    if point.conflicts(other):
        return False
    if point.resolved and point.resolved == other.resolved:
        return True
    fields = (
        (point.year, other.year),
        (point.month, other.month),
        (point.weekday, other.weekday),
        (point.relative, other.relative),
    )
    return any(ours is not None and ours == theirs for ours, theirs in fields) or (
        "weekend" in f"{point.relative}{other.relative}" and {point.weekday, other.weekday} & {5, 6} != set()
    )


def as_of(facts: SentenceFacts, span: Span) -> bool:
    """Whether a date only says how things stood then: "as of Tuesday"."""
    return facts.forms_before(span, 2) == ["as", "of"]
