"""The articles of a library as its files hold them: what is known of each, and which files have changed
since."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType

from index.article import Article, Metadata
from index.catalogue import (
    NOTHING,
    ArticleNotFound,
    File,
    Problem,
    Root,
    Sidecars,
    labels,
    merged,
    read_bytes,
)
from index.formats.text_file import FormatError
from index.reading import (
    UNREADABLE,
    BundleReading,
    Knowing,
    Reading,
    article_in_bundle,
    is_as_kept,
    known_key,
    read_text,
    recast,
)
from index.records import BundleRecord, Record
from index.seen import FEWEST, Listed, Records, Seen, listed, packed, seen_before
from index.state import State
from index.store import SEEN, Store

EAGER = 100
"""Articles that are read at once when they are new or changed; of more, the library knows only after an
update."""

KEPT_ARTICLES = 2000
"""Articles with their text that are kept in memory."""


class Collection:
    """Knows each article of a library; what the files held at the last `look` is what it answers with.

    Safe to use from several threads.
    """

    def __init__(
        self,
        roots: Callable[[], Sequence[Root]],
        standard_input: bytes | None,
        store: Store,
        corrections: Callable[[], Mapping[str, Metadata]],
        *,
        may_be_gone: bool = False,
    ) -> None:
        self._may_be_gone = may_be_gone
        self._roots = roots
        self._standard_input = standard_input
        self._store = store
        self._corrections = corrections
        self._lock = threading.RLock()
        self._articles: OrderedDict[tuple[str, str], Article] = OrderedDict()
        self._records: Mapping[str, Record] = {}
        self._words: int | None = None
        self._bundles: dict[str, BundleRecord] = {}
        self._labels: dict[str, str] = {}
        self._open: dict[str, tuple[str, Article]] = {}
        self._key: str | None = None
        self.state = State({}, {}, (), ())
        self.look()

    @property
    def records(self) -> Mapping[str, Record]:
        """Article id → what is known of it, for the files that hold an article."""
        return MappingProxyType(self._records)

    def keyed(self) -> tuple[str, Mapping[str, Record]]:
        """The records, and before them a key that names the articles and all that is known of them."""
        with self._lock:
            if self._key is None:
                state = hashlib.blake2b(digest_size=12)
                for key in sorted(self._records):
                    state.update(f"{key} {self._records[key].digest}\n".encode())
                self._key = state.hexdigest()
            return self._key, self.records

    def source(self, article_id: str) -> str:
        """The source label: what is given, else made of the file name."""
        record = self._records[article_id]
        return record.source or self._labels[record.file]

    @property
    def store(self) -> Store:
        """Where what parsing found is kept."""
        return self._store

    def replace_store(self, store: Store) -> None:
        """Go on with another store; what is known is kept."""
        with self._lock:
            self._store = store

    def look(self) -> None:
        """See what the files are now; up to `EAGER` new and changed articles are read at once."""
        with self._lock:
            now = self._listed()
            if (seen := seen_before(self._store, now.mark)) is not None:
                self._settle(now, seen)
                return
            stored, bundles = self._store.records(), self._store.bundles()
            state = self._state(now, stored, bundles)
            eager = state.amount <= EAGER
            stale = set(state.stale) if eager else set()
            found = {
                key: record
                for key, record in stored.items()
                if state.holds(record) and key not in stale and record.file not in stale
            }
            self._bundles = {key: bundle for key, bundle in bundles.items() if key in state.files}
            for key in state.stale if eager else ():
                for reading in self._read_eagerly(state, key, stored):
                    found[reading.record.id] = reading.record
                    if reading.article is not None:
                        self._remember(reading.record, reading.article)
            self._take(state, found)
            if not state.stale:
                self._note_seen(found)

    def _settle(self, now: Listed, seen: Seen) -> None:
        """Answer with what is stored: nothing has changed."""
        self._bundles = self._store.bundles()
        self.state = State(now.files, now.known(), (), now.all_problems, now.mark)
        self._records, self._key, self._words = Records(self._store, seen.count), seen.key, seen.words
        self._labels = seen.labels
        self._problems = (*self.state.problems, *(Problem(path, said) for path, said in seen.problems))

    def _note_seen(self, records: Mapping[str, Record]) -> None:
        """Sum a large library up when all of it is read and stored."""
        if len(self._records) < FEWEST or any(one.size == UNREADABLE for one in records.values()):
            return
        if self._store.amount() != len(records):
            # What is gone is still in the store, and in the index.
            return
        key, _ = self.keyed()
        noted = self._problems[len(self.state.problems) :]
        problems = [(problem.path, problem.message) for problem in noted]
        seen = Seen(self.state.mark, key, len(self._records), self.words, self._labels, problems)
        with suppress(sqlite3.Error, OSError), self._store.writing(patience=0.1) as writing:
            writing.note(SEEN, packed(seen))

    def settled(self, *, looking: bool) -> bool:
        """Whether it is known without reading any record that nothing has changed since the last update."""
        mark = self._listed().mark if looking else self.state.mark
        return mark == self.state.mark and seen_before(self._store, mark) is not None

    @property
    def words(self) -> int:
        """The words of all articles together."""
        if self._words is None:
            self._words = sum(record.words or 0 for record in self._records.values())
        return self._words

    def _read_eagerly(self, state: State, key: str, stored: Mapping[str, Record]) -> Iterator[Reading]:
        file = state.files.get(key)
        if file is None or not file.holds_many:
            yield self.read(state, key, stored.get(key))
            return
        reading = self.read_bundle(state, key, stored)
        changed = list(reading)
        kept = {record.id: record for record in stored.values() if record.file == key}
        for gone in (*reading.gone, *(one.record.id for one in changed)):
            kept.pop(gone, None)
        yield from (Reading(record, None) for record in kept.values())
        yield from changed
        self._bundles[key] = reading.bundle

    def renew(self) -> None:
        """Take over what an update in another process has committed so far, without a look at the files."""
        with self._lock:
            stored, state = self._store.records(), self.state
            self.take(state, {key: record for key, record in stored.items() if state.holds(record)})

    def take(self, state: State, records: Mapping[str, Record]) -> None:
        """Answer with these records from now on; what has none that fits is still to be read."""
        with self._lock:
            self._bundles = {key: one for key, one in self._store.bundles().items() if key in state.files}
            left = tuple(key for key in state.stale if not self._is_read(state, key, records))
            self._take(replace(state, stale=left), records)
            if not left:
                self._note_seen(records)

    def _is_read(self, state: State, key: str, records: Mapping[str, Record]) -> bool:
        """Whether what was stale is as its record says."""
        file = state.files.get(key)
        if file is None:
            return key not in records or records[key].known == known_key(state.of(key))
        if file.holds_many:
            return is_as_kept(self._bundles.get(key), file, state.of(key))
        return key in records and self._is_as(records[key], file, state.of(key))

    def _take(self, state: State, records: Mapping[str, Record]) -> None:
        self.state, self._key, self._words = state, None, None
        self._records = {key: record for key, record in records.items() if record.holds_article}
        # Files not read yet count too, so that the labels of others stay while the list grows.
        unlabelled = {
            key: file.name
            for key, file in state.files.items()
            if key not in records and not (file.holds_many and key in self._bundles)
        }
        for record in self._records.values():
            if record.source is None:
                unlabelled[record.file] = state.files[record.file].name
        self._labels = labels(unlabelled, taken={r.source for r in self._records.values() if r.source})
        noted = [Problem(record.path, record.problem) for record in records.values() if record.problem]
        noted += [Problem(one.path, said) for one in self._bundles.values() for _, said in one.problems]
        self._problems = (*state.problems, *sorted(noted, key=lambda problem: problem.path))

    def problems(self) -> tuple[Problem, ...]:
        """Files that were left out or read with a reservation."""
        return self._problems

    def current(self) -> tuple[State, Mapping[str, Record]]:
        """The files as they are now, and what is stored; for an update."""
        stored = self._store.records()
        return self._state(self._listed(), stored, self._store.bundles()), stored

    def _listed(self) -> Listed:
        return listed(self._roots(), self._standard_input, self._corrections(), may_be_gone=self._may_be_gone)

    def _state(self, now: Listed, stored: Mapping[str, Record], bundles: Mapping[str, BundleRecord]) -> State:
        files, sidecars, corrections = now.files, now.sidecars, now.corrections
        known = now.known()
        stale: list[str] = []
        for key, file in files.items():
            given = known[key]
            if file.holds_many:
                if not is_as_kept(bundles.get(key), file, given):
                    stale.append(key)
                continue
            record = stored.get(key)
            if record is None or not self._is_as(record, file, given):
                stale.append(key)
        unread = set(stale)
        for key, record in stored.items():
            if record.record is None or record.file not in files:
                continue
            given = sidecars.of_records(record.path).get(record.record, NOTHING)
            if key in corrections:
                given = merged(corrections[key], given)
            if given is not NOTHING:
                known[key] = given
            if record.known != known_key(given) and record.file not in unread:
                stale.append(key)
        return State(files, known, tuple(stale), now.all_problems, now.mark)

    def _is_as(self, record: Record, file: File, known: Metadata) -> bool:
        """Whether a file of one article is still what its record says."""
        if record.size == UNREADABLE and (record.path, record.known) == (file.path, known_key(known)):
            # Its permissions may change without a trace in size and time: only trying tells.
            try:
                read_bytes(file, self._standard_input)
            except FormatError as error:
                return str(error) == record.problem
            return False
        seen = record.path, record.size, record.mtime_ns, record.inode, record.known
        return seen == (file.path, file.size, file.mtime_ns, file.inode, known_key(known))

    def read(self, state: State, key: str, before: Record | None = None) -> Reading:
        """Read and parse a file of one article, unless it has the content and metadata of `before`; or make
        an article of a file of many again, of what is stored of it. Never raises for a bad file."""
        file = state.files.get(key)
        if file is not None:
            return read_text(file, state.of(key), before, self._held, self._standard_input)
        record = before or self._records[key]
        article, written = self._store.article(record), self._store.written(key)
        if article is None or written is None:
            return Reading(record, None)
        return recast(record, article, written, state.of(key))

    def read_bundle(self, state: State, key: str, stored: Mapping[str, Record]) -> BundleReading:
        """A pass over a file of many articles."""
        file = state.files[key]
        before = {record.id: record for record in stored.values() if record.file == key}
        last = self._store.bundles().get(key)
        return BundleReading(file, state.of(key), self._knowing(file), before, last, self._held)

    def _knowing(self, file: File) -> Knowing:
        given, corrections = Sidecars().of_records(file.path), self._corrections()

        def knowing(article_id: str, called: str) -> Metadata:
            said = given.get(called, NOTHING)
            return merged(corrections[article_id], said) if article_id in corrections else said

        return knowing

    def hold(self, article_ids: Iterable[str]) -> bool:
        """Go on giving these articles as they are now, whatever becomes of their files, and no longer those
        held before; whether one of these is given otherwise from now on."""
        with self._lock:
            held = {key: self._open[key] for key in article_ids if key in self._open}
            for key in article_ids:
                if key not in held and key in self._records:
                    with suppress(ArticleNotFound):
                        held[key] = self._records[key].digest, self.article(key)
            released = [key for key in self._open if key not in held and self.differs(key)]
            self._open = held
            return bool(released)

    def differs(self, article_id: str) -> bool:
        """Whether an article that is held is not what its file holds by now."""
        held, record = self._open.get(article_id), self._records.get(article_id)
        return held is not None and (record is None or record.digest != held[0])

    def held(self, article_id: str) -> Article | None:
        """The article as it is held; None where it is not."""
        held = self._open.get(article_id)
        return held[1] if held is not None else None

    def kept(self, record: Record) -> Article | None:
        """The article of a record that is stored but not (any more) among those answered with."""
        try:
            return self._load(record)
        except ArticleNotFound:
            return None

    def article(self, article_id: str) -> Article:
        """The article with its text. Raises ArticleNotFound where there is none or its file is gone
        meanwhile."""
        if (held := self.held(article_id)) is not None:
            return held
        with self._lock:
            record = self._records.get(article_id)
            if record is None:
                raise ArticleNotFound(f"No article has the id {article_id}; `reader list` shows them all.")
            key = (article_id, record.digest)
            if key not in self._articles:
                self._remember(record, self._load(record))
            self._articles.move_to_end(key)
            article = self._articles[key]
        source = self.source(article_id)
        return article if article.source == source else replace(article, source=source)

    def _load(self, record: Record) -> Article:
        kept = self._store.article(record)
        if kept is not None:
            return kept
        if record.record is not None:
            file = self.state.files[record.file]
            found = article_in_bundle(file, self.state.of(file.id), self._knowing(file), record.id)
            if found is None:
                raise ArticleNotFound(f"{record.path} holds no article {record.record} any more.")
            return found
        reading = self.read(self.state, record.id)
        if reading.article is None:
            raise ArticleNotFound(reading.record.problem or f"{record.path} holds no article any more.")
        return reading.article

    def _remember(self, record: Record, article: Article) -> None:
        self._articles[(record.id, record.digest)] = article
        while len(self._articles) > KEPT_ARTICLES:
            self._articles.popitem(last=False)

    def _held(self, article_id: str, digest: str) -> tuple[Record, Article] | None:
        record = self._records.get(article_id)
        if record is None or record.digest != digest:
            return None
        article = self._articles.get((article_id, digest))
        return None if article is None else (record, article)
