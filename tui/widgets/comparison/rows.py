"""The rows of a comparison as a pane lays them out: which are shown, in whose order, and what stays where it
is when that changes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region

from index.comparison.model import Relation
from tui.comparing.compared import Compared
from tui.comparing.comparison_plan import Plan
from tui.comparing.held_sentence import held_sentence, line_of
from tui.widgets.panes.cursor_view import CursorView
from tui.widgets.panes.sight import Stop

_TRIES = 4
"""Steps in which a sentence is brought back to its line of the screen."""

Standing = tuple[int, int, frozenset[int] | None, frozenset[int]]
"""The row under the cursor, how far below the top it begins, the rows that are shown, None for all, and the
runs that are unfolded."""


class ComparisonRows(CursorView, can_focus=True):
    """A pane whose items are the rows of a comparison, or folded runs of them. A subclass draws them."""

    kept = 0.0
    """Turned like a page: it costs a fifth less than to scroll by each row, which takes most of a small
    screen with it, and less than half of it where names stand beside the rows."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.compared: Compared | None = None
        self.folding = True
        self.own_order = False
        self.only: frozenset[int] | None = None
        """The rows that are shown; None for all."""
        self._unfolded: set[int] = set()
        self._plan: Plan | None = None
        self._plan_width = 0
        self._began = 0
        """Where the cursor was put at first."""
        self._followed: tuple[int, int] | None = None
        """Where the cursor was put when the width changed, and the row that this was for."""

    def show_rows(self, compared: Compared, row: int = 0) -> None:
        """Show a comparison from a row on; from its beginning the cursor is on the first sentence that is
        reporting, below a byline or the time of day."""
        self.compared, self.only, self._followed, self._plan = compared, None, None, None
        self._unfolded = set()
        self.top = self.cursor = 0
        if row:
            self.reveal(row)
            self.keep_place(self.plan.stop_of(row), self.page // 3)
        else:
            told = (compared.rows[number].relation is not Relation.ASIDE for number in self.plan.rows)
            begin = next((stop for stop, reporting in enumerate(told) if reporting), 0)
            self.keep_place(begin, self.plan.stops[begin][0] if begin else 0)
        self._began = self.cursor

    def change_rows(self, compared: Compared) -> None:
        """Show other rows of the two articles that are on the screen already.

        The sentence under the cursor, or the first one that begins on the screen, stays on its line. Who has
        not moved yet begins at the top.
        """
        moved = self.compared is not None and (self.top or self.cursor != self._began)
        held = held_sentence(self.plan, self.row, self.top, self.page) if moved else None
        if held is None:
            self.show_rows(compared)
            return
        self.show_rows(compared, held.row_in(compared))
        # The sentence may stand some lines into its row, and in own order the sides move at different paces.
        for _ in range(_TRIES):
            now = line_of(self.plan, held, self.top, self.page)
            if now is None or now == held.line:
                break
            self.top = self._clamped(self.top + now - held.line)

    @property
    def plan(self) -> Plan:
        """The layout at the present width."""
        if self.compared is None:
            raise ValueError("nothing to lay out yet")
        width = self.room.width
        if self._plan is None or self._plan_width != width:
            before, self._plan_width = self._plan, width
            self._plan = Plan(
                self.compared,
                width,
                own=self.own_order,
                folding=self.folding,
                unfolded=self._unfolded,
                only=self.only,
            )
            self._strips.clear()
            if before is not None:
                self._follow(before, self._plan)
        return self._plan

    def _follow(self, before: Plan, plan: Plan) -> None:
        """Put the cursor on the row that it was on at another width.

        A layout has other places for the cursor, and whoever asks first at the new width makes it. A run that
        is folded there hides the row, which is remembered until the reader goes elsewhere.
        """
        if not before.rows:
            return
        cursor = min(self.cursor, len(before.rows) - 1)
        row = before.rows[cursor]
        if self._followed is not None and self._followed[0] == cursor:
            row = self._followed[1]
        offset, left = self._left_at
        if left != (self.cursor, self.top):
            offset = before.stops[cursor][0] - self.top
        self.cursor = plan.stop_of(row)
        self._followed = self.cursor, row
        self._left_at = offset, (self.cursor, self.top)

    @property
    def row(self) -> int:
        """The row under the cursor; the first of a folded run."""
        rows = self.plan.rows if self.compared else []
        return rows[min(self.cursor, len(rows) - 1)] if rows else 0

    def stops(self) -> Sequence[Stop]:
        """The lines of each row or folded run."""
        return self.plan.stops if self.compared else ()

    def length(self) -> int:
        """The number of lines."""
        return self.plan.length if self.compared else 0

    def go_to_row(self, row: int) -> None:
        """Put the cursor on a row, unfolding the run it is in, and showing all rows if it is left out."""
        if self.only is not None and row not in self.only:
            self.show_only(None)
        self.reveal(row)
        self.go_to(self.plan.stop_of(row))

    def standing(self) -> Standing:
        """Where one is, to come back to."""
        return self.row, self.place(), self.only, frozenset(self._unfolded)

    def call_off(self, standing: Standing) -> None:
        """Back to where one was, as if nothing had led away from there or unfolded anything."""
        row, offset, only, unfolded = standing
        if only != self.only or unfolded != self._unfolded:
            self.only, self._unfolded, self._plan = only, set(unfolded), None
            self.keep_place(self.plan.stop_of(row), offset)
            return
        stop = self.plan.stop_of(row)
        self._jumps.forget((stop, offset))
        if (self.cursor, self.place()) != (stop, offset):
            self._put(stop, offset)

    def go_to_discrepancy(self, number: int, row: int) -> None:
        """Put the cursor on a row that tells a discrepancy, scrolled so far that both expressions are in
        sight, if the screen holds both."""
        self.go_to_row(row)
        if self.compared is None:
            return
        found = self.compared.comparison.discrepancies[number]
        lines = self.plan.lines_of(self.cursor, (found.left, found.right))
        if lines is not None:
            before = self.cursor, self.top
            self.top = self._clamped(min(max(self.top, lines[1] + 1 - self.page), lines[0]))
            self._after(before)

    def cross(self, row: int) -> int | None:
        """With each article in its own order: scroll from the left side of a row to its right side, or back.

        Returns the side (0 left, 1 right) that was scrolled to, None where both are in sight already.
        """
        left, right = self.plan.own_places(row)
        if left is None or right is None:
            return None
        levels = [self._clamped(place - self.page // 3) for place in (left, right)]
        if abs(levels[0] - levels[1]) < self.page // 3:
            return None
        side = 0 if self.top == levels[1] else 1
        before = self.cursor, self.top
        self.top = levels[side]
        self._after(before)
        return side

    def reveal(self, row: int) -> None:
        """Unfold the run that a row is hidden in."""
        stop = self.plan.stop_of(row)
        run = self.plan.run_at(stop)
        if run is not None and self.plan.fold_size(stop):
            self._relaid(unfold=run)

    def toggle_run(self) -> bool:
        """Unfold the folded run under the cursor, or fold it again; False where there is none."""
        if self.compared is None or (run := self.plan.run_at(self.cursor)) is None:
            return False
        if self.plan.fold_size(self.cursor):
            self._relaid(unfold=run)
        else:
            self._relaid(fold=run)
        return True

    def _relaid(self, *, unfold: int | None = None, fold: int | None = None) -> None:
        """Lay out anew; the row under the cursor stays at its height on the screen."""
        if self.compared is None:
            return
        row, offset, self._followed = self.row, self.place(), None
        if unfold is not None:
            self._unfolded.add(unfold)
        if fold is not None:
            self._unfolded.discard(fold)
        self._plan = None
        self.keep_place(self.plan.stop_of(row), offset)

    def set_folding(self, folding: bool) -> None:
        """Fold all runs of what only one side has, or none."""
        self.folding = folding
        self._unfolded.clear()
        self._relaid()

    def show_only(self, rows: frozenset[int] | None) -> None:
        """Show some rows and leave the others out, or show all."""
        self.only = rows
        self._relaid()

    def set_own_order(self, own: bool) -> None:
        """Each article in its own order, or both aligned."""
        self.own_order = own
        self._relaid()

    def links_in_sight(self) -> list[int]:
        """The links of the rows on the screen and a page on, nearest first; for working ahead."""
        if self.compared is None:
            return []
        first, last = self.item_at(self.top), self.item_at(self.top + 2 * self.page)
        links = [self.compared.rows[row].link for row in self.plan.rows[first : last + 1]]
        return [link for link in links if link is not None]

    def fit(self) -> None:
        """Lay out at the new width; the row under the cursor stays where it was."""
        if self.compared is None:
            return
        self.stops()
        self.keep_place_resized(self.cursor)

    def regions_of(self, items: Sequence[int]) -> list[Region] | None:
        """Where rows stand; all of the screen in own order, where a row has two places."""
        return None if self.plan.own else super().regions_of(items)
