"""Reads the metadata block that may stand before an article's text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.article import Metadata, Span
from index.formats.toml_text import read_toml

_BLOCK = re.compile(
    r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n?|\n)(.*?)(?:\r\n?|\n)\1[ \t]*(?:\r\n?|\n|\Z)", re.DOTALL
)
_LINE = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*\Z")
_ISO_DATE = re.compile(
    r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)

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
    block = _BLOCK.match(text)
    everything = Span(1 if text.startswith("\ufeff") else 0, len(text))
    if block is None:
        return Metadata(), everything
    values = _toml(block.group(2)) if block.group(1) == "+++" else _lines(block.group(2))
    if not values:
        return Metadata(), everything
    return metadata_from(values), Span(block.end(), len(text))


def metadata_from(values: Mapping[str, object]) -> Metadata:
    """Metadata from named values; unknown names and dates that are not ISO are passed over."""
    found: dict[str, str] = {}
    for name, value in values.items():
        field = FIELDS.get(name.casefold())
        content = " ".join(str(value).split())
        if field and content and field not in found and (field != "date" or is_iso_date(content)):
            found[field] = content
    return Metadata(**found)


def is_iso_date(value: str) -> bool:
    """Whether `value` is an ISO date, possibly partial (`2021-07`) or with a time."""
    return _ISO_DATE.fullmatch(value) is not None


def _lines(block: str) -> dict[str, object]:
    values: dict[str, object] = {}
    for line in block.splitlines():
        if match := _LINE.match(line.strip()):
            values[match.group(1)] = match.group(2).strip("\"'")
    return values


def _toml(block: str) -> dict[str, object]:
    try:
        return read_toml(block.replace("\r\n", "\n").replace("\r", "\n"))
    except ValueError:
        return {}
