"""Which country a word in a name stands for: `U.S.`, `American` and `United States` are one."""

from __future__ import annotations

import re
from functools import lru_cache

from index.entities.vocabulary.gazetteer import gazetteer, key_of
from index.entities.vocabulary.words import demonym_in

_COUNTRY = re.compile(r"[A-Z]{2}\Z")
_DIVISION = re.compile(r"([A-Z]{2})-")


@lru_cache(maxsize=4096)
def country_of(name: str) -> str:
    """The ISO code of the country that a place's name or a demonym stands for; empty where it is none."""
    known = gazetteer().places.get(key_of(name))
    if known:
        return known[1] if _COUNTRY.match(known[1]) else ""
    demonym = demonym_in(name)
    return gazetteer().demonyms[demonym] if demonym is not None else ""


def country_around(name: str) -> str:
    """The ISO code of the country that a place is or is a division of; empty where that is not known."""
    known = gazetteer().places.get(key_of(name))
    division = _DIVISION.match(known[1]) if known else None
    return division[1] if division else country_of(name)
