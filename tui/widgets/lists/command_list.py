"""Commands to choose from, one line each, with what the one under the cursor does below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from index.article import Span
from tui.contents.palette import Offer
from tui.layout.fitting import shortened
from tui.layout.wrapping import wrap
from tui.looks.marks import HERE
from tui.looks.themes import Palette
from tui.widgets.panes.cursor_view import CursorView
from tui.widgets.panes.sight import Stop

_HELP = 3
"""Lines at the bottom: how many more there are, and two that the longest help fills at 60 columns."""
_NOTHING = "No command is called that."
_FOUND = Style(underline=True)


class CommandList(CursorView, can_focus=False):
    """Commands with their keys; those who type in the box above it move in it."""

    margin = 0

    def __init__(self) -> None:
        super().__init__(id="commands")
        self.offers: Sequence[Offer] = ()
        """What is listed."""
        self._widest = 0

    @property
    def offer(self) -> Offer | None:
        """What is under the cursor."""
        return self.offers[self.cursor] if self.cursor < len(self.offers) else None

    def show(self, offers: Sequence[Offer], widest: int) -> None:
        """List these; `widest` cells are left for the titles, so that the keys stay in their column."""
        self.offers, self._widest = offers, widest
        self.cursor = self.top = 0
        self.refresh()

    def offer_at(self, line: int) -> Offer | None:
        """What stands on a line of the screen."""
        number = self.top + line
        return self.offers[number] if line < self.page and number < len(self.offers) else None

    @property
    def page(self) -> int:
        """Lines for commands on the screen."""
        return max(1, self.room.height - _HELP)

    def _lay_out(self) -> None:
        """Nothing: each takes a line."""

    def stops(self) -> list[Stop]:
        """A line for each."""
        return [(line, line + 1) for line in range(len(self.offers))]

    def length(self) -> int:
        """How many there are."""
        return len(self.offers)

    def regions_of(self, items: Sequence[int]) -> list[Region] | None:
        """The lines of these, and the help."""
        regions = super().regions_of(items)
        if regions is not None:
            regions.append(Region(0, self.page, self.size.width, _HELP))
        return regions

    def draw(self, y: int, palette: Palette, base: Style) -> Strip:
        """A command, or a line of the help."""
        if y >= self.page:
            said = self._help_line(y - self.page - 1) if y > self.page else self._more()
            return Strip([Segment(said, base + palette.quiet)])
        if not self.offers and not y:
            return Strip([Segment(f" {_NOTHING}", base + palette.quiet)])
        offer = self.offer_at(y)
        if offer is None:
            return Strip([])
        sign = (HERE, palette.accent) if self.top + y == self.cursor else (" ", Style())
        room = max(1, min(self._widest, self.room.width - 3 - cell_len(offer.key)))
        title = shortened(offer.command.title, room)
        blank = " " * (room - cell_len(title) + 2)
        segments = [Segment(sign[0], base + sign[1])]
        lit = set(offer.found)
        for found, places in groupby(range(len(title)), key=lit.__contains__):
            part = "".join(title[place] for place in places)
            segments.append(Segment(part, base + _FOUND if found else base))
        return Strip([*segments, Segment(blank, base), Segment(offer.key, base + palette.accent)])

    def _more(self) -> str:
        below = len(self.offers) - self.top - self.page
        return f" {below} more" if below > 0 else ""

    def _help_line(self, number: int) -> str:
        offer = self.offer
        if offer is None:
            return ""
        text = offer.command.help
        lines = wrap(text, [Span(0, len(text))], self.room.width - 1)
        return f" {lines[number].of(text)}" if number < len(lines) else ""
