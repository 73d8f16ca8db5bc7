"""The plain mode on a terminal: a prompt, a line read, and an orderly end however the terminal goes away."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

from index.library import Library, Progress
from tui.commandline.options import ExitCode
from tui.commandline.output import Style, is_terminal, print_lines, style_of
from tui.commands.keymap import Keymap
from tui.plain_mode.session import Session
from tui.progress_words import DOING

PROMPT = "reader> "
_PATIENCE = 5.0
"""Seconds between two words about how far an update is."""
_END_SECONDS = 0.7
"""How long an orderly end may take once the terminal is gone."""
_ENDING = ("SIGHUP", "SIGTERM")


class _Ended(BaseException):
    """A signal ends the session; `code` is the exit code that tells which."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = 128 + number


def run(library: Library, keymap: Keymap | None = None, *, paged: bool = True) -> int:
    """Answer line after line until the end of the input; returns the exit code."""
    terminal = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    style = Style(style_of(sys.stdout).width, False, True)
    page = max(_lines() - 2, 5) if terminal and paged else 0
    session = Session(library, style, print_lines, page, lambda: _brought_up_to_date(library), keymap)
    try:
        with _ending_by_signal():
            if library.incomplete():
                print_lines([_brought_up_to_date(library) or "The articles are read."])
            return _converse(session, _reader(library, terminal))
    except _Ended as ended:
        return ended.code
    finally:
        library.close()


class _Lines:
    """Reads lines from standard input, with the prompt where somebody types them."""

    def __init__(self, terminal: bool, edited: bool) -> None:
        self._terminal = terminal
        self._edited = edited

    def read(self) -> str | None:
        """The next line; None at the end of the input. Raises OSError where the terminal is gone."""
        if self._edited:
            try:
                return input(PROMPT)
            except EOFError:
                return None
        if self._terminal:
            sys.stdout.write(PROMPT)
            sys.stdout.flush()
        return sys.stdin.readline() or None


def _reader(library: Library, terminal: bool) -> _Lines:
    """With history and editing, where a terminal can draw what is edited and the system has the means."""
    if not terminal or os.environ.get("TERM", "") in ("", "dumb"):
        return _Lines(terminal, False)
    try:
        import readline
    except ImportError:
        return _Lines(terminal, False)
    # Each of these would write escape codes before the first key is typed.
    for setting in ("enable-bracketed-paste off", "enable-meta-key off", "bell-style none"):
        readline.parse_and_bind(f"set {setting}")
    for query in reversed(library.searches()):
        readline.add_history(query)
    return _Lines(terminal, True)


def _converse(session: Session, lines: _Lines) -> int:
    read = session.begin()
    while read:
        try:
            line = lines.read()
            if line is None:
                print_lines([""])
                break
            read = session.answer(line)
        except KeyboardInterrupt:
            # As in a shell: what was typed or asked for is dropped, and the next line can be typed.
            read = print_lines([""])
        except OSError:
            return 128 + signal.SIGHUP if hasattr(signal, "SIGHUP") else ExitCode.CANNOT_WRITE
    return ExitCode.FOUND


@contextmanager
def _ending_by_signal() -> Iterator[None]:
    """A lost connection and `kill` end the session in order, at the latest after a moment."""

    def end(number: int, _: FrameType | None) -> NoReturn:
        for name in _ENDING:
            signal.signal(getattr(signal, name), signal.SIG_IGN)
        watchdog = threading.Timer(_END_SECONDS, os._exit, (128 + number,))
        watchdog.daemon = True
        watchdog.start()
        raise _Ended(number)

    before = {}
    if threading.current_thread() is threading.main_thread():
        for number in (getattr(signal, name) for name in _ENDING if hasattr(signal, name)):
            before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            with suppress(ValueError, TypeError):
                signal.signal(number, handler)


def _brought_up_to_date(library: Library) -> str:
    """Index what has changed; Ctrl-C stops it and keeps what is done. What is to be said of it, mostly
    nothing."""
    if not library.needs_update(names=False):
        return ""
    stopped = threading.Event()
    told = time.monotonic()

    def tell(progress: Progress) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= _PATIENCE:
            told = now
            print_lines(
                [f"{DOING[progress.stage]} {progress.done:,} of {progress.total:,}; Ctrl-C stops it."]
            )

    before = signal.getsignal(signal.SIGINT)
    main = threading.current_thread() is threading.main_thread()
    if main:
        signal.signal(signal.SIGINT, lambda *_: stopped.set())
    try:
        report = library.update(tell, stopped.is_set, names=False)
    finally:
        if main:
            signal.signal(signal.SIGINT, before)
    return "Stopped; what is done is kept, and update goes on with it." if report.cancelled else ""


def _lines() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or 24
    except (OSError, ValueError):
        return 24
