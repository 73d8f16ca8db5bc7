"""An index on the disk, of which the store knows the newest commit: so that it is seen where one of the two
was changed alone, as after a crash."""

from __future__ import annotations

import re
import sqlite3
import threading
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from index.collection.store import Store
from index.collection.store_writing import Writing
from index.running.late_imports import IMPORTING
from index.running.progress import Progress
from index.storage.damage import is_locked
from index.storage.sealed import is_damaged_within

if TYPE_CHECKING:
    from index.search.indexing.postings import Layout, Postings
    from index.search.indexing.second_writer import SecondWriter

Indexed = TypeVar("Indexed")

_TABLE_OF_CONTENTS = re.compile(r"_[a-z]+_(\d+)\.toc\Z")


class KeptPostings(Generic[Indexed]):
    """An index in a folder or (None) in memory, opened when it is first needed; in memory it begins with what
    is in a folder `beneath`. Safe to use from several threads.

    `layout` gives what it is made of, when that is imported; `fact` is the name under which a store keeps the
    commit.
    """

    def __init__(
        self,
        folder: Path | None,
        layout: Callable[[], Layout[Indexed]],
        fact: str,
        beneath: Path | None,
    ) -> None:
        self.folder = folder
        self._beneath = beneath
        self._begun_with = None if beneath is None else newest_commit(beneath)
        self._layout = layout
        self._fact = fact
        # A search opens the index while an update goes on.
        self._lock = threading.RLock()
        self._opened: Postings[Indexed] | None = None

    def commit(self) -> str | None:
        """Names the newest commit; None where there is none."""
        if self.folder is not None:
            return newest_commit(self.folder)
        if self._opened is None:
            return self._begun_with
        generation, begun_with = self._opened.generation, self._begun_with
        if begun_with is not None and not self._opened.rebuilt and generation == number_of(begun_with):
            return begun_with
        return str(generation)

    def noted(self, store: Store) -> str | None:
        """The commit that the store knows."""
        return store.fact(self._fact)

    def note(self, writing: Writing) -> str:
        """Let the store know of the newest commit; returns it."""
        commit = str(self.commit())
        writing.note(self._fact, commit)
        return commit

    def update(
        self,
        changes: Iterable[tuple[str, Indexed | None]],
        has: Callable[[str], bool],
        writing: Writing,
        before: str | None,
        second: SecondWriter | None = None,
    ) -> str:
        """Replace or remove (None) what is indexed of articles (`Postings.update`), and let the store know of
        the commit in the transaction in which it is told what was found.

        Returns the commit; "" where others have written since the one `before`, when it is not known any more
        what the index `has`.
        """
        alone = self.commit() == before
        self.opened().update(changes, has=has if alone else None, second=second)
        commit = self.note(writing)
        return commit if alone else ""

    def opened(self) -> Postings[Indexed]:
        """The opened index. Raises OSError where its folder cannot be used."""
        with IMPORTING:
            from index.search.indexing.postings import Postings

            layout = self._layout()
        with self._lock:
            # It may be deleted under a reader; what cannot be written is another matter.
            if self._opened is None or (self.folder is not None and not self.folder.exists()):
                self._opened = Postings(self.folder, layout, beneath=self._beneath)
            return self._opened

    def to_memory(self, *, keeping: bool = True) -> None:
        """Go on in memory, with what is in the folder or, not `keeping` it, with nothing."""
        with self._lock:
            self._beneath = (self.folder or self._beneath) if keeping else None
            self._begun_with = None if self._beneath is None else newest_commit(self._beneath)
            self.folder, self._opened = None, None

    def damaged_within(self, cancelled: Callable[[], bool]) -> bool:
        """Whether the index is damaged where opening it does not look (`sealed.is_damaged_within`); found out
        without Whoosh."""
        commit = newest_commit(self.folder) if self.folder is not None else None
        if self.folder is None or commit is None:
            return False
        try:
            return is_damaged_within(self.folder, number_of(commit), cancelled)
        except OSError:
            # That is found out by what asks it, and is no reason to throw it away.
            return False

    def untidy(self) -> bool:
        """Whether `tidy` would do anything."""
        with suppress(OSError):
            return self.folder is not None and self.commit() is not None and self.opened().untidy()
        return False

    def tidy(
        self,
        store: Store,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[Progress], None] | None = None,
        patience: float | None = None,
        moved: Callable[[Writing, str | None], None] = lambda writing, before: None,
    ) -> None:
        """Write small segments anew as one, so that a search looks into few; blocks, but nobody else.

        Where it is called off, or somebody else writes for longer than `patience` in seconds (None: as long
        as the store waits), it is left as it was. `moved` is called in the transaction in which the store is
        told of a commit that holds what the one `before` did.
        """
        if not self.untidy():
            return
        with IMPORTING:
            from index.search.segments.merging import CalledOff

        def take(commit: Callable[[], bool]) -> bool:
            with store.writing(patience) as writing:
                before = self.commit()
                as_stored = self.noted(store) == before
                taken = commit()
                if taken and as_stored:
                    self.note(writing)
                    moved(writing, before)
            return taken

        with suppress(CalledOff, OSError, sqlite3.Error):
            more = True
            while more:
                with self.opened().tidied(cancelled, progress) as commit:
                    more = commit is not None and take(commit)

    def close(self) -> None:
        """Let go of the files."""
        if self._opened is not None:
            self._opened.close()


def is_busy(error: Exception) -> bool:
    """Whether an error says that another process writes an index (`whoosh_index.Busy`) or a store."""
    return isinstance(error, BlockingIOError) or is_locked(error)


def number_of(commit: str) -> int:
    """The number of a commit by its name."""
    return int(commit.partition(" ")[0])


def newest_commit(folder: Path) -> str | None:
    """Names the newest commit of the index in a folder, read without Whoosh, whose import takes longest of
    all; None where there is none.

    Not its number alone: that begins anew with each index.
    """
    try:
        numbered = [
            (int(match[1]), file)
            for file in folder.iterdir()
            if (match := _TABLE_OF_CONTENTS.match(file.name))
        ]
        if not numbered:
            return None
        number, newest = max(numbered)
        return f"{number} {zlib.crc32(newest.read_bytes()):08x}"
    except OSError:
        return None
