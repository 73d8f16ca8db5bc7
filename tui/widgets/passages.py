"""Passages of several articles one under the other, each with its source in the margin."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from index.article import Span
from tui.dossier import Passage
from tui.marks import Mark
from tui.safe_text import safe_text
from tui.themes import highlighted, palette_of
from tui.widgets.cursor_view import padded
from tui.widgets.line import shortened
from tui.wrapping import drawn, wrap

_LABEL_AT_MOST = 12


class Passages(Widget):
    """A heading line and passages below it, as many lines as fit."""

    DEFAULT_CSS = "Passages { width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.heading = ""
        self.mark = Mark.LABEL
        self.passages: tuple[Passage, ...] = ()
        self._lines: list[tuple[str, Passage, Span]] = []
        self._laid_out_at = 0

    def show(self, heading: str, mark: Mark, passages: Sequence[Passage]) -> None:
        """Show passages under a heading that is drawn as `mark`."""
        shown = tuple(passages)
        if (heading, mark, shown) != (self.heading, self.mark, self.passages):
            self.heading, self.mark, self.passages = heading, mark, shown
            self._laid_out_at = 0
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The heading, or a line of a passage with its source before the first one."""
        width = self.size.width
        base, palette = self.rich_style, palette_of(self.app)
        if y == 0:
            style = palette[self.mark]
            plain = base + Style(color=style.color, dim=style.dim, bold=self.mark is not Mark.LABEL)
            text = shortened(" " + safe_text(self.heading), width)
            return Strip(padded([Segment(text, plain)], cell_len(text), width, base), width)
        if self._laid_out_at != width:
            self._lay_out(width)
        if y - 1 >= len(self._lines):
            return Strip.blank(width, base)
        hidden = len(self._lines) - (self.size.height - 2)
        if y == self.size.height - 1 and hidden > 1:
            more = shortened(f" … {hidden} more lines: Enter reads them", width)
            return Strip(padded([Segment(more, base + palette.quiet)], cell_len(more), width, base), width)
        label, passage, piece = self._lines[y - 1]
        margin = self._margin()
        segments = padded([Segment(f" {label}", base + palette.quiet)], 1 + cell_len(label), margin, base)
        for run, style in highlighted(piece, passage.lit, palette):
            segments.append(Segment(drawn(passage.text, run), base + style))
        return Strip(segments).adjust_cell_length(width, base)

    def _margin(self) -> int:
        longest = max((cell_len(safe_text(passage.source)) for passage in self.passages), default=0)
        return min(longest, _LABEL_AT_MOST) + 3

    def _lay_out(self, width: int) -> None:
        self._laid_out_at = width
        self._lines = []
        margin = self._margin()
        for passage in self.passages:
            label = shortened(safe_text(passage.source), margin - 3)
            for line in wrap(passage.text, passage.spans, min(width - margin - 1, 88)):
                self._lines.append((label, passage, line.span))
                label = ""
