"""Which names are one across the whole library: by exact skeletons, initials and middle names alone.

Likeness that would join two names inside a story only makes a "see also" here, for the library tells of many
who are called nearly the same (Eric Smith, Eric Schmidt).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from index.entities.dates.values import date_value, quantity_value
from index.entities.model import EntityType
from index.entities.names.hypocorisms import same_given_name
from index.entities.names.personal_names import initial_of, parse_name, similar
from index.entities.names.skeleton import skeleton
from index.entities.resolution.keys import facility_key, organisation_key, people_key, place_key, same_place

JOINT = "_"
"""Stands between the parts of a key; no part contains it."""
_SHORTEST_FOLDED = 5
"""Letters of a skeleton below which two spellings are more likely two names: Lee and Li, Keri and Kerry."""
_PLACES = (EntityType.GPE, EntityType.LOC)
_SOUNDS = str.maketrans("cqwyp", "kkvif")
_SUFFIX = re.compile(r"\A(?:jr|sr|ii|iii|iv)\Z")


@lru_cache(maxsize=16384)
def name_key(kind: EntityType, surface: str) -> str:
    """The key under which an index keeps a name for ever: it depends on nothing but its type and spelling.

    The parts stand between `_`, without blanks or commas. People have the surname first, so that `rahmon_`
    begins the keys of all Rahmons (`rahmon_emomali`) and `rahmon` is the surname alone; "jr", "sr", "iii"
    come last. Organisations have the country first whose body they are, where the name says so
    (`US_justice_department`). Skeletons are in lower case; a capital marks what is never folded: an acronym
    (`WHO`), a country or another place of the gazetteer (`US`, `Kabul`), whose names share one key.
    """
    if kind is EntityType.PERSON:
        name = parse_name(surface, fold=_fold)
        return JOINT.join(filter(None, (name.surname, *name.given, name.suffix)))
    if kind is EntityType.ORG:
        return _joined(organisation_key(surface))
    if kind in _PLACES:
        return _joined(place_key(surface)[0])
    if kind is EntityType.FAC:
        return _joined(" ".join(facility_key(surface)))
    if kind is EntityType.NORP:
        return _joined(people_key(surface))
    return _joined(date_value(surface) if kind is EntityType.DATE else quantity_value(surface))


def same_across(kind: EntityType, key: str, other: str) -> bool:
    """Whether two keys of one type may be one entity of the library: equal, or people with one surname whose
    given names are initials of each other, middle names left out or not.

    Not transitive: `J. Smith` may be John and may be James; `divided` leaves such a name by itself.
    """
    if key == other:
        return True
    if kind is not EntityType.PERSON:
        return False
    surname, given, suffix = _person(key)
    other_surname, other_given, other_suffix = _person(other)
    if surname != other_surname or suffix != other_suffix or not given or not other_given:
        return False
    return all(_initialled(one, two) for one, two in zip(given, other_given, strict=False))


def alike(kind: EntityType, key: str, other: str) -> bool:
    """Whether one key is worth a "see also" from the other: close spellings, nicknames, a surname alone, an
    acronym, a short form; also whatever `same_across` allows, so that the two need not be asked in order."""
    if same_across(kind, key, other):
        return True
    if kind is EntityType.PERSON:
        return _people_alike(key, other)
    if kind in _PLACES:
        if _folded(key) == _folded(other):
            return True
        one_is_unknown = key.islower() or other.islower()
        return one_is_unknown and same_place(key.replace(JOINT, " "), other.replace(JOINT, " "))
    if kind is EntityType.ORG:
        return _organisations_alike(key, other)
    if kind is EntityType.FAC:
        return key.rpartition(JOINT)[0] == other or other.rpartition(JOINT)[0] == key
    return False


def divided(kind: EntityType, keys: Iterable[str]) -> tuple[frozenset[str], ...]:
    """The keys as entities of the library: those come together that agree with each other and with the same
    others.

    So `smith_j` joins `smith_john` while no James is there, and stays alone as soon as he is; who joins whom
    does not depend on the order of `keys`. For people, `keys` need hold only those of one surname.
    """
    ordered = sorted(set(keys))
    agreeing = {key: frozenset(one for one in ordered if same_across(kind, key, one)) for key in ordered}
    groups: dict[frozenset[str], list[str]] = {}
    for key in ordered:
        groups.setdefault(agreeing[key], []).append(key)
    return tuple(frozenset(group) for group in groups.values())


def _joined(words: str) -> str:
    return JOINT.join(words.replace(",", " ").replace(JOINT, " ").split())


def _fold(word: str) -> str:
    folded = skeleton(word)
    if len(folded) >= _SHORTEST_FOLDED:
        return folded
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def _folded(key: str) -> str:
    return JOINT.join(skeleton(part) for part in key.split(JOINT))


def _person(key: str) -> tuple[str, tuple[str, ...], str]:
    surname, *given = key.split(JOINT)
    suffix = given.pop() if given and _SUFFIX.match(given[-1]) else ""
    return surname, tuple(given), suffix


def _initialled(one: str, other: str) -> bool:
    return one == other or initial_of(skeleton(one), skeleton(other))


def _people_alike(key: str, other: str) -> bool:
    surname, given, _ = _person(key)
    other_surname, other_given, _ = _person(other)
    if not similar(skeleton(surname), skeleton(other_surname)):
        return False
    if not given or not other_given:
        return True
    first, second = given[0], other_given[0]
    return (
        _initialled(first, second)
        or similar(skeleton(first), skeleton(second))
        or same_given_name(first, second)
    )


def _organisations_alike(key: str, other: str) -> bool:
    if _folded(key) == _folded(other):
        return True
    for one, two in ((key, other), (other, key)):
        words = two.split(JOINT)
        if one.isupper() and JOINT not in one and _abbreviates(one, words):
            return True
        parts = one.split(JOINT)
        if 1 < len(parts) < len(words) and (words[: len(parts)] == parts or words[-len(parts) :] == parts):
            return True
    return False


def _abbreviates(acronym: str, words: list[str]) -> bool:
    """Whether folded words have these initials: all, without the country, or without the head behind."""
    letters = "".join(word[0] for word in words).lower().translate(_SOUNDS)
    own = letters[1:] if len(words[0]) == 2 and words[0].isupper() else letters
    wanted = acronym.lower().translate(_SOUNDS)
    return len(words) > 1 and (wanted in (letters, own) or (len(wanted) > 2 and own.startswith(wanted)))
