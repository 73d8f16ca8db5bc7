"""The line below a text where one types what is sought in it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui.widgets.lines.box import Box
from tui.widgets.lines.search_line import SearchPrompt


class FindLine(Horizontal):
    """A box under a rule."""

    DEFAULT_CSS = "FindLine { height: 2; border-top: solid $rule; }"

    def __init__(self, placeholder: str) -> None:
        super().__init__(id="find-line")
        self.box = Box(id="find", compact=True, placeholder=placeholder)

    def compose(self) -> ComposeResult:
        """The sign and the box."""
        yield SearchPrompt("/")
        yield self.box
