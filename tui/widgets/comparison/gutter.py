"""Draws what stands between the two sides of a comparison: the sign of a row, or one for each side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tui.comparing.compared import Compared
from tui.comparing.comparison_marks import Gutter, gutter
from tui.comparing.comparison_plan import ScreenLine, Shown
from tui.looks.marks import Mark
from tui.looks.themes import Palette
from tui.widgets.panes.kept_lines import padded

_SIDE = 2
"""Cells of the sign of one side, where each article stands in its own order."""


@dataclass(frozen=True, slots=True)
class GutterSigns:
    """What the signs beside the rows are drawn from; `walked` are the discrepancies that are shown."""

    compared: Compared
    walked: Sequence[int]
    palette: Palette
    base: Style

    def aligned(self, shown: Shown | None, height: int, width: int) -> list[Segment]:
        """The sign of a row of `height` lines on its first line, where it moved to on the second."""
        if shown is None or not self.compared.aligned:
            return self._blank(width)
        sign = self._sign_of(shown)
        texts = sign.lines(height, width - 1)
        text = texts[shown.part] if shown.part < len(texts) else ""
        if not text:
            return self._blank(width)
        style = self.palette[Mark.MOVED if shown.part else sign.mark]
        bold = not shown.part and sign.mark is Mark.CONTRADICTS
        drawn = [Segment(" ", self.base), self._drawn(text, style, bold=bold)]
        return padded(drawn, 1 + cell_len(text), width, self.base)

    def own(self, line: ScreenLine, width: int) -> list[Segment]:
        """The signs of both sides of a line, each article in its own order."""
        left, right = (self._side(shown, side) for side, shown in enumerate((line.left, line.right)))
        return [*left, *self._blank(width - 2 * _SIDE), *right]

    def _side(self, shown: Shown | None, side: int) -> list[Segment]:
        """The sign of one side, with what it has no room for on the lines below."""
        if shown is None or not self.compared.aligned or shown.part < 0:
            return self._blank(_SIDE)
        row, sign = self.compared.rows[shown.row], self._sign_of(shown)
        away = "" if not sign.moved else "↓" if (row.moved > 0) is (side == 0) else "↑"
        text = (sign.relation + sign.letters + away)[_SIDE * shown.part : _SIDE * (shown.part + 1)]
        if not text:
            return self._blank(_SIDE)
        drawn = self._drawn(text, self.palette[sign.mark], bold=sign.mark is Mark.CONTRADICTS)
        return padded([drawn], cell_len(text), _SIDE, self.base)

    def _sign_of(self, shown: Shown) -> Gutter:
        return gutter(self.compared.rows[shown.row], self.compared.comparison, self.walked)

    def _drawn(self, text: str, style: Style, *, bold: bool) -> Segment:
        style = self.base + style
        return Segment(text, Style(color=style.color, bgcolor=style.bgcolor, dim=style.dim, bold=bold))

    def _blank(self, width: int) -> list[Segment]:
        return [Segment(" " * width, self.base)]
