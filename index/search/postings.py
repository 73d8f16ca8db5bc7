"""A Whoosh index: how it is written, opened, and rebuilt when it is no good.

Only what Whoosh 2.7.4 and whoosh3 have in common is used. The index holds pickles, so it is only ever opened
from the user's own cache folder.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from whoosh import fields
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex, LockError

from index.places import private_folder
from index.search.terms import USUAL_WORDS, Kept, Terms
from index.search.whoosh_parts import DocumentWriter, MemoryStorage, QuickCodec

LOCK_PATIENCE = 5.0
"""Seconds that a writer waits for another one to finish."""


class Busy(Exception):
    """Another process is writing this index."""


Indexed = TypeVar("Indexed")


@dataclass(frozen=True, slots=True)
class Layout(Generic[Indexed]):
    """What an index is called, its fields, among them `id` and `digest`, and how one thing is added to it."""

    name: str
    schema: Callable[[], fields.Schema]
    add: Callable[[DocumentWriter, Indexed], None]


class Postings(Generic[Indexed]):
    """One Whoosh index, in a folder or (None) in memory.

    One Searcher for each thread, as they are not safe to share; a thread's own is opened anew after each
    commit.
    """

    def __init__(self, folder: Path | None, layout: Layout[Indexed]) -> None:
        self._folder = folder
        self._layout = layout
        self._threads = threading.local()
        self._kept = Kept()
        self._epoch = 0
        self.rebuilt = False
        if folder is None:
            self._index = FileIndex.create(MemoryStorage(), layout.schema(), layout.name)
        else:
            self._open(private_folder(folder))

    def _open(self, folder: Path) -> None:
        storage = FileStorage(str(folder))
        try:
            self._index = FileIndex(storage, indexname=self._layout.name)
            if set(self._index.schema.names()) != set(self._layout.schema().names()):
                raise ValueError("another schema")
            with self._index.reader() as reader:
                reader.doc_count()
        except OSError as error:
            if isinstance(error, PermissionError):
                raise
            self.wipe()
        except Exception:
            # Whatever reading a damaged file leads to; the index is derived and is written anew.
            self.wipe()

    def wipe(self) -> None:
        """Begin with an empty index. Raises OSError where the folder cannot be written."""
        self.rebuilt = True
        self._epoch += 1
        if self._folder is None:
            self._index = FileIndex.create(MemoryStorage(), self._layout.schema(), self._layout.name)
            return
        for file in private_folder(self._folder).iterdir():
            if file.is_dir():
                shutil.rmtree(file, ignore_errors=True)
            else:
                with suppress(FileNotFoundError):
                    file.unlink()
        storage = FileStorage(str(self._folder))
        self._index = FileIndex.create(storage, self._layout.schema(), self._layout.name)

    @property
    def generation(self) -> int:
        """A number that grows with each commit; -1 where the index is gone."""
        return int(self._index.latest_generation())

    def contents(self) -> dict[str, str]:
        """Article id → digest, of everything that is indexed."""
        with self._index.reader() as reader:
            return {stored["id"]: stored["digest"] for stored in reader.all_stored_fields()}

    def update(self, changes: Iterable[tuple[str, Indexed | None]]) -> int:
        """Replace or remove (None) what is indexed of articles, in one commit; returns the new generation.

        The iterable may raise to call it off: then nothing is changed. Raises Busy where another process
        writes, OSError where the disk is full or cannot be written.
        """
        try:
            writer = self._index.writer(timeout=LOCK_PATIENCE, codec=QuickCodec())
        except LockError as error:
            raise Busy from error
        try:
            documents = DocumentWriter(writer)
            known = self._known() if self._index.doc_count_all() else set()
            for key, document in changes:
                if key in known:
                    writer.delete_by_term("id", key)
                if document is not None:
                    self._layout.add(documents, document)
            writer.commit(mergetype=_merge)
        except BaseException:
            with suppress(Exception):
                writer.cancel()
            raise
        return self.generation

    def _known(self) -> set[str]:
        with self._index.reader() as reader:
            return {term.decode("utf-8") for term in reader.lexicon("id")}

    def searcher(self, mean_words: float = USUAL_WORDS) -> Terms:
        """This thread's terms of the newest commit; not to be handed to another thread nor closed.

        `mean_words` is the mean length of the articles, which scores are set against.
        """
        held: Terms | None = getattr(self._threads, "searcher", None)
        # Opened anew rather than refreshed: a refreshed one of whoosh3 goes on finding what was removed.
        if held is None or self._threads.epoch != self._epoch or not held.up_to_date():
            self.close()
            held = self._threads.searcher = Terms(self._index.searcher(), self._kept)
            self._threads.epoch = self._epoch
        held.mean_words = mean_words
        return held

    def close(self) -> None:
        """Let go of the files that this thread holds open."""
        held = getattr(self._threads, "searcher", None)
        if held is not None:
            self._threads.searcher = None
            with suppress(Exception):
                held.close()


def _merge(writer: Any, segments: Sequence[Any]) -> Sequence[Any]:
    """Whoosh's merge policy: small segments join, and one of which a fifth is deleted is rewritten."""
    from whoosh.reading import SegmentReader
    from whoosh.writing import MERGE_SMALL

    kept = []
    for segment in segments:
        deleted, total = segment.deleted_count(), segment.doc_count_all()
        if deleted * 5 > total:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
        else:
            kept.append(segment)
    merged: Sequence[Any] = MERGE_SMALL(writer, kept)
    return merged
