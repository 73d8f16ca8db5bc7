"""Indexes that other releases have made: kept while somebody uses them, so that two releases can be used in
turns and one that is taken back finds its own again."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from index.places import Places

UNUSED = 14 * 24 * 3600
"""Seconds after which an index that no release has used is deleted."""

_DAY = 24 * 3600
_INDEXES = re.compile(r"index-[0-9a-f]+")


def others(at: Places) -> tuple[Path, ...]:
    """The folders of indexes that this release does not read."""
    with suppress(OSError):
        own = at.indexes.name
        names = (name for name in os.listdir(at.cache) if name != own and _INDEXES.fullmatch(name))
        return tuple(at.cache / name for name in sorted(names) if (at.cache / name).is_dir())
    return ()


def note_use(at: Places) -> None:
    """Keep that this release is used, by the time of its folder; about once a day, when what others have
    left `UNUSED` is deleted as well."""
    with suppress(OSError):
        if abs(time.time() - at.indexes.stat().st_mtime) < _DAY:
            return
        os.utime(at.indexes)
        import shutil

        for folder in _unused(at):
            shutil.rmtree(folder, ignore_errors=True)


def _unused(at: Places) -> Iterator[Path]:
    for folder in others(at):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > UNUSED:
                yield folder
