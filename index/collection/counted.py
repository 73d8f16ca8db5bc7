"""How often each of very many numbers occurs, eight bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, repeat

MOST_BESIDE = 1000
"""Changes up to which they are kept beside the numbers; of many numbers an eighth."""


class Counted:
    """Signed integers of 64 bits, each as often as it was given; never changed."""

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self._sorted = array("q", sorted(numbers))
        self._beside: Counter[int] = Counter()
        """By how many times more, or less, a number occurs."""

    def __getitem__(self, number: int) -> int:
        begin = bisect_left(self._sorted, number)
        more = self._beside[number]
        if begin == len(self._sorted) or self._sorted[begin] != number:
            return more
        return bisect_right(self._sorted, number, begin) - begin + more

    def changed(self, come: Iterable[int], gone: Iterable[int]) -> Counted:
        """The same with some more, and some of those that are there taken away."""
        beside = self._beside.copy()
        beside.update(come)
        beside.subtract(gone)
        found = Counted.__new__(Counted)
        found._sorted = self._sorted
        found._beside = Counter({number: more for number, more in beside.items() if more})
        return Counted(found) if len(found._beside) > max(MOST_BESIDE, len(self._sorted) // 8) else found

    def __iter__(self) -> Iterator[int]:
        """All of them, in some order."""
        less = Counter({number: -more for number, more in self._beside.items() if more < 0})
        for number in self._sorted:
            if less.get(number, 0) > 0:
                less[number] -= 1
            else:
                yield number
        yield from chain.from_iterable(repeat(number, more) for number, more in self._beside.items())

    def __len__(self) -> int:
        return len(self._sorted) + sum(self._beside.values())
