"""Asks for one line."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from tui.line_layout import shortened
from tui.screens.dialogs.dialog import Dialog
from tui.terminal.safe_text import safe_text
from tui.widgets.lines.box import Box
from tui.widgets.lines.search_line import SearchPrompt

_ROOM = 74
"""Cells of the question."""


class PromptScreen(Dialog[str]):
    """One line to type. Returns it, or None where nothing was typed or it was left."""

    def __init__(self, question: str, sign: str, keys: str, placeholder: str = "") -> None:
        super().__init__()
        self._question = question
        self._sign = sign
        self._keys = keys
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """The question, the box, what to press."""
        with Vertical(id="prompt"):
            question = shortened(safe_text(self._question), _ROOM)
            yield Static(question, markup=False, classes="heading")
            with Horizontal(classes="field"):
                yield SearchPrompt(self._sign)
                yield Box(placeholder=safe_text(self._placeholder), compact=True)
            yield Static(self._keys, markup=False, classes="quiet")

    def on_mount(self) -> None:
        """Begin in the box."""
        self.set_focus(self.query_one(Box))

    @on(Input.Submitted)
    def _typed(self, message: Input.Submitted) -> None:
        message.stop()
        self.dismiss(message.value.strip() or self._placeholder or None)
