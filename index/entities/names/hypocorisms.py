"""Which given names go by which: Joseph is Joe, Katherine is Kate."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from index.entities.names.skeleton import skeleton
from index.languages.word_lists import word_lists

_NONE: frozenset[int] = frozenset()


@cache
def _names() -> dict[str, frozenset[int]]:
    (forms,) = word_lists("entities", "given_names.txt")
    names: defaultdict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(forms.split()):
        formal, *short = entry.split("/")
        # Betty is also written Bettie, Debbie Debby.
        also = [name[:-1] + "ie" for name in short if name.endswith("y")]
        also += [name[:-2] + "y" for name in short if name.endswith("ie")]
        for name in (formal, *short, *also):
            names[skeleton(name)].add(number)
    return {name: frozenset(numbers) for name, numbers in names.items()}


def same_given_name(one: str, other: str) -> bool:
    """Whether two given names, as words or skeletons, may be one person's: equal, or both forms of one name.

    Not transitive: `Al` is Albert and Alfred, who are two. The table is of common knowledge, in the usual
    forms of the English-speaking press.
    """
    one, other = skeleton(one), skeleton(other)
    return one == other or not _names().get(one, _NONE).isdisjoint(_names().get(other, _NONE))
