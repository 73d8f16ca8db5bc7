"""What any of some words score together, worked out only where it is looked at: of the tens of thousands of
articles that have a common word, some fifty are put in order.

Of every article an upper bound of its score is kept in one byte. The bytes of all articles are one number, so
that those of several words are added up at once, and tell which few may be among the best.
"""

from __future__ import annotations

from collections.abc import Collection, ItemsView, Iterable, Iterator, KeysView, Mapping, Sequence, ValuesView
from itertools import compress
from math import ceil, floor
from typing import Any

from index.search.terms.impacts import FEW, LEVELS, Impacts

MOST_WORDS = 32
"""Words up to which the bounds, of which each is rounded up, tell enough."""

DIGITS = 6
"""Decimals of a score that count: adding up in another order changes the later ones."""

SAMPLED = 24
"""One of so many values tells which are too low to be among the highest."""

_NONE = bytes([1]) + bytes(255)
_ANY = bytes([0]) + b"\1" * 255
_ALL_BITS = bytes([0]) + b"\xff" * 255

Part = tuple[Impacts, float]
"""How much a word counts, and what a share of 1 scores."""


class Sums(Mapping[int, float]):
    """The articles, of numbers below `size`, that have any of some words, with the sum of what these score;
    `among` has no zero for those that are looked at (None: all)."""

    __slots__ = ("_among", "_bounds", "_length", "_parts", "_scale", "_whole", "few", "size")

    def __init__(self, parts: Sequence[Part], size: int, among: bytes | None = None) -> None:
        self.size = size
        self.few = len(parts) > MOST_WORDS or (
            among is None and FEW * sum(len(impacts) for impacts, _ in parts) <= size
        )
        """Whether it is no less work to tell what each article scores."""
        self._parts = parts
        self._among = among
        self._bounds: bytes | None = None
        self._length: int | None = None
        self._scale = 0.0
        self._whole: dict[int, float] | None = None

    @property
    def unlimited(self) -> bool:
        """Whether all articles are looked at."""
        return self._among is None

    def joined(self, others: Sequence[Sums]) -> Sums:
        """What the words of several score, of which all are unlimited."""
        return Sums([part for each in (self, *others) for part in each._parts], self.size) if others else self

    def both(self, other: Sums) -> Sums:
        """What the words of two score in the articles of both."""
        among = in_both(self.marks(), other.marks())
        return Sums([*self._parts, *other._parts], self.size, among)

    def where(self, among: bytes) -> Sums:
        """The same of the articles for which there is no zero among so many bytes."""
        wanted = among.translate(_ANY)
        return Sums(self._parts, self.size, wanted if self._among is None else in_both(wanted, self._among))

    def without(self, unwanted: Mapping[int, float]) -> Sums:
        """The same without some articles."""
        if isinstance(unwanted, Sums) and not unwanted.few:
            return self.where(unwanted.bounds.translate(_NONE))
        return self.where(marked(unwanted, self.size).translate(_NONE))

    @property
    def bounds(self) -> bytes:
        """For each article a number that its score, times the scale, does not exceed; 0 where it has none of
        the words, or is not looked at."""
        if self._bounds is None:
            highest = sum(top * impacts.highest() for impacts, top in self._parts)
            # Each word's is rounded up, by less than 1.
            self._scale = (255 - len(self._parts)) * LEVELS / highest if highest else 1.0
            added = 0
            for impacts, top in self._parts:
                step = top * self._scale / LEVELS
                table = bytes(min(255, ceil(level * step)) for level in range(256))
                added += int.from_bytes(impacts.levels(self.size).translate(table), "little")
            found = added.to_bytes(self.size, "little")
            self._bounds = found if self._among is None else in_both(found, self._among.translate(_ALL_BITS))
        return self._bounds

    def marks(self) -> bytes:
        """A byte for each article: 1 where it is among these, 0 where it is not."""
        return self.bounds.translate(_ANY)

    def of(self, numbers: Collection[int]) -> dict[int, float]:
        """The scores of some of the articles."""
        if self._whole is not None:
            return {number: self._whole[number] for number in numbers}
        found: dict[int, float] = {}
        for impacts, top in self._parts:
            impacts.add_to(found, top, numbers)
        return found

    def best(self, most: int) -> Mapping[int, float]:
        """The scores of so many of the best articles, and of all others that are as good but for a
        millionth."""
        if self.few:
            return self.whole
        bounds = self.bounds
        part = sorted(bounds[::SAMPLED])
        # So many of a part have as high a bound: so many have of all.
        lowest = max(1, part[-most]) if len(part) >= most else 1
        high = self._from(lowest)
        least = sorted(map(bounds.__getitem__, high))[-most:][0] if high else 0
        found = self.of([number for number in high if bounds[number] >= least])
        if len(found) >= most:
            worst = sorted(found.values())[-most] - 10**-DIGITS
            below = max(1, floor(worst * self._scale))
            more = high if below >= lowest else self._from(below)
            found.update(self.of([number for number in more if below <= bounds[number] < least]))
        return found

    def _from(self, least: int) -> list[int]:
        """The articles whose bound is no lower."""
        table = bytes(least) + bytes(256 - least).replace(b"\0", b"\1")
        return list(compress(range(self.size), self.bounds.translate(table)))

    @property
    def whole(self) -> dict[int, float]:
        """All of them."""
        if self._whole is None:
            found: dict[int, float] = {}
            for impacts, top in self._parts:
                impacts.add_to(found, top, None)
            if self._among is not None:
                found = dict(compress(found.items(), map(self._among.__getitem__, found)))
            self._whole = found
        return self._whole

    def __len__(self) -> int:
        if self.few or self._whole is not None:
            return len(self.whole)
        if self._length is None:
            self._length = self.size - self.bounds.count(0)
        return self._length

    def __iter__(self) -> Iterator[int]:
        if self.few or self._whole is not None:
            return iter(self.whole)
        return compress(range(self.size), self.bounds)

    def __contains__(self, number: object) -> bool:
        return number in self.whole

    def __getitem__(self, number: int) -> float:
        return self.whole[number]

    def get(self, number: int, default: Any = None) -> Any:
        """The score of an article."""
        return self.whole.get(number, default)

    def keys(self) -> KeysView[int]:
        """The articles."""
        return self.whole.keys()

    def values(self) -> ValuesView[float]:
        """The scores."""
        return self.whole.values()

    def items(self) -> ItemsView[int, float]:
        """The articles with their scores."""
        return self.whole.items()


def marked(numbers: Iterable[int], size: int) -> bytes:
    """A byte for each of so many articles: 1 for these, 0 for all others."""
    found = bytearray(size)
    for number in numbers:
        found[number] = 1
    return bytes(found)


def in_both(one: bytes, other: bytes) -> bytes:
    """The bits that both have."""
    bits = int.from_bytes(one, "little") & int.from_bytes(other, "little")
    return bits.to_bytes(len(one), "little")
