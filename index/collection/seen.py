"""What is known of a large library as a whole, so that opening it reads the record of no article as long as
no file has changed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from index.article import Metadata
from index.collection import record_table
from index.collection.catalogue import (
    NOTHING,
    STANDARD_INPUT,
    STANDARD_INPUT_ID,
    Problem,
    Root,
    Sidecars,
    merged,
)
from index.collection.file_listing import Listing, list_files
from index.collection.files import Files
from index.collection.packed_records import PackedRecords
from index.collection.record_table import Sums
from index.collection.records import Record
from index.collection.store import Store

_SEEN, _ROOTS = "seen", "roots"

MOST_SINGLE = 2000
"""Records that are kept where they are read one by one; whoever asks for more at a time gets all of them."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What is known without reading an article: the files by id, what sidecars and the user say, and the mark
    of all that."""

    files: Files
    sidecars: Sidecars
    corrections: Mapping[str, Metadata]
    mark: str
    listing: Listing
    number: int = 0
    """Of one listing after the other: the higher is the newer."""

    @property
    def away(self) -> tuple[str, ...]:
        """Places of which nothing can be told."""
        return self.listing.away

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """What could not be listed, and the sidecars that could not be read so far."""
        return (*self.listing.problems, *self.sidecars.problems)

    @property
    def there(self) -> dict[str, str]:
        """The folders named in which there is something."""
        return {path: root for path, root in self.listing.roots.items() if path not in self.away}

    def known(self) -> dict[str, Metadata]:
        """What is said of each file of which anything is."""
        found = {}
        for place in self._informed():
            file = self.files.of(place)
            given = self.sidecars.of(file.path)
            corrected = self.corrections.get(file.id) if not file.holds_many else None
            if corrected is not None:
                given = merged(corrected, given)
            if given is not NOTHING:
                found[file.id] = given
        return found

    def _informed(self) -> set[int]:
        """The places of the files of which something may be said."""
        found = {place for key in self.corrections if (place := self.files.place(key)) is not None}
        for folder, places in self.files.by_folder():
            if self.sidecars.folder(folder):
                found.update(places)
        return found


def listed(
    roots: Sequence[Root],
    standard_input: bytes | None,
    corrections: Mapping[str, Metadata],
    *,
    may_be_gone: bool,
    told: Callable[[int], None] | None = None,
    before: Listing | None = None,
    changed: Container[str] | None = None,
) -> Listed:
    """The files as they are now; as `list_files` where a root is gone, or it is known what has changed."""
    listing = list_files(roots, may_be_gone=may_be_gone, told=told, before=before, changed=changed)
    files = listing.files
    if standard_input is not None:
        # Nothing that changes tells one input from another but its content.
        content = int.from_bytes(hashlib.blake2b(standard_input, digest_size=7).digest(), "big")
        given = STANDARD_INPUT_ID, STANDARD_INPUT, len(standard_input), content, 0, ()
        files = Files([*files.parts, given])
    sidecars = Sidecars()
    mark = mark_of(files, sidecars, corrections)
    return Listed(files, sidecars, corrections, mark, listing)


def mark_of(files: Files, sidecars: Sidecars, corrections: Mapping[str, Metadata]) -> str:
    """Names everything that is known without reading an article."""
    state = hashlib.blake2b(files.digest, digest_size=12)
    said = {folder: given for folder, _ in files.by_folder() if (given := sidecars.folder(folder))}
    for known in (said, corrections):
        state.update(repr(sorted(known.items(), key=lambda pair: pair[0])).encode("utf-8", "surrogatepass"))
    return state.hexdigest()


def seen_before(store: Store, mark: str) -> bool:
    """Whether the records are as the files are: nothing has changed since that was noted."""
    return store.fact(_SEEN) == _noted(mark, store.sums())


def note_seen(store: Store, mark: str, of: Sums, roots: Mapping[str, str]) -> None:
    """Keep that the records are as the files with this mark are, which are in these folders."""
    known = roots_seen(store)
    noted = {_SEEN: _noted(mark, of), _ROOTS: json.dumps({**known, **roots})}
    if store.fact(_SEEN) != noted[_SEEN] or any(known.get(path) != root for path, root in roots.items()):
        with suppress(sqlite3.Error, OSError), store.writing(patience=0.1) as writing:
            for name, value in noted.items():
                writing.note(name, value)


def roots_seen(store: Store) -> dict[str, str]:
    """Which folders the records were read in, as `index.collection.file_listing.Listing` has them."""
    found = store.fact(_ROOTS)
    return {} if found is None else dict(json.loads(found))


def _noted(mark: str, of: Sums) -> str:
    return json.dumps([mark, *of.state])


class StoredRecords(Mapping[str, Record]):
    """The records of a store, each read when it is asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._single: dict[str, Record | None] = {}
        self._all: PackedRecords | None = None

    def everything(self) -> PackedRecords:
        """All of them, read at once."""
        if self._all is None:
            self._all = self._store.records()
            self._single.clear()
        return self._all

    def for_many(self, count: int) -> Mapping[str, Record]:
        """Where so many are to be looked up."""
        return self.everything() if count > MOST_SINGLE else self

    def get_all(self, keys: Collection[str]) -> Mapping[str, Record]:
        """These, as far as there are such."""
        if len(keys) > MOST_SINGLE:
            self.everything()
        return {key: record for key in keys if (record := self.get(key)) is not None}

    def paths(self) -> dict[str, list[str]]:
        """The ids of the articles in each file, by its path; of no article the rest is read for it."""
        if self._all is None:
            return self._store.paths()
        found: dict[str, list[str]] = {}
        for key, path, *_ in self._all.articles({}).places():
            found.setdefault(path, []).append(key)
        return found

    def in_bundle(self, file_id: str) -> Mapping[str, Record]:
        """Those of one file of many."""
        return self._store.ask(partial(record_table.in_bundle, file_id=file_id))

    def __getitem__(self, key: str) -> Record:
        record = self._single.get(key) if self._all is None else self._all.get(key)
        if record is None and self._all is None and key not in self._single:
            record = self._store.record(key)
            if len(self._single) >= MOST_SINGLE:
                # As hits are read, search by search: one would wait until all records are.
                self._single.clear()
            self._single[key] = record
        if record is None:
            raise KeyError(key)
        return record

    def __iter__(self) -> Iterator[str]:
        return iter(self.everything())

    def __len__(self) -> int:
        return self._store.sums().records if self._all is None else len(self._all)


class Records(Mapping[str, Record]):
    """The records that hold an article: those of a store, but for some that are `other` than it has them, or
    (None) not there. `of` are the sums of the store, `sums` those of these records."""

    def __init__(self, store: Store, other: Mapping[str, Record | None], sums: Sums) -> None:
        self._stored = StoredRecords(store)
        self.other, self.of = other, sums
        before = self._stored.get_all(other.keys())
        for key, record in other.items():
            sums = sums.changed(before.get(key), record)
        self.sums = sums
        self._all: PackedRecords | None = None

    def everything(self) -> PackedRecords:
        """All of them, read at once."""
        if self._all is None:
            self._all = self._stored.everything().articles(self.other)
        return self._all

    def paths(self) -> dict[str, list[str]]:
        """The ids of the articles in each file, by its path."""
        found = self._stored.paths()
        if self.other:
            found = {path: [key for key in keys if key not in self.other] for path, keys in found.items()}
            for key, one in self.other.items():
                if one is not None and one.holds_article:
                    found.setdefault(one.path, []).append(key)
        return found

    def in_file(self, file_id: str) -> list[Record]:
        """Those of one file."""
        if (lone := self.get(file_id)) is not None:
            return [lone]
        found: dict[str, Record | None] = {**self._stored.in_bundle(file_id)}
        found.update((key, one) for key, one in self.other.items() if one is None or one.file == file_id)
        return [one for one in found.values() if one is not None and one.holds_article]

    def __getitem__(self, key: str) -> Record:
        if self._all is not None:
            return self._all[key]
        record = self.other[key] if key in self.other else self._stored[key]
        if record is None or not record.holds_article:
            raise KeyError(key)
        return record

    def __iter__(self) -> Iterator[str]:
        return iter(self.everything())

    def __len__(self) -> int:
        return self.sums.articles
