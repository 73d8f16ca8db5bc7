"""A list whose cursor is also a sign, so that it is seen where nothing is coloured."""

from __future__ import annotations

from typing import Any

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.theme import Theme
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.looks.marks import HERE
from tui.looks.themes import palette_of
from tui.widgets.panes.pane_lines import quick


class CursorList(OptionList):
    """An OptionList whose entries begin with a blank: there the cursor stands while the list has the keys.

    Whoever asked Textual to be told of themes is kept, with its whole screen, until it asks no longer.
    """

    signed_at_rest = False
    """Whether the sign, then a quiet one, stands there while the list has not got the keys."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        quick(self)
        self._looks: dict[tuple[str, ...], Style] | None = None
        """While lines are drawn the styles of entries, which all lines ask for, and the entries drawn."""
        self._entries: dict[tuple[Option, Style], list[Strip]] = {}

    def on_mount(self) -> None:
        """Ask to be told of themes."""
        self.app.theme_changed_signal.subscribe(self, self.take_theme)

    def on_unmount(self) -> None:
        """Ask no longer."""
        self.app.theme_changed_signal.unsubscribe(self)

    def on_click(self, event: events.Click) -> None:
        """Nothing is chosen where an entry stood that is gone since it was drawn."""
        if event.style.meta.get("option", 0) >= self.option_count:
            event.prevent_default()

    def take_theme(self, theme: Theme) -> None:
        """Entries that are drawn are kept by their ground alone, which two themes can have in common."""
        self._clear_caches()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the list; what is the same for many of them is asked for once."""
        self._update_lines()
        self._looks = {}
        try:
            return super().render_lines(crop)
        finally:
            self._looks = None
            self._entries.clear()

    def _update_lines(self) -> None:
        if self._looks is None:
            super()._update_lines()

    def get_visual_style(self, *component_classes: str, **named: Any) -> Style:
        """The style of such an entry."""
        looks = self._looks
        if looks is None or named:
            return super().get_visual_style(*component_classes, **named)
        if component_classes not in looks:
            looks[component_classes] = super().get_visual_style(*component_classes)
        return looks[component_classes]

    def _get_option_render(self, option: Option, style: Style) -> list[Strip]:
        if self._looks is None:
            return super()._get_option_render(option, style)
        key = option, style
        if key not in self._entries:
            self._entries[key] = super()._get_option_render(option, style)
        return self._entries[key]

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
