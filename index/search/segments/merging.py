"""Writes several segments of an index anew as one, term by term, so that a search looks into few."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any, Self

from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from index.search.segments.posting_pool import TermPostings
from index.search.segments.quick_codec import QuickCodec, take_back
from index.search.segments.term_rows import Postings, count, fields, plain_postings, rows

TOGETHER = 4
"""Segments from which on they become one."""

LARGEST = 256 * 2**20
"""Bytes of all segments that become one: some 200,000 articles of 50 words, or 30,000 of 365. Larger ones are
left as they are, so that no merge takes longer than a minute or two."""

ASIDE = "merging-"
"""What the names of the files of an unfinished segment begin with."""

STRETCH = 2000
"""Terms of each segment that are in memory at once."""

Told = Callable[[float], None]
"""Is told of what share of the terms is written, 0 – 1."""

_Row = tuple[bytes, bytes]
"""A term, and what the table of terms says of it."""


class CalledOff(Exception):
    """The merge is not wanted any more; nothing was changed."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment that is merged: its articles are numbered from `first` now, or as `renumbered` says, without
    those it does not have."""

    reader: Any
    first: int
    renumbered: Mapping[int, int] | None

    def number(self, before: int) -> int | None:
        """The number of an article by the one it had; None where it was removed by then."""
        return self.first + before if self.renumbered is None else self.renumbered.get(before)


class _MergedPool:
    """The postings of several segments, read while they are written."""

    def __init__(
        self, parts: Sequence[_Part], schema: Any, cancelled: Callable[[], bool] | None, told: Told | None
    ) -> None:
        self._parts = parts
        self._schema = schema
        self._cancelled = cancelled
        self._told = told
        self._rows, self._read = sum(count(part.reader) for part in parts), 0

    def iter_postings(self) -> Self:
        """What Whoosh hands on."""
        return self

    def fields(self) -> Iterator[tuple[str, Iterator[TermPostings]]]:
        """The fields with their terms, both sorted."""
        for name in sorted(set[str]().union(*(fields(part.reader) for part in self._parts))):
            yield name, self._terms(name)

    def _terms(self, name: str) -> Iterator[TermPostings]:
        placed = self._schema[name].format.supports("positions")
        for several in _stretches([rows(part.reader, name) for part in self._parts]):
            if self._cancelled is not None and self._cancelled():
                raise CalledOff
            for term in sorted(several):
                found = _joined([(self._parts[at], row) for at, row in several[term]], placed)
                # All that had it may be removed.
                if found[0]:
                    yield term, found
            self._read += sum(map(len, several.values()))
            if self._told is not None:
                self._told(self._read / self._rows)

    def cleanup(self) -> None:
        """Nothing is held."""


def _stretches(parts: Sequence[Iterator[_Row]]) -> Iterator[Mapping[bytes, Sequence[tuple[int, bytes]]]]:
    """The terms of several tables, a stretch of them at a time, each with the parts that have it and what
    these say of it: a dict of thousands is made in a third of the time that merging them one by one takes."""
    heads = [list(islice(part, STRETCH)) for part in parts]
    while any(heads):
        # What a part has behind the last term read of it is not known yet.
        last = min((head[-1][0] for head in heads if len(head) == STRETCH), default=None)
        several: defaultdict[bytes, list[tuple[int, bytes]]] = defaultdict(list)
        for at, head in enumerate(heads):
            cut = len(head) if last is None else bisect_right(head, last, key=itemgetter(0))
            for term, row in head[:cut]:
                several[term].append((at, row))
            heads[at] = [*head[cut:], *islice(parts[at], cut)]
        yield several


def _joined(lists: Sequence[tuple[_Part, bytes]], placed: bool) -> Postings:
    """The posting lists of a term, one behind the other."""
    if len(lists) == 1 and (part := lists[0][0]).renumbered is None:
        alone, weighed, places = plain_postings(part.reader, lists[0][1], placed=placed)
        return list(map(part.first.__add__, alone)), weighed, places
    numbers: list[int] = []
    weights: list[float] = []
    values: list[bytes] = []
    for part, row in lists:
        here, weighed, places = plain_postings(part.reader, row, placed=placed)
        if part.renumbered is not None:
            kept = [at for at, number in enumerate(here) if number in part.renumbered]
            pick: Any = part.renumbered.__getitem__
            here = [here[at] for at in kept]
            weighed = [weighed[at] for at in kept]
            places = [places[at] for at in kept] if placed else ()
        else:
            pick = part.first.__add__
        numbers.extend(map(pick, here))
        weights.extend(weighed)
        if placed:
            values.extend(places)
    return numbers, weights, values


@dataclass(frozen=True, slots=True)
class Merged:
    """A segment written of others, each with what was removed of it by then; not in the index yet."""

    writer: Any
    before: Mapping[str, frozenset[int]]
    parts: Mapping[str, _Part]

    def take_place(self, segments: Sequence[Any]) -> list[Any] | None:
        """The segments of an index with the new one in place of those it was made of, and without what was
        removed meanwhile; None where one of those is not there any more. Called by who may write."""
        known = {segment.segment_id(): segment for segment in segments}
        if not known.keys() >= self.before.keys():
            return None
        writer, made = self.writer, self.writer.newsegment
        if made.indexname != writer.indexname:
            unfinished, made.indexname = made.list_files(writer.storage), writer.indexname
            for file in unfinished:
                writer.storage.rename_file(file, file.removeprefix(ASIDE))
        writer._assemble_segment()
        for key, part in self.parts.items():
            for number in set(known[key].deleted_docs()) - self.before[key]:
                if (now := part.number(number)) is not None:
                    made.delete_document(now)
        others = [segment for segment in segments if segment.segment_id() not in self.before]
        return [*others, made] if writer.docnum else others

    def drop(self) -> None:
        """Remove what is left of it where it is not in the index."""
        take_back(self.writer)
        remove_unfinished(self.writer.storage, self.writer.newsegment.segid)


def merged(
    storage: Any,
    name: str,
    segments: Sequence[Any],
    aside: str = "",
    cancelled: Callable[[], bool] | None = None,
    told: Told | None = None,
) -> Merged:
    """Write segments anew as one, which takes a commit to be in the index; meanwhile others may write where
    it is written ASIDE.

    Raises CalledOff, and OSError where a segment is gone or the disk full; then nothing is left.
    """
    writer = SegmentWriter(FileIndex(storage, indexname=name), _lk=False, codec=QuickCodec(aside))
    parts: dict[str, _Part] = {}
    made = Merged(writer, {one.segment_id(): frozenset(one.deleted_docs()) for one in segments}, parts)
    if told is not None:
        told(0.0)
    try:
        for segment in segments:
            reader = SegmentReader(storage, writer.schema, segment)
            first = writer.docnum
            parts[segment.segment_id()] = _Part(
                reader, first, writer.write_per_doc(set(writer.schema.names()), reader)
            )
        writer.pool = _MergedPool(list(parts.values()), writer.schema, cancelled, told)
        writer._flush_segment()
        writer._close_segment()
    except BaseException:
        made.drop()
        raise
    finally:
        for part in parts.values():
            part.reader.close()
    return made


def remove_unfinished(storage: Any, segment: str = "") -> None:
    """Remove the files of segments that were written aside and never finished, or of one of them."""
    for file in list(storage.list()):
        if file.startswith(ASIDE) and segment in file:
            with suppress(OSError):
                storage.delete_file(file)


def outgrown(segments: Sequence[Any], sizes: Sequence[int], most: int) -> list[Any]:
    """The segments that should become one, of at most `most` together in the measure of `sizes`: one of which
    a fifth is removed, or from one on that is no larger than all smaller ones together.

    So the sizes of what is left fall by half or more, but for the smallest, and an article is written anew
    about once for each time that the index doubles.
    """
    ordered = sorted(zip(sizes, range(len(segments)), strict=True), reverse=True)
    smaller = sum(sizes)
    for place, (size, _) in enumerate(ordered):
        smaller -= size
        if len(ordered) - place < TOGETHER:
            break
        if size <= smaller and size + smaller <= most:
            return [segments[at] for _, at in ordered[place:]]
    for size, at in ordered:
        if segments[at].deleted_count() * 5 > segments[at].doc_count_all() and size <= most:
            return [segments[at]]
    return []
