"""Puts a date expression on the calendar, as far as the day of publication and its own words settle it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from index.entities.dates.date_words import DateKind, DateWords
from index.entities.dates.tense import Tense
from index.entities.dates.when import Published, When, month_end, of_any_year, of_year

NEAR = 90
"""Days within which a date without a year is the one nearest to publication."""

HALF_A_YEAR = 183
"""Days beyond which a month on one side of publication is farther than the same month on the other."""

_TO_MORROW = 6
"""Days back to a day of the week that is the next day's, too: what happened then is mostly in an article that
was written on after the day it bears (22 of 25 in reports of 120 events), and what is to come."""

_WEEKEND = 5
_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1, "twenty": 20}
_WHOLE_YEAR = 365
"""Days of which an unknown year tells nothing."""


def place(words: DateWords, published: Published | None, tense: Tense) -> When | None:
    """The days that an expression means; None where nothing settles them.

    Where the day of publication is only known to lie between two, both must lead to the same days.
    """
    found = _placed(words, published, tense)
    if found is None or (not found.year_known and found.days >= _WHOLE_YEAR):
        return None
    return replace(
        found,
        approximate=found.approximate or words.approximate,
        damaged=found.damaged or words.damaged,
        clock=words.clock,
    )


def _placed(words: DateWords, published: Published | None, tense: Tense) -> When | None:
    if words.to is not None:
        first = _placed(replace(words, to=None), published, tense)
        last = _placed(words.to, published, tense)
        if first is None or last is None or first.first > last.last or first.year_known != last.year_known:
            return None
        return replace(first, last=last.last, inferred=first.inferred or last.inferred)
    if words.kind is DateKind.DEPENDENT:
        return None
    if words.kind is DateKind.CALENDAR and not words.relation:
        if words.year is not None:
            return of_year(words, words.year)
        if published is None:
            return of_any_year(words)
    if published is None:
        return None
    early, late = (_on(words, day, tense) for day in (published.earliest, published.latest))
    if early is None or early != late:
        return None
    return replace(
        early,
        year_known=published.year_known,
        inferred=published.inferred and (words.kind is not DateKind.CALENDAR or published.year_known),
    )


def _on(words: DateWords, day: date, tense: Tense) -> When | None:
    """What the words mean in an article that appeared on `day`."""
    if words.kind is DateKind.CALENDAR:
        return _month_near(words, day, tense)
    if words.kind is DateKind.WEEKDAY and words.weekday is not None:
        return _weekday_near(words, day, tense)
    return _relative(words.relation, day, tense)


def _month_near(words: DateWords, day: date, tense: Tense) -> When | None:
    years = [found for year in (day.year - 1, day.year, day.year + 1) if (found := of_year(words, year))]
    if words.relation == "last":
        return max((when for when in years if when.last < day), key=lambda when: when.first, default=None)
    if words.relation == "next":
        return min((when for when in years if when.first > day), key=lambda when: when.first, default=None)
    if words.day is None and tense in (Tense.PAST, Tense.FUTURE):
        return _bare_month(years, day, tense)
    near = [when for when in years if _distance(when, day) <= NEAR]
    if near:
        return min(near, key=lambda when: _distance(when, day))
    years = [when for when in years if not when.damaged]
    coming = [when for when in years if when.first > day]
    if tense is Tense.FUTURE or (words.bound in ("by", "until") and tense is not Tense.PAST):
        return min(coming, key=lambda when: when.first, default=None)
    same_year = next((when for when in years if when.first.year == day.year), None)
    # Newspapers leave out the year of days in the running one.
    if same_year and (same_year.last < day or tense is not Tense.PAST):
        return same_year
    return None


def _bare_month(years: Sequence[When], day: date, tense: Tense) -> When | None:
    """The month on the side of the day of publication that the verbs say; None where the other side is much
    nearer, for then they may speak of something else ("announced a vote in May")."""
    past = [when for when in years if when.first <= day]
    coming = [when for when in years if when.last >= day]
    meant, other = (past, coming) if tense is Tense.PAST else (coming, past)
    best = min(meant, key=lambda when: _distance(when, day), default=None)
    if best is None or _distance(best, day) <= HALF_A_YEAR:
        return best
    return None if any(_distance(when, day) <= NEAR for when in other) else best


def _distance(when: When, day: date) -> int:
    if when.first <= day <= when.last:
        return 0
    return min(abs((when.first - day).days), abs((when.last - day).days))


def _weekday_near(words: DateWords, day: date, tense: Tense) -> When | None:
    weekday = words.weekday or 0
    back = (day.weekday() - weekday) % 7
    ahead = (weekday - day.weekday()) % 7
    if words.relation == "last":
        # "Last Friday" on a Saturday may be either; the one of the week before is meant for sure.
        return _days(day, -(back or 7)) if day.weekday() <= weekday else None
    if words.relation == "next":
        return _days(day, ahead or 7) if day.weekday() >= weekday else None
    if tense is Tense.FUTURE:
        return _days(day, ahead)
    # "Called a meeting for Monday", "resigned ahead of Monday's vote": what is dated may be to come.
    told = tense is Tense.PAST and (words.bound == "since" or (not words.bound and back != _TO_MORROW))
    return _days(day, -back) if told or back == 0 else None


def _days(day: date, first: int, count: int = 1) -> When | None:
    with suppress(OverflowError):
        start = day + timedelta(days=first)
        return When(start, start + timedelta(days=count - 1))
    return None


def _relative(relation: str, day: date, tense: Tense) -> When | None:
    words = relation.removeprefix("the ").split()
    if words[-1] == "ago":
        return _ago(_SMALL.get(words[0]) or int(words[0]), words[1].removesuffix("s"), day)
    if relation == "today":
        return _days(day, 0)
    if relation in ("yesterday", "tomorrow"):
        return _days(day, -1 if relation == "yesterday" else 1)
    if words[-1] == "weekend":
        return _weekend(words[0], day, tense)
    step = {"last": -1, "this": 0, "next": 1}.get(words[-2])
    if step is None:
        return None
    whole = _UNITS[words[-1]](day, step) if words[-1] in _UNITS else None
    if whole is None or len(words) == 2:
        return whole
    if step == 0 and words[0] == "earlier":
        return When(whole.first, day)
    if step == 0 and words[0] == "later":
        return When(day, whole.last)
    return whole


def _week(day: date, step: int) -> When | None:
    return _days(day, 7 * step - day.weekday(), 7)


def _month(day: date, step: int) -> When | None:
    number = day.year * 12 + day.month - 1 + step
    with suppress(ValueError):
        first = date(number // 12, number % 12 + 1, 1)
        return When(first, month_end(first))
    return None


def _year(day: date, step: int) -> When | None:
    with suppress(ValueError):
        return When(date(day.year + step, 1, 1), date(day.year + step, 12, 31))
    return None


_UNITS: dict[str, Callable[[date, int], When | None]] = {"week": _week, "month": _month, "year": _year}


def _weekend(which: str, day: date, tense: Tense) -> When | None:
    back = (day.weekday() - _WEEKEND) % 7
    if which == "next" or (which == "this" and tense is not Tense.PAST):
        if which == "next" or tense is not Tense.FUTURE:
            return None
        return _days(day, -back if back < 2 else 7 - back, 2)
    if which == "last" and back < 2:
        return None
    return _days(day, (7 - back) if tense is Tense.FUTURE and back >= 2 else -back, 2)


def _ago(count: int, unit: str, day: date) -> When | None:
    if unit == "day":
        return _days(day, -count)
    if unit == "week":
        found = _days(day, -7 * count - 3, 7)
    elif unit == "month":
        found = _month(day, -count)
    else:
        years = {"year": 1, "decade": 10, "century": 100}.get(unit)
        found = _year(day, -count * years) if years else None
    return replace(found, approximate=True) if found else None
