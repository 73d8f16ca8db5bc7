"""Reads an exported notebook, and says where it is none."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from index.notebook.notebook_export import FORMAT, VERSION, Document

_Value = TypeVar("_Value")

_KINDS = frozenset("PERSON ORG GPE LOC FAC NORP".split())
"""The types of names that can be joined and parted, as `index.notebook.naming` keeps them."""

_LARGEST = 2**63 - 1
"""Of an integer in SQLite."""


class NotANotebook(Exception):
    """What is wrong with a document, and where; half a sentence."""


def read_document(data: bytes) -> Document:
    """The document in a file, whole and as `exported` makes it. Raises NotANotebook."""
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotANotebook(f"byte {error.start + 1} is no UTF-8") from error
    except json.JSONDecodeError as error:
        raise NotANotebook(f"line {error.lineno}, column {error.colno} is no JSON ({error.msg})") from error
    except (RecursionError, ValueError) as error:
        raise NotANotebook("it is no JSON that can be read") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise NotANotebook(f'it does not begin with "format": "{FORMAT}"')
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        raise NotANotebook("it was written by a newer release; upgrade the reader")
    if version != VERSION or isinstance(version, bool):
        raise NotANotebook(f"version must be {VERSION}")
    unknown = sorted(document.keys() - _PARTS.keys() - {"format", "version"})
    if unknown:
        raise NotANotebook(f"this release knows no {unknown[0]!r:.60}")
    return {name: read(document.get(name, empty), name) for name, (empty, read) in _PARTS.items()}


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise NotANotebook(f"{where} must be a text")
    return value


def _whole_text(value: Any, where: str) -> str:
    """A text that SQLite can hold as such: without lone surrogates."""
    text = _text(value, where)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise NotANotebook(f"{where} holds half a character")
    return text


def _id(value: Any, where: str) -> str:
    text = _whole_text(value, where)
    if not text:
        raise NotANotebook(f"{where} is empty where the id of an article must stand")
    return text


def _not_blank(read: Callable[[Any, str], str]) -> Callable[[Any, str], str]:
    def reading(value: Any, where: str) -> str:
        text = read(value, where)
        if not text.strip():
            raise NotANotebook(f"{where} is empty")
        return text

    return reading


_said = _not_blank(_text)
_name = _not_blank(_whole_text)


def _yes_or_no(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise NotANotebook(f"{where} must be true or false")
    return value


def _number(value: Any, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _LARGEST:
        raise NotANotebook(f"{where} must be a number from 0")
    return value


def _kind(value: Any, where: str) -> str:
    if value not in _KINDS:
        raise NotANotebook(f"{where} must be one of {', '.join(sorted(_KINDS))}")
    return str(value)


def _date(value: Any, where: str) -> str:
    from index.formats.publication_date import is_iso_date

    text = _whole_text(value, where)
    if not is_iso_date(text):
        raise NotANotebook(f"{where} must be a date as 2021-07-05, 2021-07 or 2021")
    return text


_Read = Callable[[Any, str], Any]


def _list(read: Callable[[Any, str], _Value]) -> Callable[[Any, str], list[_Value]]:
    def reading(value: Any, where: str) -> list[_Value]:
        if not isinstance(value, list):
            raise NotANotebook(f"{where} must be a list")
        return [read(item, f"{where}[{number}]") for number, item in enumerate(value)]

    return reading


def _by(key: _Read, read: _Read) -> _Read:
    def reading(value: Any, where: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise NotANotebook(f"{where} must be an object")
        return {
            key(name, f"a key of {where}"): read(item, f"{where}.{name:.60}") for name, item in value.items()
        }

    return reading


def _fields(fields: Mapping[str, _Read], *, all_of_them: bool = True) -> _Read:
    def reading(value: Any, where: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise NotANotebook(f"{where} must be an object")
        for name in value:
            if name not in fields:
                raise NotANotebook(f"{where} has no {name!r:.60}")
        for name in fields if all_of_them else ():
            if name not in value:
                raise NotANotebook(f"{where} lacks {name}")
        return {name: fields[name](item, f"{where}.{name}") for name, item in value.items()}

    return reading


_LINK = _fields({"left": _id, "right": _id, "left_words": _text, "right_words": _text, "linked": _yes_or_no})
_NAMES = _fields({"type": _kind, "first": _name, "second": _name, "same": _yes_or_no})


def _decision(value: Any, where: str) -> dict[str, Any]:
    found: dict[str, Any] = _fields({"names": _NAMES, "links": _list(_LINK)}, all_of_them=False)(value, where)
    if len(found) != 1 or found.get("links") == []:
        raise NotANotebook(f"{where} must have either names or links")
    return found


_PASSAGE = _fields(
    {"article": _id, "start": _number, "words": _said, "before": _text, "after": _text, "note": _said}
)
_PLACE = _fields({"article": _id, "start": _number, "words": _text, "query": _text})
_OPENED = _fields({"articles": _list(_id), "query": _text, "at": _number})
_SESSION = _fields(
    {
        "library": _id,
        "query": _text,
        "literal": _yes_or_no,
        "by_story": _yes_or_no,
        "article": _whole_text,
        "opened": lambda value, where: None if value is None else _OPENED(value, where),
    }
)
_CORRECTION = _fields(
    {"title": _name, "source": _name, "date": _date, "url": _name, "language": _name}, all_of_them=False
)

_PARTS: Mapping[str, tuple[Any, _Read]] = {
    "marks": ([], _list(_id)),
    "read": ([], _list(_id)),
    "bookmarked": ([], _list(_id)),
    "tags": ({}, _by(_id, _list(_said))),
    "notes": ({}, _by(_id, _said)),
    "passages": ([], _list(_PASSAGE)),
    "saved_searches": ({}, _by(_said, _said)),
    "searches": ([], _list(_said)),
    "places": ([], _list(_PLACE)),
    "sessions": ([], _list(_SESSION)),
    "corrections": ({}, _by(_id, _CORRECTION)),
    "decisions": ([], _list(_decision)),
}
"""The parts of a document, what a missing one is, and how each is read."""
