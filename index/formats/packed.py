"""Reads files that may be packed with gzip or xz, a piece at a time and never more than they should hold."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Iterator
from typing import BinaryIO

PIECE = 1 << 20
"""Bytes that are read and handed on at once."""

FREE = 64 << 20
"""Unpacked bytes that any file may have."""

MOST_TIMES = 250
"""How many times larger than packed a file of more than `FREE` bytes may be. News packs 3 to 4 times, a file
of one article repeated for ever 200; the zeros of a bomb 1,000 (gzip) to 7,000 times (xz)."""

MEMORY = 192 << 20
"""Bytes that xz may ask for; `xz -9` needs 65 MB."""


class Damaged(Exception):
    """What follows cannot be read; the message says in words why. What came before is good."""


def pieces(file: BinaryIO, packing: str) -> Iterator[bytes]:
    """The content of a file in pieces of up to a megabyte; `packing` is "gz", "xz" or "".

    Raises Damaged behind the last good piece where the rest is missing, damaged or too much, and OSError as
    reading does.
    """
    if packing:
        yield from _unpacked(file, packing)
        return
    while piece := file.read(PIECE):
        yield piece


def _unpacked(file: BinaryIO, packing: str) -> Iterator[bytes]:
    """Both formats may hold several packed parts one after the other, as `cat` makes them."""
    name = "gzip" if packing == "gz" else "xz"
    gone_in = gone_out = parts = 0
    unpacker: _Gzip | lzma.LZMADecompressor | None = None
    begun = False
    data = b""
    while True:
        if not data and (unpacker is None or unpacker.needs_input):
            data = file.read(PIECE // 4)
            gone_in += len(data)
            if not data:
                break
        if unpacker is None:
            # Behind a part, tapes and xz itself put zeros.
            data = data.lstrip(b"\0") if parts else data
            if not data:
                continue
            unpacker, begun = _Gzip() if packing == "gz" else lzma.LZMADecompressor(memlimit=MEMORY), False
        try:
            piece = unpacker.decompress(data, PIECE)
        except (lzma.LZMAError, zlib.error, EOFError, MemoryError) as error:
            if parts and not begun:
                # Something else stands behind the last part; gzip passes over it too.
                return
            raise Damaged(f"it is damaged, or no {name} file") from error
        data, begun = b"", True
        gone_out += len(piece)
        if piece:
            yield piece
        if gone_out > FREE and gone_out > MOST_TIMES * gone_in:
            times = gone_out // max(1, gone_in)
            raise Damaged(f"what it holds is {times:,} times larger than the file, as no text is")
        if unpacker.eof:
            data, unpacker, parts = unpacker.unused_data, None, parts + 1
    if unpacker is not None or not parts:
        raise Damaged(f"its {name} data ends too early, like a copy that was broken off")


class _Gzip:
    """One part of a gzip file, with the interface of the decompressors of lzma."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)
        self._full = False

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        # A full piece may have left more behind although all input is taken in.
        return not (self._inner.unconsumed_tail or self._full)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        piece = self._inner.decompress(self._inner.unconsumed_tail + data, max_length)
        self._full = len(piece) == max_length
        return piece
