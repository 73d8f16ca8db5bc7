"""What is indexed of articles: replaced and removed, put in order, and opened to be searched."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from whoosh import fields

from index.running.progress import Following, Progress, Stage
from index.running.uncollected import without_collecting
from index.search.indexing.second_writer import SecondWriter, segment_of
from index.search.segments.document_writer import DocumentWriter
from index.search.segments.merging import ASIDE, LARGEST, Merged, merged, outgrown, remove_unfinished
from index.search.segments.opened_segments import OpenSegments
from index.search.segments.posting_lists import Kept
from index.search.segments.posting_pool import Derived
from index.search.segments.whoosh_index import WhooshIndex
from index.search.terms.looking_up import USUAL_WORDS, Terms

MERGED_IN_PASSING = 512
"""Articles of old segments that are written anew beside a change."""

Indexed = TypeVar("Indexed")


@dataclass(frozen=True, slots=True)
class Layout(Generic[Indexed]):
    """What an index is called, its fields, among them `id` and `digest`, and how one thing is added to it.

    `bare` gives what is added of it, which is also what another process is given; `derived` fields are made
    of others.
    """

    name: str
    schema: Callable[[], fields.Schema]
    bare: Callable[[Indexed], Any]
    add: Callable[[DocumentWriter, Any], None]
    derived: Sequence[Derived] = ()


class Postings(Generic[Indexed]):
    """One Whoosh index, in a folder or (None) in memory; there it begins with the one that is `beneath`, in a
    folder that cannot be written.

    One Searcher for each thread, as they are not safe to share; a thread's own is opened anew after each
    commit.
    """

    def __init__(
        self,
        folder: Path | None,
        layout: Layout[Indexed],
        *,
        thorough: bool = False,
        beneath: Path | None = None,
    ) -> None:
        self._layout = layout
        self._index = WhooshIndex(folder, layout.name, layout.schema, thorough=thorough, beneath=beneath)
        self._threads = threading.local()
        self._kept = Kept()

    @property
    def rebuilt(self) -> bool:
        """Whether it was begun anew, when it was opened or since."""
        return self._index.epoch > 0

    @property
    def generation(self) -> int:
        """A number that grows with each commit; -1 where the index is gone."""
        return self._index.generation

    def damaged_by(self, error: Exception) -> bool:
        """Whether an error in reading comes of damage on the disk (`WhooshIndex.damaged_by`)."""
        return self._index.damaged_by(error)

    def wipe(self) -> None:
        """Begin with an empty index. Raises OSError where the folder cannot be written, Busy where another
        process writes."""
        self._index.wipe()

    def contents(self) -> dict[str, str]:
        """Article id → digest, of everything that is indexed; nothing where it was damaged, and is begun
        anew. Raises OSError where it cannot be read, Busy where another process writes."""
        try:
            with self._index.files.reader() as reader:
                return {stored["id"]: stored["digest"] for stored in reader.all_stored_fields()}
        except OSError:
            raise
        except Exception:
            # Whatever reading a damaged file leads to, as where it is opened.
            self.wipe()
            return {}

    @contextmanager
    def helped(self, due: int) -> Iterator[SecondWriter | None]:
        """What writes a share of so many changes on a second core; None where that would not pay."""
        second = SecondWriter.where_worth(due, self._index.folder, self._layout.name)
        try:
            yield second
        finally:
            if second is not None:
                second.close()

    def update(
        self,
        changes: Iterable[tuple[str, Indexed | None]],
        *,
        has: Callable[[str], bool] | None = None,
        second: SecondWriter | None = None,
    ) -> int:
        """Replace or remove (None) what is indexed of articles, in one commit; returns the new generation.

        `has` tells whether anything is indexed of an article (None: perhaps): what is new need not be looked
        for in all segments. Small segments become one, of at most MERGED_IN_PASSING articles together.
        `second` does a share. The iterable may raise to call it off: then nothing is changed. Raises Busy
        where another process writes, OSError where the disk is full or cannot be written.
        """
        with self._index.writing() as writer, without_collecting():
            documents = DocumentWriter(writer, self._index.held, self._layout.derived)
            for key, document in changes:
                if has is None or has(key):
                    documents.remove(key)
                if document is not None:
                    bare = self._layout.bare(document)
                    if second is None or not second.take(bare):
                        self._layout.add(documents, bare)
            self._index.commit(writer, self._segments_of(writer, second))
        return self.generation

    def _segments_of(self, writer: Any, second: SecondWriter | None) -> list[Any]:
        """What was written, with the segments there are; the small ones as one."""
        segments, storage = list(writer.segments), self._index.files.storage
        if second is not None:
            second.finish()
        if writer._added:
            segments.append(writer._finalize_segment())
            writer._added = False
        if second is not None:
            another, lost = second.segment()
            if lost:
                another = segment_of(storage, self._layout, [lost])
            if another is not None:
                segments.append(another)
        small = outgrown(segments, [one.doc_count() for one in segments], MERGED_IN_PASSING)
        if small:
            segments = merged(storage, self._layout.name, small).take_place(segments) or segments
        return segments

    def untidy(self) -> bool:
        """Whether there are segments that `tidied` would write anew."""
        return bool(self._outgrown())

    def _outgrown(self) -> list[Any]:
        segments, storage = self._index.files._segments(), self._index.files.storage
        sizes = [storage.file_length(one.make_filename(one.COMPOUND_EXT)) for one in segments]
        return outgrown(segments, sizes, LARGEST)

    @contextmanager
    def tidied(
        self,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Iterator[Callable[[], bool] | None]:
        """Write small segments anew as one, while others may write; None where there are none, or somebody
        else does. What is given commits it: False where it is of no use any more. How many of the articles in
        them are written is told.

        Raises CalledOff, OSError as `update` does, and Busy where the commit cannot be made.
        """
        storage = self._index.files.storage
        lock = storage.lock(f"{self._layout.name}_MERGING_LOCK")
        if not lock.acquire():
            yield None
            return
        try:
            remove_unfinished(storage)
            group = self._outgrown()
            if not group:
                yield None
                return
            articles = sum(segment.doc_count() for segment in group)
            told = Following(articles, progress, Stage.TIDYING).reach
            with without_collecting():
                made = merged(storage, self._layout.name, group, ASIDE, cancelled, told)
            try:
                yield lambda: self._take(made)
            finally:
                made.drop()
        finally:
            lock.release()

    def _take(self, made: Merged) -> bool:
        with self._index.writing() as writer:
            segments = made.take_place(writer.segments)
            if segments is None:
                writer.cancel()
            else:
                self._index.commit(writer, segments)
        return segments is not None

    def searcher(self, mean_words: float = USUAL_WORDS) -> Terms:
        """This thread's terms of the newest commit; not to be handed to another thread nor closed.

        `mean_words` is the mean length of the articles, which scores are set against.
        """
        held: Terms | None = getattr(self._threads, "searcher", None)
        if held is not None and self._threads.epoch != self._index.epoch:
            held.opened.close()
            held = None
        newest = self._index.newest()
        if held is None or self._threads.newest != newest:
            before = held.opened if held is not None else None
            # Were it to fail, nothing that is half open would be left.
            self._threads.searcher = None
            held = Terms(OpenSegments.newest(self._index.files, before), self._kept)
            self._threads.searcher, self._threads.newest = held, newest
            self._threads.epoch = self._index.epoch
        held.mean_words = mean_words
        return held

    def close(self) -> None:
        """Let go of the files that this thread holds open, and of those that were open for writing."""
        held = getattr(self._threads, "searcher", None)
        if held is not None:
            self._threads.searcher = None
            held.opened.close()
        self._index.held.keep(())
