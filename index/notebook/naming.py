"""Names joined and parted by hand, between the user's notebook and what resolves names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.collection.catalogue import LibraryError
from index.notebook.notebook import Naming, Notebook
from index.running.late_imports import IMPORTING

if TYPE_CHECKING:
    from index.entities.model import EntityType, NamingDecision, Resolution

_CALLED = {
    "PERSON": "a person",
    "ORG": "an organisation",
    "GPE": "a country, province or city",
    "LOC": "a place",
    "FAC": "a building, base or crossing",
    "NORP": "a nationality, religion or party",
    "DATE": "a date",
    "QUANTITY": "a quantity",
}


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


def common_type(resolution: Resolution, first: str, second: str) -> EntityType:
    """The type that two names have in these articles; raises LibraryError where one is not named there or
    they have none in common."""
    spelled = [
        (entity.type, " ".join(spelling.split()).casefold())
        for entity in resolution.entities
        for spelling, _ in entity.spellings
    ]
    types = []
    for name in (first, second):
        low = " ".join(name.split()).casefold()
        found = [kind for kind, spelling in spelled if spelling == low]
        if not found:
            raise LibraryError(
                f"{name} is not among the names of these articles; write it as one of them does."
            )
        types.append(list(dict.fromkeys(found)))
    common = [kind for kind in types[0] if kind in types[1]]
    if not common:
        one, other = (_CALLED[found[0].value] for found in types)
        raise LibraryError(
            f"{first} is {one} and {second} is {other}; only names of one type are one or two."
        )
    return common[0]
