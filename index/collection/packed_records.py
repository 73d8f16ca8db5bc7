"""All records of a library in a quarter of the memory that they take one by one: each is made of its row when
it is asked for."""

from __future__ import annotations

import marshal
import os
from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain, pairwise
from typing import Any

from index.collection.records import COLUMNS, Record, record_in, row_of

MOST_CHANGED = 1000
"""Records that differ from the rows, up to which they are kept beside these; of large libraries an eighth."""

Row = tuple[Any, ...]
"""The values of a record in the order of `COLUMNS`."""

_ID, _PATH, _DIGEST, _DATE, _WORDS, _LINE = map(
    COLUMNS.split(", ").index, ("id", "path", "digest", "date", "words", "line")
)


class _Rows:
    """Rows one behind the other, about 220 bytes each, found by a hash of their ids."""

    def __init__(self, rows: Iterable[Row]) -> None:
        packed, ends, hashes = bytearray(), array("Q", (0,)), array("q")
        without_article = []
        for row in rows:
            packed += marshal.dumps(row)
            ends.append(len(packed))
            hashes.append(hash(row[_ID]))
            if row[_WORDS] is None:
                without_article.append(row[_ID])
        # As it has grown: a copy would for a moment take as much again.
        self._packed, self._ends = packed, ends
        self._places = array("L", sorted(range(len(hashes)), key=hashes.__getitem__))
        self._hashes = array("q", map(hashes.__getitem__, self._places))
        self.without_article: tuple[str, ...] = tuple(without_article)

    def __len__(self) -> int:
        return len(self._hashes)

    def __iter__(self) -> Iterator[Row]:
        for start, end in pairwise(self._ends):
            yield marshal.loads(self._packed[start:end])

    def row(self, key: str) -> Row | None:
        """The row with an id."""
        sought = hash(key)
        at = bisect_left(self._hashes, sought)
        while at < len(self._hashes) and self._hashes[at] == sought:
            place = self._places[at]
            found: Row = marshal.loads(self._packed[self._ends[place] : self._ends[place + 1]])
            if found[_ID] == key:
                return found
            at += 1
        return None


class PackedRecords(Mapping[str, Record]):
    """Records by article id, that never change; what is asked for twice is made twice."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._rows = _Rows(rows)
        self._others: Mapping[str, Record | None] = {}
        self._size = len(self._rows)

    @classmethod
    def of(cls, records: Iterable[Record]) -> PackedRecords:
        """These records."""
        return cls(map(row_of, records))

    def changed(self, others: Mapping[str, Record | None]) -> PackedRecords:
        """These records with others in their place, or (None) without them."""
        others = {**self._others, **others}
        if len(others) > max(MOST_CHANGED, len(self._rows) // 8):
            new = (row_of(record) for record in others.values() if record is not None)
            return PackedRecords(chain(self._rows_but(others), new))
        found = PackedRecords.__new__(PackedRecords)
        found._rows, found._others = self._rows, others
        before = sum(self._rows.row(key) is not None for key in others)
        found._size = len(self._rows) - before + sum(record is not None for record in others.values())
        return found

    def articles(self, others: Mapping[str, Record | None]) -> PackedRecords:
        """The same as `changed`, of which only those that hold an article."""
        without: dict[str, Record | None] = dict.fromkeys(self._rows.without_article)
        now = {**without, **self._others, **others}
        holding = {key: one if one is not None and one.holds_article else None for key, one in now.items()}
        return self.changed(holding) if holding else self

    def differing(self, before: PackedRecords) -> set[str]:
        """The ids of those that were not there before, were others or are gone."""
        if before._rows is self._rows:
            keys = self._others.keys() | before._others.keys()
            return {key for key in keys if self.get(key) != before.get(key)}
        keys = {*self, *before}
        return {key for key in keys if self._row(key) != before._row(key)}

    def _row(self, key: str) -> Row | None:
        if key in self._others:
            other = self._others[key]
            return None if other is None else row_of(other)
        return self._rows.row(key)

    def _rows_but(self, others: Container[str]) -> Iterator[Row]:
        return (row for row in self._rows if row[_ID] not in others)

    def each(self) -> Iterator[Record]:
        """All of them, one after the other, in some order."""
        yield from map(record_in, self._rows_but(self._others))
        yield from (record for record in self._others.values() if record is not None)

    def digests(self) -> Iterator[tuple[str, str]]:
        """Id of each, and what names its content, in the same order."""
        for row in self._rows_but(self._others):
            yield row[_ID], row[_DIGEST]
        for record in self._others.values():
            if record is not None:
                yield record.id, record.digest

    def places(self) -> Iterator[tuple[str, str, str | None, int]]:
        """Id, path, date and line (0: it has none) of each, in the same order."""
        for row in self._rows_but(self._others):
            yield row[_ID], os.fsdecode(row[_PATH]), row[_DATE], row[_LINE] or 0
        for record in self._others.values():
            if record is not None:
                yield record.id, record.path, record.date, record.line or 0

    def __getitem__(self, key: str) -> Record:
        if key in self._others:
            other = self._others[key]
            if other is None:
                raise KeyError(key)
            return other
        found = self._rows.row(key)
        if found is None:
            raise KeyError(key)
        return record_in(found)

    def __contains__(self, key: object) -> bool:
        if key in self._others:
            return self._others[str(key)] is not None
        return self._rows.row(str(key)) is not None

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.digests())

    def __len__(self) -> int:
        return self._size
