"""What is kept of each article and of each file of many, as values and as rows of the store."""

from __future__ import annotations

import json
import os
from dataclasses import astuple, dataclass, replace
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple

from index.article import Article
from index.collection.catalogue import Problem
from index.collection.kept_text import as_bytes, text_in
from index.formats.mark import Mark

COLUMNS = (
    "id, path, size, changed_ns, known, digest, problem, "
    "title, title_derived, source, date, url, language, language_derived, words, inode, file, record, line"
)
"""The columns of an article's row, in order."""


@dataclass(frozen=True, slots=True)
class Record:
    """One article, or a file that holds none, as it was when it was read last.

    `known` is what was known about it from elsewhere then (sidecar, corrections) and `digest` names its
    content and that; `source` is None where neither names one. With a `problem` and no title it holds no
    article. `file` is the id of its file, the same as its own where that holds one article; in a file of many
    it is called `record` and begins in `line`, and `size`, `changed_ns` and `inode` are kept with the file.
    """

    id: str
    path: str
    size: int
    changed_ns: int
    known: str
    digest: str
    problem: str | None = None
    title: str = ""
    title_derived: bool = False
    source: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    language_derived: bool = True
    words: int | None = None
    inode: int = 0
    file: str = ""
    record: str | None = None
    line: int | None = None

    @property
    def holds_article(self) -> bool:
        """Whether an article was found in the file."""
        return self.words is not None


class LineProblem(NamedTuple):
    """A sentence on a line of a file, from 1, or on the whole file; not `left_out` where it holds an article
    nevertheless; `foreign` where it is all that the file holds, and has neither text nor title."""

    line: int
    message: str
    left_out: bool = True
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class BundleRecord:
    """A file of many articles as it was when it was read to its end last, and the places, in their order,
    from which to go on where it has changed behind them. `problems` are some of its lines."""

    id: str
    path: str
    size: int
    changed_ns: int
    inode: int
    known: str
    problems: tuple[LineProblem, ...] = ()
    marks: tuple[Mark, ...] = ()

    def told(self, *, named: bool) -> list[Problem]:
        """Its problems; nothing is foreign in a file that was `named` itself."""
        return [
            Problem(self.path, message, left_out, foreign and not named)
            for _, message, left_out, foreign in self.problems
        ]


def record_of(article: Article, read: Record, *, note: str | None = None) -> Record:
    """What is kept of an article that was parsed; `read` says what it was read from."""
    return replace(
        read,
        problem=note,
        title=article.title,
        title_derived=article.title_derived,
        source=None if article.source_derived else article.source,
        date=article.date,
        url=article.url,
        language=article.language,
        language_derived=article.language_derived,
        words=sum(len(sentence.span.of(article.text).split()) for sentence in article.reporting),
        record=article.record,
        line=article.line,
    )


def record_in(row: tuple[Any, ...]) -> Record:
    """The record of a row, in the order of `COLUMNS`."""
    key, path, size, changed_ns, known, digest, problem, title, derived = row[:9]
    source, date, url, language, guessed, words, inode, file, record, line = row[9:]
    return Record(
        id=key,
        path=_path(path),
        size=size,
        changed_ns=changed_ns,
        known=intern(known),
        digest=digest,
        problem=None if problem is None else text_in(problem),
        title=text_in(title),
        title_derived=bool(derived),
        source=_shared(source),
        date=_shared(date),
        url=url,
        language=_shared(language),
        language_derived=bool(guessed),
        words=words,
        inode=inode,
        file=key if file == key else intern(file),
        record=record,
        line=line,
    )


@lru_cache(maxsize=64)
def _path(stored: bytes) -> str:
    # All articles of a file of many have the same.
    return os.fsdecode(stored)


def _shared(value: str | None) -> str | None:
    """One copy of what many records have."""
    return None if value is None else intern(value)


def bundle_in(row: tuple[Any, ...]) -> BundleRecord:
    """The file of many of a row."""
    key, path, size, changed_ns, inode, known, problems, marks = row
    return BundleRecord(
        id=key,
        path=os.fsdecode(path),
        size=size,
        changed_ns=changed_ns,
        inode=inode,
        known=known,
        problems=tuple(LineProblem(*problem) for problem in json.loads(problems)),
        marks=tuple(Mark(*mark) for mark in json.loads(marks)),
    )


def bundle_row(bundle: BundleRecord) -> tuple[object, ...]:
    """The row of a file of many."""
    return (
        bundle.id,
        os.fsencode(bundle.path),
        bundle.size,
        bundle.changed_ns,
        bundle.inode,
        bundle.known,
        json.dumps(bundle.problems),
        json.dumps([astuple(mark) for mark in bundle.marks]),
    )


def row_of(record: Record) -> tuple[Any, ...]:
    """The row of a record."""
    return (
        record.id,
        os.fsencode(record.path),
        record.size,
        record.changed_ns,
        record.known,
        record.digest,
        None if record.problem is None else as_bytes(record.problem),
        as_bytes(record.title),
        int(record.title_derived),
        record.source,
        record.date,
        record.url,
        record.language,
        int(record.language_derived),
        record.words,
        record.inode,
        record.file,
        record.record,
        record.line,
    )
