"""How the app is left: where one is, and what the next start will show, is kept however it ends."""

from __future__ import annotations

import asyncio
import signal
from abc import abstractmethod
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.await_complete import AwaitComplete

from index.library import Library
from tui.failure_log import keep_failure
from tui.settings.settings import Settings
from tui.start.first_frame import FIRST_FRAME
from tui.start.left_state import LeftState
from tui.start.next_start import NextStart
from tui.terminal.displaying import DisplayingApp
from tui.terminal.endings import end_at_last, heed_signals, keep_what_fails_in_tasks
from tui.terminal.front_buffer import FrontBuffer
from tui.terminal.terminal_answers import TerminalWays

if TYPE_CHECKING:
    from tui.screens.search.screen import SearchScreen
    from tui.terminal.driver import HungUp


@runtime_checkable
class KeepsTyped(Protocol):
    """A screen in which something is typed that is kept when it is ready."""

    def keep_typed(self) -> None:
        """Keep it as it is by now: nobody can make it ready any more."""


class LeavingApp(DisplayingApp):
    """An app that remembers where the reader is, and ends in order also where nobody leaves it."""

    library: Library
    settings: Settings
    ways: TerminalWays
    left: LeftState
    """Where the reader is, for the next start."""
    next_start: NextStart
    _is_ended = False
    """Whether it ends because the connection is gone or somebody ends the process."""

    @abstractmethod
    def fitting_theme(self, light: bool | None) -> str:
        """The theme of a start where this is known of the terminal's background."""

    @abstractmethod
    def first_screen(self, *, updating: bool) -> SearchScreen:
        """A search screen as a start opens it; `updating`: it brings the library in line with its files."""

    def begin_to_heed(self) -> None:
        """Take the signals that Textual leaves alone, and keep what fails in tasks."""
        loop = asyncio.get_running_loop()
        keep_what_fails_in_tasks(loop)
        heed_signals(loop, self.end_by)

    def on_hung_up(self, _: HungUp) -> None:
        """Nobody can type any more."""
        self.end_by(signal.SIGHUP)

    def end_by(self, number: signal.Signals) -> None:
        """The connection is gone, or somebody ends the process: end now, in order if that is possible."""
        end_at_last(number, vars(self._driver).get("attrs_before") if self._driver is not None else None)
        self._is_ended = True
        self._keep_typed()
        self.exit(return_code=128 + number)

    def _keep_typed(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, KeepsTyped):
                with suppress(Exception):
                    # However that fails, the reader ends.
                    screen.keep_typed()

    def _handle_exception(self, error: Exception) -> None:
        """End after an error; one that comes while the reader is left already is only kept.

        What is still on its way then (a new size, an answer) may find screens and library half taken down.
        """
        if self._exit or self.frozen:
            keep_failure(error)
        else:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End after an error of the program; `run` hands it on, and one sentence is said of it."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Textual would print the traceback, with the values of all variables."""
        self._exit_renderables.clear()

    def keep_state(self) -> None:
        """Write down where the reader is: at the end, when nothing waits any more."""
        with suppress(Exception):
            # However that fails, the reader is left.
            self.left.keep(self.left.note(self.screen_stack))

    def keep_state_soon(self) -> None:
        """The same in a thread, so that no key waits for the disk."""
        session = self.left.note(self.screen_stack)
        self.run_worker(
            lambda: self.left.keep(session), thread=True, group="state", exclusive=True, exit_on_error=False
        )

    def pop_screen(self) -> AwaitComplete:
        """Close the topmost screen; where one was on it is remembered."""
        self.keep_state_soon()
        return super().pop_screen()

    def exit(self, *arguments: Any, **named: Any) -> None:
        """End the app; where one is, and what the next start will show, is remembered."""
        self.keep_state()
        if self.frozen:
            return
        kept = FIRST_FRAME.was_drawn and self.settings.restore and self._running
        if self._front is None or not kept:
            self._end(arguments, named)
            return
        self.frozen = True
        self.run_worker(self._leave(self._front, arguments, named), exit_on_error=False)

    async def _leave(self, front: FrontBuffer, arguments: tuple[Any, ...], named: dict[str, Any]) -> None:
        said = self.ways.answers.said
        light = {"light": True, "dark": False}.get(said)
        try:
            if self.theme == self.fitting_theme(light) and not self.next_start.is_known(self.size):
                if self._driver is not None:
                    # Nobody has to look at a screen that does nothing any more.
                    self._driver.stop_application_mode()
                with suppress(Exception):
                    # However that fails, the reader is left.
                    await self.next_start.gather(self, front, said)
        finally:
            self._end(arguments, named)

    def _end(self, arguments: tuple[Any, ...], named: dict[str, Any]) -> None:
        if self._is_ended:
            # What follows may not come to its end.
            self.library.close()
        super().exit(*arguments, **named)
