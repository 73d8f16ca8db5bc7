"""Joins what the parts of a query find: the articles of any of them, of all, of one without another, with the
sum of their scores.

What still has to be added up stays so (`Sums`) as long as that is less work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import compress, repeat
from operator import add, not_

from index.search.terms.sums import Sums, marked

Scores = Mapping[int, float]
"""Number of an article in the index → its score."""


def in_turn(part: Scores, numbers: Iterable[int]) -> Iterator[float]:
    """The score of each of these articles, 0 where it has none."""
    return map(part.get, numbers, repeat(0.0))


def told(part: Scores) -> Scores:
    """The same, the score of each article told."""
    return part.whole if isinstance(part, Sums) else part


def places(part: Scores, size: int) -> bytes:
    """A byte for each of so many articles: 1 where it is among these, 0 where it is not."""
    return part.marks() if isinstance(part, Sums) and not part.few else marked(part, size)


def either(parts: Iterable[Scores]) -> Scores:
    """The articles of any part; none of no part."""
    several = [part for part in parts if isinstance(part, Sums) or part]
    sums = [part for part in several if isinstance(part, Sums)]
    if sums and len(sums) == len(several) and (len(sums) == 1 or all(part.unlimited for part in sums)):
        return sums[0].joined(sums[1:])
    largest, *others = sorted(map(told, several), key=len, reverse=True) or [{}]
    if not others:
        return largest
    found = dict(largest)
    for part in others:
        found.update(zip(part, map(add, in_turn(found, part), part.values()), strict=True))
    return found


def both(first: Scores, second: Scores) -> Scores:
    """The articles of both."""
    if isinstance(first, Sums) and isinstance(second, Sums) and not (first.few or second.few):
        return first.both(second)
    least, most = sorted((told(first), told(second)), key=len)
    common = least.keys() & most.keys()
    return dict(zip(common, map(add, in_turn(least, common), in_turn(most, common)), strict=True))


def every(parts: list[Scores]) -> Scores:
    """The articles of all parts, of which there is at least one."""
    least, *others = sorted(parts, key=len)
    return {
        number: sum((one[number] for one in others), score)
        for number, score in least.items()
        if all(number in one for one in others)
    }


def without(found: Scores, unwanted: Scores) -> Scores:
    """The articles of one that are not among others."""
    if isinstance(found, Sums) and not found.few:
        return found.without(unwanted)
    found, unwanted = told(found), told(unwanted)
    return dict(compress(found.items(), map(not_, map(unwanted.__contains__, found))))
