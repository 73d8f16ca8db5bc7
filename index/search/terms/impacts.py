"""How much a word counts in each article that has it, worked out once for a state of the index."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import compress, filterfalse, repeat
from math import ceil
from operator import add, itemgetter
from typing import NamedTuple, TypeVar

from index.search.segments.posting_blocks import Weights
from index.search.segments.posting_lists import LENGTHS

B, K1 = 0.75, 1.2
"""The constants of BM25 (Robertson et al., "Okapi at TREC-3", 1994), as Whoosh has them."""

FEW = 8
"""So many times fewer articles than a list has are looked up one by one."""

Kind = TypeVar("Kind")

LEVELS = 255.0
"""The level of a share of 1."""

_MANY = 32
"""So many times more articles than have a word, at most, are those whose levels are kept."""

_CODES = 256
"""Codes of lengths."""

_FEW_CODES = 64
"""Postings below which each share is worked out by itself."""


class Run(NamedTuple):
    """Articles that have a word, in order, and the share of the most that the word can score there, from 0 to
    1."""

    numbers: array[int]
    shares: list[float]


class Impacts:
    """How much a word counts: `runs` that have no article in common."""

    __slots__ = ("_highest", "_levels", "runs")

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs
        self._levels = b""
        self._highest = 0

    def __len__(self) -> int:
        return sum(len(run.numbers) for run in self.runs)

    def levels(self, size: int) -> bytes:
        """The share of each of so many articles in LEVELS, rounded up; 0 where it has not the word. Kept
        where `room` counts it."""
        if len(self._levels) == size:
            return self._levels
        found = bytearray(size)
        for numbers, shares in self.runs:
            for number, level in zip(numbers, map(ceil, map(LEVELS.__mul__, shares)), strict=True):
                found[number] = level
        levels = bytes(found)
        if _MANY * len(self) > size:
            self._levels = levels
        return levels

    def highest(self) -> int:
        """The highest level of any article."""
        if not self._highest:
            self._highest = max((ceil(LEVELS * max(run.shares)) for run in self.runs), default=0)
        return self._highest

    def room(self, size: int) -> int:
        """What it takes in memory, at eight bytes, among so many articles: four bytes for each number, eight
        for the share, more where the title counts too; and the levels."""
        return 2 * len(self) + (size // 8 if _MANY * len(self) > size else 0)

    def add_to(self, found: dict[int, float], top: float, among: Collection[int] | None) -> None:
        """Add the score of each article, of those `among` which one looks, to what is `found` by other words;
        `top` is that of a share of 1."""
        for numbers, shares in self.runs:
            here: Sequence[int] = numbers
            parts: Sequence[float] = shares
            if among is not None:
                places = places_of(numbers, among)
                here, parts = picked(numbers, places), picked(shares, places)
            scores = map(top.__mul__, parts)
            if found:
                scores = map(add, map(found.get, here, repeat(0.0)), scores)
            found.update(zip(here, scores, strict=True))


def places_of(numbers: array[int], wanted: Collection[int]) -> list[int]:
    """Where those that are wanted stand in a list in order."""
    if len(wanted) * FEW > len(numbers):
        return list(compress(range(len(numbers)), map(wanted.__contains__, numbers)))
    found, at, end = [], 0, len(numbers)
    for number in sorted(wanted):
        at = bisect_left(numbers, number, at)
        if at == end:
            break
        if numbers[at] == number:
            found.append(at)
    return found


def picked(of: Sequence[Kind], at: Sequence[int]) -> Sequence[Kind]:
    """The values at these places, at the cost of none of Python's own steps for each."""
    if len(at) < 2:
        return [of[place] for place in at]
    found: tuple[Kind, ...] = itemgetter(*at)(of)
    return found


@lru_cache(maxsize=8)
def norms_of(mean: float) -> Norms:
    """The norms of a field of so many words in an average article."""
    base, slope = K1 * (1 - B), K1 * B / mean
    return Norms([base + slope * length for length in LENGTHS])


class Norms:
    """What BM25 adds to how often a word stands in an article, by the code of its length (0 to 255); and the
    shares that come of it, which are worked out once for each number of times. Its k1 is in them, so that
    shares are added up as they are."""

    __slots__ = ("_shares", "of")

    def __init__(self, of: Sequence[float]) -> None:
        self.of = of
        self._shares: dict[int, list[float]] = {0: [0.0] * _CODES}

    def shares(self, weight: int) -> list[float]:
        """The share of an article of each code that has a word so often."""
        known = self._shares.get(weight)
        if known is None:
            known = self._shares[weight] = [weight / (weight + norm) for norm in self.of]
        return known


def shared(weights: Weights, codes: Sequence[int], norms: Norms) -> list[float]:
    """The share of each article by how often it has the word and the code of its length."""
    if not isinstance(weights, bytes) or len(codes) < _FEW_CODES:
        of = norms.of
        return [weight / (weight + of[code]) for weight, code in zip(weights, codes, strict=True)]
    # Both bytes as one number, which the share of each pair is looked up by.
    pairs = bytearray(2 * len(codes))
    pairs[0::2], pairs[1::2] = weights, bytes(codes)
    shares: list[float] = []
    for weight in range(max(weights) + 1):
        shares += norms.shares(weight)
    numbers = array("H", bytes(pairs))
    if sys.byteorder == "little":
        numbers.byteswap()
    return list(picked(shares, numbers))


def with_titles(run: Run, numbers: array[int], titled: Sequence[float]) -> Run:
    """Adds how much a word counts in titles, of these articles, to what it counts in the texts of a `run`;
    returns the articles that have it in the title alone."""
    more = dict(zip(numbers, titled, strict=True))
    places = places_of(run.numbers, more)
    shares, both = run.shares, picked(run.numbers, places)
    here = picked(shares, places)
    for at, share, other in zip(places, here, map(more.__getitem__, both), strict=True):
        sum_of_both = share / (1 - share) + other
        shares[at] = sum_of_both / (sum_of_both + 1)
    if len(both) == len(numbers):
        return Run(array("I"), [])
    only = array("I", filterfalse(set(both).__contains__, numbers))
    return Run(only, [more[number] / (more[number] + 1) for number in only])
