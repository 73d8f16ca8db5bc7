"""Tables of words, written by what the words say or have in common and looked up by word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import permutations
from typing import TypeVar

_Meaning = TypeVar("_Meaning")

_SAME = str.maketrans(
    "ıſᲀᲁᲂᲃᲄᲅᲆςϐϑϰϱϕϖϵ\u00b5\u0345\u1fbe\u1fd3\u1fe3",
    "isвдосттъσβθκρφπε\u03bc\u03b9\u03b9\u0390\u03b0",
)
"""Small letters that are another way to write one."""


def word_set(words: str) -> frozenset[str]:
    """Words that white space parts."""
    return frozenset(words.split())


def by_word(table: Iterable[tuple[_Meaning, str]], form: Callable[[str], str] = str) -> dict[str, _Meaning]:
    """What a word says, by the word in the form in which it is looked up; of a table of what is said and the
    words for it, parted by white space.

    Of a word that stands in two rows the last one holds.
    """
    return {form(word): meaning for meaning, words in table for word in words.split()}


def excluding(table: str, form: Callable[[str], str] = str) -> frozenset[tuple[str, str]]:
    """The pairs of words that exclude each other, both ways round, in the form in which they are looked up.

    The table has a line for each group, in which what has one meaning stands between slashes.
    """
    found = set()
    for line in table.strip().splitlines():
        sides = [[form(word) for word in side.split()] for side in line.split("/")]
        for ours, theirs in permutations(sides, 2):
            found |= {(one, other) for one in ours for other in theirs}
    return frozenset(found)


def small(word: str) -> str:
    """A word in small letters, to look it up by what an expression that heeds no capitals has found.

    Such an expression takes İ and ı for i, ſ for s, ς for σ, and letters of old prints for today's, all of
    which `lower` leaves what they are.
    """
    word = word.lower()
    return word if word.isascii() else word.replace("i\u0307", "i").translate(_SAME)
