"""The parts of Whoosh that are mended here, each with what is wrong with the original."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import RamStorage


class MemoryStorage(RamStorage):
    """Keeps an index in memory, and what is written on the way to it.

    Whoosh's puts that into a folder of a fixed name for temporary files, where others may write too.
    """

    def temp_storage(self, name: str | None = None) -> RamStorage:
        """Where a writer keeps its unfinished files."""
        return MemoryStorage()


def quick_codec() -> Any:
    """Writes what Whoosh reads, at half the cost.

    Compressing blocks of a few postings takes time and saves nothing; and the shortest and longest article
    of each block, looked up for every posting, serve a way of ranking that is not used here.
    """
    codec = W3Codec(compression=0)
    codec.length_stats = False
    return codec


class PostingPool:
    """Postings of a new segment by field and term, until they are written.

    Whoosh's keeps them in one list, sorts it, and pickles parts of it to the disk on the way.
    """

    def __init__(self) -> None:
        self._fields: dict[str, dict[bytes, list[tuple[int, float, bytes]]]] = {}

    def field(self, name: str) -> dict[bytes, list[tuple[int, float, bytes]]]:
        """Term → (article number, weight, value), to be filled in the order of article numbers."""
        if name not in self._fields:
            self._fields[name] = defaultdict(list)
        return self._fields[name]

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting, as Whoosh gives it when segments are merged."""
        name, term, number, weight, value = item
        self.field(name)[term].append((number, weight, value))

    def iter_postings(self) -> Iterator[tuple[str, bytes, int, float, bytes]]:
        """Everything, sorted by field, term and article."""
        for name in sorted(self._fields):
            terms = self._fields.pop(name)
            for term in sorted(terms):
                for number, weight, value in terms.pop(term):
                    yield name, term, number, weight, value

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
        positioned: dict[str, list[str]],
        counted: dict[str, list[str]],
        others: dict[str, object],
        stored: dict[str, object],
    ) -> None:
        """Add one article: words by field, with positions or only counted, other fields as Whoosh indexes
        them, and stored values."""
        writer, number = self._writer, self._writer.docnum
        lengths: dict[str, int] = {}
        for name, row in positioned.items():
            lengths[name] = len(row)
            places: defaultdict[str, list[int]] = defaultdict(list)
            for at, word in enumerate(row):
                places[word].append(at)
            postings, encode = self._pool.field(name), writer.schema[name].format.encode
            for word, at_places in places.items():
                value = encode(at_places) if len(at_places) > 1 else _one_place(encode, at_places[0])
                postings[word.encode()].append((number, float(len(at_places)), value))
        for name, row in counted.items():
            lengths[name] = len(row)
            counts: defaultdict[str, int] = defaultdict(int)
            for word in row:
                counts[word] += 1
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
