"""How a library stands: what it holds, how far everything is, what it takes on the disk."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.collection.catalogue import Problem, Root


@dataclass(frozen=True, slots=True)
class Status:
    """Counts are of articles where nothing else is said; sizes in bytes.

    `library` is None where the library has no name of its own. `unread` is about how many an update would
    read, `named` of how many it is known whom they name, `stories_current` whether stories take in all that
    is read. `in_memory` says why the index is not on the disk.
    """

    name: str
    library: str | None
    places: tuple[Root, ...]
    articles: int
    files: int
    unread: int
    named: int
    stories: int
    stories_current: bool
    in_memory: str | None
    index_folder: str
    index_size: int
    notebook_size: int
    problems: tuple[Problem, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do."""
        return not self.unread and self.stories_current and self.named == self.articles


def size_of(path: Path) -> int:
    """What a file, or everything in a folder, takes on the disk; 0 where there is none."""
    total = 0
    with suppress(OSError):
        if not path.is_dir():
            return path.stat().st_size
    for folder, _, names in os.walk(path):
        for name in names:
            with suppress(OSError):
                total += os.lstat(os.path.join(folder, name)).st_size
    return total
