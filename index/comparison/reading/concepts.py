"""What is counted: words of the news that stand for one countable thing, whichever an outlet prefers."""

from __future__ import annotations

from collections.abc import Iterable

from index.comparison.reading.stems import stem
from index.comparison.reading.thesaurus import senses
from index.languages.word_tables import by_word

_ALIKE = by_word(
    {
        "armed": "troops soldiers servicemen forces personnel military army reservists guards",
        "dead": "dead killed died deaths fatalities bodies casualties victims lives",
        "hurt": "wounded injured hurt injuries wounds",
        "infected": "infections infected cases",
        "people": "people persons residents citizens civilians men women inhabitants passengers",
        "workers": "workers employees staff jobs",
        "homes": "homes houses buildings properties",
        "areas": "areas districts regions counties provinces towns villages",
        "attacker": "gunmen attackers militants insurgents fighters suspects rebels",
        "fled": "fled crossed escaped retreated crossings",
    }.items(),
    stem,
)
"""Countable things of the news that outlets name by one word or another."""

MEASURES = frozenset(
    stem(word)
    for word in (
        "year month week day hour minute second time old mile kilometer meter foot feet inch point dollar "
        "euro pound crown krona franc yen yuan ruble rupee peso lira"
    ).split()
)
"""Units, of money too, that say nothing about what is measured, so that the words around must."""


def concepts(stems: Iterable[str]) -> frozenset[str]:
    """The stems with those that name one countable thing made one."""
    return frozenset([_ALIKE.get(each, each) for each in stems])


def alike(one: str, other: str) -> bool:
    """Whether two stems are one, or either may stand for the other."""
    return one == other or akin(one, other)


def akin(one: str, other: str) -> bool:
    """Whether two stems share a sense or a concept: either may stand for the other."""
    return _ALIKE.get(one, one) == _ALIKE.get(other, other) or not senses(one).isdisjoint(senses(other))
