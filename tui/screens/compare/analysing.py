"""The comparison screen finds out about its pair in a thread, and shows what is known by then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice

from textual import events
from textual.worker import get_current_worker

from index.article import Span
from index.library import Library, LibraryError
from index.notebook.resuming import Opened
from tui.comparing.compared import Compared
from tui.comparing.comparison_words import verdict
from tui.comparing.pair_analysis import PairAnalysis
from tui.screens.compare.pair import PairScreen
from tui.widgets.lines.notice import Notice
from tui.within import after, from_thread
from tui.wording.labels_apart import pair_labels

_MOMENT = 0.15
"""Seconds that a pair may take before its two texts are shown as they are. Short ones take half of that, and
are drawn, and sent, once. Those of a long pair are shown without waiting."""

_MOMENT_AFAR = 0.5
"""The same over a slow line, which is busy for half of that with the two texts as they are."""


class ComparingScreen(PairScreen):
    """Two articles side by side; `at` is a span of the left one to begin at."""

    def __init__(
        self, library: Library, left_id: str = "", right_id: str = "", at: Span | None = None
    ) -> None:
        super().__init__(library)
        self.about(left_id, right_id, at)
        self._pair: PairAnalysis | None = None
        """What is, or was, found out about the pair that was asked for last; None until one is."""
        self.verdict = ""
        """What must be said about the pair."""
        self._once_aligned: tuple[int | None, Callable[[], None]] | None = None
        """The row under the cursor when something was asked for that needs the alignment, and that."""

    def about(self, left_id: str, right_id: str, at: Span | None = None) -> None:
        """Say which pair it shows, and where in the left one it begins, before it does."""
        self.left_id, self.right_id = left_id, right_id
        self.start_at: tuple[str, Span] | None = (left_id, at) if at is not None else None

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
            self.show_where(f"Comparing {' and '.join(pair_labels(left, right))} …")
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
        if pair is self._pair:
            self.view.changes_arrived(links)

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

    def on_resize(self, event: events.Resize) -> None:
        """Fit the heading to the size; the base fits the rest. Texts read by now are drawn at once."""
        if self._pair is not None and self._pair.takes_long:
            self._show_texts(self._pair)
        self.show_heading()


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
