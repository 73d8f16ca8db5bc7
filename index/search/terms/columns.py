"""What the library keeps of each article beside its text, as arrays by article number: quick to filter, to
count and to sort by."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import le, lt
from typing import Any

from index.search.dates import first_day, last_day
from index.search.nodes import Dated, Field, Listed
from index.search.segments.term_rows import plain_postings, rows
from index.search.terms.impacts import picked
from index.search.terms.scores import Scores
from index.search.terms.sums import Sums, marked


@dataclass(frozen=True, slots=True)
class Column:
    """One value for each article: `values[codes[number]]`. The values are sorted, so the codes sort as they
    do; an unknown value is the empty string."""

    values: tuple[str, ...]
    codes: array[int]

    def without(self, gone: Iterable[int]) -> Column:
        """The same where these articles have no value."""
        codes = self.codes[:]
        for number in gone:
            codes[number] = 0
        left = sorted({0, *codes})
        places = [0] * len(self.values)
        for place, code in enumerate(left):
            places[code] = place
        return Column(tuple(self.values[code] for code in left), array("i", picked(places, codes)))

    def filled(self, given: Mapping[int, str]) -> Column:
        """The same where articles without a value have what is given for their number."""
        of = list(map(self.values.__getitem__, self.codes))
        for number, value in given.items():
            of[number] = of[number] or value
        return column(of)

    def having(self, wanted: Collection[int]) -> Limit:
        """What has one of these codes."""
        return Limit(self.codes, frozenset(wanted))


@dataclass(frozen=True, slots=True)
class Limit:
    """Narrows down what was found: to the articles whose code is among the wanted; without codes, to those
    whose number is."""

    codes: array[int] | None
    wanted: frozenset[int]

    def marks(self, size: int) -> bytes:
        """A byte for each of so many articles: 1 where it is within the limit, 0 where it is not."""
        if self.codes is None:
            return marked(self.wanted, size)
        return bytes(map(self.wanted.__contains__, self.codes))

    def of(self, found: Scores) -> Scores:
        """Of what was found, what is within the limit."""
        codes, wanted = self.codes, self.wanted
        if isinstance(found, Sums) and not found.few:
            return found.where(self.marks(found.size))
        of = found if codes is None else map(codes.__getitem__, found)
        return dict(compress(found.items(), map(wanted.__contains__, of)))


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one state of the index, of `size` articles, each looked up when it is asked for;
    `stories` has their ids. `numbers` gives the numbers of some articles by id."""

    size: int
    days: Callable[[], Column]
    sources: Callable[[], Column]
    languages: Callable[[], Column]
    stories: Callable[[], Column]
    numbers: Callable[[Collection[str]], Mapping[str, int]]

    def listed(self, node: Listed, stories: Callable[[], Mapping[str, str]]) -> Limit:
        """The articles of a source, a language or a story; `stories` gives the titles of stories by id."""
        value = node.value
        if node.field is Field.LANG:
            languages = self.languages()
            codes = languages.values
            return languages.having([c for c, code in enumerate(codes) if _speaks(code, value)])
        if node.field is Field.STORY:
            of = self.stories()
            if value in of.values:
                return of.having([of.values.index(value)])
            known = stories()
            titles = [known.get(story, "") for story in of.values]
            return of.having(_called(titles, value, node.whole))
        sources = self.sources()
        return sources.having(_called(sources.values, value, node.whole))

    def these(self, article_ids: Iterable[str]) -> Limit:
        """These articles."""
        return Limit(None, frozenset(self.numbers([*article_ids]).values()))

    def others(self, article_ids: Iterable[str]) -> Limit:
        """All but these articles."""
        return Limit(None, frozenset(range(self.size)).difference(self.these(article_ids).wanted))


def dated(of: Column, node: Dated) -> Limit:
    """The articles of these days: all that an article may be of, where only its month or year is known,
    have to be among them."""
    after, before = node.days
    within = lt if node.strict else le
    days = of.values
    # The code 0 is that of an unknown day; what is of other years need not be looked at.
    begin = bisect_left(days, after[:4]) if after else 1
    end = bisect_left(days, before[:4] + ":") if before else len(days)
    wanted = [
        code
        for code, day in enumerate(days[begin:end], begin)
        if (after is None or within(after, first_day(day)))
        and (before is None or within(last_day(day), before))
    ]
    return of.having(wanted)


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


def column_of(reader: Any, field: str) -> Column:
    """The terms of a field of one segment, of which each article has one or none."""
    values, codes = [""], array("i", bytes(4 * reader.doc_count_all()))
    for code, (term, row) in enumerate(rows(reader, field), 1):
        values.append(term.decode("utf-8"))
        for number in plain_postings(reader, row, placed=False)[0]:
            codes[number] = code
    return Column(tuple(values), codes)


def joined(columns: Sequence[Column]) -> Column:
    """The columns of several segments, one behind the other."""
    if len(columns) == 1:
        return columns[0]
    values = sorted({""}.union(*(column.values for column in columns)))
    place = {value: number for number, value in enumerate(values)}
    codes = array("i")
    for column in columns:
        codes.extend(array("i", picked([place[value] for value in column.values], column.codes)))
    return Column(tuple(values), codes)


def column(of: Sequence[str]) -> Column:
    """What each article has, by its number."""
    values = sorted({"", *of})
    code = {value: number for number, value in enumerate(values)}
    return Column(tuple(values), array("i", map(code.__getitem__, of)))
