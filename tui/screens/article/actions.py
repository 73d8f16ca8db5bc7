"""What can be done with one article wherever one is under the cursor: mark, compare, correct."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations

from textual.app import SuspendNotSupported

from index.analysing.analyses import WIDEST
from index.article import Article, Metadata
from index.library import LibraryError
from tui import outside
from tui.keyed import takes_letters
from tui.running.working_ahead import Asked, FindAsked
from tui.screens.base.screen import ReaderScreen
from tui.within import after
from tui.wording.citation import cited

Pair = tuple[str, str]

_MOST_WORK = 300_000_000
"""Product of the lengths of two articles, in characters, summed over all pairs of a story, up to which all of
them are compared ahead: half a second to a second of another process, for six articles of 1,000 words."""
_MOMENT = 0.1
"""Seconds that the best other source may be looked for without a word: mostly it is known, and the word would
be drawn, and sent, for nothing."""


class ArticleActions(ReaderScreen):
    """A screen with an article under its cursor."""

    def toggle_mark(self, article_id: str) -> None:
        """Mark an article for comparing, or unmark it, and say what `c` will do."""
        marked = article_id not in self.library.marked()
        self.library.mark(article_id, marked)
        all_marked = self.library.marked()
        source = self.library.entry(article_id).source
        if not marked:
            self.say(f"{source} is no longer marked; {self.key('undo')} undoes it.")
        elif len(all_marked) >= 2:
            left, right = (self.library.entry(key).source for key in all_marked[-2:])
            self.say(f"{source} marked: {self.key('compare')} compares {left} with {right}.")
        else:
            self.say(f"{source} marked: mark another, or press {self.key('compare')} on it.")

    def idle_commands(self) -> frozenset[str]:
        """An only article has none to be compared with."""
        only = self.library.size == 1
        return super().idle_commands() | (frozenset({"compare"}) if only else frozenset())

    def action_cite(self) -> None:
        """Copy source, title, date and address of the article."""
        article_id = self.current_article()
        self.copy_out(cited(self.library.article(article_id)) if article_id is not None else "")

    def compare_from(self, article_id: str) -> None:
        """Compare the two marked last; the one marked with this; or this with the best other source."""
        if (pair := self._marked_pair(article_id)) is not None:
            self._open_pair(*pair)
        else:
            self.compare_with_best(article_id)

    def _marked_pair(self, article_id: str) -> Pair | None:
        marked = self.library.marked()
        if len(marked) >= 2:
            return marked[-2], marked[-1]
        return (marked[0], article_id) if marked and marked[0] != article_id else None

    def _open_pair(self, left: str, right: str) -> None:
        """Compare these two; what takes longer than a moment is told before it is begun."""
        if self.library.is_compared(left, right):
            self.reader.open_compare(left, right)
            return

        def opened() -> None:
            self.unsay()
            self.reader.open_compare(left, right)

        sources = (self.library.entry(key).source for key in (left, right))
        self.say("Comparing {} and {} …".format(*sources))
        self.once_drawn(opened)

    def asked_next(self) -> FindAsked | None:
        """The pair that `c` would open: two that are marked, else this and the best other source. Then what
        the matrix and the timeline of the story show. All of it only where that does not take long."""
        article_id = self.current_article()
        if article_id is None or takes_letters(self.focused):
            return None
        marked = self._marked_pair(article_id)
        story = self.library.story_of(article_id).articles
        if marked is None and not 1 < len(story) <= WIDEST:
            return None
        return partial(self._asked_ahead, article_id, marked, story if len(story) <= WIDEST else ())

    def _asked_ahead(self, article_id: str, marked: Pair | None, story: Sequence[str]) -> Iterator[Asked]:
        from index.analysing.analysing import WORTH_A_PROCESS, work_of

        def work(keys: Sequence[str]) -> int:
            return work_of([len(self.library.article(key).text) for key in keys])

        best = self.library.best_counterpart(article_id) if marked is None else None
        if marked is not None:
            yield "compare", marked
        elif best is not None and work((article_id, best)) < WORTH_A_PROCESS:
            yield "compare", (article_id, best)
        pairs = list(combinations(story, 2))
        if pairs and work(story) <= _MOST_WORK and max(map(work, pairs)) < WORTH_A_PROCESS:
            for pair in pairs:
                yield "links", pair
            yield "matrix", story
            yield "timeline", story

    def compare_with_best(self, article_id: str) -> None:
        """Compare an article with the best other source of its story."""

        def opened(other: str | None) -> None:
            self.unsay()
            if other is None and self.library.size == 1:
                self.say("There is no other article to compare this one with: `reader FOLDER` opens more.")
            elif other is None:
                keys = f"mark two articles with {self.key('mark')}, then {self.key('compare')}"
                self.say(f"No other source tells this story: {keys}.")
            elif self.is_current:
                self._open_pair(article_id, other)

        def still_sought() -> None:
            if self.awaits("counterpart"):
                self.say("Looking for the best other source …")

        self.ask("counterpart", lambda: self.library.best_counterpart(article_id), opened)
        after(_MOMENT, self, still_sought)

    def call_off_comparing(self) -> bool:
        """Open no comparison whose other source is still looked for; False where none is."""
        if not self.awaits("counterpart"):
            return False
        self.number_question("counterpart")
        self.workers.cancel_group(self, "counterpart")
        self.unsay()
        return True

    def action_back(self) -> None:
        """Out of a comparison that is still to come first."""
        if not self.call_off_comparing():
            super().action_back()

    def correct_details(self, article_id: str) -> None:
        """Open the form for what is known of an article, and keep what is corrected there."""

        def closed(correction: Metadata | None) -> None:
            if correction is None:
                return
            self.library.correct(article_id, correction)
            self.say(f"Corrected; the file is as it was. {self.key('undo')} undoes it.")
            self.details_corrected(article_id)

        self.reader.open_details(self.library.article(article_id), closed)

    def details_corrected(self, article_id: str) -> None:
        """Called after a correction, to show it."""

    def text_in_sight(self, article: Article) -> int:
        """Where in an article's text the reader is, for the editor to open there."""
        return article.body.start

    def action_edit(self) -> None:
        """Open the file of the article in `$EDITOR`, where the reader is in it."""
        article = self._shown_article()
        if article is None:
            return
        try:
            outside.check_file(article.path, article.source)
            line = self.library.line_of(article.id, self.text_in_sight(article))
            command = outside.editor(os.environ, article.path, line)
            with self.app.suspend():
                outside.edit(command)
        except (outside.CannotRun, SuspendNotSupported) as error:
            self.say(str(error))

    def action_pipe(self) -> None:
        """Ask for a command, and send the article's text through it."""
        article = self._shown_article()
        if article is None:
            return
        pager = outside.pager(os.environ)
        text = article.body.of(article.text)

        def typed(command: str | None) -> None:
            if command is None:
                return
            try:
                with self.app.suspend():
                    code = outside.pipe(command, text)
                    if command != pager:
                        outside.wait_for_enter()
            except SuspendNotSupported as error:
                self.say(str(error))
            else:
                self.say(f"{command} ended with {code}." if code else f"Sent through {command}.")

        question = f"Send {article.source} through"
        keys = f"Enter runs it · {self.key('back')} leaves it"
        self.reader.open_prompt(question, "|", keys, typed, pager)

    def _shown_article(self) -> Article | None:
        """The article under the cursor; says so where there is none, or none that can be read."""
        article_id = self.current_article()
        if article_id is None:
            self.say("No article is under the cursor.")
            return None
        try:
            return self.library.article(article_id)
        except LibraryError as error:
            self.say(str(error))
            return None
