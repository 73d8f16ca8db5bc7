"""What the user keeps of articles (read, bookmarked, tags, notes) and what was searched for, in the user's
notebook."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from index.collection.kept_text import as_bytes, as_text
from index.notebook.notebook import Notebook
from index.running.late_imports import IMPORTING

if TYPE_CHECKING:
    # Needed where something is changed: the first screen only reads.
    from index.notebook.steps import Change, Wanted

MOST_SEARCHES = 500
"""Searches that are remembered; the oldest go first."""

LONGEST_SEARCH = 1000
"""Code points of a search that are remembered."""

_SIGNS = (
    "SELECT article, state FROM states",
    "SELECT DISTINCT article, 'tagged' FROM tags",
    "SELECT article, 'noted' FROM notes",
    "SELECT DISTINCT article, 'noted' FROM passages",
)
_AT_ONCE = 500
"""Articles that one question names; SQLite takes 999 values."""


class Kept(StrEnum):
    """A state of an article that the user sets."""

    READ = "read"
    BOOKMARKED = "bookmarked"


@dataclass(frozen=True, slots=True)
class Signs:
    """What a list shows of what is kept of an article; `noted` also where a passage of it is."""

    read: bool = False
    bookmarked: bool = False
    tagged: bool = False
    noted: bool = False


def articles_in(notebook: Notebook, state: Kept) -> frozenset[str]:
    """The ids of the articles in a state."""
    return _ids(notebook, "SELECT article FROM states WHERE state = ?", (str(state),))


def keep(notebook: Notebook, article: str, state: Kept, on: bool) -> bool:
    """Put an article into a state, or take it out of it; False where that is so already."""
    return bool(_step(notebook, lambda _: [_in_state(article, state, on)]))


def mark(notebook: Notebook, article: str, marked: bool) -> bool:
    """Mark an article for comparing as the latest, or take its mark away; False where that is so already."""
    return bool(_step(notebook, lambda connection: [_marked(connection, article, marked)]))


def mark_all(
    notebook: Notebook, articles: Sequence[str], states: Mapping[Kept, bool], compared: bool | None = None
) -> bool:
    """Put articles into states or out of them and (`compared`, None: as they are) mark them for comparing or
    no longer, all in one step; False where that is so already."""

    def want(connection: sqlite3.Connection) -> Iterable[Wanted]:
        for article in articles:
            yield from (_in_state(article, state, on) for state, on in states.items())
            if compared is not None:
                yield _marked(connection, article, compared)

    return bool(_step(notebook, want))


def toggle(notebook: Notebook, article: str, state: Kept) -> bool:
    """Put an article into a state, or take it out where it is in it; whether it is in it now."""

    def want(connection: sqlite3.Connection) -> Iterable[Wanted]:
        query = "SELECT 1 FROM states WHERE article = ? AND state = ?"
        on = connection.execute(query, (article, str(state))).fetchone() is None
        return [_in_state(article, state, on)]

    return any(change.after for change in _step(notebook, want))


def opened(notebook: Notebook, article: str) -> None:
    """Put an article that was opened among those that are read: no step, which nobody would take back."""
    if not notebook.rows("SELECT 1 FROM states WHERE article = ? AND state = ?", (article, str(Kept.READ))):
        notebook.write("INSERT OR IGNORE INTO states VALUES (?, ?)", (article, str(Kept.READ)))


def _in_state(article: str, state: Kept, on: bool) -> Wanted:
    row = (article, str(state))
    return ("states", row, row if on else None)


def _marked(connection: sqlite3.Connection, article: str, marked: bool) -> Wanted:
    there = connection.execute("SELECT * FROM marks WHERE article = ?", (article,)).fetchone()
    if marked and there is None:
        (last,) = connection.execute("SELECT coalesce(max(position), 0) FROM marks").fetchone()
        there = article, last + 1
    return ("marks", (article,), there if marked else None)


def tags(notebook: Notebook, article: str) -> tuple[str, ...]:
    """The tags of an article as they were given, in alphabetical order."""
    rows = notebook.rows("SELECT tag FROM tags WHERE article = ?", (article,))
    return tuple(sorted((as_text(row[0]) for row in rows), key=str.casefold))


def all_tags(notebook: Notebook) -> tuple[tuple[str, int], ...]:
    """Each tag as it was given first, with the number of articles that have it, the most used first."""
    rows = notebook.rows("SELECT folded, min(tag), count(*) FROM tags GROUP BY folded")
    return tuple(
        (as_text(shown), count) for _, shown, count in sorted(rows, key=lambda row: (-row[2], row[0]))
    )


def tagged(notebook: Notebook, tag: str) -> frozenset[str]:
    """The ids of the articles that have a tag, however it is cased."""
    return _ids(notebook, "SELECT article FROM tags WHERE folded = ?", (as_bytes(folded(tag)),))


def tag(notebook: Notebook, article: str, names: Mapping[str, bool]) -> tuple[Change, ...]:
    """Give an article tags, or take away those that map to False, in one step; a tag is the same however it
    is cased, and empty ones are none."""

    def want(connection: sqlite3.Connection) -> Iterable[Wanted]:
        for name, on in names.items():
            key = (article, as_bytes(folded(name)))
            if not key[1]:
                continue
            query = "SELECT tag FROM tags WHERE article = ? AND folded = ?"
            there = connection.execute(query, key).fetchone()
            shown = there[0] if there else as_bytes(" ".join(name.split()))
            yield ("tags", key, (*key, shown) if on else None)

    return _step(notebook, want)


def note(notebook: Notebook, article: str) -> str:
    """The user's note on an article; mostly empty."""
    rows = notebook.rows("SELECT note FROM notes WHERE article = ?", (article,))
    return as_text(rows[0][0]) if rows else ""


def write_note(notebook: Notebook, article: str, text: str) -> bool:
    """Keep a note on an article in the place of the one before; a blank one is taken away. False where that
    is so already."""
    row = (article, as_bytes(text)) if text.strip() else None
    return bool(_step(notebook, lambda _: [("notes", (article,), row)]))


def noted(notebook: Notebook) -> frozenset[str]:
    """The ids of the articles that have a note, or a passage with one."""
    return _ids(notebook, "SELECT article FROM notes UNION SELECT article FROM passages", ())


def signs(notebook: Notebook, articles: Sequence[str]) -> dict[str, Signs]:
    """What is kept of each of these articles; those of which nothing is are left out."""
    found: dict[str, set[str]] = {}
    for start in range(0, len(articles), _AT_ONCE):
        some = tuple(articles[start : start + _AT_ONCE])
        marks = ", ".join("?" * len(some))
        for query in _SIGNS:
            for article, state in notebook.rows(f"{query} WHERE article IN ({marks})", some):
                found.setdefault(article, set()).add(state)
    kept = (str(Kept.READ), str(Kept.BOOKMARKED), "tagged", "noted")
    return {article: Signs(*(state in states for state in kept)) for article, states in found.items()}


def searches(notebook: Notebook) -> tuple[str, ...]:
    """What was searched for, the latest first, each once."""
    rows = notebook.rows("SELECT query FROM searches ORDER BY position DESC")
    return tuple(dict.fromkeys(as_text(row[0]) for row in rows))


def forget_search(notebook: Notebook, query: str) -> bool:
    """Take what was searched for out of those searches, in one step; False where it is not among them."""

    def want(connection: sqlite3.Connection) -> Iterable[Wanted]:
        rows = connection.execute("SELECT position FROM searches WHERE query = ?", (as_bytes(query),))
        return [("searches", row, None) for row in rows.fetchall()]

    return bool(_step(notebook, want))


def remember_search(notebook: Notebook, query: str) -> None:
    """Keep a search as the latest one; blank ones are none."""
    query = " ".join(query.split())[:LONGEST_SEARCH]
    if not query:
        return

    def insert(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM searches WHERE query = ?", (as_bytes(query),))
        connection.execute("INSERT INTO searches (query) VALUES (?)", (as_bytes(query),))
        connection.execute(
            "DELETE FROM searches WHERE position <= (SELECT max(position) FROM searches) - ?",
            (MOST_SEARCHES,),
        )

    if searches(notebook)[:1] != (query,):
        notebook.change(insert)


def saved_searches(notebook: Notebook) -> tuple[tuple[str, str], ...]:
    """Name and words of the searches that are kept under a name, in alphabetical order."""
    rows = notebook.rows("SELECT name, query FROM saved ORDER BY folded")
    return tuple((as_text(name), as_text(query)) for name, query in rows)


def saved_search(notebook: Notebook, name: str) -> str | None:
    """The words of the search that is kept under a name, however cased; None where there is none."""
    rows = notebook.rows("SELECT query FROM saved WHERE folded = ?", (as_bytes(folded(name)),))
    return as_text(rows[0][0]) if rows else None


def save_search(notebook: Notebook, name: str, query: str) -> tuple[Change, ...]:
    """Keep a search under a name, in the place of one that is called so, however that is cased; an empty
    search is taken away. Nothing changes where the name is blank."""
    name, query = " ".join(name.split()), " ".join(query.split())[:LONGEST_SEARCH]
    key = (as_bytes(folded(name)),)
    row = (*key, as_bytes(name), as_bytes(query)) if query else None
    return _step(notebook, lambda _: [("saved", key, row)]) if name else ()


def folded(name: str) -> str:
    """What two names have in common that are one, however they are cased and spaced."""
    return " ".join(name.casefold().split())


def _ids(notebook: Notebook, statement: str, values: tuple[object, ...]) -> frozenset[str]:
    return frozenset(row[0] for row in notebook.rows(statement, values))


def _step(notebook: Notebook, want: Callable[[sqlite3.Connection], Iterable[Wanted]]) -> tuple[Change, ...]:
    with IMPORTING:
        from index.notebook.steps import step
    return step(notebook, want)
