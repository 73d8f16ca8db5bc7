"""Other programs that an article is given to: the user's editor, a pager, any command."""

from __future__ import annotations

import os
import select
import shlex
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

TAKE_A_LINE = frozenset(
    "vi vim nvim view gvim nano pico emacs emacsclient joe jed kak mg micro ne less more most".split()
)
"""Editors and pagers that open a file at a line given as `+LINE` before it, as their manuals say."""

_ENDING = frozenset(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class CannotRun(Exception):
    """A program that did not run or failed; the message is one sentence for the user."""


def check_file(path: str, source: str) -> None:
    """Raises CannotRun where the article of a source stands in no file, or its file is gone."""
    if not os.path.isabs(path):
        raise CannotRun(f"{source} is in no file that an editor could open.")
    if not os.path.isfile(path):
        raise CannotRun(f"The file of {source} is gone: {path}.")


def editor(environment: Mapping[str, str], path: str, line: int = 1) -> list[str]:
    """The command that opens a file at a line (from 1) in `$VISUAL`, `$EDITOR` or vi.

    Raises CannotRun where the variable cannot be read as a command.
    """
    variable = next((name for name in ("VISUAL", "EDITOR") if environment.get(name, "").strip()), None)
    try:
        command = shlex.split(environment[variable]) if variable else ["vi"]
    except ValueError as error:
        raise CannotRun(f"${variable} is no command: {error}; set it to the name of an editor.") from error
    takes_line = line > 1 and os.path.basename(command[0]) in TAKE_A_LINE
    return [*command, *([f"+{line}"] if takes_line else []), os.path.abspath(path)]


def pager(environment: Mapping[str, str]) -> str:
    """The command line of the pager: `$PAGER`, else less."""
    return environment.get("PAGER", "").strip() or "less"


def edit(command: list[str]) -> None:
    """Run an editor on the terminal until it is left. Raises CannotRun."""
    try:
        with _interrupted_as(lambda number, frame: None):
            code = subprocess.run(command, check=False).returncode
    except OSError as error:
        raise CannotRun(
            f"{command[0]} did not start ({error.strerror}); set EDITOR to an editor that is installed."
        ) from error
    if code:
        raise CannotRun(f"{os.path.basename(command[0])} ended with {code}.")


def edited(environment: Mapping[str, str], text: str) -> str:
    """A text as it is when the editor, opened on a file of it, is left. Raises CannotRun."""
    import shutil
    import tempfile

    folder = tempfile.mkdtemp(prefix="reader-")
    path = os.path.join(folder, "note.txt")
    try:
        with open(path, "w", encoding="utf-8", errors="replace") as file:
            file.write(f"{text}\n")
        edit(editor(environment, path))
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError as error:
        raise CannotRun(f"{path} cannot be used ({error.strerror}); the note is as it was.") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def pipe(command: str, text: str) -> int:
    """Run a command line in the user's shell with `text` as its input; returns its exit code.

    That it stops reading before the end, as a pager that is left does, is no failure.
    """
    with _interrupted_as(lambda number, frame: None):
        done = subprocess.run(command, shell=True, input=text.encode("utf-8", "replace"), check=False)
    return done.returncode


def wait_for_enter() -> None:
    """Leave what a command printed on the screen until Enter is pressed, or somebody ends the reader."""
    with _interrupted_as(lambda number, frame: None), _told_of_signals() as told:
        print("\n[Enter returns to the reader] ", end="", flush=True)
        ended = None
        while ended is None and 0 not in select.select([0, told], [], [])[0]:
            ended = next((number for number in os.read(told, 64) if number in _ENDING), None)
        if ended is None:
            os.read(0, 4096)
    if ended not in (None, signal.SIGINT):
        # The event loop heeds it as it goes on.
        os.kill(os.getpid(), ended)


@contextmanager
def _told_of_signals() -> Iterator[int]:
    """A descriptor from which the numbers of signals can be read as they come: one that came just before a
    read began would else wait for that to end."""
    told, tell = os.pipe()
    os.set_blocking(tell, False)
    before = signal.set_wakeup_fd(tell)
    try:
        yield told
    finally:
        signal.set_wakeup_fd(before)
        os.close(told)
        os.close(tell)


@contextmanager
def _interrupted_as(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """What Ctrl-C does to the reader meanwhile: the terminal sends it to every program that runs on it, and
    it is meant for the other one. Not ignored, which that would inherit."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler if before is None else before)
