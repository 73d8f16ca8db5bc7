"""A Whoosh index as a whole: opened where it is sound, else begun anew, locked, committed to and sealed.

Only what Whoosh 2.7.4 and whoosh3 have in common is used. The index holds pickles, so it is only ever opened
from the user's own cache folder.
"""

from __future__ import annotations

import pickle
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from errno import EAGAIN
from pathlib import Path
from typing import Any

from whoosh import fields
from whoosh.index import EmptyIndexError, FileIndex, LockError
from whoosh.util.filelock import try_for

from index.places import only_own_files, own_folder
from index.search.segments.opened_segments import WriterSegments
from index.search.segments.quick_codec import QuickCodec, take_back
from index.search.segments.storages import IndexStorage, MemoryStorage
from index.storage.sealed import QUICK, is_damaged, is_sealed, seal_files

LOCK_PATIENCE = 5.0
"""Seconds that a writer waits for another one to finish."""

SIGNS_OF_DAMAGE = (OSError, EOFError, EmptyIndexError, struct.error, pickle.PickleError, zlib.error)
"""What reading bytes that are not as they were written, or not there, ends in."""

_WRITERS_LOCK = "WRITELOCK"
"""What Whoosh calls the lock of an index that is written."""


class Busy(BlockingIOError):
    """Another process is writing this index."""

    def __init__(self) -> None:
        super().__init__(EAGAIN, "another process is writing it")


class WhooshIndex:
    """The index called `name`, in a folder or (None) in memory; there it begins with the one that is
    `beneath`, in a folder that cannot be written.

    `schema` gives its fields: an index with others is begun anew. `thorough` has all of it looked at for
    damage before. `epoch` is how often it was begun anew, `held` the segments that are open for writing.
    """

    def __init__(
        self,
        folder: Path | None,
        name: str,
        schema: Callable[[], fields.Schema],
        *,
        thorough: bool = False,
        beneath: Path | None = None,
    ) -> None:
        self.folder = folder
        self.held = WriterSegments()
        self.epoch = 0
        self._name = name
        self._schema = schema
        self._sound: int | None = None
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
            self.files = FileIndex(storage(str(folder)), indexname=self._name)
            if set(self.files.schema.names()) != set(self._schema().names()):
                return False
            if is_damaged(folder, self.generation, None if thorough else QUICK):
                return False
            with self.files.reader() as reader:
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
        if self.folder is None:
            yield
            return
        name = f"{self._name}_{_WRITERS_LOCK}"
        folder = own_folder(self.folder)
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
        self._sound = None
        self.epoch += 1
        self.held.keep(())
        if self.folder is None:
            self.files = FileIndex.create(MemoryStorage(), self._schema(), self._name)
            return
        for file in own_folder(self.folder).iterdir():
            if file.is_dir() and not file.is_symlink():
                shutil.rmtree(file, ignore_errors=True)
            elif not file.name.endswith(_WRITERS_LOCK):
                # With another file of that name two would hold the lock.
                with suppress(FileNotFoundError):
                    file.unlink()
        storage = IndexStorage(str(self.folder))
        self.files = FileIndex.create(storage, self._schema(), self._name)

    def damaged_by(self, error: Exception) -> bool:
        """Whether an error in reading comes of damage on the disk: by the checksums of all files or, where
        this state of the index has none, by the kind of error.

        A state that was found sound is not looked at again, nor one that another process is changing.
        """
        if self.folder is None or self.generation == self._sound:
            return False
        try:
            with self._alone():
                generation = self.generation
                if not is_sealed(self.folder, generation):
                    return isinstance(error, SIGNS_OF_DAMAGE)
                if is_damaged(self.folder, generation, None):
                    return True
                self._sound = generation
        except Busy:
            pass
        return False

    @property
    def generation(self) -> int:
        """A number that grows with each commit; -1 where the index is gone."""
        return int(self.files.latest_generation())

    def newest(self) -> tuple[int, ...]:
        """Names the newest commit: its number begins anew with each index, as after one was deleted."""
        generation = self.generation
        if self.folder is not None:
            with suppress(OSError):
                status = self._contents(generation).stat()
                return generation, status.st_ino, status.st_mtime_ns
        return (generation,)

    def _contents(self, generation: int) -> Path:
        assert self.folder is not None
        return self.folder / f"_{self._name}_{generation}.toc"

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """What writes a new segment, for one `commit`; where the block raises, nothing is changed. Raises
        Busy where another process writes, OSError where the folder cannot be written."""
        try:
            writer = self.files.writer(timeout=LOCK_PATIENCE, codec=QuickCodec())
        except LockError as error:
            raise Busy from error
        try:
            yield writer
        except BaseException:
            take_back(writer)
            raise

    def commit(self, writer: Any, segments: Sequence[Any]) -> None:
        """Have these segments, and no others, from now on."""
        writer.commit(mergetype=lambda *_: segments)
        self.held.keep(segments)
        if self.folder is not None:
            # Without a seal nothing is lost but the knowledge that all is as it was written.
            with suppress(OSError):
                segments = sorted(self.folder.glob("*.seg"))
                seal_files(self.folder, self.generation, [self._contents(self.generation), *segments])
