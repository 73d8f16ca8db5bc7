"""All articles of a library as a list shows them, story by story; after a change only what it changed is made
anew."""

from __future__ import annotations

import threading
from bisect import insort
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import filterfalse

from index.collection.catalogue import Entry
from index.collection.collection import Collection
from index.collection.records import Record
from index.stories.grouping import Story
from index.uncollected import without_collecting

FEW = 1000
"""Changed articles up to which each is put in its place; of more, all are sorted."""

_Key = tuple[int, str, str, int]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list, and what it was made of."""

    records: Mapping[str, Record] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    stories: Sequence[Story] = ()
    by_id: Mapping[str, Entry] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()


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
        stories, labels = self._stories(), self._collection.labels()
        with self._lock, without_collecting():
            self._made = renewed(self._made, records, labels, stories, self._collection.source)
            return self._made


def renewed(
    before: Listed,
    records: Mapping[str, Record],
    labels: Mapping[str, str],
    stories: Sequence[Story],
    source: Callable[[str], str],
) -> Listed:
    """The list of these records, for which `source` gives the source label; what is as it was `before` is
    taken over."""
    rank = {story.id: number for number, story in enumerate(stories)}

    def place(entry: Entry) -> _Key:
        order = len(rank) if entry.story is None else rank[entry.story]
        return order, entry.date or "~", entry.path, entry.line

    known = before.records
    files = before.labels.keys() | labels.keys()
    renamed = {file for file in files if labels.get(file) != before.labels.get(file)}

    def as_before(record: Record) -> bool:
        named = record.source is not None or record.file not in renamed
        return named and known.get(record.id) is record

    if renamed:
        changed = [key for key, record in records.items() if not as_before(record)]
    else:
        changed = [key for key, record in records.items() if known.get(key) is not record]
    if before.stories == stories and len(changed) <= FEW:
        gone = set(filterfalse(records.__contains__, before.records))
        by_id = {**before.by_id}
        for key in gone:
            del by_id[key]
        others = {*gone, *changed}
        entries = [entry for entry in before.entries if entry.id not in others]
        among = set(changed)
        story_of = {key: story.id for story in stories for key in story.articles if key in among}
        for key in changed:
            by_id[key] = _entry(records[key], source(key), story_of.get(key))
            insort(entries, by_id[key], key=place)
        return Listed(records, labels, stories, by_id, tuple(entries))
    story_of = {key: story.id for story in stories for key in story.articles}
    by_id = {}
    for key, record in records.items():
        entry = before.by_id.get(key) if as_before(record) else None
        if entry is None or entry.story != story_of.get(key):
            entry = _entry(record, source(key), story_of.get(key))
        by_id[key] = entry
    ordered = tuple(sorted(by_id.values(), key=place))
    return Listed(records, labels, stories, by_id, ordered)


def _entry(record: Record, source: str, story: str | None) -> Entry:
    return Entry(
        id=record.id,
        path=record.path,
        source=source,
        title=record.title,
        title_derived=record.title_derived,
        date=record.date,
        words=record.words or 0,
        story=story,
        record=record.record,
        line=record.line or 0,
    )
