"""What `articles.toml` describes that is not there: a misspelt name would be passed over in silence."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Sequence

from index.collection.calling import split_record
from index.collection.catalogue import Problem, Root, article_id, record_id
from index.collection.collection import EAGER, Collection
from index.formats.sidecar import SIDECAR

MOST_NAMED = 3
"""Names that are told of one sidecar."""


def nowhere(collection: Collection) -> Iterator[Problem]:
    """One problem for each sidecar that describes files, or records of files of many, that are not there now;
    the files are listed for it. Nothing is told of records in files that no update has read yet."""
    now, records, state = collection.listed(), collection.records, collection.state
    unread = frozenset(state.stale if state.amount > EAGER else ())
    names_in: dict[str, set[str]] = {}
    for folder, places in now.files.by_folder():
        if now.sidecars.folder(folder):
            names_in.setdefault(folder, set()).update(map(now.files.name, places))
    for folder, here in names_in.items():
        given = now.sidecars.folder(folder)
        missing = [name for name in given if not _is_there(folder, name, here, records, unread)]
        if missing:
            names = ", ".join(f'["{name}"]' for name in missing[:MOST_NAMED])
            more = f" and {len(missing) - MOST_NAMED:,} more" if len(missing) > MOST_NAMED else ""
            written = os.path.join(folder, SIDECAR)
            said = (
                f"{written} describes what is not there: {names}{more}; correct the names or take them out."
            )
            yield Problem(written, said, left_out=False)


def without_articles(places: Sequence[Root], problems: Sequence[Problem] = ()) -> str:
    """What is said, and is to be done, where there is no article at all in the places of a library, but
    files that were left out for these `problems`."""
    where = ", ".join(root.path for root in places) or "standard input"
    if problems:
        return f"None of the {len(problems)} files in {where} holds an article: {problems[0].message}"
    described = [path for root in places if os.path.isfile(path := os.path.join(root.path, SIDECAR))]
    if described:
        return f"{where} holds no article, but {described[0]}; put the files that it describes beside it."
    return f"{where} holds no article; name a folder of .txt, .md, .html, .jsonl or .csv files."


def _is_there(
    folder: str, name: str, here: set[str], records: Container[str], unread: Container[str]
) -> bool:
    path = os.path.join(folder, name)
    # What is there but no article of this library is described for another one.
    if name in here or _exists(path):
        return True
    file, called = split_record(path)
    if called is None:
        return False
    if os.path.basename(file) not in here:
        return _exists(file)
    key = article_id(file)
    return key in unread or record_id(key, called) in records


def _exists(path: str) -> bool:
    try:
        return os.path.exists(path)
    except ValueError:
        # No path has a null character.
        return False
