"""Groups the names of organisations inside one story: full names, acronyms and short forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from index.entities.names.organisation_names import OrganisationName, parse_organisation, respelled, short_for
from index.entities.names.skeleton import skeleton
from index.entities.resolution.appearances import Appearance, Definition

Unit = tuple[OrganisationName, str]
"""A name in one article: `Foreign Ministry` may be one country's here and another's there."""


def group_organisations(
    appearances: list[Appearance],
    definitions: frozenset[Definition],
    country_at_home: Callable[[str], str],
) -> list[list[Appearance]]:
    """The appearances by organisation; the partition does not depend on their order.

    Equal names are one. An acronym is the name that defines it ("… (WFP)"), else the only one it abbreviates.
    A short form is the only longer name it fits in its own article, else in the story, unless that is
    another country's body: `country_at_home` gives the country that an article is mostly about, or "".
    """
    names: dict[Unit, list[Appearance]] = {}
    for one in appearances:
        name = parse_organisation(one.surface)
        if one.country and not name.country and not name.acronym:
            name = replace(name, country=one.country)
        names.setdefault((name, one.article), []).append(one)
    links = _Links(names)
    whole: defaultdict[tuple[tuple[str, ...], str], list[Unit]] = defaultdict(list)
    for unit in names:
        whole[unit[0].words, unit[0].country].append(unit)
    # A name that may stand for another's in one article need not do so in the next: it waits.
    shorts = _shorts(names)
    for units in whole.values():
        links.join([unit for unit in units if unit not in shorts])
    _respelled(names, links)
    for unit in sorted(shorts, key=lambda unit: (-len(unit[0].words), unit[0].words, unit[1])):
        _link_short(unit, shorts[unit], links, names, country_at_home)
    for units in whole.values():
        links.join([unit for unit in units if not links.linked(unit)])
    _acronyms(names, definitions, links)
    return links.groups()


class _Links:
    """A union-find over units."""

    def __init__(self, names: dict[Unit, list[Appearance]]) -> None:
        self._names = names
        self._parent: dict[Unit, Unit] = {}
        self._short: set[Unit] = set()

    def root(self, unit: Unit) -> Unit:
        while unit in self._parent:
            unit = self._parent[unit]
        return unit

    def join(self, units: Iterable[Unit]) -> None:
        first: Unit | None = None
        for unit in units:
            root = self.root(unit)
            if first is None:
                first = root
            elif root != first:
                self._parent[root] = first

    def link(self, short: Unit, long: Unit) -> None:
        self._short.add(short)
        self.join([long, short])

    def linked(self, unit: Unit) -> bool:
        return unit in self._short

    def groups(self) -> list[list[Appearance]]:
        found: defaultdict[Unit, list[Appearance]] = defaultdict(list)
        for unit, appearances in self._names.items():
            found[self.root(unit)].extend(appearances)
        return list(found.values())


def _shorts(names: dict[Unit, list[Appearance]]) -> dict[Unit, list[Unit]]:
    """The units that may stand for others, with these."""
    by_end: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in names:
        if not unit[0].acronym:
            for word in {unit[0].words[0], unit[0].words[-1]}:
                by_end[word].append(unit)
    found: dict[Unit, list[Unit]] = {}
    for unit in names:
        if unit[0].acronym:
            continue
        near = dict.fromkeys(by_end[unit[0].words[0]] + by_end[unit[0].words[-1]])
        longer = [other for other in near if short_for(unit[0], other[0])]
        if longer:
            found[unit] = longer
    return found


def _respelled(names: dict[Unit, list[Appearance]], links: _Links) -> None:
    # What is alike has its last word in common, or all of them.
    by_shape: defaultdict[tuple[int, str], dict[OrganisationName, list[Unit]]] = defaultdict(dict)
    for unit in sorted(names, key=lambda unit: (unit[0].words, unit[0].country, unit[1])):
        if len(unit[0].words) > 1:
            shape = len(unit[0].words), unit[0].words[-1]
            by_shape[shape].setdefault(unit[0], []).append(unit)
            by_words = len(unit[0].words), " ".join(sorted(unit[0].words))
            by_shape[by_words].setdefault(unit[0], []).append(unit)
    for alike in by_shape.values():
        listed = list(alike)
        for at, one in enumerate(listed):
            for other in listed[at + 1 :]:
                here, there = alike[one], alike[other]
                if not {unit[1] for unit in here} & {unit[1] for unit in there} and respelled(one, other):
                    links.join([*here, *there])


def _link_short(
    unit: Unit,
    longer: list[Unit],
    links: _Links,
    names: dict[Unit, list[Appearance]],
    country_at_home: Callable[[str], str],
) -> None:
    name, article = unit
    here = [other for other in longer if other[1] == article]
    # "The Committee" is the one named before it; the House may be called the House of Representatives later.
    said = names[unit][0].first
    if name.head:
        here = [other for other in here if names[other][0].first < said or other[0].words[:1] == name.words]
    if here:
        roots = {links.root(other) for other in here}
        if len(roots) == 1:
            links.link(unit, here[0])
        return
    # "Committee" may be any, "Senate" is the country's.
    if (name.head and not name.alone) or (len(name.words) > 1 and any(other[0].regional for other in longer)):
        return
    roots = {links.root(other) for other in longer}
    if len(roots) != 1:
        return
    countries = {other[0].country for other in longer} - {""}
    if countries and not name.country and country_at_home(article) not in countries | {""}:
        return
    links.link(unit, longer[0])


def _acronyms(names: dict[Unit, list[Appearance]], definitions: frozenset[Definition], links: _Links) -> None:
    units = [unit for unit in names if unit[0].acronym]
    if not units:
        return
    defined = _defined(names, definitions)
    written_out: defaultdict[str, set[Unit]] = defaultdict(set)
    shouted: dict[str, Unit] = {}
    for unit in names:
        for acronym in unit[0].initials:
            written_out[acronym].add(unit)
        if len(unit[0].words) == 1 and not unit[0].acronym:
            shouted.setdefault(unit[0].words[0], unit)
    for unit in sorted(units, key=lambda unit: (unit[0].acronym, unit[1])):
        acronym, article = unit[0].acronym, unit[1]
        meant = defined[acronym, article] or defined[acronym, ""] or written_out[acronym]
        if meant:
            if len({links.root(other) for other in meant}) == 1:
                links.join([min(meant, key=lambda other: (other[0].words, other[1])), unit])
        elif len(acronym) > 3 and (word := skeleton(acronym)) in shouted:
            links.join([shouted[word], unit])


def _defined(
    names: dict[Unit, list[Appearance]], definitions: frozenset[Definition]
) -> defaultdict[tuple[str, str], set[Unit]]:
    """What articles say that an acronym stands for, by the acronym and the article, or "" for any of them."""
    defined: defaultdict[tuple[str, str], set[Unit]] = defaultdict(set)
    of_surface = {(one.article, one.surface): unit for unit, found in names.items() for one in found}
    for article, long, short in definitions:
        acronym, unit = parse_organisation(short).acronym, of_surface.get((article, long))
        if acronym and unit and _abbreviates(acronym, long):
            for scope in (article, ""):
                defined[acronym, scope].add(unit)
    return defined


def _abbreviates(acronym: str, long: str) -> bool:
    """Whether the letters of an acronym stand in this order in the name, the first at its beginning."""
    letters = iter(long.upper())
    return long[:1].upper() == acronym[:1] and all(letter in letters for letter in acronym)
