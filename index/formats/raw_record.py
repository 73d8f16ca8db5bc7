"""What comes out of a file that holds many articles, before it is an article."""

from __future__ import annotations

from dataclasses import dataclass

from index.formats.fields import Found


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record of a file. `number` is what it is called by where it has no id: its line in JSON Lines, its
    row in CSV. `line` is where it begins, both counted from 1. `note` says how it had to be read."""

    number: int
    line: int
    found: Found
    note: str | None


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that holds no article. `reason` goes on from its number: what is wrong, and what to do;
    `untitled` is a record that has neither text nor title."""

    line: int
    reason: str
    untitled: bool = False
