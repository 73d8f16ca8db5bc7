"""The page of one name: sections of lines and passages, with a cursor on the passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from index.article import Span
from tui.dossier import Passage, Section
from tui.marks import HERE
from tui.safe_text import safe_text
from tui.themes import Palette, highlighted
from tui.widgets.cursor_view import CursorView, Stop, padded
from tui.widgets.line import shortened
from tui.widgets.text_view import MEASURE
from tui.wrapping import drawn, wrap

_LABEL_AT_MOST = 12
_BULLET = "·"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: a heading, plain words, or a piece of a passage with its number and what its margin says."""

    words: str = ""
    heading: bool = False
    item: int = -1
    piece: Span | None = None


class DossierView(CursorView):
    """Sections to read; the cursor stands on passages, which can be opened."""

    DEFAULT_CSS = "DossierView { width: 1fr; height: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sections: tuple[Section, ...] = ()
        self._passages: list[Passage] = []
        self._lines: list[_Line] = []
        self._stops: list[Stop] = []
        self._laid_out_at = 0

    def show(self, sections: Sequence[Section]) -> None:
        """Show these sections from the top."""
        self._sections = tuple(sections)
        self._passages = [passage for section in self._sections for passage in section.passages]
        self._laid_out_at = 0
        self.cursor = self.top = 0
        self._lay_out()
        self.forget_drawn()
        self.post_message(self.Moved(self))

    @property
    def passage(self) -> Passage | None:
        """The passage under the cursor."""
        return self._passages[self.cursor] if self.cursor < len(self._passages) else None

    @property
    def passage_count(self) -> int:
        """How many passages there are."""
        return len(self._passages)

    def stops(self) -> Sequence[Stop]:
        """The lines of each passage."""
        self._lay_out()
        return self._stops

    def length(self) -> int:
        """The number of lines."""
        self._lay_out()
        return len(self._lines)

    def copied(self) -> str:
        """The passage under the cursor, and who writes it."""
        passage = self.passage
        if passage is None:
            return ""
        words = " ".join(" ".join(span.of(passage.text).split()) for span in passage.spans)
        return f"{words}\n— {passage.source}"

    def move(self, lines: int) -> None:
        """Move by passages; above the first one the lines before it come into sight."""
        super().move(lines)
        if lines < 0 and self.cursor == 0 and self.top and self._stops[0][1] <= self.page:
            self.top = 0
            self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out at the new width; the passage under the cursor stays where it was."""
        if self._laid_out_at == event.size.width or not self._stops:
            return
        offset = self._stops[self.cursor][0] - self.top
        self.keep_place(self.cursor, min(max(offset, 0), self.page - 1))

    def draw(self, y: int, palette: Palette, base: Style) -> Strip:
        """One line."""
        self._lay_out()
        width = self.size.width
        number = self.top + y
        if number >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[number]
        if line.piece is None:
            style = base + palette.quiet if line.heading else base
            text = shortened(f" {line.words}" if line.heading else f"   {line.words}", width)
            return Strip(padded([Segment(text, style)], cell_len(text), width, base))
        passage = self._passages[line.item]
        here = line.item == self.cursor
        margin = self._margin()
        label = shortened(safe_text(line.words), margin - 3)
        if label == _BULLET:
            label = label.rjust(margin - 3)
        segments = [Segment(HERE if here else " ", base + palette.accent if here else base)]
        segments += padded(
            [Segment(f" {label}", base + palette.quiet)], 1 + cell_len(label), margin - 1, base
        )
        for run, style in highlighted(line.piece, passage.lit, palette):
            segments.append(Segment(drawn(passage.text, run), base + style))
        return Strip(segments)

    def _margin(self) -> int:
        longest = max((cell_len(safe_text(passage.source)) for passage in self._passages), default=0)
        return min(longest, _LABEL_AT_MOST) + 4

    def _lay_out(self) -> None:
        width = self.size.width
        if self._laid_out_at == width:
            return
        self._laid_out_at = width
        self._lines, self._stops = [], []
        margin = self._margin()
        item = 0
        for section in self._sections:
            if self._lines:
                self._lines.append(_Line())
            self._lines.append(_Line(safe_text(section.heading), heading=True))
            self._lines += [_Line(safe_text(words)) for words in section.lines]
            source = section.source
            for passage in section.passages:
                start = len(self._lines)
                labelled, source = passage.source != source, passage.source
                for line in wrap(passage.text, passage.spans, min(width - margin - 1, MEASURE)):
                    sign = (passage.source if labelled else _BULLET) if len(self._lines) == start else ""
                    self._lines.append(_Line(sign, item=item, piece=line.span))
                self._stops.append((start, len(self._lines)))
                item += 1
