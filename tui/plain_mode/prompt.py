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
from typing import Any, NoReturn

from index.library import Library, Progress
from tui.commandline.options import ExitCode
from tui.commandline.output import Style, is_terminal, print_lines, style_of
from tui.commands.keymap import Keymap
from tui.plain_mode.session import Session
from tui.wording.progress_words import how_far

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
        with _ending_by_signal(library):
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


class _Interrupts:
    """Ctrl-C, which drops what is typed or asked for; one that comes while that is done is not heeded."""

    def __init__(self) -> None:
        self.awaited = False
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, self._come)

    def _come(self, number: int, _: FrameType | None) -> None:
        if self.awaited:
            self.awaited = False
            raise KeyboardInterrupt


def _converse(session: Session, lines: _Lines) -> int:
    read = session.begin()
    interrupts = _Interrupts()
    while read:
        try:
            interrupts.awaited = True
            line = lines.read()
            if line is None:
                print_lines([""])
                break
            read = session.answer(line)
            interrupts.awaited = False
        except KeyboardInterrupt:
            # As in a shell: the next line can be typed.
            read = print_lines([""])
        except OSError:
            return 128 + signal.SIGHUP if hasattr(signal, "SIGHUP") else ExitCode.CANNOT_WRITE
    return ExitCode.FOUND


@contextmanager
def _ending_by_signal(library: Library) -> Iterator[None]:
    """A lost connection and `kill` end the session in order, at the latest after a moment. Behind it all
    signals are as they were."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ending = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
    before: dict[int, Any] = {number: signal.getsignal(number) for number in (signal.SIGINT, *ending)}

    def end(number: int, _: FrameType | None) -> NoReturn:
        for each in ending:
            signal.signal(each, signal.SIG_IGN)
        raise _Ended(number)

    heard, told = os.pipe()
    os.set_blocking(told, False)
    for number in ending:
        signal.signal(number, end)
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    watcher = threading.Thread(target=_end_at_last, args=(heard, library, _terminal_state()), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(-1)
        os.close(told)
        for number, handler in before.items():
            with suppress(ValueError, TypeError):
                signal.signal(number, handler)


def _end_at_last(heard: int, library: Library, state: list[Any] | None) -> None:
    """End the process where a signal came just before readline began to wait, which hears of it only with the
    next key; `heard` gives the numbers of the signals that come."""
    ending = {int(getattr(signal, name)) for name in _ENDING if hasattr(signal, name)}
    while number := os.read(heard, 1):
        if number[0] in ending:
            time.sleep(_END_SECONDS)
            library.close()
            if state is not None:
                import termios

                with suppress(OSError, termios.error):
                    termios.tcsetattr(0, termios.TCSANOW, state)
            os._exit(128 + number[0])
    os.close(heard)


def _terminal_state() -> list[Any] | None:
    """How the terminal is set, which readline changes (termios attributes)."""
    try:
        import termios

        return termios.tcgetattr(0)
    except (ImportError, OSError, ValueError):
        return None
    except termios.error:
        return None


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
            print_lines([f"{how_far(progress)}; Ctrl-C stops it."])

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
