"""Textual's driver with the manners of a terminal at the far end of a line.

It writes what the terminal's charset has, takes the terminal's answers out of what is typed, and asks for no
more of the mouse than clicks and the wheel.
"""

from __future__ import annotations

import io
import os
import select
import selectors
import sys
import termios
import time
import tty
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.keyed import signs_with_alt
from tui.start.first_frame import FIRST_FRAME
from tui.terminal.charset import UTF_8, shown_in
from tui.terminal.lone_escape import ESCAPE_SECONDS, LoneEscapes
from tui.terminal.terminal_output import PLAIN_STYLE

if TYPE_CHECKING:
    from textual.app import App

    from tui.app import ReaderApp

_TICK = 0.1
"""Seconds after which what may begin an answer of the terminal, or a sequence, is looked at again."""
_ANSWER_SECONDS = 1.0
"""How long after the question an end waits for the answer, which would else be typed into the shell."""
_CLICKS_AND_WHEEL = (1002, 1006)
"""Modes of xterm: presses, releases and the wheel, and motion while a button is held, in decimal numbers. No
other motion: it is bytes for nothing."""


_ENTER = "\x1b[?1049h"
_LAST_LINE = "\x1b[999H\x1b[K"
"""Goes to the last line, however many there are, and empties it."""

_EMPTY = "\x1b[2J"


class BackgroundTold(Message):
    """The terminal has said whether its background is light."""

    def __init__(self, light: bool) -> None:
        super().__init__()
        self.light = light


class EarlyTyped(Message):
    """All that was typed before the app read the terminal itself has been handed on."""


class HungUp(Message):
    """Nothing more can be read from the terminal."""


class ReaderDriver(LinuxDriver):
    """The driver of the reader, whose app knows the ways of its terminal."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # Textual draws on the standard error, which may go to a file; the first frame stands on this one.
        self._file = cast("io.TextIOWrapper", sys.__stdout__)
        self.feeds_alone = False
        """Whether a line feed reaches the terminal as it is."""
        reader = cast("ReaderApp", app)
        self._ways = reader.ways
        self._escapes = LoneEscapes(lambda: signs_with_alt(reader.settings))
        self._entered = False
        """Whether the terminal is on its other screen before it is told to go there."""
        self._given_back = False
        """Whether the terminal is the shell's again, though the app is not at its end."""
        self._taken_at: tuple[int, int] | None = None
        """How many columns and rows the terminal had when it was taken."""
        self._wake, self._woken = os.pipe()
        charset = self._ways.charset
        if charset != UTF_8 and isinstance(self._file, io.TextIOWrapper):
            self._file.reconfigure(encoding=charset, errors="replace")

    def write(self, data: str) -> None:
        """Write to the terminal, each character as its charset can show it."""
        if self._entered and data == _ENTER:
            # Some terminals would blank it.
            return
        super().write(shown_in(data, self._ways.charset, ascii_signs=self._ways.ascii_signs))

    def start_application_mode(self) -> None:
        """Take the terminal, or take it again; what stands on its other screen already is left there.

        Nothing is made of what is written: a line feed would be two bytes.
        """
        self._entered = FIRST_FRAME.is_shown
        self._taken_at = self._get_terminal_size()
        start: Callable[[], None] = super().start_application_mode
        start()
        # In the background, where nothing can be taken, the process was stopped again, and goes on now.
        self._given_back = self._must_signal_resume
        if self._given_back:
            return
        if self._entered:
            FIRST_FRAME.heed_size()
        self._entered = False
        with suppress(termios.error):
            attributes = termios.tcgetattr(self.fileno)
            attributes[tty.OFLAG] &= ~termios.OPOST
            termios.tcsetattr(self.fileno, termios.TCSANOW, attributes)
            self.feeds_alone = True

    def stop_application_mode(self) -> None:
        """Give the terminal back, without the style that the last update left on; once is enough.

        Where it has no other screen to return to, as in GNU screen, what comes next stands below this one.
        After a change of its size this one is emptied: tmux takes the shell's screen back in the size that it
        had, wraps the lines of this one into it, and leaves some of them there.
        """
        if self._given_back:
            return
        resized = self._get_terminal_size() != self._taken_at
        self.write(PLAIN_STYLE + (_EMPTY if resized else "") + _LAST_LINE)
        super().stop_application_mode()
        self._given_back = True

    def _sigtstp_application(self, *_: object) -> None:
        if self._is_taken_in_turns():
            self._loop.call_soon_threadsafe(super()._sigtstp_application)
        else:
            super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        if self._is_taken_in_turns():
            self._loop.call_soon_threadsafe(self._go_on)

    def _is_taken_in_turns(self) -> bool:
        """Whether the terminal is given and taken in a turn of the event loop, not where a signal comes: that
        may be inside the queue of what is written, which would wait for itself for ever. Another program that
        has the terminal keeps the loop waiting."""
        return self._auto_restart and self._loop.is_running()

    def _go_on(self) -> None:
        if self._given_back and not self._must_signal_resume:
            # The reader is being left.
            return
        if not self._given_back:
            # It was stopped without being told, and the shell had the terminal.
            self.suspend_application_mode()
            self._must_signal_resume = True
        self.resume_application_mode()

    def turn_mouse(self, on: bool) -> None:
        """Ask the terminal for clicks and the wheel, or leave the mouse to it."""
        if on:
            self._mouse = True
            self._enable_mouse_support()
        else:
            self._disable_mouse_support()
            self._mouse = False

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write("".join(f"\x1b[?{mode}h" for mode in _CLICKS_AND_WHEEL))

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write("".join(f"\x1b[?{mode}l" for mode in _CLICKS_AND_WHEEL))

    def _query_in_band_window_resize(self) -> None:
        """The signal tells of every change of size; asked this way, clicks would be told in pixels."""

    def disable_input(self) -> None:
        """Read no more, once what the terminal was asked has been answered."""
        if self._given_back:
            # What has been typed since is for the shell, and would be thrown away.
            return
        FIRST_FRAME.end_typing()
        answers = self._ways.answers
        reading = self._key_thread is not None and self._key_thread.is_alive()
        while reading and answers.awaited and time.monotonic() < answers.since + _ANSWER_SECONDS:
            time.sleep(0.01)
        os.write(self._woken, b".")
        super().disable_input()

    def run_input_thread(self) -> None:
        """Read what is typed until the app ends, and hand it on as events."""
        charset = self._ways.charset
        # Whoever set no locale that has more than ASCII has a terminal that sends UTF-8 nevertheless.
        decode = getincrementaldecoder(UTF_8 if charset == "ascii" else charset)("replace").decode
        answers, parser = self._ways.answers, XTermParser(self._debug)
        early, self._ways.early = self._ways.early(), bytes
        self._hand_on(parser, decode(_from_shell(early)))
        if select.select([self.fileno], [], [], 0)[0]:
            # No first frame has taken it.
            self._hand_on(parser, answers.typed(decode(_from_shell(self._read()))))
        self.send_message(EarlyTyped())
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._wake, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                silence = ESCAPE_SECONDS if self._escapes.holds else _TICK
                ready = {key.fd for key, _ in selector.select(silence)}
                if self._wake in ready:
                    # The event is set in a moment.
                    os.read(self._wake, 1)
                    self.exit_event.wait(_TICK)
                elif not ready:
                    if key := answers.after_silence() or self._escapes.after_silence():
                        self.process_message(events.Key("escape", key))
                elif data := self._read():
                    self._hand_on(parser, answers.typed(decode(data)))
                else:
                    self.send_message(HungUp())
                    break
                for event in parser.tick():
                    self.process_message(event)

    def _read(self) -> bytes:
        """What there is to read; nothing when the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _hand_on(self, parser: XTermParser, typed: str) -> None:
        if typed := self._escapes.apart(typed):
            for event in parser.feed(typed):
                self.process_message(event)
        light, self._ways.answers.light = self._ways.answers.light, None
        if light is not None:
            self.send_message(BackgroundTold(light))


def _from_shell(typed: bytes) -> bytes:
    """What was typed while the terminal was still the shell's, which makes a line feed of Enter."""
    return typed.replace(b"\n", b"\r")
