"""Checksums over what is kept, so that damage on the disk is found out before it is taken for an answer.

SQLite and Whoosh have none for what a disk or another program changes behind their backs. CRC-32 misses one
change in four thousand million.
"""

from __future__ import annotations

import json
import marshal
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

QUICK = 8 << 20
"""Bytes of an index that are read through whenever it is opened: some 5 ms."""

SEAL_NAME = "seal.json"

_CHUNK = 1 << 20


def seal_of(row: tuple[Any, ...]) -> int:
    """The checksum of the values of a row, as SQLite takes and gives them."""
    # Of all that makes bytes of values this is quickest by far; version 0 does not depend on what else refers
    # to a value.
    return crc32(marshal.dumps(row, 0))


def sealed(text: str) -> str:
    """A text with its checksum before it."""
    return f"{crc32(text.encode()):08x}{text}"


def unsealed(kept: str) -> str | None:
    """The text that was sealed; None where it is damaged."""
    text = kept[8:]
    return text if sealed(text) == kept else None


def seal_files(folder: Path, state: int, files: Iterable[Path]) -> None:
    """Keep size and checksum of the files that make up a `state` of what is in a folder.

    They are written once under their names: what the last seal says of one is taken over.
    """
    _, before = _seal(folder)
    found = {}
    for file in files:
        size, known = file.stat().st_size, before.get(file.name)
        found[file.name] = known if known is not None and known[0] == size else (size, _checksum(file))
    beside = folder / f"{SEAL_NAME}.new"
    beside.write_text(json.dumps([state, found]))
    beside.replace(folder / SEAL_NAME)


def is_damaged_within(folder: Path, state: int, cancelled: Callable[[], bool]) -> bool:
    """Whether files that are too large to be read through when they are opened are not as they were sealed.
    `cancelled` is asked after each megabyte; what is called off is taken for sound."""
    if sum(size for size, _ in _seal(folder)[1].values()) <= QUICK:
        return False
    try:
        return is_damaged(folder, state, None, cancelled)
    except _CalledOff:
        return False


class _CalledOff(Exception):
    pass


def is_damaged(
    folder: Path, state: int, most: int | None, cancelled: Callable[[], bool] | None = None
) -> bool:
    """Whether files of a folder are not as they were sealed; False where this `state` is not the one sealed,
    as after a crash between the two.

    Of more than `most` bytes (None: however many) only the sizes are looked at. Raises OSError where a file
    cannot be read.
    """
    seal = sealed_state, expected = _seal(folder)
    if sealed_state != state:
        return False
    thorough = most is None or sum(size for size, _ in expected.values()) <= most
    for name, (size, checksum) in expected.items():
        file = folder / name
        try:
            sound = file.stat().st_size == size and (not thorough or _checksum(file, cancelled) == checksum)
        except FileNotFoundError:
            sound = False
        if not sound:
            # Another process may have written the next state meanwhile, and removed what is not of it.
            return seal == _seal(folder)
    return False


def is_sealed(folder: Path, state: int) -> bool:
    """Whether there are checksums of this `state` of what is in a folder."""
    return _seal(folder)[0] == state


def make_durable(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on the disk and not in the system's memory alone."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _seal(folder: Path) -> tuple[int | None, dict[str, tuple[int, int]]]:
    """The state that is sealed, and name → size and checksum of its files; None where there is no seal."""
    with suppress(OSError, ValueError, AttributeError, TypeError):
        state, files = json.loads((folder / SEAL_NAME).read_bytes())
        return int(state), {str(name): (int(size), int(checksum)) for name, (size, checksum) in files.items()}
    return None, {}


def _checksum(file: Path, cancelled: Callable[[], bool] | None = None) -> int:
    seal = 0
    with file.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            seal = crc32(chunk, seal)
            if cancelled is not None and cancelled():
                raise _CalledOff
    return seal
