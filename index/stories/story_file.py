"""The file that keeps which articles are of one story: its tables, and how it is opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from index.storage.damage import copied_to_memory, legible_errors, opened_for_reading
from index.storage.derived_tables import prepare

_SCHEMA = """
CREATE TABLE signatures (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, packed TEXT NOT NULL,
    day INTEGER NOT NULL, keys TEXT
);
CREATE INDEX uncompared ON signatures (number) WHERE keys IS NULL;
CREATE TABLE keys (
    term INTEGER, day INTEGER, number INTEGER, PRIMARY KEY (term, day, number)
) WITHOUT ROWID;
CREATE TABLE alike (one INTEGER, other INTEGER, value REAL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE touched (number INTEGER PRIMARY KEY);
CREATE TABLE members (number INTEGER PRIMARY KEY, story TEXT NOT NULL, id TEXT NOT NULL, size INTEGER);
CREATE TABLE sampled (place INTEGER PRIMARY KEY, id TEXT NOT NULL, packed TEXT NOT NULL);
CREATE TABLE steps (number INTEGER PRIMARY KEY, step INTEGER NOT NULL);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


def _connected(path: Path | None, beneath: Path | None) -> sqlite3.Connection:
    if path is None and beneath is not None:
        with suppress(sqlite3.Error), legible_errors(), closing(opened_for_reading(beneath)) as kept:
            return copied_to_memory(kept)
    return sqlite3.connect(
        ":memory:" if path is None else path, timeout=0.5, check_same_thread=False, isolation_level=None
    )


def opened(path: Path | None, made_by: int, beneath: Path | None) -> sqlite3.Connection:
    """A connection to the file with the tables that `made_by` stands for; without a `path` in memory, begun
    with what is in a file `beneath`. Raises sqlite3.Error where it cannot be used."""
    connection = _connected(path, beneath)
    try:
        # What is lost in a power cut is found out again.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
        prepare(connection, _SCHEMA, made_by)
    except BaseException:
        connection.close()
        raise
    return connection
