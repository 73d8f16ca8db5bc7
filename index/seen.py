"""What is known of a large library as a whole, so that opening it reads the record of no article as long as
no file has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

from index.article import Metadata
from index.catalogue import (
    NOTHING,
    STANDARD_INPUT,
    STANDARD_INPUT_ID,
    File,
    Problem,
    Root,
    Sidecars,
    list_files,
    merged,
)
from index.records import Record
from index.store import SEEN, Store

FEWEST = 1000
"""Articles from which a library is summed up: reading the records of fewer takes no time."""

MOST_SINGLE = 2000
"""Records that are read one by one; whoever asks for more gets all at once."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A library in which everything was read: `mark` names its files and what sidecars and the user say of
    them, `key` its articles; `words` is the sum of their lengths, `labels` are those of files by id, and
    `problems` (path, sentence) what was noted when they were read."""

    mark: str
    key: str
    count: int
    words: int
    labels: dict[str, str]
    problems: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Listed:
    """What is known without reading an article: the files by id, what sidecars and the user say, and the mark
    of all that."""

    files: dict[str, File]
    sidecars: Sidecars
    corrections: Mapping[str, Metadata]
    problems: tuple[Problem, ...]
    mark: str

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """What could not be listed, and the sidecars that could not be read so far."""
        return (*self.problems, *self.sidecars.problems)

    def known(self) -> dict[str, Metadata]:
        """What is said of each file."""
        found = {}
        for key, file in self.files.items():
            given = self.sidecars.of(file.path)
            corrected = self.corrections.get(key) if not file.holds_many else None
            found[key] = given if corrected is None else merged(corrected, given)
        return found


def listed(
    roots: Sequence[Root],
    standard_input: bytes | None,
    corrections: Mapping[str, Metadata],
    *,
    may_be_gone: bool = False,
) -> Listed:
    """The files as they are now; as `list_files` where a root is gone."""
    listing = list_files(roots, may_be_gone=may_be_gone)
    files = {file.id: file for file in listing.files}
    if standard_input is not None:
        # Nothing that changes tells one input from another but its content.
        mark = int.from_bytes(hashlib.blake2b(standard_input, digest_size=7).digest(), "big")
        files[STANDARD_INPUT_ID] = File(STANDARD_INPUT_ID, STANDARD_INPUT, len(standard_input), mark)
    sidecars = Sidecars()
    return Listed(files, sidecars, corrections, listing.problems, mark_of(files, sidecars, corrections))


def mark_of(files: Mapping[str, File], sidecars: Sidecars, corrections: Mapping[str, Metadata]) -> str:
    """Names everything that is known without reading an article."""
    state = hashlib.blake2b(digest_size=12)
    for file in files.values():
        seen = (file.id, file.path, file.size, file.mtime_ns, file.inode, file.fields)
        state.update(repr(seen).encode("utf-8", "surrogatepass"))
        given = sidecars.of(file.path)
        if given is not NOTHING:
            state.update(repr(given).encode("utf-8", "surrogatepass"))
        if file.holds_many:
            records = sorted(sidecars.of_records(file.path).items())
            state.update(repr(records).encode("utf-8", "surrogatepass"))
    state.update(repr(sorted(corrections.items(), key=lambda pair: pair[0])).encode("utf-8", "surrogatepass"))
    return state.hexdigest()


def seen_before(store: Store, mark: str) -> Seen | None:
    """What was noted last, if nothing has changed since."""
    kept = store.fact(SEEN)
    if kept is None or not kept.startswith(json.dumps([mark])[:-1]):
        return None
    found_mark, key, count, words, labels, problems = json.loads(kept)
    return Seen(found_mark, key, count, words, labels, [(path, said) for path, said in problems])


def packed(seen: Seen) -> str:
    """What is noted."""
    return json.dumps(astuple(seen))


class Records(Mapping[str, Record]):
    """The records of all articles, each read when it is asked for."""

    def __init__(self, store: Store, count: int) -> None:
        self._store = store
        self._count = count
        self._single: dict[str, Record | None] = {}
        self._all: dict[str, Record] | None = None

    def _everything(self) -> dict[str, Record]:
        if self._all is None:
            stored = self._store.records()
            self._all = {key: record for key, record in stored.items() if record.holds_article}
            self._single.clear()
        return self._all

    def __getitem__(self, key: str) -> Record:
        if self._all is None and key not in self._single:
            if len(self._single) >= MOST_SINGLE:
                return self._everything()[key]
            self._single[key] = self._store.record(key)
        record = self._single.get(key) if self._all is None else self._all.get(key)
        if record is None or not record.holds_article:
            raise KeyError(key)
        return record

    def __iter__(self) -> Iterator[str]:
        return iter(self._everything())

    def __len__(self) -> int:
        return self._count
