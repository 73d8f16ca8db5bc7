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
    packed = _Packed(file, packing)
    yield from packed.part()
    while packed.passes_zeros():
        try:
            yield from packed.part()
        except _NoPart:
            # Something else stands behind the last part; gzip passes over it too.
            return


class _NoPart(Damaged):
    """Nothing is packed here."""


class _Packed:
    """A packed file, read part by part."""

    def __init__(self, file: BinaryIO, packing: str) -> None:
        self._file = file
        self._packing = packing
        self._name = "gzip" if packing == "gz" else "xz"
        self._data = b""
        self._gone_in = self._gone_out = 0

    def part(self) -> Iterator[bytes]:
        """The content of the part that begins here."""
        unpacker = _Gzip() if self._packing == "gz" else lzma.LZMADecompressor(memlimit=MEMORY)
        problem: type[Damaged] = _NoPart
        while not unpacker.eof:
            if unpacker.needs_input and not self._is_more():
                raise Damaged(f"its {self._name} data ends too early, like a copy that was broken off")
            try:
                piece = unpacker.decompress(self._data, PIECE)
            except (lzma.LZMAError, zlib.error, EOFError, MemoryError) as error:
                raise problem(f"it is damaged, or no {self._name} file") from error
            self._data, problem = b"", Damaged
            self._gone_out += len(piece)
            if piece:
                yield piece
            if self._gone_out > FREE and self._gone_out > MOST_TIMES * self._gone_in:
                times = self._gone_out // max(1, self._gone_in)
                raise Damaged(f"what it holds is {times:,} times larger than the file, as no text is")
        self._data = unpacker.unused_data

    def passes_zeros(self) -> bool:
        """Whether anything stands behind a part but the zeros that tapes and xz itself put there."""
        while self._is_more():
            self._data = self._data.lstrip(b"\0")
            if self._data:
                return True
        return False

    def _is_more(self) -> bool:
        if not self._data:
            self._data = self._file.read(PIECE // 4)
            self._gone_in += len(self._data)
        return bool(self._data)


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
