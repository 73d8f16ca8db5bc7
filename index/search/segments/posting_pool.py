"""The postings of a new segment, kept in memory until they are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol, Self

from index.search.segments.indexed_fields import counts_of
from index.search.segments.term_rows import Postings

TermPostings = tuple[bytes, Postings]


class Derived(NamedTuple):
    """A field that has how often the words of another one, those with places, that are one by `key` occur
    together. Its name comes before that of the words."""

    name: str
    words: str
    key: Callable[[str], str]


_Lists = defaultdict[str, list[Any]]


class Pool(Protocol):
    """The postings of a new segment."""

    def iter_postings(self) -> Self:
        """What Whoosh hands on to the writer of the postings: here everything, by `fields`."""
        ...

    def fields(self) -> Iterator[tuple[str, Iterator[TermPostings]]]:
        """The fields with their terms, both sorted."""
        ...

    def cleanup(self) -> None:
        """Let everything go."""
        ...


class PostingPool:
    """Postings of a new segment by field and term, to be filled in the order of article numbers.

    Whoosh's keeps them in one list, sorts it, and pickles parts of it to the disk on the way. Here each term
    has a flat list, as a tuple for each posting takes three times the room, and the time to make it.
    """

    def __init__(self, derived: Iterable[Derived]) -> None:
        self._derived = tuple(derived)
        self._placed: dict[str, _Lists] = {}
        self._counted: dict[str, _Lists] = {}
        self._marked: dict[str, _Lists] = {}

    def placed(self, name: str) -> _Lists:
        """Term → article number, encoded places, the next article number, …"""
        return self._placed.setdefault(name, defaultdict(list))

    def counted(self, name: str) -> _Lists:
        """Term → article number, how often, the next article number, …"""
        return self._counted.setdefault(name, defaultdict(list))

    def marked(self, name: str) -> _Lists:
        """Term → article numbers."""
        return self._marked.setdefault(name, defaultdict(list))

    def iter_postings(self) -> Self:
        """What Whoosh hands on."""
        return self

    def fields(self) -> Iterator[tuple[str, Iterator[TermPostings]]]:
        """The fields with their terms, both sorted; what was given is let go of."""
        # What others are made of has a name behind theirs, or it would be gone by then.
        derived = {one.name: one for one in self._derived if one.words in self._placed}
        for name in sorted({*self._placed, *self._counted, *self._marked, *derived}):
            if name in derived:
                yield name, _together(self._placed[derived[name].words], derived[name].key)
            elif name in self._placed:
                yield name, _each(self._placed.pop(name), _with_places)
            elif name in self._counted:
                yield name, _each(self._counted.pop(name), _with_counts)
            else:
                yield name, _each(self._marked.pop(name), _alone)

    def cleanup(self) -> None:
        """Let everything go."""
        self._placed.clear()
        self._counted.clear()
        self._marked.clear()


def _each(terms: _Lists, postings: Callable[[list[Any]], Postings]) -> Iterator[TermPostings]:
    # By code points, which is the order of their bytes too.
    for term in sorted(terms):
        yield term.encode(), postings(terms.pop(term))


def _with_places(flat: list[Any]) -> Postings:
    return flat[::2], counts_of(values := flat[1::2]), values


def _with_counts(flat: list[Any]) -> Postings:
    return flat[::2], flat[1::2], ()


def _alone(numbers: list[int]) -> Postings:
    return numbers, (1,) * len(numbers), ()


def _together(terms: _Lists, key: Callable[[str], str]) -> Iterator[TermPostings]:
    """The terms that words have in common, with how often these occur together."""
    several: defaultdict[str, list[list[Any]]] = defaultdict(list)
    for word, flat in terms.items():
        several[key(word)].append(flat)
    for term in sorted(several):
        yield term.encode(), _summed(several[term])


def _summed(lists: Sequence[list[Any]]) -> Postings:
    first = lists[0]
    if len(lists) == 1:
        return first[::2], counts_of(first[1::2]), ()
    sums = dict(zip(first[::2], counts_of(first[1::2]), strict=True))
    before = sums.get
    for flat in lists[1:]:
        for number, count in zip(flat[::2], counts_of(flat[1::2]), strict=True):
            sums[number] = before(number, 0) + count
    numbers = sorted(sums)
    return numbers, list(map(sums.__getitem__, numbers)), ()
