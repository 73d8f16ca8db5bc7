"""Shrinks a whole comparison to one column of cells, so that one glance shows where the two differ."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from index.comparison.model import Relation, Row
from tui.looks.marks import GLYPHS, Mark

_LEFT_EDGE, _RIGHT_EDGE, _PARTLY = "▏", "▕", "·"
_SIGNS: dict[Relation, tuple[int, str, Mark]] = {
    Relation.ASIDE: (0, " ", Mark.ASIDE),
    Relation.SAME: (1, " ", Mark.SAME),
    Relation.PARTIAL: (2, _PARTLY, Mark.REWORDED),
    Relation.ONLY_LEFT: (3, _LEFT_EDGE, Mark.ONLY),
    Relation.ONLY_RIGHT: (3, _RIGHT_EDGE, Mark.ONLY),
}
_CONTRADICTION = (4, GLYPHS[Mark.CONTRADICTS], Mark.CONTRADICTS)


@dataclass(frozen=True, slots=True)
class OverviewCell:
    """What one cell of the strip stands for: the most telling relation of its rows, and the viewport."""

    glyph: str
    mark: Mark
    in_view: bool


def overview_cells(
    placed: Sequence[tuple[int, int, Row]],
    shown: Set[int],
    length: int,
    height: int,
    view: tuple[int, int],
) -> tuple[OverviewCell, ...]:
    """`height` cells for `length` lines, from rows with the lines they take; `view` are the lines in sight.

    A contradiction outweighs what only one side has, that what is partly shared, and that what is the same.
    Rows stand line by line where all fit, and there is no viewport to show where all of it is in sight.
    """
    if height <= 0:
        return ()
    scale = max(length, height, 1)
    signs: list[tuple[int, str, Mark]] = [(0, " ", Mark.ASIDE)] * height
    for start, end, row in placed:
        sign = _CONTRADICTION if shown & set(row.discrepancies) else _SIGNS[row.relation]
        # A contradiction is a place and not a stretch: one cell, wherever the row begins.
        end = start + 1 if sign is _CONTRADICTION else end
        for cell in range(start * height // scale, max(end - 1, start) * height // scale + 1):
            if sign[0] > signs[min(cell, height - 1)][0]:
                signs[min(cell, height - 1)] = sign
    first = view[0] * height // scale
    last = max(view[1] - 1, view[0]) * height // scale
    if view[0] <= 0 and view[1] >= length:
        first = height
    return tuple(
        OverviewCell(glyph, mark, first <= cell <= last) for cell, (_, glyph, mark) in enumerate(signs)
    )
