"""Two articles in aligned rows: wrapped words, a gutter that says what each row is, and a cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from index.comparison.model import Change
from tui.comparing.compared import Compared
from tui.comparing.comparison_marks import Highlights, walked_discrepancies
from tui.comparing.comparison_plan import EMPTY
from tui.looks.marks import Mark
from tui.looks.themes import Palette
from tui.widgets.comparison.lines import ComparisonLines, Marked, words_at, words_begin
from tui.widgets.comparison.rows import ComparisonRows
from tui.widgets.panes.selecting import Place, Selecting, character_at
from tui.wording.one_line import on_one_line


class ComparisonView(Selecting, ComparisonRows, can_focus=True):
    """The aligned rows of a comparison. Words are lit as soon as `changes` knows their link."""

    DEFAULT_CSS = "ComparisonView { width: 1fr; height: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.changes: Mapping[int, tuple[Change, ...]] = {}
        """The changed words of each link that is already known; grows from another thread."""
        self.wording = False
        self.discrepancy: int | None = None
        """The discrepancy that `n` went to last."""
        self.lit: tuple[Highlights, Highlights] = ([], [])
        """What is lit on each side beside the differences: what was found, a name."""
        self._walked: tuple[int, ...] = ()
        self._drawn_before: set[int] = set()
        """The links of which lines were drawn before their changed words were known."""
        self._marked: Marked = {}
        """What is marked in the rows that are being drawn."""

    def show(self, compared: Compared, changes: Mapping[int, tuple[Change, ...]], row: int = 0) -> None:
        """Show a comparison from a row on, or from the first sentence that is reporting."""
        self._mark_anew(compared, changes)
        self.show_rows(compared, row)

    def take_in(self, compared: Compared, changes: Mapping[int, tuple[Change, ...]]) -> None:
        """Show what was found of the two articles that are on the screen; what is read stays there."""
        self._mark_anew(compared, changes)
        self.change_rows(compared)

    def _mark_anew(self, compared: Compared, changes: Mapping[int, tuple[Change, ...]]) -> None:
        """Have the differences of a comparison to mark, and nothing else lit or selected."""
        self.changes, self.selection, self.discrepancy, self.lit = changes, None, None, ([], [])
        self._walked = walked_discrepancies(compared.comparison, wording=self.wording)
        self._drawn_before.clear()

    @property
    def shown_discrepancies(self) -> tuple[int, ...]:
        """The discrepancies that are marked and walked."""
        return self._walked

    def set_wording(self, wording: bool) -> None:
        """Mark and walk also the kinds of discrepancy that come on request."""
        self.wording = wording
        if self.compared is not None:
            self._walked = walked_discrepancies(self.compared.comparison, wording=wording)
        self.forget_drawn()

    def light(self, left: Highlights, right: Highlights) -> None:
        """Light other things beside the differences, in place of what was lit before."""
        self.lit = (left, right)
        self.forget_drawn()

    def mark_discrepancy(self, number: int | None) -> None:
        """Say which discrepancy is the current one."""
        if number != self.discrepancy:
            self.discrepancy = number
            self.forget_drawn()

    def changes_arrived(self, links: Sequence[int]) -> None:
        """Draw the words of these links again, where they were drawn before their changes were known."""
        if not self._drawn_before.isdisjoint(links):
            self._drawn_before.difference_update(links)
            self.refresh()

    def copied(self) -> str:
        """What is selected; else the row under the cursor: each side's words and who writes them."""
        if words := self.selected_text():
            return words
        if self.compared is None or not self.compared.rows:
            return ""
        first = self.row
        count = max(self.plan.fold_size(self.cursor), 1)
        parts = []
        for article, side in ((self.compared.left, "left"), (self.compared.right, "right")):
            spans = [
                span
                for row in self.compared.rows[first : first + count]
                for span in (row.left if side == "left" else row.right)
            ]
            if spans:
                parts.append(f"{on_one_line(article.text, spans)}\n— {article.source}, {article.title}")
        return "\n\n".join(parts)

    def place_at(self, x: int, y: int) -> Place | None:
        """The character of an article on a cell of the pane."""
        if self.compared is None or not 0 <= y < self.page:
            return None
        line = self.plan.line(self.top, y, self.page)
        side = words_at(self.plan, line, x)
        shown = (line.left, line.right)[side]
        if shown is None or shown.piece is None or line.fold is not None or not len(shown.piece):
            return None
        begin = words_begin(self.plan, side)
        return Place(side, character_at(self._text(side), shown.piece, max(0, x - begin)))

    def _text(self, side: int) -> str:
        assert self.compared is not None
        return (self.compared.right if side else self.compared.left).text

    def selected_text(self) -> str:
        """What is selected of one article, as it is written."""
        place = self.selection
        return place.span.of(self._text(place.side)) if place is not None and self.compared else ""

    def show_selection(self) -> None:
        """Light it."""
        self._strips.clear()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Where the mouse was dragged the cursor stays."""
        if self.selection is not None:
            event.prevent_default()

    def strip_key(self, y: int) -> object:
        """What the line shows, on which sides the cursor is, and which of its links' words are known."""
        if self.compared is None:
            return None
        line, here = self.plan.line(self.top, y, self.page), self.row
        rows = [self.compared.rows[shown.row] for shown in (line.left, line.right) if shown]
        links = [row.link for row in rows if row.link is not None]
        known = tuple(link in self.changes for link in links)
        self._drawn_before.update(link for link in links if link not in self.changes)
        current = tuple(shown is not None and shown.row == here for shown in (line.left, line.right))
        return line, current, known

    def _lit_sides(self) -> tuple[Highlights, Highlights]:
        """What is lit, and what is selected."""
        place = self.selection
        if place is None:
            return self.lit
        left, right = self.lit
        selected = [(place.span, Mark.SELECTED)]
        return (left, [*right, *selected]) if place.side else ([*left, *selected], right)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the screen; what is marked in a row is found out once for all of its lines."""
        self._marked = {}
        return super().render_lines(crop)

    def draw(self, y: int, palette: Palette, base: Style) -> Strip:
        """One line: both sides and the gutter, or one side with its label in the margin."""
        if self.compared is None:
            return Strip.blank(self.size.width, base)
        line = self.plan.line(self.top, y, self.page)
        if line == EMPTY and not self.plan.two_columns:
            return Strip.blank(self.size.width, base)
        lines = ComparisonLines(
            self.compared,
            self.plan,
            self.changes,
            self._lit_sides(),
            self.shown_discrepancies,
            self.wording,
            self.discrepancy,
            self.row,
            palette,
            base,
            self._marked,
        )
        return Strip(lines.two_columns(line) if self.plan.two_columns else lines.one_column(line))
