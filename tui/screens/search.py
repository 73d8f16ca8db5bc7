"""The home screen: a search box, the articles found, a preview and the names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, OptionList

from index.article import Article, Span
from index.library import Library, LibraryError
from index.search.model import SearchResult
from tui.commands import Place, bindings
from tui.marks import Mark
from tui.reading import kind_marks, reading_lines
from tui.screens.asking import source_list
from tui.screens.library_update import LibraryUpdate
from tui.widgets.hit_list import HitList, Item, items_of_hits, items_of_library
from tui.widgets.search_line import SearchInfo, SearchPrompt
from tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from index.entities.model import Entity

_READING = "The articles are being read for the first time; they are listed here as soon as they are known."
_AS_WRITTEN = "only as written"
_EMPTY = "There are no articles here: `reader FOLDER` opens the .txt and .md files of a folder."

HITS = 50
"""Hits asked for: more than anyone scrolls through, few enough to draw at once."""

AT_ONCE = 100
"""Articles up to which the first listing is made before the first drawing: a thread would only delay it."""

BESIDE = 150
"""Columns from which the preview stands beside the hits; with fewer it stands below them."""


class SearchScreen(LibraryUpdate):
    """Where the reader starts: letters typed search at once, `↓` or `Esc` goes to what was found."""

    place = Place.SEARCH
    BINDINGS = bindings(Place.SEARCH)

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._literal = False
        """Whether words are sought only as they are written."""
        self._previewed = ""
        self._mention: tuple[str, str, int] | None = None
        """The name and the article whose mentions are walked, and the number of the current one."""
        self._result: SearchResult | None = None
        self._story: tuple[str, ...] = ()
        self._about = ""
        self._shown_about = ""
        self._listed = False
        self._resumed = False

    def compose_content(self) -> ComposeResult:
        """The box, the hits, the preview."""
        self.set_class(self.app.size.width >= BESIDE, "-beside")
        with Horizontal(id="search-line"):
            yield SearchPrompt("/")
            yield Input(id="query", placeholder="", compact=True, select_on_focus=False)
            yield SearchInfo(id="search-info")
        with Vertical(id="results"):
            yield HitList(id="hits")
            yield TextView(id="preview")

    def main_pane(self) -> Widget:
        """The hits."""
        return self.hits

    @property
    def box(self) -> Input:
        """The search box."""
        return self.query_one("#query", Input)

    @property
    def hits(self) -> HitList:
        """The list of articles."""
        return self.query_one("#hits", HitList)

    @property
    def preview(self) -> TextView:
        """The text of the article under the cursor."""
        return self.query_one("#preview", TextView)

    def on_resize(self, event: events.Resize) -> None:
        """Put the preview beside the hits where there is room for both and the names."""
        self.set_class(event.size.width >= BESIDE, "-beside")
        super().on_resize(event)

    def on_mount(self) -> None:
        """List what is there, then bring the index up to date while it can be read."""
        self.box.cursor_blink = False
        self.set_focus(self.box)
        entries = self.library.entries()
        if len(entries) > AT_ONCE:
            self._search("")
        else:
            stories = self.library.stories()
            items = items_of_library(entries, stories)
            self._show_library(items, len(stories), self.library.marked(), at_once=True)

    def on_screen_resume(self) -> None:
        """Back from another screen: marks and corrections may have changed."""
        if self._resumed:
            self._search(self.box.value)
        self._resumed = True

    def named_articles(self) -> tuple[str, ...]:
        """The story of the article under the cursor."""
        return self._story

    def search_for(self, query: str | None) -> None:
        """Go to the box; with a query, put it there."""
        self.uncover()
        if query is not None:
            self._literal = False
            self.box.value = query
            self.box.cursor_position = len(query)
        self.set_focus(self.box)

    @on(Input.Changed, "#query")
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._search(message.value)

    @on(Input.Submitted, "#query")
    def _entered(self, message: Input.Submitted) -> None:
        message.stop()
        result = self._result
        if result is not None and not result.hits and result.did_you_mean:
            self.search_for(result.did_you_mean)
        else:
            self.action_open()

    def _search(self, query: str) -> None:
        """Ask for hits in a thread; only the answer to the latest request is shown."""
        literal = self._literal

        def found() -> tuple[SearchResult, tuple[str, ...]]:
            result = self.library.search(query, limit=HITS, typing=True, literal=literal)
            return result, self.library.marked()

        def listed() -> tuple[tuple[Item, ...], int, tuple[str, ...]]:
            stories = self.library.stories()
            items = items_of_library(self.library.entries(), stories)
            return items, len(stories), self.library.marked()

        if query.strip():
            self.ask("search", found, lambda answer: self._show_hits(*answer))
        else:
            self.ask("search", listed, lambda answer: self._show_library(*answer))

    def _show_library(
        self,
        items: tuple[Item, ...],
        stories: int,
        marked: tuple[str, ...],
        *,
        at_once: bool = False,
    ) -> None:
        self._result = None
        self.query_one(SearchInfo).show("", "")
        count = f"{_counted(len(items), 'article')} · {_counted(stories, 'story', 'stories')}"
        self.show_title(self.library.name, count)
        note = () if items else (_READING if self.updating else _EMPTY,)
        self.hits.show(items, marked, note, keep=True)
        self._moved(at_once=at_once)
        if not self._listed:
            self._listed = True
            self.call_after_refresh(self.begin_update)

    def _show_hits(self, result: SearchResult, marked: tuple[str, ...]) -> None:
        again = self._result is not None and self._result.query == result.query
        self._result = result
        note: list[str] = []
        if not result.hits:
            note.append(f"Nothing found for “{result.query.strip()}”.")
            if result.did_you_mean:
                note.append(f"Did you mean “{result.did_you_mean}”? Enter takes it.")
            else:
                note.append("Fewer or shorter words find more; Esc, then Esc again shows all articles.")
        elif result.total > len(result.hits):
            note.append(f"… and {result.total - len(result.hits):,} more: another word narrows them down.")
        note += result.notes
        said = f"also: {', '.join(result.also)}" if result.also else ""
        if result.hits and result.did_you_mean and not said:
            said = f"did you mean: {result.did_you_mean}"
        if self._literal:
            said = f"{_AS_WRITTEN} · {said}" if said else _AS_WRITTEN
        self.query_one(SearchInfo).show(said, _counted(result.total, "hit"))
        self.hits.show(items_of_hits(result.hits), marked, note, keep=again)
        self._moved()

    @on(OptionList.OptionHighlighted, "#hits")
    def _highlighted(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()
        self._moved()

    @on(OptionList.OptionSelected, "#hits")
    def _selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.action_open()

    def _moved(self, *, at_once: bool = False) -> None:
        """The cursor is on another article, or the matches in it are others; `at_once` without a thread."""
        item = self.hits.item
        if item is None:
            self.preview.show("", ())
            self._previewed = self._about = ""
            self._show_about()
            return

        def question() -> tuple[Article, tuple[str, ...], str]:
            article = self.library.article(item.id)
            story = self.library.story_of(item.id).articles
            return article, story, source_list(self.library, [key for key in story if key != item.id])

        if at_once:
            try:
                self._show_preview(*question())
            except LibraryError as error:
                self.say(str(error))
        else:
            self.ask("preview", question, lambda answer: self._show_preview(*answer))

    def _show_preview(self, article: Article, story: tuple[str, ...], others: str) -> None:
        self._story = story
        self.refresh_names()
        matches = self._matches(article.id)
        if article.id != self._previewed:
            self._previewed = article.id
            self.preview.show(article.text, reading_lines(article), matches[0] if matches else None)
            self.preview.light("kinds", kind_marks(article))
        elif matches:
            self.preview.scroll_to_span(matches[0])
        self.preview.light("matches", [(span, Mark.MATCH) for span in matches])
        self._about = f"{article.source} · same story: {others}" if others else article.source
        self._show_about()

    def _show_about(self) -> None:
        """Say what is under the cursor; in the empty box, what the keys are for. What just happened stands
        until that changes."""
        empty = self.box.has_focus and not self.box.value
        about = "type to search · Esc, then:" if empty else self._about
        if about != self._shown_about:
            self._shown_about = about
            self.show_where(about)

    def on_descendant_focus(self) -> None:
        """The hint of the empty box comes and goes with the cursor."""
        self._show_about()

    def _matches(self, article_id: str) -> list[Span]:
        if self._result is None:
            return []
        for hit in self._result.hits:
            if hit.id == article_id:
                return [match for snippet in hit.snippets for match in snippet.matches]
        return []

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

    def current_article(self) -> str | None:
        """The one under the cursor."""
        return self.hits.item.id if self.hits.item is not None else None

    def list_again(self) -> None:
        """Ask again for what is listed: articles have come or changed."""
        self._search(self.box.value)

    def action_literal(self) -> None:
        """Search only for what is written, or for other spellings and forms of the words too."""
        self._literal = not self._literal
        if self.box.value.strip():
            self._search(self.box.value)
        also = "Other spellings and forms of the words are found too: = finds only what is written."
        only = "Only what is written is found, in no other spelling or form: = finds these too."
        self.say(only if self._literal else also)

    def action_line_down(self) -> None:
        """From the box to the hits, then down."""
        if self.box.has_focus:
            self.set_focus(self.hits)
        else:
            super().action_line_down()

    def action_back(self) -> None:
        """From the box to the hits; there, back to all articles."""
        if self.leave_names():
            return
        if self.box.has_focus and self.hits.item is not None:
            self.set_focus(self.hits)
            self._moved()
        elif self.box.value:
            self.box.value = ""
        elif self.focused is not self.hits:
            self.set_focus(self.hits)
        else:
            self.say("This is the first screen: q quits.")

    def action_search(self) -> None:
        """Go to the search box."""
        self.set_focus(self.box)

    def action_open(self) -> None:
        """Read the article under the cursor, at its first match."""
        if (item := self.hits.item) is None:
            self.say("Nothing to open: type to search.")
            return
        matches = self._matches(item.id)
        self.reader.open_article(item.id, self.box.value.strip(), matches[0] if matches else None)

    def action_mark(self) -> None:
        """Mark the article under the cursor for comparing, or unmark it."""
        if (item := self.hits.item) is not None:
            self.toggle_mark(item.id)
            self.hits.remark(self.library.marked())

    def action_compare(self) -> None:
        """Compare the marked articles, or the one under the cursor with the best other source."""
        if (item := self.hits.item) is not None:
            self.compare_from(item.id)

    def action_details(self) -> None:
        """Correct title, source or date of the article under the cursor."""
        if (item := self.hits.item) is not None:
            self.correct_details(item.id)

    def details_corrected(self, article_id: str) -> None:
        """List the article under its corrected title."""
        self._search(self.box.value)


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
