"""Writes the files of an index as Whoosh reads them, a field and a posting list at a time."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from itertools import chain, islice
from pickle import dumps
from struct import Struct, pack
from typing import Any
from zlib import crc32

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3TermInfo
from whoosh.filedb.filetables import HashWriter, OrderedHashWriter, _lengths
from whoosh.system import pack_int, pack_ushort
from whoosh.util.numlists import GrowableArray

from index.search.segments.mapped_segment import MappedSegment
from index.search.segments.posting_blocks import written
from index.search.segments.posting_pool import Pool, TermPostings
from index.search.segments.term_lists import ending, packed

BLOCK = 4096
"""Postings of one block: lists are read whole, so many small blocks would only take longer."""

PICKLED = 4
"""Pickle protocol of what is written: below 3, each bytes object is kept as the call that makes it."""

_CRC32 = 1
"""Whoosh's number for a table whose keys are found by CRC-32; its MD5 takes five times as long."""

_TERM = W3TermInfo._struct.pack
_EXTENT = Struct("!qi").pack
_SLOT = "Iq"
_ONCE = pack("!I", 1)
_BUCKETS = 256

WRITTEN_TOGETHER = 4096
"""Terms of a table that are in memory before they are written: a field may have a million."""


class QuickCodec(W3Codec):
    """Writes the files of Whoosh's codec at a fifth of the cost, and reads them where they lie.

    Nothing is compressed, which takes time and saves little where most blocks have a few postings; and the
    shortest and longest article of each block, looked up for every posting, serve a way of ranking that is
    not used here.
    """

    length_stats = False

    def __init__(self, aside: str = "") -> None:
        """What the names of the files of a new segment begin with `aside`, no commit knows nor removes."""
        super().__init__(compression=0)
        self._aside = aside

    def field_writer(self, storage: Any, segment: Any) -> Any:
        """Writes the terms and their postings."""
        return _FieldWriter(self, storage, segment)

    def new_segment(self, storage: Any, indexname: str) -> Any:
        """A segment whose files are not copied into memory when they are opened."""
        return MappedSegment(self, self._aside + indexname)


def take_back(writer: Any) -> None:
    """End what a writer has begun. Whoosh leaves off at the first file that a full disk has no room for, with
    the others open and the index locked."""
    with suppress(Exception):
        writer.cancel()
    writer.fieldwriter.close_files()
    if not writer.is_closed:
        with suppress(OSError):
            writer._finish()


class _TermTable(OrderedHashWriter):
    """Writes the table of terms a field at a time, where Whoosh's makes seven calls for each term."""

    def __init__(self, file: Any) -> None:
        HashWriter.__init__(self, file, hashtype=_CRC32)
        self.index = GrowableArray("H")
        self.lastkey = b""
        # A tenth of what Whoosh's lists of pairs take.
        self._codes = [array("I") for _ in range(_BUCKETS)]
        self._places = [array("Q") for _ in range(_BUCKETS)]

    def add_sorted(self, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Add keys and values, in the order of the keys and behind those added before."""
        codes, places, lengths = self._codes, self._places, _lengths.pack
        at, more = self.dbfile.tell(), iter(items)
        while several := list(islice(more, WRITTEN_TOGETHER)):
            parts: list[bytes] = []
            starts: list[int] = []
            for key, value in several:
                size, length = len(key), len(value)
                parts += (lengths(size, length), key, value)
                code = crc32(key)
                codes[code % _BUCKETS].append(code)
                places[code % _BUCKETS].append(at)
                starts.append(at)
                at += 8 + size + length
            self.dbfile.write(b"".join(parts))
            self.index.extend(starts)

    def _write_hashes(self) -> None:
        at = self.dbfile.tell()
        for codes, places in zip(self._codes, self._places, strict=True):
            slots = 2 * len(codes)
            self.directory.append((at, slots))
            table: list[tuple[int, int]] = [(0, 0)] * slots
            for entry in zip(codes, places, strict=True):
                slot = (entry[0] >> 8) % slots
                while table[slot][1]:
                    slot = (slot + 1) % slots
                table[slot] = entry
            packed = pack("!" + _SLOT * slots, *chain.from_iterable(table))
            self.dbfile.write(packed)
            at += len(packed)


class _FieldWriter(W3FieldWriter):
    """Writes a posting list in one go, where Whoosh's hands each posting through four calls."""

    _tindex: Any

    def __init__(self, codec: Any, storage: Any, segment: Any) -> None:
        super().__init__(codec, storage, segment)
        begun = self._tindex
        try:
            begun.dbfile.seek(0)
        except OSError:
            # What is in the buffer does not fit on the disk, and nobody gets a writer to close.
            self.close_files()
            raise
        self._tindex = _TermTable(begun.dbfile)
        self._tindex.extras["fieldmap"] = begun.extras["fieldmap"]
        self._end = self._postfile.tell()

    def close_files(self) -> None:
        """Close the files, whether or not there is room for what is still to be written to them."""
        for file in (self._tindex.dbfile, self._postfile):
            with suppress(OSError):
                file.file.close()

    def add_postings(self, schema: Any, lengths: Any, items: Pool) -> None:
        for name, terms in items.fields():
            self.start_field(name, schema[name])
            size = schema[name].format.fixed_value_size()
            key, noted = pack_ushort(self._fieldid), dict[bytes, int]()
            numbered = bool(getattr(schema[name], "unique", False))
            self._tindex.add_sorted(self._lists(key, terms, size, noted, numbered))
            if numbered or getattr(schema[name], "listed", False):
                self._add_file(ending(name), packed(list(noted), noted.values()))
            self.finish_field()

    def _lists(
        self,
        key: bytes,
        terms: Iterator[TermPostings],
        size: int | None,
        noted: dict[bytes, int],
        numbered: bool,
    ) -> Iterator[tuple[bytes, bytes]]:
        """Key and value of each term in the table; notes in how many articles each is or, where they are
        `numbered`, in which."""
        for term, (numbers, weights, values) in terms:
            noted[term] = numbers[0] if numbered else len(numbers)
            yield key + term, self._write_list(numbers, weights, values, size)

    def _add_file(self, ending: str, content: bytes) -> None:
        if content:
            with closing(self._create_file(ending)) as file:
                file.write(content)

    def _write_list(
        self, numbers: Sequence[int], weights: Sequence[float], values: Sequence[bytes], size: int | None
    ) -> bytes:
        """What the table of terms says of a list; a list of one posting is kept there, and nowhere else."""
        first, last, count = numbers[0], numbers[-1], len(numbers)
        if count == 1:
            weight = weights[0]
            kept = tuple(values) if size is None else (_counts(weights, size),)
            about: bytes = _TERM(1, weight, 1, 0, 0, weight, first, first)
            return about + dumps(((first,), (float(weight),), kept), PICKLED)
        if count <= BLOCK:
            parts = [WHOOSH3_HEADER_MAGIC, *_block(numbers, weights, values, size, last=True)]
        else:
            parts = [WHOOSH3_HEADER_MAGIC]
            for at in range(0, count, BLOCK):
                part = slice(at, at + BLOCK)
                rest = values[part] if size is None else ()
                parts += _block(numbers[part], weights[part], rest, size, last=at + BLOCK >= count)
        start, content = self._end, b"".join(parts)
        self._postfile.write(content)
        self._end += len(content)
        about = _TERM(0, sum(weights), count, 0, 0, max(weights), first, last)
        return about + _EXTENT(start, len(content))


def _block(
    numbers: Sequence[int], weights: Sequence[float], values: Sequence[bytes], size: int | None, *, last: bool
) -> tuple[bytes, bytes, bytes]:
    heaviest = max(weights)
    data = dumps(written(numbers, weights, values if size is None else _counts(weights, size)), PICKLED)
    head = dumps((len(numbers), numbers[-1], heaviest, 0, 0, 0), PICKLED)
    length = len(head) + len(data)
    return pack_int(-length if last else length), head, data


def _counts(weights: Sequence[float], size: int) -> bytes:
    """What is kept beside the weights of words that are counted: the same, as numbers of `size` bytes."""
    if not size:
        return b""
    return _ONCE * len(weights) if max(weights) == 1 else pack(f"!{len(weights)}I", *map(int, weights))
