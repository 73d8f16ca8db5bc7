"""Discrepancies of name: one entity spelt in two ways, or another one in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Span
from index.comparison.alignment.two_languages import in_two_scripts
from index.comparison.model import Discrepancy, DiscrepancyKind, Severity, Strength
from index.comparison.reading.spellings import adjective, differing, familiar, misspelt, one_known_place
from index.comparison.rivals.expressions import rival
from index.comparison.rivals.name_rivals import (
    ANOTHER,
    Name,
    names_of,
    one_sort,
    rival_bodies,
    rival_people,
    rival_places,
)
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import names_entity
from index.entities.model import PLACES, EntityType

OFFICE = 2
"""Words between a nationality and the name of whose it is."""


def name_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Spellings of one entity (minor), and of a strong pair different entities in the same place (major)."""
    strong = pairing.strength is Strength.STRONG
    if not (strong or pairing.shared_names) or _in_two_scripts(pairing):
        return
    ours, theirs = names_of(pairing.left), names_of(pairing.right)
    yield from _spellings(pairing, ours, theirs)
    if not strong:
        return
    yield from _nationalities(pairing, ours, theirs)
    ours = [name for name in ours if not names_entity(pairing.group_right, name.entity)]
    theirs = [name for name in theirs if not names_entity(pairing.group_left, name.entity)]
    for left in ours:
        for right in theirs:
            if left.type is right.type or {left.type, right.type} <= PLACES:
                alone = _alone(left, ours) and _alone(right, theirs)
                yield from _another(pairing, left, right, alone)
            elif EntityType.PERSON in (left.type, right.type):
                yield from _spelt_alike(pairing, left, right)


def _in_two_scripts(pairing: Pairing) -> bool:
    """Whether two sentences in two languages name people and places in other letters, so that what is spelt
    differently need not be another name."""
    if not pairing.in_two_languages:
        return False
    ours, theirs = (facts.says(facts.sentence.span) for facts in (pairing.left, pairing.right))
    return in_two_scripts(ours, theirs)


def _spellings(pairing: Pairing, ours: Sequence[Name], theirs: Sequence[Name]) -> Iterator[Discrepancy]:
    """One entity that the two sentences spell differently; not where both spell it in both ways."""
    both = {name.said for name in ours} & {name.said for name in theirs}
    own = [name for name in theirs if name.said not in both]
    for left in ours:
        for right in own if left.said in both else theirs:
            if left.entity.id == right.entity.id and left.type is not EntityType.NORP:
                spelt = differing(left.parts, right.parts)
                if left.type in PLACES and adjective(left.parts[-1].form, right.parts[-1].form):
                    continue
                if spelt and not one_known_place(left.said, right.said):
                    yield _in_two_spellings(pairing, spelt, "one name")


def _nationalities(pairing: Pairing, ours: Sequence[Name], theirs: Sequence[Name]) -> Iterator[Discrepancy]:
    """Two nationalities before one person's name: the Brazilian forward, the Argentine striker."""
    of_ours, of_theirs = _nationality(ours), _nationality(theirs)
    for person in sorted(of_ours.keys() & of_theirs.keys()):
        left, right = of_ours[person], of_theirs[person]
        if left.country != right.country:
            yield rival(DiscrepancyKind.NAME, pairing, left.span, right.span)


def _nationality(names: Sequence[Name]) -> dict[str, Name]:
    """The only nationality of a sentence, by the person whose name stands close behind it."""
    nations = [name for name in names if name.type is EntityType.NORP and name.country]
    if len(nations) != 1:
        return {}
    end = nations[0].first + len(nations[0].parts)
    return {
        name.entity.id: nations[0]
        for name in names
        if name.type is EntityType.PERSON and 0 <= name.first - end <= OFFICE
    }


def _spelt_alike(pairing: Pairing, left: Name, right: Name) -> Iterator[Discrepancy]:
    """A name that is taken for a person's on one side alone, and differs from the other in a part's
    spelling."""
    spelt = differing(left.parts, right.parts)
    if spelt and _share_a_part(left, right) and len(left.parts) == len(right.parts):
        yield _in_two_spellings(pairing, spelt, "perhaps one name")


def _share_a_part(left: Name, right: Name) -> bool:
    return not {part.stem for part in left.parts}.isdisjoint(part.stem for part in right.parts)


def _alone(name: Name, others: Sequence[Name]) -> bool:
    """Whether no other entity of its type is among the names."""
    return all(other.entity.id == name.entity.id for other in others if other.type is name.type)


def _another(pairing: Pairing, left: Name, right: Name, alone: bool) -> Iterator[Discrepancy]:
    """Another entity of the same sort, or perhaps the same one spelt differently."""
    if rival_places(pairing, left, right):
        yield rival(DiscrepancyKind.NAME, pairing, left.span, right.span)
        return
    distance = pairing.slot_distance(left.span, right.span)
    person = left.type is EntityType.PERSON
    bodies = left.type is EntityType.ORG and alone and one_sort(left, right)
    if (bodies and rival_bodies(pairing, left, right)) or (
        person and alone and rival_people(pairing, left, right, distance)
    ):
        distance = 1
    if distance is None and not (person and alone):
        return
    shared, spelt = _share_a_part(left, right), differing(left.parts, right.parts)
    if shared and spelt and ((person and alone) or distance in (0, 1)):
        yield _in_two_spellings(pairing, spelt, "perhaps one name")
    if distance is None:
        return
    ours, theirs = {part.stem for part in left.parts}, {part.stem for part in right.parts}
    if ours <= theirs or theirs <= ours or (shared and (spelt or familiar(left.parts, right.parts))):
        return
    if left.type in PLACES and distance <= 2 and misspelt(left.said.lower(), right.said.lower()):
        yield _in_two_spellings(pairing, (left.span, right.span), "perhaps one place")
    elif (person or bodies) and distance <= 1 and pairing.score >= ANOTHER and left.reports is right.reports:
        yield rival(DiscrepancyKind.NAME, pairing, left.span, right.span)


def _in_two_spellings(pairing: Pairing, spelt: tuple[Span, Span], what: str) -> Discrepancy:
    return rival(DiscrepancyKind.NAME, pairing, *spelt, Severity.MINOR, f"{what}, two spellings: ")
