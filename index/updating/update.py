"""One update of the index: what is due, what came of it, and how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from index.collection.catalogue import File
from index.collection.collection import Collection
from index.collection.reading import Reading
from index.collection.records import BundleRecord, Record
from index.collection.seen import StoredRecords
from index.collection.state import State
from index.collection.store import Writing
from index.late_imports import IMPORTING

if TYPE_CHECKING:
    from index.search.article_postings import Document


class Stage(StrEnum):
    """What an update is at: the articles are found and read first; which report one event, and who and what
    they name, is known later."""

    ARTICLES = "articles"
    STORIES = "stories"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far indexing is; `rate` in articles a second, `seconds_left` None while unknown.

    `committed` of those done can be listed, read and found already; it grows in steps, and is 0 at any other
    stage.
    """

    done: int
    total: int
    rate: float
    seconds_left: float | None
    committed: int = 0
    stage: Stage = Stage.ARTICLES


class Following:
    """Counts what is done, and tells of it; `share` steps make an article."""

    def __init__(
        self, total: int, progress: Callable[[Progress], None] | None, stage: Stage, share: int = 1
    ) -> None:
        self._total = total
        self._progress = progress
        self._stage = stage
        self._share = share
        self._began = time.monotonic()
        self._before = 0
        self.done = 0

    def expect(self, total: int, done: int) -> None:
        """So much there is in all, and so much of it is done."""
        self._total, self.done, self._before = total, done, done
        self._began = time.monotonic()

    def step(self, count: int = 1) -> None:
        """So many more are done."""
        self.done += count
        if self._progress is None or not self.done:
            return
        passed, share = time.monotonic() - self._began, self._share
        rate = (self.done - self._before) / passed if passed > 0 else 0.0
        left = (self._total - self.done) / rate if rate and passed > 0.5 else None
        self._progress(
            Progress(self.done // share, self._total // share, rate / share, left, stage=self._stage)
        )


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update changed; counts of articles.

    `in_memory` says why the index is not on disk, if it is not. `busy`: another reader is indexing this
    library, and nothing was changed. `cancelled`: it was called off, and what was done until then is kept.
    `named` counts the articles whose names were found.
    """

    added: int
    changed: int
    removed: int
    in_memory: str | None = None
    busy: bool = False
    cancelled: bool = False
    named: int = 0


class Cancelled(Exception):
    """The user called the update off."""


_UNREAD = BundleRecord("", "", 0, 0, 0, "")
"""Stands for a file of many articles of which nothing is kept."""

MOST_PASSED = 50_000
"""Articles that are looked at before what has changed among them is committed."""


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
        self._progress = progress
        self._cancelled = cancelled
        self._began = time.monotonic()
        self._done = 0
        self._committed = 0
        self._unindexed = [] if indexed is None else self._not_as_stored(indexed)
        self._bundles_gone = sorted(collection.store.bundles().keys() - state.files.keys())
        self.total = len(state.gone) + len(self._unindexed) + state.amount
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
            for key, record in self._stored.everything().items()
            if record.file in self._state.files
            and key not in stale
            and record.file not in stale
            and indexed.get(key) != (record.digest if record.holds_article else None)
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
        return max(1, self.total - self._done)

    def changes(self, size: int, writing: Writing) -> Iterator[tuple[str, Document | None]]:
        """What the index has to take over for so many articles; what was found is kept with `writing`."""
        self._counts = [0, 0, 0]
        passed = 0
        while self._next is not None and size > 0 and passed < MOST_PASSED:
            if self._cancelled is not None and self._cancelled():
                raise Cancelled
            change = self._take(self._next, writing)
            if change is not None:
                yield change
                self._added.add(change[0])
                size -= 1
            passed += 1
            self._next = next(self._steps, None)

    def _take(self, step: _Step, writing: Writing) -> tuple[str, Document | None] | None:
        """Keep what a step has found; what the index has to take over, if anything."""
        with IMPORTING:
            from index.search.article_postings import Document

        if step.bundle is not None:
            if step.bundle is _UNREAD:
                writing.drop_bundle(step.key)
            else:
                writing.put_bundle(step.bundle)
            return None
        self._done += 1
        self._tell()
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
        self._committed = self._done
        # Of the last one too: stories and names may take minutes more.
        self._tell()

    def _tell(self) -> None:
        if self._progress is None:
            return
        total, passed = max(self.total, self._done), time.monotonic() - self._began
        rate = self._done / passed if passed > 0 else 0.0
        left = (total - self._done) / rate if rate and passed > 0.5 else None
        self._progress(Progress(self._done, total, rate, left, self._committed))

    def _all_steps(self) -> Iterator[_Step]:
        """What is to be done, in order; each file is read when its turn comes."""
        for key in self._bundles_gone:
            yield _Step(key, bundle=_UNREAD)
        for key in sorted(self._state.gone):
            yield _Step(key)
        for record in self._unindexed:
            if not record.holds_article:
                yield _Step(record.id, Reading(record, None))
            elif record.record is None:
                yield _Step(record.id, self._collection.read(self._state, record.id))
            else:
                yield _Step(record.id, Reading(record, self._collection.kept(record)))
        for key in self._state.stale:
            file = self._state.files.get(key)
            if file is not None and file.holds_many:
                yield from self._steps_of_bundle(file)
            else:
                before = self._stored.get(key)
                reading = self._collection.read(self._state, key, before)
                if reading.article is None and self._lacks(reading.record):
                    # Only touched, but not in the index.
                    reading = self._collection.read(self._state, key)
                yield _Step(key, reading)
        if self._indexed is not None:
            known = self._stored.everything().keys() | self._passed
            for key in sorted(self._indexed.keys() - known):
                yield _Step(key)

    def _steps_of_bundle(self, file: File) -> Iterator[_Step]:
        expected, done = self._state.amount_of(file.id), 0
        # Until all of it is read, it counts as not read.
        yield _Step(file.id, bundle=_UNREAD)
        reading = self._collection.read_bundle(self._state, file.id)
        for one in reading:
            done += 1
            if done % 100 == 0:
                total = reading.total(done)
                self.total += total - expected
                expected = total
            if one.article is None and self._lacks(one.record):
                one = replace(one, article=self._collection.kept(one.record))
            yield _Step(one.record.id, one)
        self.total += done + len(reading.gone) - expected
        for key in reading.gone:
            yield _Step(key)
        yield _Step(file.id, bundle=reading.bundle)
