"""A text wrapped to a width below its headline, and what is lit in it; drawn line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from index.article import Span
from tui.layout.fitting import shortened
from tui.layout.wrapping import TextLayout, drawn, wrap
from tui.looks.marks import HERE, NOTED, Mark
from tui.looks.themes import Palette, highlighted
from tui.terminal.safe_text import safe_text

MARGIN = 1
"""Cells before each line, for a sign."""
_HEAD_LINES = 3
"""Lines of a headline above the text at most."""

_SIGNS = {Mark.CURSOR: HERE, Mark.NOTED: NOTED}
_BEFORE = (HERE, NOTED)
"""Of two signs before one line the first is drawn."""

Highlight = tuple[Span, Mark]


class LitText:
    """A text with highlights, which come in layers, each replaced on its own; all are spans of the text.

    Rows are counted from the headline on, which is no part of the text. Drawing one costs the same in a short
    text and in a long one: lines are laid out once per width, and highlights sorted to their lines once.
    """

    def __init__(self) -> None:
        self.text = ""
        self.spans: tuple[Span, ...] = ()
        self.layers: dict[str, tuple[Highlight, ...]] = {}
        self.layout = TextLayout("", (), 2)
        self.headline = ""
        self.head: tuple[str, ...] = ()
        """The lines above the first one of the text: its headline and an empty one, or none."""
        self._by_line: dict[int, list[Highlight]] = {}
        self._signs: dict[int, str] = {}
        """What stands before a line: where a noted passage begins, and where the cursor is."""

    def take(self, text: str, spans: Sequence[Span]) -> None:
        """Have these lines of a text, with nothing lit, to be laid out."""
        self.text, self.spans, self.layers = text, tuple(spans), {}

    def lay_out(self, width: int) -> None:
        """Wrap the lines to so many cells."""
        self.layout = TextLayout(self.text, self.spans, width)
        self.head = _head_of(self.headline, width)
        self._sort_highlights()

    def light(self, layer: str, highlights: Iterable[Highlight]) -> bool:
        """Set the highlights of one layer; an empty one removes them. Whether that changes any."""
        new = tuple(highlights)
        changed = new != self.layers.get(layer, ())
        if changed:
            self.layers[layer] = new
            self._sort_highlights()
        return changed

    @property
    def rows(self) -> int:
        """Lines of the headline and of the text."""
        return len(self.head) + len(self.layout)

    def line_at_row(self, row: int) -> int:
        """The line of the text on a row, or the nearest."""
        return max(0, min(row - len(self.head), len(self.layout) - 1))

    def row_of(self, offset: int) -> int:
        """The row of the line with this character."""
        return len(self.head) + self.layout.line_at(offset)

    def first_row_for(self, offset: int) -> int:
        """The row to scroll to for this character at the top: with the first line the headline comes back."""
        line = self.layout.line_at(offset)
        return line and len(self.head) + line

    def strip(self, row: int, palette: Palette, base: Style) -> Strip:
        """One row as a strip."""
        number = row - len(self.head)
        sign = self._signs.get(number)
        segments = [Segment(sign or " " * MARGIN, base + palette.accent if sign else base)]
        if number < 0:
            segments.append(Segment(self.head[number], base + palette[Mark.HEADLINE]))
        else:
            lit = self._by_line.get(number, ())
            for run, style in highlighted(self.layout.lines[number], lit, palette):
                segments.append(Segment(drawn(self.text, run), base + style))
        return Strip(segments)

    def _sort_highlights(self) -> None:
        self._by_line, self._signs = {}, {}
        for highlight in chain.from_iterable(self.layers.values()):
            span = highlight[0]
            if not len(span):
                continue
            if (sign := _SIGNS.get(highlight[1])) is not None:
                first = self.layout.line_at(span.start)
                self._signs[first] = min(sign, self._signs.get(first, sign), key=_BEFORE.index)
            for number in range(self.layout.line_at(span.start), self.layout.line_at(span.end - 1) + 1):
                self._by_line.setdefault(number, []).append(highlight)


def _head_of(headline: str, width: int) -> tuple[str, ...]:
    """The lines that a headline takes above a text, with the empty one below it."""
    if not headline:
        return ()
    shown = safe_text(headline)
    lines = wrap(shown, [Span(0, len(shown))], width)
    whole = [line.of(shown) for line in lines[:_HEAD_LINES]]
    if len(lines) > _HEAD_LINES:
        whole[-1] = shortened(shown[lines[_HEAD_LINES - 1].start :], width)
    return (*whole, "")
