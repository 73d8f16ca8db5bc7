"""Reads the words of a date expression by themselves: what they say of year, month, day and weekday."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from index.article import Span
from index.languages.calendar_names import MONTH_FORMS, WEEKDAYS
from index.languages.date_order import day_and_month


class DateKind(StrEnum):
    """What an expression counts from.

    `CALENDAR`: names year, month or day; `WEEKDAY`: names a day of the week; `RELATIVE`: counts from the day
    of publication; `DEPENDENT`: counts from another event ("two days later"), or vaguely.
    """

    CALENDAR = "calendar"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    DEPENDENT = "dependent"


@dataclass(frozen=True, slots=True)
class DateWords:
    """What one expression says; None for what it leaves open.

    `weekday` counts from Monday, 0. `years` is how many years the expression spans from `year` on (a decade:
    10), `months` how many months from `month` (a quarter: 3). `relation` holds the words of a relative
    expression, or "last", "this", "next" before a month or weekday. `bound` is the preposition that makes a
    limit of it ("since", "until", "by", "ahead of"), or "". `clock` is a time as `23:00`, or a part of the
    day ("night").
    `damaged` marks what no one would write: a clock time of a bare month. `to` is the other end of a range.
    """

    span: Span
    kind: DateKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    years: int = 1
    months: int = 1
    relation: str = ""
    bound: str = ""
    clock: str = ""
    approximate: bool = False
    damaged: bool = False
    to: DateWords | None = None


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_HOLIDAYS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14), "halloween": (10, 31),
    "independence day": (7, 4), "fourth of july": (7, 4), "veterans day": (11, 11), "earth day": (4, 22),
    "st. patrick's day": (3, 17), "may day": (5, 1),
}  # fmt: skip
"""Feasts that fall on the same day each year."""

_MONTH = "|".join(sorted(MONTH_FORMS, key=len, reverse=True))
YEAR = r"(?:1[5-9]|20)\d\d"
"""A year of four figures, as a pattern."""
_UNIT = "day|week|weekend|month|quarter|year|decade|century"
_SEASON = "spring|summer|fall|autumn|winter"
_PART = re.compile(
    r"(?:end|beginning|start|middle|rest|remainder|close|first half|second half|turn|eve"
    r"|(?:last|first|final|second|third) (?:\w+ )?(?:day|week|weekend|month|quarter|year)s?) of (.+)"
)
_VAGUE = re.compile(r"(early|late|mid|the early|the late)[ -](.+)")
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)")
_MONTH_DAY = re.compile(rf"({_MONTH})\.? {_DAY}(?: ?[-–] ?(\d{{1,2}}))?(?:,? ({YEAR}))?")
_DAY_MONTH = re.compile(rf"{_DAY} (?:of )?({_MONTH})\.?(?:,? ({YEAR}))?")
_MONTH_ALONE = re.compile(rf"(?:(last|this|next) )?({_MONTH})\.?(?:,? (?:of )?({YEAR}))?")
_WEEKDAY = re.compile(rf"(?:(last|this|next) )?({'|'.join(WEEKDAYS)})")
_YEARS = re.compile(rf"(?:fiscal (?:year )?)?({YEAR})(?:[-–]({YEAR}|\d\d))?")
_DECADE = re.compile(r"(?:the )?(?:['’]?([3-9]0)|((?:1[5-9]|20)\d0))s")
_QUARTER = re.compile(rf"(first|second|third|fourth)[ -]quarter of ({YEAR})")
_SEASON_OF = re.compile(rf"(?:{_SEASON})(?: and (?:\w+ )?(?:{_SEASON}))? (?:of )?({YEAR})")
_RELATIVE = re.compile(
    rf"today|yesterday|tomorrow|(?:the )?weekend|(?:last|this|next) (?:day|week|weekend|month|year)"
    rf"|(?:earlier|later|sometime) (?:this|last|next) (?:week|month|year)"
    r"|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|\d{1,2})"
    rf" (?:{_UNIT})s? ago"
)
_DEPENDENT = re.compile(
    rf"(?:.+ )?(?:earlier|later|before|ago)|(?:that|same|following|previous) (?:{_UNIT}|{_SEASON})"
    rf"|(?:last|this|next) (?:{_SEASON}|quarter|decade)|(?:earlier|later|sometime) (?:that|in the) \w+"
    rf"|(?:first|second|third|fourth)[ -]quarter"
)


def read_words(surface: str) -> DateWords | None:
    """What the words of an expression say by themselves, with a span over all of them.

    None for what dates nothing: a length of time ("20 years", "the past week"), a habit ("Sundays").
    """
    low = " ".join(surface.lower().replace("’", "'").split()).removeprefix("the ")
    found = _read(low)
    return replace(found, span=Span(0, len(surface))) if found else None


def _read(low: str) -> DateWords | None:
    for pattern, make in _SHAPES:
        if match := pattern.fullmatch(low):
            return make(match)
    if part := _PART.fullmatch(low):
        whole = _read(part[1].removeprefix("the "))
        return replace(whole, approximate=True) if whole and whole.weekday is None else None
    if holiday := _HOLIDAYS.get(low):
        return _calendar(None, *holiday)
    if low == "9/11":
        return _calendar(2001, 9, 11)
    if vague := _VAGUE.fullmatch(low):
        whole = _read(vague[2])
        return replace(whole, approximate=True) if whole else None
    return DateWords(Span(0, 0), DateKind.DEPENDENT) if _DEPENDENT.fullmatch(low) else None


def _calendar(
    year: int | str | None, month: int | str | None = None, day: int | str | None = None
) -> DateWords | None:
    number = MONTH_FORMS[month] if isinstance(month, str) and month in MONTH_FORMS else month
    found = DateWords(
        Span(0, 0),
        DateKind.CALENDAR,
        year=int(year) if year else None,
        month=int(number) if number else None,
        day=int(day) if day else None,
    )
    possible = (found.month is None or 1 <= found.month <= 12) and (found.day is None or 1 <= found.day <= 31)
    return found if possible else None


def _slashes(match: re.Match[str]) -> DateWords | None:
    """A date in figures; where day and month may be either's, the month stays open."""
    first, second = int(match[1]), int(match[2])
    year = int(match[3]) + (0 if len(match[3]) == 4 else 2000)
    if settled := day_and_month(first, second):
        return _calendar(year, settled[1], settled[0])
    if max(first, second) > 12:
        return None
    return replace(DateWords(Span(0, 0), DateKind.DEPENDENT), year=year)


def _month_day(match: re.Match[str]) -> DateWords | None:
    first = _calendar(match[4], match[1], match[2])
    last = _calendar(match[4], match[1], match[3]) if match[3] else None
    return replace(first, to=last) if first and last else first


def _month_alone(match: re.Match[str]) -> DateWords | None:
    found = _calendar(match[3], match[2])
    return replace(found, relation=match[1] or "") if found else None


def _weekday(match: re.Match[str]) -> DateWords:
    return DateWords(Span(0, 0), DateKind.WEEKDAY, weekday=WEEKDAYS.index(match[2]), relation=match[1] or "")


def _years(match: re.Match[str]) -> DateWords | None:
    first = int(match[1])
    last = (
        first if not match[2] else int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    )
    return replace(found, years=last - first + 1) if (found := _calendar(first)) and last >= first else found


def _decade(match: re.Match[str]) -> DateWords | None:
    found = _calendar(1900 + int(match[1]) if match[1] else int(match[2]))
    return replace(found, years=10) if found else None


def _quarter(match: re.Match[str]) -> DateWords | None:
    found = _calendar(match[2], 3 * _ORDINALS[match[1]] - 2)
    return replace(found, months=3) if found else None


def _season(match: re.Match[str]) -> DateWords | None:
    found = _calendar(match[1])
    return replace(found, approximate=True) if found else None


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], DateWords | None]], ...] = (
    (_ISO, lambda match: _calendar(match[1], int(match[2]), match[3])),
    (_SLASHES, _slashes),
    (_MONTH_DAY, _month_day),
    (_DAY_MONTH, lambda match: _calendar(match[3], match[2], match[1])),
    (_MONTH_ALONE, _month_alone),
    (_WEEKDAY, _weekday),
    (_YEARS, _years),
    (_DECADE, _decade),
    (_QUARTER, _quarter),
    (_SEASON_OF, _season),
    (_RELATIVE, lambda match: DateWords(Span(0, 0), DateKind.RELATIVE, relation=match[0])),
)
