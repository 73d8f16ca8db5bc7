"""The lines of a pane with its edge, without asking for each line what is the same for all of them."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from rich.segment import Segment
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.css.styles import RenderStyles

_Pane = TypeVar("_Pane", bound=Widget)


def quick(pane: _Pane) -> _Pane:
    """The pane, which draws its lines by `PaneLines` from now on."""
    pane._styles_cache = PaneLines()
    return pane


class PaneLines(StylesCache):
    """Keeps the drawn lines of a pane that has an edge above or at the left at most, as most have.

    Textual's own looks up all rules of the style sheet for each line, which takes longer than to draw it; it
    still draws what has more: padding, an edge elsewhere, a tint.
    """

    def __init__(self) -> None:
        super().__init__()
        self._drawn: dict[int, Strip] = {}
        self._drawn_as: Hashable = None
        """What the drawn lines depend on beside their words."""
        self._edge: Segment | None = None

    def clear(self) -> None:
        """Forget all lines."""
        super().clear()
        self._drawn.clear()

    def render_widget(self, widget: Widget, crop: Region) -> list[Strip]:
        """The lines of a part of the pane."""
        styles = widget.styles
        if not _is_bare(styles) or widget.opacity != 1.0:
            return super().render_widget(widget, crop)
        width, grounds, filters = widget.region.width, widget.background_colors, widget.get_line_filters()
        drawn_as = width, grounds, styles.border, tuple(filters)
        if drawn_as != self._drawn_as:
            self.clear()
            self._drawn_as, self._edge = drawn_as, None
        top, left = styles.gutter.top, styles.gutter.left
        columns, rows = widget.content_region.size
        blank = self.get_inner_outer(*grounds)[0].rich_style
        before: tuple[Strip, Strip] | None = None
        strips = []
        for y in crop.line_range:
            drawn = None if y in self._dirty_lines else self._drawn.get(y)
            if drawn is None and y < top:
                drawn = self._framed(widget, y)
            elif drawn is None:
                words = widget.render_line(y - top) if y < top + rows else Strip.blank(columns, blank)
                if before is not None and words is before[0]:
                    drawn = before[1]
                else:
                    drawn = words.adjust_cell_length(columns, blank)
                    for each in filters:
                        drawn = drawn.apply_filter(each, grounds[1])
                    if left:
                        self._edge = self._edge or self._framed(widget, y)._segments[0]
                        drawn = Strip([self._edge, *drawn._segments], width)
                    before = words, drawn
            self._drawn[y] = drawn
            strips.append(drawn)
        self._dirty_lines.difference_update(crop.line_range)
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _framed(self, widget: Widget, y: int) -> Strip:
        """A line as Textual draws it, with its edge."""
        return super().render_widget(widget, Region(0, y, widget.region.width, 1))[0]


@lru_cache(1024)
def _inner_outer(base: Color, ground: Color) -> tuple[Style, Style]:
    return Style(background=base + ground), Style(background=base)


# Textual's own remembers the colours of each object that draws a widget, and with it the object and all lines
# that it drew, of the last 1,024 widgets there were.
StylesCache.get_inner_outer = lambda _, base, ground: _inner_outer(base, ground)  # type: ignore[method-assign, assignment]


def _is_bare(styles: RenderStyles) -> bool:
    """Whether there is nothing about the words but an edge above them, and one cell at their left."""
    _, (right, _), (bottom, _), _ = styles.border
    around = right or bottom or styles.padding != (0, 0, 0, 0) or styles.gutter.left > 1
    outlined = any(kind for kind, _ in styles.outline)
    changed = styles.tint.a or styles.text_opacity != 1.0 or styles.has_rule("hatch")
    return not (around or outlined or changed)
