"""What can be written to the store of a library in one transaction."""

from __future__ import annotations

import sqlite3
import threading

from index.article import Article, Metadata
from index.collection import record_table
from index.collection.records import BundleRecord, Record, bundle_row
from index.collection.stored_text import StoredText
from index.storage.derived_tables import TABLES
from index.storage.sealed import seal_of, sealed

ANOTHER = 2
"""Of an article whose names are not in the index of names: that it has something else of it, of before."""

_NAME = f"""
INSERT INTO names VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state,
packed = excluded.packed, indexed = iif(names.indexed AND NOT excluded.indexed, {ANOTHER}, excluded.indexed)
"""


class Writing:
    """What can be written in one transaction of the store."""

    def __init__(self, connection: sqlite3.Connection, lock: threading.RLock) -> None:
        self._connection = connection
        self._lock = lock
        self._change = record_table.Change(connection)

    def put(self, record: Record, article: Article | None = None, written: Metadata | None = None) -> None:
        """Keep a record, and with `article` its text and sentences; `written` is what a file of many says of
        it, from which it is made again when something else becomes known."""
        with self._lock:
            self._change.put(record)
            if article is not None:
                text = StoredText.of(article, written)
                self._connection.execute(
                    "INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?, ?, ?)", (*text, text.seal(record))
                )

    def put_bundle(self, bundle: BundleRecord) -> None:
        """Keep that a file of many articles was read to its end."""
        with self._lock:
            row = bundle_row(bundle)
            marks = ", ".join("?" * (len(row) + 1))
            self._connection.execute(f"INSERT OR REPLACE INTO bundles VALUES ({marks})", (*row, seal_of(row)))

    def drop_bundle(self, file_id: str) -> None:
        """Forget a file of many articles, not its articles."""
        with self._lock:
            self._connection.execute("DELETE FROM bundles WHERE id = ?", (file_id,))

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            for (table,) in self._connection.execute(TABLES).fetchall():
                self._connection.execute(f'DELETE FROM "{table}"')
            record_table.begin(self._connection)

    def drop(self, article_id: str) -> None:
        """Forget an article."""
        with self._lock:
            self._change.drop(article_id)
            self._connection.execute("DELETE FROM texts WHERE id = ?", (article_id,))

    def name(self, article_id: str, state: str, packed: bytes, *, indexed: bool) -> None:
        """Keep who and what an article names; `state` says of which text and by which rules, `indexed`
        whether the index of names has it too. What the index has of another state is not forgotten."""
        with self._lock:
            self._connection.execute(_NAME, (article_id, state, indexed, packed))

    def unname(self, article_id: str) -> None:
        """Forget who and what an article names."""
        with self._lock:
            self._connection.execute("DELETE FROM names WHERE id = ?", (article_id,))

    def note(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        with self._lock:
            self._connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, sealed(value)))

    def finish(self) -> None:
        """Sum up what was changed; before the transaction ends."""
        with self._lock:
            self._change.finish()
