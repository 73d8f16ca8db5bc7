"""Opens the screens of the reader. Each is imported when it is first opened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from textual.await_remove import AwaitRemove
from textual.dom import DOMNode
from textual.widget import Widget

from index.article import Span
from tui.running.kept_dialogs import KeptDialogsApp

if TYPE_CHECKING:
    from index.entities.model import EntityType
    from tui.screens.base.screen import ReaderScreen
    from tui.screens.search.screen import SearchScreen


@runtime_checkable
class ShowsNames(Protocol):
    """A screen that shows names when it is asked to."""

    async def make_names_ahead(self) -> bool:
        """Have them ready; False where they are."""


@runtime_checkable
class StepsThroughHits(Protocol):
    """A screen with hits, of which one may be read after the other."""

    def step_from(self, article_id: str, step: int) -> tuple[str, str, Span | None] | None:
        """The hit so many on from an article, the words searched for and its first match."""


class OpeningApp(KeptDialogsApp):
    """An app whose screens are opened over one another."""

    def open_article(self, article_id: str, query: str = "", at: Span | None = None) -> None:
        """Read an article, with the matches of a query lit, at a place."""
        from tui.screens.article.screen import ArticleScreen

        screen = self.unused(ArticleScreen)
        screen.about(article_id, query, at)
        self._open(screen)

    def open_beside(self, article_id: str, step: int) -> None:
        """Read another article in the place of this one: so many hits on, in the list it was opened from."""
        from tui.screens.article.screen import ArticleScreen

        screen = cast("ReaderScreen", self.screen)
        below = self.screen_stack[-2]
        if not isinstance(below, StepsThroughHits):
            screen.say("This article was opened from no list of hits.")
            return
        found = below.step_from(article_id, step)
        if found is None:
            screen.say("This is the last of the hits." if step > 0 else "This is the first of the hits.")
            return
        # Where one was in the article that is left is remembered.
        self.keep_state_soon()
        following = self.unused(ArticleScreen)
        following.about(*found)
        self.switch_screen(following)
        following.take_up()

    def open_compare(self, left_id: str, right_id: str, at: Span | None = None) -> None:
        """Put two articles side by side, at a place of the left one."""
        from tui.screens.compare.screen import CompareScreen

        screen = self.unused(CompareScreen)
        screen.about(left_id, right_id, at)
        self._open(screen)

    def open_story(self, article_ids: Iterable[str]) -> None:
        """Show which source tells which fact."""
        from tui.screens.story.screen import StoryScreen

        screen = self.unused(StoryScreen)
        screen.about(tuple(article_ids))
        self._open(screen)

    def open_timeline(self, article_ids: Iterable[str]) -> None:
        """Show who dates and counts what how."""
        from tui.screens.story.timeline import TimelineScreen

        screen = self.unused(TimelineScreen)
        screen.about(tuple(article_ids))
        self._open(screen)

    def open_entity(self, article_ids: Iterable[str], entity_id: str, current: str | None = None) -> None:
        """Show one name over all its spellings; `current` is the article that one comes from."""
        from tui.screens.entity import EntityScreen

        self.push_screen(EntityScreen(self.library, tuple(article_ids), entity_id, current))

    def open_name(self, kind: EntityType, name: str, current: str | None) -> None:
        """Show a name wherever in the library it stands."""
        from tui.screens.entity import NamedScreen

        self.push_screen(NamedScreen(self.library, kind, name, current))

    def _open(self, screen: ReaderScreen) -> None:
        self.push_screen(screen)
        screen.take_up()

    async def make_ahead(self) -> bool:
        """Make the names of the screen on top, else one of the screens and dialogs that keys may open; False
        where all are ready."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(screen, ShowsNames) and await screen.make_names_ahead():
            return True
        return await super().make_ahead()

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        """Take widgets down. The screen below one that is closed is not laid out anew for it: Textual would
        do so, and draw it, twice."""
        return super()._prune(*nodes, parent=None if parent is self else parent)

    def search_for(self, query: str | None) -> None:
        """Go back to the search screen, with this query or with the one that stands there."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        cast("SearchScreen", self.screen).search_for(query)
