"""The file in which a store keeps what it knows: its tables, how it is opened, and whether it is sound."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from index.collection import record_table
from index.storage.code_state import fingerprint
from index.storage.damage import check_indexes, legible_errors, opened_for_reading
from index.storage.derived_tables import prepare
from index.storage.sealed import QUICK

PATIENCE = 5.0
"""Seconds that one process waits for another one that writes."""


_SCHEMA = f"""{record_table.SCHEMA}
CREATE TABLE bundles (
    id TEXT PRIMARY KEY, path BLOB NOT NULL, size INTEGER NOT NULL, changed_ns INTEGER NOT NULL,
    inode INTEGER NOT NULL, known TEXT NOT NULL, problems TEXT NOT NULL, marks TEXT NOT NULL,
    row_seal INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE texts (
    id TEXT PRIMARY KEY, body BLOB, text BLOB, sentences BLOB, written TEXT, seal INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE names (id TEXT PRIMARY KEY, state TEXT NOT NULL, indexed INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE INDEX indexed_names ON names (id, state, indexed) WHERE indexed;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


def opened(path: Path | str, patience: float | None = None) -> sqlite3.Connection:
    """A connection to a file that can be written, with the tables of this state of the code. `patience`:
    seconds to wait for another writer (None: PATIENCE). Raises sqlite3.Error where it cannot be used."""
    connection = sqlite3.connect(
        path,
        timeout=PATIENCE if patience is None else patience,
        check_same_thread=False,
        isolation_level=None,
    )
    try:
        with legible_errors():
            _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def readable(path: Path) -> sqlite3.Connection:
    """A connection to what this state of the code has kept, without writing there. Raises sqlite3.Error where
    it is of another, or damaged."""
    with legible_errors():
        connection = opened_for_reading(path)
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] != fingerprint():
                raise sqlite3.DatabaseError("it is of another release")
        except BaseException:
            connection.close()
            raise
        return connection


def checked(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The same connection. Raises sqlite3.DatabaseError where the file is small and an index is damaged; it
    is closed then."""
    try:
        if is_small(connection):
            check(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def is_small(connection: sqlite3.Connection) -> bool:
    """Whether the file is looked through whenever it is opened."""
    pages, size = (connection.execute(f"PRAGMA {each}").fetchone()[0] for each in ("page_count", "page_size"))
    return bool(pages * size <= QUICK)


def check(connection: sqlite3.Connection) -> None:
    """Raises sqlite3.DatabaseError where an index is damaged; each row has its own checksum."""
    for table in ("articles", "gone", "names"):
        check_indexes(connection, table)


def _prepare(connection: sqlite3.Connection) -> None:
    """Makes the tables of this state of the code where there are none, or others."""
    # A power cut may take back the last changes, which are read from the files again, but leaves a sound
    # file: with OFF it would not. A kill takes nothing back either way.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA journal_mode = WAL")
    prepare(connection, _SCHEMA, fingerprint(), record_table.begin)
