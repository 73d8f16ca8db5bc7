"""Where to go on in a file that begins as it did."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from index.formats.regular_file import open_regular

END = 4096
"""Bytes of each end of what was read that are looked at."""

_DIGEST = 12
_MOST_PROVEN = 64


@dataclass(frozen=True, slots=True)
class Mark:
    """A place behind a whole line up to which a file was read: bytes, lines, the CRC-32 of these bytes, a
    digest of their first and last `END`, and how many of the lines hold no article.

    All that was read is read again before what is behind it: of 60 MB a digest takes 100 ms, CRC-32 takes 20
    and misses one change in four thousand million.
    """

    offset: int
    lines: int
    seal: int
    ends: str = ""
    bad: int = 0

    def fits(self, path: Path) -> bool:
        """Whether the file still seems to begin with these bytes: a quick look, where only all of them
        prove it."""
        with suppress(OSError), open_regular(path) as file:
            return ends_of(file, self.offset) == self.ends
        return False


class Proven:
    """Which files were found to begin as they did when they were read last: as long as they stay as they are,
    that need not be found out again. Changes that happen within one tick of the file system's clock are not
    told apart, as nowhere else."""

    def __init__(self) -> None:
        self._marks: dict[tuple[int, ...], Mark] = {}

    def of(self, state: tuple[int, ...]) -> Mark | None:
        """The last place up to which a file in this state was found to be as it was."""
        return self._marks.get(state)

    def note(self, state: tuple[int, ...], mark: Mark) -> None:
        """A file in this state begins so."""
        while len(self._marks) >= _MOST_PROVEN:
            del self._marks[next(iter(self._marks))]
        self._marks[state] = mark


def state_of(file: BinaryIO) -> tuple[int, ...]:
    """What changes with the content of an open file."""
    status = os.fstat(file.fileno())
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def ends_of(file: BinaryIO, offset: int) -> str:
    """A digest of the first and last bytes before a place in a file."""
    state = blake2b(digest_size=_DIGEST)
    for start in (0, max(0, offset - END)):
        file.seek(start)
        state.update(file.read(min(END, offset - start)))
    return state.hexdigest()
