"""The consonants of a name, by which it is known again in another script: Lehmann, Леман, レーマン, ليمان."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

from index.entities.names.romanised import romanised

SHORTEST = 3
"""Consonants that a name has at least: with two it is like too many others."""

MOST = 16
"""Readings of one name that are tried."""

_READINGS: dict[str, tuple[str, ...]] = {
    "tsch": ("s",),
    "sch": ("s",),
    "tch": ("s",),
    "ch": ("s", "k", ""),
    "sh": ("s",),
    "zh": ("s",),
    "kh": ("k", ""),
    "gh": ("k", ""),
    "th": ("t", "s"),
    "ts": ("ts", "s"),
    "ng": ("nk", "n"),
    "nb": ("nb", "b"),
    "np": ("nb", "b"),
    "nd": ("nt", "t"),
    "ph": ("b",),
    "ck": ("k",),
    "ce": ("s",),
    "ci": ("s",),
    "ge": ("k", "s"),
    "gi": ("k", "s"),
    "x": ("ks",),
    "j": ("s", "", "k"),
    "h": ("", "k"),
    "w": ("", "b"),
} | {
    letter: (sound,)
    for sound, letters in {
        "b": "bpfv",
        "k": "kgqc",
        "t": "td",
        "s": "szçčšžśşćźż",
        "m": "m",
        "n": "n",
        "r": "rlł",
    }.items()
    for letter in letters
}
"""The classes of sounds that letters may stand for: scripts write one of a class for another, as Arabic b for
p, Japanese r for l, Russian g for h."""

_SOUNDS = re.compile("|".join(sorted(_READINGS, key=len, reverse=True)) + "|.", re.DOTALL)
_TWICE = re.compile(r"(.)\1+")
_MUTE_R = re.compile(r"r(?![aeiouyr])")
"""An r that Japanese leaves out: マーク is Mark."""
_MUTE_S = re.compile(r"(?<=[aeio])s\Z")
"""An s of the nominative, which Greek leaves out elsewhere: Παπαδάκη is Papadakis."""
_BEFORE_LIP = re.compile(r"m(?=[bpfv])")


@lru_cache(maxsize=16384)
def sounds(word: str) -> frozenset[str]:
    """The sequences of consonants that a word may be heard as, each letter one class of sounds; none where it
    has fewer than `SHORTEST`. Two spellings of one name share one of them."""
    plain = unicodedata.normalize("NFKD", romanised(word).replace("ß", "ss"))
    plain = _TWICE.sub(r"\1", "".join([sign for sign in plain if not unicodedata.combining(sign)]))
    found: set[str] = set()
    for spelt in {plain, _MUTE_R.sub("", plain), _MUTE_S.sub("", plain)}:
        readings = [_READINGS.get(each, ("",)) for each in _SOUNDS.findall(_BEFORE_LIP.sub("n", spelt))]
        found.update(islice(map("".join, product(*readings)), MOST))
    return frozenset(each for each in found if len(each) >= SHORTEST)
