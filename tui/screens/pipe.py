"""Asks for the command that an article is sent through."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.keyed import take_dialog_keys
from tui.safe_text import safe_text
from tui.widgets.box import Box
from tui.widgets.search_line import SearchPrompt


class PipeScreen(ModalScreen[str | None]):
    """One command line to type. Returns it, or None; `pager` is what an empty one means."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave it")]

    def __init__(self, what: str, pager: str) -> None:
        super().__init__()
        take_dialog_keys(self, {"back": "leave"})
        self._what = what
        self._pager = pager

    def compose(self) -> ComposeResult:
        """The question, the box, what to press."""
        with Vertical(id="pipe"):
            yield Static(f"Send {safe_text(self._what)} through", markup=False, classes="heading")
            with Horizontal(classes="field"):
                yield SearchPrompt("|")
                yield Box(placeholder=safe_text(self._pager), compact=True)
            yield Static("Enter runs it · Esc leaves it", markup=False, classes="quiet")

    def on_mount(self) -> None:
        """Begin in the box."""
        self.query_one(Box).focus()

    def action_leave(self) -> None:
        """Close without a command."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _typed(self, message: Input.Submitted) -> None:
        message.stop()
        self.dismiss(message.value.strip() or self._pager)
