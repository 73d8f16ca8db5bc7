"""The search as it was when the reader was left, and the key that opens again what was open last."""

from __future__ import annotations

from textual.widgets import Input, OptionList

from index.article import Span
from index.library import Library, LibraryError
from index.notebook.resuming import Opened, Session
from tui.screens.base.asking import source_list
from tui.screens.search.hints import SearchHints
from tui.start import shown_hits
from tui.widgets.lines.search_line import SearchInfo


class ResumingScreen(SearchHints):
    """A search screen that begins where it was left, and lets the first letter begin anew."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._stood_on = ""
        """The article that the cursor shall return to, once it is listed."""
        self._listed_before = False
        """Whether the hits are those of the last start, and still to be looked up anew."""
        self._offer = ""
        """Which key opens what was open last, said until something is typed."""

    def begin_where_left(self) -> bool:
        """Put back how the library was left; whether there is a search to be made again."""
        session = self.library.session() if self.reader.left.kept else None
        if session is None:
            return False
        self.reader.left.opened_last = session.opened
        self._literal, self._by_story = session.literal, session.by_story
        self._stood_on = session.article
        if session.opened is not None:
            self.ask("offer", lambda: self._offered(session.opened), self._make_offer)
        if not session.query:
            return False
        with self.prevent(Input.Changed):
            self.box.value = session.query
        self.box.select_all()
        items, said, count = shown_hits.read(session.shown)
        if items:
            # They stand there until they are looked up anew, which takes the search engine some time.
            self._listed_before = True
            self.show_title(self.library.name)
            self.query_one(SearchInfo).show(said, count)
            signs = self.library.signs([item.id for item in items])
            self.hits.show(items, self.library.marked(), signs=signs)
            self.return_to_article()
        return True

    def return_to_article(self) -> None:
        """Put the cursor where it was when the reader was left."""
        if self._stood_on:
            with self.hits.prevent(OptionList.OptionHighlighted):
                if self.hits.select(self._stood_on):
                    self.hits.hold()
                    self._stood_on = ""

    def begin_anew(self) -> None:
        """Something else is searched for than when the reader was left."""
        self._stood_on = self._offer = ""
        self._listed_before = False

    def session(self, opened: Opened | None) -> Session:
        """What is searched for, and what is open over it."""
        query = self.box.value.strip()
        shown = shown_hits.written(self.hits.items, *self.query_one(SearchInfo).shown) if query else ""
        current = self.current_article() or ""
        return Session(query, self._literal, self._by_story, current, opened, shown)

    def _offered(self, opened: Opened | None) -> str:
        try:
            sources = [source_list(self.library, [key]) for key in opened.articles] if opened else []
        except LibraryError:
            return ""
        return f"{self.key('resume')} opens {' ⇆ '.join(sources)} again · type to search"

    def _make_offer(self, offer: str) -> None:
        self._offer = offer
        self._show_about()

    def box_hint(self) -> str:
        """What the keys are for while the box waits for a search."""
        untouched = not self.box.value or not self.box.selection.is_empty
        return self._offer if self._offer and untouched else super().box_hint()

    def action_resume(self) -> None:
        """Open the article or the comparison that was open last, where it was left."""
        opened = self.reader.left.opened_last
        if opened is None:
            self.say("Nothing was open before.")
            return
        try:
            for key in opened.articles:
                self.library.entry(key)
        except LibraryError:
            self.say("What was open last is not in this library any more.")
            return
        if len(opened.articles) == 1:
            self.reader.open_article(opened.articles[0], opened.query)
        else:
            left, right = opened.articles[:2]
            self.reader.open_compare(left, right, Span(opened.at, opened.at + 1))
