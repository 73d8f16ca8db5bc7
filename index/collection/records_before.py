"""What is known of the articles of a file of many from the last time it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from index.collection import record_table
from index.collection.catalogue import record_id
from index.collection.records import Record
from index.collection.store import Store


class Before:
    """What is known of the articles of a file of many; here nothing."""

    def behind(self, line: int) -> Mapping[str, Record]:
        """The records behind a line, by id."""
        return {}

    def get(self, article_id: str) -> Record | None:
        """One of them."""
        return None

    def any_until(self, line: int) -> bool:
        """Whether there is one up to a line."""
        return False


NOTHING_BEFORE = Before()


class StoredBefore(Before):
    """What is stored of a file, read as far as it is asked for: of one that has only grown, next to
    nothing."""

    def __init__(self, store: Store, file_id: str) -> None:
        self._store = store
        self._file = file_id

    def behind(self, line: int) -> Mapping[str, Record]:
        """The records behind a line, by id."""
        return self._store.ask(partial(record_table.in_bundle, file_id=self._file, behind=line))

    def get(self, article_id: str) -> Record | None:
        """One of them."""
        return self._store.record(article_id)

    def any_until(self, line: int) -> bool:
        """Whether there is one up to a line."""
        return self._store.ask(partial(record_table.begins_with_any, file_id=self._file, line=line))


@dataclass(frozen=True, slots=True)
class Passed:
    """What the records are called that were passed over."""

    file: str
    before: Before
    lines: int

    def __contains__(self, called: object) -> bool:
        record = self.before.get(record_id(self.file, str(called)))
        return record is not None and (record.line or 0) <= self.lines
