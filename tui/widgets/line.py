"""A widget of one line: something at the left, something at the right, cut to what fits."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.app import RenderResult
from textual.strip import Strip
from textual.widget import Widget

from tui.safe_text import safe_text
from tui.themes import Palette, palette_of

Run = tuple[str, Style]
"""A stretch of one style; the text may be anybody's, it is made safe when drawn."""


def shortened(text: str, width: int) -> str:
    """The text in at most `width` cells, with an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


class Line(Widget):
    """One line. Subclasses give `left` and `right`; the right part gives way first.

    Drawn as a strip and not as markup, so that no title or message can carry styles or controls of its own.
    """

    DEFAULT_CSS = "Line { height: 1; }"

    def left(self, palette: Palette) -> Sequence[Run]:
        """The runs at the left edge."""
        return ()

    def right(self, palette: Palette, room: int) -> Sequence[Run]:
        """The runs at the right edge, in at most `room` cells."""
        return ()

    def render(self) -> RenderResult:
        """Never drawn: `render_line` is."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The line as a strip as wide as the widget."""
        width = self.size.width
        base = self.rich_style
        if y:
            return Strip.blank(width, base)
        palette = palette_of(self.app)
        left = _fitted(self.left(palette), width)
        used = sum(cell_len(text) for text, _ in left)
        right = _fitted(self.right(palette, width - used - 2), width - used)
        gap = width - used - sum(cell_len(text) for text, _ in right)
        runs = [*left, (" " * gap, Style()), *right]
        return Strip([Segment(text, base + style) for text, style in runs if text], width)


def _fitted(runs: Sequence[Run], width: int) -> list[Run]:
    fitted = []
    for text, style in runs:
        text = shortened(safe_text(text), width)
        width -= cell_len(text)
        fitted.append((text, style))
    return fitted


class Rule(Widget):
    """A thin horizontal rule."""

    DEFAULT_CSS = "Rule { height: 1; }"

    def render_line(self, y: int) -> Strip:
        """The rule as a strip."""
        width = self.size.width
        style = self.rich_style + palette_of(self.app).rule
        return Strip([Segment("─" * width, style)], width)


_SHORTEST_SUBJECT = 24
_BESIDE_COUNT = 3
"""Blanks between the subject and the count, and behind that."""


class TitleLine(Line):
    """Where one is: the screen's name, then what it shows; at the right, what it counts.

    A long subject gives way to the count as long as it can still be recognised.
    """

    def __init__(self, name: str) -> None:
        super().__init__(id="title")
        self._name_of_screen = name
        self._subject = ""
        self._count = ""

    def show(self, subject: str, count: str = "") -> None:
        """Set what the screen shows and counts; draws only when it changed."""
        if (subject, count) != (self._subject, self._count):
            self._subject, self._count = subject, count
            self.refresh()

    def left(self, palette: Palette) -> Sequence[Run]:
        """The screen's name in the accent colour and its subject."""
        name = f" {self._name_of_screen}"
        count = cell_len(self._count) + _BESIDE_COUNT if self._count else 0
        room = self.size.width - cell_len(name) - 2 - count
        subject = shortened(safe_text(self._subject), max(room, _SHORTEST_SUBJECT))
        return (name, palette.accent + Style(bold=True)), ("  " + subject, Style())

    def right(self, palette: Palette, room: int) -> Sequence[Run]:
        """The count, if there is room for all of it."""
        count = f"{self._count} " if self._count else ""
        return ((count, palette.quiet),) if cell_len(count) <= room else ()
