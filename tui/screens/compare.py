"""Compare: two articles in aligned rows, the walk through what contradicts, and the names of both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.worker import get_current_worker

from index.article import Article, Span
from index.comparison.model import Change, Relation
from index.entities.model import Entity
from index.library import Library, LibraryError
from tui.commands import Place, bindings
from tui.comparison_marks import discrepancy_words, is_difference
from tui.comparison_plan import Compared
from tui.marks import GLYPHS, Mark
from tui.overview_cells import overview_cells
from tui.screens.base import ReaderScreen
from tui.widgets.comparison_view import ComparisonView
from tui.widgets.cursor_view import CursorView
from tui.widgets.line import shortened
from tui.widgets.notice import Notice
from tui.widgets.overview import Overview

_NAMES_BESIDE_FROM = 146
"""Columns that hold two columns of words and the names beside them."""

_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (_NAMES_BESIDE_FROM, "-wide")]

_AT_ONCE = 12
"""Links whose words are compared before the first drawing; about what a screen shows."""

_SLICE = 4
"""Links whose words are compared between two looks at where the reader is by now."""

_RELATION_WORDS: dict[Relation, str] = {
    Relation.SAME: "both say this",
    Relation.PARTIAL: "they share a part of this",
    Relation.ASIDE: "not reporting: never compared",
}


class CompareScreen(ReaderScreen):
    """Two articles side by side; `at` is a span of the left one to begin at."""

    place = Place.COMPARE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.COMPARE)]
    names_beside_from = _NAMES_BESIDE_FROM
    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS

    def __init__(self, library: Library, left_id: str, right_id: str, at: Span | None = None) -> None:
        super().__init__(library)
        self.left_id = left_id
        self.right_id = right_id
        self._request = 0
        self._start: tuple[str, Span] | None = (left_id, at) if at is not None else None
        self._came_from: tuple[int, int] | None = None
        self._mention: tuple[str, int] | None = None

    def compose_content(self) -> ComposeResult:
        """A line for what must be said about the pair, the rows, and the strip beside them."""
        yield Notice(id="verdict")
        with Horizontal():
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

    def on_mount(self) -> None:
        """Compare, in a thread."""
        self.view.focus()
        self._load()

    def _load(self) -> None:
        self._request += 1
        request, left_id, right_id = self._request, self.left_id, self.right_id
        try:
            left, right = self.library.entry(left_id), self.library.entry(right_id)
        except LibraryError as error:
            self.say(str(error))
            return
        self.show_where(f"Comparing {left.source} and {right.source} …")

        def work() -> None:
            worker = get_current_worker()
            try:
                compared = Compared(
                    self.library.article(left_id),
                    self.library.article(right_id),
                    self.library.compare(left_id, right_id),
                    self.library.rows(left_id, right_id),
                )
                changes: dict[int, tuple[Change, ...]] = {}
                pending = [row.link for row in compared.rows if row.link is not None]
                for link in pending[:_AT_ONCE]:
                    changes[link] = self.library.changes(left_id, right_id, link)
                if worker.is_cancelled:
                    return
                self.app.call_from_thread(self._show, request, compared, changes)
                while not worker.is_cancelled and len(changes) < len(set(pending)):
                    wanted = [link for link in self.view.links_in_sight() + pending if link not in changes]
                    for link in wanted[:_SLICE]:
                        changes[link] = self.library.changes(left_id, right_id, link)
                    self.app.call_from_thread(self._changes_arrived, request, wanted[:_SLICE])
            except LibraryError as error:
                self.app.call_from_thread(self._failed, request, str(error))

        self.run_worker(work, thread=True, group="compare", exclusive=True, exit_on_error=False)

    def _failed(self, request: int, message: str) -> None:
        if request == self._request and self.is_attached:
            self.say(message)

    def _changes_arrived(self, request: int, links: Sequence[int]) -> None:
        if request == self._request and self.is_attached and set(links) & set(self.view.links_in_sight()):
            self.view.changes_arrived()

    def _show(self, request: int, compared: Compared, changes: dict[int, tuple[Change, ...]]) -> None:
        if request != self._request or not self.is_attached:
            return
        self._came_from = self._mention = None
        row = _row_at(compared, self._start) if self._start else 0
        self._start = None
        self.query_one(Notice).show(_verdict(compared))
        self.view.show(compared, changes, row)
        self._show_heading()
        self.refresh_names()

    def _show_heading(self) -> None:
        compared = self.view.compared
        if compared is None:
            return
        shown = self.view.shown_discrepancies
        current = self.view.discrepancy
        count = f"{len(shown)} {GLYPHS[Mark.CONTRADICTS]}"
        if current in shown:
            count = f"{shown.index(current) + 1} of {count}"
        room = (self.size.width - len("  compare  ") - len("  ⇆  ") - len(count) - 2) // 2
        subject = "  ⇆  ".join(_heading(article, room) for article in (compared.left, compared.right))
        self.show_title(subject, count)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the heading to the size; the base fits the rest."""
        self._show_heading()

    def on_cursor_view_moved(self, message: CursorView.Moved) -> None:
        """Say what the row under the cursor is, and move the viewport on the strip."""
        message.stop()
        self._show_overview()
        self.show_where(self._where())

    def _show_overview(self) -> None:
        view, strip = self.view, self.query_one(Overview)
        compared = view.compared
        if compared is None:
            return
        plan = view.plan
        placed = [
            (start, end, compared.rows[row]) for (start, end), row in zip(plan.stops, plan.rows, strict=True)
        ]
        sight = view.top, view.top + view.page
        strip.show(overview_cells(placed, view.shown_discrepancies, plan.length, strip.size.height, sight))

    def _where(self) -> str:
        view = self.view
        compared = view.compared
        if compared is None or not compared.rows:
            return "Nothing to compare: an article is empty."
        row = compared.rows[view.row]
        if folded := view.plan.fold_size(view.cursor):
            source = compared.left.source if row.relation is Relation.ONLY_LEFT else compared.right.source
            return f"{folded} sentences only in {source}: → unfolds"
        shown = view.shown_discrepancies
        here = [number for number in row.discrepancies if number in shown]
        if here:
            current = view.discrepancy if view.discrepancy in here else here[0]
            words = discrepancy_words(compared.comparison.discrepancies[current])
            return f"{shown.index(current) + 1} of {len(shown)} {GLYPHS[Mark.CONTRADICTS]} {words}"
        words = self._relation_words(row.relation, row.link)
        if row.moved:
            direction = "further down" if row.moved > 0 else "further up"
            words += f" · {abs(row.moved)} {direction} in {compared.right.source}: M goes there"
        return words

    def _relation_words(self, relation: Relation, link: int | None) -> str:
        compared = self.view.compared
        assert compared is not None
        if relation is Relation.ONLY_LEFT:
            return f"only in {compared.left.source}"
        if relation is Relation.ONLY_RIGHT:
            return f"only in {compared.right.source}"
        if link is not None and compared.comparison.links[link].probable:
            return "probably both say this"
        return _RELATION_WORDS[relation]

    def action_next_discrepancy(self) -> None:
        """The next discrepancy, major ones first."""
        self._walk_discrepancies(1)

    def action_previous_discrepancy(self) -> None:
        """The discrepancy before."""
        self._walk_discrepancies(-1)

    def _walk_discrepancies(self, step: int) -> None:
        view = self.view
        compared = view.compared
        if compared is None:
            return
        rows = {number: place for place, row in enumerate(compared.rows) for number in row.discrepancies}
        shown = [number for number in view.shown_discrepancies if number in rows]
        if not shown:
            more = "" if view.wording else " w looks at wording too;"
            self.say(f"Nothing contradicts here.{more} ] goes to the next difference.")
            return
        place = shown.index(view.discrepancy) + step if view.discrepancy in shown else (0 if step > 0 else -1)
        number = shown[place % len(shown)]
        view.mark_discrepancy(number)
        view.go_to_row(rows[number])
        self._show_heading()
        self.show_where(self._where())

    def action_next_difference(self) -> None:
        """The next row that is not the same, in reading order."""
        self._walk_differences(1)

    def action_previous_difference(self) -> None:
        """The row before that is not the same."""
        self._walk_differences(-1)

    def _walk_differences(self, step: int) -> None:
        view = self.view
        compared = view.compared
        if compared is None:
            return
        texts = compared.left.text, compared.right.text
        stop = view.cursor + step
        while 0 <= stop < len(view.plan.rows):
            row = compared.rows[view.plan.rows[stop]]
            if is_difference(row, view.shown_discrepancies, texts, wording=view.wording):
                view.go_to(stop)
                return
            stop += step
        more = "" if view.wording else " w stops at other wording too."
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
        self._start = self._place_of_cursor()
        self.right_id = others[place % len(others)]
        self._load()

    def action_swap(self) -> None:
        """Exchange the sides; the cursor stays on its sentence."""
        self._start = self._place_of_cursor()
        self.left_id, self.right_id = self.right_id, self.left_id
        self._load()

    def _place_of_cursor(self) -> tuple[str, Span] | None:
        compared = self.view.compared
        if compared is None or not compared.rows:
            return None
        row = compared.rows[self.view.row]
        if row.left:
            return compared.left.id, row.left[0]
        return compared.right.id, row.right[0]

    def action_fold(self) -> None:
        """Fold what only one side has, or show all of it."""
        self.view.set_folding(not self.view.folding)
        self.say(f"What only one has is {'folded' if self.view.folding else 'shown in full'}.")

    def action_order(self) -> None:
        """Aligned, or each in its own order; in one column, as the left or as the right article tells it."""
        view = self.view
        view.set_own_order(not view.own_order)
        if view.compared is None:
            return
        if not view.own_order:
            self.say(f"Aligned, in the order of {view.compared.left.source}.")
        elif view.plan.two_columns:
            self.say("Each in its own order.")
        else:
            self.say(f"In the order of {view.compared.right.source}.")

    def action_wording(self) -> None:
        """Minor wording too, or only what matters."""
        view = self.view
        view.set_wording(not view.wording)
        if view.discrepancy not in view.shown_discrepancies:
            view.mark_discrepancy(None)
        self._show_heading()
        self._show_overview()
        count = len(view.shown_discrepancies)
        kinds = "wording, claims, attributions too" if view.wording else "numbers, dates, names, quotes"
        self.say(f"{count} discrepancies: {kinds}.")

    def action_counterpart(self) -> None:
        """To where the right article tells what was moved; from there, back."""
        view = self.view
        compared = view.compared
        if compared is None:
            return
        here = view.row
        if self._came_from is not None and self._came_from[1] == here:
            origin, self._came_from = self._came_from[0], None
            view.go_to_row(origin)
            self.say("Back.")
            return
        row = compared.rows[here]
        if not row.moved:
            self.say("Not moved: its counterpart stands beside it.")
            return
        target = _before_in_right(compared, here)
        if target is None:
            self.say(f"{compared.right.source} begins with it.")
            return
        view.go_to_row(target)
        self._came_from = here, view.row
        self.say(f"{compared.right.source} tells it right after this. M goes back.")

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

    def jump_to(self, entity: Entity) -> None:
        """The next row that names it; its mentions are lit on both sides."""
        view = self.view
        compared = view.compared
        if compared is None:
            return
        spans = [
            [mention.span for mention in entity.mentions if mention.article == article.id]
            for article in (compared.left, compared.right)
        ]
        view.light([(span, Mark.MATCH) for span in spans[0]], [(span, Mark.MATCH) for span in spans[1]])
        naming = [
            number
            for number, row in enumerate(compared.rows)
            if _names(row.left, spans[0]) or _names(row.right, spans[1])
        ]
        if not naming:
            self.say(f"{entity.name}: not in a sentence that is shown here.")
            return
        after = view.row if self._mention and self._mention[0] == entity.id else -1
        place = next((place for place, number in enumerate(naming) if number > after), 0)
        self._mention = entity.id, place
        view.go_to_row(naming[place])
        self.say(f"{entity.name}: {place + 1} of {len(naming)} passages.")


def _names(sentences: Sequence[Span], mentions: Sequence[Span]) -> bool:
    return any(sentence.contains(mention) for sentence in sentences for mention in mentions)


def _heading(article: Article, room: int) -> str:
    title = f"({article.title})" if article.title_derived else article.title
    return shortened(f"{article.source} {title}", max(room, 8))


def _verdict(compared: Compared) -> str:
    """What must be said about a pair before it is read; empty where the rows speak for themselves."""
    links = compared.comparison.links
    if links:
        return ""
    return "These two do not report the same: no sentence of one has a counterpart in the other."


def _row_at(compared: Compared, place: tuple[str, Span]) -> int:
    """The row that holds a place of one of the two articles; the first row where none does."""
    article, wanted = place
    for number, row in enumerate(compared.rows):
        spans = row.left if article == compared.left.id else row.right
        if any(span.overlaps(wanted) for span in spans):
            return number
    return 0


def _before_in_right(compared: Compared, row: int) -> int | None:
    """The row that the right article tells just before this one; None where it begins with this one."""
    places = sorted((span, number) for number, other in enumerate(compared.rows) for span in other.right)
    position = next(place for place, (_, number) in enumerate(places) if number == row)
    return places[position - 1][1] if position else None
