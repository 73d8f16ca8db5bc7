"""A widget of one line: something at the left, something at the right, cut to what fits."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.app import RenderResult
from textual.strip import Strip
from textual.widget import Widget

from tui.layout.fitting import count_part, laid_out, title_parts
from tui.looks.themes import Palette, palette_of

Run = tuple[str, Style]
"""A stretch of one style; the text may be anybody's, it is made safe when drawn."""


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
        runs = laid_out(self.left(palette), lambda room: self.right(palette, room), width, Style())
        return Strip([Segment(text, base + style) for text, style in runs], width)


class Rule(Widget):
    """A thin horizontal rule."""

    DEFAULT_CSS = "Rule { height: 1; }"

    def render_line(self, y: int) -> Strip:
        """The rule as a strip."""
        width = self.size.width
        style = self.rich_style + palette_of(self.app).rule
        return Strip([Segment("─" * width, style)], width)


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
        name, subject = title_parts(self._name_of_screen, self._subject, self._count, self.size.width)
        return (name, palette.accent + Style(bold=True)), (subject, Style())

    def right(self, palette: Palette, room: int) -> Sequence[Run]:
        """The count, if there is room for all of it."""
        return ((count_part(self._count, room), palette.quiet),)
