"""Keys under which organisations, places and peoples of one story are the same, and the rules for
looser spellings."""

from __future__ import annotations

import re

from rapidfuzz.distance import Indel

from index.entities.names.organisation_names import parse_organisation
from index.entities.names.skeleton import skeleton
from index.entities.vocabulary.gazetteer import gazetteer, key_of
from index.entities.vocabulary.lexicon import STATES

SIMILAR_PLACES = 0.88
"""Least similarity of two places' skeletons, of which at most one may stand in the gazetteer."""
_AIR = frozenset("air base airbase airfield airport international military force".split())
_DIVISION = re.compile(r"\s(?:Province|District|Oblast|Region|Governorate|Prefecture)\Z")
_PARTY = {
    "democratic": "democrat",
    "democrats": "democrat",
    "jews": "jewish",
    "jew": "jewish",
    "arabs": "arab",
    "kurd": "kurdish",
}


def place_key(surface: str) -> tuple[str, bool]:
    """The key of a place and whether the gazetteer knows it; all names of one country share a key."""
    places = gazetteer().places
    surface = STATES.get(surface, surface)
    for name in (surface, _DIVISION.sub("", surface), surface.title() if surface.isupper() else surface):
        known = places.get(key_of(name))
        if known:
            return known[1], True
    return " ".join(skeleton(word) for word in _DIVISION.sub("", surface).replace("-", " ").split()), False


def same_place(left: str, right: str) -> bool:
    """Whether two place keys, at most one from the gazetteer, may spell one place: alike, or one cut
    short by a syllable."""
    left, right = skeleton(left), skeleton(right)
    if min(len(left), len(right)) < 6 or left[0] != right[0]:
        return False
    shorter, longer = sorted((left, right), key=len)
    cut = longer.startswith(shorter) and len(longer) - len(shorter) <= 2
    return cut or Indel.normalized_similarity(left, right) >= SIMILAR_PLACES


def organisation_key(surface: str) -> str:
    """The folded words of an organisation without article and company form (`Acme Corp.` is `acme`), behind
    the code of the country whose body it is; an acronym stays in capitals."""
    name = parse_organisation(surface)
    return name.acronym or " ".join(filter(None, (name.country, *name.words)))


def facility_key(surface: str) -> tuple[str, str]:
    """A facility's own name and its sort: `("drobna", "air")`; the sort is empty where only the name is
    given."""
    words = surface.split()
    own = [word for word in words if word.lower() not in _AIR]
    if own and len(own) < len(words):
        return " ".join(map(skeleton, own)), "air"
    if len(words) > 1:
        return " ".join(map(skeleton, words[:-1])), words[-1].lower()
    return skeleton(surface), ""


def people_key(surface: str) -> str:
    """A nationality, religion or party in one form for singular, plural and adjective."""
    low = surface.lower().replace("-", " ")
    if low in _PARTY:
        return _PARTY[low]
    if low.endswith("ies"):
        low = low[:-3] + "y"
    elif low.endswith("s") and not low.endswith("ss"):
        low = low[:-1]
    return re.sub(r"(?<=sh|ch)(?:m[ae]n)\Z", "", low)
