"""Compare: two articles in aligned rows, the walk through what contradicts, and the names of both."""

from __future__ import annotations

from functools import partial

from tui.comparing.comparison_marks import is_difference, reports_same, told_together
from tui.comparing.moved import told_after, told_beside
from tui.screens.compare.links import LinksByHand
from tui.wording.counted import counted

_AROUND = " · back at the first"


class CompareScreen(LinksByHand):
    """Two articles side by side, with everything that can be done to a pair."""

    _came_from: tuple[int, int] | None = None

    def compared_shown(self) -> None:
        """Forget where one went in the pair before."""
        super().compared_shown()
        self._came_from = None

    def action_next_discrepancy(self) -> None:
        """The next discrepancy, major ones first; the next place found while something is sought."""
        if not self.walk_places(1):
            self._walk_discrepancies(1)

    def action_previous_discrepancy(self) -> None:
        """The discrepancy before, or the place found before."""
        if not self.walk_places(-1):
            self._walk_discrepancies(-1)

    def _walk_discrepancies(self, step: int) -> None:
        view, compared = self.view, self.aligned()
        if compared is None:
            self.once_aligned(partial(self._walk_discrepancies, step))
            return
        rows: dict[int, int] = {}
        for place, row in enumerate(compared.rows):
            for number in row.discrepancies:
                rows.setdefault(number, place)
        placed = (number for number in view.shown_discrepancies if number in rows)
        shown = list(told_together(compared.comparison, placed))
        if not shown:
            more = "" if view.wording else f" {self.key('wording')} walks wording too,"
            nothing, onward = "Nothing contradicts here.", self.key("next_difference")
            whole = f"{nothing}{more} {onward} goes to the next difference."
            self.say(whole if len(whole) < self.size.width else f"{nothing} {onward}: next difference.")
            return
        place = shown.index(view.discrepancy) + step if view.discrepancy in shown else (0 if step > 0 else -1)
        number = shown[place % len(shown)]
        view.mark_discrepancy(number)
        view.go_to_discrepancy(number, rows[number])
        around = _AROUND if step > 0 and place == len(shown) else ""
        self.say(self.where(len(around)) + around)

    def action_next_difference(self) -> None:
        """The next row that is not the same, in reading order."""
        self._walk_differences(1)

    def action_previous_difference(self) -> None:
        """The row before that is not the same."""
        self._walk_differences(-1)

    def _walk_differences(self, step: int) -> None:
        view, compared = self.view, self.aligned()
        if compared is None:
            self.once_aligned(partial(self._walk_differences, step))
            return
        texts = compared.left.text, compared.right.text
        stop = view.cursor + step
        while 0 <= stop < len(view.plan.rows):
            row = compared.rows[view.plan.rows[stop]]
            if is_difference(row, view.shown_discrepancies, texts, wording=view.wording):
                view.go_to(stop)
                return
            stop += step
        more = "" if view.wording else f" {self.key('wording')} stops at other wording too."
        self.say(f"No difference further {'down' if step > 0 else 'up'}.{more}")

    def action_next_source(self) -> None:
        """The next article of the story on the right."""
        self._change_source(1)

    def action_previous_source(self) -> None:
        """The article before of the story on the right."""
        self._change_source(-1)

    def _change_source(self, step: int) -> None:
        others = [key for key in self.library.story_of(self.left_id).articles if key != self.left_id]
        if not set(others) - {self.right_id}:
            self.say("No other article reports this event.")
            return
        place = others.index(self.right_id) + step if self.right_id in others else 0
        self.start_at = self.left_place_of_cursor()
        self.right_id = others[place % len(others)]
        self.load()

    def action_swap(self) -> None:
        """Exchange the sides; the cursor stays on its sentence."""
        self.start_at = self.place_of_cursor()
        self.left_id, self.right_id = self.right_id, self.left_id
        self.load()

    def action_fold(self) -> None:
        """Fold what only one side has, or show all of it."""
        if self.view.compared is not None and self.view.plan.own:
            self.say(f"Nothing folds while each stands in its own order; {self.key('order')} aligns them.")
            return
        self.view.set_folding(not self.view.folding)
        self.say(f"What only one has is {'folded' if self.view.folding else 'shown in full'}.")

    def action_order(self) -> None:
        """Aligned, or each in its own order; in one column, as the left or as the right article tells it."""
        view = self.view
        if self.aligned() is None:
            return
        if view.compared is not None and not reports_same(view.compared.comparison):
            self.say("Nothing is aligned here: each stands in its own order.")
            return
        view.set_own_order(not view.own_order)
        if view.compared is None:
            return
        if not view.own_order:
            self.say(f"Aligned, in the order of {view.compared.labels[0]}.")
        elif view.plan.two_columns:
            self.say("Each in its own order.")
        else:
            self.say(f"In the order of {view.compared.labels[1]}.")

    def action_wording(self) -> None:
        """Minor wording too, or only what matters."""
        view = self.view
        if self.aligned() is None:
            return
        view.set_wording(not view.wording)
        if view.discrepancy not in view.shown_discrepancies:
            view.mark_discrepancy(None)
        self.show_heading()
        self.show_overview()
        self.hint_keys()
        count = counted(len(view.shown_discrepancies), "discrepancy", "discrepancies")
        kinds = (
            "wording, claims, attributions, details too" if view.wording else "numbers, dates, names, quotes"
        )
        self.say(f"{count}: {kinds}.")

    def action_export(self) -> None:
        """Write the comparison to a file."""
        compared = self.aligned()
        if compared is None:
            return
        from tui.export.writing import comparison_report, comparison_text, file_name
        from tui.screens.dialogs.export import offer_file

        left, right, wording = compared.left, compared.right, self.view.wording

        def text(form: str) -> str:
            return comparison_text(comparison_report(self.library, left.id, right.id, wording), form)

        offer_file(self, f"{left.source} and {right.source}", file_name(left.source, right.source), text)

    def action_counterpart(self) -> None:
        """To where the right article tells what was moved; from there, back."""
        view, compared = self.view, self.aligned()
        if compared is None:
            return
        here = view.row
        if self._came_from is not None and self._came_from[1] == here:
            origin, self._came_from = self._came_from[0], None
            view.go_to_row(origin)
            self.say("Back.")
            return
        row = compared.rows[here]
        if not (row.left and row.right) and row.link is None:
            self.say(f"Without a counterpart: {self.where()}.")
            return
        if view.plan.own:
            self._across(here)
            return
        beside = None if row.moved else told_beside(compared, here)
        if beside is not None and beside != here:
            view.go_to_row(beside)
            self._came_from = here, view.row
            self.say(f"{compared.labels[0]} tells it here. {self.key('counterpart')} goes back.")
            return
        if not row.moved:
            where = "beside it" if view.plan.two_columns else "with it"
            self.say(f"Not moved: its counterpart stands {where}.")
            return
        target = told_after(compared, here)
        if target is None:
            self.say(f"{compared.labels[1]} begins with it.")
            return
        view.go_to_row(target.row)
        self._came_from = here, view.row
        after = f"{counted(target.between, 'sentence')} after this" if target.between else "right after this"
        self.say(f"{compared.labels[1]} tells it {after}. {self.key('counterpart')} goes back.")

    def _across(self, row: int) -> None:
        """Each in its own order: scroll to where the right article tells a row, or back to the left one."""
        compared = self.view.compared
        side = self.view.cross(row)
        if compared is None:
            return
        if side is None:
            self.say("Both are on the screen.")
        else:
            source = compared.labels[side]
            self.say(f"{source} tells it here. {self.key('counterpart')} goes back.")

    def action_open(self) -> None:
        """Unfold or fold a run; on any other row, read the article there."""
        compared = self.view.compared
        if compared is None or not compared.rows:
            return
        if self.view.plan.fold_size(self.view.cursor):
            self.view.toggle_run()
            return
        row = compared.rows[self.view.row]
        article, spans = (compared.left, row.left) if row.left else (compared.right, row.right)
        self.reader.open_article(article.id, at=spans[0])

    def action_go_right(self) -> None:
        """Unfold the run under the cursor."""
        if self.view.compared is not None and self.view.plan.fold_size(self.view.cursor):
            self.view.toggle_run()

    def action_go_left(self) -> None:
        """Fold the run under the cursor again."""
        if self.view.compared is not None and not self.view.plan.fold_size(self.view.cursor):
            self.view.toggle_run()
