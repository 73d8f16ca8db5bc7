"""What can be done with an article in any view of the plain mode: open, mark, compare, hand it on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from index.article import Metadata, Span
from index.notebook.notebook import FIELDS
from tui import outside
from tui.contents.name_list import NAMED, fits, named_query
from tui.plain_mode.keeping import KeepingCommands
from tui.plain_mode.view import Lines, Refused
from tui.terminal.safe_text import safe_text
from tui.wording.citation import cited
from tui.wording.language_words import language_known

if TYPE_CHECKING:
    from index.entities.model import Entity
    from tui.plain_mode.view import Desk


class ArticleCommands(KeepingCommands):
    """A view that has articles under its cursor."""

    def takes(self, command: str, words: str) -> bool:
        """A correction names its field."""
        if command == "details":
            return words.split()[0].casefold() in FIELDS
        if command == "cite":
            return self._refers(words)
        if command in ("entity", "filter"):
            return self._named(words) is not None
        return super().takes(command, words)

    def place_of(self, number: int) -> Span | None:
        """Where in its article a thing stands."""
        return None

    def do_open(self, words: str) -> Lines:
        """Read the article, or the one named, at what the cursor is on."""
        at = None
        if words and not words.isdecimal():
            article = self.article_called(words)
        else:
            number = self.chosen(words)
            article, at = self.article_of(number) or "", self.place_of(number)
            if not article:
                raise Refused("There is nothing to open here.")
        return open_article(self.desk, article, self.query(), at)

    def do_mark(self, words: str) -> Lines:
        """Mark the article for comparing, or unmark it."""
        for word in words.split() or [""]:
            article = self.article_or_refused(word)
            marked = article not in self.library.marked()
            self.library.mark(article, marked)
            source = safe_text(self.library.entry(article).source)
            yield f"{source} is {'marked for comparing' if marked else 'no longer marked'}."

    def do_compare(self, words: str) -> Lines:
        """Compare two articles: those named, those marked, or this one with the best other source."""
        named = [self.article_called(word) for word in words.split()]
        if len(named) > 2:
            raise Refused("Name two articles to compare: compare 1 2.")
        if len(named) == 2:
            return open_pair(self.desk, named[0], named[1])
        marked = self.library.marked()
        if not named and len(marked) >= 2:
            return open_pair(self.desk, marked[-2], marked[-1])
        article = named[0] if named else self.article_or_refused()
        if len(marked) == 1 and marked[0] != article:
            return open_pair(self.desk, marked[0], article)
        other = self.library.best_counterpart(article)
        if other is None:
            raise Refused("No other source tells this story: name two articles, as compare 1 2.")
        return open_pair(self.desk, article, other)

    def do_story(self, words: str) -> Lines:
        """Which source tells which fact of the story."""
        from tui.plain_mode.telling import StoryView

        return self.desk.open(StoryView(self.desk, self._story(words)))

    def do_timeline(self, words: str) -> Lines:
        """Who dates and counts what, and how."""
        from tui.plain_mode.telling import TimelineView

        return self.desk.open(TimelineView(self.desk, self._story(words)))

    def _story(self, words: str) -> tuple[str, ...]:
        named = tuple(self.article_called(word) for word in words.split())
        if len(named) > 1:
            return named
        return self.library.story_of(named[0] if named else self.article_or_refused()).articles

    def do_cite(self, words: str) -> Lines:
        """Say what an article is cited by."""
        yield safe_text(cited(self.library.article(self.article_or_refused(words))))

    def do_details(self, words: str) -> Lines:
        """Correct what is known of the article; without words, say what that is."""
        article = self.library.article(self.article_or_refused())
        if not words:
            title = "" if article.title_derived else safe_text(article.title)
            yield f"title: {title or 'none'}"
            yield f"source: {safe_text(article.source)}"
            values = {"date": article.date, "url": article.url, "language": language_known(article)}
            for known, value in values.items():
                yield f"{known}: {safe_text(value or '') or 'not known'}"
            yield "To correct one of them: details date 2021-07-05. Nothing behind it takes the file's."
            return
        field, _, value = words.partition(" ")
        self.library.correct(article.id, Metadata(**{field.casefold(): value.strip()}))
        self.desk.refresh()
        yield "Corrected; the file is as it was."

    def do_edit(self, words: str) -> Lines:
        """Open the file in the editor."""
        article = self.library.article(self.article_or_refused(words))
        outside.check_file(article.path, article.source)
        at = None if words or not self.count() else self.place_of(self.chosen(""))
        line = self.library.line_of(article.id, at.start if at else article.body.start)
        outside.edit(outside.editor(os.environ, article.path, line))
        yield "The editor was left."

    def do_pipe(self, words: str) -> Lines:
        """Send the text through a command, or through the pager."""
        article = self.library.article(self.article_or_refused())
        command = words or outside.pager(os.environ)
        code = outside.pipe(command, article.body.of(article.text))
        yield f"{safe_text(command)} ended with {code}." if code else f"Sent through {safe_text(command)}."

    def do_names(self, _: str) -> Lines:
        """Who and what is named."""
        from tui.plain_mode.naming import NamesView

        if not self.articles():
            raise Refused("No article is chosen here whose names could be listed.")
        return self.desk.open(NamesView(self.desk, self.articles(), self.current_article()))

    def do_entity(self, words: str) -> Lines:
        """The page of a name that is spelled like these words."""
        from tui.plain_mode.naming import EntityView

        entity = self._named_or_refused(words)
        return self.desk.open(EntityView(self.desk, self.articles(), entity, self.current_article()))

    def do_filter(self, words: str) -> Lines:
        """The articles that name it."""
        return self.desk.search_for(named_query(self._named_or_refused(words)))

    def _named_or_refused(self, words: str) -> Entity:
        if not words:
            raise Refused("Say which name, as in entity smith; names lists them.")
        entity = self._named(words)
        if entity is None:
            raise Refused(f"No name here is spelled like {safe_text(words)}.")
        return entity

    def _named(self, words: str) -> Entity | None:
        if not self.articles():
            return None
        found = self.library.entities(self.articles()).entities
        return next((entity for entity in found if entity.type in NAMED and fits(entity, words)), None)


def open_article(desk: Desk, article: str, query: str = "", at: Span | None = None) -> Lines:
    """Read an article from its beginning; with a place, from there."""
    from tui.plain_mode.reading import ArticleView

    desk.library.opened(article)
    return desk.open(ArticleView(desk, article, query, at))


def open_pair(desk: Desk, left: str, right: str) -> Lines:
    """Compare two articles."""
    from tui.plain_mode.comparing import CompareView

    if left == right:
        raise Refused("These are one article: name two.")
    return desk.open(CompareView(desk, left, right))
