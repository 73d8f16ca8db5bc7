"""Places of a library of which nothing can be told, as where a disk is not mounted: what was read of them
stays."""

from __future__ import annotations

import os

from index.collection import record_table
from index.collection.catalogue import Problem
from index.collection.seen import Listed, roots_seen
from index.collection.store import Store


def files_away(now: Listed, store: Store) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Id and path of each file of the store that is where nothing can be told, and the problems of the
    library, which say so.

    A folder that is empty and is the one that was read has been emptied, which tells enough.
    """
    if not now.away:
        return {}, now.all_problems
    stored = [one for one in store.ask(record_table.files) if one[0] not in now.files]
    away: dict[str, str] = {}
    problems = list(now.all_problems)
    roots = roots_seen(store)
    for place in now.away:
        said = next((one for one in now.listing.problems if one.path == place), None)
        if said is None and now.listing.roots[place] == roots.get(place):
            continue
        inside = os.path.join(place, "")
        here = [one for one in stored if one[1] == place or one[1].startswith(inside)]
        away.update((file, path) for file, path, _ in here)
        if count := sum(articles for *_, articles in here):
            read = "1 article" if count == 1 else f"{count:,} articles"
            why = f"{place} is empty; is its disk not there?" if said is None else said.message
            told = f"{why} What was read of it, {read}, is still shown until `reader rebuild`."
            problems = [one for one in problems if one is not said]
            problems.append(Problem(place, told, left_out=False))
    return away, tuple(problems)
