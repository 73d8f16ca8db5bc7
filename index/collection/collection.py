"""The articles of a library as its files hold them: what is known of each, and which files have changed
since."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from index.article import Article, Metadata
from index.collection import record_table
from index.collection.away import files_away
from index.collection.catalogue import (
    NOTHING,
    ArticleNotFound,
    Problem,
    Root,
    Sidecars,
    merged,
    read_bytes,
    record_id,
)
from index.collection.file_listing import Listing
from index.collection.files import File, Files
from index.collection.packed_records import PackedRecords
from index.collection.reading import (
    UNREADABLE,
    BundleReading,
    Earlier,
    Knowing,
    Reading,
    growth,
    is_as_kept,
    known_key,
    read_text,
    reading_in_bundle,
    recast,
)
from index.collection.records import BundleRecord, Record
from index.collection.records_before import StoredBefore
from index.collection.seen import MOST_SINGLE, Listed, Records, StoredRecords, listed, note_seen, seen_before
from index.collection.source_labels import labels_of
from index.collection.state import State
from index.collection.store import Store
from index.formats.mark import Proven
from index.formats.text_file import FormatError

EAGER = 100
"""Articles that are read at once when they are new or changed; of more, the library knows only after an
update."""

KEPT_ARTICLES = 2000
"""Articles with their text that are kept in memory."""

_Told = tuple[str, int, int, int, str]
"""How a file was seen (`Files.seen`), and what was known of it."""


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
        self._may_be_gone = may_be_gone
        self._roots = roots
        self._standard_input = standard_input
        self._store = store
        self._corrections = corrections
        self._lock = threading.RLock()
        self._listing = threading.Lock()
        self._articles: OrderedDict[tuple[str, str], Article] = OrderedDict()
        self._bundles: dict[str, BundleRecord] = {}
        self._labels: Mapping[str, str] | None = None
        self._proven = Proven()
        self._open: dict[str, tuple[str, Article]] = {}
        self.state = State(Files(), {}, (), ())
        self._losses = 0
        self._before: Listing | None = None
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

    def labels(self) -> Mapping[str, str]:
        """The source labels that are made of file names, by file."""
        with self._lock:
            if self._labels is None:
                self._labels = labels_of(self._store, self.state, self._bundles, self._other)
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
            now = self.listed(told, changed)
            bundles = self._store.bundles()
            if not now.away and seen_before(self._store, now.mark):
                state = State(now.files, now.known(), (), now.all_problems, now.mark, roots=now.there)
            else:
                state = self._state(now, bundles)
            self._bundles = {key: bundle for key, bundle in bundles.items() if key in state.files}
            other: dict[str, Record | None] = dict.fromkeys(state.gone)
            if state.amount <= EAGER:
                for key in state.stale:
                    for reading in self._read_eagerly(state, key, other):
                        other[reading.record.id] = reading.record
                        if reading.article is not None:
                            self._remember(reading.record.id, reading.record.digest, reading.article)
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
        # One after the other: what was listed last is the newest, by which the next is told.
        with self._listing:
            # Where listing fails, nobody tells again what has changed.
            before, self._before = self._before, None
            now = listed(
                self._roots(),
                self._standard_input,
                self._corrections(),
                may_be_gone=self._may_be_gone,
                told=told,
                before=before,
                changed=changed,
            )
            self._before = now.listing
            return now

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
            yield self.read(state, key, self._store.record(key))
            return
        reading = self.read_bundle(state, key)
        yield from reading
        other.update(dict.fromkeys(reading.gone))
        self._bundles[key] = reading.bundle

    def renew(self) -> None:
        """Take over what an update in another process has committed so far, without a look at the files."""
        with self._lock:
            self.take(self.state)

    def take(self, state: State) -> State:
        """Answer with what is stored by now; what of a state of the files is not, is still to be read, and is
        all that is so in the state returned."""
        with self._lock:
            self._bundles = {key: one for key, one in self._store.bundles().items() if key in state.files}
            stored = StoredRecords(self._store).for_many(max(len(state.stale), len(state.gone)))
            left = tuple(key for key in state.stale if not self._is_read(state, key, stored.get(key)))
            gone = tuple(key for key in state.gone if key in stored)
            state = replace(state, stale=left, gone=gone)
            self._take(state, dict.fromkeys(gone))
            return state

    def _is_read(self, state: State, key: str, record: Record | None) -> bool:
        """Whether what was stale is as its record says."""
        file = state.files.get(key)
        if file is None:
            return record is None or record.known == known_key(state.of(key))
        if file.holds_many:
            return is_as_kept(self._bundles.get(key), file, state.of(key))
        if record is None:
            return False
        was = record.path, record.size, record.changed_ns, record.inode, record.known
        return self._is_as(key, was, (*file.seen, known_key(state.of(key))))

    def _take(self, state: State, other: Mapping[str, Record | None]) -> None:
        of = self._store.sums()
        self.state, self._other, self._labels = state, other, None
        self._records = Records(self._store, other, of)
        unread = state.stale or state.gone
        if not unread and not self._store.ask(partial(record_table.has_unreadable, size=UNREADABLE)):
            note_seen(self._store, state.mark, of, state.roots)

    def problems(self) -> tuple[Problem, ...]:
        """Files that were left out or read with a reservation."""
        with self._lock:
            records = {**self._store.ask(record_table.problematic), **self._other}
            noted = [
                Problem(record.path, record.problem)
                for record in records.values()
                if record is not None and record.problem
            ]
            noted += [Problem(one.path, said) for one in self._bundles.values() for _, said in one.problems]
            return (*self.state.problems, *sorted(noted, key=lambda problem: problem.path))

    def current(self, state: State | None = None) -> tuple[State, StoredRecords]:
        """The files as they are, or in a `state` that was just seen, and what is stored; for an update."""
        return state or self.state_of(self.listed()), StoredRecords(self._store)

    def state_of(self, now: Listed) -> State:
        """What is to be read where the files are as they are `now`."""
        return self._state(now, self._store.bundles())

    def _state(self, now: Listed, bundles: Mapping[str, BundleRecord]) -> State:
        files, known = now.files, now.known()
        away, problems = files_away(now, self._store)
        grown: dict[str, int] = {}
        found = self._since(now, known)
        as_kept, gone = found or self._store.ask(partial(self._compared, files, known, away))
        for place in files.holding_many:
            file = files.of(place)
            bundle, given = bundles.get(file.id), known.get(file.id, NOTHING)
            as_kept[place] = is_as_kept(bundle, file, given)
            changed = bundle if not as_kept[place] else None
            if changed is not None and (size := growth(changed, file, given)) is not None:
                grown[file.id] = size
        stale = list(map(files.key, files.in_order(place for place, kept in enumerate(as_kept) if not kept)))
        unread = set(stale)
        for record in self._informed(now):
            given = now.sidecars.of_records(record.path).get(record.record or "", NOTHING)
            if record.id in now.corrections:
                given = merged(now.corrections[record.id], given)
            if given is not NOTHING:
                known[record.id] = given
            if record.known != known_key(given) and record.file not in unread:
                stale.append(record.id)
        for file_id in self._store.ask(record_table.bundles_of):
            if file_id not in files and file_id not in away:
                gone += self._store.ask(partial(record_table.in_bundle, file_id=file_id))
        return State(files, known, tuple(stale), problems, now.mark, tuple(gone), grown, away, now.there)

    def _since(self, now: Listed, known: Mapping[str, Metadata]) -> tuple[bytearray, list[str]] | None:
        """As `_compared`, by what was seen last; None where not all of that is stored, or much is changed."""
        before, files = self.state, now.files
        if now.away or before.away or not self.settled(None):
            return None
        differing = files.differing(before.files, MOST_SINGLE)
        if differing is None:
            return None
        places, gone = differing
        for key in before.known.keys() | known.keys():
            if before.known.get(key) != known.get(key) and (place := files.place(key)) is not None:
                places.append(place)
        as_kept = bytearray(b"\1") * len(files)
        for place in places:
            as_kept[place] = False
        return as_kept, [file.id for file in gone if not file.holds_many]

    def _compared(
        self,
        files: Files,
        known: Mapping[str, Metadata],
        away: Container[str],
        connection: sqlite3.Connection,
    ) -> tuple[bytearray, list[str]]:
        """Of each place whether the file of one article there is as it is kept, and those kept that are
        gone."""
        as_kept = bytearray(len(files))
        gone: list[str] = []
        for key, was in record_table.lone(connection):
            place = files.place(key)
            if place is not None:
                now = *files.seen(place), known_key(known.get(key, NOTHING))
                as_kept[place] = self._is_as(key, was, now)
            elif key not in away:
                gone.append(key)
        return as_kept, gone

    def _informed(self, now: Listed) -> Iterator[Record]:
        """The articles in files of many of which something is, or was, known from elsewhere."""
        found = self._store.ask(record_table.informed)
        named = list(now.corrections)
        for place in now.files.holding_many:
            file = now.files.of(place)
            named += (record_id(file.id, called) for called in now.sidecars.of_records(file.path))
        found.update(StoredRecords(self._store).get_all(named))
        for record in found.values():
            if record.record is not None and record.file in now.files:
                yield record

    def _is_as(self, key: str, was: _Told, now: _Told) -> bool:
        """Whether a file of one article is still as it was seen."""
        path, size, *_, known = was
        if size == UNREADABLE and (path, known) == (now[0], now[-1]):
            # Its permissions may change without a trace in size and time: only trying tells.
            try:
                read_bytes(path, self._standard_input)
            except FormatError as error:
                record = self._store.record(key)
                return record is not None and str(error) == record.problem
            return False
        return was == now

    def read(self, state: State, key: str, before: Record | None = None) -> Reading:
        """Read and parse a file of one article, unless it has the content and metadata of `before`; or make
        an article of a file of many again, of what is stored of it. Never raises for a bad file."""
        file = state.files.get(key)
        if file is not None:
            return read_text(file, state.of(key), before, self._held, self._standard_input)
        record = before or self._records[key]
        article, written = self._store.article(record), self._store.written(record)
        if article is None or written is None:
            return self._read_in_bundle(state, record) or Reading(record, None)
        return recast(record, article, written, state.of(key))

    def read_bundle(self, state: State, key: str) -> BundleReading:
        """A pass over a file of many articles."""
        file = state.files[key]
        last = self._store.bundles().get(key)
        earlier = Earlier(StoredBefore(self._store, key), last, self._held, self._proven)
        return BundleReading(file, state.of(key), self._knowing(file), earlier)

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
            return self._load(record)[1]
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
                raise ArticleNotFound(f"No article has the id {article_id}; `reader list` shows them all.")
            digest, article = record.digest, self._articles.get((article_id, record.digest))
            if article is None:
                digest, article = self._load(record)
                self._remember(article_id, digest, article)
            self._articles.move_to_end((article_id, digest))
        source = self.source(article_id)
        return digest, article if article.source == source else replace(article, source=source)

    def _load(self, record: Record) -> tuple[str, Article]:
        """The article of a record with what names its content; where that is not kept, of what the file holds
        by now."""
        kept = self._store.article(record)
        if kept is not None:
            return record.digest, kept
        if record.record is not None:
            found = self._read_in_bundle(self.state, record)
            if found is None or found.article is None:
                raise ArticleNotFound(f"{record.path} holds no article {record.record} any more.")
            return found.record.digest, found.article
        reading = self.read(self.state, record.id)
        if reading.article is None:
            raise ArticleNotFound(reading.record.problem or f"{record.path} holds no article any more.")
        return reading.record.digest, reading.article

    def _read_in_bundle(self, state: State, record: Record) -> Reading | None:
        """One article of a file of many, as the file has it; None where it is not there."""
        file = state.files.get(record.file)
        if file is None:
            return None
        return reading_in_bundle(file, state.of(file.id), self._knowing(file), record.id)

    def _remember(self, article_id: str, digest: str, article: Article) -> None:
        self._articles[(article_id, digest)] = article
        while len(self._articles) > KEPT_ARTICLES:
            self._articles.popitem(last=False)

    def _held(self, article_id: str, digest: str) -> tuple[Record, Article] | None:
        # Few are in memory: the record, which has to be read, is looked for last.
        article = self._articles.get((article_id, digest))
        record = self._records.get(article_id) if article is not None else None
        return None if article is None or record is None or record.digest != digest else (record, article)
