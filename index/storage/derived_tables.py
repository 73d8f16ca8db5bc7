"""Tables of what is derived: those that another state of the code has made are thrown away."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
"""Asks for the names of all tables."""


def prepare(
    connection: sqlite3.Connection,
    schema: str,
    version: int,
    begin: Callable[[sqlite3.Connection], object] = lambda _: None,
) -> None:
    """Make the tables of a schema, and `begin` with them, unless those of this version are there."""
    if connection.execute("PRAGMA user_version").fetchone()[0] == version:
        return
    connection.execute("BEGIN IMMEDIATE")
    for (name,) in connection.execute(TABLES).fetchall():
        connection.execute(f'DROP TABLE "{name}"')
    for statement in schema.split(";"):
        connection.execute(statement)
    begin(connection)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("COMMIT")
