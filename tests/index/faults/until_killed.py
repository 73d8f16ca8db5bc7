"""A process that runs pieces of work in children of its own and kills each at a counted step.

Reads orders from standard input, one JSON object a line, and answers each with a line. A step is a call into
the system or SQLite that may change something on the disk, just before it is made or just after.
"""

import contextlib
import ctypes
import io
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

import index.search.indexing.postings
import index.search.indexing.second_writer
import index.search.segments.merging
import index.updating.indexing
from index.article import Metadata
from index.collection.registry import Registry
from index.library import Library, Progress
from index.notebook import reading_marks, steps
from index.notebook.correcting import correct
from index.notebook.notebook import Notebook
from index.notebook.notebook_document import read_document
from index.notebook.notebook_export import FORMAT
from index.notebook.notebook_import import merge
from index.places import places
from tui.cli import main

STEPS = frozenset(
    "execute executemany write close flush open rename replace unlink rmdir mkdir fsync truncate".split()
)
PATIENCE = 120
"""Seconds after which an order that is not done is a failure: then this process ends too."""


def index_library(order: dict[str, Any], step: Callable[[], None]) -> None:
    """Bring a library in line with its files, names and all, and its indexes in order."""
    library = Library.open([order["folder"]])
    library.update()
    library._indexing.tidy()
    library._names.tidy()


def index_apart(order: dict[str, Any], step: Callable[[], None]) -> None:
    """The same in another process; each word of how far it is is a step."""

    def progress(_: Progress) -> None:
        step()

    Library.open([order["folder"]]).update_apart(progress)


def command(order: dict[str, Any], step: Callable[[], None]) -> None:
    """The same for a question on the command line."""
    with contextlib.redirect_stdout(io.StringIO()):
        main(["search", "ferry", "--library", order["folder"]])


def keep(order: dict[str, Any], step: Callable[[], None]) -> None:
    """Write into the notebook, and say after each change that it is made."""
    notebook = Notebook(places().notebook)
    for change in order["changes"]:
        make_change(notebook, change)
        os.write(1, b"kept\n")


def make_change(notebook: Notebook, change: list[Any]) -> None:
    """One change, as [kind, number, yes or no]."""
    kind, number, way = change
    CHANGES[kind](notebook, number, way)


def bring_in(notebook: Notebook, number: int, way: bool) -> None:
    """Take over what another notebook has."""
    notes = {f"article {one}": f"Elsewhere {number}." for one in range(3)}
    document = {"format": FORMAT, "version": 1, "notes": notes, "marks": list(notes)}
    merge(notebook, read_document(json.dumps(document).encode()))


CHANGES: dict[str, Callable[[Notebook, int, bool], object]] = {
    "mark": lambda notebook, number, way: reading_marks.mark(notebook, f"article {number}", way),
    "correct": lambda notebook, number, way: correct(
        notebook, f"article {number}", Metadata(title=f"Title {number}" if way else "")
    ),
    "decide": lambda notebook, number, way: notebook.decide(("PERSON", f"Ada {number}", f"A. {number}", way)),
    "link": lambda notebook, number, way: notebook.link(
        [("left", "right", f"Ours {number}.", f"Theirs {one}.", way) for one in range(3)]
    ),
    "undo naming": lambda notebook, number, way: notebook.undo_naming(),
    "undo linking": lambda notebook, number, way: notebook.undo_linking(),
    "tag": lambda notebook, number, way: reading_marks.tag(
        notebook, f"article {number}", {"todo": way, "late": not way}
    ),
    "note": lambda notebook, number, way: reading_marks.write_note(
        notebook, f"article {number}", f"Note {number}." if way else ""
    ),
    "undo": lambda notebook, number, way: steps.undo(notebook),
    "import": bring_in,
}


def register(order: dict[str, Any], step: Callable[[], None]) -> None:
    """Add places to a library and take them out, and say after each change that it is made."""
    registry = Registry(places().data)
    for way, paths in order["changes"]:
        if way == "add":
            registry.add("kept", paths)
        else:
            registry.remove("kept", paths)
        os.write(1, b"kept\n")


WORK = {"index": index_library, "apart": index_apart, "keep": keep, "command": command, "register": register}


class Steps:
    """Counts steps and ends the process, without a chance to put anything in order, at the one chosen."""

    def __init__(self, last: int, kind: signal.Signals) -> None:
        self.done = 0
        self._last = last
        self._kind = kind

    def step(self) -> None:
        self.done += 1
        if self.done == self._last:
            os.kill(os.getpid(), self._kind)

    def profile(self, frame: FrameType, event: str, called: Any) -> None:
        if event in ("c_call", "c_return") and called.__name__ in STEPS:
            on = getattr(called, "__self__", None)
            if not isinstance(on, io.BytesIO | io.StringIO | str):
                self.step()


def run(order: dict[str, Any]) -> dict[str, Any]:
    """Do the work of an order in a child; `moment` 0 lets it live and counts its steps."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reading)
            os.dup2(writing, 1)
            os.close(writing)
            os.environ["READER_CACHE"], os.environ["READER_DATA"] = order["cache"], order["data"]
            index.updating.indexing.FIRST_BATCH = order["batch"]
            index.search.indexing.second_writer.WORTH_A_PROCESS = 2 * order["batch"]
            # So that there is something to put in order.
            index.search.indexing.postings.MERGED_IN_PASSING, index.search.segments.merging.TOGETHER = 0, 2
            steps = Steps(order["moment"], signal.Signals(order["signal"]))
            work = WORK[order["work"]]
            if work is not index_apart:
                threading.setprofile(steps.profile)
                sys.setprofile(steps.profile)
            work(order, steps.step)
            sys.setprofile(None)
            os.write(1, f"done {steps.done}\n".encode())
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with open(reading, encoding="utf-8") as output:
        said = output.read().split("\n")
    _, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), "said": said[:-1], "left": reap()}


def reap() -> int:
    """Wait for everything that the child has left running to end of itself; how much that was."""
    count = 0
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return count
        count += 1


def load() -> None:
    """Import what is otherwise imported when it is first needed, so that each child does the same."""
    with contextlib.redirect_stdout(io.StringIO()):
        main(["list"])
    library = Library.open(standard_input=b"Ada Marlowe sailed to Lindholm on Monday.")
    library.update()
    library.search("person:marlowe")
    library.close()


if __name__ == "__main__":
    # What starts the tests in the background, as nohup does, has these ignored, and children inherit that.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    load()
    if sys.platform == "linux":
        # What a killed child leaves running becomes a child of this process (prctl(2), SET_CHILD_SUBREAPER).
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
    for line in sys.stdin:
        signal.alarm(PATIENCE)
        given = json.loads(line)
        print(json.dumps(run(given)), flush=True)
        signal.alarm(0)
