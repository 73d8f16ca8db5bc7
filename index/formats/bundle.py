"""Reads files that hold many articles: JSON, JSON Lines and CSV, also packed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from index.article import Article, Metadata, Span
from index.formats.article_text import article_of
from index.formats.fields import Fields
from index.formats.json_documents import json_documents
from index.formats.json_lines import json_records
from index.formats.lines import UTF16_MARKS, Line, lines
from index.formats.mark import Mark, Proven, ends_of, state_of
from index.formats.packed import Damaged, pieces
from index.formats.raw_record import BadLine, RawRecord
from index.formats.regular_file import NotRegular, open_regular
from index.formats.suffixes import bundle_kind
from index.formats.text_file import SIZE_LIMIT, FormatError
from index.running.late_imports import IMPORTING

MOST_NAMED = 12
"""Fields of a record that are named in a message."""

PROVEN_PIECE = 1 << 17
"""Bytes that are read at once to see whether a file still begins as it did: they stay in the processor's
cache, and a gigabyte takes a tenth less."""

MOST_MARKS = 64
"""Places of a file that are kept to go on from: of 50 MB one in each megabyte."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article of a file before it is parsed. `key` names it in the file: its id, else its number; a
    second one of the same id has `~2` behind it. `written` is what the record says beside its text."""

    key: str
    line: int
    text: str
    written: Metadata
    note: str | None = None

    def article(self, article_id: str, path: str, known: Metadata) -> Article:
        """The article, in which what is `known` wins. Raises NoText where no letter or digit is in it."""
        body = Span(0, len(self.text))
        article = article_of(self.text, body, self.written, known, article_id=article_id, path=path)
        return replace(article, record=self.key, line=self.line)


class Bundle:
    """Reads an open file of many articles, of `size` bytes, once to its end, a megabyte at a time.

    With places from which to `start`, in their order, the records before the last one are passed over up to
    which the file still has the same bytes (`resumed`); where that is `proven` it is not read for it again.
    Afterwards `marks` are the places from which to go on when it has changed behind them; none where only
    reading all of it would do.
    """

    def __init__(
        self,
        file: BinaryIO,
        size: int,
        name: str,
        mapping: Mapping[str, str] | None = None,
        start: Sequence[Mark] = (),
        proven: Proven | None = None,
    ) -> None:
        kind = bundle_kind(name) or ("csv" if name.lower().endswith("csv") else "jsonl", "")
        self._file = file
        self._format, self._packing = kind
        self._fields = Fields(mapping)
        self._size = max(1, size)
        self._piece = 0, 0, 1
        self._given = 0
        self._seal = 0
        self._offset = 0
        self._lines = 0
        self._ends: list[tuple[int, int, int]] = []
        self.marks: tuple[Mark, ...] = ()
        self.resumed = self._go_to(start, proven)
        if self.resumed is not None:
            self.marks = tuple(start[: start.index(self.resumed) + 1])

    @property
    def share(self) -> float:
        """How much of the file has been gone through, from 0 to 1: by the lines that were given, as the file
        is read far ahead of them."""
        begin, end, length = self._piece
        return min(1.0, (begin + (end - begin) * min(1.0, self._given / length)) / self._size)

    def items(self, taken: Container[str] = ()) -> Iterator[Item | BadLine]:
        """The articles, and what is none; `taken` are the keys of the records that are passed over.

        Raises nothing for what is in the file, and BadLine instead of OSError where reading it fails.
        """
        found = self._records()
        seen: set[str] = set()
        while True:
            try:
                raw = next(found, None)
            except (Damaged, OSError) as error:
                reason = error.strerror if isinstance(error, OSError) else str(error)
                yield BadLine(
                    self._lines + 1, f"and what follows cannot be read ({reason}); copy the file again"
                )
                return
            if raw is None:
                self._finish()
                return
            if isinstance(raw, BadLine):
                yield raw
            elif reason := _missing(raw):
                yield BadLine(raw.line, reason, not raw.found.text.strip() and not raw.found.metadata.title)
            else:
                key = _distinct(raw.found.id or str(raw.number), seen, taken)
                seen.add(key)
                yield Item(key, raw.line, raw.found.text, raw.found.metadata, raw.note or raw.found.note)

    def _records(self) -> Iterator[RawRecord | BadLine]:
        if self._format == "json":
            return json_documents(self._pieces(), self._fields)
        read = self._counted(lines(self._pieces(), self._lines))
        if self._format != "csv":
            return json_records(read, self._fields)
        with IMPORTING:
            from index.formats.csv_file import csv_records
        return csv_records(read, self._fields)

    def _counted(self, read: Iterator[Line]) -> Iterator[Line]:
        for line in read:
            self._lines = line.number
            self._given += len(line.data or b"")
            yield line

    def _pieces(self) -> Iterator[bytes]:
        """The file in pieces; behind the last whole line of each one may go on."""
        passed = self._lines
        can_go_on = self._format == "jsonl" and not self._packing
        begin = self._file.tell()
        for piece in pieces(self._file, self._packing):
            self._piece = begin, self._file.tell(), max(1, len(piece))
            self._given, begin = 0, self._file.tell()
            if self._offset == 0 and (b"\0" in piece[:4096] or piece.startswith(UTF16_MARKS)):
                # In UTF-16 a byte that is a line end in UTF-8 may be half a character.
                can_go_on = False
            end = piece.rfind(b"\n") + 1
            if end and can_go_on:
                self._seal = crc32(memoryview(piece)[:end], self._seal)
                passed += piece.count(b"\n")
                self._note_end(self._offset + end, passed, self._seal)
                self._seal = crc32(memoryview(piece)[end:], self._seal)
            elif can_go_on:
                self._seal = crc32(piece, self._seal)
            self._offset += len(piece)
            yield piece

    def _note_end(self, offset: int, passed: int, seal: int) -> None:
        """One may go on from here: of many such places the last one is kept, and some before it."""
        if len(self._ends) == MOST_MARKS:
            del self._ends[::2]
        self._ends.append((offset, passed, seal))

    def _go_to(self, start: Sequence[Mark], proven: Proven | None) -> Mark | None:
        """The place up to which the file still is as it was; it is read on from there."""
        if self._format != "jsonl" or self._packing:
            return None
        with suppress(OSError):
            if (last := self._as_before(start, proven)) is not None:
                self._file.seek(last.offset)
                self._offset, self._lines, self._seal = last.offset, last.lines, last.seal
                return last
        self._file.seek(0)
        return None

    def _as_before(self, start: Sequence[Mark], proven: Proven | None) -> Mark | None:
        if proven is None:
            return self._begins_with(start)
        state = state_of(self._file)
        if (known := proven.of(state)) not in start and (found := self._begins_with(start)) is not None:
            proven.note(state, known := found)
        return known if known in start else None

    def _begins_with(self, start: Sequence[Mark]) -> Mark | None:
        seal, read, last = 0, 0, None
        for mark in start:
            while read < mark.offset and (piece := self._file.read(min(mark.offset - read, PROVEN_PIECE))):
                seal = crc32(piece, seal)
                read += len(piece)
            if read < mark.offset or seal != mark.seal:
                break
            last = mark
        return last

    def _finish(self) -> None:
        self.marks += tuple(
            Mark(offset, passed, seal, ends_of(self._file, offset)) for offset, passed, seal in self._ends
        )
        while len(self.marks) > MOST_MARKS:
            self.marks = (*self.marks[:-1:2], self.marks[-1])


def open_bundle(path: Path) -> BinaryIO:
    """The file, open for reading. Raises FormatError where there is none or it can't be read."""
    try:
        return open_regular(path)
    except FileNotFoundError as error:
        raise FormatError(f"{path} is gone; it was left out.") from error
    except NotRegular as error:
        raise FormatError(f"{path} cannot be read ({error.strerror}); save it as a file.") from error
    except OSError as error:
        raise FormatError(f"{path} cannot be read ({error.strerror}); check its permissions.") from error


def _missing(raw: RawRecord) -> str | None:
    """Why a record is no article; None where it is one."""
    text = raw.found.text
    if not text.strip():
        names = ", ".join(" ".join(name.split()) for name in raw.found.names[:MOST_NAMED])[:200]
        return f"has no text; say which field holds it with --field text=NAME (there are: {names})"
    if len(text) * 4 > SIZE_LIMIT and (size := len(text.encode("utf-8"))) > SIZE_LIMIT:
        limit = f"{SIZE_LIMIT / 1e6:.0f} MB that one article may have"
        return f"has a text of {size / 1e6:.1f} MB, more than the {limit}; split it into articles"
    return None


def _distinct(key: str, seen: Container[str], taken: Container[str]) -> str:
    if key not in seen and key not in taken:
        return key
    number = 2
    while (another := f"{key}~{number}") in seen or another in taken:
        number += 1
    return another
