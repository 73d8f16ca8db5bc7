"""When an article appeared: by its own date, by what its words say, or by the others of its story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from index.entities.dates.date_words import DateWords
from index.entities.dates.tense import Tense
from index.entities.dates.when import Published, of_any_year, of_year

TOLD_WITHIN = 2
"""Days after a weekday named with its date until which the article is taken to have appeared."""

_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:?\d\d)[^Z+]*(Z|[+]00:?00)?.*)?\Z")
_NOON = "12"


def published_on(value: str | None) -> Published | None:
    """The days an article's ISO date leaves open: one; two where it is an early hour in UTC, which in the
    Americas is the day before. None where it is partial or missing."""
    match = _ISO_DAY.match(value or "")
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        # Midnight sharp is what a program writes that knows only the day.
        early = match[5] is not None and match[4][:2] < _NOON and match[4].replace(":", "") != "0000"
        return Published(day - timedelta(days=1) if early else day, day)
    except (ValueError, OverflowError):
        return None


def published_by_words(found: Sequence[tuple[DateWords, Tense]]) -> Published | None:
    """When an article appeared by its own words: within two days of the latest past weekday that it names
    with its date ("Monday, July 5")."""
    known: list[Published] = []
    for words, tense in found:
        if words.weekday is None or words.day is None or tense in (Tense.FUTURE, Tense.UNSURE) or words.to:
            continue
        when = of_year(words, words.year) if words.year else of_any_year(words)
        if when and not when.damaged:
            latest = when.first + timedelta(days=TOLD_WITHIN)
            known.append(Published(when.first, latest, words.year is not None, inferred=True))
    if not known or len({each.year_known for each in known}) > 1:
        return None
    return max(known, key=lambda each: each.earliest)


def published_together(others: Sequence[Published]) -> Published | None:
    """When an article of a story appeared by when the others did; None where these lie days apart."""
    if not others or len({each.year_known for each in others}) > 1:
        return None
    earliest = min(each.earliest for each in others)
    latest = max(each.latest for each in others)
    if (latest - earliest).days > TOLD_WITHIN + 1:
        return None
    return Published(earliest, latest, others[0].year_known, inferred=True)
