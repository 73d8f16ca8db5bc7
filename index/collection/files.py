"""The files of a library, in a sixth of the memory that they take one by one: each is made when it is asked
for."""

from __future__ import annotations

import hashlib
import os
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

from index.collection.folder_files import ID_BYTES, Fields, FolderFiles, Row
from index.formats.suffixes import bundle_kind

_BYTES_OF_RECORD = 3000
"""What an article of news and its metadata take on average; packed a third."""

FEW_SOUGHT = 100
"""Files of a listing that are sought through all ids, 50 µs each of 100,000; for more these are sorted."""

_FOLDERS = 300
"""Folders to go through which takes as long as the ids of 100,000 files in one."""

Seen = tuple[str, int, int, int]
"""Path, size, times of change and inode, by which a file is told to be as it was."""


def articles_in(size: int) -> int:
    """About how many records so many bytes hold, at least one."""
    return 1 + size // _BYTES_OF_RECORD


@dataclass(frozen=True, slots=True)
class File:
    """One file of the library as it was when it was listed. `size` in bytes; `changed_ns` is another number
    after each change (`file_listing.changes_of`); `inode` as the file system has it; `fields`
    maps what an article has to the fields of the file's records."""

    id: str
    path: str
    size: int
    changed_ns: int
    inode: int = 0
    fields: Fields = ()

    @property
    def name(self) -> str:
        """The last part of `path`."""
        return os.path.basename(self.path)

    @property
    def seen(self) -> Seen:
        """How it was seen."""
        return self.path, self.size, self.changed_ns, self.inode

    @property
    def holds_many(self) -> bool:
        """Whether the file holds many articles, each a record of it."""
        return bundle_kind(self.path) is not None

    @property
    def amount(self) -> int:
        """About how many articles are in it, for one that was not read yet."""
        kind = bundle_kind(self.path)
        return 1 if kind is None else articles_in(self.size * (3 if kind[1] else 1))


class Files(Mapping[str, File]):
    """Files by id, in the order of their paths, that never change; of two with one id the first counts.

    A file has a place here too, a number by which what is found out about all is noted.
    """

    def __init__(self, rows: Iterable[Row | FolderFiles] = ()) -> None:
        self.parts: list[FolderFiles] = []
        """The files folder by folder, some of them perhaps again."""
        self._gather(rows)
        self._starts = array("L", accumulate(map(len, self.parts), initial=0))
        self._sought = 0
        self._by_id: tuple[array[int], array[int]] | None = None

    def _gather(self, rows: Iterable[Row | FolderFiles]) -> None:
        seen: set[bytes] = set()
        open_part: FolderFiles | None = None
        for row in rows:
            if isinstance(row, FolderFiles):
                if seen.isdisjoint(numbers := set(row.numbers())):
                    seen |= numbers
                    self.parts.append(row)
                    open_part = None
                    continue
                of_part: Iterable[Row] = map(row.row, range(len(row)))
            else:
                of_part = (row,)
            for one in of_part:
                path = one[1]
                cut = path.rfind(os.sep) + 1
                if open_part is None or (open_part.folder, open_part.fields) != (path[:cut], one[-1]):
                    open_part = FolderFiles(path[:cut], one[-1])
                    self.parts.append(open_part)
                number = bytes.fromhex(one[0])
                if number in seen:
                    open_part.short = True
                else:
                    seen.add(number)
                    open_part.add(one, number, path[cut:])

    def of(self, place: int) -> File:
        """The file at a place."""
        part, at = self._part(place)
        return File(*part.row(at))

    def key(self, place: int) -> str:
        """The id of the file at a place."""
        part, at = self._part(place)
        return part.key(at)

    def path(self, place: int) -> str:
        """The path of the file at a place."""
        part, at = self._part(place)
        return part.folder + part.name(at)

    def name(self, place: int) -> str:
        """The last part of the path of the file at a place."""
        part, at = self._part(place)
        return part.name(at)

    def seen(self, place: int) -> Seen:
        """How the file at a place was seen."""
        part, at = self._part(place)
        return part.folder + part.name(at), part.sizes[at], part.changes[at], part.inodes[at]

    def place(self, key: str) -> int | None:
        """The place of a file."""
        try:
            number = bytes.fromhex(key)
        except ValueError:
            return None
        if len(number) != ID_BYTES or number.hex() != key:
            return None
        self._sought += 1 + len(self.parts) // _FOLDERS
        if self._by_id is None and self._sought <= FEW_SOUGHT:
            for start, part in zip(self._starts, self.parts, strict=False):
                if (at := part.at(number)) is not None:
                    return start + at
            return None
        if self._by_id is None:
            ids = [int.from_bytes(number, "big") for part in self.parts for number in part.numbers()]
            order = array("L", sorted(range(len(ids)), key=ids.__getitem__))
            self._by_id = array("Q", map(ids.__getitem__, order)), order
        sorted_ids, places = self._by_id
        sought = int.from_bytes(number, "big")
        place = bisect_left(sorted_ids, sought)
        return places[place] if place < len(places) and sorted_ids[place] == sought else None

    def differing(self, before: Files, most: int) -> tuple[list[int], list[File]] | None:
        """The places of the files that are new or others than before, and the files that are gone; None of
        more than `most`."""
        then: defaultdict[tuple[str, Fields], list[FolderFiles]] = defaultdict(list)
        for part in before.parts:
            then[part.folder, part.fields].append(part)
        new: dict[Row, int] = {}
        old: dict[Row, None] = {}
        for start, part in zip(self._starts, self.parts, strict=False):
            was = next(iter(then[part.folder, part.fields]), FolderFiles(part.folder, part.fields))
            del then[part.folder, part.fields][:1]
            if was is part:
                continue
            begin, end = part.common(was)
            if len(part) + len(was) - 2 * (begin + end) > most:
                return None
            new.update((part.row(at), start + at) for at in range(begin, len(part) - end))
            old.update((was.row(at), None) for at in range(begin, len(was) - end))
        for part in chain.from_iterable(then.values()):
            old.update((part.row(at), None) for at in range(len(part)))
        if len(new) + len(old) > most:
            return None
        places = [place for row, place in new.items() if row not in old]
        return places, [File(*row) for row in old if row[0] not in self]

    @property
    def holding_many(self) -> list[int]:
        """The places of the files that hold many articles."""
        parts = zip(self._starts, self.parts, strict=False)
        return [start + at for start, part in parts for at in part.many]

    def in_order(self, places: Iterable[int] | None = None) -> list[int]:
        """Some places, or all, by path."""
        return sorted(range(len(self)) if places is None else places, key=self.path)

    def by_folder(self) -> Iterator[tuple[str, range]]:
        """Folders, each with what ends its name, and the places of the files in them; one may come again."""
        for part, (start, end) in zip(self.parts, pairwise(self._starts), strict=True):
            yield part.folder, range(start, end)

    @property
    def digest(self) -> bytes:
        """Names all that is known of them."""
        state = hashlib.blake2b(digest_size=16)
        for part in self.parts:
            said = (part.folder, part.fields, len(part), len(part.names))
            state.update(repr(said).encode("utf-8", "surrogatepass"))
            for values in (part.ids, part.names, part.ends, part.sizes, part.changes, part.inodes):
                state.update(values)
        return state.digest()

    def _part(self, place: int) -> tuple[FolderFiles, int]:
        at = bisect_right(self._starts, place) - 1
        return self.parts[at], place - self._starts[at]

    def __getitem__(self, key: str) -> File:
        place = self.place(key)
        if place is None:
            raise KeyError(key)
        return self.of(place)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.place(key) is not None

    def __iter__(self) -> Iterator[str]:
        return map(self.key, self.in_order())

    def __len__(self) -> int:
        return self._starts[-1]
