"""The tables of the user's notebook, release by release, and how an older file gets those it lacks."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

SCHEMAS = (
    """
    CREATE TABLE marks (article TEXT PRIMARY KEY, position INTEGER NOT NULL);
    CREATE TABLE corrections (
        article TEXT PRIMARY KEY, title TEXT, source TEXT, date TEXT, url TEXT, language TEXT
    );
    """,
    """
    CREATE TABLE naming (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        type TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL, same INTEGER NOT NULL
    );
    """,
    """
    CREATE TABLE linking (
        position INTEGER PRIMARY KEY AUTOINCREMENT, step INTEGER NOT NULL,
        left TEXT NOT NULL, right TEXT NOT NULL, ours BLOB NOT NULL, theirs BLOB NOT NULL,
        linked INTEGER NOT NULL
    );
    """,
    """
    CREATE TABLE states (article TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (article, state));
    CREATE TABLE tags (
        article TEXT NOT NULL, folded BLOB NOT NULL, tag BLOB NOT NULL, PRIMARY KEY (article, folded)
    );
    CREATE TABLE notes (article TEXT PRIMARY KEY, note BLOB NOT NULL);
    CREATE TABLE searches (position INTEGER PRIMARY KEY AUTOINCREMENT, query BLOB NOT NULL);
    """,
    """
    CREATE TABLE passages (
        article TEXT NOT NULL, start INTEGER NOT NULL, words BLOB NOT NULL,
        before BLOB NOT NULL, after BLOB NOT NULL, note BLOB NOT NULL, PRIMARY KEY (article, start, words)
    );
    CREATE TABLE saved (folded BLOB PRIMARY KEY, name BLOB NOT NULL, query BLOB NOT NULL);
    CREATE TABLE steps (
        position INTEGER PRIMARY KEY AUTOINCREMENT, step INTEGER NOT NULL,
        kept TEXT NOT NULL, before TEXT, after TEXT
    );
    CREATE TABLE places (
        article TEXT PRIMARY KEY, position INTEGER NOT NULL, start INTEGER NOT NULL, words BLOB NOT NULL,
        query BLOB NOT NULL
    );
    CREATE TABLE sessions (library TEXT PRIMARY KEY, position INTEGER NOT NULL, state TEXT NOT NULL);
    """,
)
"""What each version of the file added to the one before it."""

SCHEMA_VERSION = len(SCHEMAS)


class Newer(sqlite3.DatabaseError):
    """The file was written by a newer release."""


def prepare(connection: sqlite3.Connection) -> None:
    """Makes the tables in a new file and those that an older one lacks; what it holds stays.

    Raises `Newer` for a file of a newer release and sqlite3.DatabaseError for what is none.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise Newer("Your marks were written by a newer release; upgrade the reader to have them.")
    if version == SCHEMA_VERSION:
        return
    with transaction(connection):
        # Another process may have made them since the version was read.
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for schema in SCHEMAS[version:]:
            for statement in schema.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is done within is done, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
