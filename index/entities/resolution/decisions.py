"""What the user decided about names by hand, and how it changes the groups that the rules have made."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rapidfuzz.fuzz import token_set_ratio

from index.entities.model import EntityType, NamingDecision

Item = TypeVar("Item")
Pairs = list[tuple[str, str]]


def plain(name: str) -> str:
    """A name as decisions compare it: case and breaks of the line do not count."""
    return " ".join(name.split()).casefold()


def decided(
    kind: EntityType,
    groups: Iterable[Sequence[Item]],
    decisions: Sequence[NamingDecision],
    name: Callable[[Item], str],
    fold: Callable[[str], str] = plain,
) -> list[list[Item]]:
    """The groups of one type after the user's decisions about it; where these contradict, the later wins.

    Items are spelled `name(item)`, and a decision is about all items whose name it spells under `fold`. Names
    that are one bring their whole groups together, but a name that stands in several groups, as a bare
    surname does, leaves them alone for the other. Of two names that are two, each keeps what is spelled more
    like it, and what is no nearer to either stays with the first of the decision. The result does not depend
    on the order of groups or items, only that of `decisions` counts.
    """
    found = [list(group) for group in groups]
    here = [one for one in decisions if one.type is kind]
    if not here:
        return found
    together, apart = _settled(here, fold)
    stands_for = {one: min(names) for names in together for one in names}

    def spelled(item: Item) -> str:
        return fold(name(item))

    joined = _joined(found, stands_for, spelled)
    conflicts = [(stands_for.get(one, one), stands_for.get(other, other)) for one, other in apart]
    return [part for group in joined for part in _parted(group, conflicts, stands_for, spelled)]


def _settled(
    decisions: Sequence[NamingDecision], fold: Callable[[str], str]
) -> tuple[list[frozenset[str]], Pairs]:
    """The sets of names that are one, and the pairs that are two, after dropping each decision that a later
    one contradicts."""
    group: dict[str, frozenset[str]] = {}
    apart: Pairs = []

    def one_of(name: str) -> frozenset[str]:
        return group.get(name, frozenset((name,)))

    for decision in reversed(decisions):
        first, second = fold(decision.first), fold(decision.second)
        if not decision.same:
            if second not in one_of(first):
                apart.append((first, second))
            continue
        union = one_of(first) | one_of(second)
        if not any(one in union and other in union for one, other in apart):
            group.update(dict.fromkeys(union, union))
    return sorted(set(group.values()), key=sorted), apart


def _joined(
    groups: list[list[Item]], stands_for: dict[str, str], spelled: Callable[[Item], str]
) -> list[list[Item]]:
    homes: defaultdict[str, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        for item in group:
            homes[spelled(item)].add(place)
    present = Counter(stands_for[name] for name in homes if name in stands_for)
    stands_for = {name: one for name, one in stands_for.items() if present[one] > 1}
    united: dict[str | int, str | int] = {}

    def root(node: str | int) -> str | int:
        while node in united:
            node = united[node]
        return node

    for name, places in homes.items():
        if name in stands_for and len(places) == 1:
            one, other = root(stands_for[name]), root(next(iter(places)))
            if one != other:
                united[other] = one
    joined: defaultdict[str | int, list[Item]] = defaultdict(list)
    for place, group in enumerate(groups):
        for item in group:
            name = spelled(item)
            joined[root(stands_for.get(name, place))].append(item)
    return list(joined.values())


def _parted(
    group: list[Item], apart: Pairs, stands_for: dict[str, str], spelled: Callable[[Item], str]
) -> list[list[Item]]:
    names = {spelled(item) for item in group}
    here = {stands_for.get(name, name) for name in names}
    conflicts = [pair for pair in apart if here.issuperset(pair)]
    if not conflicts:
        return [group]
    parts: list[set[str]] = []
    for one in dict.fromkeys(name for pair in conflicts for name in pair):
        against = {name for pair in conflicts if one in pair for name in pair} - {one}
        for part in parts:
            if not part & against:
                part.add(one)
                break
        else:
            parts.append({one})
    spellings = [[name for name in names if stands_for.get(name, name) in part] for part in parts]
    found: list[list[Item]] = [[] for _ in parts]
    for item in group:
        name = spelled(item)
        nearness = [max(token_set_ratio(name, one) for one in part) for part in spellings]
        at = next((at for at, part in enumerate(spellings) if name in part), nearness.index(max(nearness)))
        found[at].append(item)
    return found
