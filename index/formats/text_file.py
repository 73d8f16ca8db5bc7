"""Reads one article from a `.txt` or `.md` file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from index.article import Article, Metadata
from index.formats.regular_file import NotRegular, open_regular
from index.late_imports import IMPORTING

SIZE_LIMIT = 2 * 1024 * 1024
"""Bytes above which a file is no article: that is a long novel; prose of that size is read in a second."""


class FormatError(Exception):
    """A file holds no article that can be read; the message is one sentence that names it and what to do."""


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """An article and what has to be said about how it was read (None: nothing)."""

    article: Article
    note: str | None


def read_file(path: Path) -> bytes:
    """The bytes of an article's file. Raises FormatError where it is too large or can't be read."""
    try:
        with open_regular(path) as file:
            # A file of /proc has more in it than its size says, and a log may grow meanwhile.
            data = file.read(SIZE_LIMIT + 1)
            size = max(len(data), os.fstat(file.fileno()).st_size)
    except FileNotFoundError as error:
        raise FormatError(f"{path} is gone; it was left out.") from error
    except IsADirectoryError as error:
        raise FormatError(f"{path} is a folder; name a file in it.") from error
    except NotRegular as error:
        raise FormatError(
            f"{path} cannot be read ({error.strerror}); send what it gives to `reader -` instead."
        ) from error
    except OSError as error:
        raise FormatError(f"{path} cannot be read ({error.strerror}); check its permissions.") from error
    if size > SIZE_LIMIT:
        raise _too_large(path, size)
    return data


def _too_large(path: str | Path, size: int) -> FormatError:
    limit = f"{SIZE_LIMIT / 1e6:.0f} MB that one article may have"
    return FormatError(f"{path} has {size / 1e6:.0f} MB, more than the {limit}; split it into articles.")


def parse(data: bytes, *, article_id: str, path: str, known: Metadata | None = None) -> ParsedFile:
    """The article in a file's bytes.

    `known` is metadata from a sidecar or the user; what it gives wins over the front matter. The source stays
    empty where nothing gives it: the library labels it by file name. Raises FormatError for what is not text
    or is empty.
    """
    # What the index already knows is listed without parsing, and the first screen waits for no import.
    with IMPORTING:
        from index.formats.article_text import NoText, article_of
        from index.formats.decoding import NotText, decode
        from index.formats.front_matter import front_matter, unread_date_before
    if not data.strip():
        raise FormatError(f"{path} is empty; it was left out.")
    if len(data) > SIZE_LIMIT:
        raise _too_large(path, len(data))
    try:
        decoded = decode(data)
    except NotText as error:
        raise FormatError(f"{path} is not text ({error}); it was left out.") from error
    text = decoded.text
    written, body = front_matter(text)
    try:
        article = article_of(text, body, written, known or Metadata(), article_id=article_id, path=path)
    except NoText as error:
        raise FormatError(f"{path} holds no text; it was left out.") from error
    unread = unread_date_before(text) if article.date is None else None
    notes = "; ".join(filter(None, (decoded.note, unread)))
    return ParsedFile(article, f"{path}: {notes}." if notes else None)
