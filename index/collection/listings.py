"""The files of a library listed one time after the other, each by what the time before found."""

from __future__ import annotations

import threading
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace

from index.article import Metadata
from index.collection.catalogue import Root
from index.collection.file_listing import Listing
from index.collection.seen import Listed, listed


class Listings:
    """Lists the files of a library. Safe to use from several threads."""

    def __init__(
        self,
        roots: Callable[[], Sequence[Root]],
        standard_input: bytes | None,
        corrections: Callable[[], Mapping[str, Metadata]],
        *,
        may_be_gone: bool,
    ) -> None:
        self._roots = roots
        self._standard_input = standard_input
        self._corrections = corrections
        self._may_be_gone = may_be_gone
        self._lock = threading.Lock()
        self._before: Listing | None = None
        self._count = 0

    def now(self, told: Callable[[int], None] | None, changed: Container[str] | None) -> Listed:
        """The files as they are now. `told` is how many have been found so far; where it is known in which
        folders something has `changed`, no others are looked into."""
        # One after the other: what was listed last is the newest, by which the next is told.
        with self._lock:
            # Where listing fails, nobody tells again what has changed.
            before, self._before = self._before, None
            now = listed(
                self._roots(),
                self._standard_input,
                self._corrections(),
                may_be_gone=self._may_be_gone,
                told=told,
                before=before,
                changed=changed,
            )
            self._before = now.listing
            self._count += 1
            return replace(now, number=self._count)
