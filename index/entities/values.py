"""The value of a date or a quantity, so that `Sept. 11` and `September 11` count as one."""

from __future__ import annotations

import re

_MONTHS = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
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
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 1_000, "m": 10**6, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
_BOUNDS = (
    (re.compile(r"\A(?:more than|over|at least|an estimated)\s"), ">"),
    (re.compile(r"\A(?:less than|fewer than|up to|at most|almost|nearly|as many as|as much as)\s"), "<"),
    (re.compile(r"\A(?:about|around|roughly|some|approximately)\s"), "~"),
)
_MONTH_DAY = re.compile(r"\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b")
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3})[a-z]*")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def date_value(surface: str) -> str:
    """A key of what a date says: ISO with `--` for an unknown year (`--09-11`, `2017-05`), else its words."""
    low = " ".join(surface.lower().split())
    if re.fullmatch(r"\d{4}-\d\d-\d\d", low):
        return low
    year_match = _YEAR.search(low)
    year = year_match.group() if year_match else "-"
    if (found := _MONTH_DAY.search(low)) and found[1] in _MONTHS:
        return f"{year}-{_MONTHS[found[1]]:02d}-{int(found[2]):02d}"
    if (found := _DAY_MONTH.search(low)) and found[2] in _MONTHS:
        return f"{year}-{_MONTHS[found[2]]:02d}-{int(found[1]):02d}"
    first = low.split()[0]
    if first[:3] in _MONTHS and (
        len(first.rstrip(".")) <= 4 or first.rstrip(".,").endswith(("y", "h", "l", "e", "t", "r"))
    ):
        return f"{year}-{_MONTHS[first[:3]]:02d}"
    return " ".join(str(_SMALL.get(word, word)) for word in low.split())


def quantity_value(surface: str) -> str:
    """A key of bound, number and unit: `>1000`, `3500000 $`, `20 %`; the words where no number is read."""
    low = " ".join(surface.lower().replace("per cent", "percent").split())
    bound = ""
    for pattern, sign in _BOUNDS:
        if found := pattern.match(low):
            bound, low = sign, low[found.end() :]
            break
    currency = next((sign for sign in "$€£¥₹" if sign in low), "")
    words = re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+|%", low)
    number: float | None = None
    units: list[str] = []
    for word in words:
        if word[0].isdigit():
            number = (number or 0) + float(word.replace(",", ""))
        elif word in _SMALL:
            number = (number or 0) + _SMALL[word]
        elif word in _SCALES:
            number = (1 if number is None else number) * _SCALES[word]
        elif word in ("a", "an"):
            number = 1 if number is None and len(words) > 1 else number
        elif word not in ("us", "and", "of", "the"):
            units.append({"percent": "%", "dollars": "$", "dollar": "$"}.get(word, word.rstrip("s")))
    if number is None:
        return low
    unit = " ".join(filter(None, [currency, *units]))
    return f"{bound}{number:.10g} {unit}".rstrip()
