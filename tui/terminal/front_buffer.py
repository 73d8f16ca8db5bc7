"""The front buffer: what the terminal shows, so that only cells that change are sent.

Textual sends every line of every widget that it draws anew. Here its update is laid over a copy of the
screen's cells, and the difference is sent: 10 to 60 times fewer bytes for a key, which is what counts over
SSH. It reads the two updates of Textual's compositor, so Textual is pinned; `READER_DIFFER=0` turns it off.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.color import ColorSystem
from rich.segment import Segment
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from tui.terminal.cell_output import differing, send_cells
from tui.terminal.screen_cells import Row, UnknownCells
from tui.terminal.terminal_output import PLAIN, UNKNOWN, Abilities, Pen, TerminalOutput

Update = LayoutUpdate | ChopsUpdate
_Laid = dict[int, tuple[int, list[Segment]]]
"""The segments from a column on, and the column behind them."""
_FEWEST_SCROLLED = 3
_FEWEST_SIGNS = 4
"""Different characters in a row by which it is known again elsewhere; rules and blanks look alike."""
_BAR = 2
"""Cells at the left edge that do not scroll along."""


class FrontBuffer:
    """What the terminal shows. Not thread-safe: it belongs to the app's event loop."""

    def __init__(self, abilities: Abilities = PLAIN) -> None:
        self._abilities = abilities
        self._width = self._height = 0
        self._rows: list[Row] = []
        self._pen = UNKNOWN
        self._held: list[Row] | None = None
        """While nothing is sent, what the terminal shows; `_rows` is then what it shall show."""
        self._laid: list[_Laid] = []
        """What each row was made of: half of what Textual draws is what stands there already."""

    @property
    def holds(self) -> bool:
        """Whether nothing is sent at present."""
        return self._held is not None

    def hold(self) -> None:
        """Send nothing until `let_go`, and gather what would have been sent."""
        if self._held is None:
            self._held = self._rows.copy()

    def let_go(
        self, cursor: tuple[int, int] | None, shown: list[Row] | None = None, pen: Pen = UNKNOWN
    ) -> str:
        """What to send so that the terminal shows what was gathered; all is sent from now on.

        `shown` is what it shows, where somebody else has drawn that, and `pen` how they left it.
        """
        held, self._held = self._held, None
        if shown is not None and len(shown) == len(self._rows):
            held, self._pen = shown, pen
        if held is None or len(held) != len(self._rows):
            held, self._pen = [Row.unknown(self._width) for _ in self._rows], UNKNOWN
        wanted, self._rows = self._rows, held
        changed = {y: row for y, row in enumerate(wanted) if not row.same(held[y])}
        sent = self._sent(changed, cursor) if changed or cursor not in (None, self._pen[:2]) else ""
        self._rows = wanted
        return sent

    def forget(self) -> None:
        """Something else may have written to the terminal: nothing is known of it any more."""
        self._rows = [Row.unknown(self._width) for _ in range(self._height)]
        self._held = self._rows.copy() if self._held is not None else None
        self._laid = [{} for _ in self._rows]
        self._pen = UNKNOWN

    def line_feeds_alone(self) -> None:
        """From now on a line feed is sent as it is, without a carriage return."""
        self._abilities = self._abilities._replace(feeds_alone=True)

    def render(
        self, update: Update, size: tuple[int, int], colours: ColorSystem, cursor: tuple[int, int] | None
    ) -> str | None:
        """What to send for an update: "" when nothing changes, None when it must be sent as it is.

        `size` is the terminal's (columns, rows); `cursor` the (row, column) where the cursor has to stand,
        None where nobody looks for it. It leaves a style on, with which the next update begins: whoever else
        writes to the terminal has to begin with a reset. After None, all is forgotten.
        """
        if size != (self._width, self._height):
            self._width, self._height = size
            self.forget()
        try:
            new = self._laid_over(update, colours)
        except UnknownCells:
            self.forget()
            return None
        changed = {y: row for y, row in new.items() if not row.same(self._rows[y])}
        if self._held is not None:
            for y, row in changed.items():
                self._rows[y] = row
            return ""
        if not changed and cursor in (None, self._pen[:2]):
            return ""
        sent = self._sent(changed, cursor)
        for y, row in changed.items():
            self._rows[y] = row
        return sent

    def _sent(self, changed: dict[int, Row], cursor: tuple[int, int] | None) -> str:
        """What to send, where that is less after scrolling a part of the screen."""
        output = TerminalOutput(self._width, self._pen, self._abilities)
        before = {y: self._rows[y] for y in changed}
        send_cells(output, differing(before, changed), before, changed)
        if scroll := self._scroll(changed):
            scrolled = self._scrolled(changed, *scroll)
            if len(scrolled.text().encode()) < len(output.text().encode()):
                output = scrolled
        if cursor is not None:
            output.leave_at(*cursor)
        self._pen = output.pen
        return output.text()

    def _scrolled(self, changed: dict[int, Row], rows: int, top: int, bottom: int) -> TerminalOutput:
        """What to send after these rows have been scrolled."""
        output = TerminalOutput(self._width, self._pen, self._abilities)
        wanted = {y: changed.get(y, self._rows[y]) for y in {*changed, *range(top, bottom + 1)}}
        kept = self._rows[top : bottom + 1]
        blank = [Row([" "] * self._width, [""] * self._width)] * abs(rows)
        moved = dict(enumerate(kept[rows:] + blank if rows > 0 else blank + kept[:rows], top))
        left = {y: moved.get(y, self._rows[y]) for y in wanted}
        output.scroll(top, bottom, rows, self._height)
        send_cells(output, differing(left, wanted), left, wanted)
        return output

    def _laid_over(self, update: Update, colours: ColorSystem) -> dict[int, Row]:
        rows: dict[int, Row] = {}
        for y, x, strip in _strips(update):
            if not 0 <= y < self._height:
                raise UnknownCells
            if not _is_new(self._laid[y], x, strip):
                continue
            row = rows.get(y)
            if row is None:
                row = rows[y] = self._rows[y].copy()
            row.lay(x, strip, colours)
        for y, row in rows.items():
            if not row.plain:
                # A cluster that is cut in two leaves a blank in what stands beside.
                self._laid[y].clear()
            row.mend()
        return rows

    def _scroll(self, changed: dict[int, Row]) -> tuple[int, int, int] | None:
        """Part of the screen that stands elsewhere after an update: rows up (negative: down), top, bottom."""
        if len(changed) < _FEWEST_SCROLLED:
            return None
        places: dict[tuple[str | None, ...], list[int]] = {}
        for y in changed:
            places.setdefault(self._text(self._rows[y]), []).append(y)
        moved: dict[int, list[int]] = {}
        for y, row in changed.items():
            text = self._text(row)
            if len(set(text)) < _FEWEST_SIGNS:
                continue
            for old in places.get(text, ()):
                if old != y:
                    moved.setdefault(old - y, []).append(y)
        if not moved:
            return None
        rows, found = max(moved.items(), key=lambda item: len(item[1]))
        if len(found) < _FEWEST_SCROLLED:
            return None
        top, bottom = min(min(found), min(found) + rows), max(max(found), max(found) + rows)
        if any(None in row.clusters for y in range(top, bottom + 1) for row in (self._rows[y],)):
            return None
        return rows, top, bottom

    def _text(self, row: Row) -> tuple[str | None, ...]:
        """The part of a row that scrolls: not the edge where a bar shows the cursor, nor the right part,
        where overviews and names stand."""
        return tuple(row.clusters[_BAR : self._width * 5 // 8])


def _is_new(laid: _Laid, x: int, strip: Strip) -> bool:
    """Whether a strip is not yet what a row shows from a column on; then it is noted there."""
    end, segments = x + strip.cell_length, strip._segments
    before = laid.get(x)
    if before is not None and before[0] == end and before[1] == segments:
        return False
    for begin in [begin for begin, (until, _) in laid.items() if begin < end and x < until]:
        del laid[begin]
    laid[x] = end, segments
    return True


def _strips(update: Update) -> Iterator[tuple[int, int, Strip]]:
    """The strips of an update with their row and column, as Textual places them on the terminal."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield y, x, strip
                x += strip.cell_length
        return
    for y, x1, x2 in update.spans:
        for end, (x, part) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if part is None or x > x2 or end <= x1:
                continue
            whole = x1 <= x < x2 and end <= x2
            yield y, x, part if whole else part.crop(0, min(end, x2) - x)
