"""Words for what someone does (`engineer`, `shopkeeper`, `guitarist`), told by a list and by their form."""

from __future__ import annotations

from functools import lru_cache

from index.entities.vocabulary.gazetteer import gazetteer
from index.entities.vocabulary.lexicon import HUMAN_NOUNS
from index.entities.vocabulary.words import DEMONYM, GIVEN, PLACE, SURNAME, flags

_PERSONS = ("man", "men", "woman", "women", "person")
_SHORTEST = 5
_SHORTEST_HEAD = 3
_SHORTEST_STEM = 4


@lru_cache(maxsize=10_000)
def is_agent_noun(word: str) -> bool:
    """Whether a word has the form of a noun for someone who does something, and is no name that the gazetteer
    knows: a verb and -er or -or (`skipper`, `beekeeper`), or -eer, -ist, -ian, -man, -woman.

    The form fits many a thing as well (`printer`), so it takes more than the word to tell a person.
    """
    if len(word) < _SHORTEST or flags(word) & (GIVEN | SURNAME | PLACE | DEMONYM):
        return False
    low, known = word.lower(), gazetteer()
    if low.endswith((*_PERSONS, "eer", "ist", "ian")):
        return known.is_word(low)
    if _derived(low, _SHORTEST_HEAD):
        return known.is_word(low)
    heads = range(_SHORTEST_HEAD, len(low) - _SHORTEST_STEM)
    return any(low[:at] in known.words and _derived(low[at:], _SHORTEST_STEM) for at in heads)


def is_occupation(word: str) -> bool:
    """Whether a word, in any case, surely says what a human being is to others: a trade, an office, a
    kinship."""
    return word.lower() in HUMAN_NOUNS


def _derived(low: str, shortest: int) -> bool:
    """Whether a word is a verb with -er or -or: `farm-er`, `bak(e)-er`, `skip-p-er`."""
    stem, words = low[:-2], gazetteer().words
    if low[-2:] not in ("er", "or") or len(stem) < shortest:
        return False
    return stem in words or stem + "e" in words or (stem[-1:] == stem[-2:-1] and stem[:-1] in words)
