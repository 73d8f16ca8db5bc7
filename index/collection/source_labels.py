"""What articles are called after that name no source: by the name of their file."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from index.collection import record_table
from index.collection.counted import Counted
from index.collection.records import BundleRecord, Record
from index.collection.seen import MOST_SINGLE
from index.collection.state import State
from index.collection.store import Store

_TOKEN = re.compile(r"[^-_\s.]+")
_SMALL = frozenset(
    "a an and are as at but by can for from has have he her here his how i in is it its my no not of on or "
    "our she that the their there these they this those to was we were what when where which who why will "
    "with you your".split()
)
"""Words with which a headline begins that is the name of a file, and which name nothing."""

FEW = 2000
"""Labels up to which it is asked of each whether it is a source; for more, for all sources."""


class Labelling:
    """Labels made of names of files; never changed.

    The first token of a name, lengthened token by token until it is more than small words ("what-mueller")
    and no other file has it; the whole name where the tokens do not tell two apart.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        # What a label must not be: how every other name begins, and these names.
        self._parts = Counted(hash(part) for name in names for part in _parts(name))

    def changed(self, come: Iterable[str], gone: Iterable[str]) -> Labelling:
        """The same with some names more, and some of those that are there taken away."""
        found = Labelling()
        found._parts = self._parts.changed(
            (hash(part) for name in come for part in _parts(name)),
            (hash(part) for name in gone for part in _parts(name)),
        )
        return found

    def label(self, name: str, is_taken: Callable[[str], bool]) -> str:
        """What a file of one of the names is called; never what `is_taken`, but for a whole name."""
        for part, small in _beginnings(name):
            if not small and self._parts[hash(part)] == 1 and not is_taken(part):
                return part
        return name

    def has_several(self, name: str) -> bool:
        """Whether several files may have this name."""
        return self._parts[hash(name)] > 1


def _beginnings(name: str) -> Iterator[tuple[str, bool]]:
    """How a name begins up to the end of each token, the shortest first; and whether that token is a small
    word that more follow."""
    tokens = list(_TOKEN.finditer(name, 0, len(os.path.splitext(name)[0])))
    for token in tokens:
        small = token is not tokens[-1] and token[0].lower() in _SMALL
        yield name[tokens[0].start() : token.end()], small


def _parts(name: str) -> set[str]:
    return {name, *(part for part, _ in _beginnings(name))}


class SourceLabels:
    """The labels of the files in one state of a library, each made when it is asked for; of files of one name
    in several folders the second and later ones have a number.

    Files that were not read yet have one too, so that the labels of others stay while a list grows.
    """

    def __init__(
        self,
        store: Store,
        state: State,
        bundles: Mapping[str, BundleRecord],
        other: Mapping[str, Record | None],
        before: SourceLabels | None = None,
    ) -> None:
        """`other` are records that differ from what is stored. With the labels `before`, only files of which
        something has changed since are looked at."""
        self._store, self._state, self._bundles, self._other = store, state, bundles, other
        self._of = store.sums()
        self._stale = frozenset(state.stale)
        self._others = {one.file for one in other.values() if one and one.holds_article and not one.source}
        self._sources = {one.source for one in other.values() if one and one.source}
        self._sought = 0
        self._stored_sources: set[str] | None = None
        self._numbers: Mapping[str, int] | None = None
        differing = before._differing(self) if before is not None else None
        if before is None or differing is None:
            self._members, self._labelling = self._anew()
        else:
            self._members, self._labelling = self._changed(before, differing)

    def _anew(self) -> tuple[Counted, Labelling]:
        """The files that need a label, and what is known of their names."""
        ids = set(self._store.ask(record_table.unnamed_files)) - self._other.keys()
        ids |= self._others | {key for key in self._state.stale if self._is_unread(key)}
        ids = {key for key in ids if self._is_there(key)}
        return Counted(int(key, 16) for key in ids), Labelling(map(self._name, ids))

    def _changed(self, before: SourceLabels, differing: set[str]) -> tuple[Counted, Labelling]:
        """The same, of what it was before and the files that may need a label since, or none any more."""
        then = {key for key in differing if before._is_named(key)}
        now = {key for key in differing if self._needs(key)}
        members = before._members.changed(
            (int(key, 16) for key in now - then), (int(key, 16) for key in then - now)
        )
        return members, before._labelling.changed(map(self._name, now), map(before._name, then))

    def _differing(self, now: SourceLabels) -> set[str] | None:
        """The ids of the files that may need a label since then, or need none any more; None where that is
        told sooner of all."""
        if self._of.era != now._of.era or self._of.revision > now._of.revision:
            return None
        files = now._state.files.differing(self._state.files, MOST_SINGLE)
        if files is None:
            return None
        changed, gone = self._store.ask(partial(record_table.files_since, revision=self._of.revision))
        found = {*changed, *gone, *map(now._state.files.key, files[0]), *(file.id for file in files[1])}
        if gone:
            # Of an article in a file of many only that it went is known, not which file it was in.
            before = self._state.files
            found.update(map(before.key, before.holding_many), self._state.away)
        found |= self._stale ^ now._stale
        found |= self._bundles.keys() ^ now._bundles.keys()
        found.update(key for key, _ in self._state.away.items() ^ now._state.away.items())
        for other in (self._other, now._other):
            found.update(other)
            found.update(one.file for one in other.values() if one is not None)
        return found

    def get(self, file_id: str) -> str | None:
        """The label of a file; None of one that needs none."""
        if not self._is_named(file_id):
            return None
        name = self._name(file_id)
        label = self._labelling.label(name, self._is_source)
        if label != name or not self._labelling.has_several(name):
            return label
        if self._numbers is None:
            self._numbers = self._numbered()
        number = self._numbers.get(file_id, 1)
        return label if number == 1 else f"{label} ({number})"

    def _numbered(self) -> dict[str, int]:
        """Which of the files of its name each one is, but for the first ones; as they were listed, whatever
        the process."""
        ids = [f"{number:012x}" for number in self._members]
        places = [(place, key) for key in ids if (place := self._state.files.place(key)) is not None]
        away = [(self._state.away[key], key) for key in ids if key in self._state.away]
        times: defaultdict[str, int] = defaultdict(int)
        found = {}
        for _, key in (*sorted(places), *sorted(away)):
            name = self._name(key)
            if self._labelling.has_several(name):
                times[name] += 1
                if times[name] > 1:
                    found[key] = times[name]
        return found

    def _is_named(self, key: str) -> bool:
        """Whether a file has a label."""
        return self._is_there(key) and self._members[int(key, 16)] > 0

    def _needs(self, key: str) -> bool:
        """Whether a file should have one."""
        if not self._is_there(key):
            return False
        if key in self._others or self._is_unread(key):
            return True
        return key not in self._other and self._store.ask(partial(record_table.is_unnamed, file_id=key))

    def _is_unread(self, key: str) -> bool:
        if key not in self._stale or key in self._other or self._state.files.place(key) is None:
            return False
        return not (key in self._bundles and self._state.files[key].holds_many)

    def _is_there(self, key: str) -> bool:
        return self._state.files.place(key) is not None or key in self._state.away

    def _name(self, key: str) -> str:
        place = self._state.files.place(key)
        return os.path.basename(self._state.away[key]) if place is None else self._state.files.name(place)

    def _is_source(self, label: str) -> bool:
        """Whether an article says that this published it."""
        if label in self._sources:
            return True
        self._sought += 1
        if self._stored_sources is None:
            if self._sought <= FEW:
                return self._store.ask(partial(record_table.is_source, name=label))
            self._stored_sources = self._store.ask(record_table.sources)
        return label in self._stored_sources
