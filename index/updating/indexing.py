"""Brings the index in line with the files: in this process, in another one, or in memory where there is no
disk."""

from __future__ import annotations

import re
import sqlite3
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.collection.collection import Collection
from index.collection.store import Store, Writing
from index.late_imports import IMPORTING
from index.places import CACHE_LEVELS, hindrance, own_folder
from index.sealed import is_damaged_within
from index.updating.update import Cancelled, Progress, Update, UpdateReport

if TYPE_CHECKING:
    from index.search.article_postings import Document
    from index.search.postings import Postings

SMALL = 200
"""Changed files up to which an update is quick enough to be made in passing."""

FIRST_BATCH = 200
LARGEST_BATCH = 4000
"""Articles that are committed together: few at first, so that there is soon something to read, then twice as
many each time, so that the index has few segments. What is committed is kept when an update is called off or
killed; the largest batch takes about 200 MB, in two processes, while it is sorted."""

STORE_NAME = "articles.sqlite"
POSTINGS_FOLDER = "postings"

_COMMIT = "commit"
_TABLE_OF_CONTENTS = re.compile(r"_[a-z]+_(\d+)\.toc\Z")


def open_store(folder: Path | None) -> tuple[Store, str | None]:
    """The store of a library's cache folder, or one in memory and the reason why."""
    if folder is None:
        return Store(None), None
    try:
        return Store(own_folder(folder, CACHE_LEVELS) / STORE_NAME), None
    except (OSError, sqlite3.Error) as error:
        return Store(None), reason(error, folder)


def reason(error: Exception, folder: Path | None = None) -> str:
    """Why the disk cannot be used, in the words of the system.

    SQLite says only that it cannot open a file, or that there was an error, where it has no room or no right
    to write beside it in its `folder`.
    """
    said = getattr(error, "strerror", None)
    if said is None and folder is not None:
        with suppress(OSError):
            said = hindrance(folder)
    return said or str(error)


class Indexing:
    """Keeps the store and the postings of one library in line with its files. Safe to use from several
    threads."""

    def __init__(
        self,
        folder: Path | None,
        collection: Collection,
        store: Store,
        in_memory: str | None,
        *,
        may_use_memory: bool = True,
    ) -> None:
        self._may_use_memory = may_use_memory
        # A folder of their own: a damaged index is emptied, and the store beside it is not meant.
        self._folder = folder / POSTINGS_FOLDER if folder is not None and in_memory is None else None
        self._collection = collection
        self._store = store
        self._lock = threading.RLock()
        # Not the same: a search opens the index while an update goes on.
        self._opening = threading.RLock()
        self._opened: Postings[Document] | None = None
        self.in_memory = in_memory

    def pending(self, *, looking: bool = True) -> int:
        """About how many articles an update would read or index; without `looking`, by the files as they were
        seen last."""
        if self._collection.settled(looking=looking) and self._commit() == self._store.fact(_COMMIT):
            return 0
        state = self._collection.current()[0] if looking else self._collection.state
        if self._commit() != self._store.fact(_COMMIT):
            return self._store.sums().records + state.amount
        return state.amount + len(state.gone)

    def _commit(self) -> str | None:
        """Names the newest commit of the index."""
        if self._folder is None:
            return str(self._opened.generation) if self._opened is not None else None
        return newest_commit(self._folder)

    def postings(self) -> Postings[Document]:
        """The opened index. Raises OSError where its folder cannot be used."""
        with IMPORTING:
            from index.search.article_postings import ARTICLES
            from index.search.postings import Postings

        with self._opening:
            if self._opened is None:
                self._opened = Postings(self._folder, ARTICLES)
            return self._opened

    def wipe(self) -> bool:
        """Forget everything that was read; False where another process writes. An update makes it anew."""
        with self._lock:
            try:
                with self._store.writing(patience=0.1) as writing:
                    writing.clear()
                self.postings().wipe()
            except (OSError, sqlite3.OperationalError) as error:
                if _is_busy(error):
                    return False
                self._to_memory(error)
            return True

    def damaged_by(self, error: Exception) -> bool:
        """Whether an error in a search comes of damage to the index, or of that it cannot be opened."""
        try:
            return self.postings().damaged_by(error)
        except OSError:
            return True

    def damaged_within(self, cancelled: Callable[[], bool]) -> bool:
        """Whether the index is damaged where opening it does not look (`index.sealed.is_damaged_within`)."""
        return damaged_within(self._folder, cancelled)

    def throw_away(self) -> None:
        """Begin with an empty index; an update makes it anew of what is stored."""
        with self._lock:
            try:
                self.postings().wipe()
            except OSError as error:
                self._to_memory(error)
                # Nothing is in memory yet.
                self._collection.look()

    def update(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> UpdateReport:
        """Read what is new or changed and commit it; blocks.

        Where the cache cannot be written or the disk is full, everything is indexed in memory instead, or
        with `may_use_memory` off only the reason is reported.
        """
        with IMPORTING:
            from index.search.postings import Busy

        with self._lock:
            try:
                return self._update(progress, cancelled)
            except Busy:
                return UpdateReport(0, 0, 0, busy=True)
            except (OSError, sqlite3.Error) as error:
                if _is_busy(error):
                    return UpdateReport(0, 0, 0, busy=True)
                if self._folder is None:
                    raise
                if self._store.mend(error):
                    return self._update(progress, cancelled)
                if not self._may_use_memory:
                    return UpdateReport(0, 0, 0, in_memory=reason(error, self._folder))
                self._to_memory(error)
                return self._update(progress, cancelled)

    def _to_memory(self, error: Exception) -> None:
        self.in_memory = reason(error, self._folder)
        self._folder = None
        self._opened = None
        self._store = Store(None)
        self._collection.replace_store(self._store)

    def _update(
        self, progress: Callable[[Progress], None] | None, cancelled: Callable[[], bool] | None
    ) -> UpdateReport:
        postings = self.postings()
        state, stored = self._collection.current()
        as_stored = self._store.fact(_COMMIT) == (commit := self._commit())
        indexed = None if as_stored else postings.contents()
        run = Update(self._collection, state, stored, indexed, progress, cancelled)
        stopped, alone = False, True
        with postings.helped(run.total) as second:
            for size in batch_sizes():
                if run.finished:
                    break
                try:
                    with self._store.writing() as writing:
                        # Where others have written meanwhile, it is not known what the index has.
                        alone = alone and self._commit() == commit
                        has = run.is_indexed if alone else None
                        if second is not None:
                            second.expect(min(size, run.left))
                        postings.update(run.changes(size, writing), has=has, second=second)
                        writing.note(_COMMIT, str(commit := self._commit()))
                except Cancelled:
                    stopped = True
                    break
                run.commit()
                self._collection.take(state)
                run.tell_committed()
        self._collection.take(state)
        if not stopped and self._store.fact(_COMMIT) != self._commit():
            with self._store.writing() as writing:
                writing.note(_COMMIT, str(self._commit()))
        return replace(run.report, in_memory=self.in_memory, cancelled=stopped)

    def untidy(self) -> bool:
        """Whether `tidy` would do anything."""
        with suppress(OSError):
            return self._folder is not None and self._commit() is not None and self.postings().untidy()
        return False

    def tidy(self, cancelled: Callable[[], bool] | None = None, *, patience: float | None = None) -> None:
        """Write small segments of the index anew as one, so that a search looks into few; blocks, but nobody
        else. Where it is called off, or somebody else writes for longer than `patience` in seconds (None: as
        long as the store waits), it is left as it was."""
        if self.untidy():
            tidy(self.postings(), self._store, self._take, cancelled, patience)

    def _take(self, writing: Writing, commit: Callable[[], bool]) -> bool:
        as_stored = self._store.fact(_COMMIT) == self._commit()
        taken = commit()
        if taken and as_stored:
            writing.note(_COMMIT, str(self._commit()))
        return taken

    def close(self) -> None:
        """Let go of the index's files."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
            self._store.close()


def _is_busy(error: Exception) -> bool:
    """Whether another process writes."""
    return bool(getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY)


def tidy(
    postings: Postings[Any],
    store: Store,
    take: Callable[[Writing, Callable[[], bool]], bool],
    cancelled: Callable[[], bool] | None,
    patience: float | None = None,
) -> None:
    """Write small segments of an index anew as one. `take` commits each in a transaction of the store, which
    knows the newest commit, and returns whether it was of use."""
    with IMPORTING:
        from index.search.merging import CalledOff
        from index.search.postings import Busy

    with suppress(CalledOff, Busy, OSError, sqlite3.Error):
        more = True
        while more:
            with postings.tidied(cancelled) as commit:
                more = False
                if commit is not None:
                    with store.writing(patience) as writing:
                        more = take(writing, commit)


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


def damaged_within(folder: Path | None, cancelled: Callable[[], bool]) -> bool:
    """Whether the index in a folder is damaged where opening it does not look; found out without Whoosh."""
    commit = newest_commit(folder) if folder is not None else None
    if folder is None or commit is None:
        return False
    try:
        return is_damaged_within(folder, int(commit.partition(" ")[0]), cancelled)
    except OSError:
        # That is found out by what asks it, and is no reason to throw it away.
        return False


def batches(due: Sequence[str]) -> Iterator[Sequence[str]]:
    """What is committed together, in order."""
    start, sizes = 0, batch_sizes()
    while start < len(due):
        size = next(sizes)
        yield due[start : start + size]
        start += size


def batch_sizes() -> Iterator[int]:
    """How many articles are committed together, one time after the other, without end."""
    size = FIRST_BATCH
    while True:
        yield size
        size = min(size * 2, LARGEST_BATCH)


def following(
    progress: Callable[[Progress], None] | None, *take_over: Callable[[], None]
) -> Callable[[Progress], None]:
    """Does `take_over` each time more is committed, before `progress` is told of it."""
    committed = 0

    def follow(step: Progress) -> None:
        nonlocal committed
        if step.committed > committed:
            committed = step.committed
            for action in take_over:
                action()
        if progress is not None:
            progress(step)

    return follow
