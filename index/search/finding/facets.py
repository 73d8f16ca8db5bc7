"""How the articles found are spread over sources, months, languages, stories and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import compress
from typing import TYPE_CHECKING

from index.search.model import Facet, FacetValue
from index.search.nodes import Field
from index.search.terms.columns import Column, Columns
from index.search.terms.impacts import picked

if TYPE_CHECKING:
    from index.search.finding.names import Meant, Names

MOST_VALUES = 8
"""Values of a facet that are told."""

MOST_MONTHS = 12

FEW = 100
"""Articles up to which the names of each are looked through; of more, the names that are frequent in the
library are tried."""

_GROUPS = {"person": Field.PERSON, "org": Field.ORG, "place": Field.PLACE}
_MONTH = len("2021-07")

Key = tuple[str, str]
"""A group of names, and the key of a name in it."""


def facets(columns: Columns, found: bytes, story_titles: Mapping[str, str]) -> tuple[Facet, ...]:
    """The facets that need no names; one that would not narrow anything down is left out. `found` has a 1 for
    each article that was found, by its number, and a 0 for all others."""
    made = (
        _facet("source", _counts(columns.sources(), found), lambda label: label, "source"),
        _months(_counts(columns.days(), found)),
        _facet("language", _counts(columns.languages(), found), lambda code: code, "lang"),
        _stories(_counts(columns.stories(), found), story_titles),
    )
    total = sum(found)
    return tuple(one for one in made if _narrows(one, total))


def name_facet(
    names: Names,
    found: bytes,
    keys_of: Callable[[int], Iterable[Key] | None],
    naming: Callable[[Meant], Sequence[int]],
) -> Facet:
    """The people, organisations and places that most of the articles found name, with how many do under any
    spelling; `found` as in `facets`. `keys_of` gives the names of one article by its number, None where they
    are not known, and `naming` the articles that name somebody."""
    total = sum(found)
    counts = _few(compress(range(len(found)), found), keys_of) if total <= FEW else None
    if counts is None:
        counts = _tried(names, found)
    values: list[FacetValue] = []
    taken: set[Key] = set()
    for (group, key), _ in counts:
        if (group, key) in taken:
            continue
        field, shown = _GROUPS[group], names.name(group, key)
        united = names.meant(field, shown)
        meant = {(one.group, other) for one in united for other in one.keys}
        if meant & taken:
            # A surname after the whole name, or the other way round.
            continue
        taken |= meant
        count = _among(found, naming(united[0])) if united else 0
        if 0 < count < total:
            values.append(FacetValue(shown, count, f"{field}:{_quoted(shown)}"))
        if len(values) == MOST_VALUES:
            break
    return Facet("name", tuple(sorted(values, key=lambda one: (-one.articles, one.name))))


def _few(
    found: Iterable[int], keys_of: Callable[[int], Iterable[Key] | None]
) -> list[tuple[Key, int]] | None:
    """How many articles have each name, most first; None where the names of one are not known."""
    counts: Counter[Key] = Counter()
    for number in found:
        keys = keys_of(number)
        if keys is None:
            return None
        counts.update({key for key in keys if key[0] in _GROUPS})
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _tried(names: Names, found: bytes) -> list[tuple[Key, int]]:
    """The names that most articles have, without looking at all names: no name is in more of those found
    than in all, so the search ends where the library's next name is rarer than the last of the best."""
    best: list[tuple[int, Key]] = []
    for frequency, key in names.frequent(tuple(_GROUPS)):
        if len(best) >= 2 * MOST_VALUES and frequency <= best[-1][0]:
            break
        count = _among(found, names.having(*key))
        if count:
            best.append((count, key))
            best.sort(key=lambda pair: (-pair[0], pair[1]))
            del best[2 * MOST_VALUES :]
    return [(key, count) for count, key in best]


def _among(found: bytes, numbers: Sequence[int]) -> int:
    """How many of some articles were found."""
    return sum(picked(found, numbers))


def _counts(column: Column, found: bytes) -> dict[str, int]:
    """How many of the articles found have each value."""
    codes = Counter(compress(column.codes, found))
    return {column.values[code]: count for code, count in codes.items() if column.values[code]}


def _facet(name: str, counts: Mapping[str, int], shown: Callable[[str], str], field: str) -> Facet:
    best = sorted(counts, key=lambda value: (-counts[value], value))
    values = (
        FacetValue(shown(value), counts[value], f"{field}:{_quoted(value)}") for value in best[:MOST_VALUES]
    )
    return Facet(name, tuple(values), max(0, len(best) - MOST_VALUES))


def _months(days: Mapping[str, int]) -> Facet:
    counts: Counter[str] = Counter()
    for day, count in days.items():
        counts[day[:_MONTH]] += count
    best = sorted(counts, key=lambda month: (-counts[month], month))[:MOST_MONTHS]
    values = (FacetValue(month, counts[month], f"date:{month}") for month in sorted(best, reverse=True))
    return Facet("month", tuple(values), len(counts) - len(best))


def _stories(counts: Mapping[str, int], titles: Mapping[str, str]) -> Facet:
    """Stories go by their title, or by their id where another has the same."""
    several = [title.casefold() for title in titles.values()]
    values = []
    for story in nsmallest(
        MOST_VALUES, counts, key=lambda story: (-counts[story], titles.get(story, ""), story)
    ):
        title = titles.get(story, story)
        plain = several.count(title.casefold()) == 1 and title == " ".join(title.replace('"', " ").split())
        values.append(FacetValue(title, counts[story], f"story:{_quoted(title if plain else story)}"))
    return Facet("story", tuple(values), max(0, len(counts) - MOST_VALUES))


def _narrows(facet: Facet, total: int) -> bool:
    return len(facet.values) > 1 or any(value.articles < total for value in facet.values)


def _quoted(value: str) -> str:
    return f'"{" ".join(value.replace(chr(34), " ").split())}"'
