"""Lays two articles out each in its own order, kept level by the passages that run forward in both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Span
from index.comparison.model import Relation, Row
from tui.comparing.comparison_layout import Block, Column, Layout, side_by_side
from tui.comparing.scroll_sync import ScrollSync


@dataclass(frozen=True, slots=True)
class OwnOrder:
    """Two columns of their own, and the common way through them.

    `left_rows` and `right_rows` give the row of the comparison that each block of a column belongs to.
    """

    left: Layout
    right: Layout
    left_rows: tuple[int, ...]
    right_rows: tuple[int, ...]
    sync: ScrollSync

    def left_place(self, row: int) -> int | None:
        """The position at which the left side of a row begins; None where it has none."""
        start = _first_lines(self.left, self.left_rows).get(row)
        return None if start is None else self.sync.at_left(start)

    def right_place(self, row: int) -> int | None:
        """The position at which the right side of a row begins; None where it has none."""
        start = _first_lines(self.right, self.right_rows).get(row)
        return None if start is None else self.sync.at_right(start)


def own_order(rows: Sequence[Row], left: Column, right: Column) -> OwnOrder:
    """Both articles as they stand, sentence after sentence; linked ones on one level where neither moved."""
    left_layout, left_rows = _column([row.left for row in rows], left, Relation.ONLY_LEFT)
    right_layout, right_rows = _column([row.right for row in rows], right, Relation.ONLY_RIGHT)
    first_left = _first_lines(left_layout, left_rows)
    first_right = _first_lines(right_layout, right_rows)
    anchors = [(line, first_right[row]) for row, line in first_left.items() if row in first_right]
    sync = ScrollSync.over(len(left_layout.lines), len(right_layout.lines), anchors)
    return OwnOrder(left_layout, right_layout, left_rows, right_rows, sync)


def _first_lines(layout: Layout, rows: Sequence[int]) -> dict[int, int]:
    first: dict[int, int] = {}
    for row, start in zip(rows, layout.starts, strict=True):
        first.setdefault(row, start)
    return first


def _column(
    sides: Sequence[tuple[Span, ...]], column: Column, relation: Relation
) -> tuple[Layout, tuple[int, ...]]:
    """The sentences of one side in text order; neighbours of one row make one block."""
    sentences = sorted((span, row) for row, spans in enumerate(sides) for span in spans)
    groups: list[tuple[list[Span], int]] = []
    for span, row in sentences:
        if groups and groups[-1][1] == row:
            groups[-1][0].append(span)
        else:
            groups.append(([span], row))
    left = relation is Relation.ONLY_LEFT
    rows = [Row(relation, tuple(spans) if left else (), () if left else tuple(spans)) for spans, _ in groups]
    blocks = [Block(number, number + 1) for number in range(len(rows))]
    return side_by_side(rows, blocks, column, column), tuple(row for _, row in groups)
