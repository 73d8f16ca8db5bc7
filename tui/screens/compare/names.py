"""A name in a comparison: the walk through its mentions on both sides, and the rows that mention it alone."""

from __future__ import annotations

from index.article import Span
from index.entities.model import Entity
from tui.comparing.compared import Compared
from tui.screens.compare.find import FindInComparison, Place
from tui.widgets.lines.notice import Notice
from tui.widgets.panes.cursor_view import CursorView
from tui.wording.counted import counted


class NamesInComparison(FindInComparison):
    """What Enter and `F` on a name do in a comparison."""

    _mention: tuple[str, int] | None = None
    """The name whose mentions are walked, and the number of the current one."""
    _filter: Entity | None = None
    """The name that all rows in sight hold."""
    _filtered: Compared | None = None
    """The rows from which it left some out."""

    def compared_shown(self) -> None:
        """What was walked or left out in the pair before says nothing about this one; in the same, what does
        not hold the name is left out again."""
        super().compared_shown()
        self._mention = None
        before, compared = self._filtered, self.view.compared
        if self._filter is None or before is None or compared is None:
            return
        if {before.left.id, before.right.id} != {compared.left.id, compared.right.id}:
            self._filter = None
            return
        row = self.view.row
        rows = self._leave_out(self._filter)
        if rows and row not in rows:
            self.view.go_to_row(min(rows, key=lambda other: abs(other - row)))

    def naming_changed(self) -> None:
        """The discrepancies of names may be others now; the cursor stays on its sentence."""
        self._mention = None
        self.start_at = self.place_of_cursor()
        self.load(again=True)

    def place_of_cursor(self) -> tuple[str, Span] | None:
        """Article and sentence that the cursor is on."""
        compared = self.view.compared
        if compared is None or not compared.rows:
            return None
        row = compared.rows[self.view.row]
        if row.left:
            return compared.left.id, row.left[0]
        return compared.right.id, row.right[0]

    def left_place_of_cursor(self) -> tuple[str, Span] | None:
        """The sentence of the left article that the cursor is on, or the last one above it."""
        compared = self.view.compared
        rows = compared.rows[: self.view.row + 1] if compared is not None else ()
        spans = next((row.left for row in reversed(rows) if row.left), ())
        return (self.left_id, spans[0]) if spans else None

    def on_cursor_view_moved(self, message: CursorView.Moved) -> None:
        """Whatever goes to a row that was left out shows all rows again."""
        self._say_filter()

    def jump_to(self, entity: Entity) -> None:
        """The next mention on either side, row by row; all of them are lit."""
        compared = self.view.compared
        places = _mentions(compared, entity) if compared is not None else ()
        if compared is None or not places:
            self.say(f"{entity.name}: not in a sentence that is shown here.")
            return
        if self._mention is not None and self._mention[0] == entity.id:
            number = (self._mention[1] + 1) % len(places)
        else:
            number = next((n for n, (row, _, _) in enumerate(places) if row >= self.view.row), 0)
        self._mention = entity.id, number
        row, side, _ = places[number]
        self.light_places(places, places[number])
        self.view.go_to_row(row)
        source = compared.labels[side]
        self.say(f"{entity.name}: mention {number + 1} of {len(places)} · {source}")

    def action_filter(self) -> None:
        """Leave out all rows that do not name what is under the cursor of the names, or show all again."""
        view = self.view
        entity = self.entity_under_cursor()
        if view.only is not None and (entity is None or entity == self._filter):
            self._show_all()
            return
        if entity is None:
            self.named_or_said("filter", "leaves out what does not name it")
            return
        rows = self._leave_out(entity)
        if not rows:
            self.say(f"{entity.name}: not in a sentence that is shown here.")
            return
        view.go_to_row(min(rows))
        count = sum(map(len, self.view.lit))
        self.say(f"{entity.name}: {counted(count, 'mention')} in what is shown.")

    def _leave_out(self, entity: Entity) -> frozenset[int]:
        """Leave out all rows that do not hold a name, and light it in those that do, which are returned.

        Where none does, all stay.
        """
        view = self.view
        places = _mentions(view.compared, entity) if view.compared is not None else ()
        rows = frozenset(row for row, _, _ in places)
        self._filter, self._filtered = (entity, view.compared) if rows else (None, None)
        if rows:
            self.light_places(places, None)
            view.show_only(rows)
        return rows

    def action_back(self) -> None:
        """Out of the names and of the box first, then out of the filter."""
        if self.view.only is not None and not self.finding:
            if not self.leave_names():
                self._show_all()
        elif self._mention is not None and not self.finding:
            if not self.leave_names():
                self._mention = None
                self.view.light([], [])
                self.unsay()
        else:
            super().action_back()

    def _show_all(self) -> None:
        self._mention = self._filter = None
        self.view.show_only(None)
        self.view.light([], [])
        self.say("All passages.")

    def _say_filter(self) -> None:
        """The line over the rows says what is left out, for as long as it is."""
        view = self.view
        if view.only is None or view.compared is None or self._filter is None:
            if view.compared is self._filtered:
                self._filter = None
            self.query_one(Notice).show(self.verdict)
            return
        rows = f"{len(view.only)} of {len(view.compared.rows)} rows"
        self.query_one(Notice).show(
            f"Only what names {self._filter.name}: {rows}. {self.key('back')} shows all."
        )


def _mentions(compared: Compared, entity: Entity) -> tuple[Place, ...]:
    """The mentions in each row, on the left before the right; each once, where it comes first."""
    spans = [
        [mention.span for mention in entity.mentions if mention.article == article.id]
        for article in (compared.left, compared.right)
    ]
    found: dict[tuple[int, Span], int] = {}
    for number, row in enumerate(compared.rows):
        for side, sentences in enumerate((row.left, row.right)):
            here = (span for sentence in sentences for span in spans[side] if sentence.contains(span))
            for span in here:
                found.setdefault((side, span), number)
    return tuple((number, side, span) for (side, span), number in found.items())
