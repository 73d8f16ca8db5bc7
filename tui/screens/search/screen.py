"""The home screen: a search box, the articles found, a preview and the names."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList

from index.library import Library
from tui.commands import Place
from tui.contents.listing import Listing, kept_of, listing
from tui.running.working_ahead import FindAsked
from tui.screens.article.keeping import KeepingScreen
from tui.screens.search.faceting import FacetedScreen
from tui.screens.search.hit_actions import HitActions
from tui.screens.search.library_update import LibraryUpdate
from tui.screens.search.preview import PreviewScreen
from tui.screens.search.resuming import ResumingScreen
from tui.screens.search.suggesting import SuggestingScreen
from tui.start.screen_measures import AT_ONCE, BESIDE
from tui.widgets.lines.box import SearchBox
from tui.widgets.lines.search_line import SearchInfo, SearchPrompt
from tui.widgets.lists.hit_list import HitList
from tui.widgets.panes.pane_lines import quick
from tui.widgets.texts.text_view import TextView
from tui.within import from_thread
from tui.wording.counted import counted
from tui.wording.result_words import result_note, result_said, size_words

_READING = "The articles are being read for the first time; they are listed here as soon as they are known."
_LOOKS_AT_KEPT = 1.0
"""Seconds between two looks whether another reader has kept something."""
_OF_HITS = frozenset({"compare", "story", "timeline", "names", "facets", "sort"})
"""The commands of the status line that need a hit."""
_EMPTY = "There are no articles here: `reader FOLDER` opens the .txt and .md files of a folder."


class SearchScreen(ResumingScreen, PreviewScreen, SuggestingScreen, HitActions, FacetedScreen, LibraryUpdate):
    """Where the reader starts: letters typed search at once, `↓` or `Esc` goes to what was found."""

    place = Place.SEARCH

    def __init__(self, library: Library, *, updating: bool) -> None:
        super().__init__(library)
        self._updates = updating
        self._listed = False
        self._size_shown = False
        self._resumed = False

    @property
    def is_listed(self) -> bool:
        """Whether what the library holds, or what was found, has been listed."""
        return self._listed

    def compose_content(self) -> ComposeResult:
        """The box, the hits, the preview."""
        self.set_class(self.app.size.width >= BESIDE, "-beside")
        with Horizontal(id="search-line"):
            yield SearchPrompt("/")
            yield SearchBox(id="query", placeholder="", compact=True, select_on_focus=False)
            yield SearchInfo(id="search-info")
        with quick(Vertical(id="results")):
            yield HitList(id="hits")
            yield TextView(id="preview")

    def on_resize(self, event: events.Resize) -> None:
        """Put the preview beside the hits where there is room for both and the names."""
        self.set_class(event.size.width >= BESIDE, "-beside")
        super().on_resize(event)

    def on_mount(self) -> None:
        """List what is there, then bring the index up to date while it can be read."""
        self.updating = self._updates
        self.hits.reached = self.come_to_article
        self.set_focus(self.box)
        self._in_a_thread("watch what is kept", self._watch_kept)
        if self.begin_where_left():
            if self.hits.items:
                self._moved()
            # What was found comes when there is something to see; by then something else may be typed.
            self.call_after_refresh(lambda: self._search(self.box.value))
            return
        if self.library.size > AT_ONCE:
            self._search("")
        else:
            self._show(listing(self.library, "", literal=False, by_story=False), at_once=True)

    def on_screen_suspend(self) -> None:
        """Something is opened over this screen: however the reader ends, it is known at the next start."""
        self.hits.hold()
        self.reader.keep_state_soon()

    def on_screen_resume(self) -> None:
        """Back from another screen: marks and corrections may have changed."""
        if self._resumed:
            self.library.hold(())
            self._search(self.box.value)
        self._resumed = True

    def idle_commands(self) -> frozenset[str]:
        """Without a hit there is nothing to open, compare, count or sort."""
        if self.hits.item is not None:
            return super().idle_commands()
        # The facets are put away by the key that shows them.
        idle = _OF_HITS - {"facets"} if self.facets.display else _OF_HITS
        return super().idle_commands() | idle

    def search_for(self, query: str | None) -> None:
        """Go to the box; with a whole query, put it there and go to what it finds."""
        self.uncover()
        if query is None:
            self.set_focus(self.box)
        else:
            self._literal = False
            self._ask_for(query)
            self.give_keys(self.main_pane())

    @on(Input.Changed, "#query")
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self.forget_place()
        self.begin_anew()
        self._search(message.value)

    @on(Input.Submitted, "#query")
    def _entered(self, message: Input.Submitted) -> None:
        message.stop()
        if (meant := self.meant()) is not None:
            self._literal = False
            self._ask_for(meant)
        else:
            self.action_open()

    def _search(self, query: str) -> None:
        """Ask for hits in a thread; only the answer to the latest request is shown."""
        literal, by_story = self._literal, self._by_story
        self.ask(
            "search",
            lambda: listing(self.library, query, literal=literal, by_story=by_story),
            self._show,
        )

    def kept_changed(self) -> None:
        """Show what is kept of the articles that are listed."""
        self.hits.remark(*kept_of(self.library, self.hits.items))

    def _watch_kept(self) -> None:
        """Show what another reader keeps; runs in a thread until the screen is gone."""
        self.library.kept_elsewhere()
        while not self._stop.wait(_LOOKS_AT_KEPT):
            if self.library.kept_elsewhere():
                from_thread(self, self._kept_elsewhere)

    def _kept_elsewhere(self) -> None:
        for screen in (self, *self.screens_above()):
            if isinstance(screen, KeepingScreen):
                screen.kept_changed()

    def _show(self, listed: Listing, *, at_once: bool = False) -> None:
        """List what was found, or what the library holds, and show the text of the article under the cursor;
        `at_once` without a thread."""
        result, info = listed.result, self.query_one(SearchInfo)
        if result is None:
            again = True
            note = [] if listed.items else [_READING if self.updating else _EMPTY]
            info.show("", "", listed.articles)
            self._show_size(listed.articles, listed.stories)
        else:
            again = self._listed_before or (self._result is not None and self._result.query == result.query)
            self._listed_before = False
            note = result_note(result, self.key("back"))
            said = result_said(result, literal=self._literal)
            info.show(said, counted(result.total, "hit"), result.total)
        self._result = result
        marked, signs = listed.kept
        self.hits.show(listed.items, marked, note, signs=signs, keep=again, total=listed.articles)
        self.return_to_article()
        info.go_to(self.hits.place)
        if result is None:
            self._moved(at_once=at_once)
        else:
            self.follow_hits()
        self.say_order([hit.date for hit in result.hits] if result is not None else ())
        self.refresh_facets()
        if not self._size_shown:
            self._ask_for_size()
        if not self._listed:
            self._listed = True
            if self._updates:
                # Once the first list stands, the index is brought up to date.
                self.call_after_refresh(self.begin_update)

    def _show_size(self, articles: int, stories: int) -> None:
        self._size_shown = True
        self.show_title(self.library.name, size_words(articles, stories))

    def _ask_for_size(self) -> None:
        self._size_shown = True
        library = self.library
        self.ask(
            "size",
            lambda: (len(library.entries()), len(library.stories())),
            lambda both: self._show_size(*both),
        )

    @on(OptionList.OptionSelected, "#hits")
    def _selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.action_open()

    def list_again(self) -> None:
        """Ask again for what is listed: articles have come or changed."""
        self._size_shown = False
        self._search(self.box.value)

    def action_literal(self) -> None:
        """Search only for what is written, or for other spellings and forms of the words too."""
        self._literal = not self._literal
        if self.box.value.strip():
            self._search(self.box.value)
        key = self.key("literal")
        also = f"Other spellings and forms of the words are found too: {key} finds only what is written."
        only = f"Only what is written is found, in no other spelling or form: {key} finds these too."
        self.say(only if self._literal else also)

    def action_group(self) -> None:
        """Put the hits of one story together, or each where it belongs by itself."""
        self._by_story = not self._by_story
        self._search(self.box.value)
        self.say("Grouped by story." if self._by_story else "Each hit stands by itself.")

    def action_line_up(self) -> None:
        """In the box the search before, else one line up."""
        if self.box.has_focus:
            self.recall(1)
        else:
            super().action_line_up()

    def action_line_down(self) -> None:
        """From the box to the hits, then down; a later search where one goes through earlier ones."""
        if self.box.has_focus:
            if not self.recall(-1):
                self.set_focus(self.hits)
        else:
            super().action_line_down()

    def action_back(self) -> None:
        """From the box to the hits; there, back to all articles."""
        if self.call_off_comparing() or self.leave_names() or self.leave_facets():
            return
        # Keys that come in one piece are ahead of the hits that the first of them bring.
        if self.box.has_focus and (self.hits.item is not None or self.awaits("search")):
            self.set_focus(self.hits)
            self._moved()
        elif self.box.value:
            self.box.value = ""
        elif self.focused is not self.hits:
            self.set_focus(self.hits)
        else:
            self.say(f"This is the first screen: {self.key('leave')} quits.")

    def action_search(self) -> None:
        """Go to the search box."""
        self.set_focus(self.box)

    def asked_next(self) -> FindAsked | None:
        """What keys would ask, once the articles are read: until then all processes have enough to do."""
        return None if self.updating else super().asked_next()

    def details_corrected(self, article_id: str) -> None:
        """List the article under its corrected title."""
        self._search(self.box.value)
