"""Brings the index in line with the files: in this process, in another one, or in memory where there is no
disk."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.collection.collection import Collection
from index.collection.state import State
from index.collection.store import Store
from index.places import CACHE_LEVELS, own_folder, reason
from index.running.progress import Progress
from index.updating.kept_postings import KeptPostings, is_busy
from index.updating.update import Cancelled, Update, UpdateReport

if TYPE_CHECKING:
    from index.search.indexing.article_postings import Document
    from index.search.indexing.postings import Layout, Postings
    from index.search.indexing.second_writer import SecondWriter

SMALL = 200
"""Changed files up to which an update is quick enough to be made in passing."""

FIRST_BATCH = 200
LARGEST_BATCH = 4000
"""Articles that are committed together, a long one counted as several (`index.updating.update.weight`): few
at first, so that there is soon something to read, then twice as many each time, so that the index has few
segments. What is committed is kept when an update is called off or killed; the largest batch takes about 200
MB, in two processes, while it is sorted."""

STORE_NAME = "articles.sqlite"
POSTINGS_FOLDER = "postings"

_COMMIT = "commit"


def _layout() -> Layout[Document]:
    from index.search.indexing.article_postings import ARTICLES

    return ARTICLES


def open_store(folder: Path | None) -> tuple[Store, str | None]:
    """The store of a library's cache folder; where that cannot be written, one that is read in place or, if
    there is none, one in memory, and the reason why."""
    if folder is None:
        return Store(None), None
    try:
        path = own_folder(folder, CACHE_LEVELS) / STORE_NAME
    except OSError as error:
        return Store(None), reason(error, folder)
    try:
        return Store(path), None
    except (OSError, sqlite3.Error) as error:
        why = reason(error, folder)
    try:
        return Store(path, writable=False), why
    except (OSError, sqlite3.Error):
        return Store(None), why


def kept_in(folder: Path | None, store: Store, name: str) -> tuple[Path | None, Path | None]:
    """Where something beside a store is written, and where it is only read; None where not."""
    if folder is None or (store.in_memory and not store.is_read_in_place):
        return None, None
    return (None, folder / name) if store.in_memory else (folder / name, None)


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
        kept, beneath = kept_in(folder, store, POSTINGS_FOLDER)
        self._kept = KeptPostings(kept, _layout, _COMMIT, beneath)
        self._from_disk = beneath is not None
        self._collection = collection
        self._store = store
        self._lock = threading.RLock()
        self.in_memory = in_memory

    def pending(self, *, looking: bool = True) -> int:
        """About how many articles an update would read or index; without `looking`, by the files as they were
        seen last."""
        now = self._collection.listed() if looking else None
        if self._collection.settled(now) and self._is_as_stored():
            return 0
        state = self._collection.state if now is None else self._collection.state_of(now)
        if not self._is_as_stored():
            return self._store.sums().records + state.amount
        return state.amount + len(state.gone)

    def is_there(self) -> bool:
        """Whether the index was not deleted under this reader."""
        return self._kept.folder is None or self._kept.folder.exists()

    def _is_as_stored(self) -> bool:
        """Whether the index has just what is stored."""
        return self._kept.noted(self._store) == self._kept.commit()

    def postings(self) -> Postings[Document]:
        """The opened index. Raises OSError where its folder cannot be used."""
        return self._kept.opened()

    def wipe(self) -> bool:
        """Forget everything that was read; False where another process writes. An update makes it anew."""
        with self._lock:
            try:
                with self._store.writing(patience=0.1) as writing:
                    writing.clear()
                self.postings().wipe()
            except (OSError, sqlite3.OperationalError) as error:
                if is_busy(error):
                    return False
                self._to_memory(error, keeping=False)
                with self._store.writing() as writing:
                    writing.clear()
            return True

    def damaged_by(self, error: Exception) -> bool:
        """Whether an error in a search comes of damage to the index, or of that it cannot be opened."""
        try:
            return self.postings().damaged_by(error)
        except OSError as unopened:
            return not is_busy(unopened)

    def damaged_within(self, cancelled: Callable[[], bool]) -> bool:
        """Whether the index is damaged where opening it does not look."""
        return self._kept.damaged_within(cancelled)

    def throw_away(self) -> None:
        """Begin with an empty index, unless another process writes it; an update makes it anew of what is
        stored."""
        with self._lock:
            try:
                self.postings().wipe()
            except OSError as error:
                if not is_busy(error):
                    self._to_memory(error, keeping=False)

    def update(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        state: State | None = None,
    ) -> UpdateReport:
        """Read what is new or changed, by a `state` of the files or (None) by a look at them, and commit it;
        blocks.

        Where the cache cannot be written or the disk is full, what has changed is indexed in memory instead,
        or with `may_use_memory` off only the reason is reported.
        """
        with self._lock:
            try:
                return self._update(progress, cancelled, state)
            except (OSError, sqlite3.Error) as error:
                if is_busy(error):
                    return UpdateReport(0, 0, 0, busy=True)
                if self._kept.folder is None:
                    raise
                if self._store.mend(error):
                    return self._update(progress, cancelled)
                if not self._may_use_memory:
                    return UpdateReport(0, 0, 0, in_memory=reason(error, self._kept.folder))
                self._to_memory(error)
                return self._update(progress, cancelled)

    def _to_memory(self, error: Exception, *, keeping: bool = True) -> None:
        """Go on in memory, with what is on the disk or, not `keeping` it, with an empty index."""
        self.in_memory = reason(error, self._kept.folder)
        self._from_disk = keeping
        self._kept.to_memory(keeping=keeping)
        self._store.to_memory()

    @property
    def is_read_in_place(self) -> bool:
        """Whether what is on the disk is read, though it cannot be written."""
        return self._from_disk

    def _update(
        self,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool] | None,
        state: State | None = None,
    ) -> UpdateReport:
        postings = self.postings()
        state, stored = self._collection.current(state)
        commit = self._kept.commit()
        indexed = None if self._kept.noted(self._store) == commit else postings.contents()
        run = Update(self._collection, state, stored, indexed, progress, cancelled)
        stopped, sizes = False, batch_sizes()
        with postings.helped(run.left) as second:
            while not (run.finished or stopped):
                try:
                    commit = self._take(run, next(sizes), commit, second)
                except Cancelled:
                    stopped = True
                else:
                    run.commit()
                    # What was read by now need not be looked at again.
                    state = self._collection.take(state)
                    run.tell_committed()
        self._collection.take(state)
        if not stopped and not self._is_as_stored():
            with self._store.writing() as writing:
                self._kept.note(writing)
        return replace(run.report, in_memory=self.in_memory, cancelled=stopped)

    def _take(self, run: Update, size: int, before: str | None, second: SecondWriter | None) -> str:
        """Index so many changes and keep what was found, in one transaction; returns the commit as
        `KeptPostings.update` does."""
        with self._store.writing() as writing:
            if second is not None:
                second.expect(min(size, run.left))
            changes = run.changes(size, writing)
            return self._kept.update(changes, run.is_indexed, writing, before, second)

    def untidy(self) -> bool:
        """Whether `tidy` would do anything."""
        return self._kept.untidy()

    def tidy(
        self,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[Progress], None] | None = None,
        *,
        patience: float | None = None,
    ) -> None:
        """Put the index in order (`KeptPostings.tidy`)."""
        self._kept.tidy(self._store, cancelled, progress, patience)

    def close(self) -> None:
        """Let go of the index's files."""
        with self._lock:
            self._kept.close()
            self._store.close()


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
