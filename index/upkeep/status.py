"""How a library stands: what it holds, how far everything is, what it takes on the disk."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.collection.catalogue import Problem, Root
from index.collection.file_listing import CACHE_TAG, is_passed_over
from index.formats.suffixes import OTHER_DOCUMENTS


@dataclass(frozen=True, slots=True)
class Status:
    """Counts are of articles where nothing else is said; sizes in bytes.

    `library` is None where the library has no name of its own. `unread` is about how many an update would
    read, `named` of how many it is known whom they name, `stories_current` whether stories take in all that
    is read. `in_memory` says why the index is not on the disk, `others_size` what all indexes of other
    releases take. `passed_over` are the documents in its folders
    that are of no kind that is read, as (end of the name, how many).
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
    others_size: int
    notebook_size: int
    problems: tuple[Problem, ...]
    passed_over: tuple[tuple[str, int], ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do."""
        return not self.unread and self.stories_current and self.named == self.articles


def documents_passed_over(places: Iterable[Root]) -> tuple[tuple[str, int], ...]:
    """Documents in these folders that are of no kind that is read, as (end of the name, how many), the most
    first."""
    found: Counter[str] = Counter()
    for root in places:
        for folder, folders, names in os.walk(root.path):
            if CACHE_TAG in names and folder != root.path:
                folders.clear()
                continue
            folders[:] = [name for name in folders if not is_passed_over(name)]
            ends = (os.path.splitext(name)[1].lower() for name in names if name[0] != ".")
            found.update(end for end in ends if end in OTHER_DOCUMENTS)
    return tuple(found.most_common())


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
