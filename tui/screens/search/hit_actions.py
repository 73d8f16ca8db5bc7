"""What is done with the hit under the cursor: open it, mark it, compare it, leave it for an unread one."""

from __future__ import annotations

from index.article import Span
from tui.screens.search.history import RememberingScreen
from tui.wording.result_words import none_unread


class HitActions(RememberingScreen):
    """Hits that are read and compared; a search that led to one is remembered."""

    def action_open(self) -> None:
        """Read the article under the cursor, at its first match."""
        if (item := self.hits.item) is None:
            self.say("Nothing to open: type to search.")
            return
        self.remember_search()
        self.reader.open_article(*self._as_found(item.id))

    def step_from(self, article_id: str, step: int) -> tuple[str, str, Span | None] | None:
        """Move the cursor so many hits on from an article, at most to the last or the first: that hit, the
        words of the search and its first match. None where there is no hit on that side."""
        listed = [item.id for item in self.hits.items]
        if article_id not in listed:
            return None
        at = listed.index(article_id)
        there = max(0, min(len(listed) - 1, at + step))
        if there == at:
            return None
        self.hits.select(listed[there])
        return self._as_found(listed[there])

    def _as_found(self, article_id: str) -> tuple[str, str, Span | None]:
        """An article, the words of the search and its first match."""
        matches = self._matches(article_id)
        return article_id, self.box.value.strip(), matches[0] if matches else None

    def action_mark(self) -> None:
        """Mark the article under the cursor for comparing, or unmark it."""
        if (item := self.hits.item) is not None:
            self.toggle_mark(item.id)
            self.hits.remark(self.library.marked())

    def action_compare(self) -> None:
        """Compare the marked articles, or the one under the cursor with the best other source."""
        if (item := self.hits.item) is not None:
            self.remember_search()
            self.compare_from(item.id)

    def action_details(self) -> None:
        """Correct what is known of the article under the cursor."""
        if (item := self.hits.item) is not None:
            self.correct_details(item.id)

    def action_next_unread(self) -> None:
        """The next hit that has not been read."""
        self._go_unread(1)

    def action_previous_unread(self) -> None:
        """The hit before that has not been read."""
        self._go_unread(-1)

    def _go_unread(self, step: int) -> None:
        self.set_focus(self.hits)
        if not self.hits.go_unread(step):
            self.say(none_unread(below=step > 0))
