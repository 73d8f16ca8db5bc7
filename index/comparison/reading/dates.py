"""Dates and times in running text, as far as the words fix them, so that two of them can be held together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from index.article import Span
from index.comparison.reading.tokens import NUMBER_WORDS
from index.languages.calendar_names import MONTH_FORMS, MONTHS, WEEKDAYS
from index.languages.word_tables import small

_DAYS = {name[:3]: number for number, name in enumerate(WEEKDAYS)}
_MONTH = rf"(?:{'|'.join(sorted(MONTH_FORMS, key=len, reverse=True))})"
_DAY = rf"(?:{'|'.join(WEEKDAYS)}|mon|tues?|wed|thurs?|fri)"
_CLOCK = r"(?P<clock>\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?)(?:,?\s+(?:on\s+)?)"
_YEAR = r"(?:19|20)\d\d"
_CALENDAR = re.compile(
    rf"\b(?:{_CLOCK})?(?:(?P<weekday>{_DAY})\b\.?,?\s+\(?)?"
    rf"(?:(?P<m1>{_MONTH})\b\.?(?:\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:percent|%|people|[ap]\.?m)))?"
    rf"(?:,?\s+(?P<y1>{_YEAR})\b)?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_MONTH})\b\.?(?:,?\s+(?P<y2>{_YEAR})\b)?"
    rf"|(?P<iso>{_YEAR}-\d\d-\d\d))",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:{_CLOCK})?(?P<weekday>{_DAY})\b", re.IGNORECASE)
_BEFORE_MONTH = re.compile(
    r"\b(?:since|in|until|till|by|of|last|this|next|late|early|mid|from|during|before|after)[\s-]+\Z",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(
    rf"(?:(?<=\b[Ii]n\s)|(?<=\b(?:of|by)\s)|(?<=\b[Ss]ince\s)|(?<=\b[Ff]rom\s)|(?<=\buntil\s)|(?<=\bbefore\s)|(?<=\bafter\s))"
    rf"(?P<year>{_YEAR})\b(?!\s+(?:\w+s|people|percent)\b|[/–-]\d)"
)
_YEAR_BEHIND = re.compile(r",?\s+(?:of\s+)?(last|this|next)\s+year\b", re.IGNORECASE)
_YEARS = {"last": -1, "this": 0, "next": 1}
_NAMED = re.compile(rf"\b(?:{'|'.join(sorted({name[:3] for name in (*MONTHS, *WEEKDAYS)}))})")
_ISO = re.compile(rf"{_YEAR}-\d\d-\d\d")
"""One of these begins every month and weekday, or is a date in figures: where none stands the patterns, slow
to fail, are spared."""

_FEW = "two three four five six seven eight nine".split()
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|overnight|(?:over\s+)?the\s+weekend"
    r"|(?:last|this|next)\s+(?:week|weekend|month|year|night))\b",
    re.IGNORECASE,
)
_DAYS_AGO = re.compile(rf"\b(?P<days>[2-9]|{'|'.join(_FEW)})\s+days\s+ago\b", re.IGNORECASE)
_UNITS = {"day": (1, 0), "week": (7, 3), "month": (30, 15)}
"""Days of a unit, and how many of them its numbers may be rounded by."""
LONGEST_DISTANCE = 70
"""Code points before a day among which it is told how long before or after it something was."""
_DISTANCE = re.compile(
    rf"\b(?P<number>an?|\d{{1,2}}|{'|'.join(_FEW)})\s+(?P<unit>{'|'.join(_UNITS)})s?\s+(?P<way>after|before)"
    r"\s+(?:[^,.;:()]{0,40}\s)?(?:on\s+|of\s+)?\Z",
    re.IGNORECASE,
)
_OF_RELATIVE = ("day", "night", "morrow", "week", "month", "year")
"""One of these stands in each of those expressions."""
_ANCHOR_WORDS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


@dataclass(frozen=True, slots=True)
class TimePoint:
    """A date as far as its words fix it; None for what they leave open. `weekday` counts from Monday, 0.

    `resolved` is the calendar day where the article's own date settles it. `damaged` marks an expression that
    no one would write, a clock time of a bare month ("11 p.m. September").
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    relative: str | None = None
    resolved: date | None = None
    counted: bool = False
    """Whether it is told by its distance from another one, which is a figure too."""

    @property
    def damaged(self) -> bool:
        """Whether a clock time stands with a month but no day."""
        return self.hour is not None and self.month is not None and self.day is None and self.weekday is None

    def conflicts(self, other: TimePoint) -> bool:
        """Whether the two cannot name the same time; what one leaves open is no conflict."""
        if self.damaged != other.damaged:
            return self.month == other.month
        for ours, theirs in (
            (self.year, other.year),
            (self.month, other.month),
            (self.day, other.day),
            (self.weekday, other.weekday),
        ):
            if ours is not None and theirs is not None and ours != theirs:
                return not (self.resolved and self.resolved == other.resolved)
        if self.month and self.day and (self.month, self.day) == (other.month, other.day):
            # The year of one is only taken to be that of its article.
            return False
        if self.resolved and other.resolved:
            return self.resolved != other.resolved
        for named, dated in ((self, other), (other, self)):
            if named.weekday is not None and dated.weekday is None and dated.resolved:
                return dated.resolved.weekday() != named.weekday
        same_day = self.weekday is not None and self.weekday == other.weekday
        return same_day and None not in (self.hour, other.hour) and self.hour != other.hour


def time_points(text: str, sentence: Span, published: date | None) -> tuple[TimePoint, ...]:
    """The dates of a sentence in order. `published`, the article's own day, settles weekdays and
    "yesterday"."""
    found = [*_absolute(text, sentence, published), *_relative(text, sentence, published)]
    found += [counted for point in found if (counted := _counted_from(text, sentence, point))]
    return tuple(sorted(found, key=lambda point: point.span))


def _counted_from(text: str, sentence: Span, point: TimePoint) -> TimePoint | None:
    """The time that is told by its distance from a day: "three weeks after the vote of March 2", in March."""
    if not (point.day and point.resolved):
        return None
    match = _DISTANCE.search(text, max(sentence.start, point.span.start - LONGEST_DISTANCE), point.span.start)
    if match is None:
        return None
    days, slack = _UNITS[small(match["unit"])]
    number = small(match["number"])
    distance = days * (1 if number in ("a", "an") else int(NUMBER_WORDS.get(number, number)))
    way = 1 if small(match["way"]) == "after" else -1
    with suppress(OverflowError):
        first, last = (point.resolved + timedelta(days=way * distance + off) for off in (-slack, slack))
        if first.month == last.month:
            span = Span(match.start(), match.end("way"))
            year = first.year if point.year else None
            day = first.day if first == last else None
            return TimePoint(span, year, first.month, day, resolved=first if day else None, counted=True)
    return None


def _absolute(text: str, sentence: Span, published: date | None) -> Iterator[TimePoint]:
    taken: list[Span] = []
    folded = text[sentence.start : sentence.end].casefold()
    named = _NAMED.search(folded) is not None
    figures = "19" in folded or "20" in folded
    calendar = named or (figures and _ISO.search(folded) is not None)
    for match in _CALENDAR.finditer(text, sentence.start, sentence.end) if calendar else ():
        if _is_date(match):
            point = _calendar(match, published)
            taken.append(point.span)
            yield point
    for match in _WEEKDAY.finditer(text, sentence.start, sentence.end) if named else ():
        name = match["weekday"]
        span = Span(match.start(), match.end())
        if name[0].isupper() and len(name) > 5 and not any(span.overlaps(other) for other in taken):
            yield TimePoint(span, weekday=_DAYS[small(name[:3])], hour=_hour(match["clock"]))
    for match in _BARE_YEAR.finditer(text, sentence.start, sentence.end) if figures else ():
        yield TimePoint(Span(match.start(), match.end()), year=int(match["year"]))


def _calendar(match: re.Match[str], published: date | None) -> TimePoint:
    year = next((int(match[group]) for group in ("y1", "y2") if match[group]), None)
    year = year or _year_behind(match, published)
    day = next((int(match[group]) for group in ("d1", "d2") if match[group]), None)
    month = MONTH_FORMS.get(small(match["m1"] or match["m2"] or ""))
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    assumed = year or (published.year if published else None)
    resolved = None
    if assumed and month and day:
        with suppress(ValueError):
            resolved = date(assumed, month, day)
    abbreviated = small(match["m1"] or "") not in ("", "may", "june", "july") and len(match["m1"]) <= 4
    end = match.end() if abbreviated else match.start() + len(match.group().rstrip("."))
    return TimePoint(
        span=Span(match.start(), end),
        year=year,
        month=month,
        day=day,
        weekday=_DAYS.get(small((match["weekday"] or "")[:3])),
        hour=_hour(match["clock"]),
        resolved=resolved,
    )


def _year_behind(match: re.Match[str], published: date | None) -> int | None:
    """The year that "last year" and the like name right behind a day."""
    behind = _YEAR_BEHIND.match(match.string, match.end())
    return published.year + _YEARS[small(behind[1])] if behind and published else None


def _is_date(match: re.Match[str]) -> bool:
    """Whether a month is meant: "May", "March" and three-letter names need a figure beside them."""
    name = match["m1"] or match["m2"]
    if not name:
        return True
    with_figures = any(match[group] for group in ("d1", "y1", "d2"))
    if not name[0].isupper():
        return False
    if with_figures or len(name) > 5 or small(name) in ("april", "june", "july", "sept"):
        return True
    before = max(0, match.start() - 8)
    return name in ("March", "May") and _BEFORE_MONTH.search(match.string, before, match.start()) is not None


def _hour(clock: str | None) -> int | None:
    if clock is None:
        return None
    figure = re.match(r"\d+", clock)
    hour = int(figure.group()) % 12 if figure else 0
    return hour + (12 if "p" in clock.lower() else 0)


def _relative(text: str, sentence: Span, published: date | None) -> Iterator[TimePoint]:
    folded = text[sentence.start : sentence.end].casefold()
    if not any(word in folded for word in _OF_RELATIVE):
        return
    for match in _RELATIVE.finditer(text, sentence.start, sentence.end):
        word = match.group().lower()
        shift = _ANCHOR_WORDS.get(word)
        day = published + timedelta(days=shift) if published and shift is not None else None
        yield TimePoint(Span(match.start(), match.end()), relative=word, resolved=day)
    if not published or " ago" not in folded:
        return
    for match in _DAYS_AGO.finditer(text, sentence.start, sentence.end):
        days = small(match["days"])
        number = int(NUMBER_WORDS.get(days, days))
        day = published - timedelta(days=number)
        yield TimePoint(Span(*match.span()), relative=f"{number} days ago", resolved=day)
