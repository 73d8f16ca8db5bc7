"""Groups the spellings of people's names inside one story, surname first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from index.entities.names.personal_names import (
    Likeness,
    PersonName,
    is_given_name,
    likeness,
    parse_name,
    same_but_suffix,
    similar,
)
from index.entities.resolution.appearances import Appearance, gender_of
from index.entities.vocabulary.words import GIVEN, SURNAME, flags

_UNTOLD = frozenset("mr mr. mrs mrs. ms ms. miss dr dr. the a an of and former then late".split())
"""Words of titles that many people have, which are no evidence that two names are one person's."""


def group_people(appearances: list[Appearance]) -> list[list[Appearance]]:
    """The appearances by person. Each argument occurs once, and the partition does not depend on their order.

    Full names merge when compatible with every name in the group, and a spelling that differs in its
    skeleton only when the two never stand in one article. A surname alone belongs to the one person of that
    surname in its own article, else in the story; when two are left it stays by itself. Titles that one
    person cannot have (Mr. and Mrs., two offices in one article) keep names apart. A given name that shares
    the surname of the next ("John and Mary Carver") is taken for a full name.
    """
    surfaces = {one.surface for one in appearances}
    full = [_in_full(one, surfaces) for one in appearances]
    written = {id(one): as_written for one, as_written in zip(full, appearances, strict=True)}
    return [[written[id(one)] for one in group] for group in _group(full)]


def _in_full(one: Appearance, surfaces: set[str]) -> Appearance:
    """An appearance under its full name, where it shares the surname of the next: a word that no list has as
    a given name only if the story writes it out."""
    if not one.family:
        return one
    whole = f"{one.surface} {one.family}"
    given = flags(one.surface) & (GIVEN | SURNAME) == GIVEN
    return replace(one, surface=whole, family="") if given or whole in surfaces else one


def _group(appearances: list[Appearance]) -> list[list[Appearance]]:
    ordered = sorted(appearances, key=lambda one: (one.article, one.first, one.surface, one.sense))
    names = {one.surface: parse_name(one.surface) for one in ordered}
    of: dict[str, list[Appearance]] = {}
    for one in ordered:
        of.setdefault(one.surface, []).append(one)
    told = {surface: _Told.of(found) for surface, found in of.items() if names[surface].given}
    groups = _group_full(list(told), names, told)
    owner = {surface: number for number, group in enumerate(groups) for surface in group}
    singles = [one for one in ordered if one.surface not in owner]
    owners = _Owners(ordered, names, owner, groups, told) if groups and singles else None
    found: defaultdict[tuple[int, str], list[Appearance]] = defaultdict(list)
    alone: defaultdict[str, list[Appearance]] = defaultdict(list)
    for one in ordered:
        number = owner.get(one.surface)
        if number is None and owners is not None:
            number = owners.of(one)
        if number is None:
            name = names[one.surface]
            alone[f"{name.surname} {name.suffix}"].append(one)
        else:
            found[number, ""].append(one)
    for key, single in alone.items():
        both = {"he", "she"} <= {one.gender() for one in single}
        for one in single:
            found[-1, f"{key} {one.gender() if both else ''}"].append(one)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a spelling stands, and the titles it has anywhere; `gender` is what these tell, `likely` what
    the given name tells where they do not."""

    articles: frozenset[str]
    titles: frozenset[str]
    gender: str
    likely: str
    offices: frozenset[str]

    @classmethod
    def of(cls, found: list[Appearance]) -> _Told:
        titles = frozenset[str]().union(*(one.titles for one in found))
        offices = frozenset(office for one in found for office in one.offices()) if titles else titles
        given, _, rest = found[0].surface.partition(" ")
        articles = frozenset(one.article for one in found)
        likely = gender_of(titles, given if rest else "")
        return cls(articles, titles, gender_of(titles), likely, offices)


def _one_person(left: PersonName, right: PersonName, ours: _Told, theirs: _Told) -> bool:
    """Whether two full names may be one person's, after what is told of each."""
    alike = likeness(left, right)
    if alike is Likeness.NONE:
        # One outlet writes "Jr." and the other does not: only who has the same title is the same.
        same_title = not (ours.titles & theirs.titles) <= _UNTOLD
        if not (same_title and same_but_suffix(left, right)):
            return False
        alike = Likeness.LOOSE
    if ours.gender and theirs.gender and ours.gender != theirs.gender:
        return False
    other_given = left.given[0] != right.given[0]
    if other_given and ours.likely and theirs.likely and ours.likely != theirs.likely:
        return False
    if alike is Likeness.EXACT:
        return True
    if ours.offices and theirs.offices and ours.offices.isdisjoint(theirs.offices):
        return False
    return not ours.articles & theirs.articles


def _group_full(full: list[str], names: dict[str, PersonName], told: dict[str, _Told]) -> list[list[str]]:
    def one_person(left: str, right: str) -> bool:
        return _one_person(names[left], names[right], told[left], told[right])

    groups: list[list[str]] = []
    by_part: defaultdict[str, set[int]] = defaultdict(set)
    # Names alike in every letter of their skeletons come together first, so that a looser spelling cannot
    # divide them.
    ordered = sorted(full, key=lambda name: (-len(names[name].given[0]), -len(names[name].given), name))
    for name in ordered:
        near = sorted({number for letter in _first_letters(names[name]) for number in by_part[letter]})
        candidates = [n for n in near if all(one_person(name, other) for other in groups[n])]
        equal = [n for n in candidates if any(names[name].surname == names[o].surname for o in groups[n])]
        candidates = equal or candidates
        if len(candidates) == 1 or (
            len(candidates) > 1 and any(names[name] == names[other] for other in groups[candidates[0]])
        ):
            number = candidates[0]
            groups[number].append(name)
        else:
            number = len(groups)
            groups.append([name])
        for letter in _first_letters(names[name]):
            by_part[letter].add(number)
    return groups


def _first_letters(name: PersonName) -> set[str]:
    """What two names that are alike have in common at least one of: the first letter of a part."""
    return {part[0] for part in (*name.given, name.surname) if part}


class _Owners:
    """Whose a name of one word is."""

    def __init__(
        self,
        ordered: list[Appearance],
        names: dict[str, PersonName],
        owner: dict[str, int],
        groups: list[list[str]],
        told: dict[str, _Told],
    ) -> None:
        self._names = names
        self._owner = owner
        self._genders = [{told[surface].likely for surface in group} - {""} for group in groups]
        # By article, "" for the whole story: full names by surname, by given name, and by what is between.
        self._surnames: defaultdict[str, dict[str, list[Appearance]]] = defaultdict(dict)
        self._given: defaultdict[str, dict[str, list[Appearance]]] = defaultdict(dict)
        self._middle: defaultdict[str, dict[str, list[Appearance]]] = defaultdict(dict)
        for one in ordered:
            if one.surface in owner:
                name = names[one.surface]
                for scope in (one.article, ""):
                    self._surnames[scope].setdefault(name.surname, []).append(one)
                    self._given[scope].setdefault(name.given[0], []).append(one)
                    if len(name.given) > 1:
                        self._middle[scope].setdefault(name.given[-1], []).append(one)
                        self._middle[scope].setdefault(name.given[-1] + name.surname, []).append(one)

    def of(self, one: Appearance) -> int | None:
        """The group of full names that a single name belongs to, None where none or several are left."""
        single = self._names[one.surface]
        first_name = is_given_name(one.surface)
        for scope in (one.article, ""):
            surnames = self._surnames[scope]
            exact = surnames.get(single.surname, [])
            # Michelle is no spelling of Mitchell.
            alike = [] if first_name else _similar(surnames, single.surname)
            for matched in (exact, alike):
                left = self._left_over(one, single, matched)
                groups = {self._owner[other.surface] for other in left}
                if len(groups) == 1:
                    group = groups.pop()
                    return None if scope and self._is_doubtful(one, single, group, left) else group
                if len(groups) > 1:
                    before = {
                        self._owner[other.surface]
                        for other in left
                        if other.article == one.article and other.first < one.first
                    }
                    return before.pop() if scope and len(before) == 1 else None
                if matched and not left:
                    return None
            if not single.suffix:
                # Across articles only who has a title is called by the first word of his name, as in Chinese.
                tables = [self._given[scope]] if scope or one.addressed() else []
                tables += [self._middle[scope]] if scope and not first_name else []
                for table in tables:
                    left = self._left_over(one, single, table.get(single.surname, []))
                    groups = {self._owner[other.surface] for other in left}
                    if len(groups) == 1:
                        return groups.pop()
        return None

    def _is_doubtful(self, one: Appearance, single: PersonName, group: int, left: list[Appearance]) -> bool:
        """Whether a surname stands in its article before the only full name of it there, and the story tells
        more of another of that surname: then it is more likely his."""
        if any(other.first < one.first for other in left):
            return False
        articles: defaultdict[int, set[str]] = defaultdict(set)
        for other in self._surnames[""].get(single.surname, []):
            articles[self._owner[other.surface]].add(other.article)
        return any(len(found) > len(articles[group]) for found in articles.values())

    def _left_over(
        self, one: Appearance, single: PersonName, matched: Iterable[Appearance]
    ) -> list[Appearance]:
        """Those of `matched` that no title and no "Jr." speaks against."""
        gender, offices = one.gender(), one.offices()
        found = []
        for other in matched:
            genders = self._genders[self._owner[other.surface]]
            if gender and genders and gender not in genders:
                continue
            theirs = other.offices() if offices and other.article == one.article else frozenset[str]()
            if theirs and offices.isdisjoint(theirs):
                continue
            found.append(other)
        same = [other for other in found if self._names[other.surface].suffix == single.suffix]
        # "Carver" is the father where "Carver Jr." is told apart from him, who is never the father.
        return same if same or single.suffix else found


def _similar(surnames: dict[str, list[Appearance]], surname: str) -> list[Appearance]:
    letter = surname[:1]
    near = (other for other in surnames if other[:1] == letter and other != surname)
    return list(chain.from_iterable(surnames[other] for other in near if similar(other, surname)))
