"""When an SQLite file is damaged, what can still be read of it, and how it is put away."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

_NO_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    }
)
"""What SQLite says where the file may be as it should be."""


def with_journals(path: Path) -> tuple[Path, ...]:
    """An SQLite file and all that SQLite may keep beside it, whether or not it is there."""
    return tuple(path.with_name(path.name + ending) for ending in ("", "-journal", "-wal", "-shm"))


def move_database(path: Path, to: Path) -> None:
    """Give an SQLite file another name, with what is kept beside it. Raises OSError where it cannot be."""
    path.replace(to)
    for one, other in list(zip(with_journals(path), with_journals(to), strict=True))[1:]:
        with suppress(FileNotFoundError):
            one.replace(other)


def set_aside(path: Path) -> Path:
    """Give a damaged SQLite file a name that says so and when, which is returned. Raises OSError where it
    cannot be moved, or is gone by now."""
    stem = f"{path.stem}-damaged-{datetime.now():%Y%m%d-%H%M%S}"
    stems = chain([stem], (f"{stem}-{number}" for number in count(2)))
    aside = next(free for one in stems if not (free := path.with_stem(one)).exists())
    move_database(path, aside)
    return aside


def delete_database(path: Path) -> None:
    """Delete an SQLite file with what is kept beside it."""
    for one in with_journals(path):
        one.unlink(missing_ok=True)


def is_locked(error: Exception) -> bool:
    """Whether an error says that another program keeps an SQLite file locked."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def is_damage(error: Exception) -> bool:
    """Whether an error says that a file is not as it was written: one cell that is no UTF-8 is enough."""
    if isinstance(error, sqlite3.OperationalError):
        code = getattr(error, "sqlite_errorcode", None)
        # Python itself, which gives no number, says that of a text in a row.
        return str(error).startswith("Could not decode") if code is None else code & 0xFF not in _NO_DAMAGE
    # Of a connection that was closed meanwhile the other kind of error tells.
    if isinstance(error, sqlite3.DatabaseError):
        return not isinstance(error, sqlite3.ProgrammingError)
    # What is in a row cannot be made out.
    return isinstance(error, ValueError | TypeError)


def damage_of(path: Path) -> str | None:
    """What is wrong with an SQLite file, in words; None where it is sound or not there.

    Raises sqlite3.OperationalError where it cannot be looked at.
    """
    if not path.exists():
        return None
    try:
        with legible_errors(), closing(opened_for_reading(path)) as connection:
            said = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(1)")]
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return str(error)
        raise
    return None if said == ["ok"] else said[0]


def check_indexes(connection: sqlite3.Connection, table: str) -> None:
    """Raises sqlite3.DatabaseError where an index of a table does not have just what its rows say: what is
    looked up there would only seem not to be, or to be something else. 25 ms for 20,000 rows."""
    with legible_errors():
        said = connection.execute(f"PRAGMA integrity_check({table})").fetchone()[0]
    if said != "ok":
        raise sqlite3.DatabaseError(said)


@contextmanager
def legible_errors() -> Iterator[None]:
    """Lets an error whose message holds bytes of a damaged file be sqlite3.DatabaseError, as any other.

    Python cannot decode such a message, and raises UnicodeDecodeError in the place of the error.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        raise sqlite3.DatabaseError("what it holds is no database of ours") from error


def salvage(damaged: Path, into: sqlite3.Connection) -> int:
    """Copy each row that can be read into the tables of the same names; how many that were.

    Each table is read from its beginning and from its end, up to what is damaged. The file is not changed.
    """
    saved = 0
    with suppress(sqlite3.Error), legible_errors(), closing(_opened(damaged, _UNWRITTEN)) as connection:
        tables = into.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
        for (table,) in tables.fetchall():
            columns = [row[1] for row in into.execute(f"PRAGMA table_info({table})")]
            marks = ", ".join("?" * len(columns))
            for row in _rows(connection, table, columns):
                with suppress(sqlite3.Error):
                    into.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)
                    saved += into.execute("SELECT changes()").fetchone()[0]
    return saved


def opened_for_reading(path: Path) -> sqlite3.Connection:
    """A connection to a file that need not be writable, nor its folder. Raises sqlite3.DatabaseError where it
    cannot be read; safe to use from several threads, one at a time."""
    try:
        return _opened(path, "mode=ro")
    except sqlite3.OperationalError as error:
        # A file with a write-ahead log is only read where another can be made beside it, unless it is said
        # that nobody writes; then what stands in such a log is not seen.
        log = path.with_name(f"{path.name}-wal")
        if is_locked(error) or (log.exists() and log.stat().st_size):
            raise
    return _opened(path, _UNWRITTEN)


_UNWRITTEN = "immutable=1"
"""Nothing is written beside a file, and no lock is needed."""


def _opened(path: Path, how: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(uri, uri=True, timeout=5, check_same_thread=False, isolation_level=None)
    try:
        # Connecting alone reads nothing.
        connection.execute("SELECT * FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def copied_to_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Everything in a file, to be changed in memory alone: 0.1 s of 100 MB."""
    memory = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    try:
        connection.backup(memory)
    except BaseException:
        memory.close()
        raise
    return memory


def _rows(connection: sqlite3.Connection, table: str, columns: list[str]) -> list[tuple[Any, ...]]:
    found: dict[tuple[Any, ...], None] = {}
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.Error), legible_errors():
            query = f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED ORDER BY rowid {order}"
            for row in connection.execute(query):
                found[row] = None
    return list(found)
