"""Reads CSV with a line of column names first (RFC 4180, with the separators and quotes that programs
write)."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.formats.decoding import NotText
from index.formats.fields import Fields
from index.formats.lines import LONGEST, Line, text_of
from index.formats.raw_record import BadLine, RawRecord

SEPARATORS = ",;\t|"

MOST_NAMED = 12
"""Columns that are named in a message."""


def csv_records(lines: Iterable[Line], fields: Fields) -> Iterator[RawRecord | BadLine]:
    """The records, and the lines that are none. Never raises; empty rows are passed over.

    A quotation mark that is never closed would make one row of all that follows: its line alone is given up.
    """
    rows = _rows(_Feed(lines))
    header = next(rows, None)
    if header is None:
        return
    if isinstance(header, BadLine):
        yield BadLine(header.line, "holds no names of columns; write them in the first line")
        return
    names = header.values
    if not fields.has_text(names):
        known = ", ".join(" ".join(name.split()) for name in names[:MOST_NAMED])[:200]
        reason = f"names no column of texts; say which it is with --field text=COLUMN (there are: {known})"
        yield BadLine(header.line, reason)
        return
    number = 0
    for row in rows:
        if isinstance(row, BadLine):
            yield row
            continue
        number += 1
        if len(row.values) > len(names) and any(row.values[len(names) :]):
            reason = (
                f"has {len(row.values)} values for {len(names)} columns; put each text in quotation marks"
            )
            yield BadLine(row.line, reason)
            continue
        yield RawRecord(number, row.line, fields.read(dict(zip(names, row.values, strict=False))), row.note)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    values: list[str]
    note: str | None


class _Unreadable(Exception):
    """A row cannot be read; the message is a clause that says why and what to do."""


class _Feed:
    """Gives a CSV reader its lines, and knows which the row at hand is made of, so that they can be given
    again."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._again: deque[Line] = deque()
        self._taken: list[Line] = []
        self._size = 0
        self.note: str | None = None
        self.quotes = 0
        self.ended = False

    def begin_row(self) -> None:
        """The lines from here on are those of the next row."""
        self._taken, self._size, self.quotes, self.note = [], 0, 0, None

    @property
    def first(self) -> int:
        """The number of the row's first line."""
        return self._taken[0].number

    @property
    def height(self) -> int:
        """Lines of the row so far."""
        return len(self._taken)

    def give_up_first(self) -> None:
        """The row's first line is lost; give the others again."""
        self._again.extendleft(reversed(self._taken[1:]))
        self.ended = False

    def peek(self) -> str:
        """The next line, which stays the next one; empty at the end or where it is no text."""
        line = self._again.popleft() if self._again else next(self._lines, None)
        if line is None:
            return ""
        self._again.appendleft(line)
        try:
            return text_of(line.data or b"")[0]
        except NotText:
            return ""

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self._taken.append(line)
        if line.data is None:
            raise _Unreadable(f"is longer than {LONGEST >> 20} MB; split it")
        self._size += len(line.data)
        if self._size > LONGEST:
            raise _Unreadable(_UNCLOSED)
        try:
            text, note = text_of(line.data)
        except NotText as error:
            raise _Unreadable(f"is not text ({error}); save the file as CSV in UTF-8") from error
        self.note = self.note or note
        self.quotes += text.count('"')
        return text


_UNCLOSED = (
    'opens a quotation mark (") that is never closed; close it, or double it where it belongs to the text'
)

MOST_RETRIES = 20
"""Rows without an end that are read again from their second line on; each may cost the rest of the file."""


def _rows(feed: _Feed) -> Iterator[_Row | BadLine]:
    csv.field_size_limit(LONGEST)
    separator = _separator(feed)
    reader = csv.reader(feed, delimiter=separator)
    tries = 0
    while True:
        feed.begin_row()
        try:
            values = next(reader)
            if feed.ended and feed.quotes % 2 and feed.height > 1:
                raise _Unreadable(_UNCLOSED)
        except StopIteration:
            return
        except (_Unreadable, csv.Error) as error:
            reason = str(error) if isinstance(error, _Unreadable) else f"is not CSV ({error}); correct it"
            tries += feed.height > 1
            if tries > MOST_RETRIES:
                yield BadLine(feed.first, f"and what follows cannot be read: line {feed.first} {reason}")
                return
            yield BadLine(feed.first, reason)
            feed.give_up_first()
            reader = csv.reader(feed, delimiter=separator)
        else:
            if values:
                yield _Row(feed.first, values, feed.note)


def _separator(feed: _Feed) -> str:
    """The one that the first line has most of outside quotation marks, or names (`sep=;`, as Excel does)."""
    named = re.fullmatch(r"sep=(.)\s*", feed.peek())
    if named:
        feed.begin_row()
        next(feed)
        return named[1]
    bare = re.sub(r'"[^"]*"', "", feed.peek())
    return max(SEPARATORS, key=bare.count)
