"""Posting lists as they lie in a segment of the index, read whole; and what was read of them, kept."""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, NamedTuple, TypeVar, cast

from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.reading import TermNotFound
from whoosh.util.numeric import byte_to_length

from index.search.whoosh_parts import read_list

KEPT_POSTINGS = 3_000_000
"""Postings that are kept in memory, at eight bytes."""

_Kept = TypeVar("_Kept")
_LENGTHS = tuple(byte_to_length(code) for code in range(256))


class Posted(NamedTuple):
    """A posting list of one segment: articles in order, how often each has the term, and what else is kept of
    each (positions, encoded)."""

    numbers: array[int]
    weights: array[float]
    values: tuple[bytes, ...]


class Kept:
    """What was read of segments, which never change, for all threads; what lay longest goes first."""

    def __init__(self, most: int = KEPT_POSTINGS) -> None:
        self._most = most
        self._size = 0
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()

    def get(self, key: Hashable, read: Callable[[], _Kept], size: Callable[[_Kept], int]) -> _Kept:
        """What is kept under `key`, read where it is not there; `size` is that of so many postings."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(_Kept, self._kept[key][0])
        value = read()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = value, size(value) + 20
                self._size += self._kept[key][1]
                while self._size > self._most and len(self._kept) > 1:
                    self._size -= self._kept.popitem(last=False)[1][1]
        return value


def encoded(word: str) -> bytes:
    """A word as the key of its list."""
    return word.encode("utf-8", "replace")


def posted_list(reader: Any, field: str, term: bytes) -> Posted:
    """The posting list of a term in one segment; empty where it does not occur."""
    try:
        info = reader._terms.term_info(field, term)
    except TermNotFound:
        return Posted(array("I"), array("f"), ())
    numbers, weights, values = read_list(reader, field, info)
    return Posted(array("I", numbers), array("f", weights), tuple(values))


def read_lengths(reader: Any, field: str) -> array[int]:
    """How many words each article of a segment has in a field, about, as Whoosh keeps it: a byte each."""
    count, columns, name = reader.doc_count_all(), reader._perdoc, f"_{field}_len"
    codes = b""
    if columns.has_column(name):
        column = columns.column_reader(name, LENGTHS_COLUMN)
        codes = column._dbfile.get(column._basepos, column._count)
    return array("I", map(_LENGTHS.__getitem__, codes.ljust(count, b"\0")))
