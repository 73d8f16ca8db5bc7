"""An article's text in a pane that scrolls: by lines, pages and jumps, and to what is to be seen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from index.article import Span
from tui.looks.marks import Mark
from tui.looks.themes import Palette
from tui.settings.app_settings import measure_of
from tui.widgets.panes.fitted import Fitted
from tui.widgets.panes.jumps import Jumps
from tui.widgets.panes.kept_lines import KeptLines
from tui.widgets.panes.selecting import Place, Selecting, character_at
from tui.widgets.texts.lit_text import MARGIN, Highlight, LitText

_CONTEXT = 3
"""Lines kept visible above and below a place that is jumped to."""


class TextView(Selecting, KeptLines, Fitted, ScrollView, can_focus=True):
    """A text that scrolls, with what is `lit` in it; a headline above it scrolls away with its first line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lit = LitText()
        self._jumps = Jumps[int]()
        """The first characters that were on the screen before jumps."""
        self._top = 0
        self._goal: Span | None = None
        self.turned: Callable[[], None] | None = None
        """Called when there may be another page on the screen, or more or fewer of them."""

    def show(
        self, text: str, spans: Sequence[Span], at: Span | None = None, *, top: int | None = None
    ) -> None:
        """Show these lines of a text from the first on, from that with the character `top`, or with `at` in
        sight; forgets all highlights."""
        self.lit.take(text, spans)
        self._jumps.clear()
        self.selection = None
        self._top = top if top is not None else spans[0].start if spans else 0
        self._goal = at
        self._lay_out()
        if top is not None and at is None:
            self.call_after_refresh(self._return_to_top)
        elif at is None:
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
        else:
            self.scroll_to_span(at)

    def put_headline(self, headline: str) -> None:
        """Set what stands above the text; an empty one removes it. The line at the top stays there."""
        if headline != self.lit.headline:
            self.lit.headline = headline
            self._lay_out()
            self._return_to_top()

    def light(self, layer: str, highlights: Iterable[Highlight]) -> None:
        """Set the highlights of one layer ("matches", "names"); an empty one removes them."""
        if self.lit.light(layer, highlights):
            self._draw_anew()

    @property
    def top_offset(self) -> int:
        """The offset in the text of the first character that is on the screen."""
        lines = self.lit.layout.lines
        return lines[self._line_at_top].start if lines else 0

    @property
    def at_beginning(self) -> bool:
        """Whether the first line of the text is on the screen, or what stands above it."""
        return not self._line_at_top

    @property
    def _line_at_top(self) -> int:
        """The first line of the text that is on the screen."""
        return self.lit.line_at_row(self.scroll_offset.y)

    @property
    def in_sight(self) -> Span:
        """The stretch of the text that is on the screen."""
        lines = self.lit.layout.lines
        if not lines:
            return Span(0, 0)
        first = self._line_at_top
        last = min(self.scroll_offset.y + max(1, self.size.height) - len(self.lit.head), len(lines)) - 1
        return Span(lines[first].start, lines[max(first, last)].end)

    @property
    def pages(self) -> tuple[int, int]:
        """The page that is on the screen, and how many there are; the last one where the end is in sight."""
        beyond, step = max(0, self.lit.rows - self.size.height), self._page_step
        last = 1 - -beyond // step
        return (last if self.scroll_offset.y >= beyond else 1 + self.scroll_offset.y // step), last

    @property
    def _page_step(self) -> int:
        """Lines from page to page: one stays in sight."""
        return max(1, self.size.height - 1)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Other lines are on the screen."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_page()

    def _tell_page(self) -> None:
        if self.turned is not None:
            self.turned()

    def scroll_to_span(self, span: Span, *, begun: int | None = None) -> None:
        """Bring a place into sight with some lines around it; stays put where it is in sight already.

        What takes several steps is one jump, from where the character `begun` was at the top.
        """
        if not self.size.height:
            self._goal = span
            return
        self._goal = None
        row = self.lit.row_of(span.start)
        height = self.size.height
        context = min(_CONTEXT, (height - 1) // 2)
        first = self.scroll_offset.y
        if first + context <= row < first + height - context:
            return
        self._jump(max(0, row - height // 3), begun)

    def move(self, lines: int) -> None:
        """Scroll by lines."""
        self._go(self.scroll_offset.y + lines)

    def move_pages(self, pages: float) -> None:
        """Scroll by pages; a whole page keeps one line in sight."""
        self.move(round(pages * self._page_step))

    def move_to_edge(self, end: bool) -> None:
        """Scroll to the end or the beginning."""
        self._jump(self.max_scroll_y if end else 0)

    def move_to_part(self, part: float) -> None:
        """Scroll so far down."""
        self._jump(round(part * self.max_scroll_y))

    def go_back(self) -> bool:
        """To the place that was left last by a jump; False where there is none, or it is here."""
        spot = self._jumps.last(lambda first: self.lit.layout.line_at(first) == self._line_at_top)
        if spot is None:
            return False
        self._go(self.lit.first_row_for(spot))
        return True

    def call_off(self, begun: int) -> None:
        """Back to where the character `begun` was at the top, as if nothing had led away from there."""
        self._jumps.forget(begun)
        if self.top_offset != begun:
            self._go(self.lit.first_row_for(begun))

    def _jump(self, row: int, begun: int | None = None) -> None:
        before = self.top_offset if begun is None else begun
        self._go(row)
        if self.top_offset != before:
            self._jumps.leave(before)

    def _go(self, row: int) -> None:
        """Scroll because the reader wants to; the place is what a resize comes back to."""
        self.scroll_to(y=row, animate=False, immediate=True, force=True)
        self._top = self.top_offset

    def copied(self) -> str:
        """What is selected, or what the cursor is on, as it is written; without either, the paragraph at the
        top of the screen."""
        if words := self.selected_text():
            return words
        for span, _ in self.lit.layers.get("cursor", ()):
            return span.of(self.lit.text)
        top = self.top_offset
        after = bisect_right([span.start for span in self.lit.spans], top)
        for span in chain(self.lit.spans[max(0, after - 1) :], self.lit.spans):
            if text := span.of(self.lit.text).strip():
                return text
        return ""

    def place_at(self, x: int, y: int) -> Place | None:
        """The character on a cell of the pane; None on the headline, which is not of the text."""
        lines = self.lit.layout.lines
        number = min(max(y + self.scroll_offset.y, 0) - len(self.lit.head), len(lines) - 1)
        if number < 0:
            return None
        return Place(0, character_at(self.lit.text, lines[number], max(0, x - MARGIN)))

    def selected_text(self) -> str:
        """What is selected, as it is written."""
        return self.selection.span.of(self.lit.text) if self.selection is not None else ""

    def show_selection(self) -> None:
        """Light it."""
        self.light("selection", [(self.selection.span, Mark.SELECTED)] if self.selection is not None else ())

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Beyond the edge the text comes along."""
        if self._pressed is not None and not 0 <= event.y < self.size.height:
            self.move(-1 if event.y < 0 else 1)

    def fit(self) -> None:
        """Lay out for the new width; the line at the top stays there, as far as the text reaches."""
        if self._width() != self.lit.layout.width or len(self.lit.layout) < len(self.lit.spans):
            self._lay_out()
        if self._goal is not None:
            self.scroll_to_span(self._goal)
        else:
            self._return_to_top()
        self._tell_page()

    def _return_to_top(self) -> None:
        if self.lit.layout.line_at(self._top) != self._line_at_top:
            self.scroll_to(y=self.lit.first_row_for(self._top), animate=False, immediate=True, force=True)

    def strip_key(self, y: int) -> object:
        """Its row, and to how many cells it is drawn."""
        return y + self.scroll_offset.y, self.room.width

    def draw(self, y: int, palette: Palette, base: Style) -> Strip:
        """One line of the text; an empty one beyond its end."""
        row = y + self.scroll_offset.y
        return self.lit.strip(row, palette, base) if row < self.lit.rows else Strip([])

    def _width(self) -> int:
        # Before the first layout the whole width is the best guess, and right on a narrow screen.
        width = (
            self.scrollable_content_region.width or self.app.size.width - self.styles.scrollbar_size_vertical
        )
        return max(2, min(measure_of(self), width - 2 * MARGIN))

    def _lay_out(self) -> None:
        self.lit.lay_out(self._width())
        self.virtual_size = Size(self.lit.layout.width, self.lit.rows)
        self._draw_anew()

    def _draw_anew(self) -> None:
        self._strips.clear()
        self.refresh()
