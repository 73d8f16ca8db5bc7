"""Runs an update in a process of its own, so that a screen stays quick while a large library is indexed."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import IO, Any

from index.collection.catalogue import Root
from index.collection.collection import Collection
from index.collection.holdings import Holdings
from index.notebook.notebook import Notebook
from index.places import Places, places
from index.running.progress import Progress, Stage
from index.stories.grouping import STORIES_NAME, Grouping
from index.updating.derived import find_and_tidy
from index.updating.indexing import Indexing, open_store
from index.updating.name_index import NAMES_FOLDER, NameIndex
from index.updating.recognising import voting_model
from index.updating.update import UpdateReport

POLL = 0.1
"""Seconds between two looks at whether the update is to be called off."""

READING = 5
"""By how much reading and indexing come behind what the screen does on these cores: on a busy machine a key
is on the screen in half the time."""

YIELDING = 10
"""The same of stories and names, which nobody waits for."""

PATIENCE = 10.0
"""Seconds that a process which was called off has to put its work in order."""

# Isolated, so that nothing in the folder where the reader was started is imported; then as in this process.
_BEGIN = (
    "import json, sys; job = json.loads(sys.stdin.readline()); sys.path[:] = job.pop('path');"
    "from index.updating.background import work; work(**job)"
)


def update_apart(
    holdings: Holdings,
    at: Places,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    model: str | None = None,
) -> UpdateReport | None:
    """The report of an update made in another process, `model` voting on names; blocks until it is there.

    None where that process died (killed, or out of memory): what it committed is kept, and another update
    goes on from there. A plain subprocess, as multiprocessing hands on the streams of a terminal that an app
    has taken.
    """
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", _BEGIN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="ascii",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    reader = threading.Thread(target=_forward, args=(process.stdout, lines), daemon=True)
    reader.start()
    job = {
        "path": sys.path,
        "roots": [(root.path, root.fields) for root in holdings.roots],
        "library": holdings.library,
        "cache": str(at.cache),
        "data": str(at.data),
        "model": model,
    }
    try:
        process.stdin.write(json.dumps(job) + "\n")
        process.stdin.flush()
        return _followed(lines, process.stdin, progress, cancelled)
    except (OSError, ValueError):
        return None
    finally:
        with suppress(OSError):
            process.stdin.close()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        reader.join(PATIENCE)
        process.stdout.close()


def _followed(
    lines: queue.SimpleQueue[str],
    orders: IO[str],
    progress: Callable[[Progress], None] | None,
    cancelled: Callable[[], bool] | None,
) -> UpdateReport | None:
    """The report at the end of what the other process tells; None where it ends without one.

    It takes the end of its input, `orders`, for the order to stop.
    """
    while True:
        if cancelled is not None and cancelled():
            cancelled = None
            orders.close()
        try:
            line = lines.get(timeout=POLL)
        except queue.Empty:
            continue
        if not line:
            return None
        kind, values = json.loads(line)
        if kind == "report":
            return UpdateReport(**values)
        if progress is not None:
            progress(Progress(**{**values, "stage": Stage(values["stage"])}))


def _forward(stream: IO[str], lines: queue.SimpleQueue[str]) -> None:
    """Hands on each line of the other process, and an empty one at the end."""
    with suppress(OSError, ValueError):
        for line in stream:
            lines.put(line)
    lines.put("")


def work(
    roots: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    library: str | None,
    cache: str,
    data: str,
    model: str | None,
) -> None:
    """The other process: updates, and tells on its output how far it is; the end of its input stops it."""
    stop = threading.Event()
    threading.Thread(target=_wait_for_end, args=(stop,), daemon=True).start()
    at = places(Path(cache), Path(data))
    given = (Root(path, tuple((wanted, name) for wanted, name in fields)) for path, fields in roots)
    holdings = Holdings(tuple(given), library)
    folder = at.index_folder(holdings.key)
    store, in_memory = open_store(folder)
    if in_memory is not None:
        _tell("report", UpdateReport(0, 0, 0, in_memory=in_memory))
        return
    corrections = Notebook(at.notebook).corrections
    collection = Collection(
        lambda: holdings.now(at), None, store, corrections, may_be_gone=library is not None
    )
    indexing = Indexing(folder, collection, store, None, may_use_memory=False)
    told = Told()
    _come_behind(READING)
    report = indexing.update(told, stop.is_set)
    if not (report.busy or report.cancelled or report.in_memory):
        _come_behind(YIELDING - READING)
        grouping = Grouping(folder / STORIES_NAME, None, collection)
        names = NameIndex(folder / NAMES_FOLDER, None, collection, voting_model(model))
        named = find_and_tidy(indexing, grouping, names, told, stop.is_set)
        report = replace(report, named=named, cancelled=stop.is_set())
    _tell("report", report)


def _come_behind(further: int) -> None:
    with suppress(OSError):
        os.nice(further)


class Told:
    """Tells the first process how far it is, some two hundred times for each stage: each time wakes it."""

    def __init__(self) -> None:
        self._last = Progress(0, 0, 0.0, None)

    def __call__(self, step: Progress) -> None:
        last = self._last
        due = step.done - last.done >= max(1, step.total // 200) or step.done == step.total
        if due or step.committed > last.committed or step.stage is not last.stage:
            self._last = step
            _tell("progress", step)


def _wait_for_end(stop: threading.Event) -> None:
    sys.stdin.read()
    stop.set()


def _tell(kind: str, value: Any) -> None:
    with suppress(OSError):
        print(json.dumps([kind, asdict(value)]), flush=True)
