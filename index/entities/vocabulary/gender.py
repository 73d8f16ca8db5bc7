"""Whether a named person is a man or a woman, as far as titles and given names tell: for "he" and "she"."""

from __future__ import annotations

from index.languages.word_lists import word_lists

_MEN, _WOMEN, _HIS_TITLES, _HER_TITLES = (
    frozenset(words.split()) for words in word_lists("entities", "genders.txt")
)


def gender(given: str, title: str) -> str:
    """ "he" or "she" by the title, else by the given name; empty where neither tells. Both as written."""
    for word in title.casefold().split():
        if word in _HER_TITLES:
            return "she"
        if word in _HIS_TITLES:
            return "he"
    first = given.casefold()
    return "he" if first in _MEN else "she" if first in _WOMEN else ""
