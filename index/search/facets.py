"""How the articles found are spread over sources, months, languages, stories and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from index.search.columns import Column, Columns
from index.search.model import Facet, FacetValue
from index.search.nodes import Field

if TYPE_CHECKING:
    from index.search.names import Names

MOST_VALUES = 8
"""Values of a facet that are told."""

MOST_MONTHS = 12

FEW = 100
"""Articles up to which the names of each are looked through; of more, the most frequent names of the library
are tried."""

MOST_TRIED = 2000
"""Names of the library that are tried."""

_GROUPS = {"person": Field.PERSON, "org": Field.ORG, "place": Field.PLACE}
_MONTH = len("2021-07")

Key = tuple[str, str]
"""A group of names, and the key of a name in it."""


def facets(columns: Columns, found: Iterable[int], story_titles: Mapping[str, str]) -> tuple[Facet, ...]:
    """The facets that need no names; one that would not narrow anything down is left out."""
    numbers = list(found)
    made = (
        _facet("source", _counts(columns.sources(), numbers), lambda label: label, "source"),
        _months(_counts(columns.days(), numbers)),
        _facet("language", _counts(columns.languages(), numbers), lambda code: code, "lang"),
        _stories(_counts(columns.stories(), numbers), story_titles),
    )
    return tuple(one for one in made if _narrows(one, len(numbers)))


def name_facet(names: Names, found: Collection[int], keys_of: Callable[[int], Iterable[Key] | None]) -> Facet:
    """The people, organisations and places that most of the articles found name, with how many do under any
    spelling. `keys_of` gives the names of one article by its number, None where they are not known."""
    wanted = set(found)
    counts = _few(wanted, keys_of) if len(wanted) <= FEW else None
    if counts is None:
        counts = _tried(names, wanted)
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
        naming = len(wanted.intersection(names.scores(united[0]))) if united else 0
        if 0 < naming < len(wanted):
            values.append(FacetValue(shown, naming, f"{field}:{_quoted(shown)}"))
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


def _tried(names: Names, wanted: set[int]) -> list[tuple[Key, int]]:
    """The names that most articles have, without looking at all names: no name is in more of those found
    than in all, so the search ends where the library's next name is rarer than the last of the best."""
    best: list[tuple[int, Key]] = []
    for number, (frequency, key) in enumerate(_frequent(names)):
        if number == MOST_TRIED or (len(best) >= 2 * MOST_VALUES and frequency <= best[-1][0]):
            break
        count = len(wanted.intersection(names.naming(*key)))
        if count:
            best.append((count, key))
            best.sort(key=lambda pair: (-pair[0], pair[1]))
            del best[2 * MOST_VALUES :]
    return [(key, count) for count, key in best]


def _frequent(names: Names) -> Iterator[tuple[int, Key]]:
    """The names of the library with in how many articles they are, most first."""
    every = [(count, (group, key)) for group in _GROUPS for key, count in names.frequencies(group)]
    return iter(sorted(every, key=lambda pair: (-pair[0], pair[1])))


def _counts(column: Column, numbers: Iterable[int]) -> dict[str, int]:
    """How many of these articles have each value."""
    codes = Counter(map(column.codes.__getitem__, numbers))
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
    several = Counter(title.casefold() for title in titles.values())
    best = sorted(counts, key=lambda story: (-counts[story], titles.get(story, ""), story))
    values = []
    for story in best[:MOST_VALUES]:
        title = titles.get(story, story)
        plain = several[title.casefold()] == 1 and title == " ".join(title.replace('"', " ").split())
        values.append(FacetValue(title, counts[story], f"story:{_quoted(title if plain else story)}"))
    return Facet("story", tuple(values), max(0, len(best) - MOST_VALUES))


def _narrows(facet: Facet, total: int) -> bool:
    return len(facet.values) > 1 or any(value.articles < total for value in facet.values)


def _quoted(value: str) -> str:
    return f'"{" ".join(value.replace(chr(34), " ").split())}"'
