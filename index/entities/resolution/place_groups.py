"""Groups the names of places inside one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from index.entities.resolution.appearances import Appearance
from index.entities.resolution.keys import place_key, same_place

Group = list[Appearance]


def group_places(appearances: Group, country_at_home: Callable[[str], str]) -> list[Group]:
    """The appearances by place; the partition does not depend on their order.

    Names with one key are one place, unless they are said to lie in two states or countries (Paris, Texas);
    a name that the gazetteer does not know may also be another spelling of the only other one it is like.
    `country_at_home` gives the country that an article is mostly about, or "".
    """
    groups: defaultdict[str, Group] = defaultdict(list)
    known: set[str] = set()
    for one in appearances:
        key, listed = place_key(one.surface)
        groups[key].append(one)
        if listed:
            known.add(key)
    spelled = {key: min(" ".join(one.surface.split("-")) for one in group) for key, group in groups.items()}
    for key in sorted(set(groups) - known):
        # The other must be the only one alike: with two the spelling could be either's.
        alike = [other for other in groups if other != key and same_place(spelled[key], spelled[other])]
        if len(alike) == 1:
            groups[alike[0]].extend(groups.pop(key))
    return [part for group in groups.values() for part in _by_region(group, country_at_home)]


def _by_region(group: Group, country_at_home: Callable[[str], str]) -> list[Group]:
    """The appearances of one name by where they are said to lie; those of which nothing is said go with the
    only others, unless their article is about another country."""
    told = sorted({one.country for one in group} - {""})
    if not told:
        return [group]
    regions: dict[str, str] = {}
    for place in told:
        # "Paris, U.S." and "Paris, Texas" agree; of two codes of one place the shorter comes first.
        within = [other for other in told if other != place and place.startswith(other)]
        regions[place] = within[0] if within else place
    countries = {place[:2] for place in told}
    parts: defaultdict[str, Group] = defaultdict(list)
    for one in group:
        if one.country:
            parts[regions[one.country]].append(one)
            continue
        home = country_at_home(one.article)
        alone = len(set(regions.values())) > 1 or (home and home not in countries)
        parts["" if alone else next(iter(regions.values()))].append(one)
    return list(parts.values())
