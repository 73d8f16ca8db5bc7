"""Cuts a large file into lines, none of which can fill the memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.formats.decoding import decode, utf16_without_mark

LONGEST = 16 << 20
"""Bytes of a line: an article of 2 MB, every letter written as an escape, with its metadata."""


UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its number, counted from 1; `data` holds its line end too, and is None where the line is
    longer than `LONGEST`."""

    number: int
    data: bytes | None


def lines(pieces: Iterable[bytes], passed: int = 0) -> Iterator[Line]:
    """The lines of a file that comes in pieces, without its byte order mark; `passed` of them came before.

    UTF-16 is given as UTF-8. What else it is in is told line by line (`text_of`).
    """
    number = passed
    held: list[bytes] = []
    size = 0
    for piece in as_utf8(pieces, first=passed == 0):
        *whole, rest = piece.split(b"\n")
        for part in whole:
            number += 1
            size += len(part) + 1
            yield Line(number, b"".join([*held, part, b"\n"]) if size <= LONGEST else None)
            held, size = [], 0
        size += len(rest)
        held = [*held, rest] if size <= LONGEST else []
    if size:
        yield Line(number + 1, b"".join(held) if size <= LONGEST else None)


def text_of(line: bytes) -> tuple[str, str | None]:
    """A line as text, and what has to be said about how it was read (mostly None).

    Raises NotText where it is none.
    """
    try:
        return line.decode("utf-8"), None
    except UnicodeDecodeError:
        decoded = decode(line)
        return decoded.text, decoded.note


def as_utf8(pieces: Iterable[bytes], *, first: bool) -> Iterator[bytes]:
    """A file that comes in pieces, from the `first` on or those that follow, as UTF-8 where it is UTF-16, and
    without its byte order mark."""
    decoder: codecs.IncrementalDecoder | None = None
    for piece in pieces:
        if first:
            first = False
            piece, encoding = _without_mark(piece)
            decoder = codecs.getincrementaldecoder(encoding)("replace") if encoding else None
        yield decoder.decode(piece).encode("utf-8", "replace") if decoder is not None else piece
    if decoder is not None:
        yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _without_mark(piece: bytes) -> tuple[bytes, str | None]:
    """The beginning of a file without its byte order mark, and its encoding where that is UTF-16."""
    for mark, encoding in zip(UTF16_MARKS, ("utf-16-le", "utf-16-be"), strict=True):
        if piece.startswith(mark):
            return piece[len(mark) :], encoding
    return piece.removeprefix(codecs.BOM_UTF8), utf16_without_mark(piece) if b"\0" in piece[:4096] else None
