"""Draws the reader's first screen before the imports that take time, so that a start is seen at once.

Bare Python is up within 20 ms, the imports take ten times that (measured). What the screen will show is
drawn where that is known, else its frame. Keys typed meanwhile are echoed in the box, and are the app's.
"""

from __future__ import annotations

import _thread
import os
import signal
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

from tui.start.bare_terminal import read_within, set_back, set_for_keys, write
from tui.start.early_typing import EarlyTyping, Typed
from tui.start.empty_frame import ENTERED, early_settings, empty_box, frame
from tui.start.remembered_frame import Box, RememberedFrame, key_of, read_frame
from tui.terminal.charset import UTF_8, drawn_as, shown_in

TYPE_CHECKING = False
if TYPE_CHECKING:  # Importing typing takes a tenth of the time there is.
    from types import FrameType
    from typing import Any

    from tui.start.early_screen import Laid
    from tui.terminal.terminal_answers import TerminalAnswers

COMMANDS = frozenset(
    "add compare completion config doctor edit entities export-notes import-notes keys list locate man mark "
    "note rebuild remove search searches show status story tag timeline undo".split()
)
"""What a first word means before it can be a path."""

_ANSWER_SECONDS = 0.5
"""How long what was asked of the terminal is waited for when there will be no app to hear it."""
_SOON = 0.015
"""How long an answer is waited for that tells whether the first screen is as it was."""


class FirstFrame:
    """What is on the terminal until the app takes it over or it is withdrawn."""

    def __init__(self) -> None:
        self.begun = time.time()
        self.standing: RememberedFrame | None = None
        """The first screen, where it was known and is drawn."""
        self.laid: list[Laid] = []
        """What has been drawn over that, or over the frame: hits."""
        self.size = (0, 0)
        """Columns and lines of the terminal it is drawn on."""
        self.opened: Sequence[str] = ()
        """The files and folders that were named."""
        self._before: list[Any] | None = None
        self._shown = False
        self._asked = False
        self._known: RememberedFrame | None = None
        self._typing: EarlyTyping | None = None
        self._answers: TerminalAnswers | None = None
        self._typed = b""
        self._charset = (UTF_8, False)
        self._drawing = _thread.allocate_lock()
        self._heeded: list[int] = []
        """The signals that end the start in order."""

    def draw(self, arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> bool:
        """Draw the frame if these arguments open the app on a terminal that can show it; whether they do."""
        if not opens_the_app(arguments) or environment.get("TERM", "") in ("", "dumb"):
            return False
        try:
            size = os.get_terminal_size(1)
        except OSError:
            return False
        self._before = set_for_keys()
        if self._before is None:
            return False
        self._shown = True
        self.size = (size.columns, size.lines)
        for number in (signal.SIGTERM, signal.SIGHUP):
            # Who has it ignored, as nohup does, goes on.
            if signal.getsignal(number) == signal.SIG_DFL:
                signal.signal(number, self._stopped)
                self._heeded.append(number)
        signal.signal(signal.SIGWINCH, self._resized)
        settings = early_settings(environment)
        drawn, question = frame(*self.size, environment, settings)
        self._asked = bool(question)
        self.opened = arguments
        with suppress(OSError):
            self._known = read_frame(environment, key_of(arguments, environment, self.size))
        self._charset = drawn_as(environment, settings.get("lines", "auto"))
        box = empty_box(self.size, environment, settings)
        if not question and self._known is not None and not self._known.light:
            box = self._draw_known()
        _write(question)
        self._typing = EarlyTyping(
            box, utf_8=self._charset[0] == UTF_8, awaited=self._asked, answered=self._told
        )
        self._typing.start()
        if self._known is not None:
            # Most terminals answer in a millisecond or two.
            self._typing.wait_for_answer(_SOON)
        with self._drawing:
            if self.standing is None:
                _write(drawn)
        return True

    def _draw_known(self) -> Box | None:
        known, self._known = self._known, None
        if known is None:
            return None
        self.standing, self.laid = known, []
        write(f"{ENTERED}\x1b[0m\x1b[2J".encode() + known.sequence)
        return known.box

    def _told(self, light: str) -> Box | None:
        """The terminal has said all that it says of its background; the box of what is drawn now."""
        with self._drawing:
            return self._draw_known() if self._known is not None and self._known.light == light else None

    def stands(self) -> Typed | None:
        """What stands in the box; None where that is not known."""
        return self._typing.stands() if self._typing is not None else None

    @property
    def said(self) -> str:
        """What the terminal has said of its background: "light", "dark" or nothing."""
        return self._typing.light if self._typing is not None else ""

    @property
    def is_awaited(self) -> bool:
        """Whether it may still say that."""
        return self._typing is not None and self._typing.awaited

    def lay(self, cells: Laid, typed: Typed) -> bool:
        """Draw hits over what stands; False where something else is in the box by now, or the size is new."""
        size = self.size

        def draw() -> None:
            start = ""
            if cells.whole:
                self.laid = []
                start = f"\x1b[0;{cells.box.blank}m\x1b[2J"
            _write(start + shown_in(cells.drawn(), *self._charset))
            self.laid.append(cells)

        done = self._typing is not None and self._typing.go_on_in(cells.box, typed, draw)
        if size != self.size:
            self._resized()
        return done

    @property
    def is_shown(self) -> bool:
        """Whether it is on the terminal, and the app has not taken it over."""
        return self._shown

    @property
    def was_drawn(self) -> bool:
        """Whether this process has begun with it."""
        return self.size != (0, 0)

    @property
    def drawn_over(self) -> bool:
        """Whether something that was typed is echoed on what stands."""
        return self._typing is not None and self._typing.drawn

    def heard(self) -> TerminalAnswers:
        """What the terminal has answered so far, without waiting; it goes on with what follows."""
        from tui.terminal.terminal_answers import TerminalAnswers

        self._answers = TerminalAnswers(self._asked)
        self._asked = False
        self._sort_out()
        return self._answers

    def _sort_out(self) -> None:
        if self._typing is not None:
            read = self._typing.take()
            if self._answers is not None:
                # One character a byte, whatever the charset: an answer is of ASCII alone.
                read = self._answers.typed(read.decode("latin-1")).encode("latin-1")
            self._typed += read

    def end_typing(self) -> None:
        """The app reads what is typed from here on; does not wait."""
        if self._typing is not None:
            self._typing.end()

    def typed(self) -> bytes:
        """What was typed until `end_typing` was called, which this waits for; nothing without a frame."""
        if self._typing is None:
            return b""
        self._typing.wait()
        self._sort_out()
        typed, self._typed = self._typed, b""
        return typed

    def hand_over(self) -> list[Any] | None:
        """The app draws from here on, and gives the screen back itself.

        Returns how the terminal was set before the frame came (termios attributes), None if none was drawn.
        """
        if self._shown:
            self._shown = False
            while self._heeded:
                signal.signal(self._heeded.pop(), signal.SIG_DFL)
        return self._before

    def withdraw(self) -> None:
        """Give the terminal back as it was, so that what is printed next is seen; once is enough.

        What has been typed was for the reader. The shell does not get it: it might carry it out.
        """
        self.end_typing()
        if self._shown:
            self.hand_over()
            signal.signal(signal.SIGWINCH, signal.SIG_DFL)
            _write("\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h")
        if self._asked and self._typing is not None:
            # Else the shell would take the answer for a command.
            self._asked = False
            self._typing.wait()
            while self._typing.awaited and (answer := read_within(_ANSWER_SECONDS)) and b"c" not in answer:
                pass
        if self._before is not None:
            set_back(self._before)
            self._before = None

    def heed_size(self) -> None:
        """Go on heeding a change of the terminal's size where another has been set to do so."""
        heeding = signal.getsignal(signal.SIGWINCH)

        def changed(number: int, at: FrameType | None) -> None:
            self.standing, self.laid = None, []
            if callable(heeding):
                heeding(number, at)

        signal.signal(signal.SIGWINCH, changed)

    def _stopped(self, number: int, _: object) -> None:
        self._asked = False
        with suppress(OSError):
            # A line that takes nothing any more would keep the process for ever.
            os.set_blocking(1, False)
        if self._shown:
            # The app may have taken the terminal already, and not the signals yet.
            _write(MODES_GIVEN_BACK)
        self.withdraw()
        os._exit(128 + number)

    def _resized(self, *_: object) -> None:
        """What is drawn is of another size."""
        self.standing = self._known = None
        self.laid = []
        if self._typing is not None:
            self._typing.stop_echo()
        with suppress(OSError):
            size = os.get_terminal_size(1)
            self.size = (size.columns, size.lines)
            _write(frame(*self.size, os.environ, early_settings(os.environ))[0])


MODES_GIVEN_BACK = "\x1b[?2026l\x1b[?2004l\x1b[?1004l\x1b[?1000l\x1b[?1006l\x1b[<u"
"""Ends what Textual's driver asks of a terminal, beside what the frame does."""

FIRST_FRAME = FirstFrame()
"""The one of this process."""


def opens_the_app(arguments: Sequence[str]) -> bool:
    """Whether these arguments are files and folders to open, or none at all; an option may print and end, and
    a pipe can be read only once, by what knows all of the command line."""
    here = all(os.path.isfile(each) or os.path.isdir(each) for each in arguments)
    return here and COMMANDS.isdisjoint(arguments[:1])


def _write(sequence: str) -> None:
    write(sequence.encode("utf-8", "replace"))
