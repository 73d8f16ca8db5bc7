"""Which files are the library, what they are called, and how each becomes an article."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.article import Metadata
from index.formats.regular_file import refuse_irregular
from index.formats.sidecar import SidecarError, read_sidecar
from index.formats.text_file import SUFFIXES, read_file
from index.places import seeds_folder

SKIPPED_FOLDERS = frozenset({"__pycache__", "node_modules", "lost+found"})
"""Folders that hold no articles, beside hidden ones and those with a `CACHEDIR.TAG`."""

CACHE_TAG = "CACHEDIR.TAG"
"""A file that marks a folder as a cache (https://bford.info/cachedir/)."""

STANDARD_INPUT = "-"
"""The path of the article that is read from standard input."""


class LibraryError(Exception):
    """Something the user can mend; the message is one sentence that names the file and says what to do."""


class ArticleNotFound(LibraryError):
    """No article, or several, fit a reference. `candidates` are those that fit, empty when none does."""

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was left out or read with a reservation; `message` is one sentence that names it."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a list shows it, without its text. `story` is the id of its story or None (alone)."""

    id: str
    path: str
    source: str
    title: str
    title_derived: bool
    date: str | None
    words: int
    story: str | None


@dataclass(frozen=True, slots=True)
class File:
    """One file of the library as it was when it was listed. `size` in bytes; `mtime_ns` as the file system
    has it."""

    id: str
    path: str
    size: int
    mtime_ns: int

    @property
    def name(self) -> str:
        """The last part of `path`."""
        return os.path.basename(self.path)


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a library, sorted by path, and what could not be listed."""

    files: tuple[File, ...]
    problems: tuple[Problem, ...]


def article_id(path: str | Path) -> str:
    """Twelve hex digits that stay the same over edits of the file and rebuilds of the index.

    They are made of the resolved path; for the articles that ship of their file name, so that they survive a
    reinstallation too.
    """
    return _id_of(os.path.realpath(path), str(seeds_folder()))


def _id_of(resolved: str, seeds: str) -> str:
    folder, name = os.path.split(resolved)
    key = f"seeds/{name}" if folder == seeds else resolved
    return hashlib.blake2b(os.fsencode(key), digest_size=6).hexdigest()


STANDARD_INPUT_ID = hashlib.blake2b(STANDARD_INPUT.encode(), digest_size=6).hexdigest()


def list_files(roots: Sequence[str | Path]) -> Listing:
    """The article files in the folders and among the files named.

    Folders are walked to the bottom, without hidden and cache folders, each real folder once however many
    links lead to it; in them only the suffixes of text files count. A file named itself counts whatever its
    suffix. Raises LibraryError for a root that does not exist.
    """
    found: dict[str, File] = {}
    problems: list[Problem] = []
    seeds = str(seeds_folder())
    for root in roots:
        path = os.path.abspath(root)
        try:
            status = os.stat(path)
        except FileNotFoundError as error:
            raise LibraryError(f"{root} does not exist; check the name.") from error
        except OSError as error:
            raise LibraryError(f"{root} cannot be read ({error.strerror}); check its permissions.") from error
        except ValueError as error:
            raise LibraryError(f"{root!s:.80} is no file name; check it.") from error
        if stat.S_ISDIR(status.st_mode):
            walked = _walk(path, problems)
        else:
            walked = iter([(path, os.path.realpath(path), status)])
        for name, resolved, file_status in walked:
            key = _id_of(resolved, seeds)
            found.setdefault(key, File(key, name, file_status.st_size, file_status.st_mtime_ns))
    return Listing(tuple(sorted(found.values(), key=lambda file: file.path)), tuple(problems))


def _walk(root: str, problems: list[Problem]) -> Iterator[tuple[str, str, os.stat_result]]:
    """Path, resolved path and status of each article file."""
    seen: set[tuple[int, int]] = set()
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as listed:
                entries = list(listed)
        except OSError as error:
            problems.append(
                Problem(folder, f"{folder} cannot be read ({error.strerror}); check its permissions.")
            )
            continue
        real = os.path.realpath(folder)
        if any(entry.name == CACHE_TAG for entry in entries) and folder != root:
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name in SKIPPED_FOLDERS:
                continue
            try:
                if entry.is_dir():
                    folders.append(entry.path)
                elif os.path.splitext(entry.name)[1].lower() in SUFFIXES:
                    status = entry.stat()
                    refuse_irregular(status.st_mode, entry.path)
                    linked = entry.is_symlink()
                    resolved = os.path.realpath(entry.path) if linked else os.path.join(real, entry.name)
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
        self.problems: list[Problem] = []

    def of(self, path: str) -> Metadata:
        """What the sidecar of the file's folder says about it."""
        folder, name = os.path.split(path)
        if folder not in self._folders:
            try:
                self._folders[folder] = read_sidecar(Path(folder))
            except SidecarError as error:
                self._folders[folder] = {}
                self.problems.append(Problem(folder, str(error)))
        return self._folders[folder].get(name, Metadata())


def merged(first: Metadata, second: Metadata) -> Metadata:
    """Metadata in which each field of `first` wins over that of `second`."""
    return Metadata(
        title=first.title or second.title,
        source=first.source or second.source,
        date=first.date or second.date,
        url=first.url or second.url,
        language=first.language or second.language,
    )


def read_bytes(file: File, standard_input: bytes | None = None) -> bytes:
    """What a file holds. Raises FormatError where it cannot be read or is gone."""
    if file.path == STANDARD_INPUT and standard_input is not None:
        return standard_input
    return read_file(Path(file.path))


_TOKEN = re.compile(r"[^-_\s.]+")


def labels(names: Mapping[str, str], taken: Collection[str] = ()) -> dict[str, str]:
    """Article id → label made of the file name (`names`: id → file name).

    The first token of the name, lengthened token by token until no other article has it; the whole name where
    the tokens do not tell two apart, and then a number. Cost: one pass for each token of the longest common
    beginning.
    """
    tokens = {key: list(_TOKEN.finditer(os.path.splitext(name)[0])) or None for key, name in names.items()}
    found: dict[str, str] = {}
    waiting = dict(names)
    length = 1
    while waiting:
        proposed: dict[str, str] = {}
        final: set[str] = set()
        for key, name in waiting.items():
            parts = tokens[key]
            if parts is None or length > len(parts):
                proposed[key] = name
                final.add(key)
            else:
                proposed[key] = name[parts[0].start() : parts[length - 1].end()]
        count = Counter([*proposed.values(), *found.values(), *taken])
        for key, label in proposed.items():
            if count[label] == 1 or key in final:
                found[key] = label
                del waiting[key]
        length += 1
    return _numbered(found)


def _numbered(found: dict[str, str]) -> dict[str, str]:
    """Files of one name in several folders keep the name and get a number behind it."""
    times: Counter[str] = Counter()
    taken = Counter(found.values())
    for key, label in found.items():
        if taken[label] > 1:
            times[label] += 1
            if times[label] > 1:
                found[key] = f"{label} ({times[label]})"
    return found


def find(reference: str, files: Iterable[File]) -> str:
    """The id of the article that is called `reference`.

    In this order: the path of an existing file, an exact id, an exact file name, a unique beginning of a file
    name, a unique beginning of an id. Raises ArticleNotFound, with the candidates where several fit.
    """
    known = {file.id: file for file in files}
    if reference == STANDARD_INPUT and STANDARD_INPUT_ID in known:
        return STANDARD_INPUT_ID
    try:
        exists = os.path.isfile(reference)
    except ValueError:
        exists = False
    if exists:
        key = article_id(reference)
        if key in known:
            return key
        raise ArticleNotFound(
            f"{reference} is not in this library; open it by giving its path to the reader."
        )
    ways: tuple[Callable[[File], bool], ...] = (
        lambda file: file.id == reference,
        lambda file: file.name == reference,
        lambda file: file.name.startswith(reference),
        lambda file: file.id.startswith(reference),
    )
    for fits in ways:
        candidates = [file for file in known.values() if fits(file)] if reference else []
        if len(candidates) == 1:
            return candidates[0].id
        if candidates:
            raise ArticleNotFound(
                f"{reference} fits {len(candidates)} articles; give more of the name, or the id.",
                tuple(f"{file.id}  {file.path}" for file in candidates),
            )
    raise ArticleNotFound(f"No article is called {reference!r}; `reader list` shows them all.")
