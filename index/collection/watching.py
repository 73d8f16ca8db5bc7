"""Notices that files of a library may have changed, by looking: that works on every disk and over NFS, where
the system tells of no change that another machine makes."""

from __future__ import annotations

import os
import stat
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from index.collection.catalogue import LibraryError, Root
from index.collection.file_listing import CACHE_TAG, Listing, changes_of, inode_of, is_passed_over, stamp_of
from index.formats.sidecar import SIDECAR
from index.formats.suffixes import bundle_kind, holds_articles, is_part_of_page

INTERVAL = 1.0
"""Seconds between two looks."""

SHARE = 1 / 20
"""Of one core's time, what looking at every file may take at most. A look at 20,000 files takes 90 ms, so
that they are looked at every 1.8 seconds; in between only folders and files of many articles are, in half a
millisecond. New, deleted and replaced files change their folder, whatever the number of files."""

SETTLED = 0.2
"""Seconds in which nothing more changes before a change is told: a file that is written comes in pieces."""

MOST_SETTLING = 4
"""Times that is waited for."""

AT_ONCE = 500
"""Files that are looked at before others get a turn."""

A_LOOK = 7e-6
"""Seconds of one core's time that a look at a file takes, before that was measured."""

_Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Looked:
    """A folder, or a file that is named itself, as it was looked at: device and number, what names the state
    of every file in it, and the stamps of what in it is cheap to look at and shows most changes."""

    number: tuple[int, int]
    state: int
    stamps: frozenset[tuple[str, _Stamp]]


class Watch:
    """Looks at the files and folders that `roots` names at each moment; for one thread. A change is what is
    not as it was `begun` with, when the files were listed, so that nothing is looked at twice."""

    def __init__(self, roots: Callable[[], Sequence[Root]], begun: Listing) -> None:
        self._roots = roots
        self._given = self._now()
        self._looked = _looked_at(begun)
        self._met = 0
        self._due = time.monotonic() + len(begun.files) * A_LOOK / SHARE

    def wait(self, stop: threading.Event) -> frozenset[str]:
        """Block until something may have changed, and return in which folders, with all links followed, as
        several may lead to one; none when told to stop."""
        while not stop.wait(INTERVAL):
            if changed := self._changed():
                for _ in range(MOST_SETTLING):
                    if stop.wait(min(SETTLED, INTERVAL)):
                        return frozenset()
                    more = self._look_again(changed) | self._changed()
                    if not more:
                        break
                    changed |= more
                return frozenset(map(_followed, changed))
        return frozenset()

    def _changed(self) -> set[str]:
        """Where something has changed since the last look: by every file where that is due."""
        now = self._now()
        if now != self._given:
            changed = {root.path for root in set(now).symmetric_difference(self._given)}
            self._given = now
            return changed | self._look_at_all()
        if time.monotonic() >= self._due:
            return self._look_at_all()
        return self._look_again(
            folder
            for folder, looked in self._looked.items()
            if any(_stamp(path) != stamp for path, stamp in looked.stamps)
        )

    def _look_at_all(self) -> set[str]:
        """Look at every file; returns where something has changed."""
        began = time.thread_time()
        before, self._looked = self._looked, {}
        seen: set[tuple[int, int]] = set()
        for root in self._given:
            self._look_into(root.path, seen)
        self._due = time.monotonic() + (time.thread_time() - began) / SHARE
        now = self._looked
        return {folder for folder in before.keys() | now.keys() if before.get(folder) != now.get(folder)}

    def _look_again(self, folders: Iterable[str]) -> set[str]:
        """Look into some folders, and into what is new in them; returns those that have changed."""
        before = {folder: self._looked.pop(folder, None) for folder in set(folders)}
        seen = {looked.number for looked in self._looked.values()} if before else set()
        for folder in before:
            self._look_into(folder, seen)
        return {folder for folder, looked in before.items() if self._looked.get(folder) != looked}

    def _look_into(self, place: str, seen: set[tuple[int, int]]) -> None:
        """Note the state of a file, or of a folder and of all in it that were not `seen` by now."""
        named, waiting = {root.path for root in self._given}, [place]
        while waiting:
            here = waiting.pop()
            with suppress(OSError, ValueError):
                status = os.stat(here)
                number = status.st_dev, status.st_ino
                if number in seen:
                    continue
                seen.add(number)
                state, stamps, within = 0, [(here, _stamped(status))], list[str]()
                if stat.S_ISDIR(status.st_mode):
                    with os.scandir(here) as listed:
                        entries = list(listed)
                    tagged = here not in named and any(entry.name == CACHE_TAG for entry in entries)
                    for entry, of_file in _files([] if tagged else entries, within):
                        # Whatever the order in which they are found.
                        state += hash((entry.name, stamp := _stamped(of_file)))
                        if entry.name == SIDECAR or bundle_kind(entry.name) is not None:
                            stamps.append((entry.path, stamp))
                        self._met += 1
                        if self._met % AT_ONCE == 0:
                            # Whoever waits to draw a key is let in.
                            time.sleep(0.001)
                # As they are listed: of several links to a folder the first counts.
                waiting += sorted(within, reverse=True)
                self._looked[here] = _Looked(number, state, frozenset(stamps))

    def _now(self) -> tuple[Root, ...]:
        try:
            return tuple(replace(root, path=os.path.abspath(root.path)) for root in self._roots())
        except LibraryError:
            return ()


def _looked_at(listing: Listing) -> dict[str, _Looked]:
    """What looking into folders and at files named themselves would have given when they were listed."""
    states: defaultdict[str, int] = defaultdict(int)
    stamps: defaultdict[str, list[tuple[str, _Stamp]]] = defaultdict(list)
    numbers: dict[str, tuple[int, int]] = {}
    for folder, listed in listing.folders.items():
        device, inode, *times = listed.stamp
        numbers[folder] = device, inode
        stamps[folder].append((folder, (0, changes_of(*times), inode_of(inode))))
        sidecar = os.path.join(folder, SIDECAR)
        if listed.sidecar is not None:
            states[folder] += hash((SIDECAR, listed.sidecar))
            stamps[folder].append((sidecar, listed.sidecar))
    for part in listing.files.parts:
        folder, many = os.path.dirname(part.folder), set(part.many)
        for at in range(len(part)):
            name, stamp = part.name(at), (part.sizes[at], part.changes[at], part.inodes[at])
            path = part.folder + name
            if folder in numbers:
                states[folder] += hash((name, stamp))
            else:
                # It is named itself.
                numbers[path] = _device(path), part.inodes[at]
            if folder not in numbers or at in many:
                stamps[folder if folder in numbers else path].append((path, stamp))
    return {here: _Looked(number, states[here], frozenset(stamps[here])) for here, number in numbers.items()}


def _followed(path: str) -> str:
    try:
        return os.path.realpath(path)
    except ValueError:
        return path


def _device(path: str) -> int:
    try:
        return os.stat(path).st_dev
    except (OSError, ValueError):
        return 0


def _stamp(path: str) -> _Stamp | None:
    try:
        return _stamped(os.stat(path))
    except (OSError, ValueError):
        return None


def _stamped(status: os.stat_result) -> _Stamp:
    size, changes, inode = stamp_of(status)
    return 0 if stat.S_ISDIR(status.st_mode) else size, changes, inode


def _files(
    entries: Sequence[os.DirEntry[str]], folders: list[str]
) -> Iterator[tuple[os.DirEntry[str], os.stat_result]]:
    """The files of a folder that count, each with its status; its `folders` are noted."""
    names = {entry.name for entry in entries}
    for entry in entries:
        name = entry.name
        if is_passed_over(name):
            continue
        try:
            if entry.is_dir():
                if not is_part_of_page(name, names):
                    folders.append(entry.path)
            elif holds_articles(name) or name == SIDECAR:
                yield entry, entry.stat()
        except OSError:
            # Gone meanwhile, or a link to nothing: as good as not there.
            continue
