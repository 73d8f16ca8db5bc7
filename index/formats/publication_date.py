"""Reads a publication date as exports and people write it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime

from index.formats.month_names import folded, month_called
from index.languages.date_order import DAY_MONTH, date_order, day_and_month
from index.running.late_imports import IMPORTING

_ISO = re.compile(
    r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?(\d\d)(\d\d)(\d\d)(Z?))?\Z")
_TIME = re.compile(
    r"(?P<day>.*\d.*?),?[ T](?:at |um |[-–|@] )?(?P<hour>\d\d?):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:\.\d+)?)?(?: ?(?P<half>[ap])\.?m\b\.?)?"
    r"(?: ?(?:(?P<offset>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)|\(?[A-Z]{1,5}T\)?|Uhr))?\Z",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d\d?)\2(\d\d?)\Z|(\d{4})/(\d\d?)\Z")
_IN_FIGURES = re.compile(r"(\d\d?)([/.-])(\d\d?)\2(\d{4}|\d\d)\Z")
_IN_SIGNS = re.compile(r"(\d{4})年 ?(\d\d?)月 ?(?:(\d\d?)日)?\Z")
_FEED = re.compile(r"(?:[A-Z][a-z]{2}, )?\d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? [A-Z+-]")
_HALF_DAY = re.compile(r"\d ?[ap]\.?m\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{9,13}(?:\.\d+)?\Z")

_LEAD = r"(?:[a-z]+(?:-feira)?[.,:]{0,2} )?"
_DAY = r"(\d\d?)(?:st|nd|rd|th|er|o|a|\.)?"
_NAME = r"([a-z]{3,})\.?"
_OF = r"(?:de |del |di |of |the )?"
_WRITTEN = (
    re.compile(
        rf"{_LEAD}(?:the |le |den |el )?{_DAY}[ -]{{0,2}}{_OF}(?P<month>[a-z]{{3,}})\.?,?[ -]{_OF}(\d{{4}})\Z"
    ),
    re.compile(rf"{_LEAD}(?P<month>[a-z]{{3,}})\.?[ -]{_DAY},?[ -](\d{{4}})\Z"),
)
_MONTH_OF = re.compile(rf"{_NAME},? {_OF}(\d{{4}})\Z")

_MILLISECONDS = 100_000_000_000
"""Numbers above count milliseconds since 1970: seconds reach it in the year 5138."""

_THIS_CENTURY = 69
"""Years in two figures below are of 2000 and later, the others of 1900 (POSIX, strptime's %y)."""

_LONGEST = 80
"""Characters of the longest date that is read."""


def is_iso_date(value: str) -> bool:
    """Whether `value` is an ISO date, possibly partial (`2021-07`) or with a time, of a day that there is."""
    if _ISO.fullmatch(value) is None:
        return False
    if len(value) < len("2021-07-05") or value[8:10] <= "28":
        return True
    return int(value[8:10]) <= monthrange(int(value[:4]), int(value[5:7]))[1]


def iso_date(value: object) -> str | None:
    """The date in ISO form, with its time where one is given; None where it is no date that can be read
    without a guess (`03/04/2021` is two, unless `index.languages.date_order` says which).

    Read are ISO 8601 in its usual spellings, `20210705`, `2021/7/5`, `25/12/2021`, `July 5, 2021` and
    `5. Juli 2021` in the languages of `month_names`, the dates of mail and feeds (RFC 5322), and seconds or
    milliseconds since 1970. A zone in letters other than UTC is passed over.
    """
    if isinstance(value, bool):
        return None
    content = " ".join(str(value).split())
    if is_iso_date(content):
        return content.replace(" ", "T")
    if len(content) > _LONGEST:
        return None
    for read in (_compact, _counted, _day, _of_feed, _timed, _of_mail):
        found = read(content)
        if found is not None and is_iso_date(found):
            return found
    return None


def unread_date(value: str) -> str | None:
    """What to say of a date that cannot be read, as a clause; None where it can, or there is none."""
    content = " ".join(value.split())
    if not content or iso_date(content) is not None:
        return None
    shown = content if len(content) <= _LONGEST // 2 else content[: _LONGEST // 2] + "…"
    if (figures := _IN_FIGURES.match(content.split(" ")[0])) and _two_ways(figures):
        return f"the date {shown} can be read in two ways; say which with date_order in the settings"
    return f"the date {shown} is none that is known; write it as 2021-07-05"


def _timed(content: str) -> str | None:
    """A day with the time behind it."""
    match = _TIME.match(content)
    day = _day(match["day"].strip(" ,")) if match else None
    if match is None or day is None or len(day) < len("2021-07-05"):
        return None
    hour, half, zone = int(match["hour"]), (match["half"] or "").lower(), (match["offset"] or "").upper()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    if hour > 23 or int(match["minute"]) > 59:
        return None
    if zone in ("UTC", "GMT"):
        zone = "Z"
    elif zone[:1] in ("+", "-"):
        zone = f"{zone[:3]}:{zone[3:].removeprefix(':') or '00'}"
    second = f":{match['second']}" if match["second"] else ""
    return f"{day}T{hour:02}:{match['minute']}{second}{zone}"


def _compact(content: str) -> str | None:
    match = _COMPACT.match(content)
    if match is None:
        return None
    day = "-".join(match.group(1, 2, 3))
    return f"{day}T{':'.join(match.group(4, 5, 6))}{match[7]}" if match[4] else day


def _day(content: str) -> str | None:
    """A day, or a month of a year, without a time."""
    if is_iso_date(content):
        return content
    if match := _YEAR_FIRST.match(content):
        return _iso(match[1] or match[5], int(match[3] or match[6]), match[4])
    if match := _IN_FIGURES.match(content):
        return _in_figures(int(match[1]), int(match[3]), match[4])
    if match := _IN_SIGNS.match(content):
        return _iso(match[1], int(match[2]), match[3])
    return _written(folded(content))


def _in_figures(first: int, second: int, year: str) -> str | None:
    """A day of figures alone. 21/01/18 may begin with its year, until it is said that the day does."""
    short = len(year) == 2
    if short and first > 12 and int(year) <= 31 and date_order() != DAY_MONTH:
        return None
    settled = day_and_month(first, second)
    if settled is None:
        return None
    century = ("20" if int(year) < _THIS_CENTURY else "19") if short else ""
    return _iso(century + year, settled[1], str(settled[0]))


def _two_ways(figures: re.Match[str]) -> bool:
    """Whether a date of figures that was not read could be read."""
    first, second, last = int(figures[1]), int(figures[3]), int(figures[4])
    return max(first, second) <= 12 or (first > 12 >= second and len(figures[4]) == 2 and last <= 31)


def _written(content: str) -> str | None:
    if match := _MONTH_OF.match(content):
        return _iso(match[2], month_called(match[1]), None)
    for pattern in _WRITTEN:
        if match := pattern.match(content):
            day, year = (part for part in match.groups() if part != match["month"])
            return _iso(year, month_called(match["month"]), day)
    return None


def _iso(year: str, month: int | None, day: str | None) -> str | None:
    if month is None or not 1 <= month <= 12:
        return None
    try:
        named = date(int(year), month, int(day or 1)).isoformat()
    except ValueError:
        return None
    return named if day else named[:7]


def _counted(content: str) -> str | None:
    if not _NUMBER.match(content):
        return None
    seconds = float(content)
    if seconds > _MILLISECONDS:
        seconds /= 1000
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _of_feed(content: str) -> str | None:
    """RFC 5322 to the letter, with the zones that it names in letters."""
    return _of_mail(content) if _FEED.match(content) else None


def _of_mail(content: str) -> str | None:
    """RFC 5322 wants a time of 24 hours; without one the parser takes other things for a date too."""
    if ":" not in content or _HALF_DAY.search(content):
        return None
    with IMPORTING:
        # Few dates come to this, and it is a sixth of what the first article that is read has to import.
        from email.utils import parsedate_to_datetime
    try:
        found = parsedate_to_datetime(content)
        return found.isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
