"""Makes stories of the pairs of articles that are alike, by average linkage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from index.stories.likeness import WINDOW

_WHOLE = 10**9
"""Likeness is rounded to so many parts."""


def linked(
    alike: Mapping[tuple[str, str], float], same_story: float, days: Mapping[str, int]
) -> list[tuple[str, ...]]:
    """The stories among articles of which the pairs that are alike are known, each pair with its ids in
    order; `days` has the day of those whose date is known.

    Average linkage, so that a chain of follow-ups does not become one story: the likest groups merge first,
    while the mean over all pairs of their members stays a story's. Nor do articles without a date join what
    is more than WINDOW days apart. What is not connected, by pairs that are `same_story` alike, has no
    influence on each other.
    """
    # What two groups have in common is added up once, in whole numbers, and handed on when they merge.
    between: dict[str, dict[str, int]] = defaultdict(dict)
    for (first, second), value in alike.items():
        between[first][second] = between[second][first] = round(value * _WHOLE)
    least = round(same_story * _WHOLE)
    group = {key: key for key in between}
    members = {key: [key] for key in between}
    known = {key: [days[key]] for key in between if key in days}
    for value, first, second in sorted((-value, *pair) for pair, value in alike.items()):
        if -value < same_story:
            break
        ours, theirs = group[first], group[second]
        if ours == theirs:
            continue
        if len(between[ours]) < len(between[theirs]):
            ours, theirs = theirs, ours
        if between[ours][theirs] < least * len(members[ours]) * len(members[theirs]):
            continue
        dated = [*known.get(ours, ()), *known.get(theirs, ())]
        if dated and max(dated) - min(dated) > WINDOW:
            continue
        _merge(between, ours, theirs)
        for key in members[theirs]:
            group[key] = ours
        members[ours] += members.pop(theirs)
        known[ours] = [min(dated), max(dated)] if dated else []
    return sorted(tuple(sorted(keys)) for keys in members.values() if len(keys) > 1)


def _merge(between: dict[str, dict[str, int]], ours: str, theirs: str) -> None:
    """Hands on what a group has in common with others to the one that it joins."""
    for other, common in between.pop(theirs).items():
        del between[other][theirs]
        if other != ours:
            between[ours][other] = between[other][ours] = between[ours].get(other, 0) + common
