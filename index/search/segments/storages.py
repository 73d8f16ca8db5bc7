"""Where an index is kept while it is written and read: in a folder, or in memory."""

from __future__ import annotations

from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage, RamStorage

from index.search.segments.mapped_segment import MappedFile
from index.storage.sealed import make_durable


class MemoryStorage(RamStorage):
    """Keeps an index in memory, and what is written on the way to it.

    Whoosh's puts that into a folder of a fixed name for temporary files, where others may write too, and
    copies each file that is opened.
    """

    @classmethod
    def over(cls, folder: str) -> MemoryStorage:
        """The index in a folder as it is now, mapped; what is changed of it is so in memory alone."""
        storage = cls()
        for path in Path(folder).iterdir():
            if path.suffix in (".toc", ".seg"):
                with path.open("rb") as file:
                    storage.files[path.name] = mmap(file.fileno(), 0, access=ACCESS_READ)
        return storage

    def open_file(self, name: str, **options: Any) -> MappedFile:
        """A file, read where it is."""
        return MappedFile(memoryview(self.files[name]), name)

    def temp_storage(self, name: str | None = None) -> RamStorage:
        """Where a writer keeps its unfinished files."""
        return MemoryStorage()


class IndexStorage(FileStorage):
    """Keeps an index in a folder, and in memory what a writer needs on the way: two may write at once.

    Where Whoosh's leaves it to the system when what is written reaches the disk, here a power cut leaves the
    old index or the new one: a table of contents only takes its name once all that it names is there.
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._durable: set[str] = set()

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Give a file another name."""
        if not newname.endswith(".toc"):
            super().rename_file(oldname, newname, safe)
            return
        folder = Path(self.folder)
        written = {name for name in self.list() if name.endswith(".seg")}
        for name in (*sorted(written - self._durable), oldname):
            make_durable(folder / name)
        self._durable = written
        super().rename_file(oldname, newname, safe)
        make_durable(folder)

    def temp_storage(self, name: str | None = None) -> RamStorage:
        """Where a writer keeps its unfinished files."""
        return MemoryStorage()
