"""A pane of lines in which a cursor stands on an item of one or more lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from textual import events
from textual.dom import DOMNode
from textual.geometry import Region
from textual.message import Message

from tui.widgets.panes.fitted import Fitted
from tui.widgets.panes.jumps import Jumps
from tui.widgets.panes.kept_lines import KeptLines
from tui.widgets.panes.sight import Stop, nearest, turned, upper_third

_WHEEL_LINES = 3


class CursorView(Fitted, KeptLines, can_focus=True):
    """Base of the panes that are read item by item.

    A subclass makes its lines in `_lay_out`, or says in `stops` which lines each item takes at the present
    width and in `length` how many there are; it draws one in `draw`. `top` is the first line on the screen,
    `cursor` the item that the keys speak of.
    """

    class Moved(Message):
        """The cursor or the first line on the screen has changed."""

        def __init__(self, view: CursorView) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> CursorView:
            """The pane, so that handlers can select by it."""
            return self.view

        def can_replace(self, message: Message) -> bool:
            """Only the last of several moves matters."""
            return isinstance(message, CursorView.Moved)

    margin = 1
    """Lines kept in sight beyond the cursor's item."""

    kept = 1.0
    """How much of the screen that was read before stays when the cursor goes beyond its edge, 0 to 1.

    With all of it the screen moves by as few lines as it can.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor = 0
        self.top = 0
        self._lines: Sequence[object] = ()
        self._stops: list[Stop] = []
        """The lines of each item."""
        self._jumps = Jumps[tuple[int, int]]()
        """What was left by jumps: the item, and how far below the top it began."""
        self._left_at: tuple[int, tuple[int, int]] = 0, (0, 0)
        """How far below the top the reader left the cursor's item, and the cursor and the top of then."""

    def stops(self) -> Sequence[Stop]:
        """The lines of each item, in order."""
        self._lay_out()
        return self._stops

    def length(self) -> int:
        """The number of lines."""
        self._lay_out()
        return len(self._lines)

    def _lay_out(self) -> None:
        """Make the lines, and which of them each item takes, unless they are there for the present width;
        nothing where a subclass says `stops` and `length` itself."""

    @property
    def page(self) -> int:
        """Lines of items on the screen."""
        return max(1, self.room.height - self.head)

    @property
    def head(self) -> int:
        """Lines above the items, which stay while these scroll."""
        return 0

    def forget_drawn(self) -> None:
        """Draw everything anew, with what else changes at the same time."""
        self._strips.clear()
        self._heeding().call_later(self.refresh)

    def move(self, lines: int) -> None:
        """Move the cursor by items; an item taller than the screen is scrolled through first."""
        stops = self.stops()
        if not stops:
            return
        before = self.cursor, self.top
        for _ in range(abs(lines)):
            start, end = stops[self.cursor]
            if lines > 0 and end > self.top + self.page:
                self.top += 1
            elif lines < 0 and start < self.top:
                self.top -= 1
            elif 0 <= self.cursor + (1 if lines > 0 else -1) < len(stops):
                self.cursor += 1 if lines > 0 else -1
                self._turn_to_cursor()
            else:
                self.top = self._clamped(self.top + (1 if lines > 0 else -1))
        self._after(before)

    def move_pages(self, pages: float) -> None:
        """Scroll by pages or parts of one; the cursor goes along."""
        stops = self.stops()
        if not stops:
            return
        before = self.cursor, self.top
        lines = int(self.page * pages) - (2 if pages >= 1 else -2 if pages <= -1 else 0)
        wanted = stops[self.cursor][0] + lines
        self.top = self._clamped(self.top + lines)
        self.cursor = self.item_at(wanted)
        if self.cursor == before[0] and self.top == before[1]:
            self.cursor = len(stops) - 1 if pages > 0 else 0
        self._bring_in_sight()
        self._after(before)

    def move_to_edge(self, end: bool) -> None:
        """Go to the last item, or to the first."""
        stops = self.stops()
        if not stops:
            return
        before = self.cursor, self.top
        self.cursor = len(stops) - 1 if end else 0
        self.top = self._clamped(self.length() if end else 0)
        self._jumped(before)
        self._after(before)

    def move_to_part(self, part: float) -> None:
        """Go to the item so far down the lines."""
        self.go_to(self.item_at(round(part * max(0, self.length() - 1))))

    def go_back(self) -> bool:
        """To the item that the cursor left last by a jump; False where there is none, or it is here."""
        here = self.cursor, self.place()
        if (spot := self._jumps.last(here.__eq__)) is None:
            return False
        self._put(*spot)
        return True

    def _jumped(self, before: tuple[int, int]) -> None:
        """Keep the cursor and the top of before a jump, to come back to."""
        stops = self.stops()
        if before != (self.cursor, self.top) and before[0] < len(stops):
            self._jumps.leave((before[0], stops[before[0]][0] - before[1]))

    def go_to(self, item: int) -> None:
        """Put the cursor on an item; where that is out of sight it comes to the upper third of the screen."""
        stops = self.stops()
        if not stops:
            return
        before = self.cursor, self.top
        self.cursor = min(max(item, 0), len(stops) - 1)
        self.top = self._clamped(upper_third(self.top, self.page, stops[self.cursor], self.margin))
        self._jumped(before)
        self._after(before)

    def item_at(self, line: int) -> int:
        """The item that stands on a line, or the last one that begins above it."""
        starts = [start for start, _ in self.stops()]
        return max(0, bisect_right(starts, line) - 1)

    def keep_place(self, item: int, offset: int) -> None:
        """After the lines changed: put the cursor on an item, its first line `offset` lines below the top.

        Folding and the like number the items anew, so that no jump is gone back on.
        """
        self._jumps.clear()
        self._put(item, offset)

    def _put(self, item: int, offset: int) -> None:
        self._stand(item, offset)
        self._tell()

    def _stand(self, item: int, offset: int) -> None:
        stops = self.stops()
        self.cursor = min(max(item, 0), max(len(stops) - 1, 0))
        if stops:
            self.top = self._clamped(stops[self.cursor][0] - offset)
            self._bring_in_sight()
        else:
            self.top = 0
        self._left_at = self.place(), (self.cursor, self.top)
        self._strips.clear()

    def keep_place_resized(self, item: int) -> None:
        """The same after the size changed, with which all of it is drawn: the item comes to where the reader
        left it, through however many sizes, and whether or not the new size was drawn meanwhile."""
        offset, left = self._left_at
        if left != (self.cursor, self.top):
            offset = self.place()
        self._stand(item, min(max(offset, 0), self.page - 1))
        self._tell(())
        self._left_at = offset, (self.cursor, self.top)

    def place(self) -> int:
        """How many lines below the top the cursor's item begins, for `keep_place`."""
        stops = self.stops()
        return stops[self.cursor][0] - self.top if self.cursor < len(stops) else 0

    def regions_of(self, items: Sequence[int]) -> list[Region] | None:
        """Where items stand on the screen; None to draw all of it."""
        stops = self.stops()
        regions = []
        for item in items:
            start = max(stops[item][0] - self.top, 0)
            end = min(stops[item][1] - self.top, self.page)
            if end > start:
                regions.append(Region(0, self.head + start, self.size.width, end - start))
        return regions

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the text; the cursor stays in sight."""
        event.stop()
        self._wheel(_WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the text; the cursor stays in sight."""
        event.stop()
        self._wheel(-_WHEEL_LINES)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on the item under the mouse."""
        before = self.cursor, self.top
        if self.stops() and event.y >= self.head:
            self.cursor = self.item_at(self.top + event.y - self.head)
            self._after(before)

    def _wheel(self, lines: int) -> None:
        stops = self.stops()
        if not stops:
            return
        before = self.cursor, self.top
        self.top = self._clamped(self.top + lines)
        start, end = stops[self.cursor]
        if start < self.top:
            self.cursor = min(self.item_at(self.top - 1) + 1, len(stops) - 1)
        elif end > self.top + self.page:
            self.cursor = max(self.item_at(self.top + self.page - 1), 0)
        self._after(before)

    def _bring_in_sight(self) -> None:
        self.top = self._clamped(nearest(self.top, self.page, self.stops()[self.cursor], self.margin))

    def _turn_to_cursor(self) -> None:
        """Where the item is out of sight, or partly, bring it in sight with some of what was read before."""
        stop = self.stops()[self.cursor]
        self.top = self._clamped(turned(self.top, self.page, stop, self.margin, self.kept))

    def _clamped(self, top: int) -> int:
        return min(max(top, 0), max(self.length() - self.page, 0))

    def _after(self, before: tuple[int, int]) -> None:
        if (self.cursor, self.top) == before:
            return
        self._left_at = self.place(), (self.cursor, self.top)
        regions = self.regions_of([before[0], self.cursor]) if self.top == before[1] else None
        self._tell(regions)

    def _tell(self, regions: Sequence[Region] | None = None) -> None:
        """Say that the cursor has moved, and draw these regions, or all, once that has been heeded.

        So the lines and whatever says where one is come onto the screen in one go. A message that climbs from
        widget to widget would arrive when the lines have been drawn.
        """
        heeding = self._heeding()
        heeding.post_message(self.Moved(self))
        if regions is None:
            heeding.call_later(self.refresh)
        elif regions:
            heeding.call_later(self.refresh, *regions)

    def _heeding(self) -> DOMNode:
        """Whoever says where the cursor is."""
        return next((node for node in self.ancestors if hasattr(node, "on_cursor_view_moved")), self)
