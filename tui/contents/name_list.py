"""Groups the names of some articles, narrows them to what is typed, and says who spells them how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from index.running.late_imports import IMPORTING
from tui.terminal.safe_text import safe_text
from tui.wording.counted import as_many

if TYPE_CHECKING:
    from index.entities.model import Entity

GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("PEOPLE", frozenset({"PERSON"})),
    ("ORGANISATIONS", frozenset({"ORG"})),
    ("PLACES", frozenset({"GPE", "LOC", "FAC"})),
    ("PEOPLES, PARTIES", frozenset({"NORP"})),
)
"""The headings of the names. Dates and quantities are not names and are left to the comparison. Types stand
by their values: importing the model would delay the first screen."""
NAMED: frozenset[str] = frozenset().union(*(types for _, types in GROUPS))
"""The types that are names."""

KINDS: dict[str, str] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "people, religion or party",
    "DATE": "date",
    "QUANTITY": "quantity",
}
"""What a name of each type is called."""

_FIELDS: dict[str, str] = {"PERSON": "person", "ORG": "org", "GPE": "place", "LOC": "place", "FAC": "place"}


@dataclass(frozen=True, slots=True)
class NameGroup:
    """The names under one heading; `folded` where only the heading is shown."""

    heading: str
    entities: tuple[Entity, ...]
    folded: bool


def name_groups(
    entities: Iterable[Entity], wanted: str = "", folded: AbstractSet[str] = frozenset()
) -> tuple[NameGroup, ...]:
    """The names that fit what is `wanted`, by heading; empty groups are left out.

    While something is wanted nothing is folded, because what was asked for would stay hidden.
    """
    listed = [entity for entity in entities if not wanted or fits(entity, wanted)]
    groups = []
    for heading, types in GROUPS:
        members = tuple(entity for entity in listed if entity.type in types)
        if members:
            groups.append(NameGroup(heading, members, heading in folded and not wanted))
    return tuple(groups)


def fits(entity: Entity, wanted: str) -> bool:
    """Whether each word of `wanted` begins a word of one spelling of the name, also as it is transliterated
    otherwise: `rakhm` fits Rahmon."""
    with IMPORTING:
        from index.entities.names.skeleton import skeleton

    words = [(word, skeleton(word) or word) for word in wanted.casefold().split()]
    for form in _forms(entity):
        parts = [(part, skeleton(part)) for part in form.casefold().split()]
        if all(any(p.startswith(word) or s.startswith(folded) for p, s in parts) for word, folded in words):
            return True
    return False


def fold_spellings(entities: Iterable[Entity]) -> None:
    """Fold all spellings once, where that delays nobody, so that `fits` is quick at the first letter."""
    with IMPORTING:
        from index.entities.names.skeleton import skeleton

    for entity in entities:
        for form in _forms(entity):
            for part in form.casefold().split():
                skeleton(part)


def _forms(entity: Entity) -> Iterable[str]:
    return (form for form, _ in entity.spellings) if entity.spellings else (entity.name,)


def spellings(entity: Entity, labels: dict[str, str], room: Callable[[str], bool] | None = None) -> list[str]:
    """Each spelling with the sources that use it, as `Rakhmon 001 003`; empty where all spell alike.

    Of the sources as many are named as there is `room` for, and how many more there are: `Rakhmon 001 +7`.
    Of a person only the last word is compared, so that a first name left out is no spelling of its own.
    """
    used: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    for form, counts in entity.spellings:
        word = form.split()[-1] if entity.type == "PERSON" and form.split() else form
        key = word.casefold()
        shown.setdefault(key, word)
        used.setdefault(key, set()).update(article for article, _ in counts)
    if len(used) < 2:
        return []
    parted = any(" " in label for label in labels.values())
    found = []
    for key, named in used.items():
        sources = [safe_text(label) for article, label in labels.items() if article in named]
        written = partial(_using, safe_text(shown[key]), parted)
        found.append(as_many(sources, written, lambda words: room is None or room(words)))
    return found


def _using(form: str, parted: bool, sources: Sequence[str]) -> str:
    """A spelling with the sources that use it."""
    if not sources:
        return form
    return f"{form} ({', '.join(sources)})" if parted else " ".join([form, *sources])


def named_query(entity: Entity) -> str:
    """The query that finds what names this one in any of its spellings."""
    name = " ".join(entity.name.replace('"', " ").split())
    field = _FIELDS.get(entity.type)
    return f'{field}:"{name}"' if field else f'"{name}"'


def same_name(entity: Entity, among: Sequence[Entity]) -> Entity | None:
    """The entity that is this one after names were joined or parted: of the same id, else the one that holds
    its first mention."""
    for other in among:
        if other.id == entity.id:
            return other
    for other in among:
        if entity.mentions and entity.mentions[0] in other.mentions:
            return other
    return None
