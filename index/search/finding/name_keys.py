"""The keys of names in one state of the index of names: which are written or begin so, which are of one
entity, which are like another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nsmallest

from index.entities.model import EntityType, NamingDecision
from index.entities.resolution.decisions import decided
from index.entities.resolution.library_names import JOINT, alike, divided, name_key, same_across
from index.search.indexing.name_terms import SEPARATOR
from index.search.query.typed_names import folded, variants
from index.search.terms.looking_up import Terms
from index.search.terms.segment_terms import WORD_ROOM

KINDS = {
    "person": (EntityType.PERSON,),
    "org": (EntityType.ORG,),
    "place": (EntityType.GPE, EntityType.LOC, EntityType.FAC),
    "people": (EntityType.NORP,),
}
"""The types of each group of names."""

MOST_KEYS = 200
"""Keys of one name that are looked up: the people of one surname, or the names that begin as typed."""

MOST_OF_A_FAMILY = 1000
"""Keys of one surname that are compared, to tell whom an initial stands for."""

LISTED = 20_000
"""Names of one beginning, in each segment, that are looked through for likeness."""

MOST_COMPARED = 8
"""Keys of one name that others are held against."""


class NameKeys:
    """The keys of names that are in an index, by their groups, after what the user decided about names."""

    def __init__(self, terms: Terms, decisions: Callable[[], Sequence[NamingDecision]]) -> None:
        self._terms = terms
        self._decisions = decisions

    def candidates(self, group: str, name: str) -> set[str]:
        """The keys that a typed name may have; those of people whether they are in the index or not."""
        known = {
            key for key in keys_of(group, name) if group == "person" or self._terms.frequency(group, key)
        }
        return known.union(key for one, key in self.written(folded(name)) if one == group)

    def written(self, typed: str) -> list[tuple[str, str]]:
        """Group and key of what is written exactly so."""
        terms = self._listed("written", typed + SEPARATOR)
        return [(parts[1], parts[2]) for term in terms if len(parts := term.split(SEPARATOR)) == 3]

    def beginning(self, group: str, prefix: str, most: int = MOST_KEYS) -> list[str]:
        """The most frequent keys that begin so."""
        counts = self._terms.counted(group, prefix, LISTED)
        found = nsmallest(most, counts, key=lambda key: (-counts[key], key))
        return [key for key in found if self._terms.is_there(key, (group,), counts[key])]

    def _listed(self, field: str, prefix: str) -> Mapping[str, int]:
        """The terms of a field that begin so, each with how many articles have it."""
        found = self._terms.counted(field, prefix, MOST_KEYS)
        if not self._terms.removed:
            return found
        return {term: count for term in found if (count := self._terms.frequency(field, term))}

    def unfinished(self, group: str, typed: str) -> list[str]:
        """The keys of a name that is perhaps not typed to its end."""
        begun = self._terms.counted("written", folded(typed), LISTED)
        found = {
            parts[2]: count
            for term, count in begun.items()
            if len(parts := term.split(SEPARATOR)) == 3 and parts[1] == group
        }
        for kind in KINDS[group]:
            if len(key := name_key(kind, typed)) > 1:
                found |= self._terms.counted(group, key, LISTED)
        return nsmallest(MOST_KEYS, found, key=lambda key: (-found[key], key))

    def united(self, group: str, keys: Iterable[str]) -> set[str]:
        """The keys with all others that are the same in the whole library, after the user's decisions."""
        asked = set(keys)
        groups = [self._group(group, key) for key in sorted(asked)]
        decisions = self._decisions()
        for kind in KINDS[group]:
            here = [one for one in decisions if one.type is kind]
            names = {name_key(kind, name) for one in here for name in (one.first, one.second)}
            here = [one for one in here if name_key(kind, one.first) != name_key(kind, one.second)]
            if here:
                groups += [self._group(group, key) for key in sorted(names)]
                apart = _disjoint(groups)
                known = {key for one in apart for key in one}
                fold = _Fold(kind, known)
                groups = [set(one) for one in decided(kind, apart, here, str, fold)]
        return set().union(*(one for one in groups if one & asked)) if groups else set()

    def _group(self, group: str, key: str) -> set[str]:
        """The keys that are the same as this one, itself among them."""
        if group == "person" and JOINT in key:
            # Whom those agree with who agree with this one decides who belongs together; the rest of the
            # family need not be asked.
            family = self.beginning(group, key.split(JOINT, 1)[0] + JOINT, MOST_OF_A_FAMILY)
            near = {other for other in family if same_across(EntityType.PERSON, key, other)}
            asked = {
                other for other in family if any(same_across(EntityType.PERSON, one, other) for one in near)
            }
            return set(next(one for one in divided(EntityType.PERSON, {*asked, key}) if key in one))
        if group == "org":
            others = self._defined(key)
            return {key, *others} if len(others) == 1 and self._defined(others[0]) == [key] else {key}
        return {key}

    def _defined(self, key: str) -> list[str]:
        """What an organisation's acronym stands for, or what acronym it has, where articles say so."""
        terms = self._listed("defined", key + SEPARATOR)
        return sorted({term.partition(SEPARATOR)[2] for term in terms})

    def alike_to(self, group: str, keys: frozenset[str]) -> dict[str, int]:
        """Keys that are only like these, each with how many articles have it."""
        found: dict[str, int] = {}
        for kind in KINDS[group]:
            for own in sorted(keys)[:MOST_COMPARED]:
                for key in self._neighbours(group, own):
                    if key not in keys and key not in found and alike(kind, own, key):
                        found[key] = self._terms.frequency(group, key)
        return found

    def _neighbours(self, group: str, key: str) -> list[str]:
        """The keys that may be like it."""
        if group == "org":
            return [*self._defined(key), *self.beginning(group, key.split(JOINT, 1)[0])]
        if group == "person":
            surname = key.split(JOINT, 1)[0]
            return self._terms.kept.get(
                (self._terms.state, "like surnames", surname),
                lambda: self._of_surnames_like(surname),
                lambda known: WORD_ROOM * len(known),
            )
        return list(self._terms.counted(group, key[:1], LISTED))

    def _of_surnames_like(self, surname: str) -> list[str]:
        """The keys of people whose surname is this one or like it; few of those that begin alike are."""
        of = {key: key.split(JOINT, 1)[0] for key in self._terms.counted("person", surname[:1], LISTED)}
        like = {other for other in set(of.values()) if alike(EntityType.PERSON, surname, other)}
        return [key for key, other in of.items() if other in like]

    def surfaces(self, group: str, key: str) -> dict[str, int]:
        """How a key is written, each with in how many articles."""
        prefix = SEPARATOR.join((group, key, ""))
        listed = self._listed("spelled", prefix)
        return {term.removeprefix(prefix): count for term, count in listed.items()}


def keys_of(group: str, name: str) -> frozenset[str]:
    """The keys of a typed name, whether they are in an index or not."""
    keys = (name_key(kind, variant) for variant in variants(name) for kind in KINDS[group])
    return frozenset(filter(None, keys))


class _Fold:
    """Gives the key of a name, and a key itself for a key."""

    def __init__(self, kind: EntityType, keys: set[str]) -> None:
        self._kind = kind
        self._keys = keys

    def __call__(self, name: str) -> str:
        return name if name in self._keys else name_key(self._kind, name)


def _disjoint(groups: Sequence[set[str]]) -> list[list[str]]:
    """The groups, those that share a key as one."""
    found: list[set[str]] = []
    for group in groups:
        touching = [one for one in found if one & group]
        found = [one for one in found if not one & group]
        found.append(group.union(*touching))
    return [sorted(one) for one in found]
