"""What the comparison screen shows: the pair, compared in a thread, its heading, overview and status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.worker import get_current_worker

from index.article import Article, Span
from index.comparison.model import Relation
from index.library import Library, LibraryError
from index.notebook.resuming import Opened
from tui.commands import Place
from tui.comparing.comparison_marks import reports_same, times, told_together
from tui.comparing.comparison_plan import TWO_COLUMNS_FROM, Compared
from tui.comparing.comparison_words import fitted_discrepancy, row_words, verdict
from tui.comparing.overview_cells import overview_cells
from tui.comparing.pair_analysis import PairAnalysis
from tui.line_layout import shortened
from tui.marks import GLYPHS, Mark
from tui.screens.base import ReaderScreen
from tui.widgets.comparison_view import ComparisonView
from tui.widgets.cursor_view import CursorView
from tui.widgets.notice import Notice
from tui.widgets.overview import Overview
from tui.widgets.pane_lines import quick
from tui.within import after, from_thread

_NAMES_WIDTH = 34
"""Columns of the names beside a comparison, where two sources are counted; as in reader.tcss."""

_NAMES_BESIDE_FROM = TWO_COLUMNS_FROM + _NAMES_WIDTH
"""Columns that hold two columns of words and the names beside them."""

_BREAKPOINTS = [(0, "-narrow"), (TWO_COLUMNS_FROM, "-medium"), (_NAMES_BESIDE_FROM, "-wide")]

_BROKEN = 12
"""Cells at the end of a line of the status that may stay empty because the next word is too long."""

_MOMENT = 0.15
"""Seconds that a pair may take before its two texts are shown as they are. Short ones take half of that, and
are drawn, and sent, once. Those of a long pair are shown without waiting."""

_MOMENT_AFAR = 0.5
"""The same over a slow line, which is busy for half of that with the two texts as they are."""


class ComparingScreen(ReaderScreen):
    """Two articles side by side; `at` is a span of the left one to begin at."""

    place = Place.COMPARE
    names_beside_from = _NAMES_BESIDE_FROM
    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS

    def __init__(
        self, library: Library, left_id: str = "", right_id: str = "", at: Span | None = None
    ) -> None:
        super().__init__(library)
        self.about(left_id, right_id, at)
        self._pair: PairAnalysis | None = None
        """What is, or was, found out about the pair that was asked for last; None until one is."""
        self.verdict = ""
        """What must be said about the pair."""
        self._in_sight: tuple[int, ...] = ()
        """The links that are wanted next; set here, read by the thread that compares words."""
        self._once_aligned: tuple[int | None, Callable[[], None]] | None = None
        """The row under the cursor when something was asked for that needs the alignment, and that."""

    def about(self, left_id: str, right_id: str, at: Span | None = None) -> None:
        """Say which pair it shows, and where in the left one it begins, before it does."""
        self.left_id, self.right_id = left_id, right_id
        self.start_at: tuple[str, Span] | None = (left_id, at) if at is not None else None

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

    def has_content(self) -> bool:
        """Whether a pair is there, or why there is none has been said."""
        answered = self._pair is None or self._pair.answered
        return self.is_mounted and (self.view.compared is not None or answered)

    def awaits(self, group: str) -> bool:
        """Whether an answer of this group is still to come: a pair, until its texts can be read."""
        if group == "pair":
            return not self.has_content() and super().awaits("compare")
        return super().awaits(group)

    def opened(self) -> Opened:
        """The pair, and the place in the left one that is nearest to the cursor."""
        compared = self.view.compared if self.is_mounted else None
        rows = compared.rows[: self.view.row + 1] if compared is not None else ()
        place = next((row.left[0].start for row in reversed(rows) if row.left), 0)
        return Opened((self.left_id, self.right_id), "", place)

    def leave_place(self) -> None:
        """The place in a pair is kept with it."""

    def main_pane(self) -> ComparisonView:
        """The aligned rows."""
        return self.view

    def named_articles(self) -> tuple[str, ...]:
        """Both articles."""
        return self.left_id, self.right_id

    def begin(self) -> None:
        """Compare, in a thread."""
        self.set_focus(self.view)
        self.load()

    def load(self, *, again: bool = False) -> None:
        """Compare the two in a thread and show that; `again` for the same pair, which needs no word.

        What takes longer than a moment lets one read both texts meanwhile.
        """
        pair = self._pair = PairAnalysis(self.library, self.left_id, self.right_id)
        try:
            left, right = self.library.entry(self.left_id), self.library.entry(self.right_id)
        except LibraryError as error:
            self.say(str(error))
            return
        if not again:
            self.show_where(f"Comparing {left.source} and {right.source} …")
        self._once_aligned = None
        moment = _MOMENT if self.reader.line is None else _MOMENT_AFAR
        after(moment, self, partial(self._show_texts, pair))
        self.run_worker(
            partial(self._work, pair),
            thread=True,
            group="compare",
            exclusive=True,
            exit_on_error=False,
        )

    def _work(self, pair: PairAnalysis) -> None:
        """In a thread: read both texts, compare them, then the words of their links."""
        worker = get_current_worker()

        def cancelled() -> bool:
            return worker.is_cancelled

        try:
            pair.read()
            if pair.takes_long:
                self.call_later(self._show_texts, pair)
            compared = pair.align(cancelled)
            if compared is None:
                return
            known = pair.compare_words(compared, lambda: self._in_sight, cancelled)
            for _ in islice(known, 1):
                from_thread(self, partial(self._show, pair, compared))
            for links in known:
                from_thread(self, partial(self._changes_arrived, pair, links))
        except LibraryError as error:
            from_thread(self, partial(self._failed, pair, str(error)))

    def _show_texts(self, pair: PairAnalysis) -> None:
        """Show both articles, each in its own order, unless what they have in common is known by now."""
        if pair is not self._pair or pair.answered:
            return
        shown = self.view.compared
        if shown is not None and (shown.left.id, shown.right.id) == (self.left_id, self.right_id):
            return
        texts = pair.texts
        if texts is None:
            after(_MOMENT, self, partial(self._show_texts, pair))
            return
        row = _row_at(texts, self.start_at) if self.start_at else 0
        self.start_at = None
        self.verdict = ""
        self.query_one(Notice).show("")
        self.view.show(texts, {}, row)
        self.show_heading()

    def aligned(self) -> Compared | None:
        """What was found between the two; None, which the status line explains, until it is known."""
        compared = self.view.compared
        if compared is None or compared.aligned:
            return compared
        self.say("Still aligning: in a moment.")
        return None

    def once_aligned(self, action: Callable[[], None]) -> None:
        """Do this when it is known what the two share, unless the cursor is moved meanwhile."""
        compared = self.view.compared
        self._once_aligned = (None if compared is None else self.view.row), action

    def _failed(self, pair: PairAnalysis, message: str) -> None:
        pair.answered = True
        if pair is self._pair:
            self.say(message)

    def _changes_arrived(self, pair: PairAnalysis, links: Sequence[int]) -> None:
        if pair is self._pair and set(links) & set(self._in_sight):
            self.view.changes_arrived()

    def _show(self, pair: PairAnalysis, compared: Compared) -> None:
        if pair is not self._pair:
            return
        pair.answered = True
        texts, begin = pair.texts, self.start_at
        self.start_at = None
        asked = self._once_aligned
        moved = asked is not None and asked[0] not in (None, self.view.row)
        self.verdict = verdict(compared)
        self.query_one(Notice).show(self.verdict)
        if begin is None and self.view.compared is texts and texts is not None:
            self.view.take_in(compared, pair.changes)
        else:
            self.view.show(compared, pair.changes, _row_at(compared, begin) if begin else 0)
        # The thread goes on at once: what it finds for these rows must be drawn.
        self._in_sight = tuple(self.view.links_in_sight())
        self.show_heading()
        self.refresh_names()
        self.compared_shown()
        if asked is not None and not moved:
            asked[1]()

    def compared_shown(self) -> None:
        """Called when another pair is on the screen."""

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
        subject = "  ⇆  ".join(_heading(article, room) for article in (compared.left, compared.right))
        self.show_title(subject, count)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the heading to the size; the base fits the rest. Texts read by now are drawn at once."""
        if self._pair is not None and self._pair.takes_long:
            self._show_texts(self._pair)
        self.show_heading()

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
            return f"Aligning {compared.left.source} and {compared.right.source} … read on meanwhile."
        row = compared.rows[view.row]
        if folded := view.plan.fold_size(view.cursor):
            source = compared.left.source if row.relation is Relation.ONLY_LEFT else compared.right.source
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


def _heading(article: Article, room: int) -> str:
    title = f"({article.title})" if article.title_derived else article.title
    return shortened(f"{article.source} {title}", max(room, 8))


def _row_at(compared: Compared, place: tuple[str, Span]) -> int:
    """The row that holds a place of one of the two articles; the first row where none does."""
    article, wanted = place
    if article not in (compared.left.id, compared.right.id):
        return 0
    for number, row in enumerate(compared.rows):
        spans = row.left if article == compared.left.id else row.right
        if any(span.overlaps(wanted) for span in spans):
            return number
    return 0
