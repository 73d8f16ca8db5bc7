"""What parsing found out about each file, kept so that an unchanged file is not read again.

One SQLite file in the library's cache folder. It is derived: where it is damaged, of another layout or cannot
be written, it is begun anew or held in memory.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from index.article import Article, Sentence, SentenceKind, Span
from index.code_state import MADE_BY, code_state

LAYOUT = 2
"""Number of the tables' layout."""

PATIENCE = 5.0
"""Seconds that one process waits for another one that writes."""


@cache
def fingerprint() -> int:
    """A number for this state of the code; what another one kept is found anew. From 1 to 2^31 - 1."""
    return code_state(MADE_BY, str(LAYOUT))


_SCHEMA = """
CREATE TABLE articles (
    id TEXT PRIMARY KEY, path BLOB NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
    known TEXT NOT NULL, digest TEXT NOT NULL, problem BLOB,
    title BLOB, title_derived INTEGER, source TEXT, date TEXT, url TEXT, language TEXT, words INTEGER
) WITHOUT ROWID;
CREATE TABLE texts (id TEXT PRIMARY KEY, body BLOB, text BLOB, sentences BLOB) WITHOUT ROWID;
CREATE TABLE signatures (id TEXT PRIMARY KEY, digest TEXT NOT NULL, terms TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE names (id TEXT PRIMARY KEY, state TEXT NOT NULL, indexed INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE INDEX indexed_names ON names (id, state) WHERE indexed;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""

_KINDS = tuple(SentenceKind)
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Record:
    """One file as it was when it was read last.

    `known` is what was known about it from elsewhere then (sidecar, corrections) and `digest` names its
    content and that; `source` is None where neither names one. With a `problem` and no title it holds no
    article.
    """

    id: str
    path: str
    size: int
    mtime_ns: int
    known: str
    digest: str
    problem: str | None = None
    title: str = ""
    title_derived: bool = False
    source: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    words: int | None = None

    @property
    def holds_article(self) -> bool:
        """Whether an article was found in the file."""
        return self.words is not None


class Writing:
    """What can be written in one transaction of the store."""

    def __init__(self, connection: sqlite3.Connection, lock: threading.RLock) -> None:
        self._connection = connection
        self._lock = lock

    def put(self, record: Record, article: Article | None = None) -> None:
        """Keep a record, and with `article` its text and sentences."""
        with self._lock:
            marks = ", ".join("?" * len(_COLUMNS.split(",")))
            self._connection.execute(f"INSERT OR REPLACE INTO articles VALUES ({marks})", _row(record))
            if article is not None:
                self._connection.execute("INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?)", _packed(article))

    def drop(self, article_id: str) -> None:
        """Forget an article."""
        with self._lock:
            self._connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
            self._connection.execute("DELETE FROM texts WHERE id = ?", (article_id,))
            self._connection.execute("DELETE FROM signatures WHERE id = ?", (article_id,))

    def sign(self, article_id: str, digest: str, terms: str) -> None:
        """Keep what grouping needs of an article."""
        with self._lock:
            self._connection.execute(
                "INSERT OR REPLACE INTO signatures VALUES (?, ?, ?)", (article_id, digest, terms)
            )

    def name(self, article_id: str, state: str, packed: bytes, *, indexed: bool) -> None:
        """Keep who and what an article names; `state` says of which text and by which rules, `indexed`
        whether the index of names has it too."""
        with self._lock:
            self._connection.execute(
                "INSERT OR REPLACE INTO names VALUES (?, ?, ?, ?)", (article_id, state, indexed, packed)
            )

    def unname(self, article_id: str) -> None:
        """Forget who and what an article names."""
        with self._lock:
            self._connection.execute("DELETE FROM names WHERE id = ?", (article_id,))

    def note(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        with self._lock:
            self._connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))


_COLUMNS = (
    "id, path, size, mtime_ns, known, digest, problem, "
    "title, title_derived, source, date, url, language, words"
)


def record_of(
    article: Article, *, size: int, mtime_ns: int, known: str, digest: str, note: str | None
) -> Record:
    """What is kept of an article that was parsed."""
    return Record(
        id=article.id,
        path=article.path,
        size=size,
        mtime_ns=mtime_ns,
        known=known,
        digest=digest,
        problem=note,
        title=article.title,
        title_derived=article.title_derived,
        source=None if article.source_derived else article.source,
        date=article.date,
        url=article.url,
        language=article.language,
        words=sum(len(sentence.span.of(article.text).split()) for sentence in article.reporting),
    )


class Store:
    """Reads and writes the records and texts of one library; None for a path keeps them in memory.

    Safe to use from several threads; several processes may read while one writes.
    """

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.RLock()
        self._path = path
        self._connection = self._connect()

    @property
    def in_memory(self) -> bool:
        """Whether nothing of it is on the disk."""
        return self._path is None

    def records(self) -> dict[str, Record]:
        """All records by article id."""
        return self._do(
            lambda connection: {
                row[0]: _record(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM articles")
            }
        )

    def article(self, record: Record) -> Article | None:
        """The article of a record with its text and sentences; None where its text is not kept.

        Its source is empty where none is given.
        """
        row = self._do(
            lambda connection: connection.execute(
                "SELECT body, text, sentences FROM texts WHERE id = ?", (record.id,)
            ).fetchone()
        )
        if row is None:
            return None
        return Article(
            id=record.id,
            path=record.path,
            text=_text(row[1]),
            body=Span(*array("Q", row[0])),
            sentences=tuple(_sentences(row[2])),
            title=record.title,
            title_derived=record.title_derived,
            source=record.source or "",
            source_derived=record.source is None,
            date=record.date,
            url=record.url,
            language=record.language,
        )

    def signatures(self) -> dict[str, tuple[str, str]]:
        """Article id → digest and what grouping needs of the article, as it was kept."""
        return self._do(
            lambda connection: {
                row[0]: (row[1], row[2])
                for row in connection.execute("SELECT id, digest, terms FROM signatures")
            }
        )

    def named(self) -> dict[str, str]:
        """Article id → state of its names, for all that the index of names has."""
        return self._do(
            lambda connection: dict(connection.execute("SELECT id, state FROM names WHERE indexed"))
        )

    def names(self, article_id: str, state: str) -> bytes | None:
        """The names of an article as they were kept; None where they are of another state."""
        row = self._do(
            lambda connection: connection.execute(
                "SELECT packed FROM names WHERE id = ? AND state = ?", (article_id, state)
            ).fetchone()
        )
        return None if row is None else bytes(row[0])

    def fact(self, name: str) -> str | None:
        """A value kept under a name."""
        row = self._do(
            lambda connection: connection.execute(
                "SELECT value FROM facts WHERE name = ?", (name,)
            ).fetchone()
        )
        return None if row is None else str(row[0])

    @contextlib.contextmanager
    def writing(self, patience: float | None = None) -> Iterator[Writing]:
        """One transaction; nothing is changed where the block raises. Readers go on meanwhile.

        `patience`: seconds to wait for another writer (None: PATIENCE). Raises sqlite3.OperationalError where
        the disk is full or another process keeps writing.
        """
        connection = self._connection if self._path is None else _opened(self._path, patience)
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield Writing(connection, self._lock if self._path is None else threading.RLock())
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
        finally:
            if self._path is not None:
                connection.close()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _do(self, action: Callable[[sqlite3.Connection], _Result]) -> _Result:
        with self._lock:
            try:
                return action(self._connection)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError) or self._path is None:
                    raise
                self._begin_anew()
                return action(self._connection)

    def _connect(self) -> sqlite3.Connection:
        if self._path is None:
            return _opened(":memory:")
        try:
            return _opened(self._path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return self._emptied()

    def _begin_anew(self) -> None:
        self._connection.close()
        self._connection = self._emptied()

    def _emptied(self) -> sqlite3.Connection:
        assert self._path is not None
        for ending in ("", "-journal", "-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        return _opened(self._path)


def _opened(path: Path | str, patience: float | None = None) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path,
        timeout=PATIENCE if patience is None else patience,
        check_same_thread=False,
        isolation_level=None,
    )
    try:
        # What is lost in a power cut is read from the files again.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version != fingerprint():
            connection.execute("BEGIN IMMEDIATE")
            tables = [
                row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            ]
            for name in tables:
                connection.execute(f'DROP TABLE "{name}"')
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {fingerprint()}")
            connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _record(row: tuple[Any, ...]) -> Record:
    key, path, size, mtime_ns, known, digest, problem, title, derived, source, date, url, language, words = (
        row
    )
    return Record(
        id=key,
        path=os.fsdecode(path),
        size=size,
        mtime_ns=mtime_ns,
        known=known,
        digest=digest,
        problem=None if problem is None else _text(problem),
        title=_text(title),
        title_derived=bool(derived),
        source=source,
        date=date,
        url=url,
        language=language,
        words=words,
    )


def _row(record: Record) -> tuple[object, ...]:
    return (
        record.id,
        os.fsencode(record.path),
        record.size,
        record.mtime_ns,
        record.known,
        record.digest,
        None if record.problem is None else _bytes(record.problem),
        _bytes(record.title),
        record.title_derived,
        record.source,
        record.date,
        record.url,
        record.language,
        record.words,
    )


def _packed(article: Article) -> tuple[str, bytes, bytes, bytes]:
    numbers = array("Q")
    for sentence in article.sentences:
        numbers.extend(
            (sentence.span.start, sentence.span.end, _KINDS.index(sentence.kind), sentence.paragraph)
        )
    body = array("Q", (article.body.start, article.body.end))
    return article.id, body.tobytes(), _bytes(article.text), numbers.tobytes()


def _sentences(packed: bytes) -> Iterator[Sentence]:
    numbers = array("Q", packed)
    for at in range(0, len(numbers), 4):
        start, end, kind, paragraph = numbers[at : at + 4]
        yield Sentence(Span(start, end), _KINDS[kind], paragraph)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(stored: bytes | None) -> str:
    return (stored or b"").decode("utf-8", "surrogatepass")
