"""A list whose cursor is also a sign, so that it is seen where nothing is coloured."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

from tui.marks import HERE
from tui.themes import palette_of


class CursorList(OptionList):
    """An OptionList whose entries begin with a blank: there the cursor stands while the list has the keys."""

    signed_at_rest = False
    """Whether the sign, then a quiet one, stands there while the list has not got the keys."""

    def on_mount(self) -> None:
        """Entries that are drawn are kept by their ground alone, which two themes can have in common."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._clear_caches())

    def render_line(self, y: int) -> Strip:
        """A line of an entry, with the sign before the one under the cursor."""
        strip = super().render_line(y)
        line = y + self.scroll_offset.y
        if not (self.has_focus or self.signed_at_rest) or self.highlighted is None or not strip:
            return strip
        # Known since the line was drawn; `_lines` would look through all entries again.
        lines = self._line_cache.lines
        if line >= len(lines) or lines[line][0] != self.highlighted:
            return strip
        style, palette = next(iter(strip)).style, palette_of(self.app)
        shown = palette.accent if self.has_focus else palette.quiet
        sign = Segment(HERE, shown if style is None else style + shown)
        return Strip([sign, *strip.crop(1)], strip.cell_length)
