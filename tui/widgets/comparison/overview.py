"""The overview strip: the whole comparison in one column of cells beside it."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.comparing.overview_cells import OverviewCell
from tui.looks.marks import Mark
from tui.looks.themes import Palette, palette_of
from tui.widgets.panes.pane_lines import quick

_VIEWPORT = "█"


class Overview(Widget):
    """A thin rule and a column of cells; the viewport is solid, contradictions show through it."""

    DEFAULT_CSS = "Overview { width: 2; height: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        quick(self)
        self._looks: tuple[Style, Palette] | None = None
        """The styles, while lines are drawn."""
        self.cells: tuple[OverviewCell, ...] = ()

    def show(self, cells: tuple[OverviewCell, ...]) -> None:
        """Show these cells; draws only those that changed."""
        before, self.cells = self.cells, cells
        if len(before) != len(cells):
            self.refresh()
            return
        changed = [y for y, (old, new) in enumerate(zip(before, cells, strict=True)) if old != new]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the strip; what is the same for all of them is asked for once."""
        self._looks = self.rich_style, palette_of(self.app)
        try:
            return super().render_lines(crop)
        finally:
            self._looks = None

    def render_line(self, y: int) -> Strip:
        """The rule and the cell of one line."""
        base, palette = self._looks or (self.rich_style, palette_of(self.app))
        rule = Segment("│", base + palette.rule)
        if y >= len(self.cells):
            return Strip([rule, Segment(" ", base)], 2)
        cell = self.cells[y]
        sign = palette[cell.mark]
        style = base + Style(color=sign.color, dim=sign.dim)
        if not cell.in_view:
            return Strip([rule, Segment(cell.glyph, style)], 2)
        if cell.mark is Mark.CONTRADICTS:
            return Strip([rule, Segment(cell.glyph, style + Style(reverse=True))], 2)
        return Strip([rule, Segment(_VIEWPORT, base + palette.rule)], 2)
