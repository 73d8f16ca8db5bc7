"""Which files and folders make up the libraries that have a name; kept in the user's data folder."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar

from index.collection.catalogue import LibraryError, Root, fetched_by_hand
from index.places import private_folder, reason
from index.storage.damage import is_locked, legible_errors, salvage

DEFAULT = "default"
"""The library that is opened when none is named, once something was added to it."""

SEEDS = "seeds"
"""The five articles that ship, by name."""

FILE_NAME = "libraries.sqlite"

PATIENCE = 5.0
"""Seconds that one process waits for another one that writes."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS places (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    library TEXT NOT NULL, path BLOB NOT NULL, fields TEXT NOT NULL, UNIQUE (library, path)
)
"""
_NAME = re.compile(r"[\w][\w .@+-]{0,63}")
_Result = TypeVar("_Result")


def checked_name(name: str) -> str:
    """The name of a library. Raises LibraryError for what can be none."""
    if name == SEEDS:
        raise LibraryError(f"{SEEDS} are the articles that ship; choose another name for your own library.")
    if not _NAME.fullmatch(name) or name != name.strip():
        raise LibraryError(
            f"{name!r:.80} cannot be the name of a library; use letters, digits, blanks, - and _."
        )
    return name


class Registry:
    """Adds places to libraries and takes them out, each change in one transaction that is on the disk when
    the call returns. Nothing is written before the first one, and no file of articles is ever touched.

    Every method raises LibraryError where the file cannot be used.
    """

    def __init__(self, data: Path) -> None:
        self.path = data / FILE_NAME

    def names(self) -> tuple[str, ...]:
        """The libraries that hold anything, by name."""
        return tuple(sorted(dict.fromkeys(row[0] for row in self._rows("SELECT library FROM places"))))

    def roots(self, library: str) -> tuple[Root, ...]:
        """The places of a library in the order of adding; empty where there is none."""
        rows = self._rows("SELECT path, fields FROM places WHERE library = ? ORDER BY position", library)
        return tuple(
            Root(os.fsdecode(path), tuple((wanted, name) for wanted, name in json.loads(fields)))
            for path, fields in rows
        )

    def add(
        self, library: str, paths: Sequence[str], fields: Mapping[str, str] | None = None
    ) -> tuple[str, ...]:
        """Add places, all or none; returns those that were not there already. Fields given anew replace those
        of before.

        Raises LibraryError for a path that does not exist, and a name that cannot be.
        """
        checked_name(library)
        for path in paths:
            if not os.path.exists(path):
                raise LibraryError(fetched_by_hand(path) or f"{path} does not exist; check the name.")
        absolute = [os.path.abspath(path) for path in paths]
        mapped = json.dumps(sorted((fields or {}).items()))

        def insert(connection: sqlite3.Connection) -> tuple[str, ...]:
            known = {
                os.fsdecode(row[0])
                for row in connection.execute("SELECT path FROM places WHERE library = ?", (library,))
            }
            for path in absolute:
                row = (mapped, library, os.fsencode(path))
                if path not in known:
                    connection.execute(
                        "INSERT OR IGNORE INTO places (fields, library, path) VALUES (?, ?, ?)", row
                    )
                elif fields:
                    connection.execute("UPDATE places SET fields = ? WHERE library = ? AND path = ?", row)
            return tuple(dict.fromkeys(path for path in absolute if path not in known))

        return self._change(insert)

    def remove(self, library: str, paths: Sequence[str]) -> tuple[str, ...]:
        """Take places out, all or none; returns them. They need not exist any more.

        Raises LibraryError for one that is not registered.
        """
        absolute = [os.path.abspath(path) for path in paths]
        known = {root.path for root in self.roots(library)}
        for path in absolute:
            if path not in known:
                held = ", ".join(sorted(known)) or "nothing"
                raise LibraryError(f"{path} is not in the library {library}; it is made of {held}.")

        def delete(connection: sqlite3.Connection) -> None:
            for path in absolute:
                connection.execute(
                    "DELETE FROM places WHERE library = ? AND path = ?", (library, os.fsencode(path))
                )

        self._change(delete)
        return tuple(dict.fromkeys(absolute))

    def damage(self) -> str | None:
        """What is wrong with the file, in words; None where it is sound or not there."""
        if not self.path.exists():
            return None
        try:
            with legible_errors(), closing(self._connect()) as connection:
                said = str(connection.execute("PRAGMA integrity_check").fetchone()[0])
        except sqlite3.DatabaseError as error:
            return str(error)
        return None if said == "ok" else said

    def take_over(self, damaged: Path) -> int:
        """Keep what can be read of a damaged file; how many places that were."""

        def insert(connection: sqlite3.Connection) -> int:
            return salvage(damaged, connection)

        return self._change(insert)

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        if not self.path.exists():
            return []
        try:
            with legible_errors(), closing(self._connect()) as connection:
                # A reader that was killed before its first change was made has left an empty file.
                if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                    return []
                return connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._unusable(error) from error

    def _change(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        try:
            private_folder(self.path.parent)
            with legible_errors(), closing(self._connect()) as connection:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    connection.execute(_SCHEMA)
                    result = work(connection)
                    connection.execute("COMMIT")
                except BaseException:
                    with suppress(sqlite3.Error):
                        connection.execute("ROLLBACK")
                    raise
            self.path.chmod(0o600)
        except (OSError, sqlite3.DatabaseError) as error:
            raise self._unusable(error) from error
        return result

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        # As for the notebook: what was said to be kept is, through a power cut too.
        connection.execute("PRAGMA synchronous = EXTRA")
        return connection

    def _unusable(self, error: Exception) -> LibraryError:
        why = reason(error, self.path.parent)
        if is_locked(error):
            return LibraryError(f"{self.path} cannot be used ({why}); try again when that is done.")
        return LibraryError(f"{self.path} cannot be used ({why}); `reader doctor` says what to do.")
