"""The parts of Whoosh that are mended here, each with what is wrong with the original."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from operator import sub
from pickle import dumps
from typing import Any

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3TermInfo
from whoosh.filedb.filestore import RamStorage
from whoosh.system import pack_int, pack_ushort

Posting = tuple[int, float, bytes]
"""Number of the article, weight of the term in it, and what else is kept of it there."""


class MemoryStorage(RamStorage):
    """Keeps an index in memory, and what is written on the way to it.

    Whoosh's puts that into a folder of a fixed name for temporary files, where others may write too.
    """

    def temp_storage(self, name: str | None = None) -> RamStorage:
        """Where a writer keeps its unfinished files."""
        return MemoryStorage()


BLOCK = 4096
"""Postings of one block: lists are read whole, so many small blocks would only take longer."""


class QuickCodec(W3Codec):
    """Writes the files of Whoosh's codec at a third of the cost.

    Nothing is compressed, which takes time and saves little where most blocks have a few postings; and the
    shortest and longest article of each block, looked up for every posting, serve a way of ranking that is
    not used here.
    """

    length_stats = False

    def __init__(self) -> None:
        super().__init__(compression=0)

    def field_writer(self, storage: Any, segment: Any) -> Any:
        """Writes the terms and their postings."""
        return _FieldWriter(self, storage, segment)


class _FieldWriter(W3FieldWriter):
    """Writes a posting list in one go, where Whoosh's hands each posting through four calls."""

    def add_postings(self, schema: Any, lengths: Any, items: PostingPool) -> None:
        for name, terms in items.fields():
            self.start_field(name, schema[name])
            size = schema[name].format.fixed_value_size()
            key = pack_ushort(self._fieldid)
            for term, postings in terms:
                self._tindex.add(key + term, self._write_list(postings, size).to_bytes())
            self.finish_field()

    def _write_list(self, postings: list[Posting], size: int | None) -> W3TermInfo:
        start, parts = self._postfile.tell(), [WHOOSH3_HEADER_MAGIC]
        numbers, weights, values = zip(*postings, strict=True)
        for at in range(0, len(numbers), BLOCK):
            block = numbers[at : at + BLOCK]
            weight: Any = weights[at : at + BLOCK]
            heaviest = max(weight)
            if heaviest == min(weight):
                weight = None if heaviest == 1.0 else heaviest
            value: Any = values[at : at + BLOCK]
            if size is not None and size >= 0:
                value = b"".join(value) if size else None
            steps = (block[0], *map(sub, block[1:], block))
            data = dumps((steps, weight, value), 2)
            head = dumps((len(block), block[-1], heaviest, 0, 0, 0), 2)
            length = len(head) + len(data)
            parts += (pack_int(length if at + BLOCK < len(numbers) else -length), head, data)
        written = b"".join(parts)
        self._postfile.write(written)
        info = W3TermInfo()
        info._weight, info._df, info._maxweight = sum(weights), len(numbers), max(weights)
        info._minid, info._maxid = numbers[0], numbers[-1]
        info.set_extent(start, len(written))
        return info


class PostingPool:
    """Postings of a new segment by field and term, until they are written.

    Whoosh's keeps them in one list, sorts it, and pickles parts of it to the disk on the way.
    """

    def __init__(self) -> None:
        self._fields: dict[str, dict[bytes, list[Posting]]] = {}

    def field(self, name: str) -> dict[bytes, list[Posting]]:
        """Term → (article number, weight, value), to be filled in the order of article numbers."""
        if name not in self._fields:
            self._fields[name] = defaultdict(list)
        return self._fields[name]

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting, as Whoosh gives it when segments are merged."""
        name, term, number, weight, value = item
        self.field(name)[term].append((number, weight, value))

    def iter_postings(self) -> PostingPool:
        """What Whoosh hands on to the writer of the postings: here everything, by `fields`."""
        return self

    def fields(self) -> Iterator[tuple[str, Iterator[tuple[bytes, list[Posting]]]]]:
        """The fields with their terms, both sorted; what was given is let go of."""
        for name in sorted(self._fields):
            terms = self._fields.pop(name)
            yield name, ((term, terms.pop(term)) for term in sorted(terms))

    def cleanup(self) -> None:
        """Let everything go."""
        self._fields.clear()


class DocumentWriter:
    """Adds articles whose words are known already to a Whoosh writer, past its analysis of texts."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer
        self._pool = writer.pool = PostingPool()

    def add(
        self,
        positioned: dict[str, dict[str, list[int]]],
        counted: dict[str, dict[str, int]],
        others: dict[str, object],
        stored: dict[str, object],
    ) -> None:
        """Add one article: the places of each word by field, how often each occurs by field, other fields as
        Whoosh indexes them, and stored values."""
        writer, number = self._writer, self._writer.docnum
        lengths: dict[str, int] = {}
        for name, places in positioned.items():
            lengths[name] = sum(map(len, places.values()))
            postings, encode = self._pool.field(name), writer.schema[name].format.encode
            for word, at in places.items():
                value = encode(at) if len(at) > 1 else _one_place(encode, at[0])
                postings[word.encode()].append((number, float(len(at)), value))
        for name, counts in counted.items():
            lengths[name] = sum(counts.values())
            postings = self._pool.field(name)
            for word, count in counts.items():
                postings[word.encode()].append((number, float(count), _counted(count)))
        for name, given in others.items():
            postings = self._pool.field(name)
            for term, _, weight, value in writer.schema[name].index(given):
                postings[term].append((number, weight, value))
        columns = writer.perdocwriter
        columns.start_doc(number)
        for name in sorted({*lengths, *others, *stored}):
            columns.add_field(name, writer.schema[name], stored.get(name), lengths.get(name, 0))
        columns.finish_doc()
        writer._added = True
        writer.docnum += 1


@lru_cache(maxsize=4096)
def _one_place(encode: Any, at: int) -> bytes:
    return bytes(encode([at]))


@lru_cache(maxsize=1024)
def _counted(count: int) -> bytes:
    return count.to_bytes(4, "big")
