"""Where to go on in a file that has grown."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from index.formats.regular_file import open_regular

END = 4096
"""Bytes of each end of what was read that are looked at."""

_DIGEST = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a file was read, behind a whole line: bytes, lines, the CRC-32 of these bytes, and a digest of
    their first and last `END`.

    All that was read is read again before what is behind it: of 60 MB a digest takes 100 ms, CRC-32 takes 20
    and misses one change in four thousand million.
    """

    offset: int
    lines: int
    seal: int
    ends: str = ""

    def fits(self, path: Path) -> bool:
        """Whether the file still seems to begin with these bytes: a quick look, where only all of them
        prove it."""
        with suppress(OSError), open_regular(path) as file:
            return ends_of(file, self.offset) == self.ends
        return False


def ends_of(file: BinaryIO, offset: int) -> str:
    """A digest of the first and last bytes before a place in a file."""
    state = blake2b(digest_size=_DIGEST)
    for start in (0, max(0, offset - END)):
        file.seek(start)
        state.update(file.read(min(END, offset - start)))
    return state.hexdigest()
