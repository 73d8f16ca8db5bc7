"""Which field of a record is what: by the names that exports give them, or as the user says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.article import Metadata
from index.formats.publication_date import iso_date, unread_date

NAMES: Mapping[str, Sequence[str]] = {
    "text": (
        "text body content maintext articletext articlebody bodytext contenttext fulltext plaintext "
        "articlecontent article"
    ).split(),
    "title": "title headline articletitle heading head".split(),
    "source": (
        "source outlet publisher publication sourcename sitename site newspaper sourcedomain domain"
    ).split(),
    "date": (
        "date published publisheddate datepublished publishedat publicationdate publishdate datepublish "
        "pubdate publishedon datetime timestamp createdat created"
    ).split(),
    "url": "url link articleurl canonicalurl sourceurl permalink href uri".split(),
    "language": "language lang languagecode locale".split(),
    "id": "id uid uuid guid articleid docid documentid identifier".split(),
}
"""What is asked for → names of fields that hold it, small letters and digits alone (`date_published`,
`Date Published` and `datePublished` are one). The first that has a value wins."""

_INSIDE = ("name", "text", "rendered", "value", "$date", "$oid", "$numberLong")
"""Where a value that has parts of its own keeps what is meant: `{"source": {"name": …}}`; the last three as
MongoDB's Extended JSON has them."""

_DEEPEST = 4
"""Levels of values inside values that are followed."""

LONGEST_ID = 200
"""Characters of an id; what is longer names no record."""

_HOST = re.compile(r"https?://([\w.-]+)", re.IGNORECASE)
_NOT_NAME = re.compile(r"[\W_]+")


class UnknownField(ValueError):
    """A mapping that cannot be; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a record says. `text` is verbatim and empty where there is none, `id` empty where none is given;
    `names` are those of all its fields. `note` is what has to be said of a date that cannot be read, or of a
    field named for the text in which there is nothing."""

    id: str
    text: str
    metadata: Metadata
    names: tuple[str, ...] = ()
    note: str | None = None


def parse_mapping(pairs: Iterable[str]) -> dict[str, str]:
    """`text=body` → {"text": "body"}; the right side may name a value inside another: `content.text`.

    Raises UnknownField for what is no such pair, or asks for what no article has.
    """
    mapping: dict[str, str] = {}
    for pair in pairs:
        wanted, equals, name = (part.strip() for part in pair.partition("="))
        if not equals or not name:
            raise UnknownField(f"{pair!r} maps no field; write it as text=body.")
        if wanted not in NAMES:
            raise UnknownField(f"There is no {wanted!r} to map; there are {', '.join(NAMES)}.")
        mapping[wanted] = name
    return mapping


class Fields:
    """Reads records by the names of their fields, `mapping` first, then the usual ones."""

    def __init__(self, mapping: Mapping[str, str] | None) -> None:
        self._mapping = dict(mapping or {})
        self._columns: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}

    def read(self, record: Mapping[str, object]) -> Found:
        """What the record says of an article; what it does not say is empty or None. Never raises."""
        names = tuple(record)
        columns = self._of(names)

        def value(wanted: str) -> object:
            mapped = self._mapping.get(wanted)
            if mapped is not None and (found := _inside(record, mapped)) not in (None, ""):
                return found
            return next(
                (found for name in columns[wanted] if (found := record[name]) not in (None, "")), None
            )

        key, url = _line(value("id")), _line(value("url"))
        written = _written_date(value("date"))
        date = iso_date(written)
        notes = self._other_text(record), unread_date(written) if date is None else None
        return Found(
            id=key if len(key) <= LONGEST_ID else "",
            text=_text(value("text")),
            metadata=Metadata(
                title=_line(value("title")) or None,
                source=_line(value("source")) or _host(url) or None,
                date=date,
                url=url or None,
                language=_line(value("language")) or None,
            ),
            names=names,
            note="; ".join(filter(None, notes)) or None,
        )

    def _other_text(self, record: Mapping[str, object]) -> str | None:
        """That the text is not in the field that was named, where a usual one has it."""
        mapped = self._mapping.get("text")
        if mapped is None or _inside(record, mapped) not in (None, ""):
            return None
        names = (name for name in self._of(tuple(record))["text"] if record[name] not in (None, ""))
        taken = next(names, None)
        return None if taken is None else f"it has nothing in {mapped}, so its text is taken from {taken}"

    def has_text(self, names: Sequence[str]) -> bool:
        """Whether one of the fields called so may hold the text."""
        mapped = self._mapping.get("text")
        return bool(self._of(tuple(names))["text"]) or (mapped is not None and mapped.split(".")[0] in names)

    def _of(self, names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        """The fields of a record with these names, for each that is asked for; kept, as records of one file
        are alike."""
        if names not in self._columns:
            if len(self._columns) > 100:
                self._columns.clear()
            plain: dict[str, str] = {}
            for name in names:
                plain.setdefault(_NOT_NAME.sub("", name.casefold()), name)
            self._columns[names] = {
                wanted: tuple(plain[name] for name in usual if name in plain)
                for wanted, usual in NAMES.items()
            }
        return self._columns[names]


def _inside(record: Mapping[str, object], path: str) -> object:
    """The value of a field, or of one inside another where none is called so (`content.text`)."""
    if path in record:
        return record[path]
    value: object = record
    for part in path.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(part)
    return value


def _text(value: object, depth: int = 0) -> str:
    if isinstance(value, str):
        # Half a surrogate pair is no character, and can be neither kept nor printed.
        return value if value.isascii() else _whole(value)
    if depth == _DEEPEST:
        return ""
    if isinstance(value, list):
        return "\n\n".join(filter(None, (_text(part, depth + 1) for part in value)))
    if isinstance(value, dict):
        return next((found for name in _INSIDE if (found := _text(value.get(name), depth + 1))), "")
    return "" if value is None or isinstance(value, bool) else str(value)


def _whole(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in text)
    return text


def _line(value: object) -> str:
    """A value on one line, without control characters."""
    content = " ".join(_text(value).split())
    return content if content.isprintable() else "".join(filter(str.isprintable, content)).strip()


def _host(url: str) -> str:
    """The site that an address belongs to."""
    match = _HOST.match(url)
    return match[1].casefold().removeprefix("www.") if match else ""


def _written_date(value: object) -> str:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else _line(value)
