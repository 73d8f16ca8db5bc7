"""The connection to a file that is derived: one that is damaged, deleted or of another layout is begun anew,
one that cannot be written is read, or held in memory."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from index.collection.store_file import PATIENCE, check, checked, is_small, opened, readable
from index.places import own_folder
from index.storage.damage import copied_to_memory, delete_database, is_damage

_Result = TypeVar("_Result")


class StoreConnection:
    """Asks the file at a path; None for it keeps all in memory. With `writable` off it is read where it is,
    and copied to memory to be changed.

    Safe to use from several threads; several processes may read while one writes. Raises OSError or
    sqlite3.Error where the file cannot be used.
    """

    def __init__(self, path: Path | None, *, writable: bool = True) -> None:
        self._lock = threading.RLock()
        self._writes_in_memory = threading.Lock()
        """Held by whoever writes in memory, where all have one connection; of a file, each has its own."""
        self._path = path if writable else None
        self._beneath = None if writable else path
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
                self._forget()
                self._connection = self._emptied()
            before.close()

    @contextlib.contextmanager
    def _to_write(self, patience: float | None) -> Iterator[tuple[sqlite3.Connection, threading.RLock]]:
        """A connection for one transaction, and what to hold while it is asked for anything. Raises
        sqlite3.OperationalError where another one writes for longer than `patience`, in seconds."""
        if self._path is not None:
            with contextlib.closing(opened(self._path, patience)) as connection:
                yield connection, threading.RLock()
            return
        if not self._writes_in_memory.acquire(timeout=PATIENCE if patience is None else patience):
            raise sqlite3.OperationalError("database is locked")
        try:
            yield self._connection, self._lock
        finally:
            self._writes_in_memory.release()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._file = None
            self._connection.close()

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
            self._file = self._file_now()
            self._forget()

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

    def _begin_anew(self) -> None:
        self._forget()
        self._connection.close()
        self._connection = self._emptied()
        self._file = self._file_now()

    def _emptied(self) -> sqlite3.Connection:
        self._beneath = None
        if self._path is None:
            return opened(":memory:")
        delete_database(self._path)
        return opened(self._path)

    def _forget(self) -> None:
        """What was read of it before is no more what is kept."""
        self.lost = True
