"""Reads the dates of a query: `2021-07`, `2021-06..2021-08`, `5 July 2021`, `yesterday`, `"1 week ago"`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from index.languages.calendar_names import MONTHS, WEEKDAYS
from index.languages.date_order import day_and_month

Days = tuple[str | None, str | None]
"""The first and the last day, month or year of a stretch of time (ISO, possibly partial); None: open."""

_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split(" ")
_SHORTEST_NAME = 3

_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?\Z")
_IN_FIGURES = re.compile(r"(\d\d?)([/.-])(\d\d?)\2(\d{4})\Z")
_AGO = re.compile(r"(\w+) (day|week|fortnight|month|year)s? ago\Z")
_PAST = re.compile(r"(?:the )?(last|past|this) (?:(\w+) )?(day|week|month|year)s?\Z")
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_WRITTEN = re.compile(rf"(?:{_DAY} )?(?:of )?([a-z]+)(?: {_DAY})?(?:,? (\d{{4}}))?\Z")
_BEGUN = re.compile(r"[\d./-]{0,21}\Z|[a-z]+(?: [a-z0-9]*){0,3}\Z|\d+(?: [a-z]*){1,2}\Z")


def stretch(value: str, today: date | None) -> Days | None:
    """The stretch of time that a date or a range with `..` names; None where it names none.

    `today` is what words as `yesterday` count from; without it they name nothing.
    """
    value = " ".join(value.casefold().replace("_", " ").split())
    if ".." in value:
        begin, _, end = value.partition("..")
        first = _one(begin.strip(), today) if begin.strip() else (None, None)
        last = _one(end.strip(), today) if end.strip() else (None, None)
        if first is None or last is None or not (begin.strip() or end.strip()):
            return None
        return first[0], last[1]
    return _one(value, today)


def turned(value: str, today: date | None) -> str | None:
    """A range that ends before it begins, the other way round; None for any other value."""
    begin, _, end = (part.strip() for part in value.partition(".."))
    found = stretch(value, today)
    if found is None or found[0] is None or found[1] is None:
        return None
    # A month is not behind the year that it is part of.
    backwards = found[0] > found[1] and not found[0].startswith(found[1])
    return f"{end}..{begin}" if backwards else None


def perhaps_unfinished(value: str) -> bool:
    """Whether more letters may make a date of this."""
    return len(value) < 40 and _BEGUN.match(value.casefold()) is not None


def first_day(of: str) -> str:
    """The first day of a day, a month or a year (ISO)."""
    if len(of) == len("2021-07-05"):
        return of
    return of + "-01-01"[len(of) - 4 :]


def last_day(of: str) -> str:
    """The last one."""
    if len(of) == len("2021-07-05"):
        return of
    if len(of) == len("2021-07"):
        return f"{of}-{calendar.monthrange(int(of[:4]), int(of[5:]))[1]}"
    return of + "-12-31"[len(of) - 4 :]


def _one(value: str, today: date | None) -> Days | None:
    found = _iso(value) or _in_figures(value) or _written(value, today)
    if found is not None or today is None:
        return found
    return _relative(value, today)


def _iso(value: str) -> Days | None:
    parts = _ISO.match(value)
    return None if parts is None else _partial(*parts.groups())


def _in_figures(value: str) -> Days | None:
    """`25/12/2021`, and `03/04/2021` where it is set which of the two is the month."""
    parts = _IN_FIGURES.match(value)
    settled = day_and_month(int(parts[1]), int(parts[3])) if parts else None
    return _partial(parts[4], str(settled[1]), str(settled[0])) if parts and settled else None


def _partial(year: str, month: str | None, day: str | None) -> Days | None:
    if month is None:
        return (year, year) if int(year) else None
    if not 1 <= int(month) <= 12 or not int(year):
        return None
    named = f"{year}-{int(month):02}"
    if day is not None:
        if not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
            return None
        named += f"-{int(day):02}"
    return named, named


def _written(value: str, today: date | None) -> Days | None:
    """`july`, `july 2021`, `5 july 2021`, `july 5, 2021`; without a year the last one that is not to come."""
    parts = _WRITTEN.match(value)
    if parts is None or len(parts[2]) < _SHORTEST_NAME or (parts[1] and parts[3]):
        return None
    month = next((n for n, name in enumerate(MONTHS, 1) if name.startswith(parts[2])), None)
    day, year = parts[1] or parts[3], parts[4]
    if month is None or (year is None and today is None):
        return None
    if year is None and today is not None:
        ahead = (month, int(day or 1)) > (today.month, today.day)
        year = f"{today.year - ahead:04}"
    return _partial(str(year), str(month), day)


def _relative(value: str, today: date) -> Days | None:
    if value in ("today", "yesterday"):
        return _day(today - timedelta(days=value == "yesterday"))
    weekday = value.removeprefix("last ").removeprefix("on ")
    if weekday in WEEKDAYS:
        return _day(today - timedelta(days=(today.weekday() - WEEKDAYS.index(weekday) - 1) % 7 + 1))
    if ago := _AGO.match(value):
        count = _number(ago[1])
        return None if count is None else _day(_back(today, count, ago[2]))
    if past := _PAST.match(value):
        return _past(past, today)
    return None


def _past(past: re.Match[str], today: date) -> Days | None:
    """`this month` and `last month` are those of the calendar, `last 3 months` ends today."""
    which, unit = past[1], past[3]
    if past[2] is not None or which == "past":
        count = _number(past[2] or "1")
        if count is None or which == "this":
            return None
        return _text(_back(today, count, unit)), _text(today)
    if unit == "day":
        return _day(today - timedelta(days=which == "last"))
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * (which == "last"))
        return _text(monday), _text(monday + timedelta(days=6))
    named = _back(today.replace(day=1), which == "last", unit)
    partial = _text(named)[: 7 if unit == "month" else 4]
    return partial, partial


def _back(day: date, count: int, unit: str) -> date:
    """The day so long before; the last day of a month that is shorter; never before the year 1."""
    try:
        if unit in ("month", "year"):
            months = day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1)
            year, month = divmod(months, 12)
            return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
        return day - timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return date.min


def _number(word: str) -> int | None:
    if word in ("a", "an"):
        return 1
    if word in _NUMBERS:
        return _NUMBERS.index(word) + 1
    return int(word) if word.isascii() and word.isdigit() and len(word) < 7 else None


def _day(day: date) -> Days:
    return _text(day), _text(day)


def _text(day: date) -> str:
    return day.isoformat()
