"""Dates and times of day that one of two articles has alone, as quantities: what tells rival figures tells
rivals among them, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Span
from index.comparison.reading.clocks import DAY
from index.comparison.reading.dates import TimePoint
from index.comparison.reading.quantities import Quantity
from index.comparison.reading.stems import stem
from index.comparison.rivals.circumstances import compared, other_days, other_hours
from index.comparison.rivals.dated_acts import contrary_acts, dates_the_act, planned, told
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

CLOCK, WEEKDAY = "clock", "weekday"
MOMENTS = ("day", "month", "year", WEEKDAY, CLOCK)
"""Kinds of moments by what fixes them; those of one kind are held together."""

NEAR = 30
"""Minutes within which two times of day in sentences that are not linked may be of one moment: "just after
midnight", 12:21."""

NEAR_DAYS = 7
"""Days from that of an article within which a weekday is told by its date."""

_UNITS = {"year": stem("year"), "month": stem("month")}
_PAST = stem("ago")
_TURNS = {"last": -1, "this": 0, "next": 1}
_MONTHS = 12
_DAYS = 31


def moments(
    article: Sequence[SentenceFacts], others: Sequence[SentenceFacts]
) -> Iterator[tuple[int, Quantity]]:
    """The dates and times of day of an article's acts that the other article does not have, each with the
    number of its sentence."""
    there = {found for facts in others for point in facts.times if (found := _fixed(point))}
    kinds = {kind for kind, _ in there}
    for place, facts in enumerate(article):
        for point in facts.times:
            found = _fixed(point)
            if found is None or found[0] not in kinds or found in there:
                continue
            if dates_the_act(facts, point.span) and not (
                told(point, others) or _told_by_distance(*found, others)
            ):
                yield place, _quantity(point.span, *found)
        for clock in facts.clocks:
            if dates_the_act(facts, clock.span) and not any(
                clock.agrees(each) for other in others for each in other.clocks
            ):
                yield place, _quantity(clock.span, CLOCK, clock.minutes, NEAR / 2)


def of_two_acts(pairing: Pairing, left: Quantity, right: Quantity) -> bool:
    """Whether two moments of one kind are of two acts: one only planned, or what another is compared with, or
    of another day or year, also where one alone names a year, or weekday and hour; one a beginning and one an
    end."""
    sides = (pairing.left, left.span), (pairing.right, right.span)
    if _to_come(*sides[0]) is not _to_come(*sides[1]):
        return True
    if compared(pairing.left.sentence, left.span) is not compared(pairing.right.sentence, right.span):
        return True
    if contrary_acts(pairing, left.span, right.span):
        return True
    if left.kind == CLOCK:
        return _across_midnight(left, right) or other_days(pairing)
    if left.kind == WEEKDAY and other_hours(pairing):
        return True
    return left.kind != "year" and _year(*sides[0]) != _year(*sides[1])


def _across_midnight(left: Quantity, right: Quantity) -> bool:
    """Whether two times of day are as near as one moment's, one of them after midnight: 11:45 p.m., 12:10."""
    return abs(left.low - right.low) >= DAY - NEAR


def _to_come(facts: SentenceFacts, span: Span) -> bool:
    """Whether a moment is yet to come, by the calendar or, where that is open, by the words before it."""
    published, point = facts.article.day, _point(facts, span)
    if published and point:
        if point.resolved:
            return point.resolved > published
        if point.year:
            return point.year > published.year
    return planned(facts, span)


def _year(facts: SentenceFacts, span: Span) -> int | None:
    """The year of a day or month, where that is named or, for a day, settled by the day of the article."""
    point = _point(facts, span)
    settled = (point and point.resolved) or point
    return settled.year if settled else None


def _point(facts: SentenceFacts, span: Span) -> TimePoint | None:
    return next((point for point in facts.times if point.span == span), None)


def _fixed(point: TimePoint) -> tuple[str, int] | None:
    """The kind of a date and its place in the year, or its year; None where it is no moment."""
    if point.relative or point.damaged:
        return None
    if point.month is not None:
        if point.day:
            return "day", _DAYS * point.month + point.day
        return "month", point.month + _MONTHS * (point.year or 0)
    if point.weekday is not None:
        return WEEKDAY, point.weekday
    return ("year", point.year) if point.year is not None else None


def _quantity(span: Span, kind: str, value: float, slack: float = 0.0) -> Quantity:
    return Quantity(span, value - slack, value + slack, True, kind, (), frozenset())


def _told_by_distance(kind: str, value: int, others: Sequence[SentenceFacts]) -> bool:
    """Whether the other article tells a weekday by a date, or a month or a year from its own day: "May 3",
    "next month", "two years ago"."""
    published = others[0].article.day if others else None
    if published is not None and kind == WEEKDAY:
        days = [point.resolved for facts in others for point in facts.times if point.resolved]
        return any(day.weekday() == value and abs((day - published).days) <= NEAR_DAYS for day in days)
    if published is None or kind not in _UNITS:
        return False
    bare = kind == "month" and value <= _MONTHS
    now = published.year if kind == "year" else published.month + _MONTHS * published.year * (not bare)

    def agrees(distance: float, slack: int) -> bool:
        apart = abs(now + distance - value)
        return apart in (0, _MONTHS) if bare else apart <= slack

    for facts in others:
        for point in facts.times:
            turn, _, unit = (point.relative or "").partition(" ")
            if unit == kind and turn in _TURNS and agrees(_TURNS[turn], 0):
                return True
        for length in facts.quantities:
            ways = (-1,) if _PAST in length.unit[1:2] else (1, -1)
            if length.unit[:1] == (_UNITS[kind],) and any(
                agrees(way * length.low, kind == "year") for way in ways
            ):
                return True
    return False
