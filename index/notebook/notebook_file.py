"""The file of the notebook: opened, set aside where it is damaged, in memory where it cannot be written."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from index.notebook.notebook_schema import Newer, prepare, transaction
from index.places import private_folder, reason
from index.storage.damage import is_damage, legible_errors, salvage, set_aside

FORGOTTEN = "marks and corrections last until the reader is closed"

CHECKED = 1 << 20
"""Bytes up to which a file is looked through when it is opened: some 3 ms."""

PATIENCE = 5.0
"""Seconds that one process waits for another one that writes."""

_SHORT_PATIENCE = 0.1
"""The same of each further change, once one waited in vain."""

_Result = TypeVar("_Result")


class NotebookFile:
    """Reads and writes the user's file; every change is one transaction that is on the disk when the call
    returns.

    Safe to use from several threads and several processes. Nothing is written before the first change. Where
    the file cannot be used, what the user does is kept in memory and `problem` says so in one sentence; with
    the next change, and at the end, it is tried again to write all of it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem: str | None = None
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._closed = False
        self._unwritten: list[Callable[[sqlite3.Connection], object]] | None = None
        """The changes that are only in memory, in order; None while the file can be used."""
        self._stamp: tuple[int, int, int] | None = None
        self._version: list[tuple[Any, ...]] | None = None
        """How the file was when it was last asked whether it has changed; None before."""
        self._begun()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._write_late()
            self._closed = True
            self._let_go()

    @property
    def unwritten(self) -> str:
        """The sentence that says why what was changed is only in memory; empty where all is on the disk."""
        return self.problem or "" if self._unwritten else ""

    @property
    def closed(self) -> bool:
        """Whether it was let go of: what is only remembered by the way is not written then."""
        return self._closed

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _begun(self) -> bool:
        """Whether there is anything to read; another process may have begun the file since."""
        if self._connection is None and not self._closed and self.path.exists():
            self._open()
        return self._connection is not None

    def rows(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """What a question finds; nothing where the file is not begun."""
        with self._lock:
            if not self._begun():
                return []
            connection = self._opened()
            try:
                with legible_errors():
                    return connection.execute(statement, values).fetchall()
            except sqlite3.DatabaseError as error:
                return self._recover(error).execute(statement, values).fetchall()

    def changed_elsewhere(self) -> bool:
        """Whether another process has changed the file since this was asked last; False the first time. It is
        read only where it looks changed, so this may be asked all the time."""
        try:
            status = self.path.stat()
            stamp = status.st_mtime_ns, status.st_size, status.st_ino
        except OSError:
            stamp = None
        before = self._version
        if before is not None and stamp == self._stamp:
            return False
        self._stamp = stamp
        self._version = self.rows("PRAGMA data_version") if stamp else []
        return before is not None and self._version != before

    def write(self, statement: str, values: tuple[object, ...]) -> None:
        """Carry out one statement in a transaction of its own."""
        self.change(lambda connection: connection.execute(statement, values))

    def change(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """What `work` returns, done in one transaction."""
        with self._lock:
            self._write_late()
            connection = self._opened()
            try:
                with legible_errors(), transaction(connection):
                    result = work(connection)
            except sqlite3.DatabaseError as error:
                connection = self._recover(error)
                with transaction(connection):
                    result = work(connection)
            if self._unwritten is not None:
                self._unwritten.append(work)
            return result

    def _write_late(self) -> None:
        """Do on the disk what was only done in memory, all of it or nothing; another reader may have written
        meanwhile."""
        if not self._unwritten:
            return
        try:
            private_folder(self.path.parent)
            with legible_errors(), contextlib.ExitStack() as undone:
                connection = _connect(self.path, _SHORT_PATIENCE)
                undone.callback(connection.close)
                _check(connection, self.path)
                prepare(connection)
                with transaction(connection):
                    for work in self._unwritten:
                        work(connection)
                self.path.chmod(0o600)
                undone.pop_all()
        except (OSError, sqlite3.DatabaseError):
            return
        self._let_go()
        self._connection, self._unwritten, self.problem = connection, None, None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._open()
        assert self._connection is not None
        return self._connection

    def _open(self) -> None:
        try:
            private_folder(self.path.parent)
            with legible_errors():
                self._connection = _connect(self.path)
                # Apart from connecting, so that what an older file holds is not lost where it cannot be
                # renewed.
                _check(self._connection, self.path)
                prepare(self._connection)
            self.path.chmod(0o600)
        except (OSError, sqlite3.DatabaseError) as error:
            self._recover(error)

    def _recover(self, error: Exception) -> sqlite3.Connection:
        """A connection that works: to a new file where the old one is damaged, else to memory."""
        copied = self._connection
        if isinstance(error, Newer):
            self._let_go()
            self._connection = self._in_memory(f"{str(error).rstrip('.')}; {FORGOTTEN}.", None)
        elif is_damage(error):
            self._let_go()
            self._set_aside()
        else:
            self._connection = self._in_memory(
                f"{self.path} cannot be written ({reason(error, self.path.parent)}); {FORGOTTEN}.",
                copied,
            )
        assert self._connection is not None
        return self._connection

    def _set_aside(self) -> None:
        try:
            aside = set_aside(self.path)
            self._connection = _connect(self.path)
            prepare(self._connection)
            self.path.chmod(0o600)
            with transaction(self._connection):
                saved = salvage(aside, self._connection)
            taken = (
                f"what could be read of it ({saved:,} entries) was taken over" if saved else "a new one begun"
            )
            self.problem = f"{self.path} was damaged; it was moved to {aside} and {taken}."
        except (OSError, sqlite3.DatabaseError) as error:
            self._connection = self._in_memory(
                f"{self.path} is damaged and cannot be replaced ({error}); {FORGOTTEN}.",
                None,
            )

    def _in_memory(self, problem: str, copied: sqlite3.Connection | None) -> sqlite3.Connection:
        self.problem, self._unwritten = problem, []
        memory = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        if copied is not None:
            with contextlib.suppress(sqlite3.Error):
                copied.backup(memory)
        prepare(memory)
        return memory


def _connect(path: Path, patience: float | None = None) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path,
        timeout=PATIENCE if patience is None else patience,
        check_same_thread=False,
        isolation_level=None,
    )
    # A rollback journal, as a WAL would be a second file to lose, and pays only where much is written. EXTRA:
    # with FULL a power cut could bring the journal's name back, and with it the state before the change.
    connection.execute("PRAGMA synchronous = EXTRA")
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Raises sqlite3.DatabaseError where the structure of a file is damaged; without a look at it, entries
    may only seem not to be there. Of a large file that would take too long."""
    if path.stat().st_size <= CHECKED:
        (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if said != "ok":
            raise sqlite3.DatabaseError(said)
