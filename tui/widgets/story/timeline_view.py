"""The timeline: a day or a number at the left, what is dated or counted, and a sign for each source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from index.article import Article
from index.comparison.model import CellState, Telling, Timeline, TimelineRow
from tui.layout.fitting import label_lines, shortened
from tui.layout.timeline import (
    Entry,
    TimelineLayout,
    TimelineLine,
    centred,
    entries_of,
    fitting,
    timeline_layout,
    timeline_lines,
)
from tui.layout.wrapping import drawn
from tui.looks.marks import CELL_GLYPHS, CELL_MARKS, HERE, Mark
from tui.looks.themes import Palette
from tui.terminal.safe_text import safe_text
from tui.widgets.panes.kept_lines import padded
from tui.widgets.panes.sight import Stop
from tui.widgets.story.source_grid import SourceGrid
from tui.wording.fact_words import told_words
from tui.wording.one_line import on_one_line
from tui.wording.timeline_words import calendar_words


class TimelineView(SourceGrid):
    """Rows of a timeline with a cursor on a row and on one of the sources."""

    DEFAULT_CSS = "TimelineView { width: 1fr; height: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.timeline: Timeline | None = None
        self._entries: tuple[Entry, ...] = ()
        self._lines: list[TimelineLine] = []
        self._layout = TimelineLayout(0, 0, 0, 0, 0, False, False)
        self._laid_out_at = 0
        self._wanted = 0
        """The source that was gone to last."""
        self._told_at = -1
        """The row that the cursor's source was chosen for."""

    def show(self, timeline: Timeline, articles: Mapping[str, Article], labels: Mapping[str, str]) -> None:
        """Show a timeline; its articles, and what they are called beside each other, by their ids."""
        self.timeline = timeline
        self._take_articles(timeline.articles, articles, labels)
        self._entries = entries_of(timeline, self._texts)
        self._laid_out_at = 0
        self.column = self._wanted = 0
        self._told_at = -1
        self.keep_place(0, 0)

    @property
    def row(self) -> TimelineRow | None:
        """The row under the cursor."""
        return self._entries[self.cursor].row if self.cursor < len(self._entries) else None

    @property
    def article(self) -> str:
        """The id of the source that the cursor is on; empty before there are any."""
        return self.timeline.articles[self.column] if self.timeline and self.timeline.articles else ""

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """What the source under the cursor says in the row under it."""
        row = self.row
        return tuple(each for each in row.tellings if each.article == self.article) if row else ()

    @property
    def head(self) -> int:
        """The labels, where they stand over columns."""
        self._lay_out()
        return 1 if self._layout.columns else 0

    def item_at(self, line: int) -> int:
        """The row on a line, or the one before it."""
        self._lay_out()
        before = [each.entry for each in self._lines[: max(line, 0) + 1] if each.entry >= 0]
        return before[-1] if before else 0

    def column_moved(self) -> None:
        """Every row shows the cursor's source."""
        self.forget_drawn()

    def go_to_cell(self, row: int, column: int) -> None:
        """Put the cursor on a cell; it keeps to that source in all rows that it tells."""
        self._wanted = column
        super().go_to_cell(row, column)

    def _tell(self, regions: Sequence[Region] | None = None) -> None:
        row = self.row
        if row is not None and self.timeline is not None and self.cursor != self._told_at:
            self._told_at = self.cursor
            telling = [n for n, key in enumerate(self.timeline.articles) if key in row.sources()]
            column = self._wanted if self._wanted in telling else telling[0]
            if column != self.column:
                self.column, regions = column, None
        super()._tell(regions)

    def contradictions(self) -> list[tuple[int, int]]:
        """All cells that differ, as row and column."""
        articles = self.timeline.articles if self.timeline else ()
        return [
            (number, column)
            for number, entry in enumerate(self._entries)
            for column, article in enumerate(articles)
            if entry.row.state(article) is CellState.DIFFERS
        ]

    def copied(self) -> str:
        """The sentence of the cell under the cursor, and who writes it; that of the row where it is empty."""
        row = self.row
        if row is None:
            return ""
        telling = (self.tellings or row.tellings)[0]
        words = on_one_line(self._texts[telling.article], [telling.sentence])
        return f"{words}\n— {self._label(telling.article)}"

    def fit(self) -> None:
        """Lay out at the new width; the row under the cursor stays where it was."""
        if self._laid_out_at == self.size.width or not self._stops:
            return
        self.keep_place_resized(self.cursor)

    def draw(self, y: int, palette: Palette, base: Style) -> Strip:
        """The labels or a line of the timeline."""
        self._lay_out()
        if self.timeline is None or not self._entries:
            return Strip.blank(self.size.width, base)
        if y < self.head:
            return Strip(self._labels_line(palette, base))
        number = self.top + y - self.head
        if number >= len(self._lines):
            return Strip.blank(self.size.width, base)
        line = self._lines[number]
        if line.entry < 0:
            text = shortened(f" {line.heading}", self.size.width)
            return Strip([Segment(text, base + palette.quiet)])
        if line.below:
            return Strip(self._sources(line.entry, palette, base))
        return Strip(self._entry(line.entry, palette, base))

    def _lay_out(self) -> None:
        width = self.size.width
        if self._laid_out_at == width or self.timeline is None:
            return
        self._laid_out_at = width
        notes = (cell_len(self._note(entry.row)) for entry in self._entries)
        self._layout = timeline_layout(width, self._labels, self._entries, max(notes, default=0))
        several = len(self._labels) > 1
        self._lines = timeline_lines(self._entries, self.timeline, self._layout.columns, several)
        stops: dict[int, Stop] = {}
        for number, line in enumerate(self._lines):
            if line.entry >= 0:
                stops[line.entry] = (stops.get(line.entry, (number, 0))[0], number + 1)
        self._stops = list(stops.values())

    def _label(self, article: str) -> str:
        assert self.timeline is not None
        return self._labels[self.timeline.articles.index(article)]

    def _labels_line(self, palette: Palette, base: Style) -> list[Segment]:
        layout = self._layout
        segments = [Segment(" " * (1 + layout.day + layout.subject), base)]
        for column, label in enumerate(self._labels):
            here = column == self.column
            style = base + palette.accent + Style(bold=True) if here else base + palette.quiet
            segments.append(Segment(centred(label, layout.column), style))
        return segments

    def _entry(self, number: int, palette: Palette, base: Style) -> list[Segment]:
        layout, entry, here = self._layout, self._entries[number], number == self.cursor
        row = entry.row
        segments = [Segment(HERE if here else " ", base + palette.accent if here else base)]
        segments += self._margin(number, palette, base)[0]
        words = safe_text(told_words(self._texts[row.subject_source], row.subject))
        words = shortened(words, layout.words(entry) - 1)
        style = base + Style(bold=True) if here else base
        segments += padded([Segment(words, style)], cell_len(words), layout.words(entry), base)
        if layout.columns:
            for column in range(len(self._labels)):
                segments += self._cell(number, column, palette, base)
            if layout.note and (note := self._note(row)):
                mark = palette[Mark.CONTRADICTS if row.differs else Mark.ASIDE]
                text = shortened(f" {note}", layout.note)
                segments.append(Segment(text, base + Style(color=mark.color, dim=mark.dim)))
        return segments

    def _margin(self, number: int, palette: Palette, base: Style) -> list[list[Segment]]:
        """What stands before an entry and before its line of sources, where a long number goes on."""
        entry = self._entries[number]
        room = self._layout.margin(entry)
        said = self._day(number)
        broken: tuple[str, ...] = ()
        if entry.number and not self._layout.columns:
            broken = label_lines(said, room - 1, 2)
        first, second = (*(broken or (shortened(said, room - 1),)), "")[:2]
        style = base + (Style() if entry.number else palette.quiet)
        return [padded([Segment(words, style)], cell_len(words), room, base) for words in (first, second)]

    def _day(self, number: int) -> str:
        """What the margin says: the day also where the row above says it, if that one is out of sight."""
        entry = self._entries[number]
        if entry.repeated and self._stops[number][0] != self.top:
            return ""
        return entry.brief if self._layout.brief else entry.day

    def _cell(self, number: int, column: int, palette: Palette, base: Style) -> list[Segment]:
        assert self.timeline is not None
        width = self._layout.column
        state = self._entries[number].row.state(self.timeline.articles[column])
        plain = base + self._style(state, palette)
        glyph = centred(CELL_GLYPHS[state], width)
        if number != self.cursor or column != self.column:
            return [Segment(glyph, plain)]
        middle = len(glyph) - len(glyph.lstrip())
        return [
            Segment(glyph[: middle - 1], base),
            Segment(glyph[middle - 1 : middle + 2], plain + Style(reverse=True)),
            Segment(glyph[middle + 2 :], base),
        ]

    def _sources(self, number: int, palette: Palette, base: Style) -> list[Segment]:
        """The sources of a row with their signs, on a line of its own; how many had no room stands behind."""
        assert self.timeline is not None
        entry = self._entries[number]
        row, indent = entry.row, 1 + self._layout.margin(entry)
        segments = [Segment(" ", base), *self._margin(number, palette, base)[1]]
        told: list[tuple[int, str, CellState]] = []
        for column, article in enumerate(self.timeline.articles):
            state = row.state(article)
            if state is not CellState.MISSING or (number == self.cursor and column == self.column):
                told.append((column, f"{CELL_GLYPHS[state]} {self._labels[column]}", state))
        room = self.size.width - indent - 1
        order = sorted(told, key=lambda one: (one[0] != self.column, one[2] is not CellState.DIFFERS))
        shown = fitting([(column, cell_len(text)) for column, text, _ in order], room)
        for column, text, state in told:
            if column not in shown:
                continue
            style = base + self._style(state, palette)
            at_cursor = number == self.cursor and column == self.column
            segments.append(
                Segment(shortened(text, room), style + Style(reverse=True) if at_cursor else style)
            )
            segments.append(Segment("  ", base))
        if left_out := len(told) - len(shown):
            segments.append(Segment(f"+{left_out}", base + palette.quiet))
        return segments

    def _style(self, state: CellState, palette: Palette) -> Style:
        drawn_as = palette[CELL_MARKS[state]]
        return Style(color=drawn_as.color, dim=drawn_as.dim, bold=state is CellState.DIFFERS)

    def _note(self, row: TimelineRow) -> str:
        """What the first source that differs says instead, or that only one tells it."""
        for telling in row.tellings:
            if telling.state is CellState.DIFFERS:
                words = " ".join(drawn(self._texts[telling.article], telling.expression).split())
                placed = "" if row.counted is not None else calendar_words(telling.value, short=True)
                return f"{words} ({placed})" if placed and placed not in words else words
        return self.tellers.only(row.sources())
