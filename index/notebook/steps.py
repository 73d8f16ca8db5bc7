"""What the user keeps, changed in steps that can be taken back, the latest first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from index.notebook.notebook import NEXT_STEP, Notebook

MOST_STEPS = 200
"""Steps that can be taken back; the oldest are forgotten."""

KEYS = {
    "marks": ("article",),
    "states": ("article", "state"),
    "tags": ("article", "folded"),
    "notes": ("article",),
    "passages": ("article", "start", "words"),
    "saved": ("folded",),
    "searches": ("position",),
    "corrections": ("article",),
}
"""The tables that are changed in steps, with the columns that tell their rows apart, which are the first."""

Value = str | int | bytes | None
Row = tuple[Value, ...]


Wanted = tuple[str, Row, Row | None]
"""How one row shall be: its table, its key, and the row, or None for no row of that key."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row that was changed, as it was `before` and is `after`; None where there was or is none."""

    table: str
    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """What there was, else what there is: its key is that of both."""
        row = self.after if self.before is None else self.before
        assert row is not None
        return row


@dataclass(frozen=True, slots=True)
class Undone:
    """A step that was taken back, as the changes that made."""

    changes: tuple[Change, ...]


def step(notebook: Notebook, want: Callable[[sqlite3.Connection], Iterable[Wanted]]) -> tuple[Change, ...]:
    """Make what `want` asks for in one step and one transaction; what was really changed.

    `want` reads what there is in the same transaction, so that two readers that do the same at once do it in
    turn. A step that changes nothing is none.
    """

    def work(connection: sqlite3.Connection) -> tuple[Change, ...]:
        changes = [change for one in want(connection) if (change := _put(connection, one)) is not None]
        if changes:
            number = connection.execute(f"SELECT {NEXT_STEP}").fetchone()[0]
            rows = [(number, one.table, _written(one.before), _written(one.after)) for one in changes]
            connection.executemany("INSERT INTO steps (step, kept, before, after) VALUES (?, ?, ?, ?)", rows)
            connection.execute("DELETE FROM steps WHERE step <= ?", (number - MOST_STEPS,))
        return tuple(changes)

    return notebook.change(work)


def undo(notebook: Notebook) -> tuple[Change, ...]:
    """Take the last step back; what changed by that. Empty where there is none, and where all that it changed
    has become something else since, so that there is nothing to take back."""

    def work(connection: sqlite3.Connection) -> tuple[Change, ...]:
        last = "WHERE step = (SELECT max(step) FROM steps)"
        query = f"SELECT kept, before, after FROM steps {last} ORDER BY position DESC"
        made = [Change(row[0], _read(row[1]), _read(row[2])) for row in connection.execute(query).fetchall()]
        connection.execute(f"DELETE FROM steps {last}")
        undone = []
        for one in made:
            key = one.row[: len(KEYS[one.table])]
            if _row(connection, one.table, key) == one.after:
                change = _put(connection, (one.table, key, one.before))
                undone += [change] if change is not None else []
        return tuple(reversed(undone))

    return notebook.change(work)


def _put(connection: sqlite3.Connection, wanted: Wanted) -> Change | None:
    table, key, row = wanted
    before = _row(connection, table, key)
    if before == row:
        return None
    connection.execute(f"DELETE FROM {table} WHERE {_is(table)}", key)
    if row is not None:
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)
    return Change(table, before, row)


def _row(connection: sqlite3.Connection, table: str, key: Row) -> Row | None:
    found = connection.execute(f"SELECT * FROM {table} WHERE {_is(table)}", key).fetchone()
    return None if found is None else tuple(found)


def _is(table: str) -> str:
    return " AND ".join(f"{column} = ?" for column in KEYS[table])


def _written(row: Row | None) -> str | None:
    """A row as JSON; what is kept as bytes is a list of their hex digits."""
    if row is None:
        return None
    return json.dumps([[value.hex()] if isinstance(value, bytes) else value for value in row])


def _read(written: str | None) -> Row | None:
    if written is None:
        return None
    values: Sequence[str | int | list[str] | None] = json.loads(written)
    return tuple(bytes.fromhex(value[0]) if isinstance(value, list) else value for value in values)
