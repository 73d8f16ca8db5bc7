"""The hits and the article under their cursor, read beside them."""

from __future__ import annotations

import time
from asyncio import sleep
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import OptionList
from textual.worker import Worker

from index.article import Article, Span
from index.library import Library, LibraryError
from tui.contents.reading import kind_marks, preview_lines
from tui.looks.marks import Mark
from tui.screens.base.asking import other_sources
from tui.screens.search.hints import SearchHints
from tui.widgets.lines.search_line import SearchInfo
from tui.widgets.texts.text_view import TextView

if TYPE_CHECKING:
    from index.entities.model import Entity


_SHORT = 3_000
"""Words up to which an article that is indexed is read while its reader waits: 3 ms (measured)."""
_HELD = 0.1
"""Seconds between two moves up to which a key is taken to be held: terminals repeat it each 25 to 50 ms."""
_REST = 0.04
"""Seconds that the cursor has to rest then before the text beside it follows."""


class PreviewScreen(SearchHints):
    """Hits, and the text of the one under the cursor."""

    names_over_text = False

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._previewed = ""
        self._previewed_as: tuple[str, tuple[Span, ...]] = ("", ())
        """The text of that article, and its lines that are shown."""
        self._moved_last = 0.0
        self._behind = False
        """Whether the text is still that of an article which the cursor has left."""
        self._mention: tuple[str, str, int] | None = None
        """The name and the article whose mentions are walked, and the number of the current one."""
        self._story: tuple[str, ...] = ()

    @property
    def preview(self) -> TextView:
        """The text of the article under the cursor."""
        return self.query_one("#preview", TextView)

    def named_articles(self) -> tuple[str, ...]:
        """The story of the article under the cursor."""
        if self._behind and (item := self.hits.item) is not None:
            return self.library.story_of(item.id).articles
        return self._story

    @on(OptionList.OptionHighlighted, "#hits")
    def _highlighted(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()
        item = self.hits.item
        if not self._behind and (item is None or item.id != self._previewed):
            self._moved()

    def _moved(self, *, at_once: bool = False) -> None:
        """The cursor is on another article, or the matches in it are others; `at_once` without a thread."""
        self._behind = False
        item = self.hits.item
        if item is None:
            self.preview.show("", ())
            self._previewed = self._about = ""
            self._story = ()
            self.query_one(SearchInfo).go_to(0)
            self.refresh_names()
            self._show_about()
            self.hint_keys()
            return

        def question() -> tuple[Article, tuple[str, ...], str]:
            article = self.library.article(item.id)
            story = self.library.story_of(item.id).articles
            return article, story, other_sources(self.library, story, item.id)

        if at_once:
            # An answer that is still to come is about another article.
            self.number_question("preview")
            try:
                self._show_preview(*question())
            except LibraryError as error:
                self.say(str(error))
        else:
            self.ask("preview", question, lambda answer: self._show_preview(*answer))

    def come_to_article(self) -> None:
        """Show the text of the article that the cursor has come to before the list is drawn, where that does
        not take long; else it follows. While a key is held, only the cursor moves, which a slow line keeps
        up with; the text comes when it rests."""
        item, now = self.hits.item, time.monotonic()
        held, self._moved_last = now - self._moved_last < _HELD, now
        if item is None or item.id == self._previewed:
            # An answer that is still to come is about another article.
            self.number_question("preview")
            self._behind = False
        elif held:
            self._behind = True
            _: Worker[None] = self.run_worker(self._rest, group="rest", exclusive=True)
        elif self._is_quick():
            if self.reader.line is None:
                self._moved(at_once=True)
            else:
                # The sign is there in no time, a page of text takes a slow line 100 ms.
                self._behind = True
                self.call_after_refresh(self._catch_up)

    async def _rest(self) -> None:
        await sleep(_REST)
        self._catch_up()

    def _catch_up(self) -> None:
        if self._behind:
            self._moved(at_once=self._is_quick())

    def follow_hits(self) -> None:
        """Show the text of the article under the cursor after others were listed: with these, where that does
        not take long; over a slow line after them."""
        self._moved(at_once=self.reader.line is None and self._is_quick())

    def _is_quick(self) -> bool:
        """Whether the article under the cursor is read in a few milliseconds, so that the list and its text
        change in one go, which costs half as much as one after the other."""
        item = self.hits.item
        return item is not None and not self.updating and self.library.entry(item.id).words <= _SHORT

    def _show_preview(self, article: Article, story: tuple[str, ...], others: str) -> None:
        self._story = story
        self.refresh_names()
        self.hint_keys()
        matches = self._matches(article.id)
        lines = preview_lines(article, matches)
        if article.id != self._previewed or (article.text, lines) != self._previewed_as:
            self._previewed, self._previewed_as = article.id, (article.text, lines)
            self.preview.show(article.text, lines, matches[0] if matches else None)
            self.preview.light("kinds", kind_marks(article))
        elif matches:
            self.preview.scroll_to_span(matches[0])
        self.preview.light("matches", [(span, Mark.MATCH) for span in matches])
        self._about = f"{article.source} · same story: {others}" if others else article.source
        self.query_one(SearchInfo).go_to(self.hits.place)
        self._show_about()

    def jump_to(self, entity: Entity) -> None:
        """The next mention of the name in the preview, else the first article of the list that has it."""
        item = self.hits.item
        if item is None:
            return
        spans = tuple(mention.span for mention in entity.mentions if mention.article == item.id)
        if not spans:
            named = next((i.id for i in self.hits.items if i.id in entity.articles()), None)
            if named is not None:
                self.hits.select(named)
            self.say(f"{entity.name} is not named in {item.source}.")
            return
        number = 0
        if self._mention is not None and self._mention[:2] == (entity.id, item.id):
            number = (self._mention[2] + 1) % len(spans)
        self._mention = entity.id, item.id, number
        current = spans[number]
        self.preview.light(
            "mention", [(span, Mark.FOUND if span == current else Mark.MATCH) for span in spans]
        )
        self.preview.scroll_to_span(current)
        self.say(f"{entity.name}: mention {number + 1} of {len(spans)} · {item.source}")
