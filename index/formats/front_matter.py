"""Reads the metadata block that may stand before an article's text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from index.article import Metadata, Span
from index.formats.publication_date import iso_date, unread_date
from index.formats.toml_text import read_toml

_END = r"[ \t]*(?:\r\n?|\n)"
_BLOCK = re.compile(
    rf"\ufeff?(?:---{_END}(?P<lines>.*?)(?:\r\n?|\n)(?:---|\.\.\.)"
    rf"|\+\+\+{_END}(?P<toml>.*?)(?:\r\n?|\n)\+\+\+)(?:{_END}|[ \t]*\Z)",
    re.DOTALL,
)
_LINE = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*\Z")
_COMMENT = re.compile(r"\s#.*")
_QUOTED = re.compile(r"""(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*(?:#.*)?""")
_ESCAPED = re.compile(r'\\(["\\/])')
_FOLDED = re.compile(r"[>|][+-]?\d?")
"""What YAML writes where the value stands in the lines below, indented."""

FIELDS: Mapping[str, str] = {
    "title": "title",
    "headline": "title",
    "source": "source",
    "outlet": "source",
    "publisher": "source",
    "publication": "source",
    "date": "date",
    "published": "date",
    "url": "url",
    "link": "url",
    "lang": "language",
    "language": "language",
}
"""Field names as people write them → field of Metadata. The first that is given wins."""


def front_matter(text: str) -> tuple[Metadata, Span]:
    """The metadata before the text and the span of the article itself.

    Both `---` with `key: value` lines and `+++` with TOML are read. A block without such a line is text.
    """
    values, body = _block(text)
    return metadata_from(values), body


def unread_date_before(text: str) -> str | None:
    """What to say of a date before the text that cannot be read, as a clause; None where there is none."""
    values, _ = _block(text)
    return unread_date_in(values)


def unread_date_in(values: Mapping[str, object]) -> str | None:
    """The same of named values."""
    dates = (_day(value) for name, value in values.items() if FIELDS.get(name.casefold()) == "date")
    return next(filter(None, map(unread_date, dates)), None)


def metadata_from(values: Mapping[str, object]) -> Metadata:
    """Metadata from named values; unknown names and what is no date are passed over."""
    found: dict[str, str] = {}
    for name, value in values.items():
        field = FIELDS.get(name.casefold())
        content = " ".join(str(value).split())
        if field == "date":
            content = iso_date(_day(value)) or ""
        if field and content and field not in found:
            found[field] = content
    return Metadata(**found)


def _block(text: str) -> tuple[Mapping[str, object], Span]:
    """The values before the text, and where that begins."""
    block = _BLOCK.match(text)
    everything = Span(1 if text.startswith("\ufeff") else 0, len(text))
    if block is None:
        return {}, everything
    values = _toml(block["toml"]) if block["toml"] is not None else _lines(block["lines"])
    return (values, Span(block.end(), len(text))) if values else ({}, everything)


def _lines(block: str) -> dict[str, object]:
    """The values of `key: value` lines, and of those that go on, indented, in the lines below."""
    values: dict[str, object] = {}
    going_on: str | None = None
    for line in block.splitlines():
        indented = line[:1] in (" ", "\t")
        if going_on is not None and (indented or not line.strip()):
            values[going_on] = f"{values[going_on]} {line.strip()}".strip()
            continue
        going_on = None
        if match := _LINE.match(line.strip()):
            name, value = match.groups()
            if _FOLDED.fullmatch(value):
                going_on, value = name, ""
            elif indented and name in values:
                continue
            values[name] = _value(value)
    return values


def _value(written: str) -> str:
    """A value without its quotation marks, and without what stands behind them; marks that are only around
    some of its words are its own."""
    quoted = _QUOTED.fullmatch(written)
    if quoted is None:
        return written
    double, single = quoted.groups()
    if double is None:
        return single.replace("''", "'")
    try:
        # What escapes its letters is mostly written as JSON, whose signs YAML has too.
        return str(json.loads(f'"{double}"', strict=False))
    except ValueError:
        return _ESCAPED.sub(r"\1", double)


def _day(value: object) -> str:
    """A date without a comment behind it; elsewhere a # may be meant."""
    return _COMMENT.sub("", str(value))


def _toml(block: str) -> dict[str, object]:
    try:
        return read_toml(block.replace("\r\n", "\n").replace("\r", "\n"))
    except ValueError:
        return {}
