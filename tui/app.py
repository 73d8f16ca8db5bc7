"""The app: one library, a stack of screens, the themes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.color import ColorSystem
from textual import constants
from textual.app import App
from textual.screen import Screen

from index.library import Library, LibraryError
from tui.looks.colours import colour_depth, is_light
from tui.looks.themes import ANSI, DARK, LIGHT, THEMES, registered_name, shown_name
from tui.running.collecting import collect_seldom
from tui.running.opening import OpeningApp
from tui.running.working_ahead import WorkingAheadApp
from tui.settings.settings import Settings
from tui.settings.theme_names import AUTO
from tui.start.first_frame import FIRST_FRAME
from tui.start.left_state import LeftState
from tui.start.next_start import NextStart
from tui.start.taking_over import TakingOverApp
from tui.terminal.charset import drawn_as
from tui.terminal.clipboard import copy_sequence
from tui.terminal.endings import keep_what_fails_in_threads
from tui.terminal.terminal_answers import TerminalWays
from tui.widgets.lines.status import StatusLine
from tui.wording.said_once import SaidOnce

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.dom import DOMNode
    from textual.driver import Driver

    from tui.screens.search.screen import SearchScreen
    from tui.terminal.driver import BackgroundTold

_ANSWER_SECONDS = 5.0
"""How long after the start the terminal may still say that its background is light; later it startles."""


class ReaderApp(OpeningApp, WorkingAheadApp, TakingOverApp):
    """The reader over one library. Screens other than the first are imported when they are first opened."""

    CSS_PATH = "reader.tcss"
    TITLE = "reader"
    ALLOW_SELECT = False
    ENABLE_COMMAND_PALETTE = False
    """Textual's own, with a key of its own."""

    def __init__(
        self,
        library: Library,
        environment: Mapping[str, str] = os.environ,
        settings: Settings | None = None,
        ways: TerminalWays | None = None,
    ) -> None:
        # With NO_COLOR, Textual maps an ANSI theme to black on black unless native colours are asked for.
        plain = "NO_COLOR" in environment
        super().__init__(ansi_color=True if plain else None)
        self.library = library
        self.ways = ways or TerminalWays()
        self.settings = settings or Settings()
        self.animation_level = "none"
        # Nothing is said but in the status line: two widgets less on every screen and dialog.
        self._disable_notifications = self._disable_tooltips = True
        self.left = LeftState(library, kept=self.settings.restore)
        self.next_start = NextStart(environment)
        self.folded_names: set[str] = set()
        """The headings of the names that are folded, on all screens alike."""
        self.naming_decided = 0
        """How often names were joined or parted, so that each screen knows whether it shows that."""
        self.environment = environment
        self.has_mouse = self.settings.mouse
        """Whether clicks and the wheel come here, and not to the terminal's own selection."""
        self._theme_chosen = self.settings.theme != AUTO
        self.unanswered = []
        self._unwritten = SaidOnce()
        self._show_all_colours(environment)
        self.begin_to_display(environment)
        self.set_class(self.line is not None, "-over-ssh")
        for theme in THEMES:
            self.register_theme(theme)
        self._begin_with(self.fitting_theme(self.ways.answers.light))

    def _show_all_colours(self, environment: Mapping[str, str]) -> None:
        """Show 256 colours also where Rich takes the terminal for one of 16."""
        if (
            constants.COLOR_SYSTEM == "auto"
            and self.console.color_system == "standard"
            and colour_depth(environment)
        ):
            self.console._color_system = ColorSystem.EIGHT_BIT

    def _begin_with(self, name: str) -> None:
        """Set the first theme, where no filter depends on it without parsing all styles a second time."""
        theme = self.get_theme(name)
        if theme is None or theme.ansi:
            self.theme = name
        else:
            self.set_reactive(App.theme, name)
            self.stylesheet.set_variables(self.get_css_variables())

    def fitting_theme(self, light: bool | None) -> str:
        """The theme of a start where this is known of the terminal's background."""
        if "NO_COLOR" in self.environment or self.console.color_system in (None, "standard", "windows"):
            return ANSI
        if self.settings.theme != AUTO:
            return registered_name(self.settings.theme)
        return LIGHT if (is_light(self.environment) if light is None else light) else DARK

    def get_driver_class(self) -> type[Driver]:
        """The driver that knows the ways of slow and of old terminals, where there is one for the system."""
        if os.name == "nt":
            return super().get_driver_class()
        from tui.terminal.driver import ReaderDriver

        return ReaderDriver

    def on_background_told(self, event: BackgroundTold) -> None:
        """Take the light or the dark theme as the terminal says, where the user has not chosen one."""
        late = time.monotonic() > self.ways.answers.since + _ANSWER_SECONDS
        if not self._theme_chosen and not late and self.theme in (LIGHT, DARK):
            self.theme = LIGHT if event.light else DARK

    def turn_mouse(self) -> bool:
        """Take clicks and the wheel, or leave the mouse to the terminal again; whether they come here now."""
        self.has_mouse = not self.has_mouse
        if turn := getattr(self._driver, "turn_mouse", None):
            turn(self.has_mouse)
        return self.has_mouse

    def _set_pointer_shape(self, shape: str) -> None:
        """Tell the terminal the shape of the pointer, where the mouse is the reader's."""
        if self.has_mouse:
            super()._set_pointer_shape(shape)

    def next_theme(self) -> str:
        """Change to the next theme and say its name. Without colour there is only one."""
        if self.no_color:
            return "no colour (NO_COLOR is set)"
        self._theme_chosen = True
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        return shown_name(self.theme)

    def get_default_screen(self) -> Screen[None]:
        """The search screen, at the bottom of the stack."""
        return self.first_screen(updating=True)

    def first_screen(self, *, updating: bool) -> SearchScreen:
        """A search screen as a start opens it; `updating`: it brings the library in line with its files."""
        from tui.screens.search.screen import SearchScreen

        return SearchScreen(self.library, updating=updating)

    def on_mount(self) -> None:
        """Take over from the first frame, and take the signals that Textual leaves alone."""
        before = FIRST_FRAME.hand_over()
        if before is not None and self._driver is not None:
            # The driver found the terminal as the frame had set it.
            vars(self._driver)["attrs_before"] = before
        if self._front is not None and getattr(self._driver, "feeds_alone", False):
            self._front.line_feeds_alone()
        self.app_resume_signal.subscribe(self, lambda _: self.paint_afresh())
        self.begin_to_heed()

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend the terminal to another program, and take it back also where that fails: Textual's own would
        leave it lent, with nothing that reads a key any more."""
        failure: Exception | None = None
        with super().suspend():
            try:
                yield
            except Exception as error:
                failure = error
        if failure is not None:
            raise failure

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Perform an action. What the library refuses, as of an article whose file is gone, is said."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except LibraryError as error:
            self._say(str(error))
            return True

    def _say(self, message: str) -> None:
        """Say something in the status line, also under a dialog."""
        next(line for screen in reversed(self.screen_stack) for line in screen.query(StatusLine)).say(message)

    async def action_quit(self) -> None:
        """Quit, unless a dialog asks first whether what was typed there is to be dropped."""
        from tui.screens.dialogs.dialog import Dialog

        if not isinstance(self.screen, Dialog) or self.screen.may_close():
            await super().action_quit()

    def action_help_quit(self) -> None:
        """Ctrl+C, which ends most programs, says what ends this one."""
        self._say("Ctrl+Q quits.")

    def copy_to_clipboard(self, text: str) -> None:
        """Copy through the terminal, and through tmux or GNU screen where they are between."""
        if not text:
            # An empty copy would empty the user's clipboard.
            return
        self._clipboard = text
        if self._driver is not None:
            self._driver.write(copy_sequence(text, self.environment))

    def unwritten_first(self) -> str:
        """The sentence that says why what one keeps is only in memory, when it was not said yet; else
        empty."""
        return self._unwritten.news(self.library.unwritten())


def run(library: Library, settings: Settings) -> int | None:
    """Open the app with these settings and return when it is left; the value is the exit code.

    The mouse stays with the terminal unless they say otherwise, so that selecting works as everywhere else.
    Raises what failed inside the app, once the terminal is as it was.
    """
    charset, ascii_signs = drawn_as(os.environ, settings.lines)
    ways = TerminalWays(charset, ascii_signs, FIRST_FRAME.heard(), FIRST_FRAME.typed)
    app = ReaderApp(library, os.environ, settings, ways)
    app.works_ahead = True
    collect_seldom()
    keep_what_fails_in_threads()
    try:
        app.run(mouse=app.has_mouse)
    finally:
        library.close()
        app.next_start.write()
    if app._exception is not None:
        raise app._exception
    return app.return_code
