"""The files of a library, in a sixth of the memory that they take one by one: each is made when it is asked
for."""

from __future__ import annotations

import hashlib
import os
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.formats.suffixes import bundle_kind

_BYTES_OF_RECORD = 3000
"""What an article of news and its metadata take on average; packed a third."""

_ID_DIGITS = 12

Fields = tuple[tuple[str, str], ...]

Row = tuple[str, str, int, int, int, Fields]
"""The values of a `File` in their order."""

Seen = tuple[str, int, int, int]
"""Path, size, times of change and inode, by which a file is told to be as it was."""


def articles_in(size: int) -> int:
    """About how many records so many bytes hold, at least one."""
    return 1 + size // _BYTES_OF_RECORD


@dataclass(frozen=True, slots=True)
class File:
    """One file of the library as it was when it was listed. `size` in bytes; `changed_ns` is another number
    after each change (`file_listing.changes_of`); `inode` as the file system has it; `fields` maps what an
    article has to the fields of the file's records."""

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

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._ids, self._sizes, self._changes, self._inodes = (array(kind) for kind in "QQqQ")
        # The names one behind the other; and where the files of each folder begin, which come together.
        self._names, self._ends, self._starts = bytearray(), array("L", (0,)), array("L")
        self._folders: list[tuple[str, Fields]] = []
        self.holding_many: Sequence[int] = array("L")
        """The places of the files that hold many articles."""
        self._gather(rows)
        self._by_id: tuple[array[int], array[int]] | None = None

    def _gather(self, rows: Iterable[Row]) -> None:
        seen: set[int] = set()
        many = array("L")
        for key, path, size, changed_ns, inode, fields in rows:
            number = int(key, 16)
            if number in seen:
                continue
            seen.add(number)
            cut = path.rfind(os.sep) + 1
            folder, name = (path[:cut], fields), path[cut:]
            if not self._folders or self._folders[-1] != folder:
                self._folders.append(folder)
                self._starts.append(len(self._ids))
            if bundle_kind(name) is not None:
                many.append(len(self._ids))
            self._ids.append(number)
            self._sizes.append(size)
            self._changes.append(changed_ns)
            self._inodes.append(inode)
            self._names += os.fsencode(name)
            self._ends.append(len(self._names))
        self.holding_many = many

    def of(self, place: int) -> File:
        """The file at a place."""
        path, size, changed_ns, inode = self.seen(place)
        return File(self.key(place), path, size, changed_ns, inode, self._folder(place)[1])

    def key(self, place: int) -> str:
        """The id of the file at a place."""
        return f"{self._ids[place]:0{_ID_DIGITS}x}"

    def path(self, place: int) -> str:
        """The path of the file at a place."""
        return self._folder(place)[0] + self.name(place)

    def name(self, place: int) -> str:
        """The last part of the path of the file at a place."""
        return os.fsdecode(bytes(self._names[self._ends[place] : self._ends[place + 1]]))

    def seen(self, place: int) -> Seen:
        """How the file at a place was seen."""
        return self.path(place), self._sizes[place], self._changes[place], self._inodes[place]

    def place(self, key: str) -> int | None:
        """The place of a file."""
        try:
            number = int(key, 16)
        except ValueError:
            return None
        if self._by_id is None:
            order = array("L", sorted(range(len(self._ids)), key=self._ids.__getitem__))
            self._by_id = array("Q", map(self._ids.__getitem__, order)), order
        ids, places = self._by_id
        at = bisect_left(ids, number)
        # More than one spelling has this number.
        return places[at] if at < len(ids) and ids[at] == number and self.key(places[at]) == key else None

    def in_order(self, places: Iterable[int] | None = None) -> list[int]:
        """Some places, or all, by path."""
        return sorted(range(len(self)) if places is None else places, key=self.path)

    def by_folder(self) -> Iterator[tuple[str, range]]:
        """Folders, each with what ends its name, and the places of the files in them; one may come again."""
        for (folder, _), (start, end) in zip(
            self._folders, pairwise((*self._starts, len(self))), strict=True
        ):
            yield folder, range(start, end)

    def rows(self) -> Iterator[Row]:
        """All that is known of each."""
        for place in range(len(self)):
            yield self.key(place), *self.seen(place), self._folder(place)[1]

    @property
    def digest(self) -> bytes:
        """Names all that is known of them."""
        state = hashlib.blake2b(repr(self._folders).encode("utf-8", "surrogatepass"), digest_size=16)
        for numbers in (self._starts, self._ids, self._sizes, self._changes, self._inodes, self._ends):
            state.update(numbers)
        state.update(self._names)
        return state.digest()

    def _folder(self, place: int) -> tuple[str, Fields]:
        return self._folders[bisect_right(self._starts, place) - 1]

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
        return len(self._ids)
