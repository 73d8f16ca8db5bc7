"""Looks up and scores the terms of an index, over all its segments, one term at a time.

Whoosh walks through a query posting by posting, in Python; with lists read once, kept, and joined as dicts, a
query of many words takes a tenth of the time and the scores are the same.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import chain

from index.search.segments.opened_segments import OpenSegments
from index.search.segments.posting_lists import Kept, encoded
from index.search.segments.term_lists import TermList, by_length, joined, term_list
from index.search.terms.columns import Column
from index.search.terms.columns import joined as joined_columns
from index.search.terms.common_pairs import PAIRS, pairs_of
from index.search.terms.impacts import K1, Impacts, Run, norms_of
from index.search.terms.scores import Scores
from index.search.terms.segment_terms import WORD_ROOM, SegmentTerms, column_room, segments_of
from index.search.terms.sums import Sums, marked

LARGE = 1000
"""Articles from which a segment is seldom written anew."""

SOME = 3
"""So many times fewer articles than have a word are weighed without all others, and not kept."""

SINGLY = 32
"""So many times fewer articles than all are looked up one by one, in the time that listing all takes."""

USUAL_WORDS = 400.0
"""Words of an average article, where nothing is known of this library's."""

TITLE_WORDS = 12.0
"""Words of an average headline."""

QUOTED_WORDS = 80.0
"""Words between quotation marks in an average article."""

_PLACE_ROOM = 16
"""Bytes that a word takes in the list of those of its length, beside its letters."""

_USUAL = {"title_words": TITLE_WORDS, "title_stems": TITLE_WORDS} | dict.fromkeys(
    ("quoted", "quoted_stems"), QUOTED_WORDS
)


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
        self._segments = segments_of(opened.readers, kept)
        self.size = sum(segment.size for segment in self._segments)
        self.count = sum(int(reader.doc_count()) for reader in opened.readers)
        self.removed = self.size - self.count
        self._state = tuple(segment.state for segment in self._segments)
        self._firsts = [segment.first for segment in self._segments]

    @property
    def state(self) -> Hashable:
        """Names this state of the index."""
        return self._state

    def everything(self) -> Scores:
        """All articles, with one score."""
        return dict.fromkeys(chain.from_iterable(segment.everything() for segment in self._segments), 1.0)

    def there(self) -> bytes:
        """A byte for each article: 1, but 0 for what is removed."""
        return self.kept.get(
            (self.state, "there"),
            lambda: marked(chain.from_iterable(one.everything() for one in self._segments), self.size),
            lambda found: len(found) // 8,
        )

    def article_id(self, number: int) -> str:
        """The id of an article by its number."""
        return self._segments[bisect_right(self._firsts, number) - 1].article_id(number)

    def number(self, article_id: str) -> int | None:
        """The number of an article by its id; None where it is not in the index."""
        found = (segment.number(article_id) for segment in reversed(self._segments))
        return next((number for number in found if number is not None), None)

    def numbered(self) -> Iterable[tuple[str, int]]:
        """All articles: id and number."""
        return chain.from_iterable(segment.numbers() for segment in self._segments)

    def numbers(self) -> dict[str, int]:
        """All articles: id → number."""
        return dict(self.numbered())

    def numbers_of(self, article_ids: Collection[str]) -> dict[str, int]:
        """Of some articles, those that are in the index: id → number."""
        if SINGLY * len(article_ids) > self.size:
            there = self.numbers()
            return {key: there[key] for key in article_ids if key in there}
        found = ((key, self.number(key)) for key in article_ids)
        return {key: number for key, number in found if number is not None}

    def ids(self) -> dict[int, str]:
        """All articles: number → id."""
        return {number: key for key, number in self.numbers().items()}

    def column(self, field: str) -> Column:
        """What each article has in a field of which each has one term or none; those removed have none."""
        return self.kept.get(
            (self.state, "column", field),
            lambda: joined_columns([segment.column(field) for segment in self._segments]),
            column_room,
        )

    def frequency(self, field: str, word: str) -> int:
        """In how many articles the word stands in that field."""
        term = encoded(word)
        return self.kept.get(
            (self.state, "frequency", field, word),
            lambda: sum(segment.frequency(field, term) for segment in self._segments),
            lambda _: 1,
        )

    def having(self, field: str, word: str) -> set[int]:
        """The articles that have the word in that field."""
        term = encoded(word)
        return set(chain.from_iterable(segment.having(field, term) for segment in self._segments))

    def scores(self, field: str, word: str, boost: float = 1.0) -> dict[int, float]:
        """BM25 of the articles that have the word in that field."""
        found, scores = self.frequency(field, word), dict[int, float]()
        if found:
            term, norms, top = encoded(word), norms_of(self._mean(field)), self._top(found, boost)
            for segment in self._segments:
                numbers, shares = segment.run(field, term, norms)
                scores.update(zip(numbers, map(top.__mul__, shares), strict=True))
        return scores

    def _mean(self, field: str) -> float:
        return _USUAL.get(field, self.mean_words)

    def _top(self, articles: int, boost: float) -> float:
        """The most that a word can score which so many articles have."""
        return boost * (math.log(self.count / (articles + 1)) + 1) * (K1 + 1) if self.count else 0.0

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
            parts.append((impacts, self._top(articles, boost)))
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
                (self.state, "either", fields, word),
                lambda: sum(segment.in_either(*fields, term) for segment in self._segments),
                lambda _: 1,
            )
            return self._weighed(fields, term, title_weight, sorted(among)), articles
        impacts = self.kept.get(
            key,
            lambda: self._weighed(fields, term, title_weight),
            lambda made: made.room(self.size),
        )
        return impacts, len(impacts)

    def _weighed(
        self,
        fields: tuple[str, str],
        term: bytes,
        title_weight: float,
        wanted: Sequence[int] | None = None,
    ) -> Impacts:
        text, title = fields
        norms = norms_of(self._mean(text)), norms_of(self._mean(title))
        every, titles = Run(array("I"), []), Run(array("I"), [])
        for segment in self._segments:
            found = segment.runs(fields, term, norms, title_weight, wanted)
            for run, more in zip((every, titles), found, strict=True):
                run.numbers.extend(more.numbers)
                run.shares.extend(more.shares)
        return Impacts([run for run in (every, titles) if run.numbers])

    def in_a_row(self, field: str, words: tuple[str, ...]) -> frozenset[int]:
        """The articles that have these words one after the other in that field; kept, as a phrase stands
        while the words behind it are typed."""
        return self.kept.get(
            (self.state, "in a row", field, words),
            lambda: frozenset(self._in_a_row(field, words)),
            lambda found: 8 * len(found),
        )

    def _in_a_row(self, field: str, words: tuple[str, ...]) -> Iterable[int]:
        if len(words) == 2 and field in PAIRS and pairs_of(words):
            return self.having(PAIRS[field], " ".join(words))
        return chain.from_iterable(segment.in_a_row(field, words) for segment in self._segments)

    def counted(self, field: str, prefix: str, most: int) -> dict[str, int]:
        """The terms of a field that begin so, each with about how many articles have it; `most` of each
        segment are looked at."""
        found: dict[str, int] = {}
        for segment in self._segments:
            known = segment.counted(field, prefix, most)
            if not found:
                found.update(known)
                continue
            for word, count in known.items():
                found[word] = found.get(word, 0) + count
        return found

    def is_there(self, word: str, fields: Iterable[str], counted: int) -> bool:
        """Whether any article has a word in one of these fields that was `counted` so often in one of them:
        what is removed is counted too."""
        return counted > self.removed or any(self.frequency(field, word) for field in fields)

    def most_frequent(self, field: str, most: int) -> list[tuple[str, int]]:
        """So many of the terms that most articles have, most first, each with in about how many it is: in a
        segment that has more frequent ones, a term is not counted."""
        found: dict[str, int] = {}
        for segment in self._segments:
            for word, count in segment.most_frequent(field, most):
                found[word] = found.get(word, 0) + count
        return nsmallest(most, found.items(), key=lambda pair: (-pair[1], pair[0]))

    def vocabulary(self, field: str) -> tuple[TermList, TermList]:
        """All terms of a field, each with about how many articles have it: those of the large segments, and
        those of the small ones, which alone are read anew when an article comes or goes."""
        large, small = self._by_size()
        return self._joined(large, field), self._joined(small, field)

    def vocabulary_by_length(self, field: str) -> tuple[Mapping[int, TermList], Mapping[int, TermList]]:
        """The same, each by how many characters the terms have."""

        def lists(segments: Sequence[SegmentTerms]) -> Mapping[int, TermList]:
            return self.kept.get(
                ("by length", field, *(segment.key for segment in segments)),
                lambda: by_length(self._joined(segments, field)),
                lambda known: sum(_PLACE_ROOM * len(terms.words) for terms in known.values()),
            )

        large, small = self._by_size()
        return lists(large), lists(small)

    def _by_size(self) -> tuple[Sequence[SegmentTerms], Sequence[SegmentTerms]]:
        large = [segment for segment in self._segments if segment.size >= LARGE]
        return large, [segment for segment in self._segments if segment.size < LARGE]

    def _joined(self, segments: Sequence[SegmentTerms], field: str) -> TermList:
        return self.kept.get(
            ("vocabulary", field, *(segment.key for segment in segments)),
            lambda: joined(term_list(segment.reader, field) for segment in segments),
            lambda known: WORD_ROOM * len(known.words),
        )
