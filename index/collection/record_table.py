"""The records of a library as a table. Each has a checksum, and the number of the change that wrote it: who
knows how things stood before a change reads only what is different since."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import sqlite3
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from typing import Any

from index.collection.packed_records import PackedRecords
from index.collection.records import COLUMNS, Record, record_in, row_of
from index.storage.sealed import seal_of, sealed, unsealed

SCHEMA = """
CREATE TABLE articles (
    id TEXT PRIMARY KEY, path BLOB NOT NULL, size INTEGER NOT NULL, changed_ns INTEGER NOT NULL,
    known TEXT NOT NULL, digest TEXT NOT NULL, problem BLOB,
    title BLOB, title_derived INTEGER, source TEXT, date TEXT, url TEXT, language TEXT,
    language_derived INTEGER, words INTEGER, inode INTEGER NOT NULL, file TEXT NOT NULL,
    record TEXT, line INTEGER,
    seal INTEGER NOT NULL, changed INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX changed_articles ON articles (changed);
CREATE INDEX lone_articles ON articles (id) WHERE record IS NULL;
CREATE INDEX bundled_articles ON articles (file, line) WHERE record IS NOT NULL;
CREATE INDEX informed_articles ON articles (id) WHERE record IS NOT NULL AND known <> '';
CREATE INDEX unnamed_sources ON articles (file) WHERE source IS NULL AND words IS NOT NULL;
CREATE INDEX given_sources ON articles (source) WHERE source IS NOT NULL;
CREATE INDEX problems ON articles (id) WHERE problem IS NOT NULL;
CREATE TABLE gone (id TEXT PRIMARY KEY, changed INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX changed_gone ON gone (changed);
CREATE TABLE sums (sealed TEXT NOT NULL);
"""

_KEY_BYTES = 12
_KEYS = 1 << 8 * _KEY_BYTES
_SELECT = f"SELECT {COLUMNS}, seal FROM articles"
_MARKS = ", ".join("?" * (len(COLUMNS.split(",")) + 2))

_FILES = """
WITH RECURSIVE files (file) AS (
    SELECT min(file) FROM articles WHERE {which}
    UNION ALL
    SELECT (SELECT min(file) FROM articles WHERE {which} AND file > files.file)
    FROM files WHERE files.file IS NOT NULL
)
SELECT file FROM files WHERE file IS NOT NULL
"""
"""One step in the index for each file, however many articles it holds."""

_BUNDLED = "record IS NOT NULL"
_UNNAMED = "source IS NULL AND words IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Sums:
    """What all records come to. `era` names the table since it was made, `revision` the change made last;
    `records` counts all, `articles` and `words` those that hold an article, and `key` names these with their
    content, in whatever order they came."""

    era: int
    revision: int
    records: int = 0
    articles: int = 0
    words: int = 0
    key: int = 0

    @property
    def state(self) -> tuple[int, int]:
        """Names what is in the table."""
        return self.era, self.revision

    def changed(self, before: Record | None, after: Record | None) -> Sums:
        """The same with one record more, less, or another."""
        records, articles, words, key = self.records, self.articles, self.words, self.key
        for record, sign in ((before, -1), (after, 1)):
            if record is not None:
                records += sign
                if record.words is not None:
                    articles += sign
                    words += sign * record.words
                    key += sign * _key_of(record.id, record.digest)
        return replace(self, records=records, articles=articles, words=words, key=key % _KEYS)


def _key_of(article_id: str, digest: str) -> int:
    state = hashlib.blake2b(f"{article_id} {digest}".encode(), digest_size=_KEY_BYTES)
    return int.from_bytes(state.digest(), "big")


def begin(connection: sqlite3.Connection) -> None:
    """Start with an empty table."""
    _write_sums(connection, Sums(secrets.randbits(62), 0))


def sums(connection: sqlite3.Connection) -> Sums:
    """What all records come to now."""
    kept = unsealed(str(connection.execute("SELECT sealed FROM sums").fetchone()[0]))
    if kept is None:
        raise sqlite3.DatabaseError("the sums are damaged")
    return Sums(*json.loads(kept))


def _write_sums(connection: sqlite3.Connection, now: Sums) -> None:
    connection.execute("DELETE FROM sums")
    connection.execute("INSERT INTO sums VALUES (?)", (sealed(json.dumps(astuple(now))),))


class Change:
    """One change of the table, within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sums: Sums | None = None

    def _begun(self) -> Sums:
        if self._sums is None:
            before = sums(self._connection)
            self._sums = replace(before, revision=before.revision + 1)
        return self._sums

    def put(self, record: Record) -> None:
        """Keep a record, in the place of the one before."""
        now = self._begun()
        self._sums = now.changed(one(self._connection, record.id), record)
        row = row_of(record)
        self._connection.execute(
            f"INSERT OR REPLACE INTO articles VALUES ({_MARKS})", (*row, seal_of(row), now.revision)
        )
        self._connection.execute("DELETE FROM gone WHERE id = ?", (record.id,))

    def drop(self, article_id: str) -> None:
        """Forget a record."""
        now, before = self._begun(), one(self._connection, article_id)
        if before is None:
            return
        self._sums = now.changed(before, None)
        self._connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        self._connection.execute("INSERT OR REPLACE INTO gone VALUES (?, ?)", (article_id, now.revision))

    def finish(self) -> None:
        """Write what the records come to now."""
        if self._sums is not None:
            _write_sums(self._connection, self._sums)


def one(connection: sqlite3.Connection, article_id: str) -> Record | None:
    """The record of one id."""
    row = connection.execute(f"{_SELECT} WHERE id = ?", (article_id,)).fetchone()
    return None if row is None else _read(row)


def every(connection: sqlite3.Connection) -> PackedRecords:
    """All records by id."""
    return PackedRecords(map(_checked, connection.execute(_SELECT)))


def informed(connection: sqlite3.Connection) -> dict[str, Record]:
    """The records in files of many of which something was known from elsewhere."""
    return _by_id(connection, f"WHERE {_BUNDLED} AND known <> ''")


def problematic(connection: sqlite3.Connection) -> dict[str, Record]:
    """The records that something is to be said of."""
    return _by_id(connection, "WHERE problem IS NOT NULL")


def in_bundle(connection: sqlite3.Connection, file_id: str, behind: int = 0) -> dict[str, Record]:
    """The records of one file of many, or of it `behind` a line."""
    return _by_id(connection, f"WHERE {_BUNDLED} AND file = ? AND line > ?", file_id, behind)


def begins_with_any(connection: sqlite3.Connection, file_id: str, line: int) -> bool:
    """Whether a file of many has a record up to a line."""
    query = f"SELECT EXISTS (SELECT 1 FROM articles WHERE {_BUNDLED} AND file = ? AND line <= ?)"
    return bool(connection.execute(query, (file_id, line)).fetchone()[0])


def since(connection: sqlite3.Connection, revision: int) -> tuple[dict[str, Record], list[str]]:
    """The records that were written after a change, and the ids of those that went."""
    rows = connection.execute("SELECT id FROM gone WHERE changed > ?", (revision,))
    return _by_id(connection, "WHERE changed > ?", revision), [key for (key,) in rows]


def lone(connection: sqlite3.Connection) -> Iterator[tuple[str, tuple[str, int, int, int, str]]]:
    """Id of each file that holds one article, with its path, size, times of change, inode, and what was known
    of it."""
    columns = "id, path, size, changed_ns, inode, known"
    for row in connection.execute(f"SELECT {columns} FROM articles WHERE record IS NULL"):
        yield row[0], (os.fsdecode(row[1]), *row[2:])


def has_unreadable(connection: sqlite3.Connection, size: int) -> bool:
    """Whether there is a file that could not be read, which is told by its `size`."""
    query = "SELECT EXISTS (SELECT 1 FROM articles WHERE problem IS NOT NULL AND size = ?)"
    return bool(connection.execute(query, (size,)).fetchone()[0])


def files(connection: sqlite3.Connection) -> list[tuple[str, str, int]]:
    """Id and path of each file, and how many articles are in it."""
    rows = connection.execute("SELECT file, path, count(words) FROM articles GROUP BY file, path")
    return [(file, os.fsdecode(path), count) for file, path, count in rows]


def bundles_of(connection: sqlite3.Connection) -> list[str]:
    """The ids of the files of many that have records."""
    return [file for (file,) in connection.execute(_FILES.format(which=_BUNDLED))]


def unnamed_files(connection: sqlite3.Connection) -> list[str]:
    """The ids of the files with articles of which nothing says who published them."""
    return [file for (file,) in connection.execute(_FILES.format(which=_UNNAMED))]


def unnamed(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Id → file and its path of each article of which nothing says who published it."""
    rows = connection.execute(f"SELECT id, file, path FROM articles WHERE {_UNNAMED}")
    return {key: (file, os.fsdecode(path)) for key, file, path in rows}


def is_unnamed(connection: sqlite3.Connection, file_id: str) -> bool:
    """Whether there are articles in a file of which nothing says who published them."""
    query = f"SELECT EXISTS (SELECT 1 FROM articles WHERE {_UNNAMED} AND file = ?)"
    return bool(connection.execute(query, (file_id,)).fetchone()[0])


def files_since(connection: sqlite3.Connection, revision: int) -> tuple[list[str], list[str]]:
    """The ids of the files with records that were written after a change, and of the records that went."""
    written = connection.execute("SELECT DISTINCT file FROM articles WHERE changed > ?", (revision,))
    gone = connection.execute("SELECT id FROM gone WHERE changed > ?", (revision,))
    return [file for (file,) in written], [key for (key,) in gone]


def sources(connection: sqlite3.Connection) -> set[str]:
    """The names that articles give as their source."""
    rows = connection.execute("SELECT DISTINCT source FROM articles WHERE source IS NOT NULL")
    return {source for (source,) in rows}


def is_source(connection: sqlite3.Connection, name: str) -> bool:
    """Whether an article gives this as its source."""
    # A name of a file that is no text is nobody's source, and SQLite takes none.
    if name.encode("utf-8", "ignore").decode() != name:
        return False
    query = "SELECT EXISTS (SELECT 1 FROM articles WHERE source = ?)"
    return bool(connection.execute(query, (name,)).fetchone()[0])


def _by_id(connection: sqlite3.Connection, where: str, *values: str | int) -> dict[str, Record]:
    return {row[0]: _read(row) for row in connection.execute(f"{_SELECT} {where}", values)}


def _read(row: tuple[Any, ...]) -> Record:
    return record_in(_checked(row))


def _checked(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row without its seal. Raises sqlite3.DatabaseError where it is not as it was written."""
    if row[-1] != seal_of(row[:-1]):
        raise sqlite3.DatabaseError("a record is damaged")
    return row[:-1]
