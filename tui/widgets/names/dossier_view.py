"""The page of one name: sections of entries and passages, with a cursor on these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from index.article import Span
from tui.contents.dossier import Entry, Passage, Section
from tui.layout.fitting import label_lines, label_room, shortened
from tui.layout.wrapping import drawn, wrap
from tui.looks.marks import HERE
from tui.looks.themes import Palette, highlighted
from tui.settings.app_settings import measure_of
from tui.terminal.safe_text import safe_text
from tui.widgets.panes.cursor_view import CursorView
from tui.widgets.panes.kept_lines import padded
from tui.wording.one_line import on_one_line

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
    """Sections to read; the cursor stands on entries and passages, which can be opened."""

    DEFAULT_CSS = "DossierView { width: 1fr; height: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sections: list[Section] = []
        self._items: list[Entry | Passage] = []
        self._lines: list[_Line] = []
        self._laid_out: tuple[int, int, int] = (0, 0, 0)
        """The width, the margin and the number of sections that the lines were made for."""
        self._longest = 0
        """The cells of the longest source of a passage."""

    def show(self, sections: Sequence[Section], *, keep: bool = False) -> None:
        """Show these sections from the top; with `keep` from where the cursor's item is now."""
        before = self.item if keep else None
        offset = self.place() if keep else 0
        self._sections, self._items, self._longest = [], [], 0
        self._laid_out = (0, 0, 0)
        self._take(sections)
        here = self.cursor if keep else 0
        if before is not None and before in self._items:
            here = self._items.index(before)
        self.keep_place(here, offset)
        if not here:
            self.top = 0

    def append(self, sections: Sequence[Section]) -> None:
        """Show more sections below; nothing above moves, unless a source's name needs a wider margin."""
        margin, offset = self._margin, self.place()
        self._take(sections)
        if margin != self._margin:
            self.keep_place(self.cursor, offset)
        else:
            self.refresh()

    def _take(self, sections: Sequence[Section]) -> None:
        self._sections += sections
        for section in sections:
            self._items += [*section.entries, *section.passages]
        longest = max((cell_len(safe_text(p.source)) for s in sections for p in s.passages), default=0)
        self._longest = max(self._longest, longest)

    @property
    def _margin(self) -> int:
        """The cells before the text, with a label as long as a wide pane has room for beside it."""
        return label_room(self._longest, _LABEL_AT_MOST, self.size.width - measure_of(self) - 6) + 4

    @property
    def item(self) -> Entry | Passage | None:
        """What is under the cursor."""
        return self._items[self.cursor] if self.cursor < len(self._items) else None

    @property
    def item_count(self) -> int:
        """How many entries and passages there are so far."""
        return len(self._items)

    @property
    def near_end(self) -> bool:
        """Whether less than two pages follow what is on the screen."""
        return self.length() - self.top < 3 * self.page

    def copied(self) -> str:
        """The passage under the cursor and who writes it, or the line of an entry."""
        item = self.item
        if isinstance(item, Passage):
            return f"{on_one_line(item.text, item.spans)}\n— {item.source}"
        return "" if item is None else item.spelling or item.name

    def move(self, lines: int) -> None:
        """Move by passages; above the first one the lines before it come into sight."""
        super().move(lines)
        if lines < 0 and self.cursor == 0 and self.top and self._stops[0][1] <= self.page:
            self.top = 0
            self.refresh()

    def fit(self) -> None:
        """Lay out at the new width; the passage under the cursor stays where it was."""
        if self._laid_out[0] == self.size.width or not self._stops:
            return
        self.keep_place_resized(self.cursor)

    def draw(self, y: int, palette: Palette, base: Style) -> Strip:
        """One line."""
        self._lay_out()
        width = self.size.width
        number = self.top + y
        if number >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[number]
        if line.piece is None and line.item < 0:
            style = base + palette.quiet if line.heading else base
            text = shortened(f" {line.words}" if line.heading else f"   {line.words}", width)
            return Strip(padded([Segment(text, style)], cell_len(text), width, base))
        item = self._items[line.item]
        here = line.item == self.cursor
        segments = [Segment(HERE if here else " ", base + palette.accent if here else base)]
        if isinstance(item, Entry):
            text = shortened(f"  {line.words}", width - 1)
            return Strip(padded([*segments, Segment(text, base)], 1 + cell_len(text), width, base))
        margin = self._margin
        label = Segment(f" {line.words}", base + palette.quiet)
        segments += padded([label], label.cell_length, margin - 1, base)
        if line.piece is not None:
            for run, style in highlighted(line.piece, item.lit, palette):
                segments.append(Segment(drawn(item.text, run), base + style))
        return Strip(segments)

    def _lay_out(self) -> None:
        width = self.size.width
        before_width, before_margin, done = self._laid_out
        if (before_width, before_margin) != (width, self._margin):
            self._lines, self._stops, done = [], [], 0
        for section in self._sections[done:]:
            self._lay_out_section(section, width)
        self._laid_out = width, self._margin, len(self._sections)

    def _lay_out_section(self, section: Section, width: int) -> None:
        if self._lines:
            self._lines.append(_Line())
        self._lines.append(_Line(safe_text(section.heading), heading=True))
        self._lines += [_Line(safe_text(words)) for words in section.lines]
        for entry in section.entries:
            self._stops.append((len(self._lines), len(self._lines) + 1))
            self._lines.append(_Line(safe_text(entry.words), item=len(self._stops) - 1))
        source = section.source
        for passage in section.passages:
            start = len(self._lines)
            labelled, source = passage.source != source, passage.source
            room = self._margin - 3
            pieces = list(wrap(passage.text, passage.spans, min(width - self._margin - 1, measure_of(self))))
            signs: tuple[str, ...] = (_BULLET.rjust(room),)
            if labelled:
                signs = label_lines(source, room, len(pieces)) or (shortened(safe_text(source), room),)
            for number, piece in enumerate(pieces):
                sign = signs[number] if number < len(signs) else ""
                self._lines.append(_Line(sign, item=len(self._stops), piece=piece))
            self._stops.append((start, len(self._lines)))
