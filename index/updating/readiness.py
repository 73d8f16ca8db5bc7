"""Keeps the two indexes of a library, of words and of names, ready to answer: in line with the files, and
sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from index.collection.collection import EAGER, Collection
from index.updating.indexing import SMALL, Indexing
from index.updating.name_index import NameIndex
from index.updating.update import UpdateReport


class Readiness:
    """How far the indexes of one library can be answered from. Safe to use from several threads.

    `update` brings the index of words in line with the files. Where `indexed` is set nothing is looked for
    that has changed since.
    """

    def __init__(
        self,
        collection: Collection,
        indexing: Indexing,
        names: NameIndex,
        update: Callable[[], UpdateReport],
    ) -> None:
        self._collection = collection
        self._indexing = indexing
        self._names = names
        self._update = update
        self._updating = False
        self._losses = 0
        self.indexed = False

    @contextmanager
    def updating(self, due: int) -> Iterator[None]:
        """While the block runs so many articles are indexed; where they are many, no search waits for it."""
        self._updating = due > SMALL
        try:
            yield
        finally:
            self._updating = False

    def is_indexed(self) -> bool:
        """Whether all is indexed, as far as is known, and what is kept was not lost since."""
        lost = self._collection.times_lost()
        if lost != self._losses or not self._indexing.is_there():
            self._losses, self.indexed = lost, False
        return self.indexed

    def index_in_passing(self) -> tuple[str, ...]:
        """Index a few changed files at once; what is to be said where that is not done."""
        # A damaged index is found out when it is opened, and only then everything is due.
        with suppress(OSError):
            self._indexing.postings()
        pending = self._indexing.pending(looking=False)
        if pending > SMALL or (pending and self._updating):
            return (f"{pending:,} articles are not indexed yet",)
        if pending and self._update().busy:
            return ("another reader is indexing this library; its index as it was answers",)
        self.indexed = True
        return ()

    def name_in_passing(self) -> None:
        """Find out the names of a few articles at once; of many, an update does."""
        if self._updating or self._names.complete() or not 0 < self._names.pending() <= EAGER:
            return
        with suppress(Exception):
            self._names.refresh()

    def mend_after(self, error: Exception) -> bool:
        """Throw away what is damaged on the disk; whether anything was."""
        return self._make_anew(self._names.damaged_by(error), self._indexing.damaged_by(error))

    def mend(self, cancelled: Callable[[], bool]) -> bool:
        """Throw away what is damaged on the disk where no search has come by yet; whether anything was."""
        records = self._collection.store.mend_within()
        names = self._names.damaged_within(cancelled)
        return self._make_anew(names, self._indexing.damaged_within(cancelled)) or records

    def _make_anew(self, names: bool, words: bool) -> bool:
        if names:
            self._names.wipe()
        if words:
            self._indexing.throw_away()
            self.indexed = False
        return names or words
