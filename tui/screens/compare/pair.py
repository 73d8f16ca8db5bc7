"""What the comparison screen shows of a pair: its rows, its heading, the strip beside it and the status."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from index.article import Article
from index.comparison.model import Relation
from index.library import Library
from tui.commands import Place
from tui.comparing.comparison_marks import reports_same, times, told_together
from tui.comparing.comparison_plan import TWO_COLUMNS_FROM
from tui.comparing.comparison_words import fitted_discrepancy, row_words
from tui.comparing.overview_cells import overview_cells
from tui.layout.fitting import shortened
from tui.looks.marks import GLYPHS, Mark
from tui.screens.base.screen import ReaderScreen
from tui.widgets.comparison.overview import Overview
from tui.widgets.comparison.view import ComparisonView
from tui.widgets.lines.notice import Notice
from tui.widgets.panes.cursor_view import CursorView
from tui.widgets.panes.pane_lines import quick

_NAMES_WIDTH = 34
"""Columns of the names beside a comparison, where two sources are counted; as in reader.tcss."""

_NAMES_BESIDE_FROM = TWO_COLUMNS_FROM + _NAMES_WIDTH
"""Columns that hold two columns of words and the names beside them."""

_BREAKPOINTS = [(0, "-narrow"), (TWO_COLUMNS_FROM, "-medium"), (_NAMES_BESIDE_FROM, "-wide")]

_BROKEN = 12
"""Cells at the end of a line of the status that may stay empty because the next word is too long."""


class PairScreen(ReaderScreen):
    """The aligned rows of two articles, or both as they are while that is not known."""

    place = Place.COMPARE
    names_beside_from = _NAMES_BESIDE_FROM
    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS
    left_id: str
    right_id: str

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._in_sight: tuple[int, ...] = ()
        """The links that are wanted next; set here, read by the thread that compares words."""

    def compose_content(self) -> ComposeResult:
        """A line for what must be said about the pair, the rows, and the strip beside them."""
        yield Notice(id="verdict")
        with quick(Horizontal()):
            yield ComparisonView(id="comparison")
            yield Overview(id="overview")

    @property
    def view(self) -> ComparisonView:
        """The aligned rows."""
        return self.query_one(ComparisonView)

    def main_pane(self) -> ComparisonView:
        """The aligned rows."""
        return self.view

    def named_articles(self) -> tuple[str, ...]:
        """Both articles."""
        return self.left_id, self.right_id

    def message_place(self) -> object:
        """The row under the cursor, of the texts alone or of what is aligned."""
        compared = self.view.compared
        return None if compared is None else (self.view.row, compared.aligned)

    def show_heading(self) -> None:
        """Name both articles in the title line, and how often they contradict each other."""
        compared = self.view.compared
        if compared is None:
            return
        shown = self.view.shown_discrepancies
        count = f"{len(shown)} {GLYPHS[Mark.CONTRADICTS]}" if reports_same(compared.comparison) else ""
        room = (self.size.width - len("  compare  ") - len("  ⇆  ") - len(count) - 2) // 2
        subject = "  ⇆  ".join(
            _heading(label, article, room)
            for label, article in zip(compared.labels, (compared.left, compared.right), strict=True)
        )
        self.show_title(subject, count)

    def on_cursor_view_moved(self, message: CursorView.Moved) -> None:
        """Say what the row under the cursor is, and move the viewport on the strip."""
        message.stop()
        self._in_sight = tuple(self.view.links_in_sight())
        self.show_overview()
        self.show_where(self.where())

    def show_overview(self) -> None:
        """Show on the strip what the two share, once that is known, and where in them the viewport is."""
        view, strip = self.view, self.query_one(Overview)
        compared = view.compared
        if compared is None:
            return
        plan = view.plan
        placed = [
            (start, end, compared.rows[row]) for (start, end), row in zip(plan.stops, plan.rows, strict=True)
        ]
        placed = placed if compared.aligned else []
        sight = view.top, view.top + view.page
        shown = frozenset(view.shown_discrepancies)
        strip.show(overview_cells(placed, shown, plan.length, strip.size.height, sight))

    def where(self, room: int = 0) -> str:
        """What the row under the cursor is, in `room` cells less than there are; a discrepancy may take two
        lines."""
        lines = 2 * (self.size.width - _BROKEN) - room
        room = self.size.width - 1 - room
        view = self.view
        compared = view.compared
        if compared is None or not compared.rows:
            return "Nothing to compare: an article is empty."
        if not compared.aligned:
            return f"Aligning {' and '.join(compared.labels)} … read on meanwhile."
        row = compared.rows[view.row]
        if folded := view.plan.fold_size(view.cursor):
            source = compared.labels[row.relation is Relation.ONLY_RIGHT]
            return f"{folded} sentences only in {source}: → unfolds"
        shown = view.shown_discrepancies
        here = [number for number in row.discrepancies if number in shown]
        if here:
            current = view.discrepancy if view.discrepancy in here else here[0]
            which = f"{shown.index(current) + 1} of {len(shown)} {GLYPHS[Mark.CONTRADICTS]} "
            together = told_together(compared.comparison, shown).values()
            often = times(next(numbers for numbers in together if current in numbers))
            discrepancy = compared.comparison.discrepancies[current]
            return which + fitted_discrepancy(discrepancy, lines - len(which) - len(often)) + often
        changes = None if row.link is None else view.changes.get(row.link)
        return row_words(compared, row, room, self.key("counterpart"), changes)


def _heading(label: str, article: Article, room: int) -> str:
    title = f"({article.title})" if article.title_derived else article.title
    return shortened(f"{label} {title}", max(room, 8))
