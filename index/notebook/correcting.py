"""What the user puts right of an article: its title, source, date, url and language."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from index.article import Metadata
from index.collection.catalogue import LibraryError
from index.formats.publication_date import iso_date
from index.notebook.notebook import FIELDS, Notebook
from index.notebook.steps import Change, Wanted, step

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*\Z", re.IGNORECASE)
"""The form of a language tag (RFC 5646) that begins with a code of ISO 639."""


_URL = re.compile(r"(?:https?://[\w.\[\]:@-]*\w[^\s]*|(?!https?:)[a-z][a-z0-9+.-]*:\S+)\Z", re.IGNORECASE)
"""An address with its scheme (RFC 3986); those of the web name a host."""


def checked(correction: Metadata) -> Metadata:
    """A correction as it is kept, its date in ISO form. Raises LibraryError for what is no date, no URL or no
    code of a language."""
    if correction.language and not _LANGUAGE.match(correction.language):
        raise LibraryError(f"{correction.language} is no code of a language; write it as en, de or pt-BR.")
    if correction.url and not _URL.match(correction.url):
        raise LibraryError(f"{correction.url} is no URL; write it as https://example.org/article.")
    if not correction.date:
        return correction
    found = iso_date(correction.date)
    if found is None:
        raise LibraryError(f"{correction.date} is not a date; write it as 2021-07-05, 2021-07 or 2021.")
    return replace(correction, date=found)


def correct(notebook: Notebook, article: str, correction: Metadata) -> tuple[Change, ...]:
    """Keep a correction in one step: None leaves a field as it is, an empty string takes its correction
    back."""

    def want(connection: sqlite3.Connection) -> Iterable[Wanted]:
        query = f"SELECT {', '.join(FIELDS)} FROM corrections WHERE article = ?"
        before = connection.execute(query, (article,)).fetchone() or (None,) * len(FIELDS)
        given = [getattr(correction, field) for field in FIELDS]
        row = [was if now is None else now or None for was, now in zip(before, given, strict=True)]
        yield ("corrections", (article,), (article, *row) if any(row) else None)

    return step(notebook, want)
