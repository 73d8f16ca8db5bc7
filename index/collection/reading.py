"""Reads a file into a record, unless it is as it was, and tells by what that is known."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from index.article import Article, Metadata
from index.collection.catalogue import read_bytes
from index.collection.files import File
from index.collection.records import Record, record_of
from index.formats.text_file import FormatError, parse
from index.storage.code_state import fingerprint

UNREADABLE = -1
"""The size in the record of a file that could not be read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one article gave; `article` is None where there is none, or it has not changed.

    `written` is what a file of many says of it, where it was read from one.
    """

    record: Record
    article: Article | None
    written: Metadata | None = None


Held = Callable[[str, str], tuple[Record, Article] | None]
"""Article id and digest → its record and the article, where they are in memory."""


def known_key(known: Metadata) -> str:
    """Names what is known of an article from elsewhere; empty where that is nothing."""
    values = (known.title, known.source, known.date, known.url, known.language)
    return repr(values) if any(values) else ""


def read_text(
    file: File,
    known: Metadata,
    before: Record | None,
    held: Held,
    standard_input: bytes | None = None,
) -> Reading:
    """Read and parse a file of one article, unless it has the content and metadata of `before`. Never raises
    for a bad file."""
    record = Record(
        file.id, file.path, file.size, file.changed_ns, known_key(known), "", inode=file.inode, file=file.id
    )
    try:
        data = read_bytes(file.path, standard_input)
    except FormatError as error:
        # Not kept as the file's content is: it may be readable the next time.
        return Reading(replace(record, size=UNREADABLE, problem=str(error)), None)
    record = replace(record, digest=digest_of(data, file.path, known))
    if before is not None and before.digest == record.digest:
        return Reading(as_seen(before, record), None)
    if (kept := held(file.id, record.digest)) is not None:
        return Reading(as_seen(kept[0], record), kept[1])
    try:
        parsed = parse(data, article_id=file.id, path=file.path, known=known)
    except FormatError as error:
        return Reading(replace(record, problem=str(error)), None)
    return Reading(record_of(parsed.article, record, note=parsed.note), parsed.article)


def as_seen(before: Record, now: Record) -> Record:
    """A record that is still right, as its file now has it."""
    return replace(
        before,
        path=now.path,
        size=now.size,
        changed_ns=now.changed_ns,
        inode=now.inode,
        known=now.known,
        line=now.line,
        file=now.file,
    )


def digest_of(data: bytes, path: str, known: Metadata) -> str:
    """Names what an article is made of: its bytes, where they are, what is known of it, and the code."""
    digest = hashlib.blake2b(data, key=b"article", digest_size=12)
    digest.update(repr((fingerprint(), path, known)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
