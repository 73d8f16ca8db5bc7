"""The app's way to the terminal: through the front buffer, and not before there is something to show."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from rich.color import ColorSystem
from rich.console import RenderableType
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.screen import Screen
from textual.timer import Timer, TimerCallback

from tui.start.first_frame import FIRST_FRAME
from tui.start.next_start import taken_up
from tui.terminal.front_buffer import FrontBuffer
from tui.terminal.slow_line import SlowLine, line_to
from tui.terminal.terminal_output import PLAIN_STYLE, abilities
from tui.within import after

_ONE_PACKET = 1380
"""Bytes of an update that need no bracket of "synchronized output": with what SSH, TCP and IP add they fill
an Ethernet frame."""


class DisplayingApp(App[None]):
    """An app that sends the cells that change, and leaves the first frame standing until `show`."""

    _front: FrontBuffer | None = None
    line: SlowLine | None = None
    """The line to the terminal, where too much could be on its way."""
    waiting: asyncio.TimerHandle | None = None
    """When what waits for the line is sent."""
    frozen = False
    """Whether nothing more is shown: the app is being left."""

    def begin_to_display(self, environment: Mapping[str, str]) -> None:
        """Know the terminal, unless the front buffer is turned off."""
        self.abilities = abilities(environment.get("TERM", ""))
        self.line = line_to(environment)
        if environment.get("READER_DIFFER") != "0":
            self._front = FrontBuffer(self.abilities)
            if FIRST_FRAME.is_shown:
                self._front.hold()

    @property
    def is_held(self) -> bool:
        """Whether what is drawn is gathered, and not sent, since the start."""
        return self._front is not None and self._front.holds and self.waiting is None

    def show(self) -> None:
        """Let the terminal show the screen, if there is one yet or still, instead of what has stood there
        since the start."""
        front = self._front
        if front is not None and self.is_held and not self.frozen and self.screen_stack:
            known = FIRST_FRAME.size == (self.size.width, self.size.height)
            self._send(front.let_go(self._place_of_cursor(), *((taken_up() if known else None) or ())))

    def go_on(self) -> None:
        """Send what has waited for the line, all in one go."""
        if self.waiting is not None:
            self.waiting.cancel()
            self.waiting = None
            if self._front is not None and self._front.holds and not self.frozen and self.screen_stack:
                self._send(self._front.let_go(self._place_of_cursor()))

    def _place_of_cursor(self) -> tuple[int, int] | None:
        """Row and column where the terminal has to compose what is typed; None where nothing is typed."""
        if not hasattr(self.focused, "cursor_screen_offset"):
            return None
        x, y = self.screen.outer_size.clamp_offset(self.cursor_position)
        return y, x

    def set_timer(
        self,
        delay: float,
        callback: TimerCallback | None = None,
        *,
        name: str | None = None,
        pause: bool = False,
    ) -> Timer:
        """Do something after so many seconds.

        Also where the process stands still for as long just as that time begins, which Textual takes for a
        turn that is to be skipped (see `tui.within.after`): its own timer for a change of size would never
        come, and no later change would be heeded.
        """
        timer = super().set_timer(delay, callback, name=name, pause=pause)
        timer._skip = False
        return timer

    def on_resize(self) -> None:
        """What a terminal shows after a change of its size is its own affair."""
        if self._front is not None:
            self._front.forget()

    def paint_afresh(self) -> None:
        """After Ctrl-Z and fg the terminal is blank, and Textual believes that it still shows everything."""
        if self._front is not None:
            self._front.forget()
        self.screen.refresh(layout=True)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Send what an update changes on the terminal, through the front buffer where it is on."""
        if self.frozen:
            return
        front, driver = self._front, self._driver
        showing = self._running and not self._closed and not self._batch_count
        if front is None or driver is None or renderable is None or not showing:
            super()._display(screen, renderable)
            return
        sequence = None
        drawn = front.holds or not (self.is_headless or self.is_inline)
        if drawn and isinstance(renderable, LayoutUpdate | ChopsUpdate):
            wait = self.line.wait() if self.line is not None and not front.holds else 0.0
            if wait:
                front.hold()
                self.waiting = after(wait, self, self.go_on)
            colours = self.console._color_system or ColorSystem.TRUECOLOR
            sequence = front.render(
                renderable, (self.size.width, self.size.height), colours, self._place_of_cursor()
            )
        if sequence is None:
            self.go_on()
            self.show()
            front.forget()
            driver.write(PLAIN_STYLE)
            super()._display(screen, renderable)
            return
        self._send(sequence)
        self.post_display_hook()

    def _send(self, sequence: str) -> None:
        if sequence and self._driver is not None:
            # What fits into one packet is drawn in one go anyway.
            if self._sync_available and len(sequence.encode()) > _ONE_PACKET:
                sequence = f"{SYNC_START}{sequence}{SYNC_END}"
            self._driver.write(sequence)
            self._driver.flush()
            if self.line is not None:
                self.line.sent(len(sequence.encode()))
