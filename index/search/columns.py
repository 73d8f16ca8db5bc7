"""What the library keeps of each article beside its text, as arrays by article number: quick to filter, to
count and to sort by."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import le, lt, ne
from typing import TYPE_CHECKING, Any, NamedTuple

from index.search.impacts import picked
from index.search.nodes import Dated, Field, Listed
from index.search.term_rows import plain_postings, rows

if TYPE_CHECKING:
    from index.search.terms import Scores


class Row(NamedTuple):
    """What is kept of one article; None where it is not known. `story` is the id of its story."""

    id: str
    source: str
    language: str | None
    story: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """One value for each article: `values[codes[number]]`. The values are sorted, so the codes sort as they
    do; an unknown value is the empty string."""

    values: tuple[str, ...]
    codes: array[int]

    def changed(self, unknown: Iterable[int], given: Iterable[tuple[int, str]], size: int) -> Column:
        """The same of so many articles, where these are `unknown` and then others `given`."""
        codes = self.codes[:size]
        codes.extend(array("i", bytes(codes.itemsize * (size - len(codes)))))
        for number in unknown:
            if number < size:
                codes[number] = 0
        code = {value: number for number, value in enumerate(self.values)}
        for number, value in given:
            codes[number] = code.setdefault(value, len(code))
        used, values = {0, *codes}, list(code)
        if len(used) == len(self.values) == len(values):
            return Column(self.values, codes)
        left = sorted(values[number] for number in used)
        places = [0] * len(values)
        for place, value in enumerate(left):
            places[code[value]] = place
        return Column(tuple(left), array("i", picked(places, codes)))

    def having(self, wanted: Collection[int]) -> Limit:
        """What has one of these codes."""
        return Limit(self.codes, frozenset(wanted), len(self.values))


@dataclass(frozen=True, slots=True)
class Limit:
    """Narrows down what was found: to the articles whose code, of so many `values`, is among the wanted;
    without codes, to those whose number is."""

    codes: array[int] | None
    wanted: frozenset[int]
    values: int = 0

    def of(self, found: Scores) -> dict[int, float]:
        """Of what was found, what is within the limit."""
        codes, wanted = self.codes, self.wanted
        of = found if codes is None else map(codes.__getitem__, found)
        return dict(compress(found.items(), map(wanted.__contains__, of)))

    def about(self, articles: int) -> int:
        """About how many of so many articles are within the limit."""
        if self.codes is None:
            return len(self.wanted)
        return articles * len(self.wanted) // self.values

    def articles(self) -> Collection[int]:
        """All articles within the limit, also some that were removed."""
        codes, wanted = self.codes, self.wanted
        return wanted if codes is None else set(compress(range(len(codes)), map(wanted.__contains__, codes)))


class Columns:
    """The columns of one state of the index. `numbers` maps ids to article numbers, of which there are
    `size`."""

    def __init__(self, rows: Iterable[Row], numbers: Mapping[str, int], size: int) -> None:
        known = [(numbers[row.id], _values(row)) for row in rows if row.id in numbers]
        self._take(
            numbers, (_column(((number, kept[at]) for number, kept in known), size) for at in range(3))
        )

    def _take(self, numbers: Mapping[str, int], columns: Iterable[Column]) -> None:
        self._numbers = numbers
        self.sources, self.languages, self.stories = columns

    def renewed(
        self, rows: Iterable[Row], gone: Collection[str], numbers: Mapping[str, int], size: int
    ) -> Columns:
        """The same of another state of the index, where only these `rows` are other ones, and these ids
        `gone`: what a change of a few articles costs is mostly to find out which numbers are others."""
        before = self._numbers
        moved = list(compress(numbers, map(ne, map(before.get, numbers), numbers.values())))
        old = (self.sources, self.languages, self.stories)
        now = {
            key: tuple(column.values[column.codes[before[key]]] for column in old)
            for key in moved
            if key in before
        }
        now.update((row.id, _values(row)) for row in rows)
        left = [before[key] for key in {*now, *moved, *gone} if key in before]
        placed = [(numbers[key], kept) for key, kept in now.items() if key in numbers]
        made = Columns.__new__(Columns)
        made._take(
            numbers,
            (
                column.changed(left, [(number, kept[at]) for number, kept in placed], size)
                for at, column in enumerate(old)
            ),
        )
        return made

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
        return Limit(
            None, frozenset(range(len(self.sources.codes))).difference(self.these(article_ids).wanted)
        )


def dated(column: Column, node: Dated) -> Limit:
    """The articles of these days: all that an article may be of, where only its month or year is known,
    have to be among them."""
    first, last, strict = node.first, node.last, node.strict
    after = first and (_last_day if strict else _first_day)(first)
    before = last and (_first_day if strict else _last_day)(last)
    within = lt if strict else le
    days = column.values
    # The code 0 is that of an unknown day; what is of other years need not be looked at.
    begin = bisect_left(days, after[:4]) if after else 1
    end = bisect_left(days, before[:4] + ":") if before else len(days)
    wanted = [
        code
        for code, day in enumerate(days[begin:end], begin)
        if (after is None or within(after, _first_day(day)))
        and (before is None or within(_last_day(day), before))
    ]
    return column.having(wanted)


def _values(row: Row) -> tuple[str, ...]:
    return row.source, row.language or "", row.story or ""


def _first_day(of: str) -> str:
    """The first day of a day, a month or a year."""
    if len(of) == len("2021-07-05"):
        return of
    return of + "-01-01"[len(of) - 4 :]


def _last_day(of: str) -> str:
    """The last one."""
    if len(of) == len("2021-07-05"):
        return of
    if len(of) == len("2021-07"):
        return f"{of}-{monthrange(int(of[:4]), int(of[5:]))[1]}"
    return of + "-12-31"[len(of) - 4 :]


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


def _column(given: Iterable[tuple[int, str]], size: int) -> Column:
    of = [""] * size
    for number, value in given:
        of[number] = value
    values = sorted({"", *of})
    code = {value: number for number, value in enumerate(values)}
    return Column(tuple(values), array("i", map(code.__getitem__, of)))
