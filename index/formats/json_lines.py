"""Reads JSON Lines: one record a line (https://jsonlines.org)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress

from index.formats.decoding import NotText
from index.formats.fields import Fields
from index.formats.lines import LONGEST, Line, text_of
from index.formats.raw_record import BadLine, RawRecord


def is_json(text: str) -> bool:
    """Whether a text is no article but JSON with objects in it: one document, or an object in its first
    line."""
    begin = text.lstrip()
    if not begin.startswith(("{", "[")):
        return False
    for document in (begin, begin.partition("\n")[0]):
        with suppress(ValueError, RecursionError):
            value = json.loads(document, strict=False)
            return isinstance(value[0] if isinstance(value, list) and value else value, dict)
    return False


def json_records(lines: Iterable[Line], fields: Fields) -> Iterator[RawRecord | BadLine]:
    """The records, and the lines that are none. Never raises; blank lines are passed over."""
    # Control characters in a string are no JSON, but what some exporters write.
    decoder = json.JSONDecoder(strict=False)
    for line in lines:
        if line.data is None:
            yield BadLine(line.number, f"is longer than {LONGEST >> 20} MB; write one article a line")
            continue
        if line.data.isspace():
            continue
        try:
            text, note = text_of(line.data)
            value = decoder.decode(text)
        except NotText as error:
            yield BadLine(line.number, f"is not text ({error}); write one JSON object a line")
        except json.JSONDecodeError as error:
            yield BadLine(
                line.number,
                f"is not JSON ({error.msg.removesuffix(' at')} at column {error.colno}); correct it",
            )
        except (ValueError, RecursionError):
            yield BadLine(
                line.number, "is JSON that cannot be read (a number or a nesting too large); correct it"
            )
        else:
            if isinstance(value, dict):
                yield RawRecord(line.number, line.number, fields.read(value), note)
            else:
                yield BadLine(line.number, "is JSON, but no object; write each article as {…}")
