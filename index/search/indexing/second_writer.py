"""Indexes articles on a second core: a process of its own writes a segment beside the one written here."""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from index.running.uncollected import without_collecting
from index.search.segments.document_writer import DocumentWriter
from index.search.segments.quick_codec import QuickCodec
from index.search.segments.storages import IndexStorage

if TYPE_CHECKING:
    from index.search.indexing.postings import Layout

WORTH_A_PROCESS = 400
"""Articles from which starting another process, a third of a second, pays."""

CHUNK = 16
"""Articles that are handed over together."""

AHEAD = 4
"""Chunks that may wait for the other process; of more, this one does the work."""

LAST_SHARE = 0.2
"""Share of a batch, its end, that this process does alone. Meanwhile the other one writes its segment, which
takes two thirds of the time that adding to it took: it was the only one at work then."""

WORTH_A_SEGMENT = 800
"""Articles of a batch from which on that pays: of less, two segments instead of one are soon to be merged."""

# As in `index.updating.background`: nothing in the folder where the reader was started is imported.
_BEGIN = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer);"
    "from index.search.indexing.second_writer import work; work(sys.stdin.buffer, sys.stdout.buffer)"
)


class SecondWriter:
    """Takes articles of one batch after the other and makes a segment of each; used by one thread, and closed
    at the end. Where its process dies, what it was given is given back."""

    def __init__(self, folder: Path, layout: str) -> None:
        self._waiting: queue.Queue[list[Any] | None] = queue.Queue(AHEAD)
        self._chunk: list[Any] = []
        self._given: list[Any] = []
        self._left: int | None = None
        self._finished = False
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _BEGIN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._lost = False
        self._thread = threading.Thread(target=self._hand_over, daemon=True)
        self._send(sys.path)
        self._send((str(folder), layout))
        self._thread.start()

    @classmethod
    def where_worth(cls, due: int, folder: Path | None, layout: str) -> SecondWriter | None:
        """One where there is a second core and so much to do that it pays."""
        if folder is None or due < WORTH_A_PROCESS or (os.cpu_count() or 1) < 2:
            return None
        with suppress(OSError):
            return cls(folder, layout)
        return None

    def expect(self, amount: int) -> None:
        """Be told that a batch of about so many articles begins."""
        self._left = int(amount * (1 - LAST_SHARE)) if amount >= WORTH_A_SEGMENT else None

    def take(self, document: Any) -> bool:
        """Whether it takes one more; not where it has enough to do, nor at the end of a batch."""
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                self.finish()
        if self._finished or self._lost or (not self._chunk and self._waiting.full()):
            return False
        self._chunk.append(document)
        if len(self._chunk) == CHUNK:
            self._pass_on()
        return True

    def _pass_on(self) -> None:
        chunk, self._chunk = self._chunk, []
        self._given.extend(chunk)
        self._waiting.put(chunk)

    def finish(self) -> None:
        """Let the segment of this batch be written; `segment` waits for it."""
        if self._finished:
            return
        self._finished = True
        if self._chunk:
            self._pass_on()
        self._waiting.put(None)

    def segment(self) -> tuple[Any | None, Sequence[Any]]:
        """The segment of this batch, None where nothing was given; and what is not in it, as its process is
        gone."""
        given, self._given, self._finished = self._given, [], False
        if not given:
            return None, ()
        assert self._process.stdout is not None
        with suppress(OSError, EOFError, ValueError, pickle.PickleError):
            return pickle.load(self._process.stdout), ()
        self._lost = True
        return None, given

    def _send(self, value: Any) -> None:
        assert self._process.stdin is not None
        with suppress(OSError, ValueError):
            pickle.dump(value, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()

    def _hand_over(self) -> None:
        sent = False
        while True:
            chunk = self._waiting.get()
            if chunk == []:
                return
            if chunk is not None or sent:
                self._send(chunk)
            sent = chunk is not None

    def close(self) -> None:
        """End the process."""
        self._lost = True
        self._process.kill()
        self._process.wait()
        # The pipe is broken now, so that nothing keeps the thread from getting here.
        self._waiting.put([])
        self._thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


def segment_of(storage: Any, layout: Layout[Any], chunks: Iterable[Any]) -> Any:
    """Write a segment of what an index is to hold beside what it has; a commit must name it."""
    writer = SegmentWriter(FileIndex(storage, indexname=layout.name), _lk=False, codec=QuickCodec())
    documents = DocumentWriter(writer, None, layout.derived)
    for chunk in chunks:
        for document in chunk:
            layout.add(documents, document)
    segment = writer._finalize_segment()
    writer._finish()
    return segment


def work(orders: IO[bytes], answers: IO[bytes]) -> None:
    """The other process: a segment of what it is given until each None, until there is no more."""
    from index.search.indexing.article_postings import ARTICLES

    folder, name = pickle.load(orders)
    storage, layout = IndexStorage(folder), {ARTICLES.name: ARTICLES}[name]
    with suppress(EOFError), without_collecting():
        while True:
            first = pickle.load(orders)
            chunks = chain((first,), iter(lambda: pickle.load(orders), None))
            pickle.dump(segment_of(storage, layout, chunks), answers)
            answers.flush()
