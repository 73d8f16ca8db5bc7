"""The terms of one segment of an index, their lists read whole and kept, as a segment never changes."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import nlargest
from itertools import compress, filterfalse
from typing import Any

from index.search.segments.posting_blocks import Weights
from index.search.segments.posting_lists import Kept, encoded, posted_list, read_lengths
from index.search.segments.term_lists import TermLines, TermList, listed, numbered_ids, term_lines, term_list
from index.search.segments.term_rows import PostingList, first_article, frequency, row
from index.search.terms.columns import Column, column_of
from index.search.terms.common_pairs import PAIRS, pairs_of
from index.search.terms.impacts import Norms, Run, picked, places_of, shared, with_titles
from index.search.terms.phrases import in_a_row

WORD_ROOM = 12
"""Postings that take the room in memory of a word as such."""

_LENGTHS_OF = {"stems": "words", "title_stems": "title_words", "quoted_stems": "quoted"}
"""The field whose lengths are those of another."""


class SegmentTerms:
    """One segment, of `size` articles, the first of which has the number `first` in the whole index.

    What is asked and answered has the numbers of the whole index, and leaves out what was removed.
    """

    def __init__(self, reader: Any, first: int, kept: Kept) -> None:
        segment = reader.segment()
        self.reader = reader
        self.first = first
        self.size = int(reader.doc_count_all())
        self.key = str(segment.segment_id())
        self._deleted = frozenset[int](segment.deleted_docs())
        self._kept = kept

    @property
    def state(self) -> tuple[str, int]:
        """Names this state of the segment: what is removed from it is never put back."""
        return self.key, len(self._deleted)

    def _whole(self, numbers: Iterable[int]) -> Iterable[int]:
        """The numbers in the whole index."""
        # The first segment is mostly the one that has nearly all articles.
        return map(self.first.__add__, numbers) if self.first else numbers

    def _left(self, numbers: Iterable[int]) -> Iterable[int]:
        """Those that were not removed."""
        return filterfalse(self._deleted.__contains__, numbers) if self._deleted else numbers

    def everything(self) -> Iterable[int]:
        """All its articles."""
        return self._whole(self._left(range(self.size)))

    def article_id(self, number: int) -> str:
        """The id of an article by its number."""
        # Past the reader, which takes as long again to look whether the schema has each field.
        return str(self.reader._perdoc.stored_fields(number - self.first)["id"])

    def number(self, article_id: str) -> int | None:
        """The number of an article by its id; None where it is not here."""
        found = row(self.reader, "id", encoded(article_id))
        if found is None or (number := first_article(found)) in self._deleted:
            return None
        return self.first + number

    def numbers(self) -> Iterator[tuple[str, int]]:
        """All its articles: id and number."""
        ids = numbered_ids(self.reader)
        keys, numbers = ids.words, ids.counts
        if self._deleted:
            left = [number not in self._deleted for number in numbers]
            keys, numbers = list(compress(keys, left)), list(compress(numbers, left))
        return zip(keys, self._whole(numbers), strict=True)

    def column(self, field: str) -> Column:
        """What each article has in a field of which each has one term or none; those removed have none."""
        made = self._kept.get((self.key, "column", field), lambda: column_of(self.reader, field), column_room)
        return made.without(self._deleted) if self._deleted else made

    def _posted(self, field: str, term: bytes) -> PostingList:
        return self._kept.get(
            (self.key, field, term),
            lambda: posted_list(self.reader, field, term),
            lambda posted: len(posted.numbers) + len(posted.values) + len(posted.values.content) // 8,
        )

    def _read(self, field: str, term: bytes) -> PostingList:
        """A posting list, where it is kept or not; with its places it is only kept where a phrase was looked
        for."""
        kept: PostingList | None = self._kept.peek((self.key, field, term))
        return posted_list(self.reader, field, term) if kept is None else kept

    def _lengths(self, field: str) -> bytes:
        of = _LENGTHS_OF.get(field, field)
        return self._kept.get(
            (self.key, of, None), lambda: read_lengths(self.reader, of), lambda lengths: len(lengths) // 4
        )

    def frequency(self, field: str, term: bytes) -> int:
        """How many articles have the term in that field."""
        if self._deleted:
            return len(set(self._posted(field, term).numbers).difference(self._deleted))
        found = row(self.reader, field, term)
        return 0 if found is None else frequency(found)

    def in_either(self, text: str, title: str, term: bytes) -> int:
        """How many articles have the term in one of two fields."""
        titled = set(self._read(title, term).numbers)
        posted = self._read(text, term).numbers
        found = len(titled) + len(posted) - len(places_of(posted, titled))
        return found - len(self._deleted & titled.union(posted)) if self._deleted else found

    def having(self, field: str, term: bytes) -> Iterable[int]:
        """The articles that have the term in that field."""
        return self._whole(self._left(self._posted(field, term).numbers))

    def run(self, field: str, term: bytes, norms: Norms) -> Run:
        """How much the term counts in each article that has it in that field."""
        posted = self._posted(field, term)
        return self._placed(self._run(field, posted.numbers, posted.weights, norms))

    def runs(
        self,
        fields: tuple[str, str],
        term: bytes,
        norms: tuple[Norms, Norms],
        title_weight: float,
        wanted: Sequence[int] | None,
    ) -> tuple[Run, Run]:
        """How much the term counts in each article that has it in the text, the first of two fields, and in
        those that have it in the title alone; `wanted` (in order) are those that are looked at, None all."""
        here = None if wanted is None else self._part(wanted)
        if here is not None and not here:
            return Run(array("I"), []), Run(array("I"), [])
        (text, title), (text_norms, title_norms) = fields, norms
        run = self._run(text, *_within(self._read(text, term), here), text_norms)
        titled, weights = _within(self._read(title, term), here)
        codes = picked(self._lengths(title), titled)
        more = [
            title_weight * weight / title_norms.of[code] for weight, code in zip(weights, codes, strict=True)
        ]
        titles = with_titles(run, titled, more)
        return self._placed(run), self._placed(titles)

    def _run(self, field: str, numbers: array[int], weights: Weights, norms: Norms) -> Run:
        return Run(numbers, shared(weights, picked(self._lengths(field), numbers), norms))

    def _placed(self, run: Run) -> Run:
        """The same by the numbers of the whole index, without what was removed."""
        numbers, shares = run
        if self._deleted and numbers:
            left = bytes(number not in self._deleted for number in numbers)
            numbers, shares = array("I", compress(numbers, left)), list(compress(shares, left))
        return Run(array("I", self._whole(numbers)) if self.first else numbers, shares)

    def _part(self, wanted: Sequence[int]) -> set[int]:
        """Those of some articles, in order, that are here, by their numbers in the segment."""
        start = bisect_left(wanted, self.first)
        end = bisect_left(wanted, self.first + self.size, start)
        return {number - self.first for number in wanted[start:end]}

    def in_a_row(self, field: str, words: Sequence[str]) -> Iterable[int]:
        """The articles that have these words one after the other in that field."""
        posted = [self._posted(field, encoded(word)) for word in words]
        lists = [one.numbers for one in posted]
        if field in PAIRS:
            pairs = (self._posted(PAIRS[field], encoded(pair)) for pair in pairs_of(words))
            lists += [one.numbers for one in pairs]
        rarest, *others = sorted(lists, key=len)
        numbers = set(rarest).difference(self._deleted)
        for one in others:
            # What most articles have leaves out few of them, and those the places tell.
            if 2 * len(one) < self.size:
                numbers = set(picked(one, places_of(one, numbers)))
        return self._whole(in_a_row(posted, numbers)) if numbers else ()

    def counted(self, field: str, prefix: str, most: int) -> Mapping[str, int]:
        """The first `most` terms of a field that begin so, each with in about how many articles it is."""
        # A list in memory, where each term of the table takes a step of its own.
        lines = self._kept.get(
            (self.key, field, "lines"), partial(term_lines, self.reader, field), _lines_room
        )
        if lines is not None:
            return lines.begun(prefix, most)
        read = partial(listed, self.reader, field, encoded(prefix), most)
        return self._kept.get((self.key, field, prefix, most), read, lambda words: WORD_ROOM * len(words))

    def most_frequent(self, field: str, most: int) -> Sequence[tuple[str, int]]:
        """So many of the terms of a field that most of its articles have, each with how many."""
        return self._kept.get(
            (self.key, field, "most frequent", most),
            lambda: _most_frequent(term_list(self.reader, field), most),
            lambda words: 2 * WORD_ROOM * len(words),
        )


def _most_frequent(terms: TermList, most: int) -> list[tuple[str, int]]:
    counts = terms.counts
    return [(terms.words[at], counts[at]) for at in nlargest(most, range(len(counts)), counts.__getitem__)]


def segments_of(readers: Iterable[Any], kept: Kept) -> list[SegmentTerms]:
    """The terms of the segments of an index, in order; those that have no article are left out."""
    found: list[SegmentTerms] = []
    for reader in readers:
        if reader.doc_count_all():
            first = found[-1].first + found[-1].size if found else 0
            found.append(SegmentTerms(reader, first, kept))
    return found


def column_room(column: Column) -> int:
    """What a column takes in memory, in postings: four bytes an article, and its values."""
    return len(column.codes) // 2 + WORD_ROOM * len(column.values)


def _lines_room(lines: TermLines | None) -> int:
    return 0 if lines is None else (len(lines.content) + 4 * len(lines.counts)) // 8


def _within(posted: PostingList, among: Collection[int] | None) -> tuple[array[int], Weights]:
    """The articles of a list that are looked for, with their weights."""
    numbers, weights = posted.numbers, posted.weights
    if among is None or not numbers:
        return numbers, weights
    places = places_of(numbers, among)
    some = picked(weights, places)
    return array("I", picked(numbers, places)), (
        array("f", some) if isinstance(weights, array) else bytes(map(int, some))
    )
