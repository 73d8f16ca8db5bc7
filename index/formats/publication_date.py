"""Reads a publication date as exports write it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from index.date_order import day_and_month
from index.formats.front_matter import is_iso_date

_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?(\d\d)(\d\d)(\d\d)(Z?))?\Z")
_SPACED = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?\Z"
)
_SLASHED = re.compile(r"(\d{4})/(\d\d?)(?:/(\d\d?))?\Z")
_IN_FIGURES = re.compile(r"(\d\d?)([/.-])(\d\d?)\2(\d{4})\Z")
_NUMBER = re.compile(r"\d{9,13}(?:\.\d+)?\Z")

_MILLISECONDS = 100_000_000_000
"""Numbers above count milliseconds since 1970: seconds reach it in the year 5138."""


def iso_date(value: object) -> str | None:
    """The date in ISO form, with its time where one is given; None where it is no date that can be read
    without a guess (`03/04/2021` is two, unless `index.date_order` says which).

    Read are ISO 8601 in its usual spellings, `20210705`, `2021/7/5`, `25/12/2021`, the dates of mail and
    feeds (RFC 5322), and seconds or milliseconds since 1970.
    """
    if isinstance(value, bool):
        return None
    content = " ".join(str(value).split())
    if is_iso_date(content):
        return content
    for read in (_spaced, _compact, _slashed, _in_figures, _counted, _of_mail):
        found = read(content)
        if found is not None and is_iso_date(found):
            return found
    return None


def _spaced(content: str) -> str | None:
    match = _SPACED.match(content)
    if match is None:
        return None
    zone = match[3] or ""
    zone = "Z" if zone in ("UTC", "GMT") else f"{zone}:00" if len(zone) == 3 else zone
    return f"{match[1]}T{match[2]}{zone}"


def _compact(content: str) -> str | None:
    match = _COMPACT.match(content)
    if match is None:
        return None
    day = "-".join(match.group(1, 2, 3))
    return f"{day}T{':'.join(match.group(4, 5, 6))}{match[7]}" if match[4] else day


def _slashed(content: str) -> str | None:
    match = _SLASHED.match(content)
    if match is None:
        return None
    return "-".join([match[1], *(part.zfill(2) for part in match.group(2, 3) if part)])


def _in_figures(content: str) -> str | None:
    match = _IN_FIGURES.match(content)
    settled = day_and_month(int(match[1]), int(match[3])) if match else None
    return f"{match[4]}-{settled[1]:02}-{settled[0]:02}" if match and settled else None


def _counted(content: str) -> str | None:
    if not _NUMBER.match(content):
        return None
    seconds = float(content)
    if seconds > _MILLISECONDS:
        seconds /= 1000
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _of_mail(content: str) -> str | None:
    try:
        found = parsedate_to_datetime(content)
        return found.isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
