"""What the screens share that lay a whole story out by its sources, with what a source says in full below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from textual.widget import Widget
from textual.worker import get_current_worker

from index.article import Article
from index.library import Library, LibraryError
from tui.screens.base.screen import ReaderScreen
from tui.widgets.lines.line import Rule
from tui.widgets.story.source_grid import SourceGrid
from tui.widgets.texts.passages import Passages

_NAMES_BESIDE_FROM = 170
"""Columns that hold readable rows, a dozen sources and the names beside them."""

_WALK = frozenset({"next_discrepancy", "previous_discrepancy"})
_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (_NAMES_BESIDE_FROM, "-wide")]


class WholeStoryScreen(ReaderScreen):
    """The articles of one story; a subclass lays them out and shows the cursor's place in `Passages`."""

    all_agree: ClassVar[str]
    """What is said where no cell differs; `{key}` stands for the key that opens."""

    names_beside_from = _NAMES_BESIDE_FROM
    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS
    DEFAULT_CSS = """
    WholeStoryScreen Passages { height: 30%; min-height: 6; }
    WholeStoryScreen Passages:focus { height: 60%; }
    WholeStoryScreen.-too-small Passages { display: none; }
    """

    def __init__(self, library: Library, article_ids: tuple[str, ...] = ()) -> None:
        super().__init__(library)
        self.about(article_ids)
        self.articles: dict[str, Article] = {}
        """By id, once they are read."""
        self.labels: Mapping[str, str] = {}
        """What the articles are called beside each other, by their ids."""

    def about(self, article_ids: tuple[str, ...]) -> None:
        """Say whose story it shows, before it begins."""
        self.article_ids = article_ids

    def has_content(self) -> bool:
        """Whether what the articles tell is there, or is refused."""
        return bool(self.articles) or (self.is_mounted and not self.awaits_anything())

    def named_articles(self) -> tuple[str, ...]:
        """All articles of the story."""
        return self.article_ids

    def detail(self) -> Iterator[Widget]:
        """The rule and the passages below the layout."""
        yield Rule(id="detail-rule")
        yield Passages(id="detail")

    def work_apart(self, question: Literal["matrix", "timeline"]) -> None:
        """In a thread: wait until another process has done what takes long; leaving calls it off.

        Raises LibraryError where it was called off.
        """
        worker = get_current_worker()
        if not self.library.analyse_apart(question, self.article_ids, lambda: worker.is_cancelled):
            raise LibraryError("Called off.")

    def story_title(self) -> str:
        """The name of the story; empty where its article is gone, which who asks for more of it says."""
        try:
            return self.library.story_of(self.article_ids[0]).title
        except LibraryError:
            return ""

    def read_articles(self, keys: tuple[str, ...]) -> dict[str, Article]:
        """The articles by id; raises LibraryError for one that is gone."""
        return {key: self.library.article(key) for key in keys}

    @property
    def view(self) -> SourceGrid:
        """The rows by sources."""
        return self.query_one(SourceGrid)

    def main_pane(self) -> SourceGrid:
        """The rows by sources."""
        return self.view

    def idle_commands(self) -> frozenset[str]:
        """Where all agree there is nothing to walk."""
        nothing = self.articles and self.view.next_contradiction(1) is None
        return super().idle_commands() | (_WALK if nothing else frozenset())

    def action_go_right(self) -> None:
        """The next source."""
        self.view.move_column(1)

    def action_go_left(self) -> None:
        """The source before."""
        self.view.move_column(-1)

    def action_back(self) -> None:
        """Out of the passages first."""
        if isinstance(self.focused, Passages):
            self.set_focus(self.view)
        else:
            super().action_back()

    def action_leave(self) -> None:
        """Out of the passages first."""
        if isinstance(self.focused, Passages):
            self.set_focus(self.view)
        else:
            super().action_leave()

    def action_next_discrepancy(self) -> None:
        """The next cell that differs."""
        self._walk(1)

    def action_previous_discrepancy(self) -> None:
        """The cell before that differs."""
        self._walk(-1)

    def _walk(self, step: int) -> None:
        found = self.view.next_contradiction(step)
        if found is None:
            self.say(self.all_agree.format(key=self.key("open")))
        else:
            self.view.go_to_cell(*found)
