"""Reads JSON Lines: one record a line (https://jsonlines.org)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress

from index.formats.decoding import NotText
from index.formats.fields import Fields
from index.formats.lines import LONGEST, Line, text_of
from index.formats.raw_record import BadLine, RawRecord

NO_OBJECT = "is JSON, but no object; write each article as {…}"

_DECODER = json.JSONDecoder(strict=False)
"""Control characters in a string are no JSON, but what some exporters write."""


def is_json(text: str) -> bool:
    """Whether a text is no article but JSON with objects in it: one document, or an object in its first
    line."""
    begin = text.lstrip()
    if not begin.startswith(("{", "[")):
        return False
    for document in (begin, begin.partition("\n")[0]):
        with suppress(ValueError, RecursionError):
            value = _DECODER.decode(document)
            return isinstance(value[0] if isinstance(value, list) and value else value, dict)
    return False


def json_records(lines: Iterable[Line], fields: Fields) -> Iterator[RawRecord | BadLine]:
    """The records, and the lines that are none. Never raises; blank lines are passed over."""
    for line in lines:
        if line.data is not None and line.data.isspace():
            continue
        read = value_of(line)
        if isinstance(read, BadLine):
            yield read
        elif isinstance(read[0], dict):
            yield RawRecord(line.number, line.number, fields.read(read[0]), read[1])
        else:
            yield BadLine(line.number, NO_OBJECT)


def value_of(line: Line) -> tuple[object, str | None] | BadLine:
    """What a line says as JSON, or a value that begins in it, and what has to be said about how it was
    read."""
    if line.data is None:
        return BadLine(line.number, f"is longer than {LONGEST >> 20} MB; write one article a line")
    try:
        text, note = text_of(line.data)
        return _DECODER.decode(text), note
    except NotText as error:
        return BadLine(line.number, f"is not text ({error}); write one JSON object a line")
    except json.JSONDecodeError as error:
        reason = f"is not JSON ({error.msg.removesuffix(' at')} at column {error.colno}); correct it"
        return BadLine(line.number + error.lineno - 1, reason)
    except (ValueError, RecursionError):
        reason = "is JSON that cannot be read (a number or a nesting too large); correct it"
        return BadLine(line.number, reason)
