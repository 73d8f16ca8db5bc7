"""Writes the dates and numbers of a timeline as a person does: `Sun 4 July 2021`, `28 June – 4 July`."""

from __future__ import annotations

from datetime import date

from index.comparison.model import TimelineRow

_MONTHS = "January February March April May June July August September October November December".split()
_SHORT = "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


def calendar_words(value: str, *, short: bool = False) -> str:
    """A date as `index.entities.dating.When.value` gives it, in words; empty for an empty one.

    `short` leaves out the weekday and abbreviates the month.
    """
    first, _, last = value.partition("/")
    if not last:
        return _one(first, short) if first else ""
    (year, month, day), (to_year, to_month, to_day) = _parts(first), _parts(last)
    if year != to_year and (month, day, to_month, to_day) == (1, 1, 12, 31):
        return f"{year}–{to_year}"
    ending = _one(last, True)
    if (year, month) == (to_year, to_month):
        return f"{day}–{ending}"
    beginning = _one(first, True) if year != to_year else f"{day} {_SHORT[(month or 1) - 1]}"
    return f"{beginning}–{ending}" if short else f"{beginning} – {ending}"


def _parts(value: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of a partial ISO date, None for what is left open."""
    unknown = value.startswith("-")
    fields = value.removeprefix("--").split("-") if unknown else value.split("-")
    numbers: list[int | None] = [int(field) for field in fields]
    if unknown:
        numbers = [None, *numbers]
    numbers += [None] * (3 - len(numbers))
    return numbers[0], numbers[1], numbers[2]


def _one(value: str, short: bool) -> str:
    year, month, day = _parts(value)
    months = _SHORT if short else _MONTHS
    words = [str(day) if day else "", months[month - 1] if month else "", str(year) if year else ""]
    if year and month and day and not short:
        words.insert(0, _DAYS[date(year, month, day).weekday()])
    return " ".join(word for word in words if word)


def counted_words(row: TimelineRow, text: str) -> str:
    """A number with what it counts, as the row's own source has it: "hundreds of crossings"."""
    if not row.counted:
        return row.value
    joint = next((word for word in ("of ", "in ") if text.endswith(f" {word}", 0, row.counted.start)), "")
    return f"{row.value} {joint}{' '.join(row.counted.of(text).split())}"
