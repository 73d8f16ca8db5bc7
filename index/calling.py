"""Which article is meant by what a command line calls it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence

from index.collection.catalogue import STANDARD_INPUT, STANDARD_INPUT_ID, ArticleNotFound, article_id
from index.collection.records import Record

MOST_CANDIDATES = 20
"""Candidates that are named; of more, nobody reads them all."""

_Fits = Callable[[Record], bool]


def split_record(reference: str) -> tuple[str, str | None]:
    """`news.jsonl#17` → the file and what the record is called in it (None where no record is named)."""
    file, number_sign, record = reference.rpartition("#")
    return (file, record) if number_sign and file and record else (reference, None)


def find(reference: str, records: Iterable[Record]) -> str:
    """The id of the article that is called `reference`.

    In this order: the path of an existing file, an exact id, an exact file name, a unique beginning of a file
    name, a unique beginning of an id; then, of a file called in one of these ways, the record behind a `#`:
    its id, its line, or a unique beginning of its id; at last a URL, a title, or a unique beginning of one
    that has two words. Raises ArticleNotFound, with the candidates where several fit.
    """
    known = tuple(records)
    if reference == STANDARD_INPUT and any(record.id == STANDARD_INPUT_ID for record in known):
        return STANDARD_INPUT_ID
    found = _of_file(reference, known)
    if found is None and _exists(reference):
        raise ArticleNotFound(
            f"{reference} is not in this library; open it by giving its path to the reader."
        )
    if found is None and reference:
        found = _first(_ways(reference), known)
    if found is None:
        file, called = split_record(reference)
        if called is not None:
            within = _of_file(file, known) or _first(_ways(file)[1:3], known) or ()
            found = _first(_records_called(called), within)
    if found is None and reference:
        found = _first(_published_as(reference), known)
    if found is None:
        raise ArticleNotFound(f"No article is called {reference!r}; `reader list` shows them all.")
    if len(found) == 1:
        return found[0].id
    raise ArticleNotFound(_several(reference, found), _candidates(found))


def _of_file(path: str, records: Sequence[Record]) -> Sequence[Record] | None:
    """The articles of an existing file; None where there is no such file, or none of this library."""
    if not _exists(path):
        return None
    key = article_id(path)
    return [record for record in records if record.file == key] or None


def _exists(path: str) -> bool:
    try:
        return os.path.isfile(path)
    except ValueError:
        return False


def _ways(reference: str) -> Sequence[_Fits]:
    return (
        lambda record: record.id == reference,
        lambda record: os.path.basename(record.path) == reference,
        lambda record: os.path.basename(record.path).startswith(reference),
        lambda record: record.id.startswith(reference),
    )


def _records_called(called: str) -> Sequence[_Fits]:
    return (
        lambda record: record.record == called,
        lambda record: str(record.line) == called,
        lambda record: record.id == called,
        lambda record: record.record is not None and record.record.startswith(called),
    )


def _published_as(reference: str) -> Sequence[_Fits]:
    title = _folded(reference)
    ways: list[_Fits] = [
        lambda record: record.url == reference,
        lambda record: bool(title) and _folded(record.title) == title,
    ]
    # One word begins the titles of articles that nobody means by it.
    if " " in title:
        ways.append(lambda record: _folded(record.title).startswith(title))
    return ways


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _first(ways: Sequence[_Fits], records: Sequence[Record]) -> Sequence[Record] | None:
    """What fits in the first of the ways in which anything does."""
    for fits in ways:
        if found := [record for record in records if fits(record)]:
            return found
    return None


def _several(reference: str, found: Sequence[Record]) -> str:
    first = found[0]
    if first.record is not None and all(record.file == first.file for record in found):
        return f"{reference} holds {len(found):,} articles; name one of them behind a #, or give its id."
    return f"{reference} fits {len(found):,} articles; give more of the name, or the id."


def _candidates(found: Sequence[Record]) -> tuple[str, ...]:
    found = sorted(found, key=lambda record: (record.path, record.line or 0))
    listed = [
        f"{record.id}  {record.path}" + (f"#{record.record}" if record.record is not None else "")
        for record in found[:MOST_CANDIDATES]
    ]
    more = len(found) - len(listed)
    return (*listed, f"… and {more:,} more") if more else tuple(listed)
