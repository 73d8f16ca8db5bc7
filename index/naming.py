"""Names joined and parted by hand, between the user's notebook and what resolves names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.catalogue import LibraryError
from index.late_imports import IMPORTING
from index.notebook import Naming, Notebook

if TYPE_CHECKING:
    from index.entities.model import EntityType, NamingDecision


def decisions(notebook: Notebook) -> tuple[NamingDecision, ...]:
    """What the user decided about names, in the order of deciding."""
    rows = notebook.namings()
    return tuple(map(_decision, rows)) if rows else ()


def decide(notebook: Notebook, kind: EntityType, first: str, second: str, *, same: bool) -> None:
    """Keep that two names are one entity, or two; raises LibraryError for what is no pair of names."""
    with IMPORTING:
        from index.entities.model import EntityType
    first, second = " ".join(first.split()), " ".join(second.split())
    if kind in (EntityType.DATE, EntityType.QUANTITY):
        raise LibraryError("Dates and quantities are compared by value; only names can be joined or parted.")
    if not first or not second:
        raise LibraryError("Two names are needed to join or part them, and one is empty.")
    if first.casefold() == second.casefold():
        raise LibraryError(f"{first} and {second} are one spelling; name two that differ.")
    notebook.decide((kind.value, first, second, same))


def undo(notebook: Notebook) -> NamingDecision | None:
    """Take the last decision about names back; None where there is none."""
    taken = notebook.undo_naming()
    return _decision(taken) if taken else None


def _decision(row: Naming) -> NamingDecision:
    with IMPORTING:
        from index.entities.model import EntityType, NamingDecision
    kind, first, second, same = row
    return NamingDecision(EntityType(kind), first, second, same)
