"""Which files are the library, and what is known of each before it is read."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.article import Article, Metadata
from index.collection.files import Fields, Files, Row
from index.formats.regular_file import refuse_irregular
from index.formats.sidecar import SidecarError, read_sidecar
from index.formats.suffixes import holds_articles
from index.formats.text_file import read_file
from index.places import seeds_folder

SKIPPED_FOLDERS = frozenset({"__pycache__", "node_modules", "lost+found"})
"""Folders that hold no articles, beside hidden ones and those with a `CACHEDIR.TAG`."""

CACHE_TAG = "CACHEDIR.TAG"
"""A file that marks a folder as a cache (https://bford.info/cachedir/)."""

_LARGEST_INTEGER = (1 << 63) - 1
"""The largest number that SQLite keeps."""

TOLD_AFTER = 500
"""Files after each of which it is told how many were found: some ten milliseconds."""

STANDARD_INPUT = "-"
"""The path of the article that is read from standard input."""


NOTHING = Metadata()
"""What is known where nothing is."""


class LibraryError(Exception):
    """Something the user can mend; the message is one sentence that names the file and says what to do."""


class ArticleNotFound(LibraryError):
    """No article, or several, fit a reference. `candidates` are those that fit, empty when none does."""

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was left out or read with a reservation; `message` is one sentence that names it.
    `left_out` is False where all that is known of it is shown nevertheless."""

    path: str
    message: str
    left_out: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a list shows it, without its text. `story` is the id of its story or None (alone);
    `record` and `line` are as `Article` has them."""

    id: str
    path: str
    source: str
    title: str
    title_derived: bool
    date: str | None
    words: int
    story: str | None
    record: str | None = None
    line: int = 0

    @property
    def place(self) -> str:
        """The path, and in a file of many articles which of them it is."""
        return self.path if self.record is None else f"{self.path}#{self.record}"


def entry_of(article: Article) -> Entry:
    """How a list would show an article whose file is gone."""
    return Entry(
        id=article.id,
        path=article.path,
        source=article.source,
        title=article.title,
        title_derived=article.title_derived,
        date=article.date,
        words=sum(len(sentence.span.of(article.text).split()) for sentence in article.reporting),
        story=None,
        record=article.record,
        line=article.line or 0,
    )


@dataclass(frozen=True, slots=True)
class Root:
    """A file or folder that a library is made of; `fields` maps what an article has to the fields of the
    records in it ("text" → "body")."""

    path: str
    fields: Fields = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a library, what could not be listed, and the folders that were looked
    into. `away` are the places of which nothing can be told: they are not there, cannot be looked into or, as
    where a disk is not mounted, hold nothing at all; `roots` says of each folder named which one it is, by
    device and number: a disk that is mounted there, or the folder it would hide."""

    files: Files
    problems: tuple[Problem, ...]
    folders: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    roots: Mapping[str, str] = field(default_factory=dict)


def article_id(path: str | Path) -> str:
    """Twelve hex digits that stay the same over edits of the file and rebuilds of the index.

    They are made of the resolved path; for the articles that ship of their file name, so that they survive a
    reinstallation too.
    """
    return _id_of(os.path.realpath(path), str(seeds_folder()))


def _id_of(resolved: str, seeds: str) -> str:
    folder, _, name = resolved.rpartition(os.sep)
    key = f"seeds/{name}" if folder == seeds else resolved
    return hashlib.blake2b(os.fsencode(key), digest_size=6).hexdigest()


STANDARD_INPUT_ID = hashlib.blake2b(STANDARD_INPUT.encode(), digest_size=6).hexdigest()


def record_id(file_id: str, key: str) -> str:
    """The id of an article by that of its file and what the record is called in it."""
    return hashlib.blake2b(f"{file_id}#{key}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def list_files(
    roots: Sequence[Root], *, may_be_gone: bool = False, told: Callable[[int], None] | None = None
) -> Listing:
    """The article files in the folders and among the files named.

    Folders are walked to the bottom, without hidden and cache folders, each real folder once however many
    links lead to it; in them only files count that are called like those of articles. A file named itself
    counts whatever it is called. A root that does not exist is a problem if it `may_be_gone`, else
    LibraryError is raised. `told` is called now and then with how many files have been found so far.
    """
    problems: list[Problem] = []
    folders: list[str] = []
    away: list[str] = []
    named: dict[str, str] = {}

    def found() -> Iterator[Row]:
        seeds, count = str(seeds_folder()), 0
        for root in roots:
            path = os.path.abspath(root.path)
            try:
                status = _status(path)
            except LibraryError as error:
                if not may_be_gone:
                    raise
                problems.append(Problem(path, f"{error} Or take it out with `reader remove`."))
                away.append(path)
                continue
            if stat.S_ISDIR(status.st_mode):
                named[path] = f"{status.st_dev}:{status.st_ino}"
                walked = _walk(path, problems, folders, away)
            else:
                walked = iter([(path, os.path.realpath(path), status)])
            for name, resolved, seen in walked:
                inode = seen.st_ino & _LARGEST_INTEGER
                yield _id_of(resolved, seeds), name, seen.st_size, changes_of(seen), inode, root.fields
                count += 1
                if told is not None and count % TOLD_AFTER == 0:
                    told(count)

    files = Files(found())
    return Listing(files, tuple(problems), tuple(folders), tuple(away), named)


def changes_of(status: os.stat_result) -> int:
    """Both times at which a file changed, in one number of nanoseconds that SQLite can keep.

    That of its content is given back to it by many tools (rsync, cp -p); the other is set by the system
    alone, whatever is changed. Some systems have only the first.
    """
    # A clock may be set to a time that SQLite has no number for: past 2262, or before 1677.
    return (status.st_mtime_ns + status.st_ctime_ns) & _LARGEST_INTEGER


def _status(path: str) -> os.stat_result:
    try:
        return os.stat(path)
    except FileNotFoundError as error:
        raise LibraryError(f"{path} does not exist; check the name.") from error
    except OSError as error:
        raise LibraryError(f"{path} cannot be read ({error.strerror}); check its permissions.") from error
    except ValueError as error:
        raise LibraryError(f"{path:.80} is no file name; check it.") from error


def _walk(
    root: str, problems: list[Problem], looked_into: list[str], away: list[str]
) -> Iterator[tuple[str, str, os.stat_result]]:
    """Path, resolved path and status of each article file; the folders are noted as well, and those of which
    nothing can be told."""
    seen: set[tuple[int, int]] = set()
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            looked_into.append(folder)
            with os.scandir(folder) as listed:
                # In one order however the disk has them: what names all files depends on it.
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            away.append(folder)
            problems.append(
                Problem(folder, f"{folder} cannot be read ({error.strerror}); check its permissions.")
            )
            continue
        real = os.path.realpath(folder)
        if any(entry.name == CACHE_TAG for entry in entries) and folder != root:
            continue
        entries = [one for one in entries if one.name[0] != "." and one.name not in SKIPPED_FOLDERS]
        if not entries and folder == root:
            away.append(folder)
        for entry in entries:
            try:
                if entry.is_dir():
                    folders.append(entry.path)
                elif holds_articles(entry.name):
                    status = entry.stat()
                    refuse_irregular(status.st_mode, entry.path)
                    resolved = entry.path
                    if entry.is_symlink():
                        resolved = os.path.realpath(entry.path)
                    elif real != folder:
                        resolved = os.path.join(real, entry.name)
                    yield entry.path, resolved, status
            except OSError as error:
                # A dangling link, a loop of links, a pipe, or a file that went away meanwhile.
                problems.append(
                    Problem(entry.path, f"{entry.path} cannot be read ({error.strerror}); it was left out.")
                )


class Sidecars:
    """The metadata that `articles.toml` gives the files of its folder, each sidecar read once."""

    def __init__(self) -> None:
        self._folders: dict[str, dict[str, Metadata]] = {}
        self._records: dict[str, dict[str, Metadata]] = {}
        self.problems: list[Problem] = []

    def of(self, path: str) -> Metadata:
        """What the sidecar of the file's folder says about it."""
        table = self._table(path)
        return table.get(os.path.basename(path), NOTHING) if table else NOTHING

    def folder(self, folder: str) -> Mapping[str, Metadata]:
        """All that the sidecar of a folder says, by what it is said of."""
        return self._table(os.path.join(folder, ""))

    def of_records(self, path: str) -> Mapping[str, Metadata]:
        """What it says about single records of a file of many (`["news.jsonl#17"]`), by what they are
        called."""
        if path not in self._records:
            name = os.path.basename(path) + "#"
            table = self._table(path)
            self._records[path] = {
                key.removeprefix(name): given for key, given in table.items() if key.startswith(name)
            }
        return self._records[path]

    def _table(self, path: str) -> Mapping[str, Metadata]:
        # What `os.path.dirname` does, in a third of the time, for each of perhaps 100,000 files.
        folder = path.rpartition(os.sep)[0] or os.path.dirname(path)
        if folder not in self._folders:
            try:
                self._folders[folder] = read_sidecar(Path(folder))
            except SidecarError as error:
                self._folders[folder] = {}
                self.problems.append(Problem(folder, str(error)))
        return self._folders[folder]


def merged(first: Metadata, second: Metadata) -> Metadata:
    """Metadata in which each field of `first` wins over that of `second`."""
    return Metadata(
        title=first.title or second.title,
        source=first.source or second.source,
        date=first.date or second.date,
        url=first.url or second.url,
        language=first.language or second.language,
    )


def read_bytes(path: str, standard_input: bytes | None = None) -> bytes:
    """What a file holds. Raises FormatError where it cannot be read or is gone."""
    if path == STANDARD_INPUT and standard_input is not None:
        return standard_input
    return read_file(Path(path))
