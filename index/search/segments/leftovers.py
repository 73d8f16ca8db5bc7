"""Files that a writer of an index left behind when it was killed."""

from __future__ import annotations

import os
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex, clean_files


def left_by_writer(folder: Path, index: str) -> list[str]:
    """Deletes files of an index that belong to none of its commits, unless somebody writes; their names."""
    if not folder.is_dir():
        return []
    try:
        storage = FileStorage(str(folder))
        lock = storage.lock(f"{index}_WRITELOCK")
        if not lock.acquire(blocking=False):
            return []
        try:
            before = set(os.listdir(folder))
            opened = FileIndex(storage, indexname=index)
            info = opened._read_toc()
            clean_files(storage, index, info.generation, info.segments)
            return sorted(before - set(os.listdir(folder)))
        finally:
            lock.release()
    except Exception:
        # An index that cannot be read at all was told of before.
        return []
