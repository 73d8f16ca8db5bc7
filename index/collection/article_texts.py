"""The articles of a library with their texts: made of what is stored of them, or else of their files."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping

from index.article import Article, Metadata
from index.collection.bundle_reading import BundleReading, Earlier, Knowing, reading_in_bundle, recast
from index.collection.catalogue import NOTHING, ArticleNotFound, Sidecars, merged
from index.collection.files import File
from index.collection.reading import Reading, read_text
from index.collection.records import Record
from index.collection.records_before import StoredBefore
from index.collection.state import State
from index.collection.store import Store
from index.formats.mark import Proven

KEPT_CHARACTERS = 5_000_000
"""Text that is kept in memory, some 2,000 articles of news; of a library of books a few."""


class ArticleTexts:
    """Reads files and records of files of many, none that is kept in memory or as it was. Safe to use from
    several threads."""

    def __init__(
        self,
        store: Store,
        standard_input: bytes | None,
        corrections: Callable[[], Mapping[str, Metadata]],
    ) -> None:
        self._store = store
        self._standard_input = standard_input
        self._corrections = corrections
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], tuple[Record, Article]] = OrderedDict()
        self._characters = 0
        self._proven = Proven()

    def read(self, state: State, key: str, before: Record | None = None) -> Reading:
        """Read and parse a file of one article, unless it has the content and metadata of `before`; or make
        an article of a file of many, whose record is `before`, again of what is stored of it. Never raises
        for a bad file."""
        file = state.files.get(key)
        if file is not None:
            return read_text(file, state.of(key), before, self._held, self._standard_input)
        record = before or self._store.record(key)
        if record is None:
            raise KeyError(key)
        article, written = self._store.article(record), self._store.written(record)
        if article is None or written is None:
            return self._in_bundle(state, record) or Reading(record, None)
        return recast(record, article, written, state.of(key))

    def read_bundle(self, state: State, key: str) -> BundleReading:
        """A pass over a file of many articles."""
        file = state.files[key]
        last = self._store.bundles().get(key)
        earlier = Earlier(StoredBefore(self._store, key), last, self._held, self._proven)
        return BundleReading(file, state.of(key), self._knowing(file), earlier)

    def of(self, record: Record, state: State) -> tuple[str, Article]:
        """The article of a record with what names its content; where that is not kept, of what the file holds
        by now. Raises ArticleNotFound where there is none any more."""
        found = self._held(record.id, record.digest)
        if found is None:
            found = self.load(record, state)
            self.keep(*found)
        return found[0].digest, found[1]

    def load(self, record: Record, state: State) -> tuple[Record, Article]:
        """The same of one that nobody will ask for again, with the record as its file has it."""
        kept = self._store.article(record)
        if kept is not None:
            return record, kept
        if record.record is not None:
            found = self._in_bundle(state, record)
            if found is None or found.article is None:
                raise ArticleNotFound(f"{record.path} holds no article {record.record} any more.")
            return found.record, found.article
        reading = self.read(state, record.id) if record.id in state.files else Reading(record, None)
        if reading.article is None:
            raise ArticleNotFound(reading.record.problem or f"{record.path} holds no article any more.")
        return reading.record, reading.article

    def keep(self, record: Record, article: Article) -> None:
        """Keep an article in memory, in the place of those that were asked for the longest ago."""
        key = record.id, record.digest
        with self._lock:
            if key in self._kept:
                self._let_go(key)
            self._kept[key] = record, article
            self._characters += len(article.text)
            while self._characters > KEPT_CHARACTERS and len(self._kept) > 1:
                self._let_go(next(iter(self._kept)))

    def _let_go(self, key: tuple[str, str]) -> None:
        self._characters -= len(self._kept.pop(key)[1].text)

    def _held(self, article_id: str, digest: str) -> tuple[Record, Article] | None:
        with self._lock:
            found = self._kept.get((article_id, digest))
            if found is not None:
                self._kept.move_to_end((article_id, digest))
            return found

    def _in_bundle(self, state: State, record: Record) -> Reading | None:
        """One article of a file of many, as the file has it; None where it is not there."""
        file = state.files.get(record.file)
        if file is None:
            return None
        return reading_in_bundle(file, state.of(file.id), self._knowing(file), record.id)

    def _knowing(self, file: File) -> Knowing:
        given, corrections = Sidecars().of_records(file.path), self._corrections()

        def knowing(article_id: str, called: str) -> Metadata:
            said = given.get(called, NOTHING)
            return merged(corrections[article_id], said) if article_id in corrections else said

        return knowing
