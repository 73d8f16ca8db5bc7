"""Divides a width among the facts of a story matrix, its columns of sources, and the notes beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

_NARROWEST_COLUMN = 4
_NARROWEST_IF_THERE_IS_ROOM = 5
_WIDE_COLUMN, _WIDEST_COLUMN = 10, 24
_NARROWEST_SUMMARY = 30
_COMFORTABLE_SUMMARY = 60
_WIDEST_SUMMARY = 88
_WIDEST_IF_EMPTY_BESIDE = 130
_BESIDE_FACT = 3
"""Cells of a summary that its words do not take."""
_BESIDE_NOTE = 2
"""Cells of a note that its words do not take."""
_NARROWEST_NOTE, _COMFORTABLE_NOTE = 14, 24
_WIDEST_NOTE = 40
_BARS = " ▁▂▃▄▅▆▇"


@dataclass(frozen=True, slots=True)
class MatrixLayout:
    """Widths in cells. `first` and `last` bound the columns that fit beside the summaries, half open."""

    summary: int
    column: int
    first: int
    last: int
    note: int

    @property
    def columns(self) -> range:
        """The numbers of the columns that are shown."""
        return range(self.first, self.last)


def matrix_layout(
    width: int,
    labels: Sequence[str],
    cursor: int,
    first: int = 0,
    longest_fact: int = 0,
    longest_note: int = _WIDEST_NOTE,
) -> MatrixLayout:
    """The layout at a width, showing the column of the cursor; `first` is the first column shown before.

    Columns are as wide as their labels where that leaves comfortable summaries, else narrower; long names of
    outlets have room only where summaries and notes have ample room, too. Where not all columns fit beside a
    readable summary they scroll, by as little as brings the cursor's into sight. Notes have no more room than
    the longest of them takes. Where they have all of it, summaries take what else is empty, as far as the
    longest fact has use for it; both in cells.
    """
    all_notes = min(longest_note + _BESIDE_NOTE, _WIDEST_NOTE)
    longest = max((cell_len(label) for label in labels), default=0)
    spare = (width - _COMFORTABLE_SUMMARY - min(all_notes, _COMFORTABLE_NOTE)) // max(len(labels), 1)
    widest = min(max(spare, _WIDE_COLUMN), _WIDEST_COLUMN)
    column = min(max(longest + 2, _NARROWEST_IF_THERE_IS_ROOM), widest)
    column = min(column, max((width - _COMFORTABLE_SUMMARY) // max(len(labels), 1), _NARROWEST_COLUMN))
    fitting = max((width - _NARROWEST_SUMMARY) // column, 1)
    count = min(len(labels), fitting)
    first = min(first, max(len(labels) - count, 0))
    first = max(min(first, cursor), cursor - count + 1, 0)
    rest = width - count * column
    summary = min(rest, _WIDEST_SUMMARY)
    note = min(rest * 3 // 10, all_notes, max(rest - _WIDEST_SUMMARY, _COMFORTABLE_NOTE))
    if note >= min(all_notes, _NARROWEST_NOTE) and rest - note >= _COMFORTABLE_SUMMARY:
        useful = min(longest_fact + _BESIDE_FACT, _WIDEST_IF_EMPTY_BESIDE)
        summary = max(min(rest - note, _WIDEST_SUMMARY), min(rest - all_notes, useful))
    return MatrixLayout(summary, column, first, first + count, max(rest - summary, 0))


def coverage_bar(share: float, width: int) -> str:
    """A bar of at most `width` cells for a share 0..1, the last cell lower where it is not full."""
    eighths = round(min(max(share, 0.0), 1.0) * width * 7)
    full, rest = divmod(eighths, 7)
    bar = _BARS[7] * full + (_BARS[rest] if rest else "")
    return bar or (_BARS[1] if share > 0 else "")
