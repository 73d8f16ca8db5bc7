"""What can be done with one article wherever one is under the cursor: mark, compare, correct."""

from __future__ import annotations

from index.article import Metadata
from tui.screens.base import ReaderScreen
from tui.widgets.status import StatusLine


class ArticleActions(ReaderScreen):
    """A screen with an article under its cursor."""

    def toggle_mark(self, article_id: str) -> None:
        """Mark an article for comparing, or unmark it, and say what `c` will do."""
        marked = article_id not in self.library.marked()
        self.library.mark(article_id, marked)
        all_marked = self.library.marked()
        source = self.library.entry(article_id).source
        if not marked:
            self.say(f"{source} is no longer marked.")
        elif len(all_marked) >= 2:
            left, right = (self.library.entry(key).source for key in all_marked[-2:])
            self.say(f"{source} marked: c compares {left} with {right}.")
        else:
            self.say(f"{source} marked: mark another, or press c on it.")

    def compare_from(self, article_id: str) -> None:
        """Compare the two marked last; the one marked with this; or this with the best other source."""
        marked = self.library.marked()
        if len(marked) >= 2:
            self.reader.open_compare(marked[-2], marked[-1])
        elif marked and marked[0] != article_id:
            self.reader.open_compare(marked[0], article_id)
        else:
            self.compare_with_best(article_id)

    def compare_with_best(self, article_id: str) -> None:
        """Compare an article with the best other source of its story."""

        def opened(other: str | None) -> None:
            self.query_one(StatusLine).unsay()
            if other is None:
                self.say("No other source tells this story: mark two articles with Space, then c.")
            elif self.is_current:
                self.reader.open_compare(article_id, other)

        self.say("Looking for the best other source …")
        self.ask("counterpart", lambda: self.library.best_counterpart(article_id), opened)

    def correct_details(self, article_id: str) -> None:
        """Open the form for title, source and date, and keep what is corrected there."""
        from tui.screens.details import DetailsScreen

        def closed(correction: Metadata | None) -> None:
            if correction is None:
                return
            self.library.correct(article_id, correction)
            self.say("Corrected; the file is as it was.")
            self.details_corrected(article_id)

        self.app.push_screen(DetailsScreen(self.library.article(article_id)), closed)

    def details_corrected(self, article_id: str) -> None:
        """Called after a correction, to show it."""
