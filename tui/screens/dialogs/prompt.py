"""Asks for one line."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from tui.layout.fitting import shortened
from tui.screens.dialogs.dialog import Dialog
from tui.terminal.safe_text import safe_text
from tui.widgets.lines.box import Box
from tui.widgets.lines.search_line import SearchPrompt

_ROOM = 74
"""Cells of the question."""


class PromptScreen(Dialog[str]):
    """One line to type. Returns it, or None where nothing was typed or it was left.

    `about` says what for, before it is opened; so it can be opened again and again.
    """

    def __init__(self) -> None:
        super().__init__()
        self._heading = Static(markup=False, classes="heading")
        self._prompt = SearchPrompt("")
        self._box = Box(compact=True)
        self._said = Static(markup=False, classes="quiet")
        self._placeholder = ""

    def about(self, question: str, sign: str, keys: str, placeholder: str = "") -> None:
        """Begin anew, behind a sign; `keys` says what to press, and Enter alone takes the `placeholder`."""
        self._heading.update(shortened(safe_text(question), _ROOM))
        self._prompt.show(sign)
        self._said.update(keys)
        self._placeholder = placeholder
        self._box.placeholder = safe_text(placeholder)
        self._box.value = ""

    def compose(self) -> ComposeResult:
        """The question, the box, what to press."""
        with Vertical(id="prompt"):
            yield self._heading
            with Horizontal(classes="field"):
                yield self._prompt
                yield self._box
            yield self._said

    def on_mount(self) -> None:
        """Begin in the box."""
        self.set_focus(self._box)

    @on(Input.Submitted)
    def _typed(self, message: Input.Submitted) -> None:
        message.stop()
        self.dismiss(message.value.strip() or self._placeholder or None)
