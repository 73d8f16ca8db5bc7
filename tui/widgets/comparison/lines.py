"""The lines of a comparison as they are drawn: the words of both sides, lit, and the gutter between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from index.article import Article, Span
from index.comparison.model import Change
from tui.comparing.compared import Compared
from tui.comparing.comparison_marks import Highlights, row_highlights
from tui.comparing.comparison_plan import GUTTER, Plan, ScreenLine, Shown
from tui.layout.fitting import shortened
from tui.layout.wrapping import drawn
from tui.looks.marks import HERE, ONLY_RIGHT, Mark
from tui.looks.themes import Palette, highlighted
from tui.terminal.safe_text import safe_text
from tui.widgets.comparison.gutter import GutterSigns
from tui.widgets.panes.kept_lines import padded

_NARROW_GUTTER = 6
"""Cells of the gutter where one side stands under the other."""
_BEFORE_WORDS = " · "
_FEWEST_WORDS = 12
"""Cells from which the beginning of what is folded can be recognised."""

Marked = dict[tuple[int, bool], tuple[Highlights, Highlights]]
"""What is marked on both sides of a row, by its number and whether its changes were known."""


@dataclass(frozen=True, slots=True)
class ComparisonLines:
    """What a line of a comparison is drawn from: the plan, what is lit, and where the cursor is."""

    compared: Compared
    plan: Plan
    changes: Mapping[int, tuple[Change, ...]]
    lit: tuple[Highlights, Highlights]
    """What is lit on each side beside the differences."""
    walked: tuple[int, ...]
    """The discrepancies that are marked."""
    wording: bool
    """Whether minor wording is marked too."""
    discrepancy: int | None
    """The one of them that is current."""
    row: int
    """The row under the cursor."""
    palette: Palette
    base: Style
    marked: Marked
    """What is marked in the rows that were drawn with all of this before: each has several lines."""

    def two_columns(self, line: ScreenLine) -> list[Segment]:
        """Both sides with the gutter between them."""
        own, column = self.plan.own, self.plan.column
        rule = Segment("│", self.base + self.palette.rule)
        return [
            self._here(line.left or (None if own else line.right)),
            *self._words(line, line.left, 0, column),
            Segment(" ", self.base),
            rule,
            *self._gutter(line, line.left or line.right, GUTTER),
            rule,
            self._here(line.right or (None if own else line.left)),
            *self._words(line, line.right, 1, column),
        ]

    def one_column(self, line: ScreenLine) -> list[Segment]:
        """The side that the line shows, with its label in the margin where a sentence begins."""
        side = 0 if line.left else 1
        shown = line.left or line.right
        label = self.plan.labels[side] if shown and shown.head and not line.fold else ""
        margin = [Segment(label, self.base + self.palette[Mark.LABEL])]
        return [
            self._here(shown),
            *padded(margin, cell_len(label), self.plan.label_width, self.base),
            *self._gutter(line, shown, _NARROW_GUTTER),
            *self._words(line, shown, side, self.plan.column),
        ]

    def _here(self, shown: Shown | None) -> Segment:
        """The bar that shows where the cursor is."""
        here = shown is not None and shown.row == self.row
        return Segment(HERE if here else " ", self.base + self.palette.accent if here else self.base)

    def _gutter(self, line: ScreenLine, shown: Shown | None, width: int) -> list[Segment]:
        signs = GutterSigns(self.compared, self.walked, self.palette, self.base)
        return signs.own(line, width) if self.plan.own else signs.aligned(shown, line.height, width)

    def _article(self, side: int) -> Article:
        return (self.compared.left, self.compared.right)[side]

    def _words(self, line: ScreenLine, shown: Shown | None, side: int, width: int) -> list[Segment]:
        if shown is not None and line.fold is not None:
            return self._folded(shown.row, line.fold.last - line.fold.first, side, width)
        if shown is None or shown.piece is None:
            return [Segment(" " * width, self.base)]
        piece, text = shown.piece, self._article(side).text
        runs = highlighted(piece, self._highlights(shown.row, piece, side), self.palette)
        segments = [Segment(drawn(text, span), self.base + style) for span, style in runs]
        clipped = self.plan.clipped(shown.row) if side else ()
        if any(span.contains(piece) and piece.end < span.end for span in clipped):
            segments.append(Segment(" …", self.base + self.palette.quiet))
        return padded(segments, sum(segment.cell_length for segment in segments), width, self.base)

    def _folded(self, first: int, count: int, side: int, width: int) -> list[Segment]:
        """How many sentences are folded, and how the first of them begins."""
        article, row = self._article(side), self.compared.rows[first]
        text = shortened(f"{ONLY_RIGHT} {count} only in {safe_text(self.compared.labels[side])}", width)
        style = self.base + self.palette[Mark.ONLY]
        segments = [Segment(text, Style(color=style.color, bgcolor=style.bgcolor))]
        room = width - cell_len(text) - len(_BEFORE_WORDS)
        if room >= _FEWEST_WORDS:
            words = " ".join(drawn(article.text, (row.right if side else row.left)[0]).split())
            segments.append(Segment(_BEFORE_WORDS + shortened(words, room), self.base + self.palette.quiet))
        return padded(segments, sum(segment.cell_length for segment in segments), width, self.base)

    def _highlights(self, number: int, piece: Span, side: int) -> list[tuple[Span, Mark]]:
        extra = [pair for pair in self.lit[side] if pair[0].overlaps(piece)]
        aside = [(span, Mark.ASIDE) for span in self.plan.repeated(number, side)]
        return aside + self._marked(number)[side] + extra

    def _marked(self, number: int) -> tuple[Highlights, Highlights]:
        row = self.compared.rows[number]
        changes = None if row.link is None else self.changes.get(row.link)
        known = number, changes is not None
        if known not in self.marked:
            self.marked[known] = row_highlights(
                row,
                self.compared.comparison,
                changes or (),
                self.walked,
                self.discrepancy,
                wording=self.wording,
            )
        return self.marked[known]


def words_begin(plan: Plan, side: int) -> int:
    """The cell of a line where the words of a side begin."""
    if not plan.two_columns:
        return 1 + plan.label_width + _NARROW_GUTTER
    return 1 + (plan.column + 3 + GUTTER + 1) * side


def words_at(plan: Plan, line: ScreenLine, cell: int) -> int:
    """The side whose words, or the blank beside them, stand on a cell of a line."""
    if not plan.two_columns:
        return 0 if line.left else 1
    return int(cell >= words_begin(plan, 1) - 1 - GUTTER // 2)
