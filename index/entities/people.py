"""Groups the spellings of people's names inside one story, surname first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from index.entities.lexicon import PARTICLES, SUFFIXES
from index.entities.skeleton import skeleton

SIMILAR = 0.9
"""Least similarity (normalised Indel, 0..1) of two surnames' skeletons that may be one name."""
_SHORTEST_FUZZY = 5
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""A Korean or Chinese given name, which stands behind the surname: `Moon Jae-in`."""
_ARTICLE = re.compile(r"\A(?:al|el|as|ash|an|ar|ad|az)-", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts, each folded: given names and initials, surname, and "jr", "sr", "iii" (or empty)."""

    given: tuple[str, ...]
    surname: str
    suffix: str


def parse_name(surface: str, fold: Callable[[str], str] = skeleton) -> PersonName:
    """The parts of a name as written, given names first: `John F. Kennedy Jr.`; a single word is a
    surname. `fold` makes of a word what is compared."""
    words = [word for word in surface.replace(",", " ").split() if word]
    suffix = ""
    if len(words) > 1 and words[-1] in SUFFIXES:
        suffix = words.pop().rstrip(".").lower()
    significant = [word for word in words if word.lower() not in PARTICLES] or words
    if len(significant) == 2 and _SYLLABLES.fullmatch(significant[1]):
        significant.reverse()
    folded = [fold(_ARTICLE.sub("", word)) or word.lower() for word in significant]
    return PersonName(tuple(folded[:-1]), folded[-1] if folded else surface.lower(), suffix)


def similar(left: str, right: str) -> bool:
    """Whether two skeletons may spell one name: equal, or long, alike and of one first letter."""
    if left == right:
        return True
    if min(len(left), len(right)) < _SHORTEST_FUZZY or left[0] != right[0]:
        return False
    # Slavic and Arabic names of women are those of men with one letter more: Rashidov, Rashidova.
    shorter, longer = sorted((left, right), key=len)
    if longer == shorter + "a":
        return False
    return Indel.normalized_similarity(left, right) >= SIMILAR


def _same_given(left: str, right: str) -> bool:
    if len(left) == 1 or len(right) == 1:
        return left[:1] == right[:1]
    return similar(left, right)


def compatible(left: PersonName, right: PersonName) -> bool:
    """Whether two names of several words may be one person's: surnames alike, and no given name in
    conflict."""
    if left.suffix != right.suffix or not similar(left.surname, right.surname):
        return False
    if not left.given or not right.given:
        return left.given == right.given
    if not _same_given(left.given[0], right.given[0]):
        return False
    both = zip(left.given[1:], right.given[1:], strict=False)
    return all(_same_given(one, other) for one, other in both)


@dataclass(frozen=True, slots=True)
class Appearance:
    """A spelling in an article, and where it first stands there."""

    article: str
    surface: str
    first: int


def group_people(appearances: list[Appearance]) -> list[list[Appearance]]:
    """The appearances by person. Each argument occurs once, and the partition does not depend on their order.

    Full names merge when compatible with every name in the group, and a spelling that differs in its
    skeleton only when the two never stand in one article. A surname alone belongs to the one person of that
    surname in its own article, else in the story; when two are left it stays by itself.
    """
    ordered = sorted(appearances, key=lambda one: (one.article, one.first, one.surface))
    names = {one.surface: parse_name(one.surface) for one in ordered}
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for one in ordered:
        articles[one.surface].add(one.article)
    full = sorted({one.surface for one in ordered if names[one.surface].given})
    groups = _group_full(full, names, articles)
    owner = {surface: number for number, group in enumerate(groups) for surface in group}
    found: defaultdict[tuple[str, int | str], list[Appearance]] = defaultdict(list)
    for one in ordered:
        number: int | None = owner.get(one.surface)
        if number is None:
            number = _owner_of_surname(one, ordered, names, owner, len(groups))
        alone = f"{names[one.surface].surname} {names[one.surface].suffix}"
        found[("group", number) if number is not None else ("alone", alone)].append(one)
    return list(found.values())


def _group_full(
    full: list[str], names: dict[str, PersonName], articles: dict[str, set[str]]
) -> list[list[str]]:
    def one_person(left: str, right: str) -> bool:
        if not compatible(names[left], names[right]):
            return False
        exact = names[left].surname == names[right].surname and names[left].given[0] == names[right].given[0]
        abbreviated = len(names[left].given[0]) == 1 or len(names[right].given[0]) == 1
        return exact or abbreviated or not articles[left] & articles[right]

    groups: list[list[str]] = []
    # Names alike in every letter of their skeletons come together first, so that a looser spelling cannot
    # divide them.
    ordered = sorted(full, key=lambda name: (-len(names[name].given[0]), -len(names[name].given), name))
    for name in ordered:
        candidates = [group for group in groups if all(one_person(name, other) for other in group)]
        equal = [g for g in candidates if any(names[name].surname == names[other].surname for other in g)]
        candidates = equal or candidates
        if len(candidates) == 1 or (
            len(candidates) > 1 and any(names[name] == names[other] for other in candidates[0])
        ):
            candidates[0].append(name)
        else:
            groups.append([name])
    return groups


def _owner_of_surname(
    one: Appearance,
    ordered: list[Appearance],
    names: dict[str, PersonName],
    owner: dict[str, int],
    count: int,
) -> int | None:
    """The group of full names that a single name belongs to, None where none or several are left."""
    single = names[one.surface]

    def left_over(scope: list[Appearance], alike: Callable[[str, str], bool]) -> list[Appearance]:
        found = [other for other in scope if alike(names[other.surface].surname, single.surname)]
        same = [other for other in found if names[other.surface].suffix == single.suffix]
        # "Carver" is the father where "Carver Jr." is told apart from him, who is never the father.
        return same if same or single.suffix else found

    here = [other for other in ordered if other.article == one.article and other.surface in owner]
    for scope in (here, [other for other in ordered if other.surface in owner]):
        for alike in (str.__eq__, similar):
            matched = left_over(scope, alike)
            groups = {owner[other.surface] for other in matched}
            if len(groups) == 1:
                return groups.pop()
            if len(groups) > 1:
                before = {
                    owner[other.surface]
                    for other in matched
                    if other.article == one.article and other.first < one.first
                }
                return before.pop() if scope is here and len(before) == 1 else None
        if scope is here and not single.suffix:
            by_given = {
                owner[other.surface] for other in here if names[other.surface].given[0] == single.surname
            }
            if len(by_given) == 1:
                return by_given.pop()
    return None
