"""Draws what stands between the two sides of a comparison: the sign of a row, or one for each side."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tui.comparing.comparison_marks import gutter
from tui.comparing.comparison_plan import Compared, ScreenLine, Shown
from tui.looks.marks import Mark
from tui.looks.themes import Palette
from tui.widgets.panes.kept_lines import padded

_SIDE = 2
"""Cells of the sign of one side, where each article stands in its own order."""


def aligned_gutter(
    compared: Compared,
    shown: Shown | None,
    height: int,
    width: int,
    walked: Sequence[int],
    palette: Palette,
    base: Style,
) -> list[Segment]:
    """The sign of a row of `height` lines on its first line, where it moved to on the second; `walked` are
    the discrepancies that are shown."""
    if shown is None or not compared.aligned:
        return [Segment(" " * width, base)]
    sign = gutter(compared.rows[shown.row], compared.comparison, walked)
    texts = sign.lines(height, width - 1)
    text = texts[shown.part] if shown.part < len(texts) else ""
    if not text:
        return [Segment(" " * width, base)]
    style = palette[Mark.MOVED if shown.part else sign.mark]
    drawn = [Segment(" ", base), _sign(text, style, base, bold=not shown.part and _contradicts(sign.mark))]
    return padded(drawn, 1 + cell_len(text), width, base)


def own_gutter(
    compared: Compared, line: ScreenLine, width: int, walked: Sequence[int], palette: Palette, base: Style
) -> list[Segment]:
    """The signs of both sides of a line, each article in its own order."""
    left, right = (
        _side(compared, shown, side, walked, palette, base)
        for side, shown in enumerate((line.left, line.right))
    )
    return [*left, Segment(" " * (width - 2 * _SIDE), base), *right]


def _side(
    compared: Compared, shown: Shown | None, side: int, walked: Sequence[int], palette: Palette, base: Style
) -> list[Segment]:
    """The sign of one side, with what it has no room for on the lines below."""
    if shown is None or not compared.aligned or shown.part < 0:
        return [Segment(" " * _SIDE, base)]
    row = compared.rows[shown.row]
    sign = gutter(row, compared.comparison, walked)
    away = "" if not sign.moved else "↓" if (row.moved > 0) is (side == 0) else "↑"
    text = (sign.relation + sign.letters + away)[_SIDE * shown.part : _SIDE * (shown.part + 1)]
    if not text:
        return [Segment(" " * _SIDE, base)]
    return padded(
        [_sign(text, palette[sign.mark], base, bold=_contradicts(sign.mark))], cell_len(text), _SIDE, base
    )


def _sign(text: str, style: Style, base: Style, *, bold: bool) -> Segment:
    style = base + style
    return Segment(text, Style(color=style.color, bgcolor=style.bgcolor, dim=style.dim, bold=bold))


def _contradicts(mark: Mark) -> bool:
    return mark is Mark.CONTRADICTS
