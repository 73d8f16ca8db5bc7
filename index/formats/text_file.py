"""Reads one article from a file of text or a web page."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from index.article import Article, Metadata, Span
from index.formats.regular_file import NotRegular, open_regular
from index.formats.suffixes import TEXTS, is_page_name
from index.running.late_imports import IMPORTING

SIZE_LIMIT = 2 * 1024 * 1024
"""Bytes above which a file is no article: that is a long novel; prose of that size is read in a second."""

PAGE_LIMIT = 16 * 1024 * 1024
"""The same of a web page, most of which is scripts and pictures, as a rule; one of tags alone takes some ten
seconds and 300 MB."""


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
            data = file.read(_limit(path) + 1)
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
    if size > _limit(path):
        raise _too_large(path, size)
    return data


def _limit(path: str | Path) -> int:
    return PAGE_LIMIT if is_page_name(str(path)) else SIZE_LIMIT


def _too_large(path: str | Path, size: int) -> FormatError:
    limit = f"{_limit(path) / 1e6:.0f} MB that one article may have"
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
        from index.formats.decoding import NotText
    if not data.strip():
        raise FormatError(f"{path} is empty; it was left out.")
    if len(data) > _limit(path):
        raise _too_large(path, len(data))
    try:
        read = _page(data, path) if _is_page(data, path) else _text(data)
        article = article_of(
            read.text, read.body, read.written, known or Metadata(), article_id=article_id, path=path
        )
    except NotText as error:
        raise FormatError(f"{path} is not text ({error}); it was left out.") from error
    except NoText as error:
        raise FormatError(f"{path} holds no text; it was left out.") from error
    notes = "; ".join(filter(None, (read.note, read.unread_date if article.date is None else None)))
    return ParsedFile(article, f"{path}: {notes}." if notes else None)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a file holds: its text, which part of it is the article, and what is `written` about that; `note`
    and `unread_date` are what has to be said."""

    text: str
    body: Span
    written: Metadata
    note: str | None
    unread_date: str | None = None


def _text(data: bytes) -> _Read:
    with IMPORTING:
        from index.formats.decoding import NotText, decode
        from index.formats.front_matter import front_matter, unread_date_before
        from index.formats.json_lines import is_json
    decoded = decode(data)
    if is_json(decoded.text):
        raise NotText("looks like JSON: called .json, or .jsonl with one article a line, it is read")
    written, body = front_matter(decoded.text)
    return _Read(decoded.text, body, written, decoded.note, unread_date_before(decoded.text))


def _is_page(data: bytes, path: str) -> bool:
    """Whether this is a web page: by its name; where that says nothing, as of a pipe, by its beginning."""
    if is_page_name(path):
        return True
    if os.path.splitext(path)[1].lower() in TEXTS or b"<" not in data[:64]:
        return False
    with IMPORTING:
        from index.formats.html_page import is_page
    return is_page(data)


def _page(data: bytes, path: str) -> _Read:
    with IMPORTING:
        from index.formats.html_page import decode_page, read_page
    decoded = decode_page(data)
    page = read_page(decoded.text)
    if page.ours:
        raise FormatError(f"{path} is a page that reader wrote; it was left out.")
    if len(page.text) > SIZE_LIMIT:
        raise FormatError(f"{path} has more text than an article; save each article as a page of its own.")
    return _Read(page.text, Span(0, len(page.text)), page.written, decoded.note)
