"""Which country a word in a name stands for: `U.S.`, `American` and `United States` are one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from index.entities.gazetteer import gazetteer, key_of

_COUNTRY = re.compile(r"[A-Z]{2}\Z")
_SHORTEST_STEM = 3


@cache
def _names() -> dict[str, list[tuple[str, str]]]:
    """The countries' names in lower case with the country's code, by their first letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, (_, place) in gazetteer().places.items():
        if _COUNTRY.match(place) and not name.isupper():
            found.setdefault(name[:_SHORTEST_STEM].lower(), []).append((name.lower().split()[0], place))
    return found


@lru_cache(maxsize=4096)
def country_of(name: str) -> str:
    """The ISO code of the country that a place's name or a demonym stands for; empty where it is none.

    A demonym is of the country whose name begins most like it: `Tajik` of Tajikistan, `Austrian` of Austria
    and not Australia. The few that are formed otherwise (`Dutch`) are not known.
    """
    known = gazetteer().places.get(key_of(name))
    if known:
        return known[1] if _COUNTRY.match(known[1]) else ""
    if name not in gazetteer().demonyms:
        return ""
    low = name.lower()
    best, length = set[str](), 0
    for other, place in _names().get(low[:_SHORTEST_STEM], ()):
        # American Samoa is not where Americans are from.
        if other == low:
            continue
        common = next(
            (at for at, (one, two) in enumerate(zip(low, other, strict=False)) if one != two),
            min(len(low), len(other)),
        )
        if common > length:
            best, length = set(), common
        if common == length:
            best.add(place)
    return best.pop() if len(best) == 1 else ""
