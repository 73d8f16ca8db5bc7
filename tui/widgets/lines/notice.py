"""A line above a pane for what must be said about all of it; takes no room otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style

from tui.looks.themes import Palette
from tui.widgets.lines.line import Line, Run


class Notice(Line):
    """One sentence, or no line at all."""

    DEFAULT_CSS = "Notice { display: none; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sentence = ""

    def show(self, sentence: str) -> None:
        """Say a sentence; an empty one hides the line."""
        if sentence != self.sentence:
            self.sentence = sentence
            self.display = bool(sentence)
            self.refresh()

    def left(self, palette: Palette) -> Sequence[Run]:
        """The sentence."""
        return ((f" {self.sentence}", palette.accent + Style(bold=True)),)
