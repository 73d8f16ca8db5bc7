"""Finds words one after the other by where each stands, a whole list of places at a time."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, repeat
from operator import add

from index.search.segments.posting_blocks import NUMBER, places_in
from index.search.segments.term_rows import PostingList
from index.search.terms.impacts import picked, places_of

_SHIFT = 32
"""Bits of a place, which stand below the number of its article."""

_BYTES = array(NUMBER).itemsize


def in_a_row(lists: Sequence[PostingList], having: Collection[int]) -> set[int]:
    """Of the articles `having` all of these words, of each its list, those that have them in this order with
    nothing between."""
    # The word with the fewest places first: most articles are told by it and one other.
    steps = sorted(range(len(lists)), key=lambda step: len(lists[step].values.content))
    starts: set[int] | None = None
    for step in steps:
        here = _starts(lists[step], having, step)
        starts = set(here) if starts is None else starts.intersection(here)
        having = {start >> _SHIFT for start in starts}
        if not having:
            break
    return set(having)


def _starts(posted: PostingList, having: Collection[int], step: int) -> Iterator[int]:
    """Where a row begins of which this word is the one so many steps on, by article and place."""
    numbers, values = posted.numbers, posted.values
    sizes: Sequence[int] = values.sizes
    content = values.content
    if len(having) < len(numbers):
        places = places_of(numbers, having)
        numbers, sizes = array(NUMBER, picked(numbers, places)), picked(sizes, places)
        ends = zip(picked(values.ends, places), sizes, strict=True)
        content = b"".join([content[end - size : end] for end, size in ends])
    bases = [(number << _SHIFT) - step for number in numbers]
    if len(content) > _BYTES * len(numbers):
        every = chain.from_iterable(map(repeat, bases, map(_BYTES.__rfloordiv__, sizes)))
        return map(add, every, places_in(content))
    return map(add, bases, places_in(content))
