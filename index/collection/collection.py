"""The articles of a library as its files hold them: what is known of each, and which files have changed
since."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from index.article import Article, Metadata
from index.collection import record_table
from index.collection.article_texts import ArticleTexts
from index.collection.catalogue import ArticleNotFound, Problem, Root
from index.collection.file_listing import Listing
from index.collection.files import Files
from index.collection.listings import Listings
from index.collection.packed_records import PackedRecords
from index.collection.reading import UNREADABLE, Reading
from index.collection.records import BundleRecord, Record
from index.collection.seen import Listed, Records, StoredRecords, note_seen, seen_before
from index.collection.source_labels import SourceLabels
from index.collection.state import State
from index.collection.store import Store
from index.collection.told import untold
from index.collection.unread import Unread

EAGER = 100
"""Articles that are read at once when they are new or changed; of more, the library knows only after an
update."""


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
        may_be_gone: bool,
        told: Callable[[int], None] | None = None,
    ) -> None:
        """`told` is how many files have been found so far, while they are listed for the first time."""
        self._store, self._roots = store, roots
        self._lock = threading.RLock()
        self._listings = Listings(roots, standard_input, corrections, may_be_gone=may_be_gone)
        self._unread = Unread(store, standard_input)
        self.texts = ArticleTexts(store, standard_input, corrections)
        """The articles as their files have them."""
        self._bundles: dict[str, BundleRecord] = {}
        self._labels: SourceLabels | None = None
        self._labels_due = True
        self._open: dict[str, tuple[str, Article]] = {}
        self.state = State(Files(), {}, (), ())
        self.seen: Listing
        """The files as `look` found them last."""
        self._losses = 0
        self._other: Mapping[str, Record | None] = {}
        self._records = Records(store, {}, store.sums())
        self.look(told)

    @property
    def records(self) -> Records:
        """Article id → what is known of it, for the files that hold an article."""
        if self._store.lost:
            self.look()
        return self._records

    def everything(self) -> PackedRecords:
        """The same, all read at once."""
        found = self.records.everything()
        # Reading may have shown that what is kept is damaged.
        return self.records.everything() if self._store.lost else found

    def keyed(self) -> tuple[str, Records]:
        """The records, and before them a key that names the articles and all that is known of them."""
        records = self.records
        return f"{records.sums.key:x}", records

    def source(self, article_id: str) -> str:
        """The source label: what is given, else made of the file name."""
        record = self._records[article_id]
        return record.source or self._label(record.file, record.path)

    def _label(self, file: str, path: str) -> str:
        return self.labels().get(file) or os.path.basename(path)

    def labels(self) -> SourceLabels:
        """The source labels that are made of file names."""
        with self._lock:
            if self._labels is None or self._labels_due:
                self._labels = SourceLabels(self._store, self.state, self._bundles, self._other, self._labels)
            self._labels_due = False
            return self._labels

    def unnamed(self) -> dict[str, str]:
        """The source labels of the articles of which nothing says who published them, by id."""
        with self._lock:
            files = self._store.ask(record_table.unnamed)
            for key, record in self._other.items():
                files.pop(key, None)
                if record is not None and record.holds_article and record.source is None:
                    files[key] = record.file, record.path
            return {key: self._label(*file) for key, file in files.items()}

    @property
    def store(self) -> Store:
        """Where what parsing found is kept."""
        return self._store

    def look(self, told: Callable[[int], None] | None = None, changed: Container[str] | None = None) -> State:
        """See what the files are now, and return it; up to `EAGER` new and changed articles are read at once.
        Where it is known in which folders something has `changed`, no others are looked into."""
        with self._lock:
            if self._store.lost:
                self._store.lost = False
                self._losses += 1
        # Listing many folders takes long, and whoever opens an article need not wait for it.
        now = self.listed(told, changed)
        with self._lock:
            if now.number < self.state.number:
                # Another thread has looked since.
                return self.state
            self.seen = now.listing
            bundles = self._store.bundles()
            if not now.away and seen_before(self._store, now.mark):
                state = State(
                    now.files, now.known(), (), now.all_problems, now.mark, roots=now.there, number=now.number
                )
            else:
                state = self._unread.among(now, bundles, self.state)
            self._bundles = {key: bundle for key, bundle in bundles.items() if key in state.files}
            other: dict[str, Record | None] = dict.fromkeys(state.gone)
            if state.amount <= EAGER:
                for key in state.stale:
                    for reading in self._read_eagerly(state, key, other):
                        other[reading.record.id] = reading.record
                        if reading.article is not None:
                            self.texts.keep(reading.record, reading.article)
            self._take(state, other)
            return state

    def times_lost(self) -> int:
        """How many times what was kept has gone by now, damaged or deleted; then the files were looked at
        anew."""
        self._store.sums()
        if self._store.lost:
            self.look()
        return self._losses

    def listed(
        self, told: Callable[[int], None] | None = None, changed: Container[str] | None = None
    ) -> Listed:
        """The files as they are now, without a look at what is known of them; `changed` as in `look`."""
        return self._listings.now(told, changed)

    def settled(self, now: Listed | None) -> bool:
        """Whether it is known without reading any record that nothing has changed since the last update: by
        the files as they are `now`, or (None) as they were seen last."""
        mark = self.state.mark if now is None else now.mark
        return mark == self.state.mark and seen_before(self._store, mark)

    @property
    def words(self) -> int:
        """The words of all articles together."""
        return self._records.sums.words

    def _read_eagerly(self, state: State, key: str, other: dict[str, Record | None]) -> Iterator[Reading]:
        """What is new or changed; what is gone is noted in `other`."""
        file = state.files.get(key)
        if file is None or not file.holds_many:
            yield self.texts.read(state, key, self._store.record(key))
            return
        reading = self.texts.read_bundle(state, key)
        yield from reading
        other.update(dict.fromkeys(reading.gone))
        self._bundles[key] = reading.bundle

    def renew(self) -> None:
        """Take over what an update in another process has committed so far, without a look at the files."""
        with self._lock:
            self.take(self.state)

    def take(self, state: State) -> State:
        """Answer with what is stored by now; what of a state of the files is not, is still to be read, and is
        all that is so in the state returned. What was read eagerly of that is given as it was read. Where
        another thread has seen the files since, it is by how they were then."""
        with self._lock:
            if state.number < self.state.number:
                state = self.state
            bundles = {key: one for key, one in self._store.bundles().items() if key in state.files}
            state = self._unread.left(state, bundles)
            stale = frozenset(state.stale)
            self._bundles = bundles | {key: one for key, one in self._bundles.items() if key in stale}
            self._take(state, self._read_of(stale) | dict.fromkeys(state.gone))
            return state

    def _read_of(self, files: frozenset[str]) -> dict[str, Record | None]:
        """What was read eagerly of these files, or is not in them any more."""
        # Which file of many something has gone from is not known; what is not stored is not missed.
        many = any(key in self._bundles for key in files)
        return {
            key: one
            for key, one in self._other.items()
            if (many if one is None else key in files or one.file in files)
        }

    def _take(self, state: State, other: Mapping[str, Record | None]) -> None:
        of = self._store.sums()
        self.state, self._other, self._labels_due = state, other, True
        self._records = Records(self._store, other, of)
        unread = state.stale or state.gone
        if not unread and not self._store.ask(partial(record_table.has_unreadable, size=UNREADABLE)):
            note_seen(self._store, state.mark, of, state.roots)

    def problems(self) -> tuple[Problem, ...]:
        """Files that were left out or read with a reservation."""
        with self._lock:
            records = {**self._store.ask(record_table.problematic), **self._other}
            noted = [
                Problem(record.path, record.problem, left_out=not record.holds_article)
                for record in records.values()
                if record is not None and record.problem
            ]
            named = {root.path for root in self._roots()}
            for bundle in self._bundles.values():
                noted += bundle.told(named=bundle.path in named)
            return (*self.state.problems, *sorted(noted, key=lambda problem: problem.path))

    def untold_problems(self) -> tuple[Problem, ...]:
        """The same, each only once for a state of its file, and nothing that is foreign."""
        with self._lock:
            return untold(self._store, [each for each in self.problems() if not each.foreign])

    def current(self, state: State | None = None) -> tuple[State, StoredRecords]:
        """The files as they are, or in a `state` that was just seen, and what is stored; for an update."""
        return state or self.state_of(self.listed()), StoredRecords(self._store)

    def state_of(self, now: Listed) -> State:
        """What is to be read where the files are as they are `now`."""
        return self._unread.among(now, self._store.bundles(), self.state)

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
            return self.texts.load(record, self.state)[1]
        except ArticleNotFound:
            return None

    def article(self, article_id: str) -> Article:
        """The article with its text. Raises ArticleNotFound where there is none or its file is gone
        meanwhile."""
        held = self.held(article_id)
        return held if held is not None else self.of_file(article_id)[1]

    def of_file(self, article_id: str) -> tuple[str, Article]:
        """What names the content of an article in its file, and the article, though another be held; raises
        as `article` does."""
        with self._lock:
            # The first may show that what is kept is damaged; by the second the files have been looked at.
            record = self.records.get(article_id) or self.records.get(article_id)
            if record is None:
                raise ArticleNotFound(f"No article has the id {article_id}.")
            digest, article = self.texts.of(record, self.state)
        source = self.source(article_id)
        return digest, article if article.source == source else replace(article, source=source)
