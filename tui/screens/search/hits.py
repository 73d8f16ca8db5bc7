"""A search box and what was found: what each part of the first screen is built on, by itself."""

from __future__ import annotations

from index.article import Span
from index.library import Library
from index.search.model import SearchResult
from tui.screens.article.keeping import KeepingScreen
from tui.widgets.lines.box import SearchBox
from tui.widgets.lines.status import StatusLine
from tui.widgets.lists.hit_list import HitList
from tui.wording.counted import counted


class HitsScreen(KeepingScreen):
    """A screen with a search box and a list of hits."""

    updating = False
    """Whether the index is being brought up to date."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._result: SearchResult | None = None
        """What was found; None where the list is what the library holds."""
        self._literal = False
        """Whether words are sought only as they are written."""
        self._by_story = False
        """Whether the hits of one story stand together."""

    @property
    def box(self) -> SearchBox:
        """The search box."""
        return self.query_one("#query", SearchBox)

    @property
    def hits(self) -> HitList:
        """The list of articles."""
        return self.query_one("#hits", HitList)

    def main_pane(self) -> HitList:
        """The hits."""
        return self.hits

    def current_article(self) -> str | None:
        """The one under the cursor."""
        return self.hits.item.id if self.hits.item is not None else None

    def _ask_for(self, query: str) -> None:
        """Search for other words without going to the box."""
        self.box.fill(query)

    def _matches(self, article_id: str) -> list[Span]:
        """Where what is searched for stands in an article, by its snippets."""
        hits = self._result.hits if self._result is not None else ()
        snippets = next((hit.snippets for hit in hits if hit.id == article_id), ())
        return [match for snippet in snippets for match in snippet.matches]

    def mistakes(self) -> str:
        """What is wrong with the settings, in as much as the status line has room for."""
        found = self.reader.settings.problems
        if not found:
            return ""
        whole = found[0].short()
        if len(found) == 1 and self.query_one(StatusLine).has_room_for(whole):
            return whole
        many = counted(len(found), "mistake")
        return f"{many} (`reader config --check`), {found[0].short(allowed=False)}"
