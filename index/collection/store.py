"""What parsing found out about each file, kept so that an unchanged file is not read again.

One SQLite file in the library's cache folder. It is derived: where it is damaged, of another layout or cannot
be written, it is begun anew or held in memory.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from index.article import Article, Metadata
from index.collection import packed_sentences, record_table
from index.collection.packed_records import PackedRecords
from index.collection.records import BundleRecord, Record, bundle_in
from index.collection.store_file import check, checked, is_small, opened, readable
from index.collection.store_writing import ANOTHER, Writing
from index.collection.stored_text import StoredText
from index.damage import copied_to_memory, delete_database, is_damage
from index.places import own_folder
from index.sealed import seal_of, unsealed

_Result = TypeVar("_Result")

_INDEXED = f"SELECT id, iif(indexed = {ANOTHER}, '', state) FROM names WHERE indexed"
"""Asks for all that the index of names has; the state of what has another one by now is empty."""


class Store:
    """Reads and writes the records and texts of one library; None for a path keeps them in memory. With
    `writable` off they are read where they are, and copied to memory to be changed.

    Safe to use from several threads; several processes may read while one writes. Raises OSError or
    sqlite3.Error where its file cannot be used.
    """

    def __init__(self, path: Path | None, *, writable: bool = True) -> None:
        self._lock = threading.RLock()
        self._path = path if writable else None
        self._beneath = None if writable else path
        self._read: tuple[tuple[int, int], PackedRecords] | None = None
        self.lost = False
        """Whether it was begun anew, as it was damaged or deleted, since somebody last set this back."""
        self._connection = self._connect()
        self._file = self._file_now()

    @property
    def in_memory(self) -> bool:
        """Whether nothing that is changed of it comes to be on the disk."""
        return self._path is None

    @property
    def is_read_in_place(self) -> bool:
        """Whether it is read on the disk, but not written there."""
        return self._beneath is not None

    def to_memory(self) -> None:
        """Go on in memory with what is kept, as it can be written no more; with nothing where it cannot even
        be read."""
        with self._lock:
            before, self._path, self._beneath = self._connection, None, None
            try:
                self._connection = copied_to_memory(before)
            except sqlite3.Error:
                self._read, self.lost = None, True
                self._connection = self._emptied()
            before.close()

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
        if self._beneath is not None:
            self.to_memory()
        with self._lock:
            self._follow()
        path = self._path
        here = contextlib.nullcontext(self._connection)
        with here if path is None else contextlib.closing(opened(path, patience)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                writing = Writing(connection, self._lock if path is None else threading.RLock())
                yield writing
                writing.finish()
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._file = None
            self._connection.close()

    def _file_now(self) -> tuple[int, int] | None:
        """What is at the path now: device and inode."""
        with contextlib.suppress(OSError):
            if self._path is not None:
                status = self._path.stat()
                return status.st_dev, status.st_ino
        return None

    def _follow(self) -> None:
        """Go on with the file that is at the path: the one that is open was deleted under this reader, or
        another one has begun it anew. What would be written is read by nobody else."""
        if self._path is None or self._file is None or self._file_now() == self._file:
            return
        # Where it cannot be begun there, the one that is open still answers.
        with contextlib.suppress(OSError, sqlite3.Error):
            own_folder(self._path.parent)
            before, self._connection = self._connection, self._connect()
            before.close()
            self._file, self._read, self.lost = self._file_now(), None, True

    def ask(self, action: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """What reading gives; of a damaged file, which is begun anew, what an empty one does."""
        with self._lock:
            self._follow()
            try:
                return action(self._connection)
            except (sqlite3.Error, ValueError, TypeError) as error:
                if not is_damage(error) or (self._path is None and self._beneath is None):
                    raise
                self._begin_anew()
                return action(self._connection)

    def _connect(self) -> sqlite3.Connection:
        if self._beneath is not None:
            return checked(readable(self._beneath))
        if self._path is None:
            return opened(":memory:")
        try:
            return checked(opened(self._path))
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            return self._emptied()

    def mend_within(self) -> bool:
        """Begin anew where a file that is too large to be looked through when it is opened is damaged there;
        whether it was."""
        if self._path is None:
            return False
        try:
            with contextlib.closing(opened(self._path)) as connection:
                if not is_small(connection):
                    check(connection)
        except sqlite3.Error as error:
            return self.mend(error)
        return False

    def mend(self, error: Exception) -> bool:
        """Begin anew where writing showed that the file is damaged; False for any other error."""
        if self._path is None or not is_damage(error):
            return False
        with self._lock:
            self._begin_anew()
        return True

    def _begin_anew(self) -> None:
        self._read, self.lost = None, True
        self._connection.close()
        self._connection = self._emptied()
        self._file = self._file_now()

    def _emptied(self) -> sqlite3.Connection:
        self._beneath = None
        if self._path is None:
            return opened(":memory:")
        delete_database(self._path)
        return opened(self._path)
