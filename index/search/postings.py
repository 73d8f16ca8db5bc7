"""A Whoosh index: how it is written, opened, and rebuilt when it is no good.

Only what Whoosh 2.7.4 and whoosh3 have in common is used. The index holds pickles, so it is only ever opened
from the user's own cache folder.
"""

from __future__ import annotations

import pickle
import shutil
import struct
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from errno import EAGAIN
from pathlib import Path
from typing import Any, Generic, TypeVar

from whoosh import fields
from whoosh.index import EmptyIndexError, FileIndex, LockError
from whoosh.util.filelock import try_for

from index.places import only_own_files, own_folder
from index.progress import Following, Progress, Stage
from index.sealed import QUICK, is_damaged, is_sealed, seal_files
from index.search.merging import ASIDE, LARGEST, Merged, merged, outgrown, remove_unfinished
from index.search.opened_segments import OpenSegments, WriterSegments
from index.search.posting_lists import Kept
from index.search.posting_pool import Derived
from index.search.second_writer import SecondWriter, segment_of
from index.search.terms import USUAL_WORDS, Terms
from index.search.whoosh_parts import (
    DocumentWriter,
    IndexStorage,
    MemoryStorage,
    QuickCodec,
)
from index.uncollected import without_collecting

LOCK_PATIENCE = 5.0
"""Seconds that a writer waits for another one to finish."""


MERGED_IN_PASSING = 512
"""Articles of old segments that are written anew beside a change."""


SIGNS_OF_DAMAGE = (OSError, EOFError, EmptyIndexError, struct.error, pickle.PickleError, zlib.error)
"""What reading bytes that are not as they were written, or not there, ends in."""


_WRITERS_LOCK = "WRITELOCK"
"""What Whoosh calls the lock of an index that is written."""


class Busy(BlockingIOError):
    """Another process is writing this index."""

    def __init__(self) -> None:
        super().__init__(EAGAIN, "another process is writing it")


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
        self._folder = folder
        self._layout = layout
        self._threads = threading.local()
        self._kept = Kept()
        self._written = WriterSegments()
        self._epoch = 0
        self._sound: int | None = None
        self.rebuilt = False
        if folder is not None:
            self._open(own_folder(folder), thorough)
        elif beneath is None or not self._is_readable(beneath):
            self._begin_anew()

    def _open(self, folder: Path, thorough: bool) -> None:
        if not self._is_sound(folder, thorough):
            # What is looked at while another process writes may be gone in the next moment.
            with self._alone():
                if not self._is_sound(folder, thorough):
                    self._begin_anew()

    def _is_readable(self, folder: Path) -> bool:
        """The same of a folder that cannot be written."""
        try:
            own = own_folder(folder)
            return self._is_sound(own, False, MemoryStorage.over)
        except (OSError, ValueError):
            return False

    def _is_sound(
        self,
        folder: Path,
        thorough: bool,
        storage: Callable[[str], Any] = IndexStorage,
    ) -> bool:
        """Open what is in a folder, if that is an index that can be used. Raises PermissionError."""
        if not only_own_files(folder):
            return False
        try:
            self._index = FileIndex(storage(str(folder)), indexname=self._layout.name)
            if set(self._index.schema.names()) != set(self._layout.schema().names()):
                return False
            if is_damaged(folder, self.generation, None if thorough else QUICK):
                return False
            with self._index.reader() as reader:
                reader.doc_count()
        except PermissionError:
            raise
        except Exception:
            # Whatever reading a damaged file leads to; the index is derived and is written anew.
            return False
        return True

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While no other process writes. Raises Busy where one goes on to, OSError where the folder cannot be
        written."""
        if self._folder is None:
            yield
            return
        name = f"{self._layout.name}_{_WRITERS_LOCK}"
        folder = own_folder(self._folder)
        if (folder / name).is_symlink():
            # Planted: Whoosh would open what it leads to.
            (folder / name).unlink(missing_ok=True)
        lock = IndexStorage(str(folder)).lock(name)
        if not try_for(lock.acquire, timeout=LOCK_PATIENCE):
            raise Busy
        try:
            yield
        finally:
            lock.release()

    def wipe(self) -> None:
        """Begin with an empty index. Raises OSError where the folder cannot be written, Busy where another
        process writes."""
        with self._alone():
            self._begin_anew()

    def _begin_anew(self) -> None:
        self.rebuilt = True
        self._sound = None
        self._epoch += 1
        self._written.keep(())
        if self._folder is None:
            self._index = FileIndex.create(MemoryStorage(), self._layout.schema(), self._layout.name)
            return
        for file in own_folder(self._folder).iterdir():
            if file.is_dir() and not file.is_symlink():
                shutil.rmtree(file, ignore_errors=True)
            elif not file.name.endswith(_WRITERS_LOCK):
                # With another file of that name two would hold the lock.
                with suppress(FileNotFoundError):
                    file.unlink()
        storage = IndexStorage(str(self._folder))
        self._index = FileIndex.create(storage, self._layout.schema(), self._layout.name)

    def damaged_by(self, error: Exception) -> bool:
        """Whether an error in reading comes of damage on the disk: by the checksums of all files or, where
        this state of the index has none, by the kind of error.

        A state that was found sound is not looked at again, nor one that another process is changing.
        """
        if self._folder is None or self.generation == self._sound:
            return False
        try:
            with self._alone():
                generation = self.generation
                if not is_sealed(self._folder, generation):
                    return isinstance(error, SIGNS_OF_DAMAGE)
                if is_damaged(self._folder, generation, None):
                    return True
                self._sound = generation
        except Busy:
            pass
        return False

    @property
    def generation(self) -> int:
        """A number that grows with each commit; -1 where the index is gone."""
        return int(self._index.latest_generation())

    @contextmanager
    def helped(self, due: int) -> Iterator[SecondWriter | None]:
        """What writes a share of so many changes on a second core; None where that would not pay."""
        second = SecondWriter.where_worth(due, self._folder, self._layout.name)
        try:
            yield second
        finally:
            if second is not None:
                second.close()

    def contents(self) -> dict[str, str]:
        """Article id → digest, of everything that is indexed; nothing where it was damaged, and is begun
        anew. Raises OSError where it cannot be read, Busy where another process writes."""
        try:
            with self._index.reader() as reader:
                return {stored["id"]: stored["digest"] for stored in reader.all_stored_fields()}
        except OSError:
            raise
        except Exception:
            # Whatever reading a damaged file leads to, as where it is opened.
            self.wipe()
            return {}

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
        try:
            writer = self._index.writer(timeout=LOCK_PATIENCE, codec=QuickCodec())
        except LockError as error:
            raise Busy from error
        try:
            with without_collecting():
                documents = DocumentWriter(writer, self._written, self._layout.derived)
                for key, document in changes:
                    if has is None or has(key):
                        documents.remove(key)
                    if document is not None:
                        bare = self._layout.bare(document)
                        if second is None or not second.take(bare):
                            self._layout.add(documents, bare)
                self._commit(writer, second)
        except BaseException:
            with suppress(Exception):
                writer.cancel()
            raise
        self._seal()
        return self.generation

    def _seal(self) -> None:
        if self._folder is not None:
            # Without a seal nothing is lost but the knowledge that all is as it was written.
            with suppress(OSError):
                newest = self._folder / f"_{self._layout.name}_{self.generation}.toc"
                seal_files(self._folder, self.generation, [newest, *sorted(self._folder.glob("*.seg"))])

    def _commit(self, writer: Any, second: SecondWriter | None) -> None:
        segments = list(writer.segments)
        if second is not None:
            second.finish()
        if writer._added:
            segments.append(writer._finalize_segment())
            writer._added = False
        if second is not None:
            another, lost = second.segment()
            if lost:
                another = segment_of(self._index.storage, self._layout, [lost])
            if another is not None:
                segments.append(another)
        small = outgrown(segments, [one.doc_count() for one in segments], MERGED_IN_PASSING)
        if small:
            segments = merged(self._index.storage, self._layout.name, small).take_place(segments) or segments
        writer.commit(mergetype=lambda *_: segments)
        self._written.keep(segments)

    def untidy(self) -> bool:
        """Whether there are segments that `tidied` would write anew."""
        return bool(self._outgrown())

    def _outgrown(self) -> list[Any]:
        segments, storage = self._index._segments(), self._index.storage
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
        storage = self._index.storage
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
        try:
            writer = self._index.writer(timeout=LOCK_PATIENCE, codec=QuickCodec())
        except LockError as error:
            raise Busy from error
        try:
            segments = made.take_place(writer.segments)
            if segments is None:
                writer.cancel()
                return False
            writer.commit(mergetype=lambda *_: segments)
        except BaseException:
            with suppress(Exception):
                writer.cancel()
            raise
        self._written.keep(segments)
        self._seal()
        return True

    def searcher(self, mean_words: float = USUAL_WORDS) -> Terms:
        """This thread's terms of the newest commit; not to be handed to another thread nor closed.

        `mean_words` is the mean length of the articles, which scores are set against.
        """
        held: Terms | None = getattr(self._threads, "searcher", None)
        if held is not None and self._threads.epoch != self._epoch:
            held.opened.close()
            held = None
        newest = self._newest()
        if held is None or self._threads.newest != newest:
            before = held.opened if held is not None else None
            # Were it to fail, nothing that is half open would be left.
            self._threads.searcher = None
            held = Terms(OpenSegments.newest(self._index, before), self._kept)
            self._threads.searcher, self._threads.epoch, self._threads.newest = held, self._epoch, newest
        held.mean_words = mean_words
        return held

    def _newest(self) -> tuple[int, ...]:
        """Names the newest commit: its number begins anew with each index, as after one was deleted."""
        generation = self.generation
        if self._folder is not None:
            with suppress(OSError):
                status = (self._folder / f"_{self._layout.name}_{generation}.toc").stat()
                return generation, status.st_ino, status.st_mtime_ns
        return (generation,)

    def close(self) -> None:
        """Let go of the files that this thread holds open, and of those that were open for writing."""
        held = getattr(self._threads, "searcher", None)
        if held is not None:
            self._threads.searcher = None
            held.opened.close()
        self._written.keep(())
