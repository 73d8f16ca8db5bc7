"""Which article is meant by what a command line calls it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence

from index.collection.catalogue import (
    STANDARD_INPUT,
    STANDARD_INPUT_ID,
    ArticleNotFound,
    article_id,
    fetched_by_hand,
    record_id,
)
from index.collection.records import Record
from index.collection.seen import Records

MOST_CANDIDATES = 20
"""Candidates that are named; of more, nobody reads them all."""

_ID = re.compile("[0-9a-f]{12}")
_WORD = re.compile(r"[^\W_]+")

_Fits = Callable[[Record], bool]


def split_record(reference: str) -> tuple[str, str | None]:
    """`news.jsonl#17` → the file and what the record is called in it (None where no record is named)."""
    file, number_sign, record = reference.rpartition("#")
    return (file, record) if number_sign and file and record else (reference, None)


def find(reference: str, records: Records, listing: str | None) -> str:
    """The id of the article that is called `reference`.

    In this order: the path of an existing file, also with a `#` and a record of it behind, an exact id, an
    exact file name, a unique beginning of a file name, a unique beginning of an id; then, of a file called in
    one of these ways, the record behind a `#`: its id, its line, or a unique beginning of its id; at last a
    URL, a title, the name of a source, words of one ("guardian"), its initials ("nyt"), or the beginning of a
    word of it ("guard", and of a name that no blanks part as Chinese and Japanese are written), or a unique
    beginning of a title that has two words. Only for what stands behind the exact id all records are read.
    Raises ArticleNotFound, with the candidates where several fit; where none does, it names `listing`, the
    command that lists them all, if there is one.
    """
    if reference == STANDARD_INPUT and STANDARD_INPUT_ID in records:
        return STANDARD_INPUT_ID
    found = _of_path(reference, records)
    if found is None and _exists(reference):
        raise ArticleNotFound(
            f"{reference} is not in this library; open it by giving its path to the reader."
        )
    if found is None:
        found = _with_id(reference, records) or _by_name(reference, tuple(records.everything().each()))
    if found is None:
        listed = f"; `{listing}` shows them all" if listing else ""
        raise ArticleNotFound(fetched_by_hand(reference) or f"No article is called {reference!r}{listed}.")
    if len(found) == 1:
        return found[0].id
    raise ArticleNotFound(_several(reference, found), _candidates(found))


def _of_path(path: str, records: Records) -> Sequence[Record] | None:
    """The articles of an existing file, or one that stands behind a `#`; None where there is no such file, or
    none of this library."""
    if _exists(path):
        return records.in_file(article_id(path)) or None
    file, called = split_record(path)
    if called is None or not _exists(file):
        return None
    key = article_id(file)
    return _with_id(record_id(key, called), records) or called_so(called, records.in_file(key))


def _with_id(key: str, records: Records) -> Sequence[Record] | None:
    # What a command line calls an article may be no text, which the store does not take as a key.
    record = records.get(key) if _ID.fullmatch(key) else None
    return None if record is None else [record]


def _by_name(reference: str, known: Sequence[Record]) -> Sequence[Record] | None:
    """What is called so by its name, by the beginning of its id, or by what it was published as."""
    if not reference:
        return None
    if found := _first(_ways(reference), known):
        return found
    file, called = split_record(reference)
    if called is not None:
        within = _first(_ways(file)[:2], known) or ()
        found = called_so(called, within)
    return found or _first(_published_as(reference), known)


def called_so(
    called: str, records: Sequence[Record], name: Callable[[str], str] = str
) -> Sequence[Record] | None:
    """The records that are called so within their file, or else begin in that line, or have that id or a name
    that begins so; None: there are none. `called` is in the form that `name` gives the names of records."""
    return _first(_records_called(called, name), records)


def _exists(path: str) -> bool:
    try:
        return os.path.isfile(path)
    except ValueError:
        return False


def _ways(reference: str) -> Sequence[_Fits]:
    return (
        lambda record: os.path.basename(record.path) == reference,
        lambda record: os.path.basename(record.path).startswith(reference),
        lambda record: record.id.startswith(reference),
    )


def _records_called(called: str, name: Callable[[str], str]) -> Sequence[_Fits]:
    return (
        lambda record: record.record is not None and name(record.record) == called,
        lambda record: str(record.line) == called,
        lambda record: record.id == called,
        lambda record: record.record is not None and name(record.record).startswith(called),
    )


def _published_as(reference: str) -> Sequence[_Fits]:
    title = _folded(reference)
    ways: list[_Fits] = [lambda record: record.url == reference]
    if title:
        begun = re.compile(rf"(?<!\w){re.escape(title)}")
        words = re.compile(rf"{begun.pattern}(?!\w)")
        ways += [
            lambda record: _folded(record.title) == title,
            lambda record: _folded(record.source or "") == title,
            lambda record: bool(words.search(_folded(record.source or ""))),
            lambda record: len(title) > 1 and _initials(record.source or "").startswith(title),
            lambda record: len(title) > 1 and bool(begun.search(_folded(record.source or ""))),
        ]
    # One word begins the titles of articles that nobody means by it.
    if " " in title:
        ways.append(lambda record: _folded(record.title).startswith(title))
    return ways


def _initials(source: str) -> str:
    return "".join(word[0] for word in _WORD.findall(source)).casefold()


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
    is_file = _exists(reference) or os.path.basename(first.path).startswith(reference)
    if is_file and first.record is not None and all(record.file == first.file for record in found):
        return f"{reference} holds {len(found):,} articles; name one of them behind a #, or give its id."
    return f"{reference} fits {len(found):,} articles; give more of the name, or the id."


def _candidates(found: Sequence[Record]) -> tuple[str, ...]:
    found = sorted(found, key=lambda record: (record.path, record.line or 0))
    listed = [_candidate(record) for record in found[:MOST_CANDIDATES]]
    more = len(found) - len(listed)
    return (*listed, f"… and {more:,} more") if more else tuple(listed)


def _candidate(record: Record) -> str:
    place = record.path if record.record is None else f"{record.path}#{record.record}"
    return "  ".join(filter(None, (record.id, place, record.date, record.title)))
