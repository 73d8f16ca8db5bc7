"""The value of a date or a quantity, so that `Sept. 11` and `September 11` count as one."""

from __future__ import annotations

import re

from index.entities.dates.date_words import DateKind, read_words
from index.languages.scales import SCALES

_SMALL = {
    name: value
    for value, name in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen""".split()
    )
} | {
    name: 10 * value
    for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_BOUNDS = (
    (re.compile(r"\A(?:more than|over|at least|no fewer than|no less than|upwards of)\s"), ">"),
    (re.compile(r"\A(?:less than|fewer than|up to|at most|almost|nearly|as many as|as much as)\s"), "<"),
    (re.compile(r"\A(?:about|around|roughly|some|approximately|an estimated|close to)\s"), "~"),
)
_ELSEWHERE = re.compile(r"\d,\d{1,2}(?!\d)|\d\.\d{3}(?!\d)|\d[\s'’]\d{3}(?!\d)|[^\x00-\x7f$€£¥₹–—’]")
"""What tells a number as other languages than English write it: `1,2`, `1.200`, `12 000`, 万."""
_GROUPED = re.compile(r"(?<=\d)[.\s'’](?=\d{3}(?!\d))")
_FRACTION = re.compile(r"(a|one|two|three)[\s-](third|quarter|fifth|tenth)s?")
_DENOMINATORS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}


def date_value(surface: str) -> str:
    """A key of what a date says: ISO with `--` for an unknown year (`--09-11`, `2017-05`, `1990s`), else its
    words."""
    low = " ".join(surface.lower().split())
    words = read_words(surface)
    if (
        words is None
        or words.kind is not DateKind.CALENDAR
        or words.relation
        or words.approximate
        or words.to
    ):
        return " ".join(str(_SMALL.get(word, word)) for word in low.split())
    if words.years == 10:
        return f"{words.year}s"
    if words.years > 1 or words.months > 1:
        return low
    year = "-" if words.year is None else f"{words.year}"
    return "-".join([year, *(f"{part:02d}" for part in (words.month, words.day) if part is not None)])


def _amount(words: list[str]) -> tuple[float | None, list[str]]:
    """The number that the words of a quantity come to, None where they have none, and what is counted."""
    number: float | None = None
    units: list[str] = []
    for word in words:
        if word[0].isdigit():
            number = (number or 0) + float(word.replace(",", ""))
        elif word in _SMALL:
            number = (number or 0) + _SMALL[word]
        elif word in SCALES:
            number = (1 if number is None else number) * SCALES[word]
        elif word in ("a", "an"):
            number = 1 if number is None and len(words) > 1 else number
        elif word not in ("us", "and", "of", "the"):
            units.append({"percent": "%", "dollars": "$", "dollar": "$"}.get(word, word.rstrip("s")))
    return number, units


def quantity_value(surface: str) -> str:
    """A key of bound, number and unit: `>1000`, `3500000 $`, `20 %`; the words where no number is read."""
    low = " ".join(surface.lower().replace("per cent", "percent").split())
    if _ELSEWHERE.search(low):
        return _GROUPED.sub("", low)
    bound = ""
    for pattern, sign in _BOUNDS:
        if found := pattern.match(low):
            bound, low = sign, low[found.end() :]
            break
    if fraction := _FRACTION.fullmatch(low):
        return f"{bound}{_SMALL.get(fraction[1], 1)}/{_DENOMINATORS[fraction[2]]}"
    currency = next((sign for sign in "$€£¥₹" if sign in low), "")
    words = re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+|%", low)
    number, units = _amount(words)
    if number is None:
        return low
    unit = " ".join(filter(None, [currency, *units]))
    return f"{bound}{number:.10g} {unit}".rstrip()
