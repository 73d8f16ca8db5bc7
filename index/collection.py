"""The articles of a library as its files hold them: what is known of each, and which files have changed
since."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from index.article import Article, Metadata
from index.catalogue import (
    STANDARD_INPUT,
    STANDARD_INPUT_ID,
    ArticleNotFound,
    File,
    Problem,
    Sidecars,
    labels,
    list_files,
    merged,
    read_bytes,
)
from index.formats.text_file import FormatError, parse
from index.store import Record, Store, fingerprint, record_of

EAGER = 100
"""Files that are read at once when they are new or changed; of more, the library knows only after an
update."""

KEPT_ARTICLES = 2000
"""Articles with their text that are kept in memory."""

UNREADABLE = -1
"""The size in the record of a file that could not be read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one file gave; `article` is None where it holds none, or was not changed."""

    record: Record
    article: Article | None


@dataclass(frozen=True, slots=True)
class State:
    """The files at one moment. `known` is what sidecars and the user say; `stale` the ids of the files
    that differ from what is stored about them."""

    files: Mapping[str, File]
    known: Mapping[str, Metadata]
    stale: tuple[str, ...]
    problems: tuple[Problem, ...]


class Collection:
    """Knows each article of a library; what the files held at the last `look` is what it answers with.

    Safe to use from several threads.
    """

    def __init__(
        self,
        roots: Sequence[str],
        standard_input: bytes | None,
        store: Store,
        corrections: Callable[[], Mapping[str, Metadata]],
    ) -> None:
        self._roots = roots
        self._standard_input = standard_input
        self._store = store
        self._corrections = corrections
        self._lock = threading.RLock()
        self._articles: OrderedDict[tuple[str, str], Article] = OrderedDict()
        self._records: dict[str, Record] = {}
        self._labels: dict[str, str] = {}
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
        return self._records[article_id].source or self._labels[article_id]

    @property
    def store(self) -> Store:
        """Where what parsing found is kept."""
        return self._store

    def replace_store(self, store: Store) -> None:
        """Go on with another store; what is known is kept."""
        with self._lock:
            self._store = store

    def look(self) -> None:
        """See what the files are now; up to `EAGER` new and changed ones are read at once."""
        with self._lock:
            stored = self._store.records()
            state = self._state(stored)
            found = {key: stored[key] for key in state.files if key in stored and key not in state.stale}
            if len(state.stale) <= EAGER:
                for key in state.stale:
                    reading = self.read(state, key, stored.get(key))
                    found[key] = reading.record
                    if reading.article is not None:
                        self._remember(reading.record, reading.article)
            else:
                found |= {key: stored[key] for key in state.stale if key in stored}
            self._take(state, found)

    def renew(self) -> None:
        """Take over what an update in another process has committed so far, without a look at the files."""
        with self._lock:
            stored, state = self._store.records(), self.state
            self.take(state, {key: stored[key] for key in state.files if key in stored})

    def take(self, state: State, records: Mapping[str, Record]) -> None:
        """Answer with these records from now on; what has none that fits is still to be read."""
        with self._lock:
            left = tuple(
                key
                for key in state.stale
                if key not in records or not self._is_as(records[key], state.files[key], state.known[key])
            )
            self._take(replace(state, stale=left), records)

    def _take(self, state: State, records: Mapping[str, Record]) -> None:
        self.state, self._key = state, None
        self._records = {key: record for key, record in records.items() if record.holds_article}
        # Files not read yet count too, so that the labels of others stay while the list grows.
        unlabelled = {
            key: file.name
            for key, file in state.files.items()
            if key not in records or (key in self._records and records[key].source is None)
        }
        self._labels = labels(unlabelled, taken={r.source for r in self._records.values() if r.source})
        noted = [Problem(record.path, record.problem) for record in records.values() if record.problem]
        self._problems = (*state.problems, *sorted(noted, key=lambda problem: problem.path))

    def problems(self) -> tuple[Problem, ...]:
        """Files that were left out or read with a reservation."""
        return self._problems

    def current(self) -> tuple[State, dict[str, Record]]:
        """The files as they are now, and what is stored; for an update."""
        stored = self._store.records()
        return self._state(stored), stored

    def _state(self, stored: Mapping[str, Record]) -> State:
        listing = list_files(self._roots)
        files = {file.id: file for file in listing.files}
        if self._standard_input is not None:
            # Nothing that changes tells one input from another but its content.
            mark = int.from_bytes(hashlib.blake2b(self._standard_input, digest_size=7).digest(), "big")
            files[STANDARD_INPUT_ID] = File(
                STANDARD_INPUT_ID, STANDARD_INPUT, len(self._standard_input), mark
            )
        sidecars = Sidecars()
        corrections = self._corrections()
        known: dict[str, Metadata] = {}
        stale: list[str] = []
        for key, file in files.items():
            given = sidecars.of(file.path)
            if key in corrections:
                given = merged(corrections[key], given)
            known[key] = given
            record = stored.get(key)
            if record is None or not self._is_as(record, file, given):
                stale.append(key)
        return State(files, known, tuple(stale), (*listing.problems, *sidecars.problems))

    def _is_as(self, record: Record, file: File, known: Metadata) -> bool:
        """Whether a file is still what its record says."""
        if record.size == UNREADABLE and (record.path, record.known) == (file.path, _key(known)):
            # Its permissions may change without a trace in size and time: only trying tells.
            try:
                read_bytes(file, self._standard_input)
            except FormatError as error:
                return str(error) == record.problem
            return False
        return _stamp(record) == (file.path, file.size, file.mtime_ns, _key(known))

    def read(self, state: State, article_id: str, before: Record | None = None) -> Reading:
        """Read and parse a file, unless it has the content and metadata of `before`. Never raises for a
        bad file."""
        file, known = state.files[article_id], state.known[article_id]
        record = Record(file.id, file.path, file.size, file.mtime_ns, _key(known), "")
        try:
            data = read_bytes(file, self._standard_input)
        except FormatError as error:
            # Not kept as the file's content is: it may be readable the next time.
            return Reading(replace(record, size=UNREADABLE, problem=str(error)), None)
        digest = hashlib.blake2b(data, key=b"article", digest_size=12)
        digest.update(repr((fingerprint(), file.path, known)).encode("utf-8", "surrogatepass"))
        record = replace(record, digest=digest.hexdigest())
        if before is not None and before.digest == record.digest:
            return Reading(replace(before, size=file.size, mtime_ns=file.mtime_ns, known=record.known), None)
        held = self._records.get(article_id)
        if (
            held is not None
            and held.digest == record.digest
            and (article := self.held(article_id)) is not None
        ):
            return Reading(replace(held, size=file.size, mtime_ns=file.mtime_ns, known=record.known), article)
        try:
            parsed = parse(data, article_id=file.id, path=file.path, known=known)
        except FormatError as error:
            return Reading(replace(record, problem=str(error)), None)
        made = record_of(
            parsed.article,
            size=file.size,
            mtime_ns=file.mtime_ns,
            known=record.known,
            digest=record.digest,
            note=parsed.note,
        )
        return Reading(made, parsed.article)

    def article(self, article_id: str) -> Article:
        """The article with its text. Raises ArticleNotFound where there is none or its file is gone
        meanwhile."""
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
        reading = self.read(self.state, record.id)
        if reading.article is None:
            raise ArticleNotFound(reading.record.problem or f"{record.path} holds no article any more.")
        return reading.article

    def held(self, article_id: str) -> Article | None:
        """The article, where reading it again is not needed."""
        record = self._records.get(article_id)
        return None if record is None else self._articles.get((article_id, record.digest))

    def _remember(self, record: Record, article: Article) -> None:
        self._articles[(record.id, record.digest)] = article
        while len(self._articles) > KEPT_ARTICLES:
            self._articles.popitem(last=False)

    def files(self) -> Iterable[File]:
        """The files that hold an article."""
        return [file for key, file in self.state.files.items() if key in self._records]


def _stamp(record: Record) -> tuple[str, int, int, str]:
    return record.path, record.size, record.mtime_ns, record.known


def _key(known: Metadata) -> str:
    values = (known.title, known.source, known.date, known.url, known.language)
    return repr(values) if any(values) else ""
