"""Merges an exported notebook into the user's own: nothing that is there is lost."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from index.collection.kept_text import as_bytes, as_text
from index.notebook.notebook import NEXT_STEP, Notebook
from index.notebook.notebook_export import Document
from index.notebook.reading_marks import LONGEST_SEARCH, MOST_SEARCHES, Kept, folded


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both notebooks have, each otherwise: its kind, what it is about, and what became of it."""

    kind: str
    about: str
    outcome: str


@dataclass(slots=True)
class Merged:
    """How much of each kind was added, how much was there already, and what was otherwise."""

    added: Counter[str] = field(default_factory=Counter)
    present: Counter[str] = field(default_factory=Counter)
    conflicts: list[Conflict] = field(default_factory=list)


_HERE = "what is here stays"
_BOTH = "both are kept"


def merge(notebook: Notebook, document: Document) -> Merged:
    """Take everything of a document (from `read_document`) over in one transaction; what became of it.

    What is in both counts once. Two notes on one thing become one with both texts, two searches of one name
    get two names; of two corrections or decisions that contradict each other that of the notebook stays, and
    so does where an article was left.
    """

    def work(connection: sqlite3.Connection) -> Merged:
        merging = _Merging(connection)
        merging.marks(document["marks"])
        for state in Kept:
            merging.states(state, document[str(state)])
        merging.tags(document["tags"])
        merging.notes(document["notes"])
        merging.passages(document["passages"])
        merging.saved(document["saved_searches"])
        merging.searches(document["searches"])
        merging.places(document["places"])
        merging.sessions(document["sessions"])
        merging.corrections(document["corrections"])
        merging.decisions(document["decisions"])
        return merging.merged

    return notebook.change(work)


class _Merging:
    """The parts of a document, each into its table."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._execute = connection.execute
        self.merged = Merged()

    def _insert(self, kind: str, statement: str, values: tuple[object, ...]) -> None:
        added = self._execute(f"INSERT OR IGNORE INTO {statement}", values).rowcount > 0
        (self.merged.added if added else self.merged.present)[kind] += 1

    def _conflict(self, kind: str, about: str, outcome: str) -> None:
        self.merged.conflicts.append(Conflict(kind, about, outcome))

    def marks(self, articles: list[str]) -> None:
        for article in articles:
            self._insert("mark", "marks SELECT ?, coalesce(max(position), 0) + 1 FROM marks", (article,))

    def states(self, state: Kept, articles: list[str]) -> None:
        for article in articles:
            self._insert(str(state), "states VALUES (?, ?)", (article, str(state)))

    def tags(self, tags: dict[str, list[str]]) -> None:
        for article, names in tags.items():
            for name in names:
                shown = " ".join(name.split())
                self._insert(
                    "tag", "tags VALUES (?, ?, ?)", (article, as_bytes(folded(name)), as_bytes(shown))
                )

    def places(self, places: list[dict[str, Any]]) -> None:
        for one in places:
            row = one["article"], one["start"], as_bytes(one["words"]), as_bytes(one["query"])
            self._insert(
                "place in an article",
                "places SELECT ?, coalesce(max(position), 0) + 1, ?, ?, ? FROM places",
                row,
            )

    def sessions(self, sessions: list[dict[str, Any]]) -> None:
        for one in sessions:
            state = json.dumps({**one, "shown": ""})
            self._insert(
                "library as it was left",
                "sessions SELECT ?, coalesce(max(position), 0) + 1, ? FROM sessions",
                (one["library"], state),
            )

    def notes(self, notes: dict[str, str]) -> None:
        for article, note in notes.items():
            row = self._execute("SELECT note FROM notes WHERE article = ?", (article,)).fetchone()
            text = self._note("note", article, as_text(row[0]) if row else None, note)
            if text is not None:
                self._execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (article, as_bytes(text)))

    def passages(self, passages: list[dict[str, Any]]) -> None:
        for one in passages:
            key = one["article"], one["start"], as_bytes(one["words"])
            query = "SELECT note FROM passages WHERE article = ? AND start = ? AND words = ?"
            there = self._execute(query, key).fetchone()
            about = f"“{' '.join(one['words'].split())}”"
            text = self._note("note on a passage", about, as_text(there[0]) if there else None, one["note"])
            if text is not None:
                around = as_bytes(one["before"]), as_bytes(one["after"])
                self._execute(
                    "INSERT OR REPLACE INTO passages VALUES (?, ?, ?, ?, ?, ?)",
                    (*key, *around, as_bytes(text)),
                )

    def _note(self, kind: str, about: str, here: str | None, there: str) -> str | None:
        """The text to keep; None where it is kept already."""
        if here is None:
            self.merged.added[kind] += 1
            return there
        if there in here:
            self.merged.present[kind] += 1
            return None
        if here in there:
            self._conflict(kind, about, "the longer one, which was imported, has both")
            return there
        self._conflict(kind, about, _BOTH)
        return f"{here}\n\n{there}"

    def saved(self, searches: dict[str, str]) -> None:
        for name, query in searches.items():
            name, query = " ".join(name.split()), " ".join(query.split())[:LONGEST_SEARCH]
            called, number = name, 1
            while (found := self._saved(called)) is not None and found != query:
                number += 1
                called = f"{name} {number}"
            row = as_bytes(folded(called)), as_bytes(called), as_bytes(query)
            if found is None and number > 1:
                self._conflict("search under a name", name, f"{_BOTH}, this one as {called}")
                self._execute("INSERT INTO saved VALUES (?, ?, ?)", row)
            else:
                self._insert("search under a name", "saved VALUES (?, ?, ?)", row)

    def _saved(self, name: str) -> str | None:
        row = self._execute("SELECT query FROM saved WHERE folded = ?", (as_bytes(folded(name)),)).fetchone()
        return as_text(row[0]) if row else None

    def searches(self, searches: list[str]) -> None:
        """What was searched for elsewhere comes before what was here, as far as there is room for it."""
        wanted = [" ".join(query.split())[:LONGEST_SEARCH] for query in searches]
        rows = self._execute("SELECT query FROM searches ORDER BY position DESC").fetchall()
        here = [as_text(row[0]) for row in rows]
        new = [query for query in dict.fromkeys(wanted) if query not in set(here)]
        self.merged.added["earlier search"] += len(new)
        self.merged.present["earlier search"] += len(set(wanted)) - len(new)
        if new:
            self._execute("DELETE FROM searches")
            for query in reversed([*here, *new][:MOST_SEARCHES]):
                self._execute("INSERT INTO searches (query) VALUES (?)", (as_bytes(query),))

    def corrections(self, corrections: dict[str, dict[str, str]]) -> None:
        for article, fields in corrections.items():
            for name, value in fields.items():
                self._execute("INSERT OR IGNORE INTO corrections (article) VALUES (?)", (article,))
                query = f"SELECT {name} FROM corrections WHERE article = ?"
                (here,) = self._execute(query, (article,)).fetchone()
                if here is None:
                    self._execute(f"UPDATE corrections SET {name} = ? WHERE article = ?", (value, article))
                    self.merged.added["correction"] += 1
                elif here == value:
                    self.merged.present["correction"] += 1
                else:
                    self._conflict("correction", f"{name} of {article}", _HERE)

    def decisions(self, decisions: list[dict[str, Any]]) -> None:
        """Those made elsewhere come after those made here, step by step; of what was decided here too, the
        last word of both is compared."""
        named = "SELECT type, first, second, same FROM naming ORDER BY position"
        linked = "SELECT left, right, ours, theirs, linked FROM linking ORDER BY position"
        here = {_pair(row[0], row[1], row[2]): bool(row[3]) for row in self._execute(named)}
        here |= {tuple(row[:4]): bool(row[4]) for row in self._execute(linked)}
        there: dict[_Key, bool] = {}
        for one in decisions:
            for key, yes, _ in _decided(one):
                there[key] = yes
        for one in decisions:
            new = [row for key, _, row in _decided(one) if key not in here]
            self._decide(one, new)
        for key, yes in there.items():
            kind = _NAMES if len(key) == 3 else _LINKS
            if here.get(key, yes) is not yes:
                self._conflict(kind, " and ".join(_shown(part) for part in key[-2:]), _HERE)
            else:
                (self.merged.present if key in here else self.merged.added)[kind] += 1

    def _decide(self, one: dict[str, Any], rows: list[tuple[Any, ...]]) -> None:
        """Make a decision about names, or a step of links, of which these rows are new."""
        if rows and "names" in one:
            self._execute(f"INSERT INTO naming VALUES ({NEXT_STEP}, ?, ?, ?, ?)", rows[0])
        elif rows:
            (step,) = self._execute(f"SELECT {NEXT_STEP}").fetchone()
            into = "linking (step, left, right, ours, theirs, linked)"
            for row in rows:
                self._execute(f"INSERT INTO {into} VALUES (?, ?, ?, ?, ?, ?)", (step, *row))


_Key = tuple[Any, ...]
_NAMES = "decision about names"
_LINKS = "link"


def _decided(one: dict[str, Any]) -> list[tuple[_Key, bool, tuple[Any, ...]]]:
    """What each part of a decision is about, which way it goes, and its row."""
    if "names" in one:
        names = one["names"]
        row = names["type"], names["first"], names["second"]
        return [(_pair(*row), names["same"], (*row, names["same"]))]
    found = []
    for link in one["links"]:
        key = link["left"], link["right"], as_bytes(link["left_words"]), as_bytes(link["right_words"])
        found.append((key, link["linked"], (*key, link["linked"])))
    return found


def _pair(kind: str, first: str, second: str) -> _Key:
    return (kind, *sorted((first, second)))


def _shown(part: str | bytes) -> str:
    return f"“{' '.join(as_text(part).split())}”" if isinstance(part, bytes) else part
