"""Lists the files of a library: those that are named, and those in its folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from index.collection.catalogue import LibraryError, Problem, Root, id_of
from index.collection.files import Files, Row
from index.formats.regular_file import refuse_irregular
from index.formats.suffixes import holds_articles
from index.places import seeds_folder

SKIPPED_FOLDERS = frozenset({"__pycache__", "node_modules", "lost+found"})
"""Folders that hold no articles, beside hidden ones and those with a `CACHEDIR.TAG`."""

CACHE_TAG = "CACHEDIR.TAG"
"""A file that marks a folder as a cache (https://bford.info/cachedir/)."""

_LARGEST_INTEGER = (1 << 63) - 1
"""The largest number that SQLite keeps."""

TOLD_AFTER = 500
"""Files after each of which it is told how many were found: some ten milliseconds."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a library, what could not be listed, and the folders that were looked into.

    `away` are the places of which nothing can be told: they are not there, cannot be looked into or, as where
    a disk is not mounted, hold nothing at all; `roots` says of each folder named which one it is, by device
    and number: a disk that is mounted there, or the folder it would hide.
    """

    files: Files
    problems: tuple[Problem, ...]
    folders: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    roots: Mapping[str, str] = field(default_factory=dict)


def list_files(
    roots: Sequence[Root], *, may_be_gone: bool = False, told: Callable[[int], None] | None = None
) -> Listing:
    """The article files in the folders and among the files named.

    Folders are walked to the bottom, without hidden and cache folders, each real folder once however many
    links lead to it; in them only files count that are called like those of articles. A file named itself
    counts whatever it is called. A root that does not exist is a problem if it `may_be_gone`, else
    LibraryError is raised. `told` is called now and then with how many files have been found so far.
    """
    walk = _Walk()
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
                walk.problems.append(Problem(path, f"{error} Or take it out with `reader remove`."))
                walk.away.append(path)
                continue
            if stat.S_ISDIR(status.st_mode):
                named[path] = f"{status.st_dev}:{status.st_ino}"
                walked = walk.files(path)
            else:
                walked = iter([(path, os.path.realpath(path), status)])
            for name, resolved, seen in walked:
                inode = seen.st_ino & _LARGEST_INTEGER
                yield id_of(resolved, seeds), name, seen.st_size, changes_of(seen), inode, root.fields
                count += 1
                if told is not None and count % TOLD_AFTER == 0:
                    told(count)

    files = Files(found())
    return Listing(files, tuple(walk.problems), tuple(walk.folders), tuple(walk.away), named)


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


_Found = tuple[str, str, os.stat_result]
"""The path of a file, the same with all links followed, and its status."""


class _Walk:
    """A walk through folders: what was looked into, the places of which nothing can be told, and problems."""

    def __init__(self) -> None:
        self.folders: list[str] = []
        self.away: list[str] = []
        self.problems: list[Problem] = []

    def files(self, root: str) -> Iterator[_Found]:
        """The article files below a folder."""
        seen: set[tuple[int, int]] = set()
        folders = [root]
        while folders:
            folder = folders.pop()
            entries = self._entries(folder, root, seen)
            real = os.path.realpath(folder) if entries else folder
            for entry in entries:
                try:
                    if entry.is_dir():
                        folders.append(entry.path)
                    elif holds_articles(entry.name):
                        yield _file(entry, folder, real)
                except OSError as error:
                    # A dangling link, a loop of links, a pipe, or a file that went away meanwhile.
                    told = f"{entry.path} cannot be read ({error.strerror}); it was left out."
                    self.problems.append(Problem(entry.path, told))

    def _entries(self, folder: str, root: str, seen: set[tuple[int, int]]) -> list[os.DirEntry[str]]:
        """What may hold articles in a folder, unless it was `seen`."""
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in seen:
                return []
            seen.add((status.st_dev, status.st_ino))
            self.folders.append(folder)
            with os.scandir(folder) as listed:
                # In one order however the disk has them: what names all files depends on it.
                entries = sorted(listed, key=attrgetter("name"))
        except OSError as error:
            self.away.append(folder)
            told = f"{folder} cannot be read ({error.strerror}); check its permissions."
            self.problems.append(Problem(folder, told))
            return []
        if folder != root and CACHE_TAG in map(attrgetter("name"), entries):
            return []
        entries = [one for one in entries if one.name[0] != "." and one.name not in SKIPPED_FOLDERS]
        if not entries and folder == root:
            self.away.append(folder)
        return entries


def _file(entry: os.DirEntry[str], folder: str, real: str) -> _Found:
    """A file in a folder that is called `real` when all links are followed. Raises OSError where it cannot be
    looked at, or is none."""
    status = entry.stat()
    refuse_irregular(status.st_mode, entry.path)
    if entry.is_symlink():
        return entry.path, os.path.realpath(entry.path), status
    return entry.path, entry.path if real == folder else os.path.join(real, entry.name), status
