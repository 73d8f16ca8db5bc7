"""Posting lists as they lie in a segment of the index, read whole; and what was read of them, kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.util.numeric import byte_to_length

from index.search.segments.term_rows import NOTHING, PostingList, read_postings, row

KEPT_POSTINGS = 3_000_000
"""Postings that are kept in memory, at eight bytes."""

_Kept = TypeVar("_Kept")
LENGTHS = tuple(byte_to_length(code) for code in range(256))
"""About how many words an article has, by the byte that Whoosh keeps of it."""


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

    def peek(self, key: Hashable) -> Any | None:
        """What is kept under `key`, if anything."""
        with self._lock:
            found = self._kept.get(key)
        return None if found is None else found[0]


def encoded(word: str) -> bytes:
    """A word as the key of its list."""
    return word.encode("utf-8", "replace")


def posted_list(reader: Any, field: str, term: bytes) -> PostingList:
    """The posting list of a term in one segment; empty where it does not occur."""
    found = row(reader, field, term)
    if found is None:
        return NOTHING
    placed = reader.schema[field].format.supports("positions")
    return read_postings(reader, found, placed=placed)


def read_lengths(reader: Any, field: str) -> bytes:
    """How many words each article of a segment has in a field, about: a byte each (`LENGTHS`)."""
    count, columns, name = reader.doc_count_all(), reader._perdoc, f"_{field}_len"
    codes = b""
    if columns.has_column(name):
        column = columns.column_reader(name, LENGTHS_COLUMN)
        codes = column._dbfile.get(column._basepos, column._count)
    return bytes(codes).ljust(count, b"\0")
