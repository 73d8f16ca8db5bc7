"""The months by their names and abbreviations, in the languages that `date_language` knows."""

from __future__ import annotations

import unicodedata
from functools import cache

_NAMES = (
    "january january januar enero janvier gennaio januari janeiro",
    "february february februar febrero fevrier febbraio februari fevereiro",
    "march march marz marzo mars marzo maart marco",
    "april april april abril avril aprile april abril",
    "may may mai mayo mai maggio mei maio",
    "june june juni junio juin giugno juni junho",
    "july july juli julio juillet luglio juli julho",
    "august august august agosto aout agosto augustus agosto",
    "september sept september septiembre septembre settembre september setembro setiembre",
    "october october oktober octubre octobre ottobre oktober outubro",
    "november november november noviembre novembre novembre november novembro",
    "december december dezember diciembre decembre dicembre december dezembro",
)
"""Without accents: English, German, Spanish, French, Italian, Dutch and Portuguese."""

_OTHERS = {"mrt": 3, "jänner": 1, "jaenner": 1, "janner": 1, "maerz": 3, "mrz": 3}
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
    whole = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()} | _OTHERS
    begun: dict[str, set[int]] = {}
    for name, number in whole.items():
        for end in range(_SHORTEST, len(name)):
            begun.setdefault(name[:end], set()).add(number)
    return {start: next(iter(found)) for start, found in begun.items() if len(found) == 1} | whole
