"""All terms of a field of a segment in one piece, each with how many articles have it; of the ids, each with
the number of its article. To go through Whoosh's table of terms for them takes a hundred times as long."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Any

from index.search.segments.term_rows import first_article, frequency, rows

_HEAD = struct.Struct("<II")
_NUMBER = "I"

_STRETCH = 1 << 15
"""Bytes of which it is known how many terms are before them."""


@dataclass(frozen=True, slots=True)
class TermList:
    """Terms of a field, in order, and in how many articles each is; of several segments, about."""

    words: Sequence[str]
    counts: Sequence[int]


@dataclass(frozen=True, slots=True)
class TermLines:
    """The same of one segment as it lies on the disk: each term between two line ends, of which so many are
    `before` each stretch of the content."""

    content: bytes
    counts: array[int]
    before: Sequence[int]

    def begun(self, prefix: str, most: int) -> dict[str, int]:
        """The first `most` terms that begin so, each with its count."""
        content, line = self.content, b"\n" + prefix.encode("utf-8", "replace")
        end = len(content) - 1
        first = content.find(line, 0, end)
        if first < 0:
            return {}
        last = content.index(b"\n", content.rfind(line, first, end) + 1)
        found = content[first + 1 : last].decode("utf-8").split("\n")[:most]
        stretch = first // _STRETCH
        at = self.before[stretch] + content.count(b"\n", stretch * _STRETCH, first)
        return dict(zip(found, self.counts[at : at + len(found)], strict=True))


def ending(field: str) -> str:
    """What the name of the list of a field ends in, behind that of its segment."""
    return f".{field}.list"


def packed(terms: Sequence[bytes], counts: Iterable[int]) -> bytes:
    """Terms and their numbers as they are kept; empty where a term is no line, which no word is."""
    words = b"\n".join(terms)
    if words.count(b"\n") != max(0, len(terms) - 1):
        return b""
    numbers = array(_NUMBER, counts)
    if sys.byteorder == "big":
        numbers.byteswap()
    return _HEAD.pack(len(terms), len(words)) + numbers.tobytes() + words


def listed(reader: Any, field: str, prefix: bytes, most: int) -> dict[str, int]:
    """The first `most` terms of a field that begin so, each with how many articles have it."""
    return {term.decode("utf-8"): frequency(row) for term, row in islice(rows(reader, field, prefix), most)}


def term_list(reader: Any, field: str) -> TermList:
    """The terms of a field of one segment, in order. Where there is no list of them, as in an index of
    before, they are read from the table."""
    if (kept := _kept(reader, field)) is not None:
        return kept
    found = listed(reader, field, b"", sys.maxsize)
    return TermList(list(found), array(_NUMBER, found.values()))


def numbered_ids(reader: Any) -> TermList:
    """The ids of the articles of one segment, also of those that were removed, each with its number; read as
    the terms of a field are."""
    if (kept := _kept(reader, "id")) is not None:
        return kept
    found = [(term.decode("utf-8"), first_article(row)) for term, row in rows(reader, "id")]
    return TermList([key for key, _ in found], array(_NUMBER, (number for _, number in found)))


def term_lines(reader: Any, field: str) -> TermLines | None:
    """The terms of a field of one segment; None where there is no list of them."""
    return _lines(reader, field) if field in reader.schema and _is_listed(reader, field) else None


def _is_listed(reader: Any, field: str) -> bool:
    return getattr(reader.schema[field], "listed", False)


def _kept(reader: Any, field: str) -> TermList | None:
    lines = _lines(reader, field)
    if lines is None:
        return None
    return TermList(lines.content.decode("utf-8").split("\n")[1:-1], lines.counts)


def _lines(reader: Any, field: str) -> TermLines | None:
    name = f"{reader.segment().segment_id()}{ending(field)}"
    if not reader.storage().file_exists(name):
        return None
    file = reader.storage().open_file(name)
    amount, length = _HEAD.unpack(file.get(0, _HEAD.size))
    size = amount * array(_NUMBER).itemsize
    numbers = array(_NUMBER, file.get(_HEAD.size, size))
    if sys.byteorder == "big":
        numbers.byteswap()
    content = b"\n%b\n" % file.get(_HEAD.size + size, length) if amount else b"\n"
    stretches = range(0, len(content), _STRETCH)
    before = list(accumulate((content.count(b"\n", at, at + _STRETCH) for at in stretches), initial=0))
    if before[-1] != amount + 1:
        raise OSError(f"{name} is damaged")
    return TermLines(content, numbers, before)


def by_length(terms: TermList) -> dict[int, TermList]:
    """The same terms by how many characters they have, each list in order."""
    places: dict[int, list[int]] = {}
    for place, word in enumerate(terms.words):
        places.setdefault(len(word), []).append(place)
    return {
        length: TermList(
            [terms.words[place] for place in here], array(_NUMBER, (terms.counts[place] for place in here))
        )
        for length, here in places.items()
    }


def joined(lists: Iterable[TermList]) -> TermList:
    """The terms of several lists, each once and in order."""
    several = list(lists)
    if len(several) == 1:
        return several[0]
    found: dict[str, int] = {}
    for one in several:
        before = found.get
        for word, count in zip(one.words, one.counts, strict=True):
            found[word] = before(word, 0) + count
    words = sorted(found)
    return TermList(words, array(_NUMBER, map(found.__getitem__, words)))
