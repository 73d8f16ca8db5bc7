"""The blocks of a long posting list: pickles as Whoosh reads them, of which a reader of whole lists takes
each column in one piece, without a Python object for each posting."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from operator import sub
from typing import Any, SupportsIndex, Union, overload

NUMBER = "I"
"""Four bytes, as a number of an article and a place in it are kept."""

LONG = 64
"""Postings from which on a block is written in columns: shorter ones would only become longer."""

_MOST = 255
"""What a byte holds."""

Weights = Union[bytes, "array[float]"]
"""How often each article has a term: a byte each where that is enough."""


class Steps:
    """The articles of a block, by their `numbers`. Whoosh iterates over them, and keeps of each by how much
    it is more than the one before."""

    __slots__ = ("numbers",)

    def __init__(self, numbers: array[int]) -> None:
        self.numbers = numbers

    def __reduce__(self) -> tuple[type[Steps], tuple[array[int]]]:
        return Steps, (self.numbers,)

    def __iter__(self) -> Iterator[int]:
        numbers = self.numbers
        return chain(numbers[:1], map(sub, numbers[1:], numbers))


class Values(Sequence[bytes]):
    """What is kept of each article of a block beside its weight: `content` has one behind the other, each of
    so many bytes as `sizes` says."""

    __slots__ = ("_ends", "content", "sizes")

    def __init__(self, sizes: bytes | array[int], content: bytes) -> None:
        self.sizes = sizes
        self.content = content
        self._ends: array[int] | None = None

    @classmethod
    def of(cls, values: Sequence[bytes]) -> Values:
        """These values."""
        sizes = list(map(len, values))
        small = not sizes or max(sizes) <= _MOST
        return cls(bytes(sizes) if small else array(NUMBER, sizes), b"".join(values))

    @classmethod
    def joined(cls, parts: Sequence[Values]) -> Values:
        """The values of several blocks."""
        if len(parts) == 1:
            return parts[0]
        if all(isinstance(part.sizes, bytes) for part in parts):
            sizes: bytes | array[int] = b"".join(bytes(part.sizes) for part in parts)
        else:
            sizes = array(NUMBER, chain.from_iterable(part.sizes for part in parts))
        return cls(sizes, b"".join(part.content for part in parts))

    def __reduce__(self) -> tuple[type[Values], tuple[bytes | array[int], bytes]]:
        return Values, (self.sizes, self.content)

    @property
    def ends(self) -> array[int]:
        """Where each value ends."""
        if self._ends is None:
            self._ends = array(NUMBER, accumulate(self.sizes))
        return self._ends

    def __len__(self) -> int:
        return len(self.sizes)

    def __iter__(self) -> Iterator[bytes]:
        content, start = self.content, 0
        for end in self.ends:
            yield content[start:end]
            start = end

    @overload
    def __getitem__(self, at: SupportsIndex) -> bytes: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[bytes]: ...

    def __getitem__(self, at: SupportsIndex | slice) -> bytes | Sequence[bytes]:
        if isinstance(at, slice):
            return list(self)[at]
        end, size = self.ends[at], self.sizes[at]
        return self.content[end - size : end]


def written(numbers: Sequence[int], weights: Sequence[float], values: Sequence[bytes] | bytes) -> Any:
    """What is pickled of a block; `values` are bytes where all are of one size."""
    if len(numbers) >= LONG:
        kept = values if isinstance(values, bytes) else Values.of(values)
        return Steps(array(NUMBER, numbers)), _weights(weights), kept
    heaviest = max(weights)
    alike = heaviest == min(weights)
    return (
        (numbers[0], *map(sub, numbers[1:], numbers)),
        tuple(weights) if not alike else None if heaviest == 1.0 else float(heaviest),
        values if isinstance(values, bytes) else tuple(values),
    )


def _weights(weights: Sequence[float]) -> Weights:
    counts = list(map(int, weights))
    if max(counts) <= _MOST and counts == list(weights):
        return bytes(counts)
    return array("f", weights)


def numbers_in(kept: Any) -> array[int]:
    """The articles of a block as it was pickled."""
    return kept.numbers if isinstance(kept, Steps) else array(NUMBER, accumulate(kept))


def weights_in(kept: Any, count: int) -> Weights:
    """The weights of a block of so many articles as they were pickled."""
    if isinstance(kept, bytes | array):
        return kept
    if kept is None:
        return b"\x01" * count
    return _weights([kept] * count if isinstance(kept, float) else kept)


def values_in(kept: Any) -> Values:
    """The values of a block as they were pickled, of fields where they differ in size."""
    return kept if isinstance(kept, Values) else Values.of(kept)


def joined_numbers(parts: Sequence[array[int]]) -> array[int]:
    """The articles of several blocks."""
    if len(parts) == 1:
        return parts[0]
    found = array(NUMBER)
    for part in parts:
        found.extend(part)
    return found


def joined_weights(parts: Sequence[Weights]) -> Weights:
    """The weights of several blocks."""
    if len(parts) == 1:
        return parts[0]
    if all(isinstance(part, bytes) for part in parts):
        return b"".join(bytes(part) for part in parts)
    return array("f", chain.from_iterable(parts))


def places_in(content: bytes) -> array[int]:
    """Places as `PlacesFormat` keeps them."""
    places = array(NUMBER, content)
    if sys.byteorder == "big":
        places.byteswap()
    return places
