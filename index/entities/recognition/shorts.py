"""Short forms: the last or first words and the letters by which an article goes on to call an organisation,
and names joined by a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from index.entities.model import EntityType
from index.entities.vocabulary.gazetteer import gazetteer
from index.entities.vocabulary.organisations import ORGANISATIONS
from index.entities.vocabulary.words import (
    ACRONYM,
    DATED,
    DEMONYM,
    GIVEN,
    PLACE,
    STOPPED,
    SURNAME,
    flags,
    is_demonym,
)

_NOT_SHORT = PLACE | DEMONYM | GIVEN | DATED | STOPPED | ACRONYM | SURNAME
_SMALL = frozenset({"of", "for", "on"})
_NO_INITIALS = frozenset({"of", "the", "and", "for", "on", "in", "de", "&"})


def organisation_shorts(words: list[str]) -> Iterator[str]:
    """What an article may call an organisation of these words with "the" before it: `Fenland Daily Post`
    is the Post or the Daily Post, `Office of Fair Rents` the Office."""
    joint = next((at for at, word in enumerate(words) if word in _SMALL), 0)
    if joint:
        words = words[:joint]
    elif len(words) > 2:
        yield " ".join(words[-2:])
    if words and (joint or len(words) > 1) and not flags(words[-1]) & _NOT_SHORT:
        yield words[-1]


def initials(surface: str) -> str:
    """The acronym that a name of several words would have, small words left out; empty for one word."""
    words = [
        word
        for word in re.split(r"[\s-]+", surface)
        if word.lower() not in _NO_INITIALS and word[:1].isalpha()
    ]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


def hyphened_names(
    word: str, people: Mapping[str, str], names: Mapping[str, EntityType]
) -> list[tuple[int, int, EntityType]]:
    """The names that a hyphen joins (`Volkhonsky-Brandt` where both are people of the article): start and
    end in the word, and type; empty where it is one name."""
    parts = word.split("-")
    if word in people or word in names or not all(part[:1].isupper() for part in parts):
        return []
    places = gazetteer().places
    found, start = [], 0
    for part in parts:
        kind: EntityType | None = None
        if part in people:
            kind = EntityType.PERSON
        elif part in places:
            kind = places[part][0]
        elif part in ORGANISATIONS:
            kind = EntityType.ORG
        elif is_demonym(part):
            kind = EntityType.NORP
        else:
            kind = names.get(part)
        if kind is not None:
            found.append((start, start + len(part), kind))
        start += len(part) + 1
    return found if len(found) == len(parts) else []
