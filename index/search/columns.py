"""What the library keeps of each article beside its text, as arrays by article number: quick to filter, to
count and to sort by."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import NamedTuple

from index.search.nodes import Dated, Field, Listed
from index.search.terms import Scores

LAST = "\uffff"
"""Sorts behind every continuation of a partial date."""


class Row(NamedTuple):
    """What is kept of one article; None where it is not known. `story` is the id of its story."""

    id: str
    source: str
    date: str | None
    language: str | None
    story: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """One value for each article: `values[codes[number]]`. The values are sorted, so the codes sort as they
    do; an unknown value is the empty string."""

    values: tuple[str, ...]
    codes: array[int]

    def having(self, wanted: Collection[int]) -> Limit:
        """What has one of these codes."""
        return Limit(self.codes, frozenset(wanted))


@dataclass(frozen=True, slots=True)
class Limit:
    """Narrows down what was found: to the articles whose code is among the wanted; without codes, to those
    whose number is."""

    codes: array[int] | None
    wanted: frozenset[int]

    def of(self, found: Scores) -> dict[int, float]:
        """Of what was found, what is within the limit."""
        codes, wanted = self.codes, self.wanted
        of = found if codes is None else map(codes.__getitem__, found)
        return dict(compress(found.items(), map(wanted.__contains__, of)))


class Columns:
    """The columns of one state of the index. `numbers` maps ids to article numbers, of which there are
    `size`."""

    def __init__(self, rows: Iterable[Row], numbers: Mapping[str, int], size: int) -> None:
        known = [(numbers[row.id], row) for row in rows if row.id in numbers]
        self._numbers = numbers
        self.sources = _column(((number, row.source) for number, row in known), size)
        self.days = _column(((number, (row.date or "")[:10]) for number, row in known), size)
        self.languages = _column(((number, row.language or "") for number, row in known), size)
        self.stories = _column(((number, row.story or "") for number, row in known), size)

    def dated(self, node: Dated) -> Limit:
        """The articles of these days."""
        first, last = node.first or "", node.last
        if node.strict:
            wanted = [
                code
                for code, day in enumerate(self.days.values)
                if day and (not first or day > first + LAST) and (last is None or day < last)
            ]
        else:
            wanted = [
                code
                for code, day in enumerate(self.days.values)
                if day and day >= first and (last is None or day <= last + LAST)
            ]
        return self.days.having(wanted)

    def listed(self, node: Listed, stories: Mapping[str, str]) -> Limit:
        """The articles of a source, a language or a story; `stories` gives the titles of stories by id."""
        value = node.value
        if node.field is Field.LANG:
            codes = self.languages.values
            return self.languages.having([c for c, code in enumerate(codes) if _speaks(code, value)])
        if node.field is Field.STORY:
            ids = self.stories.values
            if value in ids:
                return self.stories.having([ids.index(value)])
            titles = [stories.get(story, "") for story in ids]
            return self.stories.having(_called(titles, value, node.whole))
        return self.sources.having(_called(self.sources.values, value, node.whole))

    def these(self, article_ids: Iterable[str]) -> Limit:
        """These articles."""
        numbers = self._numbers
        return Limit(None, frozenset(numbers[key] for key in article_ids if key in numbers))

    def others(self, article_ids: Iterable[str]) -> Limit:
        """All but these articles."""
        return Limit(None, frozenset(range(len(self.days.codes))).difference(self.these(article_ids).wanted))


def _called(names: Sequence[str], value: str, whole: bool) -> list[int]:
    """The names that are called so or, where none is or not the `whole` is meant, that have this as a
    part."""
    folded = [" ".join(name.casefold().split()) for name in names]
    exactly = [code for code, name in enumerate(folded) if name == value] if whole else []
    return exactly or [code for code, name in enumerate(folded) if value in name]


def _speaks(code: str, wanted: str) -> bool:
    """Whether a language is the wanted one, or a kind of it: `en` finds `en-GB`."""
    code = code.casefold().replace("_", "-")
    return code == wanted or code.startswith(f"{wanted}-")


def _column(given: Iterable[tuple[int, str]], size: int) -> Column:
    of = [""] * size
    for number, value in given:
        of[number] = value
    values = sorted({"", *of})
    code = {value: number for number, value in enumerate(values)}
    return Column(tuple(values), array("i", map(code.__getitem__, of)))
