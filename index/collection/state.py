"""The files of a library at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.article import Metadata
from index.collection.catalogue import NOTHING, Problem
from index.collection.files import Files, articles_in


@dataclass(frozen=True, slots=True)
class State:
    """The files at one moment, by id. `known` is what sidecars and the user say of files and of the articles
    in files of many, where they say anything; `stale` the ids of files, and of such articles, that differ
    from what is stored about them; `gone` those of articles whose files are not there any more."""

    files: Files
    known: Mapping[str, Metadata]
    stale: tuple[str, ...]
    problems: tuple[Problem, ...]
    mark: str = ""
    """Names the files and what is known of them (`index.collection.seen.mark_of`)."""
    gone: tuple[str, ...] = ()
    grown: Mapping[str, int] = field(default_factory=dict)
    """Bytes by which files of many have grown, of those of which nothing else has changed."""
    away: Mapping[str, str] = field(default_factory=dict)
    """The paths of files that are in places of which nothing can be told, by id: what is stored of them
    stays, until these places are taken out or the index is made anew."""
    roots: Mapping[str, str] = field(default_factory=dict)
    """The folders named in which there is something (`index.collection.seen.Listed`)."""
    number: int = 0
    """Of the listing that these are of (`index.collection.seen.Listed`)."""
    compared: tuple[int, int] | None = None
    """With what of the store the files were compared (`index.collection.record_table.Sums.state`)."""

    @property
    def amount(self) -> int:
        """About how many articles are to be read."""
        many = set(map(self.files.key, self.files.holding_many))
        return len(self.stale) + sum(self.amount_of(key) - 1 for key in self.stale if key in many)

    def amount_of(self, key: str) -> int:
        """About how many articles of a file are to be read."""
        if key not in self.files:
            return 1
        return self.files[key].amount if key not in self.grown else articles_in(self.grown[key])

    def of(self, key: str) -> Metadata:
        """What is known of a file, or of an article in a file of many."""
        return self.known.get(key, NOTHING)
