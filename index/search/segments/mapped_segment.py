"""Opens a segment of a Whoosh index where it lies, in a mapped file: Whoosh copies each of its files into
memory."""

from __future__ import annotations

import os
import threading
from mmap import mmap
from typing import Any
from weakref import WeakValueDictionary

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import StorageError
from whoosh.filedb.structfile import BufferFile


class MappedSegment(W3Segment):
    """A segment whose files are read from the mapped compound file."""

    def open_compound_file(self, storage: Any) -> Any:
        """The files of the segment."""
        file = storage.open_file(self.make_filename(self.COMPOUND_EXT))
        return _MappedStorage(file, use_mmap=storage.supports_mmap)


_Mapped = WeakValueDictionary[tuple[int, int], mmap]
_mapped: _Mapped = WeakValueDictionary()
"""What is mapped by now, by device and inode. Each thread opens a segment for itself; were each to map it,
what they read would count as often as memory of this process."""

_mapping = threading.Lock()


class _MappedStorage(CompoundStorage):
    _source: mmap | None

    def __init__(self, file: Any, use_mmap: bool) -> None:
        status = os.fstat(file.fileno()) if hasattr(file, "fileno") else None
        super().__init__(file, use_mmap=use_mmap)
        if status is not None and self._source:
            with _mapping:
                # A file that is mapped keeps its inode, so that no other one has it.
                self._source = _mapped.setdefault((status.st_dev, status.st_ino), self._source)

    def close(self) -> None:
        # Whoever else reads from it goes on; the last one unmaps it.
        self._source = None
        super().close()

    def open_file(self, name: str, *args: Any, **kwargs: Any) -> Any:
        if self.is_closed:
            raise StorageError("Storage was closed")
        offset, length = self.range(name)
        if self._source:
            return MappedFile(memoryview(self._source)[offset : offset + length], name)
        if isinstance(self._file, MappedFile):
            return self._file.subset(offset, length, name)
        return MappedFile(memoryview(self._file.get(offset, length)), name)


class MappedFile(BufferFile):
    """A file that is read where it lies in memory; Whoosh's is copied."""

    def __init__(self, buffer: memoryview, name: str | None = None) -> None:
        self._buf = buffer
        self._name = name
        self.file = _Window(buffer)
        self.onclose = None
        self.is_real = False
        self.is_closed = False

    def subset(self, position: int, length: int, name: str | None = None) -> MappedFile:
        """A stretch of it."""
        return MappedFile(self._buf[position : position + length], name or self._name)


class _Window:
    """Reads a stretch of memory as a file."""

    def __init__(self, buffer: memoryview) -> None:
        self._buffer = buffer
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """The next `size` bytes, or all that are left."""
        end = len(self._buffer) if size < 0 else self._at + size
        found = bytes(self._buffer[self._at : end])
        self._at += len(found)
        return found

    def readline(self) -> bytes:
        """The next line; a pickle of numbers may have such."""
        start = at = self._at
        while at < len(self._buffer) and self._buffer[at] != 10:
            at += 1
        self._at = min(at + 1, len(self._buffer))
        return bytes(self._buffer[start : self._at])

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place; returns it."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: len(self._buffer)}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        """The place that is read next."""
        return self._at

    def close(self) -> None:
        """Let go of the memory."""
        self._buffer.release()
