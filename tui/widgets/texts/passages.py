"""Passages of several articles one under the other, each with its source in the margin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from index.article import Span
from tui.contents.dossier import Passage
from tui.keyed import key_here
from tui.layout.column_labels import column_labels
from tui.layout.fitting import label_lines, label_room, shortened
from tui.layout.wrapping import drawn, wrap
from tui.looks.marks import Mark
from tui.looks.themes import highlighted, palette_of
from tui.terminal.safe_text import safe_text
from tui.widgets.panes.kept_lines import padded

_LABEL_AT_MOST = 14
_BESIDE_LABEL = 3
"""Blank cells before a label and behind it."""
_MEASURE = 88
"""Cells that a line of the passages takes at most; a wide pane has room for long labels beside them."""


class _Line(NamedTuple):
    """A line of a passage: its words, the lines of the passage above it, and those from it on."""

    passage: Passage
    piece: Span
    above: int
    left: int


class Passages(Widget, can_focus=True):
    """A heading line and passages below it, scrolled by the movement keys while it has the focus."""

    DEFAULT_CSS = "Passages { width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.heading = ""
        self.mark = Mark.LABEL
        self.passages: tuple[Passage, ...] = ()
        self.top = 0
        self._lines: list[_Line] = []
        self._laid_out_at = self._margin = 0
        self._labels: dict[str, str] = {}
        """What each source is called in the margin."""

    def show(self, heading: str, mark: Mark, passages: Sequence[Passage]) -> None:
        """Show passages from their beginning, under a heading that is drawn as `mark`."""
        shown = tuple(passages)
        if (heading, mark, shown) != (self.heading, self.mark, self.passages):
            self.heading, self.mark, self.passages = heading, mark, shown
            self._laid_out_at = self.top = 0
            self.refresh()

    def move(self, lines: int) -> None:
        """Scroll by lines."""
        self._scroll_to_line(self.top + lines)

    def move_pages(self, pages: float) -> None:
        """Scroll by pages or parts of one."""
        self._scroll_to_line(self.top + int(pages * max(self._room - 1, 1)))

    def move_to_edge(self, end: bool) -> None:
        """Scroll to the end, or to the beginning."""
        self._scroll_to_line(len(self._all_lines) if end else 0)

    def move_to_part(self, part: float) -> None:
        """Scroll so far down."""
        self._scroll_to_line(round(part * len(self._all_lines)))

    def copied(self) -> str:
        """Everything that is shown, each passage with its source."""
        return "\n\n".join(
            f"{' '.join(' '.join(span.of(each.text).split()) for span in each.spans)}\n— {each.source}"
            for each in self.passages
        )

    def on_resize(self) -> None:
        """Keep the end of the passages at the end of the pane."""
        self._scroll_to_line(self.top)

    def on_focus(self) -> None:
        """The last line says no more how to get here."""
        self.refresh()

    def on_blur(self) -> None:
        """Back to the beginning, and the last line says again how to get here."""
        self.top = 0
        self.refresh()

    @property
    def _room(self) -> int:
        """Lines for passages: those below the heading, but for one that says how many are hidden."""
        room = max(self.size.height - 1, 1)
        return room if len(self._all_lines) <= room else max(room - 1, 1)

    @property
    def _all_lines(self) -> Sequence[_Line]:
        if self._laid_out_at != self.size.width:
            self._lay_out(self.size.width)
        return self._lines

    def _scroll_to_line(self, line: int) -> None:
        line = min(max(line, 0), max(len(self._all_lines) - self._room, 0))
        if line != self.top:
            self.top = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The heading, a line of a passage with its source before the first one, or how much is hidden."""
        width = self.size.width
        base, palette = self.rich_style, palette_of(self.app)
        if y == 0:
            style = palette[self.mark]
            plain = base + Style(color=style.color, dim=style.dim, bold=self.mark is not Mark.LABEL)
            text = shortened(" " + safe_text(self.heading), width)
            return Strip(padded([Segment(text, plain)], cell_len(text), width, base), width)
        lines = self._all_lines
        if y > self._room:
            more = shortened(self._hidden(), width)
            return Strip(padded([Segment(more, base + palette.quiet)], cell_len(more), width, base), width)
        if self.top + y - 1 >= len(lines):
            return Strip.blank(width, base)
        line = lines[self.top + y - 1]
        label = self._label(line, y - 1)
        words = [Segment(f" {label}", base + palette.quiet)]
        segments = padded(words, 1 + cell_len(label), self._margin, base)
        for run, style in highlighted(line.piece, line.passage.lit, palette):
            segments.append(Segment(drawn(line.passage.text, run), base + style))
        return Strip(segments).adjust_cell_length(width, base)

    def _label(self, line: _Line, row: int) -> str:
        """What the margin says beside a line in a row of the passages: the source, from the first line of its
        passage in sight on, in full where this has the lines for it."""
        at = min(line.above, row)
        source, room = line.passage.source, self._margin - _BESIDE_LABEL
        label: tuple[str, ...] = (self._labels[source],)
        if label[0].endswith("…"):
            label = label_lines(source, room, line.left + at) or label
        return label[at] if at < len(label) else ""

    def _hidden(self) -> str:
        """How much of the passages is out of sight."""
        above, below = self.top, len(self._lines) - self.top - self._room
        if not self.has_focus:
            return f" … {below} more line{'s' if below > 1 else ''}: {key_here(self, 'next_pane')} goes there"
        said = [f"{above} above" if above else "", f"{below} below" if below else ""]
        return f" … {', '.join(filter(None, said))} · {key_here(self, 'back')} goes back up"

    def _lay_out(self, width: int) -> None:
        self._laid_out_at = width
        self._lines = []
        sources = tuple(dict.fromkeys(passage.source for passage in self.passages))
        longest = max((cell_len(safe_text(source)) for source in sources), default=0)
        room = label_room(longest, _LABEL_AT_MOST, width - _MEASURE - 4)
        self._margin = room + _BESIDE_LABEL
        self._labels = dict(zip(sources, column_labels(sources, room), strict=True))
        for passage in self.passages:
            pieces = list(wrap(passage.text, passage.spans, min(width - self._margin - 1, _MEASURE)))
            self._lines += [_Line(passage, piece, n, len(pieces) - n) for n, piece in enumerate(pieces)]
