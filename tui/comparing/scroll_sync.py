"""Keeps two columns of different length level while each keeps its own order: piecewise scroll sync."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

Anchor = tuple[int, int]
"""A line of the left column and the line of the right column that belongs on its level."""


def in_step(anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """The most anchors that run forward on both sides: the longest strictly increasing subsequence.

    Anchors left out are those of passages which one side moved. Patience method, n log n (Fredman 1975).
    """
    ordered = sorted(set(anchors), key=lambda anchor: (anchor[0], -anchor[1]))
    tails: list[int] = []
    chain_ends: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(ordered):
        place = bisect_left(tails, right)
        before.append(chain_ends[place - 1] if place else -1)
        tails[place:] = [right, *tails[place + 1 :]]
        chain_ends[place:] = [number, *chain_ends[place + 1 :]]
    kept: list[Anchor] = []
    number = chain_ends[-1] if chain_ends else -1
    while number >= 0:
        kept.append(ordered[number])
        number = before[number]
    return tuple(reversed(kept))


@dataclass(frozen=True, slots=True)
class ScrollSync:
    """The common way through two columns: a position 0..`length` stands for one line of each.

    Between two anchors the longer side sets the pace, so no line of either column is skipped.
    """

    positions: tuple[int, ...]
    lefts: tuple[int, ...]
    rights: tuple[int, ...]

    @classmethod
    def over(cls, left_lines: int, right_lines: int, anchors: Iterable[Anchor]) -> ScrollSync:
        """The way through columns of so many lines by these anchors; those out of step are left out."""
        inside = [anchor for anchor in anchors if anchor[0] < left_lines and anchor[1] < right_lines]
        points = [(0, 0), *in_step(inside), (left_lines, right_lines)]
        positions = [0]
        for (left, right), (next_left, next_right) in pairwise(points):
            positions.append(positions[-1] + max(next_left - left, next_right - right))
        return cls(tuple(positions), tuple(left for left, _ in points), tuple(right for _, right in points))

    @property
    def length(self) -> int:
        """The last position."""
        return self.positions[-1]

    def lines_at(self, position: int) -> Anchor:
        """The line of each column at a position, which is clamped to the way."""
        position = min(max(position, 0), self.length)
        return _between(self.positions, self.lefts, position), _between(self.positions, self.rights, position)

    def at_left(self, line: int) -> int:
        """The first position at which the left column stands at `line`."""
        return self._reaching(self.lefts, line)

    def at_right(self, line: int) -> int:
        """The first position at which the right column stands at `line`."""
        return self._reaching(self.rights, line)

    def _reaching(self, values: tuple[int, ...], line: int) -> int:
        line = min(max(line, 0), values[-1])
        segment = min(max(bisect_left(values, line) - 1, 0), max(len(values) - 2, 0))
        low, high = self.positions[segment], self.positions[min(segment + 1, len(values) - 1)]
        while low < high:
            middle = (low + high) // 2
            if _between(self.positions, values, middle) < line:
                low = middle + 1
            else:
                high = middle
        return low


def _between(positions: tuple[int, ...], values: tuple[int, ...], position: int) -> int:
    segment = min(bisect_right(positions, position) - 1, len(positions) - 2)
    if segment < 0:
        return values[0]
    start, end = positions[segment], positions[segment + 1]
    if end == start:
        return values[segment + 1]
    return values[segment] + (position - start) * (values[segment + 1] - values[segment]) // (end - start)
