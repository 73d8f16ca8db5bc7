"""The command palette: Textual's, with the reader's keys and colours and a cursor that stands still."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import CommandInput, CommandList, CommandPalette, SearchIcon
from textual.containers import Horizontal, Vertical
from textual.theme import Theme
from textual.widgets import Input, LoadingIndicator

from tui.keyed import SUSPEND, take_dialog_keys
from tui.widgets.cursor_list import ChangingList
from tui.widgets.themed import Themed

_ACTIONS = {
    "line_down": "cursor_down",
    "line_up": "command_list('cursor_up')",
    "page_down": "command_list('page_down')",
    "page_up": "command_list('page_up')",
    "back": "escape",
}
"""What commands do in the palette, by the names of Textual's actions."""


class _Commands(CommandList, ChangingList):
    """Textual's list of commands, which changes with each letter."""


class Palette(CommandPalette, Themed):
    """The commands of the screen below, found by their names.

    Textual's own has an id, so that a second could not be opened while the first is still being left.
    """

    def compose(self) -> ComposeResult:
        """The parts of Textual's own, by its names, with a list that stands a late click."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield SearchIcon()
                yield CommandInput(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield _Commands()
                yield LoadingIndicator()

    def on_mount(self) -> None:
        """Take the keys."""
        take_dialog_keys(self, {**SUSPEND, **_ACTIONS})
        self.query_one(Input).cursor_blink = False

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, once, as a dialog does."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def take_theme(self, theme: Theme) -> None:
        """Textual leaves its own screens out; and a list keeps its entries as they were drawn."""
        self.app.stylesheet.update(self)
        self.query_one(CommandList)._clear_caches()

    def _action_command_list(self, action: str) -> None:
        if action.startswith("page") and not self.query_one(CommandList).size:
            # Textual would look for the lines of commands that have not been laid out.
            return
        super()._action_command_list(action)
