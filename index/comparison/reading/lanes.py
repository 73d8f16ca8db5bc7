"""Sums over all sentences of an article at once: each has a lane of one large integer, so that one addition
adds for every sentence."""

from __future__ import annotations

import math
import struct
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat
from typing import Generic, TypeVar

LANE = 64
"""Bits of a lane; as many as `struct` unpacks at once."""

UNIT = 1 << 40
"""What stands for 1 in a weight that is summed in lanes. Sums may reach 16 million and are exact to some
1e-12; as sums of integers they are the same in any order."""

_Key = TypeVar("_Key", str, int)


def unpacked(total: int, lanes: int) -> tuple[int, ...]:
    """What stands in each lane."""
    return struct.unpack(f"<{lanes}Q", total.to_bytes(lanes * LANE // 8, "little"))


@dataclass(frozen=True, slots=True)
class Occurrences(Generic[_Key]):
    """Which keys (stems, concepts, senses) each of an article's sentences has."""

    rows: tuple[Collection[_Key], ...]
    lanes: Mapping[_Key, int]
    """For each key a 1 in the lanes of the sentences that have it."""
    counts: Mapping[_Key, int]
    """How many these are."""

    @classmethod
    def of(cls, sentences: Iterable[Collection[_Key]]) -> Occurrences[_Key]:
        """Those of a set of keys for each sentence."""
        rows = tuple(sentences)
        lanes: dict[_Key, int] = {}
        for index, keys in enumerate(rows):
            place = 1 << LANE * index
            for key in keys:
                lanes[key] = lanes.get(key, 0) + place
        return cls(rows, lanes, {key: lane.bit_count() for key, lane in lanes.items()})

    def weighed(self, weights: Mapping[_Key, int]) -> list[int]:
        """The weight of all keys of each sentence."""
        return [sum(map(weights.__getitem__, keys)) for keys in self.rows]

    def in_common(self, other: Occurrences[_Key]) -> list[tuple[int, ...]]:
        """How many keys each sentence has in common with each one of another article."""
        return self.summed(other.lanes, len(other.rows))

    def weighed_in_common(
        self, other: Occurrences[_Key], weights: Mapping[_Key, int]
    ) -> list[tuple[int, ...]]:
        """The weight of the keys that each sentence has in common with each one of another article."""
        shared = self.lanes.keys() & other.lanes.keys()
        return self.summed({key: weights[key] * other.lanes[key] for key in shared}, len(other.rows))

    def summed(self, lanes: Mapping[_Key, int], size: int) -> list[tuple[int, ...]]:
        """For each sentence the sum of the lanes, `size` of them, of those of its keys that have any."""
        return [unpacked(sum(map(lanes.get, keys, repeat(0))), size) for keys in self.rows]


def idf(articles: Iterable[Occurrences[_Key]]) -> dict[_Key, float]:
    """The weight of each key by how few sentences of all the articles have it: 1 + ln((1 + sentences) / (1 +
    sentences with it))."""
    counts: Counter[_Key] = Counter()
    sentences = 0
    for each in articles:
        counts.update(each.counts)
        sentences += len(each.rows)
    by_count = [1.0 + math.log((1 + sentences) / (1 + count)) for count in range(sentences + 1)]
    return {key: by_count[count] for key, count in counts.items()}
