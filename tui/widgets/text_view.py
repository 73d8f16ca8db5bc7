"""An article's text by the line API: wrapped to the width, with highlights laid over it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.strip import Strip

from index.article import Span
from tui.line_layout import shortened
from tui.marks import HERE, NOTED, Mark
from tui.settings.app_settings import measure_of
from tui.terminal.safe_text import safe_text
from tui.themes import Palette, highlighted, palette_of
from tui.widgets.fitted import Fitted
from tui.widgets.jumps import Jumps
from tui.widgets.pane_lines import quick
from tui.widgets.selecting import Place, Selecting, character_at
from tui.wrapping import TextLayout, drawn, wrap

_MARGIN = 1
_CACHED_LINES = 512
_CONTEXT = 3
"""Lines kept visible above and below a place that is jumped to."""
_HEAD_LINES = 3
"""Lines of a headline above the text at most."""

_SIGNS = {Mark.CURSOR: HERE, Mark.NOTED: NOTED}
_BEFORE = (HERE, NOTED)
"""Of two signs before one line the first is drawn."""

Highlight = tuple[Span, Mark]


class TextView(Selecting, Fitted, can_focus=True):
    """A text that scrolls. Highlights come in layers, each replaced on its own; all are spans of the text.

    Drawing a line costs the same in a short text and in a long one: lines are laid out once per width,
    highlights sorted to their lines once, and strips kept. Above the text may stand a headline that is no
    part of it and scrolls away with its first line.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        quick(self)
        self._text = ""
        self._spans: tuple[Span, ...] = ()
        self._layers: dict[str, tuple[Highlight, ...]] = {}
        self._layout = TextLayout("", (), 2)
        self._headline = ""
        self._head: tuple[str, ...] = ()
        """The lines above the first one of the text: its headline and an empty one, or none."""
        self._by_line: dict[int, list[Highlight]] = {}
        self._signs: dict[int, str] = {}
        """What stands before a line: where a noted passage begins, and where the cursor is."""
        self._strips: LRUCache[tuple[int, int, str], Strip] = LRUCache(_CACHED_LINES)
        self._jumps = Jumps[int]()
        """The first characters that were on the screen before jumps."""
        self._top = 0
        self._goal: Span | None = None
        self.turned: Callable[[], None] | None = None
        """Called when there may be another page on the screen, or more or fewer of them."""
        self._drawing: tuple[Style, Palette, str, int, int] | None = None
        """While lines are drawn, what they have in common: the text's own style, the palette, the name of the
        theme, the width, the first line on the screen."""

    def show(
        self, text: str, spans: Sequence[Span], at: Span | None = None, *, top: int | None = None
    ) -> None:
        """Show these lines of a text from the first on, from that with the character `top`, or with `at` in
        sight; forgets all highlights."""
        self._text = text
        self._spans = tuple(spans)
        self._layers = {}
        self._jumps.clear()
        self.selection = None
        self._top = top if top is not None else self._spans[0].start if self._spans else 0
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
        if headline != self._headline:
            self._headline = headline
            self._lay_out()
            self._return_to_top()

    def light(self, layer: str, highlights: Iterable[Highlight]) -> None:
        """Set the highlights of one layer ("matches", "names"); an empty one removes them."""
        new = tuple(highlights)
        if new == self._layers.get(layer, ()):
            return
        self._layers[layer] = new
        self._sort_highlights()
        self.refresh()

    @property
    def top_offset(self) -> int:
        """The offset in the text of the first character that is on the screen."""
        lines = self._layout.lines
        return lines[self._line_at_top].start if lines else 0

    @property
    def at_beginning(self) -> bool:
        """Whether the first line of the text is on the screen, or what stands above it."""
        return not self._line_at_top

    @property
    def _line_at_top(self) -> int:
        """The first line of the text that is on the screen."""
        return max(0, min(self.scroll_offset.y - len(self._head), len(self._layout) - 1))

    def _row_of(self, offset: int) -> int:
        """The row of the line with this character, counted from the headline on."""
        return len(self._head) + self._layout.line_at(offset)

    def _first_row_for(self, offset: int) -> int:
        """The row to scroll to for this character at the top: with the first line the headline comes back."""
        line = self._layout.line_at(offset)
        return line and len(self._head) + line

    @property
    def _rows(self) -> int:
        return len(self._head) + len(self._layout)

    @property
    def in_sight(self) -> Span:
        """The stretch of the text that is on the screen."""
        lines = self._layout.lines
        if not lines:
            return Span(0, 0)
        first = self._line_at_top
        last = min(self.scroll_offset.y + max(1, self.size.height) - len(self._head), len(lines)) - 1
        return Span(lines[first].start, lines[max(first, last)].end)

    @property
    def pages(self) -> tuple[int, int]:
        """The page that is on the screen, and how many there are; the last one where the end is in sight."""
        beyond, step = max(0, self._rows - self.size.height), self._page_step
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
        row = self._row_of(span.start)
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
        spot = self._jumps.last(lambda first: self._layout.line_at(first) == self._line_at_top)
        if spot is None:
            return False
        self._go(self._first_row_for(spot))
        return True

    def call_off(self, begun: int) -> None:
        """Back to where the character `begun` was at the top, as if nothing had led away from there."""
        self._jumps.forget(begun)
        if self.top_offset != begun:
            self._go(self._first_row_for(begun))

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
        for span, _ in self._layers.get("cursor", ()):
            return span.of(self._text)
        top = self.top_offset
        after = bisect_right([span.start for span in self._spans], top)
        for span in chain(self._spans[max(0, after - 1) :], self._spans):
            if text := span.of(self._text).strip():
                return text
        return ""

    def place_at(self, x: int, y: int) -> Place | None:
        """The character on a cell of the pane; None on the headline, which is not of the text."""
        lines = self._layout.lines
        number = min(max(y + self.scroll_offset.y, 0) - len(self._head), len(lines) - 1)
        if number < 0:
            return None
        return Place(0, character_at(self._text, lines[number], max(0, x - _MARGIN)))

    def selected_text(self) -> str:
        """What is selected, as it is written."""
        return self.selection.span.of(self._text) if self.selection is not None else ""

    def show_selection(self) -> None:
        """Light it."""
        self.light("selection", [(self.selection.span, Mark.SELECTED)] if self.selection is not None else ())

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Beyond the edge the text comes along."""
        if self._pressed is not None and not 0 <= event.y < self.size.height:
            self.move(-1 if event.y < 0 else 1)

    def fit(self) -> None:
        """Lay out for the new width; the line at the top stays there, as far as the text reaches."""
        if self._width() != self._layout.width or len(self._layout) < len(self._spans):
            self._lay_out()
        if self._goal is not None:
            self.scroll_to_span(self._goal)
        else:
            self._return_to_top()
        self._tell_page()

    def _return_to_top(self) -> None:
        if self._layout.line_at(self._top) != self._line_at_top:
            self.scroll_to(y=self._first_row_for(self._top), animate=False, immediate=True, force=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the screen; what is put together from all ancestors is asked for once."""
        self._drawing = self._in_common()
        try:
            return super().render_lines(crop)
        finally:
            self._drawing = None

    def _in_common(self) -> tuple[Style, Palette, str, int, int]:
        app = self.app
        return self.rich_style, palette_of(app), app.theme, self.size.width, self.scroll_offset.y

    def render_line(self, y: int) -> Strip:
        """One line of the text as a strip, from the cache where it has been drawn before."""
        base, palette, theme, width, first = self._drawing or self._in_common()
        number = y + first - len(self._head)
        if number >= len(self._layout):
            return Strip.blank(width, base)
        key = (number, width, theme)
        if (strip := self._strips.get(key)) is None:
            sign = self._signs.get(number)
            segments = [Segment(sign or " " * _MARGIN, base + palette.accent if sign else base)]
            if number < 0:
                segments.append(Segment(self._head[number], base + palette[Mark.HEADLINE]))
            else:
                for run, style in highlighted(
                    self._layout.lines[number], self._by_line.get(number, ()), palette
                ):
                    segments.append(Segment(drawn(self._text, run), base + style))
            strip = Strip(segments).adjust_cell_length(width, base)
            self._strips[key] = strip
        return strip

    def _width(self) -> int:
        # Before the first layout the whole width is the best guess, and right on a narrow screen.
        width = (
            self.scrollable_content_region.width or self.app.size.width - self.styles.scrollbar_size_vertical
        )
        return max(2, min(measure_of(self), width - 2 * _MARGIN))

    def _lay_out(self) -> None:
        self._layout = TextLayout(self._text, self._spans, self._width())
        self._head = _head_of(self._headline, self._layout.width)
        self.virtual_size = Size(self._layout.width, self._rows)
        self._sort_highlights()
        self.refresh()

    def _sort_highlights(self) -> None:
        self._strips.clear()
        self._by_line, self._signs = {}, {}
        for highlight in chain.from_iterable(self._layers.values()):
            span = highlight[0]
            if not len(span):
                continue
            if (sign := _SIGNS.get(highlight[1])) is not None:
                first = self._layout.line_at(span.start)
                self._signs[first] = min(sign, self._signs.get(first, sign), key=_BEFORE.index)
            for number in range(self._layout.line_at(span.start), self._layout.line_at(span.end - 1) + 1):
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
