"""Reads the terms of a segment and their posting lists as `quick_codec` writes them, the table a stretch at
a time and lists block by block, where Whoosh makes a dozen calls for each."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import accumulate
from pickle import load, loads
from struct import Struct
from typing import Any, NamedTuple

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3TermInfo

from index.search.segments.posting_blocks import (
    LONG,
    NUMBER,
    Values,
    Weights,
    joined_numbers,
    joined_weights,
    numbers_in,
    values_in,
    weights_in,
)

Postings = tuple[Sequence[int], Sequence[float], Sequence[bytes]]
"""The articles of a term in order, its weight in each and, of a field with places, those, encoded."""

_LENGTHS = Struct("!Ii").unpack_from
_LENGTHS_SIZE = Struct("!Ii").size
_POINTER = Struct("!Iq").unpack_from
_POINTER_SIZE = Struct("!Iq").size
_FIELD = Struct("!H").pack
_EXTENT = Struct("!qi").unpack_from
_LENGTH = Struct("!i")
_FREQUENCY = Struct("!I").unpack_from
_NUMBER = Struct("!I").unpack_from
_ABOUT = W3TermInfo._struct.size
_WEIGHT = Struct("!f").unpack_from
_WEIGHT_AT = Struct("!B").size
_FRAMED = b"\x80\x04\x95"
"""Each pickle of protocol 4 begins so; the length of the rest follows."""
_FRAME_SIZE = Struct("<3sQ").size
_FRAME = Struct("<3sQ").unpack_from
_FREQUENCY_AT = Struct("!Bf").size
_FIRST_AT = Struct("!BfIBBf").size

STRETCH = 1 << 16
"""Bytes of a table that are read at once."""


def fields(reader: Any) -> set[str]:
    """The fields of which a segment has any terms."""
    return set(reader._terms._fieldmap)


def count(reader: Any) -> int:
    """How many terms the fields of a segment have together."""
    return int(reader._terms._tindex.indexlen)


def row(reader: Any, field: str, term: bytes) -> bytes | None:
    """What the table of terms says of a term; None where no article of the segment has it."""
    terms = reader._terms
    if field not in terms._fieldmap:
        return None
    table, key = terms._tindex, _FIELD(terms._fieldmap[field]) + term
    # Numbers are read where the file is mapped; Whoosh copies each out of it first.
    content, code = table.dbfile._buf, table.hashfn(key)
    start, slots = table.tables[code & 255]
    for step in range(slots):
        found, at = _POINTER(content, start + ((code >> 8) + step) % slots * _POINTER_SIZE)
        if not at:
            return None
        if found == code:
            middle, after = _bounds(content, at)
            if content[at + _LENGTHS_SIZE : middle] == key:
                return bytes(content[middle:after])
    return None


def _bounds(content: Any, at: int) -> tuple[int, int]:
    """Where what the table says of the term at a place begins, behind the term, and ends."""
    long, more = _LENGTHS(content, at)
    middle = at + _LENGTHS_SIZE + long
    return middle, middle + more


def _closest(table: Any, key: bytes) -> int | None:
    """Where the first term from `key` on stands in a table; None where there is none."""
    content, place = table.dbfile._buf, Struct(f"!{table.extras['indextype']}").unpack_from
    low, high = 0, table.indexlen
    while low < high:
        middle = (low + high) // 2
        (at,) = place(content, table.indexbase + middle * table.indexsize)
        if bytes(content[at + _LENGTHS_SIZE : _bounds(content, at)[0]]) < key:
            low = middle + 1
        else:
            high = middle
    return None if low == table.indexlen else int(place(content, table.indexbase + low * table.indexsize)[0])


def rows(reader: Any, field: str, prefix: bytes = b"") -> Iterator[tuple[bytes, bytes]]:
    """The terms of a field that begin so, in order, each with what the table says of it."""
    terms = reader._terms
    if field not in terms._fieldmap:
        return
    table, key = terms._tindex, _FIELD(terms._fieldmap[field]) + prefix
    at, end, read = _closest(table, key), table.endofdata, table.dbfile.get
    while at is not None and at < end:
        stretch = read(at, min(STRETCH, end - at))
        here, size = 0, len(stretch)
        while here + 8 <= size:
            long, more = _LENGTHS(stretch, here)
            middle, after = here + 8 + long, here + 8 + long + more
            if after > size:
                if here == 0:
                    stretch, size = read(at, after), after
                    continue
                break
            found = stretch[here + 8 : middle]
            if not found.startswith(key):
                return
            yield found[2:], stretch[middle:after]
            here = after
        at += here


def frequency(of: bytes) -> int:
    """In how many articles a term is, by its row."""
    return int(_FREQUENCY(of, _FREQUENCY_AT)[0])


def first_article(of: bytes) -> int:
    """The first article that has a term, by its row."""
    return int(_NUMBER(of, _FIRST_AT)[0])


class PostingList(NamedTuple):
    """The articles of a term in order, its weight in each and, of a field with places, those, encoded."""

    numbers: array[int]
    weights: Weights
    values: Values


NOTHING = PostingList(array(NUMBER), b"", Values(b"", b""))


def read_postings(reader: Any, of: bytes, *, placed: bool) -> PostingList:
    """The posting list of a term, by its row; without values where these are not `placed`."""
    if of[0]:
        numbers, weights, values = loads(of[_ABOUT:])
        return PostingList(
            array(NUMBER, numbers), weights_in(weights, 1), Values.of(values if placed else ())
        )
    content = reader._terms._postfile.get(*_EXTENT(of, _ABOUT))
    if content[:4] != WHOOSH3_HEADER_MAGIC:
        raise OSError("a posting list is damaged")
    at, more = 4, True
    articles: list[array[int]] = []
    weighed: list[Weights] = []
    places: list[Values] = []
    while more:
        (length,) = _LENGTH.unpack_from(content, at)
        at, more = at + _LENGTH.size, length > 0
        block = BytesIO(content[at : at + abs(length)])
        at += abs(length)
        count = load(block)[0]
        steps, weights, values = load(block)
        articles.append(numbers_in(steps))
        weighed.append(weights_in(weights, count))
        places.append(values_in(values if placed else ()))
    return PostingList(joined_numbers(articles), joined_weights(weighed), Values.joined(places))


def plain_postings(reader: Any, of: bytes, *, placed: bool) -> Postings:
    """The same for going through all lists, most of which are short: those are read half as fast where each
    is given columns."""
    if of[0]:
        if not placed:
            return (first_article(of),), _WEIGHT(of, _WEIGHT_AT), ()
        only: Postings = loads(of[_ABOUT:])
        return only
    if frequency(of) >= LONG:
        whole: Postings = read_postings(reader, of, placed=placed)
        return whole
    content = reader._terms._postfile.get(*_EXTENT(of, _ABOUT))
    at = len(WHOOSH3_HEADER_MAGIC) + _LENGTH.size
    # What a block begins with, for ways of reading that leave blocks out, says how long it is.
    begin, size = _FRAME(content, at)
    if content[:4] != WHOOSH3_HEADER_MAGIC or begin != _FRAMED:
        raise OSError("a posting list is damaged")
    steps, weights, values = loads(memoryview(content)[at + _FRAME_SIZE + size :])
    numbers = list(accumulate(steps))
    return numbers, weights if isinstance(weights, tuple) else [weights or 1.0] * len(numbers), values
