"""The parts of a person's name, and how like two names are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import Indel

from index.entities.names.hypocorisms import same_given_name
from index.entities.names.skeleton import skeleton
from index.entities.vocabulary.gazetteer import gazetteer
from index.entities.vocabulary.lexicon import PARTICLES, SUFFIXES, TITLE_HEADS, TITLE_MODIFIERS

SIMILAR = 0.9
"""Least similarity (normalised Indel, 0..1) of two surnames' skeletons that may be one name."""
_SHORTEST_FUZZY = 5
_SHORTEST_VOWELS = 7
"""Letters from which surnames may differ in vowels: Soleimani, Suleimani, but not Helms, Holms."""
SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""A Korean or Chinese given name, which stands behind the surname: `Moon Jae-in`."""
_ARTICLE = re.compile(r"\A(?:al|el|as|ash|an|ar|ad|az)-", re.IGNORECASE)
_FOLDED_INITIALS = {"k": "kch", "p": "pf", "d": "dj", "z": "zj", "t": "tc"}
"""First letters of skeletons whose names begin with this letter when it stands alone: `C.` is Charles and
Carl, `P.` Philip."""
_SHORT_VOWELS = str.maketrans("eo", "iu")
"""Arabic has three vowels, which romanisations write with five letters."""


_SERVANT = frozenset("abdul abdel abdol abdal".split())


class Likeness(IntEnum):
    """How like two names are: not one person's, perhaps one spelled in two ways, or plainly one."""

    NONE = 0
    LOOSE = 1
    EXACT = 2


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts, each folded: given names and initials, surname, and "jr", "sr", "iii" (or empty);
    `whole` is all of it in the order written, without blanks."""

    given: tuple[str, ...]
    surname: str
    suffix: str
    whole: str


@lru_cache(maxsize=8192)
def parse_name(surface: str, fold: Callable[[str], str] = skeleton) -> PersonName:
    """The parts of a name as written, given names first: `John F. Kennedy Jr.`; a single word is a
    surname, and where there is no word it is empty. `fold` makes of a word what is compared."""
    words = surface.replace(",", " ").split()
    suffix = ""
    if len(words) > 1 and words[-1] in SUFFIXES:
        suffix = words.pop().rstrip(".").lower()
    while len(words) > 2 and (words[0] in TITLE_HEADS or words[0] in TITLE_MODIFIERS):
        del words[0]
    significant = [word for word in words if word.lower() not in PARTICLES] or words
    for at in range(len(significant) - 2, 0, -1):
        # "Abdul" is no name but the beginning of one: Abdul Mahdi, Abdul-Mahdi.
        if significant[at].lower() in _SERVANT:
            significant[at : at + 2] = ["Abdul" + significant[at + 1]]
    folded = [fold(_ARTICLE.sub("", word)) or word.lower() for word in significant]
    # Part by part, for "Sung-ho" has no "gh" in it.
    whole = "".join(fold(part) for word in significant for part in _ARTICLE.sub("", word).split("-"))
    if len(significant) == 2 and SYLLABLES.fullmatch(significant[1]):
        folded.reverse()
    return PersonName(tuple(folded[:-1]), folded[-1] if folded else "", suffix, whole)


def similar(left: str, right: str) -> bool:
    """Whether two skeletons may spell one name: equal, equal but for a mute e (Clark, Clarke), or long, alike
    and of one first letter."""
    if left == right:
        return True
    if len(left) > 3 and len(right) > 3 and (left == right + "e" or right == left + "e"):
        return True
    if min(len(left), len(right)) < _SHORTEST_FUZZY or left[0] != right[0]:
        return False
    # Slavic and Arabic names of women are those of men with one letter more, Rashidov, Rashidova; and so is
    # the name of a family.
    shorter, longer = sorted((left, right), key=len)
    if longer in (shorter + "a", shorter + "s"):
        return False
    return Indel.normalized_similarity(left, right) >= SIMILAR


def likeness(left: PersonName, right: PersonName) -> Likeness:
    """How like two names of several words are. Surnames come first, and given names in conflict forbid:
    anything but initials, short forms (Joe, Joseph) and spellings of each other."""
    if left.suffix != right.suffix or not left.given or not right.given:
        return Likeness.NONE
    if left.whole == right.whole or _is_part(left, right) or _is_part(right, left):
        return Likeness.EXACT
    if not (similar(left.surname, right.surname) or _spelled_apart(left, right)):
        return Likeness.NONE
    given = [_given_likeness(one, other) for one, other in zip(left.given, right.given, strict=False)]
    if not all(given):
        return Likeness.NONE
    if left.surname == right.surname:
        return given[0]
    # A first and a last name that are both uncertain are two uncertainties too many.
    return (
        Likeness.LOOSE
        if given[0] is Likeness.EXACT or similar(left.given[0], right.given[0])
        else Likeness.NONE
    )


def is_given_name(word: str) -> bool:
    """Whether a word is known as a first name, and so is a surname spelled exactly or not at all."""
    return word in gazetteer().given


def initial_of(left: str, right: str) -> bool:
    """Whether one of two folded names is the initial of the other, or both are the same initial."""
    letter, name = (left, right) if len(left) == 1 else (right, left)
    return len(letter) == 1 and name[:1] in _FOLDED_INITIALS.get(letter, letter)


def same_but_suffix(left: PersonName, right: PersonName) -> bool:
    """Whether two names are equal but for a "Jr." or "Sr." that one of them leaves out, and perhaps a given
    name cut short: Ned Quill, Edward Quill Jr."""
    if left.suffix and right.suffix:
        return False
    return likeness(replace(left, suffix=""), replace(right, suffix="")) is Likeness.EXACT


def _given_likeness(left: str, right: str) -> Likeness:
    if len(left) == 1 or len(right) == 1:
        return Likeness.EXACT if initial_of(left, right) else Likeness.NONE
    if same_given_name(left, right):
        return Likeness.EXACT
    if similar(left, right) or _vowels_apart(left, right):
        return Likeness.LOOSE
    return Likeness.NONE


def _spelled_apart(left: PersonName, right: PersonName) -> bool:
    """Whether two surnames of one given name differ in vowels that romanisations write in two ways."""
    one, other = left.surname, right.surname
    return (
        left.given[0] == right.given[0]
        and len(left.given[0]) > 1
        and min(len(one), len(other)) >= _SHORTEST_VOWELS
        and _vowels_apart(one, other)
    )


def _vowels_apart(left: str, right: str) -> bool:
    return len(left) > 3 and left[0] == right[0] and _plain_vowels(left) == _plain_vowels(right)


def _plain_vowels(name: str) -> str:
    return name[0] + name[1:-1].translate(_SHORT_VOWELS) + name[-1]


def _is_part(short: PersonName, long: PersonName) -> bool:
    """Whether one name is the end or the beginning of the other, as with double surnames: `López Obrador`,
    `Nicolás Maduro Moros`."""
    if short.whole == long.surname:
        return True
    ours, theirs = (*short.given, short.surname), (*long.given, long.surname)
    if len(ours) >= len(theirs) or min(map(len, ours)) < 2:
        return False
    return theirs[-len(ours) :] == ours or theirs[: len(ours)] == ours
