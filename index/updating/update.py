"""One update of the index: what is due, what came of it, and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.collection.collection import Collection
from index.collection.files import File
from index.collection.reading import Reading
from index.collection.records import BundleRecord, Record
from index.collection.seen import MOST_SINGLE, StoredRecords
from index.collection.state import State
from index.collection.store_writing import Writing
from index.running.late_imports import IMPORTING
from index.running.progress import Following, Progress, Stage

if TYPE_CHECKING:
    from index.search.indexing.article_postings import Document


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update changed; counts of articles.

    `in_memory` says why the index is not on disk, if it is not. `busy`: another reader is indexing this
    library, and nothing was changed. `cancelled`: it was called off, and what was done until then is kept.
    `named` counts the articles whose names were found. `elsewhere`: another reader had already taken over
    changes, with which this one answers only now.
    """

    added: int
    changed: int
    removed: int
    in_memory: str | None = None
    busy: bool = False
    cancelled: bool = False
    named: int = 0
    elsewhere: bool = False


class Cancelled(Exception):
    """The user called the update off."""


_UNREAD = BundleRecord("", "", 0, 0, 0, "")
"""Stands for a file of many articles of which nothing is kept."""

MOST_PASSED = 50_000
"""Articles that are looked at before what has changed among them is committed."""

USUAL_LENGTH = 3000
"""Characters of an article that counts as one in a batch: some 500 words, as most news have at most."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What was found out about an article (None: it is gone), or about a file of many."""

    key: str
    reading: Reading | None = None
    bundle: BundleRecord | None = None


class Update:
    """One update: what is due, what came of it, and how far it is."""

    def __init__(
        self,
        collection: Collection,
        state: State,
        stored: StoredRecords,
        indexed: Mapping[str, str] | None,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        """`indexed` is id → digest of all that the index has; None where that is just what is stored."""
        self._collection = collection
        self._state = state
        self._stored = stored
        self._indexed = indexed
        self._cancelled = cancelled
        self._unindexed = [] if indexed is None else self._not_as_stored(indexed)
        bundles = collection.store.bundles()
        self._bundles_gone = sorted(
            key for key in bundles if key not in state.files and key not in state.away
        )
        total = len(state.gone) + len(self._unindexed) + state.amount
        if total > MOST_SINGLE:
            stored.everything()
        self._following = Following(total, progress, Stage.ARTICLES)
        self.report = UpdateReport(0, 0, 0)
        self._passed: set[str] = set()
        self._added: set[str] = set()
        self._counts = [0, 0, 0]
        self._steps = self._all_steps()
        self._next = next(self._steps, None)

    def _not_as_stored(self, indexed: Mapping[str, str]) -> list[Record]:
        """The records that are up to date, of which the index has something else, or nothing."""
        stale = set(self._state.stale)
        return [
            record
            for record in self._stored.everything().each()
            if (record.file in self._state.files or record.file in self._state.away)
            and record.id not in stale
            and record.file not in stale
            and indexed.get(record.id) != (record.digest if record.holds_article else None)
        ]

    def _digest_indexed(self, key: str, before: Record | None) -> str | None:
        """What names the content that the index has of an article, if it has any."""
        if self._indexed is not None:
            return self._indexed.get(key)
        return before.digest if before is not None and before.holds_article else None

    def is_indexed(self, key: str) -> bool:
        """Whether the index had anything of an article when this began, or has by now."""
        return key in self._added or self._digest_indexed(key, self._stored.get(key)) is not None

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return self._next is None

    @property
    def left(self) -> int:
        """About how many articles are still to be looked at, at least one."""
        return max(1, self._following.total - self._following.done)

    def changes(self, size: int, writing: Writing) -> Iterator[tuple[str, Document | None]]:
        """What the index has to take over for so many articles of usual length, or fewer longer ones; what
        was found is kept with `writing`."""
        self._counts = [0, 0, 0]
        passed = 0
        while self._next is not None and size > 0 and passed < MOST_PASSED:
            if self._cancelled is not None and self._cancelled():
                raise Cancelled
            change = self._take(self._next, writing)
            if change is not None:
                yield change
                self._added.add(change[0])
                size -= weight(change[1])
            passed += 1
            self._next = next(self._steps, None)

    def _take(self, step: _Step, writing: Writing) -> tuple[str, Document | None] | None:
        """Keep what a step has found; what the index has to take over, if anything."""
        with IMPORTING:
            from index.search.indexing.article_postings import Document

        if step.bundle is not None:
            if step.bundle is _UNREAD:
                writing.drop_bundle(step.key)
            else:
                writing.put_bundle(step.bundle)
            return None
        self._following.step()
        before = self._stored.get(step.key)
        indexed = self._digest_indexed(step.key, before)
        if self._indexed is not None:
            self._passed.add(step.key)
        if step.reading is None:
            writing.drop(step.key)
            if indexed is None:
                return None
            self._counts[2] += 1
            return step.key, None
        record, article = step.reading.record, step.reading.article
        self._keep(step.reading, before, writing)
        if article is not None and indexed != record.digest:
            self._counts[0 if indexed is None else 1] += 1
            return step.key, Document(article, record.digest)
        if indexed is not None and not record.holds_article:
            self._counts[2] += 1
            return step.key, None
        return None

    def _keep(self, reading: Reading, before: Record | None, writing: Writing) -> None:
        record = reading.record
        if before is None or before.digest != record.digest:
            writing.put(record, reading.article, reading.written)
        elif before != record:
            writing.put(record)

    def _lacks(self, record: Record) -> bool:
        """Whether the index does not have an article as it is."""
        if not record.holds_article:
            return False
        return self._digest_indexed(record.id, self._stored.get(record.id)) != record.digest

    def commit(self) -> None:
        """Count the last batch in; it is on the disk."""
        added, changed, removed = self._counts
        self.report = UpdateReport(
            self.report.added + added, self.report.changed + changed, self.report.removed + removed
        )

    def tell_committed(self) -> None:
        """Say that the last batch can be listed and found."""
        # Of the last one too: stories and names may take minutes more.
        self._following.commit()

    def _all_steps(self) -> Iterator[_Step]:
        """What is to be done, in order; each file is read when its turn comes."""
        for key in self._bundles_gone:
            yield _Step(key, bundle=_UNREAD)
        for key in sorted(self._state.gone):
            yield _Step(key)
        for record in self._unindexed:
            yield _Step(record.id, self._reading_again(record))
        for key in self._state.stale:
            file = self._state.files.get(key)
            if file is not None and file.holds_many:
                yield from self._steps_of_bundle(file)
            else:
                yield _Step(key, self._reading_of(key))
        if self._indexed is not None:
            known = self._stored.everything().keys() | self._passed
            for key in sorted(self._indexed.keys() - known):
                yield _Step(key)

    def _reading_again(self, record: Record) -> Reading:
        """What is stored, but not in the index."""
        if not record.holds_article:
            return Reading(record, None)
        if record.id in self._state.files:
            return self._collection.texts.read(self._state, record.id)
        return Reading(record, self._collection.kept(record))

    def _reading_of(self, key: str) -> Reading:
        """A file of one article that is new or changed."""
        reading = self._collection.texts.read(self._state, key, self._stored.get(key))
        if reading.article is None and self._lacks(reading.record):
            # Only touched, but not in the index.
            return self._collection.texts.read(self._state, key)
        return reading

    def _steps_of_bundle(self, file: File) -> Iterator[_Step]:
        expected, done = self._state.amount_of(file.id), 0
        # Until all of it is read, it counts as not read.
        yield _Step(file.id, bundle=_UNREAD)
        reading = self._collection.texts.read_bundle(self._state, file.id)
        for one in reading:
            done += 1
            if done % 100 == 0:
                total = reading.total(done)
                self._following.total += total - expected
                expected = total
            if one.article is None and self._lacks(one.record):
                one = replace(one, article=self._collection.kept(one.record))
            yield _Step(one.record.id, one)
        self._following.total += done + len(reading.gone) - expected
        for key in reading.gone:
            yield _Step(key)
        yield _Step(file.id, bundle=reading.bundle)


def weight(document: Document | None) -> int:
    """As how many articles of usual length one counts, or (None) that one is gone: by its text, which is what
    takes memory while a batch is sorted."""
    return 1 if document is None else max(1, round(len(document.article.text) / USUAL_LENGTH))
