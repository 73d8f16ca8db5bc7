"""What only the user knows, in one small SQLite file: marks for comparing, corrected metadata, names joined
and parted, sentences linked and unlinked by hand, what was read, tagged, noted and searched for."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from index.article import Metadata
from index.collection.kept_text import as_bytes, as_text
from index.notebook.notebook_file import NotebookFile

FIELDS = ("title", "source", "date", "url", "language")
"""What can be corrected of an article."""

Naming = tuple[str, str, str, bool]
"""Type, first name, second name, and whether they are one entity or two."""

Linking = tuple[str, str, str, str, bool]
"""Two article ids, a sentence of each as written, and whether they are linked or not."""

_LAST_NAMING = "SELECT coalesce(max(position), 0) FROM naming"
_LAST_LINKING = "SELECT coalesce(max(step), 0) FROM linking"
_LAST_KEPT = "SELECT coalesce(max(step), 0) FROM steps"
NEXT_STEP = f"1 + max(({_LAST_NAMING}), ({_LAST_LINKING}), ({_LAST_KEPT}))"
"""All that is decided and kept is counted together, so that the last of it is known."""

_LINKINGS = "SELECT left, right, ours, theirs, linked FROM linking"


class Notebook(NotebookFile):
    """Marks, corrections and decisions about names and sentences; modules beside this one keep the rest."""

    def marks(self) -> tuple[str, ...]:
        """The ids of the marked articles in the order of marking."""
        return tuple(row[0] for row in self.rows("SELECT article FROM marks ORDER BY position"))

    def corrections(self) -> dict[str, Metadata]:
        """Article id → what the user put right; fields that were left as they are None."""
        rows = self.rows(f"SELECT article, {', '.join(FIELDS)} FROM corrections")
        return {row[0]: Metadata(*row[1:]) for row in rows}

    def namings(self) -> tuple[Naming, ...]:
        """What the user decided about names, in the order of deciding."""
        rows = self.rows("SELECT type, first, second, same FROM naming ORDER BY position")
        return tuple((row[0], row[1], row[2], bool(row[3])) for row in rows)

    def decide(self, naming: Naming) -> None:
        """Keep one more decision about names."""
        self.write(f"INSERT INTO naming VALUES ({NEXT_STEP}, ?, ?, ?, ?)", naming)

    def undo_naming(self) -> Naming | None:
        """Take the last decision about names back; None where there is none."""

        def take(connection: sqlite3.Connection) -> Naming | None:
            last = "SELECT position, type, first, second, same FROM naming ORDER BY position DESC LIMIT 1"
            row = connection.execute(last).fetchone()
            if row is None:
                return None
            connection.execute("DELETE FROM naming WHERE position = ?", (row[0],))
            return row[1], row[2], row[3], bool(row[4])

        return self.change(take) if self.namings() else None

    def linkings(self, left: str, right: str) -> tuple[Linking, ...]:
        """What the user decided about sentences of these two articles, in the order of deciding."""
        rows = self.rows(f"{_LINKINGS} WHERE left = ? AND right = ? ORDER BY position", (left, right))
        return tuple(map(_linking, rows))

    def link(self, linkings: Sequence[Linking]) -> None:
        """Keep decisions about sentences that were made in one step."""

        def insert(connection: sqlite3.Connection) -> None:
            step = connection.execute(f"SELECT {NEXT_STEP}").fetchone()[0]
            connection.executemany(
                "INSERT INTO linking (step, left, right, ours, theirs, linked) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (step, left, right, as_bytes(ours), as_bytes(theirs), linked)
                    for left, right, ours, theirs, linked in linkings
                ],
            )

        if linkings:
            self.change(insert)

    def undo_linking(self) -> tuple[Linking, ...]:
        """Take the last step of linking back; empty where there is none."""

        def take(connection: sqlite3.Connection) -> tuple[Linking, ...]:
            last = "WHERE step = (SELECT max(step) FROM linking)"
            rows = connection.execute(f"{_LINKINGS} {last} ORDER BY position").fetchall()
            connection.execute(f"DELETE FROM linking {last}")
            return tuple(map(_linking, rows))

        with self._lock:
            return self.change(take) if self._begun() else ()

    def last_step(self) -> str:
        """What was done last: "naming", "linking", "keeping" (see `index.notebook.steps`), or "" where none
        is left."""
        rows = self.rows(f"SELECT ({_LAST_NAMING}), ({_LAST_LINKING}), ({_LAST_KEPT})")
        counted = dict(zip(("naming", "linking", "keeping"), rows[0], strict=True)) if rows else {}
        last = max(counted, key=counted.__getitem__, default="")
        return last if counted.get(last) else ""


def _linking(row: tuple[Any, ...]) -> Linking:
    left, right, ours, theirs, linked = row
    return left, right, as_text(ours), as_text(theirs), bool(linked)
