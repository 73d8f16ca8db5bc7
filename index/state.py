"""The files of a library at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from index.article import Metadata
from index.catalogue import NOTHING, File, Problem
from index.records import Record


@dataclass(frozen=True, slots=True)
class State:
    """The files at one moment, by id. `known` is what sidecars and the user say of files and, where they say
    anything, of the articles in files of many; `stale` the ids of files, and of such articles, that differ
    from what is stored about them."""

    files: Mapping[str, File]
    known: Mapping[str, Metadata]
    stale: tuple[str, ...]
    problems: tuple[Problem, ...]
    mark: str = ""
    """Names the files and what is known of them (`index.seen.mark_of`)."""

    @property
    def amount(self) -> int:
        """About how many articles are to be read."""
        return sum(self.files[key].amount if key in self.files else 1 for key in self.stale)

    def of(self, key: str) -> Metadata:
        """What is known of a file, or of an article in a file of many."""
        return self.known.get(key, NOTHING)

    def holds(self, record: Record) -> bool:
        """Whether the file of a record is still there."""
        return record.file in self.files
