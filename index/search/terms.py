"""Reads the posting lists of an index whole, one term at a time, and scores them.

Whoosh walks through a query posting by posting, in Python; with lists read once, kept, and joined as dicts, a
query of many words takes a tenth of the time and the scores are the same.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import compress
from operator import not_
from typing import Any

from index.search.columns import Column, column_of
from index.search.columns import joined as joined_columns
from index.search.common_pairs import PAIRS, pairs_of
from index.search.impacts import Impacts, Norms, Run, picked, places_of, shared, with_titles
from index.search.opened_segments import OpenSegments
from index.search.phrases import in_a_row
from index.search.posting_blocks import Weights
from index.search.posting_lists import LENGTHS, Kept, encoded, posted_list, read_lengths
from index.search.sums import Sums
from index.search.term_lists import (
    TermLines,
    TermList,
    joined,
    listed,
    numbered_ids,
    term_lines,
    term_list,
)
from index.search.term_rows import PostingList, first_article, frequency, row

Scores = Mapping[int, float]
"""Number of an article in the index → its score."""

B, K1 = 0.75, 1.2
"""The constants of BM25 (Robertson et al., "Okapi at TREC-3", 1994), as Whoosh has them."""

LARGE = 1000
"""Articles from which a segment is seldom written anew."""

SOME = 3
"""So many times fewer articles than have a word are weighed without all others, and not kept."""

USUAL_WORDS = 400.0
"""Words of an average article, where nothing is known of this library's."""

TITLE_WORDS = 12.0
"""Words of an average headline."""

QUOTED_WORDS = 80.0
"""Words between quotation marks in an average article."""

_LENGTHS_OF = {"stems": "words", "title_stems": "title_words", "quoted_stems": "quoted"}
_USUAL = {"title_words": TITLE_WORDS, "title_stems": TITLE_WORDS} | dict.fromkeys(
    ("quoted", "quoted_stems"), QUOTED_WORDS
)


@dataclass(slots=True, eq=False)
class _Segment:
    """One segment: its reader, the number of its first article, and its removed articles."""

    reader: Any
    first: int
    key: str
    deleted: frozenset[int]


class Terms:
    """The terms of one state of the index, for one thread: of `count` articles, whose numbers are below
    `size`; as many as `removed` are not there any more.

    Counts leave out what was removed, so that an updated index scores as a new one would. `mean_words`, the
    mean length of the articles, may be set before each search.
    """

    def __init__(self, opened: OpenSegments, kept: Kept) -> None:
        self.opened = opened
        self.kept = kept
        self.mean_words = USUAL_WORDS
        self.count = self.size = 0
        self._segments: list[_Segment] = []
        for leaf in opened.readers:
            if leaf.doc_count_all():
                segment = leaf.segment()
                deleted = frozenset(segment.deleted_docs())
                self._segments.append(_Segment(leaf, self.size, segment.segment_id(), deleted))
                self.size += int(leaf.doc_count_all())
                self.count += int(leaf.doc_count())
        self.removed = self.size - self.count
        self._state = tuple((segment.key, len(segment.deleted)) for segment in self._segments)
        self._firsts = [segment.first for segment in self._segments]

    @property
    def state(self) -> Hashable:
        """Names this state of the index."""
        return self._state

    def everything(self) -> Scores:
        """All articles, with one score."""
        return {
            segment.first + number: 1.0
            for segment in self._segments
            for number in range(segment.reader.doc_count_all())
            if number not in segment.deleted
        }

    def article_id(self, number: int) -> str:
        """The id of an article by its number."""
        segment = self._segments[bisect_right(self._firsts, number) - 1]
        # Past the reader, which takes as long again to look whether the schema has each field.
        return str(segment.reader._perdoc.stored_fields(number - segment.first)["id"])

    def number(self, article_id: str) -> int | None:
        """The number of an article by its id; None where it is not in the index."""
        for segment in reversed(self._segments):
            found = row(segment.reader, "id", encoded(article_id))
            if found is not None and (number := first_article(found)) not in segment.deleted:
                return segment.first + number
        return None

    def numbers(self) -> dict[str, int]:
        """All articles: id → number."""
        found: dict[str, int] = {}
        for segment in self._segments:
            ids, first = numbered_ids(segment.reader), segment.first
            keys, numbers = ids.words, ids.counts
            if segment.deleted:
                left = bytes(map(not_, map(segment.deleted.__contains__, numbers)))
                keys, numbers = list(compress(keys, left)), list(compress(numbers, left))
            found.update(zip(keys, map(first.__add__, numbers), strict=True))
        return found

    def ids(self) -> dict[int, str]:
        """All articles: number → id."""
        return {number: key for key, number in self.numbers().items()}

    def column(self, field: str) -> Column:
        """What each article has in a field of which each has one term or none; those removed have none."""

        def read(segment: _Segment) -> Column:
            made = self.kept.get(
                (segment.key, "column", field), lambda: column_of(segment.reader, field), _room
            )
            return made.without(segment.deleted) if segment.deleted else made

        key = (self.state, "column", field)
        return self.kept.get(key, lambda: joined_columns(list(map(read, self._segments))), _room)

    def _posted(self, segment: _Segment, field: str, term: bytes) -> PostingList:
        return self.kept.get(
            (segment.key, field, term),
            lambda: posted_list(segment.reader, field, term),
            lambda posted: len(posted.numbers) + len(posted.values) + len(posted.values.content) // 8,
        )

    def frequency(self, field: str, word: str) -> int:
        """In how many articles the word stands in that field."""
        key, term = (self.state, "frequency", field, word), encoded(word)
        return self.kept.get(key, lambda: sum(self._frequencies(field, term)), lambda _: 1)

    def _frequencies(self, field: str, term: bytes) -> Iterator[int]:
        for segment in self._segments:
            if segment.deleted:
                yield len(set(self._posted(segment, field, term).numbers).difference(segment.deleted))
            elif (found := row(segment.reader, field, term)) is not None:
                yield frequency(found)

    def having(self, field: str, word: str) -> set[int]:
        """The articles that have the word in that field."""
        found: set[int] = set()
        for segment in self._segments:
            numbers = self._posted(segment, field, encoded(word)).numbers
            found.update(map(segment.first.__add__, numbers) if segment.first else numbers)
            found.difference_update(map(segment.first.__add__, segment.deleted))
        return found

    def scores(self, field: str, word: str, boost: float = 1.0) -> dict[int, float]:
        """BM25 of the articles that have the word in that field."""
        term = encoded(word)
        mean = _USUAL.get(field, self.mean_words)
        found = self.frequency(field, word)
        if not found:
            return {}
        top = boost * (math.log(self.count / (found + 1)) + 1) * (K1 + 1)
        norms = _norms(mean)
        scores: dict[int, float] = {}
        for segment in self._segments:
            posted = self._posted(segment, field, term)
            if not posted.numbers:
                continue
            first, lengths = segment.first, self._lengths(segment, _LENGTHS_OF.get(field, field))
            shares = shared(posted.weights, picked(lengths, posted.numbers), norms)
            scores.update(zip(map(first.__add__, posted.numbers), map(top.__mul__, shares), strict=True))
            for number in segment.deleted:
                scores.pop(first + number, None)
        return scores

    def fielded(
        self,
        words: Iterable[tuple[tuple[str, str], str, float]],
        title_weight: float,
        among: Collection[int] | None,
    ) -> Scores:
        """BM25F of the articles that have any of the words, each with the two fields in which it is looked
        for, that of texts and that of titles, and its boost; `among` limits it to articles that have one.

        How often it stands in the title counts `title_weight` times, each against the length of its field,
        before the two are taken together (Robertson, Zaragoza and Taylor, "Simple BM25 Extension to Multiple
        Weighted Fields", 2004); a word is as rare as the articles that have it in either.
        """
        parts = []
        for fields, word, boost in words:
            impacts, articles = self._impacts(fields, word, title_weight, among)
            top = boost * (math.log(self.count / (articles + 1)) + 1) * (K1 + 1) if self.count else 0.0
            parts.append((impacts, top))
        sums = Sums(parts, self.size)
        return sums if among is None else sums.of(among)

    def _impacts(
        self, fields: tuple[str, str], word: str, title_weight: float, among: Collection[int] | None
    ) -> tuple[Impacts, int]:
        """How much a word counts, at least in these articles, and how many have it."""
        key, term = (self.state, fields, word, title_weight, self.mean_words), encoded(word)
        kept: Impacts | None = self.kept.peek(key)
        if kept is None and among is not None and SOME * len(among) < self.frequency(fields[0], word):
            articles = self.kept.get(
                (self.state, "either", fields, word), lambda: self._in_either(*fields, term), lambda _: 1
            )
            return self._weighed(*fields, term, title_weight, among), articles
        impacts = self.kept.get(
            key,
            lambda: self._weighed(*fields, term, title_weight),
            lambda made: made.room(self.size),
        )
        return impacts, len(impacts)

    def _in_either(self, text: str, title: str, term: bytes) -> int:
        found = 0
        for segment in self._segments:
            titled = set(self._read(segment, title, term).numbers)
            posted = self._read(segment, text, term).numbers
            found += len(titled) + len(posted) - len(places_of(posted, titled))
            if segment.deleted:
                found -= len(segment.deleted & titled.union(posted))
        return found

    def _read(self, segment: _Segment, field: str, term: bytes) -> PostingList:
        """A posting list, where it is kept or not; with its places it is only kept where a phrase was looked
        for."""
        kept: PostingList | None = self.kept.peek((segment.key, field, term))
        return posted_list(segment.reader, field, term) if kept is None else kept

    def _weighed(
        self, text: str, title: str, term: bytes, title_weight: float, among: Collection[int] | None = None
    ) -> Impacts:
        norms = _norms(_USUAL.get(text, self.mean_words))
        title_norms = _norms(_USUAL.get(title, self.mean_words)).of
        every, titles = Run(array("I"), []), Run(array("I"), [])
        wanted = None if among is None else sorted(among)
        for segment in self._segments:
            here = None if wanted is None else _part(wanted, segment)
            if here is not None and not here:
                continue
            numbers, weights = _within(self._read(segment, text, term), here)
            titled, title_weights = _within(self._read(segment, title, term), here)
            lengths = self._lengths(segment, _LENGTHS_OF.get(text, text))
            # BM25's k1 is in the norms, so that what is added up is already over it.
            run = Run(numbers, shared(weights, picked(lengths, numbers), norms))
            if titled:
                lengths = self._lengths(segment, _LENGTHS_OF.get(title, title))
                codes = picked(lengths, titled)
                more = [
                    title_weight * weight / title_norms[code]
                    for weight, code in zip(title_weights, codes, strict=True)
                ]
                _append(titles, with_titles(run, titled, more), segment)
            _append(every, run, segment)
        return Impacts([run for run in (every, titles) if run.numbers])

    def _lengths(self, segment: _Segment, field: str) -> bytes:
        def read() -> bytes:
            return read_lengths(segment.reader, field)

        return self.kept.get((segment.key, field, None), read, lambda lengths: len(lengths) // 4)

    def in_a_row(self, field: str, words: tuple[str, ...]) -> frozenset[int]:
        """The articles that have these words one after the other in that field; kept, as a phrase stands
        while the words behind it are typed."""
        key = (self.state, "in a row", field, words)
        return self.kept.get(
            key, lambda: frozenset(self._in_a_row(field, words)), lambda found: 8 * len(found)
        )

    def _in_a_row(self, field: str, words: tuple[str, ...]) -> Iterator[int]:
        if len(words) == 2 and field in PAIRS and pairs_of(words):
            yield from self.having(PAIRS[field], " ".join(words))
            return
        for segment in self._segments:
            posted = [self._posted(segment, field, encoded(word)) for word in words]
            lists = [one.numbers for one in posted]
            if field in PAIRS:
                pairs = (self._posted(segment, PAIRS[field], encoded(pair)) for pair in pairs_of(words))
                lists += [one.numbers for one in pairs]
            rarest, *others = sorted(lists, key=len)
            numbers = set(rarest).difference(segment.deleted)
            for one in others:
                # What most articles have leaves out few of them, and those the places tell.
                if 2 * len(one) < segment.reader.doc_count_all():
                    numbers = set(picked(one, places_of(one, numbers)))
            if numbers:
                yield from map(segment.first.__add__, in_a_row(posted, numbers))

    def counted(self, field: str, prefix: str, most: int) -> dict[str, int]:
        """The terms of a field that begin so, each with about how many articles have it; `most` of each
        segment are looked at."""
        found: dict[str, int] = {}
        for segment in self._segments:
            # A list in memory, where each term of the table takes a step of its own.
            lines = self.kept.get(
                (segment.key, field, "lines"), partial(term_lines, segment.reader, field), _length
            )
            if lines is not None:
                known = lines.begun(prefix, most)
            else:
                key = (segment.key, field, prefix, most)
                read = partial(listed, segment.reader, field, encoded(prefix), most)
                # A word as such takes the room of a dozen postings.
                known = self.kept.get(key, read, lambda words: 12 * len(words))
            if not found:
                found.update(known)
                continue
            for word, count in known.items():
                found[word] = found.get(word, 0) + count
        return found

    def vocabulary(self, field: str) -> tuple[TermList, TermList]:
        """All terms of a field, each with about how many articles have it: those of the large segments, and
        those of the small ones, which alone are read anew when an article comes or goes."""
        large = self._large()
        small = [segment for segment in self._segments if segment not in large]
        return self._joined(large, field), self._joined(small, field)

    def _large(self) -> list[_Segment]:
        return [segment for segment in self._segments if segment.reader.doc_count_all() >= LARGE]

    def _joined(self, segments: Sequence[_Segment], field: str) -> TermList:
        def read() -> TermList:
            return joined(term_list(segment.reader, field) for segment in segments)

        key = ("vocabulary", field, *(segment.key for segment in segments))
        # A word as such takes the room of a dozen postings.
        return self.kept.get(key, read, lambda known: 12 * len(known.words))


def _length(lines: TermLines | None) -> int:
    return 0 if lines is None else (len(lines.content) + 4 * len(lines.counts)) // 8


def _room(column: Column) -> int:
    # Four bytes each; a value as such takes the room of a dozen postings.
    return len(column.codes) // 2 + 12 * len(column.values)


def _part(wanted: Sequence[int], segment: _Segment) -> set[int]:
    """Those of some articles, in order, that are in a segment, by their numbers there."""
    first = segment.first
    start = bisect_left(wanted, first)
    end = bisect_left(wanted, first + segment.reader.doc_count_all(), start)
    return {number - first for number in wanted[start:end]}


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


def _append(to: Run, run: Run, segment: _Segment) -> None:
    """Put what was found in one segment behind what was found before, without what was removed."""
    numbers, shares = run
    if segment.deleted and numbers:
        left = bytes(number not in segment.deleted for number in numbers)
        numbers, shares = array("I", compress(numbers, left)), list(compress(shares, left))
    # The first segment is mostly the one that has nearly all articles.
    to.numbers.extend(array("I", map(segment.first.__add__, numbers)) if segment.first else numbers)
    to.shares.extend(shares)


@lru_cache(maxsize=8)
def _norms(mean: float) -> Norms:
    """What BM25 adds to how often a word stands in an article, by the byte that is kept of its length."""
    base, slope = K1 * (1 - B), K1 * B / mean
    return Norms([base + slope * length for length in LENGTHS])
