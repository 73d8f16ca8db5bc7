"""The segments of an index as one thread, or the one that writes, has them open. A segment never changes, so
those that a commit leaves as they were stay open over it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from whoosh.index import FileIndex
from whoosh.reading import SegmentReader

from index.search.segments.term_rows import first_article, row

TRIES = 10
"""Times that a commit is read anew whose files another process has removed meanwhile."""

PAUSE = 0.05


class OpenSegments:
    """The segments of one commit, in order; not to be shared by threads."""

    def __init__(self, readers: list[Any], generation: int) -> None:
        self.readers = readers
        self.generation = generation

    @classmethod
    def newest(cls, index: FileIndex, before: OpenSegments | None) -> OpenSegments:
        """Those of the newest commit; of what was open `before`, what it does not have is closed. Raises
        OSError where they cannot be read."""
        for attempt in range(TRIES):
            known = {_state(one.segment()): one for one in before.readers} if before is not None else {}
            fresh: list[Any] = []
            try:
                info = index._read_toc()
                readers = []
                for segment in info.segments:
                    if (reader := known.pop(_state(segment), None)) is None:
                        reader = SegmentReader(index.storage, info.schema, segment, info.generation)
                        fresh.append(reader)
                    readers.append(reader)
            except OSError:
                _close(fresh)
                if attempt == TRIES - 1:
                    raise
                time.sleep(PAUSE)
            else:
                _close(known.values())
                return cls(readers, int(info.generation))
        raise AssertionError("unreachable")

    def close(self) -> None:
        """Let go of the files."""
        _close(self.readers)


class WriterSegments:
    """The segments that one writer after the other looks ids up in; used while the index is locked."""

    def __init__(self) -> None:
        self._readers: dict[str, Any] = {}

    def number(self, storage: Any, schema: Any, segment: Any, term: bytes) -> int | None:
        """The number of the article with an id in a segment, also of one that was removed; None where it is
        not there."""
        key = segment.segment_id()
        if key not in self._readers:
            self._readers[key] = SegmentReader(storage, schema, segment)
        found = row(self._readers[key], "id", term)
        return None if found is None else first_article(found)

    def keep(self, segments: Iterable[Any]) -> None:
        """Let go of all but these."""
        left = {segment.segment_id() for segment in segments}
        gone = [self._readers.pop(key) for key in self._readers.keys() - left]
        _close(gone)


def _state(segment: Any) -> tuple[str, int]:
    # What is removed from a segment is never put back.
    return segment.segment_id(), segment.deleted_count()


def _close(readers: Iterable[Any]) -> None:
    for reader in readers:
        # A posting list that is still read from keeps its file.
        with suppress(Exception):
            reader.close()
