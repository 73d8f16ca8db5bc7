"""Keeps the index that says which articles of a library name whom in line with the articles, each of which is
read once for it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Container, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article
from index.collection.catalogue import ArticleNotFound
from index.collection.collection import Collection
from index.running.late_imports import IMPORTING
from index.running.progress import Following, Progress, Stage
from index.updating.indexing import batches
from index.updating.kept_names import KeptNames, Read, keep
from index.updating.kept_postings import KeptPostings, is_busy
from index.updating.names_due import NamesDue
from index.updating.recognising_apart import Ahead, Recognising

if TYPE_CHECKING:
    from index.entities.model import Annotations
    from index.entities.recognition.statistical import StatisticalModel
    from index.entities.resolution.article_names import ArticleNames
    from index.search.indexing.name_postings import NamesDocument
    from index.search.indexing.postings import Layout
    from index.search.terms.looking_up import Terms

NAMES_FOLDER = "names"

_COMMIT = "names commit"


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles whose names are being found out."""

    keys: Sequence[str]
    ahead: Ahead


class NameIndex:
    """The names of the articles of a collection, in a folder or (None) in memory, there beginning with those
    in a folder `beneath`.

    What is not found out yet is so by `refresh`; meanwhile everything answers with what is known. With a
    `model` its vote counts, and what was found without it is found out anew. Safe to use from several
    threads.
    """

    def __init__(
        self,
        folder: Path | None,
        beneath: Path | None,
        collection: Collection,
        model: StatisticalModel | None,
    ) -> None:
        self._model = model
        self._kept = KeptPostings(folder, _layout, _COMMIT, beneath)
        self._collection = collection
        self._lock = threading.RLock()
        self._known = KeptNames(collection, model)
        self._due = NamesDue(collection, self._known, self._kept)

    def annotations(self, article: Article) -> Annotations:
        """What the recogniser finds in an article; it never reads twice what the file holds."""
        digest = self._known.digest(article)
        names = self.names_of(article.id) if digest is not None else None
        return (names or self._known.found(article, digest, indexed=False)).annotations

    def names(self, article: Article) -> ArticleNames | None:
        """Who and what an article names; None where that is not found out yet."""
        return None if self._known.digest(article) is None else self.names_of(article.id)

    def names_of(self, article_id: str) -> ArticleNames | None:
        """The same of an article as its file has it, by its id."""
        record = self._collection.records.get(article_id)
        if record is None:
            return None
        known = self._known.of(article_id, self._known.state(record.digest))
        if known is not None or not self.complete():
            return known
        # All are known, so these were damaged.
        with suppress(ArticleNotFound):
            digest, article = self._collection.of_file(article_id)
            return self._known.found(article, digest, indexed=True)
        return None

    def complete(self) -> bool:
        """Whether the names of all articles are known and indexed."""
        return self._due.is_complete()

    def pending(self) -> int:
        """About how many articles `refresh` would read."""
        return self._due.pending()

    def known(self) -> tuple[int, int]:
        """Of how many articles the names are known, and how many articles there are."""
        total = len(self._collection.records)
        return max(0, total - self.pending()), total

    def searcher(self) -> Terms | None:
        """This thread's terms of the newest commit; None where no names are known yet."""
        if self._kept.commit() is None:
            return None
        return self._kept.opened().searcher()

    def damaged_by(self, error: Exception) -> bool:
        """Whether an error in looking up a name comes of damage to the index."""
        with suppress(OSError):
            return self._kept.commit() is not None and self._kept.opened().damaged_by(error)
        return False

    def damaged_within(self, cancelled: Callable[[], bool]) -> bool:
        """Whether the index is damaged where opening it does not look."""
        return self._kept.damaged_within(cancelled)

    def wipe(self) -> None:
        """Throw a damaged index away; `refresh` makes it anew of what is kept."""
        with self._lock, suppress(OSError):
            self._kept.opened().wipe()

    def refresh(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        busy: Callable[[], bool] = lambda: False,
    ) -> int:
        """Find out and index what is missing; returns of how many articles. Blocks.

        While this process is `busy`, another one reads most of them. What is done is kept when it is called
        off. Where another process does the same, or the disk is full, nothing is changed; where the folder
        cannot be written, the names are kept in memory.
        """
        with self._lock:
            if self._kept.folder is not None and self._collection.store.in_memory:
                self._to_memory()
            if self.complete():
                return 0
            try:
                return self._refresh(progress, cancelled, busy)
            except (OSError, sqlite3.Error) as error:
                if is_busy(error):
                    return 0
                if self._kept.folder is None:
                    raise
                if self._known.store.mend(error):
                    return 0
                self._to_memory()
                return self._refresh(progress, cancelled, busy)

    def _to_memory(self) -> None:
        self._kept.to_memory()
        self._known.to_memory()

    def _refresh(
        self,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool] | None,
        busy: Callable[[], bool],
    ) -> int:
        if self._model is not None:
            # Whether it votes must be known before: what another process finds is kept as found with it.
            self._model.ready()
        key, records = self._collection.keyed()
        commit = self._kept.commit()
        due, indexed = self._due.due()
        following = Following(len(due), progress, Stage.NAMES)
        recognising = Recognising(len(due), self._model, busy)
        coming = (_Batch(keys, recognising.ahead(keys, self._known.texts)) for keys in batches(due))
        batch, missed = next(coming, None), False
        try:
            while batch is not None:
                read, stopped = self._read(batch, following, cancelled)
                # Begun before this one is indexed, which leaves the other process something to do.
                batch = None if stopped else next(coming, None)
                commit = self._take(read, indexed, commit)
                missed = missed or any(one is None and key in records for key, one in read.items())
                if stopped:
                    return following.done
        finally:
            if batch is not None:
                batch.ahead.stop()
            recognising.close()
        with self._known.store.writing() as writing:
            if self._kept.commit() is None:
                self._kept.opened().update(())
                self._kept.note(writing)
            self._due.note_complete(writing, key, records, missed=missed)
        return following.done

    def untidy(self) -> bool:
        """Whether `tidy` would do anything."""
        return self._kept.untidy()

    def tidy(
        self,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        """Put the index in order (`KeptPostings.tidy`)."""
        self._kept.tidy(self._known.store, cancelled, progress, moved=self._due.moved)

    def _read(
        self, batch: _Batch, following: Following, cancelled: Callable[[], bool] | None
    ) -> tuple[dict[str, Read | None], bool]:
        """What is to be indexed and kept of each article, None of one that is gone; and whether it was called
        off."""
        read: dict[str, Read | None] = {}
        try:
            for key in batch.keys:
                if cancelled is not None and cancelled():
                    return read, True
                made = batch.ahead.names(key)
                if made is not None and key in self._collection.records:
                    read[key] = self._known.state(made[0]), made[1]
                else:
                    read[key] = self._known.read(key)
                following.step()
        finally:
            batch.ahead.stop()
        return read, False

    def _take(
        self, read: Mapping[str, Read | None], indexed: Container[str], before: str | None
    ) -> str | None:
        """Index what was found and keep it, in one transaction; returns the commit as `KeptPostings.update`
        does. Of what is `indexed` the index had something when it was at `before`."""
        if not read:
            return self._kept.commit()
        with IMPORTING:
            from index.search.indexing.name_postings import NamesDocument

        with self._known.store.writing() as writing:
            changes = (
                (key, NamesDocument(key, one[0], one[1].terms) if one else None) for key, one in read.items()
            )
            commit = self._kept.update(changes, indexed.__contains__, writing, before)
            keep(read, writing)
        return commit

    def close(self) -> None:
        """Let go of the index's files."""
        with self._lock:
            self._kept.close()
            self._known.close()


def _layout() -> Layout[NamesDocument]:
    from index.search.indexing.name_postings import NAMES

    return NAMES
