"""What the user keeps of a library's articles: marks for comparing, what is read, bookmarked, tagged and
noted, and what was searched for."""

from __future__ import annotations

from collections.abc import Collection as Group
from typing import TYPE_CHECKING

from index import reading_marks
from index.article import Article
from index.collection import Collection
from index.notebook import Notebook
from index.reading_marks import Kept

if TYPE_CHECKING:
    from index.search.nodes import Field


class UserMarks:
    """The part of a library that is the user's own. Methods that change an article's marks raise
    `ArticleNotFound` for an unknown one; each change is on the disk when the call returns."""

    _notebook: Notebook
    _collection: Collection

    def article(self, article_id: str) -> Article:
        """An article by its id."""
        raise NotImplementedError

    def marked(self) -> tuple[str, ...]:
        """The articles that are marked for comparing, in the order of marking; kept between starts."""
        return tuple(key for key in self._notebook.marks() if key in self._collection.records)

    def mark(self, article_id: str, marked: bool) -> None:
        """Mark or unmark an article for comparing."""
        self.article(article_id)
        self._notebook.mark(article_id, marked)

    def keep(self, article_id: str, state: Kept, on: bool = True) -> None:
        """Put an article among those that are read or bookmarked, or take it out."""
        self.article(article_id)
        reading_marks.keep(self._notebook, article_id, state, on)

    def tag(self, article_id: str, tag: str, on: bool = True) -> None:
        """Give an article a tag, or take it away."""
        self.article(article_id)
        reading_marks.tag(self._notebook, article_id, tag, on)

    def tags(self, article_id: str) -> tuple[str, ...]:
        """The tags of an article."""
        return reading_marks.tags(self._notebook, article_id)

    def write_note(self, article_id: str, text: str) -> None:
        """Keep a note on an article in the place of the one before; a blank one is taken away."""
        self.article(article_id)
        reading_marks.write_note(self._notebook, article_id, text)

    def note(self, article_id: str) -> str:
        """The note on an article; mostly empty."""
        return reading_marks.note(self._notebook, article_id)

    def kept(self, field: Field, value: str) -> Group[str]:
        """The ids of the articles that have a tag (`tag`), or that are read, bookmarked or noted (`is`)."""
        if field == "tag":
            return reading_marks.tagged(self._notebook, value)
        if value == "noted":
            return reading_marks.noted(self._notebook)
        return reading_marks.articles_in(self._notebook, Kept(value))

    def searches(self) -> tuple[str, ...]:
        """What was searched for, in any library, the latest first."""
        return reading_marks.searches(self._notebook)

    def remember_search(self, query: str) -> None:
        """Keep a search as the latest one."""
        reading_marks.remember_search(self._notebook, query)
