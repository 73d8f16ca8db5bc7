"""Reads JSON that is no JSON Lines: an array of articles, one alone, several behind each other, or what lists
them in one of its fields, as answers of news services do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.formats.fields import Fields
from index.formats.json_lines import NO_OBJECT, value_of
from index.formats.lines import LONGEST, Line, as_utf8
from index.formats.raw_record import BadLine, RawRecord

_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[][{}"]', re.DOTALL)
"""What opens or closes, and strings, in which nothing does; a quotation mark alone begins a string whose end
is still to come."""

_BETWEEN = b" \t\r\n,"


def json_documents(pieces: Iterable[bytes], fields: Fields) -> Iterator[RawRecord | BadLine]:
    """The records of a file that comes in pieces, each called by its place where it has no id, and what is
    none. Never raises; what is damaged is left out alone where its brackets are closed."""
    number = 0
    for line in _Values().of(as_utf8(pieces, first=True)):
        if isinstance(line, BadLine):
            yield line
            continue
        read = value_of(line)
        if isinstance(read, BadLine):
            number += 1
            yield BadLine(line.number, NO_OBJECT) if _is_list(line) else read
            continue
        value, note = read
        for record in _listed(value, fields):
            number += 1
            if isinstance(record, dict):
                yield RawRecord(number, line.number, fields.read(record), note)
            else:
                yield BadLine(line.number, NO_OBJECT)


def _is_list(line: Line) -> bool:
    """Whether it is several values with commas between them, as numbers and strings stand in an array."""
    return line.data is not None and isinstance(value_of(Line(line.number, b"[" + line.data + b"]")), tuple)


def _listed(value: object, fields: Fields) -> list[object]:
    """The articles that an object which is none itself lists in one of its fields, or in one of an object
    within it, the outermost first; else the value alone."""
    if not isinstance(value, dict) or fields.has_text(tuple(value)):
        return [value]
    around = [value]
    for one in around:
        for within in one.values():
            listed = within if isinstance(within, list) else []
            if any(isinstance(each, dict) and fields.has_text(tuple(each)) for each in listed):
                return listed
        around += [within for within in one.values() if isinstance(within, dict)]
    return [value]


class _Values:
    """Cuts a file into values by the brackets outside of strings: those of an outermost array, and those that
    stand in none."""

    def __init__(self) -> None:
        self._held = b""
        self._scanned = self._done = 0
        """Up to where brackets have been looked for in what is held, and what is cut off and given."""
        self._depth = self._floor = 0
        """Brackets that are open, and those of them in which the values stand: 1 in an array."""
        self._line, self._counted = 1, 0
        """The line of a place in what is held."""

    def of(self, pieces: Iterable[bytes]) -> Iterator[Line | BadLine]:
        """The values with the lines where they begin; what stands between them is one, too. Nothing follows
        one that is longer than `LONGEST`."""
        for piece in pieces:
            self._held += piece
            yield from self._closed()
            self._forget()
            if len(self._held) > LONGEST:
                yield Line(self._line, None)
                return
        if self._depth > self._floor:
            yield BadLine(
                self._line, "begins something that is never closed; correct it, or copy the file again"
            )
            return
        yield from self._between(len(self._held))
        if self._floor:
            yield BadLine(self._line_of(len(self._held)), "ends before the array does; copy the file again")

    def _closed(self) -> Iterator[Line]:
        """The values that end in what is held."""
        for token in _TOKEN.finditer(self._held, self._scanned):
            sign = token.group()
            if sign == b'"':
                self._scanned = token.start()
                return
            self._scanned = token.end()
            if sign in b"{[":
                yield from self._opened(token.start(), array=sign == b"[")
            elif sign in b"}]":
                yield from self._ended(token.start())

    def _opened(self, at: int, *, array: bool) -> Iterator[Line]:
        if self._depth == self._floor:
            yield from self._between(at)
            if array and not self._floor:
                self._floor, self._done = 1, at + 1
        self._depth += 1

    def _ended(self, at: int) -> Iterator[Line]:
        if self._depth > self._floor:
            self._depth -= 1
            if self._depth == self._floor:
                yield Line(self._line_of(self._done), self._held[self._done : at + 1])
                self._done = at + 1
        elif self._floor:
            yield from self._between(at)
            self._depth = self._floor = 0
            self._done = at + 1

    def _between(self, end: int) -> Iterator[Line]:
        """What stands behind the last value, where that is more than what parts two."""
        stands = self._held[self._done : end].lstrip(_BETWEEN)
        self._done = end
        if stands:
            yield Line(self._line_of(end - len(stands)), stands.rstrip(_BETWEEN))

    def _line_of(self, place: int) -> int:
        self._line += self._held.count(b"\n", self._counted, place)
        self._counted = max(place, self._counted)
        return self._line

    def _forget(self) -> None:
        """What was given is held no longer."""
        done = self._done
        self._line_of(done)
        self._held = self._held[done:]
        self._scanned -= done
        self._done = self._counted = 0
