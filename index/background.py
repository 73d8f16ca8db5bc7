"""Runs an update in a process of its own, so that a screen stays quick while a large library is indexed."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from index.collection import Collection
from index.grouping import Grouping
from index.indexing import Indexing, Progress, UpdateReport, open_store
from index.notebook import Notebook
from index.places import Places, places

POLL = 0.1
"""Seconds between two looks at whether the update is to be called off."""

PATIENCE = 10.0
"""Seconds that a process which was called off has to put its work in order."""

_STOP = "stop"


def update_apart(
    roots: Sequence[str],
    at: Places,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> UpdateReport | None:
    """The report of an update made in another process; blocks until it is there.

    None where that process died (killed, or out of memory): what it committed is kept, and another update
    goes on from there.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=_work, args=(theirs, tuple(roots), at.cache, at.data), name="reader-index", daemon=True
    )
    process.start()
    theirs.close()
    told = False
    try:
        while True:
            if not told and cancelled is not None and cancelled():
                told = True
                ours.send(_STOP)
            if not ours.poll(POLL):
                if not process.is_alive() and not ours.poll(0):
                    return None
                continue
            message = ours.recv()
            if isinstance(message, UpdateReport):
                return message
            if progress is not None:
                progress(message)
    except (EOFError, OSError):
        return None
    finally:
        ours.close()
        process.join(PATIENCE)
        if process.is_alive():
            process.terminate()
            process.join()


def _work(connection: Connection, roots: tuple[str, ...], cache: Path, data: Path) -> None:
    """The other process: updates, tells how far it is, and lets nothing out on the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with open(os.devnull, "r+b", buffering=0) as nowhere:
        for stream in range(3):
            os.dup2(nowhere.fileno(), stream)
    at = places(cache, data)
    folder = at.index_folder(roots)
    store, in_memory = open_store(folder)
    if in_memory is not None:
        connection.send(UpdateReport(0, 0, 0, in_memory=in_memory))
        return
    collection = Collection(roots, None, store, Notebook(at.notebook).corrections)
    indexing = Indexing(folder, collection, store, None, may_use_memory=False)
    sent = 0

    def tell(progress: Progress) -> None:
        nonlocal sent
        # Two hundred messages in all: each wakes the other process.
        if progress.done - sent >= max(1, progress.total // 200) or progress.done == progress.total:
            sent = progress.done
            with suppress(OSError):
                connection.send(progress)

    def stopped() -> bool:
        try:
            return connection.poll(0)
        except OSError:
            return True

    report = indexing.update(tell, stopped)
    if not (report.busy or report.cancelled or report.in_memory):
        Grouping(collection).refresh(stopped)
    with suppress(OSError):
        connection.send(report)
