"""Chooses how a comparison stands on a screen of some width, and what each of its lines shows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from rich.cells import cell_len

from index.article import Span
from index.comparison.model import Relation, Row
from tui.comparing.compared import Compared
from tui.comparing.comparison_layout import Block, Column, Layout, fold, one_column, side_by_side
from tui.comparing.own_order import OwnOrder, own_order
from tui.layout.column_labels import column_labels
from tui.terminal.safe_text import safe_text

TWO_COLUMNS_FROM = 100
"""Cells from which the two articles stand side by side."""

WIDEST_COLUMN = 88
"""Cells beyond which a column is no longer widened: longer lines are hard to read on."""

GUTTER = 5
"""Cells between the two rules of the gutter."""

_CHROME_WIDE = GUTTER + 6
_MARGIN_GUTTER = 4
_LABEL_AT_MOST = 8
_NARROW = 72
"""Cells that a label may have, and columns up to which it may not have more: beyond, a quarter of them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One side of one line: which row it belongs to, the piece of text, and its place in the row."""

    row: int
    piece: Span | None
    part: int
    head: bool


@dataclass(frozen=True, slots=True)
class ScreenLine:
    """One line of the screen. A folded run has `fold` and no words; an empty line has neither side."""

    left: Shown | None = None
    right: Shown | None = None
    height: int = 1
    fold: Block | None = None


EMPTY = ScreenLine()


class Plan:
    """A comparison laid out at a width; of `only` some rows, where these are given.

    `stops` are the lines of each place the cursor can stand on, `rows` its row (the first of a folded run).
    """

    def __init__(
        self,
        compared: Compared,
        width: int,
        *,
        own: bool = False,
        folding: bool = True,
        unfolded: Collection[int] = (),
        only: Collection[int] | None = None,
    ) -> None:
        self.compared = compared
        self.two_columns = width >= TWO_COLUMNS_FROM
        # Where nothing is aligned, both are there to be read: nothing folds, and each keeps its own order.
        apart = not compared.comparison.links
        folding = folding and not apart and only is None
        self.own = (own or apart) and self.two_columns and only is None
        labels = tuple(map(safe_text, compared.labels))
        self.label_width = min(max(map(cell_len, labels)), _LABEL_AT_MOST + max(0, (width - _NARROW) // 4))
        self.labels = column_labels(labels, self.label_width)
        if self.two_columns:
            self.column = min((width - _CHROME_WIDE) // 2, WIDEST_COLUMN)
        else:
            self.column = width - self.label_width - _MARGIN_GUTTER - 4
        left, right = Column.of(compared.left, self.column), Column.of(compared.right, self.column)
        rows = compared.rows
        self._homes = compared.homes()
        self._numbers = list(range(len(rows)))
        self._order: OwnOrder | None = None
        self._layout: Layout | None = None
        if self.own:
            self._order = own_order(self._without_repetitions(), left, right)
            self.stops, self.rows = _own_stops(self._order)
            self.length = self._order.sync.length
            return
        if own:
            self._numbers = _in_right_order(rows)
        if only is not None:
            self._numbers = [number for number in self._numbers if number in only]
        rows = tuple(rows[number] for number in self._numbers)
        blocks = fold(rows, folding=folding, unfolded=_folded_again(self._numbers, unfolded))
        build = side_by_side if self.two_columns else one_column
        clipped = {place: self.clipped(number) for place, number in enumerate(self._numbers)}
        self._layout = build(rows, blocks, left, right, clipped)
        self.stops = list(zip(self._layout.starts, self._layout.ends, strict=True))
        self.rows = [self._numbers[block.first] for block in blocks]
        self.length = len(self._layout.lines)

    def repeated(self, row: int, side: int) -> list[Span]:
        """The sentences of a row's left (0) or right (1) side that are at home in another row."""
        shown = self.compared.rows[row]
        home = self._homes[side]
        return [span for span in (shown.right if side else shown.left) if home[span] != row]

    def clipped(self, row: int) -> frozenset[Span]:
        """The right sentences of a row of which one line is enough.

        They are at home in another row and stand beside one that is at home in this; those that contradict
        something here are shown in full.
        """
        shown = self.compared.rows[row]
        repeated = self.repeated(row, 1)
        if self.own or len(repeated) == len(shown.right):
            return frozenset()
        found = [self.compared.comparison.discrepancies[number].right for number in shown.discrepancies]
        return frozenset(span for span in repeated if not any(at and span.overlaps(at) for at in found))

    def _without_repetitions(self) -> list[Row]:
        rows = []
        for number, row in enumerate(self.compared.rows):
            left, right = self.repeated(number, 0), self.repeated(number, 1)
            rows.append(
                replace(
                    row,
                    left=tuple(span for span in row.left if span not in left),
                    right=tuple(span for span in row.right if span not in right),
                )
                if left or right
                else row
            )
        return rows

    def stop_of(self, row: int) -> int:
        """The place of the cursor for a row: the row itself, or the folded run it is in."""
        if self._layout is not None:
            return self._layout.block_of(self._numbers.index(row)) if row in self._numbers else 0
        if row not in self.rows:
            row = self._home_of(row)
        return self.rows.index(row) if row in self.rows else 0

    def _home_of(self, row: int) -> int:
        """The row in which the first words of another one are at home, which only repeats them."""
        shown = self.compared.rows[row]
        sides = zip((shown.left, shown.right), self._homes, strict=True)
        return next((home[span] for spans, home in sides for span in spans), row)

    def own_places(self, row: int) -> tuple[int | None, int | None]:
        """The lines on which the left and the right side of a row begin, each in its own order; None where
        a side has no words, or they stand elsewhere."""
        if self._order is None:
            return None, None
        return self._order.left_place(row), self._order.right_place(row)

    def lines_of(self, stop: int, expressions: Collection[Span | None]) -> tuple[int, int] | None:
        """The first and the last line of a place of the cursor that show a left or a right expression."""
        if self._layout is None:
            return None
        left, right = expressions
        start, end = self.stops[stop]
        shown = [
            number
            for number in range(start, end)
            for line in [self._layout.lines[number]]
            if (left and line.left and line.left.overlaps(left))
            or (right and line.right and line.right.overlaps(right))
        ]
        return (shown[0], shown[-1]) if shown else None

    def run_at(self, stop: int) -> int | None:
        """The first row of the foldable run at a place of the cursor; None outside of runs."""
        if self._layout is None or not self._layout.blocks:
            return None
        run = self._layout.blocks[stop].run
        return None if run is None else self._numbers[run]

    def fold_size(self, stop: int) -> int:
        """How many rows stand folded at a place of the cursor."""
        if self._layout is None or not self._layout.blocks:
            return 0
        block = self._layout.blocks[stop]
        return block.last - block.first if block.folded else 0

    def line(self, top: int, y: int, page: int) -> ScreenLine:
        """What stands on line `y` of a screen of `page` lines whose first line is `top`."""
        if self._order is not None:
            return self._own_line(self._order, top, y, page)
        layout = self._layout
        if layout is None or top + y >= len(layout.lines):
            return EMPTY
        line = layout.lines[top + y]
        if line.part < 0:
            return EMPTY
        block = layout.blocks[line.block]
        row = self._numbers[block.first]
        if block.folded:
            shown = Shown(row, None, 0, True)
            only_left = self.compared.rows[row].relation is Relation.ONLY_LEFT
            return ScreenLine(shown if only_left else None, None if only_left else shown, 1, block)
        height = layout.ends[line.block] - layout.starts[line.block]
        if self.two_columns:
            return ScreenLine(
                Shown(row, line.left, line.part, line.head),
                Shown(row, line.right, line.part, line.head),
                height,
            )
        shown = Shown(row, line.left or line.right, line.part, line.head)
        return ScreenLine(shown, None, height) if line.left else ScreenLine(None, shown, height)

    def _own_line(self, order: OwnOrder, top: int, y: int, page: int) -> ScreenLine:
        focus = page // 3
        left_line, right_line = order.sync.lines_at(top + focus)
        left = _side(
            order.left, order.left_rows, self._from(left_line, focus, len(order.left.lines), page) + y, "left"
        )
        right = _side(
            order.right,
            order.right_rows,
            self._from(right_line, focus, len(order.right.lines), page) + y,
            "right",
        )
        return ScreenLine(left, right, 2)

    @staticmethod
    def _from(line: int, focus: int, lines: int, page: int) -> int:
        return min(max(line - focus, 0), max(lines - page, 0))


def _side(layout: Layout, rows: tuple[int, ...], number: int, side: str) -> Shown | None:
    if number >= len(layout.lines):
        return None
    line = layout.lines[number]
    if line.part < 0:
        return None
    return Shown(rows[line.block], line.left if side == "left" else line.right, line.part, line.head)


def _own_stops(order: OwnOrder) -> tuple[list[tuple[int, int]], list[int]]:
    places: dict[int, tuple[int, int]] = {}
    for layout, rows, position in (
        (order.left, order.left_rows, order.sync.at_left),
        (order.right, order.right_rows, order.sync.at_right),
    ):
        for row, start, end in zip(rows, layout.starts, layout.ends, strict=True):
            place = position(start)
            places.setdefault(row, (place, place + end - start))
    stops = sorted((start, end, row) for row, (start, end) in places.items())
    return [(start, end) for start, end, _ in stops], [row for _, _, row in stops]


def _in_right_order(rows: tuple[Row, ...]) -> list[int]:
    """The rows as the right article tells them; those without a right side keep to the row before them."""
    keys: list[tuple[int, int]] = []
    place = -1
    for number, row in enumerate(rows):
        place = row.right[0].start if row.right else place
        keys.append((place, number))
    return [number for _, number in sorted(keys)]


def _folded_again(numbers: list[int], unfolded: Collection[int]) -> set[int]:
    places = {row: place for place, row in enumerate(numbers)}
    return {places[row] for row in unfolded if row in places}
