"""A pane that is drawn line by line, each line once for as long as it says the same."""

from __future__ import annotations

from abc import abstractmethod

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.looks.themes import Palette, palette_of
from tui.widgets.panes.pane_lines import quick

_KEPT = 1024
"""Lines that are kept as they were drawn."""


class KeptLines(Widget):
    """Base of the panes that draw their lines: one in `draw`, of which `strip_key` says what it
    depends on beside the theme."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        quick(self)
        self._strips: LRUCache[object, Strip] = LRUCache(_KEPT)
        self._drawn_with: tuple[str, Style] | None = None
        self._palette: Palette | None = None
        self._base: Style | None = None
        """The widget's own style while lines are drawn, and its size."""
        self._room: Size | None = None

    @abstractmethod
    def draw(self, y: int, palette: Palette, base: Style) -> Strip:
        """The strip on line `y` of the screen."""

    def strip_key(self, y: int) -> object:
        """What a drawn strip depends on beside the theme; None for one that is not kept."""
        return None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the screen; what is put together from all ancestors is asked for once."""
        self._base, self._room = self.rich_style, self.size
        self._look_up()
        try:
            return super().render_lines(crop)
        finally:
            self._base = self._room = None

    def _look_up(self) -> tuple[Palette, Style]:
        """The styles to draw with; other ones forget what was drawn."""
        base = self._base or self.rich_style
        drawn_with = (self.app.theme, base)
        if self._palette is None or self._drawn_with != drawn_with:
            self._drawn_with, self._palette = drawn_with, palette_of(self.app)
            self._strips.clear()
        return self._palette, base

    @property
    def room(self) -> Size:
        """The size of the pane; while lines are drawn, as it was known at the first."""
        return self.size if self._room is None else self._room

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.room.width
        palette, base = self._palette, self._base
        if palette is None or base is None:
            palette, base = self._look_up()
        key = self.strip_key(y)
        strip = self._strips.get(key) if key is not None else None
        if strip is None:
            strip = self.draw(y, palette, base).adjust_cell_length(width, base)
            if key is not None:
                self._strips[key] = strip
        return strip


def padded(segments: list[Segment], used: int, width: int, base: Style) -> list[Segment]:
    """The segments with blanks behind them, from `used` up to `width` cells."""
    if used < width:
        segments.append(Segment(" " * (width - used), base))
    return segments
