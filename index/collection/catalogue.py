"""What the articles of a library are called, and what is known of them before they are read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.article import Article, Metadata
from index.collection.folder_files import Fields
from index.formats.sidecar import SIDECAR, Sidecar, SidecarError, read_sidecar
from index.formats.text_file import read_file
from index.places import seeds_folder

STANDARD_INPUT = "-"
"""The path of the article that is read from standard input."""

NOTHING = Metadata()
"""What is known where nothing is."""


class LibraryError(Exception):
    """Something the user can mend; the message is one sentence that names the file and says what to do."""


def fetched_by_hand(reference: str) -> str | None:
    """What is said of an address of the network, which nothing is fetched from; None for anything else."""
    if not reference.lower().startswith(("http://", "https://")):
        return None
    return f"{reference} is not fetched; save the page and name the file, or write <(curl -s ADDRESS) for it."


class ArticleNotFound(LibraryError):
    """No article, or several, fit a reference. `candidates` are those that fit, empty when none does."""

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was left out or read with a reservation; `message` is one sentence that names it.
    `left_out` is False where all that is known of it is shown nevertheless; `foreign` where it is JSON that
    is plainly no article and that only lies in a folder: it is told to those who ask."""

    path: str
    message: str
    left_out: bool = True
    foreign: bool = False


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


def article_id(path: str | Path) -> str:
    """Twelve hex digits that stay the same over edits of the file and rebuilds of the index.

    They are made of the resolved path; for the articles that ship of their file name, so that they survive a
    reinstallation too.
    """
    return id_of(os.path.realpath(path), str(seeds_folder()))


def id_of(resolved: str, seeds: str) -> str:
    """The same of a path with all links followed, and the folder of the articles that ship."""
    folder, _, name = resolved.rpartition(os.sep)
    key = f"seeds/{name}" if folder == seeds else resolved
    return hashlib.blake2b(os.fsencode(key), digest_size=6).hexdigest()


STANDARD_INPUT_ID = hashlib.blake2b(STANDARD_INPUT.encode(), digest_size=6).hexdigest()


def record_id(file_id: str, key: str) -> str:
    """The id of an article by that of its file and what the record is called in it."""
    return hashlib.blake2b(f"{file_id}#{key}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


class Sidecars:
    """The metadata that `articles.toml` gives the files of its folder, each sidecar read once."""

    def __init__(self) -> None:
        self._folders: dict[str, Mapping[str, Metadata]] = {}
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
                sidecar = read_sidecar(Path(folder))
            except SidecarError as error:
                sidecar = Sidecar(problem=str(error))
            self._folders[folder] = sidecar.metadata
            if sidecar.problem:
                written = os.path.join(folder, SIDECAR)
                self.problems.append(Problem(written, sidecar.problem, left_out=False))
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
