"""The files of one folder, packed: ids, names and how they were seen, a list of each."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator
from struct import iter_unpack

from index.formats.suffixes import bundle_kind

ID_BYTES = 6
"""Length of the id of a file."""

Fields = tuple[tuple[str, str], ...]

Row = tuple[str, str, int, int, int, Fields]
"""The values of a `File` in their order."""


class FolderFiles:
    """Files of one folder, that come one after the other; `short` says that some are left out, as they were
    listed before."""

    def __init__(self, folder: str, fields: Fields) -> None:
        self.folder, self.fields, self.short = folder, fields, False
        """The folder with what ends its name."""
        self.ids, self.names, self.many = bytearray(), bytearray(), array("L")
        self.ends, self.sizes, self.changes, self.inodes = (array(kind) for kind in "LQqQ")

    def add(self, row: Row, number: bytes, name: str) -> None:
        """Put one file behind the others."""
        if bundle_kind(name) is not None:
            self.many.append(len(self))
        self.ids += number
        self.names += os.fsencode(name)
        self.ends.append(len(self.names))
        _, _, size, changed_ns, inode, _ = row
        self.sizes.append(size)
        self.changes.append(changed_ns)
        self.inodes.append(inode)

    def key(self, at: int) -> str:
        """The id of one."""
        return self.ids[at * ID_BYTES : (at + 1) * ID_BYTES].hex()

    def name(self, at: int) -> str:
        """The last part of the path of one."""
        return os.fsdecode(bytes(self.names[self.ends[at - 1] if at else 0 : self.ends[at]]))

    def at(self, number: bytes) -> int | None:
        """Where the one with an id is."""
        found = self.ids.find(number)
        while found >= 0 and found % ID_BYTES:
            found = self.ids.find(number, found + 1)
        return found // ID_BYTES if found >= 0 else None

    def numbers(self) -> Iterator[bytes]:
        """The ids as bytes."""
        return (number for (number,) in iter_unpack(f"{ID_BYTES}s", self.ids))

    def common(self, other: FolderFiles) -> tuple[int, int]:
        """With how many files both begin, and with how many more both end."""
        most = min(len(self), len(other))

        def begin_alike(count: int) -> bool:
            if not count:
                return True
            names = self.ends[count - 1]
            return (
                self.ids[: count * ID_BYTES] == other.ids[: count * ID_BYTES]
                and self.ends[:count] == other.ends[:count]
                and self.names[:names] == other.names[:names]
                and self.sizes[:count] == other.sizes[:count]
                and self.changes[:count] == other.changes[:count]
                and self.inodes[:count] == other.inodes[:count]
            )

        def end_alike(count: int) -> bool:
            one, two = len(self) - count, len(other) - count
            return (
                self.ids[one * ID_BYTES :] == other.ids[two * ID_BYTES :]
                and self.sizes[one:] == other.sizes[two:]
                and self.changes[one:] == other.changes[two:]
                and self.inodes[one:] == other.inodes[two:]
            )

        begin = _most(begin_alike, most)
        if begin == most == len(self) == len(other):
            return begin, 0
        end = _most(end_alike, most - begin)
        one, two = len(self) - end, len(other) - end
        longer = len(self.names) - len(other.names)
        names = self.ends[one - 1] if one else 0
        alike = names - longer == (other.ends[two - 1] if two else 0)
        alike = alike and self.names[names:] == other.names[names - longer :]
        alike = alike and all(a - longer == b for a, b in zip(self.ends[one:], other.ends[two:], strict=True))
        return begin, end if alike else 0

    def row(self, at: int) -> Row:
        """All that is known of one."""
        path = self.folder + self.name(at)
        return self.key(at), path, self.sizes[at], self.changes[at], self.inodes[at], self.fields

    def __len__(self) -> int:
        return len(self.sizes)


def _most(fits: Callable[[int], bool], most: int) -> int:
    """The largest number up to `most` that fits, as do all below it."""
    return bisect_left(range(1, most + 1), True, key=lambda count: not fits(count))
