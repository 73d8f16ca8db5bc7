"""What parsing found out about each file, kept so that an unchanged file is not read again.

One SQLite file in the library's cache folder. It is derived: where it is damaged, of another layout or cannot
be written, it is begun anew or held in memory.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from index.article import Article, Metadata
from index.collection import packed_sentences, record_table
from index.collection.packed_records import PackedRecords
from index.collection.records import BundleRecord, Record, bundle_in
from index.collection.store_connection import StoreConnection
from index.collection.store_writing import ANOTHER, Writing
from index.collection.stored_text import StoredText
from index.storage.damage import copied_to_memory
from index.storage.sealed import seal_of, unsealed

_INDEXED = f"SELECT id, iif(indexed = {ANOTHER}, '', state) FROM names WHERE indexed"
"""Asks for all that the index of names has; the state of what has another one by now is empty."""


class Store(StoreConnection):
    """Reads and writes the records and texts of one library."""

    _read: tuple[tuple[int, int], PackedRecords] | None = None
    """The records as they were read last, and the state that these were of."""

    def copied(self) -> Store:
        """Another one in memory, with all that is kept in this one."""
        store = Store(None)
        with self._lock, contextlib.suppress(sqlite3.Error):
            store._connection = copied_to_memory(self._connection)
        return store

    def records(self) -> PackedRecords:
        """All records by article id; after a change only what is different since is read."""

        def read(connection: sqlite3.Connection) -> PackedRecords:
            now, before = record_table.sums(connection), self._read
            if before is not None and before[0] == now.state:
                return before[1]
            if before is None or before[0][0] != now.era or before[0][1] > now.revision:
                found = record_table.every(connection)
            else:
                changed, gone = record_table.since(connection, before[0][1])
                found = before[1].changed({**changed, **dict.fromkeys(gone)})
            # Another process may have committed meanwhile; what it changed is read once more the next time.
            self._read = now.state, found
            return self._read[1]

        return self.ask(read)

    def paths(self) -> dict[str, list[str]]:
        """The ids of the articles in each file, by its path."""

        def read(connection: sqlite3.Connection) -> dict[str, list[str]]:
            found: dict[bytes, list[str]] = {}
            for key, path in connection.execute("SELECT id, path FROM articles WHERE words IS NOT NULL"):
                found.setdefault(path, []).append(key)
            return {os.fsdecode(path): keys for path, keys in found.items()}

        return self.ask(read)

    def changed_since(self, revision: int, most: int) -> list[str]:
        """The ids of the records that a later change has written or dropped; no more than so many."""
        parts = (f"SELECT id FROM {name} WHERE changed > ?" for name in ("articles", "gone"))
        query, values = f"{' UNION ALL '.join(parts)} LIMIT ?", (revision, revision, most)
        return self.ask(lambda connection: [key for (key,) in connection.execute(query, values)])

    def record(self, article_id: str) -> Record | None:
        """The record of one id."""
        return self.ask(lambda connection: record_table.one(connection, article_id))

    def sums(self) -> record_table.Sums:
        """What all records come to."""
        return self.ask(record_table.sums)

    def bundles(self) -> dict[str, BundleRecord]:
        """All files of many articles that were read to their end, by id; none of which that is damaged."""
        rows = self.ask(lambda connection: connection.execute("SELECT * FROM bundles").fetchall())
        return {row[0]: bundle_in(row[:-1]) for row in rows if row[-1] == seal_of(row[:-1])}

    def article(self, record: Record) -> Article | None:
        """The article of a record with its text and sentences; None where its text is not kept, or not as
        it was."""
        text = self._text(record)
        return None if text is None else text.article(record)

    def texts(self, records: Iterable[Record]) -> list[packed_sentences.KeptText]:
        """The texts and sentences of some articles, of those that are kept and as they were."""
        return [
            packed_sentences.KeptText(record.id, record.digest, text.text, text.sentences)
            for record, text in self._texts(records)
        ]

    def written(self, record: Record) -> Metadata | None:
        """What its file of many says of an article; None where that is not kept, or not as it was."""
        text = self._text(record)
        return None if text is None else text.metadata()

    def _text(self, record: Record) -> StoredText | None:
        return next((text for _, text in self._texts([record])), None)

    def _texts(self, records: Iterable[Record]) -> Iterator[tuple[Record, StoredText]]:
        of = {record.id: record for record in records}
        marks = ", ".join("?" * len(of))
        query = f"SELECT id, body, text, sentences, written, seal FROM texts WHERE id IN ({marks})"
        rows = self.ask(lambda connection: connection.execute(query, [*of]).fetchall())
        for *row, seal in rows:
            text = StoredText(*row)
            # Where pages have changed places, even an id that was not asked for is given.
            if text.id in of and seal == text.seal(of[text.id]):
                yield of[text.id], text

    def named(self, *, indexed: bool = True) -> dict[str, str]:
        """Article id → state of its names, for all that the index of names has (empty where these are not the
        ones that are kept), or without `indexed` for all whose names are kept."""
        query = _INDEXED if indexed else "SELECT id, state FROM names"
        return self.ask(lambda connection: dict(connection.execute(query)))

    def number_named(self) -> int:
        """How many articles the index of names has."""
        return int(self._value("SELECT COUNT(*) FROM names WHERE indexed"))

    def named_of(self, article_ids: Sequence[str], *, indexed: bool = False) -> dict[str, str]:
        """Article id → state of its names, for those of some articles that are kept, or (`indexed`) that the
        index of names has, as `named` does."""
        here = f"id IN ({', '.join('?' * len(article_ids))})"
        query = f"{_INDEXED} AND {here}" if indexed else f"SELECT id, state FROM names WHERE {here}"
        return self.ask(lambda connection: dict(connection.execute(query, article_ids)))

    def names(self, article_id: str, state: str) -> bytes | None:
        """The names of an article as they were kept; None where they are of another state."""
        packed = self._value("SELECT packed FROM names WHERE id = ? AND state = ?", article_id, state)
        return None if packed is None else bytes(packed)

    def fact(self, name: str) -> str | None:
        """A value kept under a name."""
        value = self._value("SELECT value FROM facts WHERE name = ?", name)
        return None if value is None else unsealed(str(value))

    def _value(self, query: str, *values: str) -> Any:
        """The first column of the first row that a query gives; None where it gives no row."""
        row = self.ask(lambda connection: connection.execute(query, values).fetchone())
        return None if row is None else row[0]

    @contextlib.contextmanager
    def writing(self, patience: float | None = None) -> Iterator[Writing]:
        """One transaction; nothing is changed where the block raises. Readers go on meanwhile.

        `patience`: seconds to wait for another writer (None: PATIENCE). Raises sqlite3.OperationalError where
        the disk is full or another process keeps writing.
        """
        with self._lock:
            if self._beneath is not None:
                self.to_memory()
            self._follow()
        with self._to_write(patience) as (connection, lock):
            connection.execute("BEGIN IMMEDIATE")
            try:
                writing = Writing(connection, lock)
                yield writing
                writing.finish()
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def _forget(self) -> None:
        super()._forget()
        self._read = None
