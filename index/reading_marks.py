"""What the user keeps of articles (read, bookmarked, tags, notes) and what was searched for, in the user's
notebook."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

from index.notebook import Notebook

MOST_SEARCHES = 500
"""Searches that are remembered; the oldest go first."""

LONGEST_SEARCH = 1000
"""Code points of a search that are remembered."""


class Kept(StrEnum):
    """A state of an article that the user sets."""

    READ = "read"
    BOOKMARKED = "bookmarked"


def articles_in(notebook: Notebook, state: Kept) -> frozenset[str]:
    """The ids of the articles in a state."""
    return _ids(notebook, "SELECT article FROM states WHERE state = ?", (str(state),))


def keep(notebook: Notebook, article: str, state: Kept, on: bool) -> None:
    """Put an article into a state, or take it out of it; nothing happens where that is so already."""
    if on:
        _write(notebook, "INSERT OR IGNORE INTO states VALUES (?, ?)", (article, str(state)))
    else:
        _write(notebook, "DELETE FROM states WHERE article = ? AND state = ?", (article, str(state)))


def tags(notebook: Notebook, article: str) -> tuple[str, ...]:
    """The tags of an article as they were given, in alphabetical order."""
    rows = notebook.rows("SELECT tag FROM tags WHERE article = ?", (article,))
    return tuple(sorted((_text(row[0]) for row in rows), key=str.casefold))


def tagged(notebook: Notebook, tag: str) -> frozenset[str]:
    """The ids of the articles that have a tag, however it is cased."""
    return _ids(notebook, "SELECT article FROM tags WHERE folded = ?", (_bytes(_folded(tag)),))


def tag(notebook: Notebook, article: str, name: str, on: bool) -> None:
    """Give an article a tag, or take it away; a tag is the same however it is cased, and empty ones are
    none."""
    folded = _bytes(_folded(name))
    if not folded:
        return
    if on:
        shown = _bytes(" ".join(name.split()))
        _write(notebook, "INSERT OR IGNORE INTO tags VALUES (?, ?, ?)", (article, folded, shown))
    else:
        _write(notebook, "DELETE FROM tags WHERE article = ? AND folded = ?", (article, folded))


def note(notebook: Notebook, article: str) -> str:
    """The user's note on an article; mostly empty."""
    rows = notebook.rows("SELECT note FROM notes WHERE article = ?", (article,))
    return _text(rows[0][0]) if rows else ""


def write_note(notebook: Notebook, article: str, text: str) -> None:
    """Keep a note on an article in the place of the one before; a blank one is taken away."""
    if text.strip():
        _write(notebook, "INSERT OR REPLACE INTO notes VALUES (?, ?)", (article, _bytes(text)))
    else:
        _write(notebook, "DELETE FROM notes WHERE article = ?", (article,))


def noted(notebook: Notebook) -> frozenset[str]:
    """The ids of the articles that have a note."""
    return _ids(notebook, "SELECT article FROM notes", ())


def searches(notebook: Notebook) -> tuple[str, ...]:
    """What was searched for, the latest first, each once."""
    rows = notebook.rows("SELECT query FROM searches ORDER BY position DESC")
    return tuple(_text(row[0]) for row in rows)


def remember_search(notebook: Notebook, query: str) -> None:
    """Keep a search as the latest one; blank ones are none."""
    query = " ".join(query.split())[:LONGEST_SEARCH]
    if not query:
        return

    def insert(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM searches WHERE query = ?", (_bytes(query),))
        connection.execute("INSERT INTO searches (query) VALUES (?)", (_bytes(query),))
        connection.execute(
            "DELETE FROM searches WHERE position <= (SELECT max(position) FROM searches) - ?",
            (MOST_SEARCHES,),
        )

    if searches(notebook)[:1] != (query,):
        notebook.change(insert)


def _ids(notebook: Notebook, statement: str, values: tuple[object, ...]) -> frozenset[str]:
    return frozenset(row[0] for row in notebook.rows(statement, values))


def _write(notebook: Notebook, statement: str, values: tuple[object, ...]) -> None:
    notebook.change(lambda connection: connection.execute(statement, values))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _bytes(text: str) -> bytes:
    """Text that may hold lone surrogates, which SQLite's own text may not."""
    return text.encode("utf-8", "surrogatepass")


def _text(kept: bytes) -> str:
    return kept.decode("utf-8", "surrogatepass")
