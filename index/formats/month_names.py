"""The months by their names and abbreviations, in several languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

MONTHS: Mapping[str, tuple[str, ...]] = {
    language: tuple(names.split())
    for language, names in {
        "en": "January February March April May June July August September October November December",
        "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "nl": "januari februari maart april mei juni juli augustus september oktober november december",
        "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    }.items()
}
"""The months in the languages in which dates are read and written, by those of the Unicode CLDR (gregorian
calendar, format "wide")."""

_OTHERS = {"mrt": 3, "jänner": 1, "jaenner": 1, "janner": 1, "maerz": 3, "mrz": 3, "setiembre": 9}
"""What stands for a month beside its name and the beginnings of that."""

_SHORTEST = 3


def folded(text: str) -> str:
    """The text in small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def month_called(name: str) -> int | None:
    """The month (1 to 12) of a folded name, or of its first three letters and more where only one month
    begins so in any of the languages; else None."""
    return _months().get(name)


@cache
def _months() -> dict[str, int]:
    written = (month for names in MONTHS.values() for month in enumerate(names, 1))
    whole = {folded(name): number for number, name in written} | _OTHERS
    begun: dict[str, set[int]] = {}
    for name, number in whole.items():
        for end in range(_SHORTEST, len(name)):
            begun.setdefault(name[:end], set()).add(number)
    return {start: next(iter(found)) for start, found in begun.items() if len(found) == 1} | whole
