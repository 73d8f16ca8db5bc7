"""Adds articles to an index and takes them out of it, past the analysis of texts that Whoosh does."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from index.search.segments.indexed_fields import count_of
from index.search.segments.opened_segments import WriterSegments
from index.search.segments.posting_pool import Derived, PostingPool


class DocumentWriter:
    """Adds articles whose words are known already to a Whoosh writer, past its analysis of texts."""

    def __init__(self, writer: Any, before: WriterSegments | None, derived: Sequence[Derived]) -> None:
        """`before` has what was there open; None where that is another writer's affair. `derived` fields are
        made of others once all articles are there."""
        self._writer = writer
        self._derived = derived
        self._pool = writer.pool = PostingPool(derived)
        self._before = before

    def remove(self, key: str) -> None:
        """Remove what the index has under an id, if anything."""
        writer, before, term = self._writer, self._before, key.encode()
        if before is None:
            return
        for segment in writer.segments:
            number = before.number(writer.storage, writer.schema, segment, term)
            if number is not None:
                segment.delete_document(number)

    def add(
        self,
        placed: Mapping[str, Mapping[str, bytes]],
        counted: Mapping[str, Mapping[str, int]],
        marks: Mapping[str, Collection[str]],
        stored: Mapping[str, object],
    ) -> None:
        """Add one article: the places of each word by field, encoded as its field does, how often each occurs
        by field, the terms by field of which is known that it has them, and stored values."""
        writer, number, pool = self._writer, self._writer.docnum, self._pool
        lengths: dict[str, int] = {}
        for name, places in placed.items():
            lengths[name] = count_of(places.values())
            postings = pool.placed(name)
            for word, at in places.items():
                postings[word] += (number, at)
        for name, counts in counted.items():
            lengths[name] = sum(counts.values())
            postings = pool.counted(name)
            for word, count in counts.items():
                postings[word] += (number, count)
        for one in self._derived:
            lengths[one.name] = lengths[one.words]
        for name, terms in marks.items():
            postings = pool.marked(name)
            for term in terms:
                postings[term].append(number)
        columns = writer.perdocwriter
        columns.start_doc(number)
        for name in sorted({*lengths, *marks, *stored}):
            columns.add_field(name, writer.schema[name], stored.get(name), lengths.get(name, 0))
        columns.finish_doc()
        writer._added = True
        writer.docnum += 1
