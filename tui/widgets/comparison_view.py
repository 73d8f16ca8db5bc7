"""Two articles in aligned rows: wrapped words, a gutter that says what each row is, and a cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from index.article import Span
from index.comparison.model import Change, Relation
from tui.comparing.comparison_marks import Highlights, walked_discrepancies
from tui.comparing.comparison_plan import EMPTY, Compared, Plan
from tui.marks import Mark
from tui.themes import Palette
from tui.widgets.comparison_lines import ComparisonLines, words_at, words_begin
from tui.widgets.cursor_view import CursorView, Stop
from tui.widgets.selecting import Place, Selecting, character_at

_TRIES = 4
"""Steps in which a sentence is brought back to its line of the screen."""

Standing = tuple[int, int, frozenset[int] | None, frozenset[int]]
"""The row under the cursor, how far below the top it begins, the rows that are shown, None for all, and the
runs that are unfolded."""


class ComparisonView(Selecting, CursorView, can_focus=True):
    """The aligned rows of a comparison. Words are lit as soon as `changes` knows their link."""

    DEFAULT_CSS = "ComparisonView { width: 1fr; height: 1fr; }"
    kept = 0.0
    """Turned like a page: it costs a fifth less than to scroll by each row, which takes most of a small
    screen with it, and less than half of it where names stand beside the rows."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.compared: Compared | None = None
        self.changes: Mapping[int, tuple[Change, ...]] = {}
        """The changed words of each link that is already known; grows from another thread."""
        self.folding = True
        self.own_order = False
        self.wording = False
        self.discrepancy: int | None = None
        """The discrepancy that `n` went to last."""
        self.lit: tuple[Highlights, Highlights] = ([], [])
        """What is lit on each side beside the differences: what was found, a name."""
        self.only: frozenset[int] | None = None
        """The rows that are shown; None for all."""
        self._unfolded: set[int] = set()
        self._walked: tuple[int, ...] = ()
        self._plan: Plan | None = None
        self._plan_width = 0
        self._began = 0
        """Where the cursor was put at first."""
        self._followed: tuple[int, int] | None = None
        """Where the cursor was put when the width changed, and the row that this was for."""

    def show(self, compared: Compared, changes: Mapping[int, tuple[Change, ...]], row: int = 0) -> None:
        """Show a comparison from a row on; from its beginning the cursor is on the first sentence that is
        reporting, below a byline or the time of day."""
        self.compared, self.changes, self.selection = compared, changes, None
        self._unfolded, self.discrepancy, self.lit, self.only = set(), None, ([], []), None
        self._followed = None
        self._walked = walked_discrepancies(compared.comparison, wording=self.wording)
        self._plan = None
        self.top = self.cursor = 0
        if row:
            self.reveal(row)
            self.keep_place(self.plan.stop_of(row), self.page // 3)
        else:
            begin = self._begin()
            self.keep_place(begin, self.plan.stops[begin][0] if begin else 0)
        self._began = self.cursor

    def _begin(self) -> int:
        """The first place of the cursor that is reporting."""
        rows = self.compared.rows if self.compared is not None else ()
        plan = self.plan
        places = (place for place, row in enumerate(plan.rows) if rows[row].relation is not Relation.ASIDE)
        return next(places, 0)

    def take_in(self, compared: Compared, changes: Mapping[int, tuple[Change, ...]]) -> None:
        """Show what was found of the two articles that are on the screen already.

        The sentence under the cursor, or the first one that begins on the screen, stays on its line. Who has
        not moved yet begins at the top.
        """
        held = self._held() if self.top or self.cursor != self._began else None
        if held is None:
            self.show(compared, changes)
            return
        side, span, y = held
        sides = (row.right if side else row.left for row in compared.rows)
        home = compared.homes()[side].get(span)
        row = next((number for number, spans in enumerate(sides) if span in spans), 0)
        self.show(compared, changes, row if home is None else home)
        # The sentence may stand some lines into its row, and in own order the sides move at different paces.
        for _ in range(_TRIES):
            now = next((line for line, other in self._heads(side) if other.start == span.start), None)
            if now is None or now == y:
                break
            self.top = self._clamped(self.top + now - y)

    def _held(self) -> tuple[int, Span, int] | None:
        """What stays where it is when the rows change: side, sentence and line on the screen."""
        if self.compared is None:
            return None
        here = self.compared.rows[self.row]
        heads = [(side, span, y) for side in (0, 1) for y, span in self._heads(side)]
        under = [each for each in heads if each[1] in ((here.left, here.right)[each[0]])]
        return next(iter(under), min(heads, key=lambda each: each[2], default=None))

    def _heads(self, side: int) -> list[tuple[int, Span]]:
        """The lines of the screen on which a sentence of one side begins, with the sentence."""
        assert self.compared is not None
        found = []
        for y in range(self.page):
            line = self.plan.line(self.top, y, self.page)
            shown = line.right if side else line.left
            if shown is None or shown.piece is None:
                continue
            row = self.compared.rows[shown.row]
            for span in row.right if side else row.left:
                if shown.piece.start <= span.start < shown.piece.end:
                    found.append((y, span))
        return found

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

    @property
    def shown_discrepancies(self) -> tuple[int, ...]:
        """The discrepancies that are marked and walked."""
        return self._walked

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

    def links_in_sight(self) -> list[int]:
        """The links of the rows on the screen and a page on, nearest first; for working ahead."""
        if self.compared is None:
            return []
        first, last = self.item_at(self.top), self.item_at(self.top + 2 * self.page)
        links = [self.compared.rows[row].link for row in self.plan.rows[first : last + 1]]
        return [link for link in links if link is not None]

    def changes_arrived(self) -> None:
        """Draw the words whose changes have become known since they were drawn."""
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
                words = " ".join(" ".join(span.of(article.text).split()) for span in spans)
                parts.append(f"{words}\n— {article.source}, {article.title}")
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

    def on_resize(self, event: events.Resize) -> None:
        """Lay out at the new width; the row under the cursor stays where it was."""
        if self.compared is None:
            return
        self.stops()
        self.keep_place_resized(self.cursor)

    def regions_of(self, items: Sequence[int]) -> list[Region] | None:
        """Where rows stand; all of the screen in own order, where a row has two places."""
        return None if self.plan.own else super().regions_of(items)

    def strip_key(self, y: int) -> object:
        """What the line shows, on which sides the cursor is, and which of its links' words are known."""
        if self.compared is None:
            return None
        line, here = self.plan.line(self.top, y, self.page), self.row
        sides = [self.compared.rows[shown.row].link for shown in (line.left, line.right) if shown]
        known = tuple(link in self.changes for link in sides if link is not None)
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
        )
        return Strip(lines.two_columns(line) if self.plan.two_columns else lines.one_column(line))
