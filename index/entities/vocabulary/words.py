"""What the lexicon and the gazetteer know of one word, as a bit set computed once per word."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from index.entities.vocabulary.gazetteer import gazetteer
from index.entities.vocabulary.lexicon import (
    ACRONYMS_NOT_NAMES,
    CALENDAR,
    HEADS,
    STOP,
    SUFFIXES,
    TITLE_HEADS,
    TITLE_MODIFIERS,
)
from index.running.memo import Computed

CAPITAL = 1
PLACE = 2
DEMONYM = 4
GIVEN = 8
SURNAME = 16
WORD = 32
STOPPED = 64
DATED = 128
TITLE = 256
MODIFIER = 512
HEAD = 1024
ACRONYM = 2048
INITIAL = 4096
SUFFIX = 8192
_CONTRACTED = re.compile(r"(?:n['’]t|['’](?:ve|re|ll|d|m))\Z")
_DOMAIN = re.compile(r"\.(?:com|org|net)\Z")
_NOT_COMPANIES = frozenset({"Q&A", "R&D", "M&A", "B&B", "P&L", "R&B"})
_COMPOUNDS = frozenset({"Sino", "Anglo", "Franco", "Indo", "Russo", "Euro", "Greco", "Judeo", "Afro"})


def demonym_in(word: str) -> str | None:
    """The people, language, religion or party of the gazetteer that a word names in singular or plural, as
    it is listed there; None where it names none."""
    demonyms = gazetteer().demonyms
    if word in demonyms:
        return word
    if word.endswith("s") and word[:-1] in demonyms:
        return word[:-1]
    if word.endswith("ies") and word[:-3] + "y" in demonyms:
        return word[:-3] + "y"
    person = word.endswith("erners") or (word.endswith(("men", "man")) and len(word) > 6)
    return word[:-3] if person and word[:-3] in demonyms else None


def is_demonym(word: str) -> bool:
    """Whether a word names a people, language, religion or party of the gazetteer."""
    return demonym_in(word) is not None


def _flags(word: str) -> int:
    first = word[0]
    if not first.isupper():
        prefix = word[:3].lower()
        return CAPITAL if prefix in {"al-", "el-"} and word[3:4].isupper() else 0
    if word in _NOT_COMPANIES:
        return 0
    if _DOMAIN.search(word) or "&" in word:
        return CAPITAL | ACRONYM
    known = gazetteer()
    # "MPs", "CEOs"
    several = len(word) > 2 and word[-1] == "s" and word[:-1].isupper()
    place = word in known.places
    said = (
        (PLACE, place),
        (SURNAME, word in known.surnames),
        (DATED, word in CALENDAR),
        (TITLE, word in TITLE_HEADS),
        (MODIFIER, word in TITLE_MODIFIERS),
        (HEAD, word in HEADS),
        (SUFFIX, word in SUFFIXES),
        (DEMONYM, is_demonym(word)),
        (GIVEN, word in known.given or ("-" in word and word.split("-", 1)[0] in known.given)),
        (WORD, known.is_word(word)),
        (STOPPED, several or word.replace("’", "'") in STOP or _CONTRACTED.search(word)),
        (INITIAL, len(word) == 1 or (len(word) == 2 and word[1] == ".")),
        (ACRONYM, not place and _is_acronym(word)),
    )
    return CAPITAL + sum(bit for bit, holds in said if holds)


flags: Callable[[str], int] = Computed(_flags, 100_000).__getitem__
"""The bits of a token; 0 for anything that is not capital."""


def _is_acronym(word: str) -> bool:
    """Whether a word is made of two to seven capitals that spell no everyday word."""
    letters = word.replace(".", "")
    if not (2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha()):
        return False
    if letters in ACRONYMS_NOT_NAMES or (len(letters) > 3 and gazetteer().is_word(letters)):
        return False
    # "J.K.", but "U.N."
    return not ("." in word and len(letters) == 2 and letters not in ("UN", "EU"))


def demonym_parts(word: str) -> tuple[tuple[int, int], ...]:
    """Where the peoples stand in a word such as `Tajik-Afghan`; empty when it is none, one when it
    names one people."""
    if "-" not in word:
        return ((0, len(word)),) if flags(word) & DEMONYM else ()
    parts = word.split("-")
    if parts[-1] in ("American", "Americans"):
        return ((0, len(word)),)
    if parts[0] in _COMPOUNDS and is_demonym(parts[-1]):
        return ((0, len(word)),)
    if not all(is_demonym(part) for part in parts):
        return ()
    found = []
    start = 0
    for part in parts:
        found.append((start, start + len(part)))
        start += len(part) + 1
    return tuple(found)


@lru_cache(maxsize=20_000)
def place_parts(word: str) -> tuple[tuple[int, int], ...]:
    """Where the places stand in a word such as `Greece-Macedonia`; empty when not all of it is places."""
    parts = word.split("-")
    places = gazetteer().places
    if len(parts) != 2 or word in places or not all(part in places for part in parts):
        return ()
    return ((0, len(parts[0])), (len(parts[0]) + 1, len(word)))
