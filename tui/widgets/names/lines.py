"""The lines of a list of names: a name with how often each source has it, and its spellings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tui.layout.fitting import shortened
from tui.looks.marks import ONLY_LEFT, ONLY_RIGHT, Mark
from tui.looks.themes import Palette
from tui.terminal.safe_text import safe_text
from tui.widgets.panes.kept_lines import padded

COLUMN = 4
"""Cells of a source's counts."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A name and how often each source has it, in columns where there is room; `joining`: it is marked to be
    joined with another."""

    name: str
    counts: Sequence[int]
    in_columns: bool
    joining: bool

    def segments(self, width: int, plain: Style, palette: Palette) -> list[Segment]:
        """The line, of so many cells."""
        marked = "+ " if self.joining else ""
        right = self._right
        room = width - len(marked) - cell_len(right) - 1
        name = shortened(safe_text(self.name), room)
        return [
            Segment(marked, plain + palette.accent),
            *padded([Segment(name, plain)], cell_len(name), room, plain),
            Segment(right, plain + palette.quiet),
            Segment(self._alone, plain + palette[Mark.ONLY]),
        ]

    @property
    def _right(self) -> str:
        if self.in_columns:
            return "".join(f"{count or '·':>{COLUMN}}" for count in self.counts)
        if len(self.counts) > 1:
            return f"  {sum(count > 0 for count in self.counts)} of {len(self.counts)}"
        return f"  {sum(self.counts)}"

    @property
    def _alone(self) -> str:
        """The sign of a name that one source of several has."""
        if len(self.counts) < 2 or sum(count > 0 for count in self.counts) != 1:
            return " "
        return ONLY_RIGHT if len(self.counts) == 2 and self.counts[1] else ONLY_LEFT


def folded(parts: Sequence[str], width: int) -> list[str]:
    """The parts with dots between them, on as many lines as they need; none is broken."""
    lines: list[str] = []
    for part in parts:
        part = shortened(part, width)
        if lines and cell_len(lines[-1]) + 3 + cell_len(part) <= width:
            lines[-1] += f" · {part}"
        else:
            lines.append(part)
    return lines
