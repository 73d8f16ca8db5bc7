"""Which articles are still to be read: those of files that differ from what is stored of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from functools import partial

from index.article import Metadata
from index.collection import record_table
from index.collection.away import files_away
from index.collection.bundle_reading import growth, is_as_kept
from index.collection.catalogue import NOTHING, merged, read_bytes, record_id
from index.collection.files import Files
from index.collection.reading import UNREADABLE, known_key
from index.collection.records import BundleRecord, Record
from index.collection.seen import MOST_SINGLE, Listed, StoredRecords, seen_before
from index.collection.state import State
from index.collection.store import Store
from index.formats.text_file import FormatError

_Told = tuple[str, int, int, int, str]
"""How a file was seen (`Files.seen`), and what was known of it."""


class Unread:
    """Compares the files of a library with what is stored of them."""

    def __init__(self, store: Store, standard_input: bytes | None) -> None:
        self._store = store
        self._standard_input = standard_input

    def among(self, now: Listed, bundles: Mapping[str, BundleRecord], before: State) -> State:
        """What is to be read where the files are as they are `now`; `before` they were so and the `bundles`,
        the files of many, are kept."""
        # What is stored meanwhile counts as stored after.
        of = self._store.sums().state
        files, known = now.files, now.known()
        away, problems = files_away(now, self._store)
        grown: dict[str, int] = {}
        found = self._since(now, known, before)
        as_kept, gone = found or self._store.ask(partial(self._compared, files, known, away))
        for place in files.holding_many:
            file = files.of(place)
            bundle, given = bundles.get(file.id), known.get(file.id, NOTHING)
            as_kept[place] = is_as_kept(bundle, file, given)
            changed = bundle if not as_kept[place] else None
            if changed is not None and (size := growth(changed, file, given)) is not None:
                grown[file.id] = size
        stale = list(map(files.key, files.in_order(place for place, kept in enumerate(as_kept) if not kept)))
        unread = set(stale)
        for record in self._informed(now):
            given = now.sidecars.of_records(record.path).get(record.record or "", NOTHING)
            if record.id in now.corrections:
                given = merged(now.corrections[record.id], given)
            if given is not NOTHING:
                known[record.id] = given
            if record.known != known_key(given) and record.file not in unread:
                stale.append(record.id)
        for file_id in self._store.ask(record_table.bundles_of):
            if file_id not in files and file_id not in away:
                gone += self._store.ask(partial(record_table.in_bundle, file_id=file_id))
        return State(
            files,
            known,
            tuple(stale),
            problems,
            now.mark,
            tuple(gone),
            grown,
            away,
            now.there,
            now.number,
            of,
        )

    def left(self, state: State, bundles: Mapping[str, BundleRecord]) -> State:
        """What of a state of the files is not stored by now: only what was written since is looked at, and
        the files of many."""
        of = self._store.sums().state
        stored = self._since_then(state, of)
        many = set(map(state.files.key, state.files.holding_many))
        stale = tuple(
            key
            for key in state.stale
            if not ((key in stored or key in many) and self._is_read(state, key, stored.get(key), bundles))
        )
        gone = tuple(key for key in state.gone if stored.get(key, state) is not None)
        return replace(state, stale=stale, gone=gone, compared=of)

    def _since_then(self, state: State, of: tuple[int, int]) -> Mapping[str, Record | None]:
        """What was written since a state was compared with what is stored, by id, None of what went; all that
        there is to know of it where that cannot be told."""
        then = state.compared
        if then is not None and then[0] == of[0] and then[1] <= of[1]:
            written, went = self._store.ask(partial(record_table.since, revision=then[1]))
            return {**written, **dict.fromkeys(went)}
        stored = StoredRecords(self._store).for_many(max(len(state.stale), len(state.gone)))
        return {key: stored.get(key) for key in (*state.stale, *state.gone)}

    def _is_read(
        self, state: State, key: str, record: Record | None, bundles: Mapping[str, BundleRecord]
    ) -> bool:
        """Whether what was stale is as its record says."""
        file = state.files.get(key)
        if file is None:
            return record is None or record.known == known_key(state.of(key))
        if file.holds_many:
            return is_as_kept(bundles.get(key), file, state.of(key))
        if record is None:
            return False
        was = record.path, record.size, record.changed_ns, record.inode, record.known
        return self._is_as(key, was, (*file.seen, known_key(state.of(key))))

    def _since(
        self, now: Listed, known: Mapping[str, Metadata], before: State
    ) -> tuple[bytearray, list[str]] | None:
        """As `_compared`, by how the files were before; None where not all of that is stored, or much is
        changed."""
        files = now.files
        if now.away or before.away or not seen_before(self._store, before.mark):
            return None
        differing = files.differing(before.files, MOST_SINGLE)
        if differing is None:
            return None
        places, gone = differing
        for key in before.known.keys() | known.keys():
            if before.known.get(key) != known.get(key) and (place := files.place(key)) is not None:
                places.append(place)
        as_kept = bytearray(b"\1") * len(files)
        for place in places:
            as_kept[place] = False
        return as_kept, [file.id for file in gone if not file.holds_many]

    def _compared(
        self,
        files: Files,
        known: Mapping[str, Metadata],
        away: Container[str],
        connection: sqlite3.Connection,
    ) -> tuple[bytearray, list[str]]:
        """Of each place whether the file of one article there is as it is kept, and those kept that are
        gone."""
        as_kept = bytearray(len(files))
        gone: list[str] = []
        for key, was in record_table.lone(connection):
            place = files.place(key)
            if place is not None:
                now = *files.seen(place), known_key(known.get(key, NOTHING))
                as_kept[place] = self._is_as(key, was, now)
            elif key not in away:
                gone.append(key)
        return as_kept, gone

    def _informed(self, now: Listed) -> Iterator[Record]:
        """The articles in files of many of which something is, or was, known from elsewhere."""
        found = self._store.ask(record_table.informed)
        named = list(now.corrections)
        for place in now.files.holding_many:
            file = now.files.of(place)
            named += (record_id(file.id, called) for called in now.sidecars.of_records(file.path))
        found.update(StoredRecords(self._store).get_all(named))
        for record in found.values():
            if record.record is not None and record.file in now.files:
                yield record

    def _is_as(self, key: str, was: _Told, now: _Told) -> bool:
        """Whether a file of one article is still as it was seen."""
        path, size, *_, known = was
        if size == UNREADABLE and (path, known) == (now[0], now[-1]):
            # Its permissions may change without a trace in size and time: only trying tells.
            try:
                read_bytes(path, self._standard_input)
            except FormatError as error:
                record = self._store.record(key)
                return record is not None and str(error) == record.problem
            return False
        return was == now
