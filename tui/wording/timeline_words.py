"""Writes the dates and numbers of a timeline as a person does: `Sun 4 July 2021`, `28 June – 4 July`."""

from __future__ import annotations

from index.comparison.model import TimelineRow
from tui.wording.date_languages import date_language


def calendar_words(value: str, *, short: bool = False) -> str:
    """A date as `index.entities.dates.when.When.value` gives it, in words; empty for an empty one.

    `short` leaves out the weekday and abbreviates the month.
    """
    first, _, last = value.partition("/")
    language = date_language()
    if language is None:
        return " – ".join(part.removeprefix("--") for part in (first, last) if part)
    if not last:
        return language.written(*_parts(first), short=short) if first else ""
    (year, month, day), (to_year, to_month, to_day) = _parts(first), _parts(last)
    if year != to_year and (month, day, to_month, to_day) == (1, 1, 12, 31):
        return f"{year}–{to_year}"
    ending = language.written(*_parts(last), short=True)
    if (year, month) == (to_year, to_month):
        return f"{day}{language.after_day}–{ending}"
    beginning = language.written(year if year != to_year else None, month, day, short=True)
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


def counted_words(row: TimelineRow, text: str) -> str:
    """A number with what it counts, as the row's own source has it: "hundreds of crossings"."""
    if not row.counted:
        return row.value
    joint = next((word for word in ("of ", "in ") if text.endswith(f" {word}", 0, row.counted.start)), "")
    return f"{row.value} {joint}{' '.join(row.counted.of(text).split())}"
