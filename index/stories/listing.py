"""All articles of a library as a list shows them, story by story; after a change only what it changed is put
in its place."""

from __future__ import annotations

import os
import threading
from bisect import insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

from index.collection.catalogue import Entry
from index.collection.collection import Collection
from index.collection.packed_records import PackedRecords
from index.running.uncollected import without_collecting
from index.stories.told import Story

FEW = 1000
"""Changed articles up to which each is put in its place; of more, all are sorted."""

_Key = tuple[int, str, str, int, str]


@dataclass(frozen=True, slots=True)
class Listed(Sequence[Entry]):
    """The entries in order, each made when it is asked for, and what they are made of. `label` gives what is
    made of the name of a file, `rank` is the place of its story among the stories, by article id, for those
    that are in one; `ids` has all in order."""

    records: PackedRecords = field(default_factory=PackedRecords)
    label: Callable[[str], str | None] = field(default=lambda file_id: None, compare=False)
    stories: Sequence[Story] = ()
    rank: Mapping[str, int] = field(default_factory=dict)
    ids: Sequence[str] = ()

    def of(self, key: str) -> Entry | None:
        """The entry of one article."""
        record = self.records.get(key)
        if record is None:
            return None
        rank = self.rank.get(key)
        return Entry(
            id=key,
            path=record.path,
            source=record.source or self.label(record.file) or os.path.basename(record.path),
            title=record.title,
            title_derived=record.title_derived,
            date=record.date,
            words=record.words or 0,
            story=None if rank is None else self.stories[rank].id,
            record=record.record,
            line=record.line or 0,
        )

    @overload
    def __getitem__(self, at: int) -> Entry: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Entry]: ...

    def __getitem__(self, at: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(at, slice):
            return tuple(entry for key in self.ids[at] if (entry := self.of(key)) is not None)
        entry = self.of(self.ids[at])
        assert entry is not None
        return entry

    def __iter__(self) -> Iterator[Entry]:
        return (entry for key in self.ids if (entry := self.of(key)) is not None)

    def __len__(self) -> int:
        return len(self.ids)

    def place(self, key: str) -> _Key:
        """Where an article belongs."""
        record = self.records[key]
        return self.rank.get(key, len(self.stories)), record.date or "~", record.path, record.line or 0, key

    def in_order(self) -> list[str]:
        """The ids of all articles in order."""
        # A string for each takes a third of what a tuple with its parts does.
        places = [
            f"{self.rank.get(key, len(self.stories)):08}{date or '~'}\0{path}\0{line:012}\0{key}"
            for key, path, date, line in self.records.places()
        ]
        places.sort()
        return [place.rpartition("\0")[2] for place in places]


class Listing:
    """The entries of a collection in order: by story, then date and path. Safe to use from several
    threads."""

    def __init__(self, collection: Collection, stories: Callable[[], Sequence[Story]]) -> None:
        self._collection = collection
        self._stories = stories
        self._lock = threading.Lock()
        self._made = Listed()

    def now(self) -> Listed:
        """The entries as they are now."""
        # Reading the records may show that what is kept is damaged, so that all of it is read anew.
        records = self._collection.everything()
        stories, label = self._stories(), self._collection.labels().get
        with self._lock, without_collecting():
            self._made = renewed(self._made, records, label, stories)
            return self._made


def renewed(
    before: Listed, records: PackedRecords, label: Callable[[str], str | None], stories: Sequence[Story]
) -> Listed:
    """The list of these records, `label` being that of a file; what is as it was `before` is taken
    over."""
    if before.stories == stories:
        changed = records.differing(before.records)
        if len(changed) <= FEW:
            ids = [key for key in before.ids if key not in changed]
            listed = Listed(records, label, before.stories, before.rank, ids)
            for key in changed:
                if key in records:
                    insort(ids, key, key=listed.place)
            return listed
    rank = {key: number for number, story in enumerate(stories) for key in story.articles}
    unordered = Listed(records, label, stories, rank)
    return Listed(records, label, stories, rank, unordered.in_order())
