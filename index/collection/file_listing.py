"""Lists the files of a library: those that are named, and those in its folders, into which it looks again
only where something has changed."""

from __future__ import annotations

import os
import stat
import time
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from operator import attrgetter

from index.collection.catalogue import LibraryError, Problem, Root, id_of
from index.collection.files import Files
from index.collection.folder_files import Fields, FolderFiles, Row
from index.formats.regular_file import refuse_irregular
from index.formats.sidecar import SIDECAR
from index.formats.suffixes import holds_articles, is_part_of_page
from index.places import seeds_folder

_SKIPPED_FOLDERS = frozenset({"__pycache__", "node_modules", "lost+found"})
"""Folders that hold no articles, beside hidden ones and those with a `CACHEDIR.TAG`."""

CACHE_TAG = "CACHEDIR.TAG"
"""A file that marks a folder as a cache (https://bford.info/cachedir/)."""

_LARGEST_INTEGER = (1 << 63) - 1
"""The largest number that SQLite keeps."""

TOLD_AFTER = 500
"""Files after each of which it is told how many were found: some ten milliseconds."""

SETTLED_AFTER = 2.0
"""Seconds after which a folder that is changed again gets another time: the coarsest clocks of file systems
count in so many."""

LONG_AGO = 86_400.0
"""Seconds from which a change is as long ago whatever the clock of the server, or the zone, says."""

_Found = tuple[str, str, os.stat_result]
"""The path of a file, the same with all links followed, and its status."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as it was when it was listed: `stamp` are its device, number and times of change, `real` where
    it is, `since` when (`time.monotonic`) this stamp was first seen. `settled` says that what comes or goes
    gives it another stamp, as it would not within the tick of a clock in which it was changed. `sidecar` is
    its sidecar as it was before that was read: size, times of change and inode; None where there is none."""

    stamp: tuple[int, int, int, int]
    real: str
    since: float
    settled: bool
    folders: tuple[str, ...] = ()
    sidecar: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a library, what could not be listed, and the folders that were looked
    into. `away` are the places of which nothing can be told: they are not there, cannot be looked into or, as
    where a disk is not mounted, hold nothing at all; `roots` says of each folder named which one it is, by
    device and number: a disk that is mounted there, or the folder it would hide."""

    files: Files
    problems: tuple[Problem, ...]
    folders: Mapping[str, Folder] = field(default_factory=dict)
    away: tuple[str, ...] = ()
    roots: Mapping[str, str] = field(default_factory=dict)


def list_files(
    roots: Sequence[Root],
    *,
    may_be_gone: bool = False,
    told: Callable[[int], None] | None = None,
    before: Listing | None = None,
    changed: Container[str] | None = None,
) -> Listing:
    """The article files in the folders and among the files named.

    Folders are walked to the bottom, without hidden and cache folders, each real folder once however many
    links lead to it; in them only files count that are called like those of articles. A file named itself
    counts whatever it is called. A root that does not exist is a problem if it `may_be_gone`, else
    LibraryError is raised. `told` is called now and then with how many files have been found so far.

    Where it is known which folders have `changed` since a listing `before`, or files in them, only these are
    looked into, and those in which by their stamps names have come or gone. They are called as they are with
    all links followed.
    """
    walk = _Walk(before, changed)

    def found() -> Iterator[Row | FolderFiles]:
        seeds, count = str(seeds_folder()), 0
        for root in roots:
            for one in walk.at(root, may_be_gone=may_be_gone):
                if isinstance(one, FolderFiles):
                    yield one
                    continue
                name, resolved, seen = one
                yield id_of(resolved, seeds), name, *stamp_of(seen), root.fields
                count += 1
                if told is not None and count % TOLD_AFTER == 0:
                    told(count)

    files = Files(found())
    for folder in {os.path.dirname(path) for path in walk.alone} & walk.folders.keys():
        # A file named itself that is in it as well is called as none that is looked for there.
        walk.folders[folder] = replace(walk.folders[folder], settled=False)
    return Listing(files, tuple(walk.problems), walk.folders, tuple(walk.away), walk.roots)


def is_passed_over(name: str) -> bool:
    """Whether nothing is looked for in what is called so: hidden, or a folder that holds no articles."""
    return name[0] == "." or name in _SKIPPED_FOLDERS


def stamp_of(status: os.stat_result) -> tuple[int, int, int]:
    """What is another after each change of a file: its size, times of change and inode."""
    changes = changes_of(status.st_mtime_ns, status.st_ctime_ns)
    return status.st_size, changes, inode_of(status.st_ino)


def inode_of(number: int) -> int:
    """The number of a file in its file system, as SQLite can keep it."""
    return number & _LARGEST_INTEGER


def changes_of(modified_ns: int, changed_ns: int) -> int:
    """Both times at which a file changed, in one number of nanoseconds that SQLite can keep.

    That of its content is given back to it by many tools (rsync, cp -p); the other is set by the system
    alone, whatever is changed. Some systems have only the first.
    """
    # A clock may be set to a time that SQLite has no number for: past 2262, or before 1677.
    return (modified_ns + changed_ns) & _LARGEST_INTEGER


def _status(path: str) -> os.stat_result:
    try:
        return os.stat(path)
    except FileNotFoundError as error:
        raise LibraryError(f"{path} does not exist; check the name.") from error
    except OSError as error:
        raise LibraryError(f"{path} cannot be read ({error.strerror}); check its permissions.") from error
    except ValueError as error:
        raise LibraryError(f"{path:.80} is no file name; check it.") from error


class _Walk:
    """A walk through the places of a library: the files named `alone`, the folders named (`roots`) and all
    that were looked into, the places of which nothing can be told, and problems; `before` and `changed` are
    as `list_files` has them."""

    def __init__(self, before: Listing | None, changed: Container[str] | None) -> None:
        self.alone: list[str] = []
        self.roots: dict[str, str] = {}
        self.folders: dict[str, Folder] = {}
        self.away: list[str] = []
        self.problems: list[Problem] = []
        self._then: Mapping[str, Folder] = {} if before is None else before.folders
        self._changed = changed
        self._parts: defaultdict[str, list[FolderFiles]] = defaultdict(list)
        if before is not None and changed is not None:
            for part in before.files.parts:
                self._parts[os.path.dirname(part.folder)].append(part)

    def at(self, root: Root, *, may_be_gone: bool) -> Iterator[_Found | FolderFiles]:
        """The article files at a place that is named; where there is nothing, a problem if it `may_be_gone`,
        else LibraryError is raised."""
        path = os.path.abspath(root.path)
        try:
            status = _status(path)
        except LibraryError as error:
            if not may_be_gone:
                raise
            self.problems.append(Problem(path, f"{error} Or take it out with `reader remove`."))
            self.away.append(path)
            return
        if stat.S_ISDIR(status.st_mode):
            self.roots[path] = f"{status.st_dev}:{status.st_ino}"
            yield from self._below(path, root.fields)
        else:
            self.alone.append(path)
            yield path, os.path.realpath(path), status

    def _below(self, root: str, fields: Fields) -> Iterator[_Found | FolderFiles]:
        """The article files below a folder, or all in one of these as they were before."""
        seen: set[tuple[int, int]] = set()
        waiting = [root]
        while waiting:
            folder = waiting.pop()
            try:
                now = self._stamped(folder, os.stat(folder))
                if now.stamp[:2] in seen:
                    continue
                seen.add(now.stamp[:2])
                parts = self._as_before(folder, now, fields)
                entries = self._entries(folder, root) if parts is None else []
            except OSError as error:
                self.away.append(folder)
                told = f"{folder} cannot be read ({error.strerror}); check its permissions."
                self.problems.append(Problem(folder, told))
                continue
            if parts is None:
                self.folders[folder] = now
                yield from self._inside(folder, now, entries)
            else:
                self.folders[folder] = self._then[folder]
                yield from parts
            # The first in the order of names is the next.
            waiting += reversed(self.folders[folder].folders)

    def _stamped(self, folder: str, status: os.stat_result) -> Folder:
        """A folder of which nothing but its stamp is known yet."""
        stamp = status.st_dev, status.st_ino, status.st_mtime_ns, status.st_ctime_ns
        then, since = self._then.get(folder), time.monotonic()
        settled = time.time() - max(status.st_mtime, status.st_ctime) > LONG_AGO
        if then is not None and then.stamp == stamp:
            settled = settled or since - then.since > SETTLED_AFTER
            since = then.since
        return Folder(stamp, os.path.realpath(folder), since, settled)

    def _as_before(self, folder: str, now: Folder, fields: Fields) -> Sequence[FolderFiles] | None:
        """The files of a folder as they were before; None where it has to be looked into."""
        then, parts = self._then.get(folder), self._parts[folder]
        if then is None or self._changed is None or now.real in self._changed or not then.settled:
            return None
        same = then.stamp == now.stamp and then.real == now.real
        return parts if same and not any(part.short or part.fields != fields for part in parts) else None

    def _entries(self, folder: str, root: str) -> list[os.DirEntry[str]]:
        """What may hold articles in a folder."""
        with os.scandir(folder) as listed:
            # In one order however the disk has them: what names all files depends on it.
            entries = sorted(listed, key=attrgetter("name"))
        if folder != root and CACHE_TAG in map(attrgetter("name"), entries):
            return []
        entries = [one for one in entries if not is_passed_over(one.name)]
        if not entries and folder == root:
            self.away.append(folder)
        return entries

    def _inside(self, folder: str, now: Folder, entries: Sequence[os.DirEntry[str]]) -> Iterator[_Found]:
        """The files among what is in a folder; what is found out about it is noted."""
        folders: list[str] = []
        problems: list[Problem] = []
        sidecar: tuple[int, int, int] | None = None
        names = {entry.name for entry in entries}
        for entry in entries:
            try:
                if entry.is_dir():
                    if not is_part_of_page(entry.name, names):
                        folders.append(entry.path)
                elif holds_articles(entry.name):
                    yield _file(entry, folder, now.real)
                elif entry.name == SIDECAR:
                    with suppress(OSError):
                        sidecar = stamp_of(entry.stat())
            except OSError as error:
                # A dangling link, a loop of links, a pipe, or a file that went away meanwhile.
                told = f"{entry.path} cannot be read ({error.strerror}); it was left out."
                problems.append(Problem(entry.path, told))
        self.problems += problems
        # What there is nothing of may be away; and what a link leads to changes elsewhere.
        lasts = bool(entries) and not problems and not any(entry.is_symlink() for entry in entries)
        self.folders[folder] = replace(
            now, folders=tuple(folders), settled=now.settled and lasts, sidecar=sidecar
        )


def _file(entry: os.DirEntry[str], folder: str, real: str) -> _Found:
    """A file in a folder that is called `real` when all links are followed. Raises OSError where it cannot be
    looked at, or is none."""
    status = entry.stat()
    refuse_irregular(status.st_mode, entry.path)
    if entry.is_symlink():
        return entry.path, os.path.realpath(entry.path), status
    return entry.path, entry.path if real == folder else os.path.join(real, entry.name), status
