"""The command palette: the commands of the screen below, found by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from tui.commands import Command, commands_on
from tui.contents.palette import Offer, offers
from tui.keyed import keymap_of
from tui.screens.dialogs.dialog import MOVING_KEYS, Dialog
from tui.widgets.lines.box import Box
from tui.widgets.lines.search_line import SearchPrompt
from tui.widgets.lists.command_list import CommandList
from tui.widgets.panes.cursor_view import CursorView

if TYPE_CHECKING:
    from tui.screens.base.screen import ReaderScreen


class Palette(Dialog[Command]):
    """A box, and the commands that fit what is typed in it. Returns the one that was chosen.

    `offer` says of which screen, before it is opened; so it can be opened again and again.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "down"),
        Binding("up", "move(-1)", "up"),
        Binding("pagedown", "move_pages(1)", "page down"),
        Binding("pageup", "move_pages(-1)", "page up"),
        Binding("ctrl+home,shift+home", "move_to_edge(False)", "to the first"),
        Binding("ctrl+end,shift+end", "move_to_edge(True)", "to the last"),
    ]
    KEYS: ClassVar[Mapping[str, str]] = MOVING_KEYS

    def __init__(self) -> None:
        super().__init__()
        self.box = Box(placeholder="a command, by its name or its key", compact=True)
        self.commands = CommandList()
        self._fitting: Callable[[str], list[Offer]] = lambda _: []
        """The commands that fit what is typed, and the cells that the longest of all takes."""
        self._widest = 0

    def compose(self) -> ComposeResult:
        """The box over the list."""
        with Vertical(id="palette"):
            with Horizontal(classes="field"):
                yield SearchPrompt(":")
                yield self.box
            yield self.commands

    def offer(self, screen: ReaderScreen) -> None:
        """Begin anew, with all commands of a screen."""
        working = tuple(one for one in commands_on(screen.place) if screen.check_action(one.id, ()))
        self._fitting = partial(offers, working, screen.place, keymap_of(screen))
        self._widest = max((cell_len(each.title) for each in working), default=0)
        with self.box.prevent(Input.Changed):
            self.box.value = ""
        self.commands.show(self._fitting(""), self._widest)

    def on_mount(self) -> None:
        """Begin in the box."""
        self.set_focus(self.box)

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self.commands.show(self._fitting(message.value), self._widest)

    @on(Input.Submitted)
    def _taken(self, message: Input.Submitted) -> None:
        message.stop()
        offer = self.commands.offer
        if offer is not None:
            self.dismiss(offer.command)

    def on_cursor_view_moved(self, message: CursorView.Moved) -> None:
        """Where the cursor is concerns nobody else."""
        message.stop()

    def on_click(self, event: events.Click) -> None:
        """What is clicked at is chosen; beside the palette it is left."""
        if event.widget is self:
            self.action_leave()
        elif event.widget is self.commands and (offer := self.commands.offer_at(event.y)) is not None:
            self.dismiss(offer.command)

    def action_move(self, rows: int) -> None:
        """Move by commands."""
        self.commands.move(rows)

    def action_move_pages(self, pages: float) -> None:
        """Move by pages or parts of one."""
        self.commands.move_pages(pages)

    def action_move_to_edge(self, end: bool) -> None:
        """Move to the last command, or to the first."""
        self.commands.move_to_edge(end)
