"""Notices that files of a library may have changed, by looking: that works on every disk and over NFS, where
the system tells of no change that another machine makes."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from index.collection.catalogue import LibraryError, Root
from index.collection.file_listing import CACHE_TAG, SKIPPED_FOLDERS, changes_of
from index.formats.sidecar import SIDECAR
from index.formats.suffixes import TEXTS, bundle_kind, holds_articles

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

_Stamp = tuple[str, int, int, int]


class Watch:
    """Looks at the files and folders that `roots` names at each moment; for one thread."""

    def __init__(self, roots: Callable[[], Sequence[Root]]) -> None:
        self._roots = roots
        self._quick: list[str] = []
        self._due = 0.0
        self._all = self._look_at_all()
        self._some = self._look_at_some()

    def wait(self, stop: threading.Event) -> bool:
        """Block until something may have changed; False when told to stop."""
        while not stop.wait(INTERVAL):
            if self._changed():
                for _ in range(MOST_SETTLING):
                    if stop.wait(min(SETTLED, INTERVAL)):
                        return False
                    if not self._changed(at_all=True):
                        break
                return True
        return False

    def _changed(self, *, at_all: bool = False) -> bool:
        some = self._look_at_some()
        if some == self._some and not at_all and time.monotonic() < self._due:
            return False
        before = self._all
        self._all = self._look_at_all()
        changed = before != self._all or some != self._some
        self._some = self._look_at_some()
        return changed

    def _look_at_some(self) -> int:
        """Names the state of what is cheap to look at and shows most changes."""
        return sum(hash(_stamp(path)) for path in self._quick) + hash(tuple(self._now()))

    def _look_at_all(self) -> int:
        """Names the state of every file, whatever the order in which they are found."""
        began = time.thread_time()
        state, quick = 0, []
        for number, (path, status, cheap) in enumerate(_files(self._now())):
            state += hash((path, status.st_size, changes_of(status), status.st_ino))
            if cheap:
                quick.append(path)
            if number % AT_ONCE == AT_ONCE - 1:
                # Whoever waits to draw a key is let in.
                time.sleep(0.001)
        self._quick = quick
        self._due = time.monotonic() + (time.thread_time() - began) / SHARE
        return state

    def _now(self) -> Sequence[Root]:
        try:
            return self._roots()
        except LibraryError:
            return ()


def _stamp(path: str) -> _Stamp:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return path, -1, 0, 0
    return path, status.st_size, changes_of(status), status.st_ino


def _files(roots: Sequence[Root]) -> Iterator[tuple[str, os.stat_result, bool]]:
    """Path and status of each file and folder that counts, and whether it is one of few."""
    for root in roots:
        with suppress(OSError, ValueError):
            status = os.stat(root.path)
            yield root.path, status, True
            if os.path.isdir(root.path):
                yield from _inside(root.path)


def _inside(root: str) -> Iterator[tuple[str, os.stat_result, bool]]:
    seen: set[tuple[int, int]] = set()
    folders = [root]
    while folders:
        folder = folders.pop()
        with suppress(OSError):
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            yield folder, status, True
            with os.scandir(folder) as listed:
                entries = list(listed)
            if folder != root and any(entry.name == CACHE_TAG for entry in entries):
                continue
            for entry in entries:
                name = entry.name
                if name[0] == "." or name in SKIPPED_FOLDERS:
                    continue
                try:
                    if entry.is_dir():
                        folders.append(entry.path)
                    elif name[name.rfind(".") :] in TEXTS:
                        yield entry.path, entry.stat(), False
                    elif holds_articles(name) or name == SIDECAR:
                        few = name == SIDECAR or bundle_kind(name) is not None
                        yield entry.path, entry.stat(), few
                except OSError:
                    # Gone meanwhile, or a link to nothing: as good as not there.
                    continue
