"""How much a word counts in each article that has it, worked out once for a state of the index."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection
from typing import NamedTuple

FEW = 8
"""So many times fewer articles than a list has are looked up one by one."""


class Impacts(NamedTuple):
    """The articles that have a word, in order, and the share of the most that the word can score there, from
    0 to 1."""

    numbers: array[int]
    shares: array[float]

    def scores(self, top: float, among: Collection[int] | None = None) -> dict[int, float]:
        """The score of each article, of those `among` which one looks; `top` is that of a share of 1."""
        if among is not None and len(among) * FEW < len(self.numbers):
            return self._looked_up(top, among)
        found = dict(zip(self.numbers, map(top.__mul__, self.shares), strict=True))
        if among is None:
            return found
        if len(found) < len(among):
            return {number: score for number, score in found.items() if number in among}
        return {number: found[number] for number in among if number in found}

    def _looked_up(self, top: float, among: Collection[int]) -> dict[int, float]:
        numbers, shares, end = self.numbers, self.shares, len(self.numbers)
        found = {}
        for number in among:
            at = bisect_left(numbers, number)
            if at < end and numbers[at] == number:
                found[number] = top * shares[at]
        return found
