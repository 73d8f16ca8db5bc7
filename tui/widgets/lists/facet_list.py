"""How what was found is spread: sources, months, languages, stories and names, each with a count."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widgets.option_list import Option

from index.search.model import Facet, FacetValue
from tui.commands import Place
from tui.keyed import take_keys
from tui.layout.fitting import shortened
from tui.looks.marks import MARKED
from tui.terminal.safe_text import safe_text
from tui.widgets.lists.grouped_list import GroupedList

_HEADINGS = {
    "set": "NARROWED DOWN TO",
    "source": "SOURCES",
    "month": "MONTHS",
    "language": "LANGUAGES",
    "story": "STORIES",
    "name": "NAMES",
}
_COUNTING = "Counting …"
_NOTHING = "Nothing to narrow down by."


class FacetList(GroupedList[FacetValue]):
    """Values to narrow a search down to; those it is narrowed down to have a sign."""

    def __init__(self) -> None:
        super().__init__(id="facets")
        take_keys(self, Place.FACETS)
        self._facets: tuple[Facet, ...] | None = None
        self._set: tuple[str, ...] = ()
        self._drawn_width = 0

    def on_mount(self) -> None:
        """Say that the counts come."""
        self._draw()

    def show(self, facets: Sequence[Facet], filters: Sequence[str]) -> None:
        """Show these counts; `filters` are those that are set. The cursor stays on its value."""
        new = (tuple(facets), tuple(filters))
        if new != (self._facets, self._set):
            self._facets, self._set = new
            self._draw()

    def fit(self) -> None:
        """Cut the lines anew when the width changed."""
        if self.scrollable_content_region.width != self._drawn_width:
            self._draw()

    def copied(self) -> str:
        """The value under the cursor."""
        return self.entry.name if self.entry else ""

    def _draw(self) -> None:
        before = self.entry.query if self.entry else None
        width = self._drawn_width = self.scrollable_content_region.width or 26
        options: list[Option] = []
        rows: list[FacetValue | None] = []
        for facet in (*self._chosen(), *(self._facets or ())):
            more = f" · {facet.others:,} more" if facet.others else ""
            heading = shortened(f"{_HEADINGS[facet.name]}{more}", width - 2)
            options.append(Option(Content.styled(f" {heading}", "$quiet-look"), disabled=True))
            rows.append(None)
            for value in facet.values:
                options.append(Option(self._line(value, width)))
                rows.append(value)
        if not options:
            said = _COUNTING if self._facets is None else _NOTHING
            options.append(Option(Content.styled(f" {said}", "$quiet-look"), disabled=True))
            rows.append(None)
        self._rows = rows
        self.set_options(options)
        kept = (n for n, value in enumerate(rows) if value is not None and value.query == before)
        first = (n for n, value in enumerate(rows) if value is not None)
        self.highlighted = next(kept, next(first, None))

    def _chosen(self) -> tuple[Facet, ...]:
        """The filters that are set and not among the counts, so that each can be taken back where one is."""
        counted = {value.query for facet in self._facets or () for value in facet.values}
        values = tuple(FacetValue(one, 0, one) for one in self._set if one not in counted)
        return (Facet("set", values),) if values and self._facets is not None else ()

    def _line(self, value: FacetValue, width: int) -> Content:
        count = f"{value.articles:,}" if value.articles else ""
        mark = MARKED if value.query in self._set else " "
        room = width - len(count) - 4
        name = shortened(safe_text(value.name), room)
        return Content.assemble(
            " ", (mark, "$accent"), name, " " * (room - cell_len(name) + 1), (count, "$quiet-look")
        )
