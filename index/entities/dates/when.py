"""Stretches of the calendar: the days that a date means, and those on which an article may have appeared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.entities.dates.date_words import DateWords

_ANY_YEARS = range(2000, 2028)
"""Years in which every day of every month falls on every weekday."""


@dataclass(frozen=True, slots=True)
class Published:
    """The days on which an article may have appeared, both included.

    `year_known` is False where the year of the two merely stands for an unknown one. `inferred` says that
    they do not come from the article's own date but from a date in its text, or in another source's.
    """

    earliest: date
    latest: date
    year_known: bool = True
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of the calendar, both days included.

    Without `year_known` the years only stand for an unknown one. `inferred`: settled with the help of a date
    that is not the article's own. `damaged`: the words contradict themselves.
    """

    first: date
    last: date
    year_known: bool = True
    approximate: bool = False
    inferred: bool = False
    damaged: bool = False
    clock: str = ""

    @property
    def days(self) -> int:
        """How many days it spans, from 1."""
        return (self.last - self.first).days + 1

    @property
    def value(self) -> str:
        """ISO 8601, partial where a whole month or year is meant, `--07-05` without the year, else
        `first/last`."""
        year = f"{self.first.year:04d}" if self.year_known else "-"
        if self.first == self.last:
            return f"{year}-{self.first:%m-%d}"
        if self.first.day == 1 and self.last == month_end(self.last) and self.first.year == self.last.year:
            if self.first.month == self.last.month:
                return f"{year}-{self.first:%m}"
            if self.year_known and (self.first.month, self.last.month) == (1, 12):
                return year
        if self.year_known:
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        return f"--{self.first:%m-%d}/--{self.last:%m-%d}"

    def meets(self, other: When) -> bool:
        """Whether the two share a day; without a year on either side, in any year."""
        if self.year_known and other.year_known:
            return self.first <= other.last and other.first <= self.last
        if self.days > 300 or other.days > 300:
            return True
        return not self._days_of_year().isdisjoint(other._days_of_year())

    def _days_of_year(self) -> set[tuple[int, int]]:
        days = (self.first + timedelta(days=number) for number in range(self.days))
        return {(day.month, day.day) for day in days}


def month_end(day: date) -> date:
    """The last day of a day's month."""
    if (day.year, day.month) == (date.max.year, 12):
        return date.max
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)


def of_year(words: DateWords, year: int) -> When | None:
    """The days that words mean in a year; None where there is no such day."""
    try:
        if words.month is None:
            return When(date(year, 1, 1), date(year + words.years - 1, 12, 31))
        first = date(year, words.month, words.day or 1)
    except ValueError:
        return None
    if words.day is not None:
        wrong = words.weekday is not None and first.weekday() != words.weekday
        return When(first, first, damaged=wrong)
    return When(first, month_end(date(year, words.month + words.months - 1, 1)))


def of_any_year(words: DateWords) -> When | None:
    """A month or a day of it in a year that is not known: one in which it falls on its weekday."""
    for year in _ANY_YEARS:
        found = of_year(words, year)
        if found and not found.damaged:
            return replace(found, year_known=False)
    return None
