"""What the user keeps of a library's articles: marks for comparing, what is read, bookmarked, tagged and
noted, and what was searched for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection as Group
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from index.article import Article, Span
from index.collection.collection import Collection
from index.notebook import reading_marks
from index.notebook.notebook import Notebook
from index.notebook.reading_marks import Kept, Signs
from index.running.late_imports import IMPORTING

if TYPE_CHECKING:
    from index.notebook.passages import Passage
    from index.notebook.steps import Change
    from index.search.nodes import Field


class UserMarks:
    """The part of a library that is the user's own. Methods that change an article's marks raise
    `ArticleNotFound` for an unknown one; each change is on the disk when the call returns, and is a step that
    `undo` takes back."""

    _notebook: Notebook
    _collection: Collection

    @abstractmethod
    def article(self, article_id: str) -> Article:
        """An article by its id."""

    def unwritten(self) -> str:
        """The sentence that says why what the user did is only in memory so far, and lost with the process
        unless it can be written before; empty where all is on the disk."""
        return self._notebook.unwritten

    def kept_elsewhere(self) -> bool:
        """Whether another reader has kept or remembered something since this was asked last; False the first
        time. It may be asked all the time."""
        return self._notebook.changed_elsewhere()

    def marked(self) -> tuple[str, ...]:
        """The articles that are marked for comparing, in the order of marking; kept between starts."""
        return tuple(key for key in self._notebook.marks() if key in self._collection.records)

    def mark(self, article_id: str, marked: bool) -> None:
        """Mark or unmark an article for comparing."""
        self.article(article_id)
        reading_marks.mark(self._notebook, article_id, marked)

    def mark_all(
        self, article_ids: Sequence[str], states: Mapping[Kept, bool], compared: bool | None = None
    ) -> bool:
        """Put articles among those that are read or bookmarked or out of them, and (`compared`) mark them for
        comparing or no longer, all in one step; False where that is so already."""
        for key in article_ids:
            self.article(key)
        return reading_marks.mark_all(self._notebook, article_ids, states, compared)

    def keep(self, article_id: str, state: Kept, on: bool = True) -> bool:
        """Put an article among those that are read or bookmarked, or take it out; False where that is so
        already."""
        self.article(article_id)
        return reading_marks.keep(self._notebook, article_id, state, on)

    def toggle(self, article_id: str, state: Kept) -> bool:
        """The same the other way round than it is; whether it is in that state now."""
        self.article(article_id)
        return reading_marks.toggle(self._notebook, article_id, state)

    def opened(self, article_id: str) -> None:
        """What is opened counts as read."""
        reading_marks.opened(self._notebook, article_id)

    def signs(self, article_ids: Sequence[str]) -> dict[str, Signs]:
        """What is kept of each of these articles, as a list shows it; without those of which nothing is."""
        return reading_marks.signs(self._notebook, article_ids)

    def tag(self, article_id: str, tags: Mapping[str, bool]) -> tuple[Change, ...]:
        """Give an article tags, or take away those that map to False, in one step; what changed."""
        self.article(article_id)
        return reading_marks.tag(self._notebook, article_id, tags)

    def tags(self, article_id: str) -> tuple[str, ...]:
        """The tags of an article."""
        return reading_marks.tags(self._notebook, article_id)

    def all_tags(self) -> tuple[tuple[str, int], ...]:
        """All tags that are in use, in any library, with how many articles have each; the most used first."""
        return reading_marks.all_tags(self._notebook)

    def write_note(self, article_id: str, text: str) -> bool:
        """Keep a note on an article in the place of the one before; a blank one is taken away. False where
        nothing changed."""
        self.article(article_id)
        return reading_marks.write_note(self._notebook, article_id, text)

    def note(self, article_id: str) -> str:
        """The note on an article; mostly empty."""
        return reading_marks.note(self._notebook, article_id)

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """The notes on passages of an article, where these stand by now."""
        with IMPORTING:
            from index.notebook import passages
        return passages.passages(self._notebook, self.article(article_id))

    def note_passage(self, article_id: str, span: Span, text: str) -> bool:
        """Keep a note on a passage; a blank one is taken away. False where nothing changed."""
        with IMPORTING:
            from index.notebook import passages
        return bool(passages.write(self._notebook, self.article(article_id), span, text))

    def rewrite_passage(self, article_id: str, passage: Passage, text: str) -> bool:
        """Keep another text of a note on a passage, which need not be there any more; a blank one takes it
        away. False where nothing changed."""
        with IMPORTING:
            from index.notebook import passages
        return bool(passages.rewrite(self._notebook, article_id, passage, text))

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

    def forget_search(self, query: str) -> bool:
        """Take a search out of the earlier ones; False where it is not among them."""
        return reading_marks.forget_search(self._notebook, query)

    def saved_searches(self) -> tuple[tuple[str, str], ...]:
        """Name and words of the searches that are kept under a name."""
        return reading_marks.saved_searches(self._notebook)

    def saved_search(self, name: str) -> str | None:
        """The words of the search that is kept under a name, however cased; None where there is none."""
        return reading_marks.saved_search(self._notebook, name)

    def save_search(self, name: str, query: str) -> tuple[Change, ...]:
        """Keep a search under a name, in the place of one that is called so; an empty one is taken away."""
        return reading_marks.save_search(self._notebook, name, query)
