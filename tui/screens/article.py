"""The reading view: the text as it is written, with matches, names and quotations lit."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain, cycle
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from index.article import Article, Span
from index.library import Library
from index.notebook.resuming import Place as PlaceLeft
from tui.commands import Place
from tui.finding import next_of, occurrences
from tui.headline import headline_above
from tui.marks import Mark
from tui.name_list import NAMED
from tui.reading import kind_marks, reading_lines
from tui.screens.article_notes import ArticleNotes, Kept
from tui.screens.asking import other_sources
from tui.screens.finding import FindingScreen
from tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from index.entities.model import Entity, Resolution

Sought = tuple[tuple[Span, ...], str, str, Span | None]
"""What is walked: the places, the words, the name that these are of, and the place where one is."""


class Lit(StrEnum):
    """What is lit on request."""

    NOTHING = "nothing"
    NAMES = "names"
    QUOTATIONS = "quotations"


class ArticleScreen(ArticleNotes, FindingScreen):
    """One article to read, with the matches of a query lit, at a place in it."""

    place = Place.ARTICLE
    SOUGHT_IN = "find in this text"

    def __init__(self, library: Library, article_id: str, query: str = "", at: Span | None = None) -> None:
        super().__init__(library)
        self.article_id = article_id
        self._query = query
        self._at = at
        self._story: tuple[str, ...] = ()
        self._matches: tuple[Span, ...] = ()
        self._found: tuple[Span, ...] = ()
        self._sought = ""
        self._sought_from = 0
        """The character at the top of the screen where the box was opened."""
        self._sought_before: Sought = ((), "", "", None)
        """What was walked when it was."""
        self._walked_name = ""
        """The name whose mentions are walked."""
        self._where = ""
        """What the status line says where nothing else is said; nothing until the article is read."""
        self._lit = Lit.NOTHING
        self._orders = cycle((Lit.NAMES, Lit.QUOTATIONS, Lit.NOTHING))
        self._resolution: Resolution | None = None

    def compose_content(self) -> ComposeResult:
        """The text."""
        yield TextView(id="text")

    def main_pane(self) -> TextView:
        """The text."""
        return self.text

    def has_content(self) -> bool:
        """Whether the article has been read."""
        return self._article is not None

    def on_mount(self) -> None:
        """Read the article in a thread."""
        self.set_focus(self.text)
        self.text.turned = self.show_subject
        self._load(opened=True)
        # What is opened counts as read.
        self.ask("read", lambda: self.library.opened(self.article_id), lambda _: None)

    def _load(self, *, opened: bool = False) -> None:
        def question() -> tuple[Article, tuple[str, ...], tuple[Span, ...], str, Kept, PlaceLeft | None]:
            article = self.library.article(self.article_id)
            story = self.library.story_of(self.article_id).articles
            others = other_sources(self.library, story, self.article_id)
            matches, kept = self._find_matches(article), self.read_kept(opened=opened)
            return article, story, matches, others, kept, self._place_left(article)

        self.ask("article", question, lambda answer: self._show(*answer))

    def _place_left(self, article: Article) -> PlaceLeft | None:
        """Where the article was left, unless one comes from another search and goes to what that found."""
        place = self.library.place(article) if self.reader.left.kept else None
        return place if self._at is None or (place is not None and place.query == self._query) else None

    def _find_matches(self, article: Article) -> tuple[Span, ...]:
        """Every place where the article has words that the query matched in its snippets."""
        if not self._query:
            return ()
        for hit in self.library.search(self._query, limit=100, typing=True).hits:
            if hit.id == article.id:
                matches = chain.from_iterable(snippet.matches for snippet in hit.snippets)
                forms = {match.of(article.text).casefold() for match in matches}
                found = (occurrences(article.text, form, article.body, whole=True) for form in forms)
                return tuple(sorted(set(chain.from_iterable(found))))
        return ()

    def _show(
        self,
        article: Article,
        story: tuple[str, ...],
        matches: tuple[Span, ...],
        others: str,
        kept: Kept,
        place: PlaceLeft | None,
    ) -> None:
        same = self._article is not None and self._article.text == article.text
        self._article, self._story, self._matches = article, story, matches
        self.text.put_headline(headline_above(article))
        if not same:
            at, top = (self._at, None) if place is None else (None, place.start)
            self.text.show(article.text, reading_lines(article), at, top=top)
        self.text.light("kinds", kind_marks(article))
        self.text.light("matches", [(span, Mark.MATCH) for span in matches])
        self.hint_keys()
        self.show_kept(kept)
        self._where = f"{article.source} · same story: {others}" if others else article.source
        self.show_where(self._where)
        if place is not None and not same:
            self.say(f"Where it was left: {self.key('to_top')} goes to the beginning.")
        self.refresh_names()
        if self._lit is not Lit.NOTHING:
            self._light()

    def named_articles(self) -> tuple[str, ...]:
        """The story of this article."""
        return self._story

    def names_shown(self, resolution: Resolution) -> None:
        """Keep the names, to light them."""
        self._resolution = resolution

    def jump_to(self, entity: Entity) -> None:
        """The next mention of a name in this article."""
        spans = tuple(m.span for m in entity.mentions if m.article == self.article_id)
        if not spans:
            self.say(f"{entity.name} is not named here; {self.key('entity')} shows where.")
            return
        again = self._walked_name == entity.name and self._found == spans
        self._found, self._sought, self._walked_name = spans, entity.name, entity.name
        self._step(1, restart=not again)

    def idle_commands(self) -> frozenset[str]:
        """Without a match there is no next one."""
        return super().idle_commands() | (frozenset() if self._found or self._matches else {"next_match"})

    def current_article(self) -> str:
        """This one."""
        return self.article_id

    def text_in_sight(self, article: Article) -> int:
        """The first character on the screen."""
        return self.text.in_sight.start

    def naming_changed(self) -> None:
        """Light the names as they are now."""
        self._walked_name = ""
        if self._lit is not Lit.NOTHING:
            self._light(quiet=True)

    def action_next_article(self) -> None:
        """Read the next article of the hits."""
        self.reader.open_beside(self.article_id, max(1, self.counted()))

    def action_previous_article(self) -> None:
        """Read the one before."""
        self.reader.open_beside(self.article_id, -max(1, self.counted()))

    def action_story(self) -> None:
        """Open the matrix of this article's story."""
        self.reader.open_story(self._story or (self.article_id,))

    def action_mark(self) -> None:
        """Mark this article for comparing, or unmark it."""
        self.toggle_mark(self.article_id)

    def action_compare(self) -> None:
        """Compare with what is marked, or with the best other source."""
        self.compare_from(self.article_id)

    def action_details(self) -> None:
        """Correct what is known of the article."""
        self.correct_details(self.article_id)

    def details_corrected(self, article_id: str) -> None:
        """Show the corrected title."""
        self._load()

    def action_light(self) -> None:
        """Light up the names, then the quotations, then neither."""
        self._lit = next(self._orders)
        self._light()

    def _light(self, *, quiet: bool = False) -> None:
        articles = self._story or (self.article_id,)
        lit = self._lit

        def shown(resolution: Resolution) -> None:
            annotations = dict(resolution.annotations).get(self.article_id)
            names = [
                (mention.span, Mark.MENTION)
                for entity in resolution.entities
                if entity.type in NAMED
                for mention in entity.mentions
                if mention.article == self.article_id
            ]
            quotes = [(q.span, Mark.QUOTATION) for q in annotations.quotations] if annotations else []
            self.text.light("lit", {Lit.NAMES: names, Lit.QUOTATIONS: quotes, Lit.NOTHING: []}[lit])
            said = {
                Lit.NAMES: f"{len(names)} mentions lit.",
                Lit.QUOTATIONS: f"{len(quotes)} quotations lit.",
            }
            if not quiet:
                self.say(said.get(lit, "Names and quotations are no longer lit."))

        self.ask("light", lambda: self.library.entities(articles), shown)

    def action_find(self) -> None:
        """Open the box of find-in-article."""
        self._sought_from = self.text.top_offset
        self._sought_before = self._found, self._sought, self._walked_name, self._current
        self.open_box()

    @on(Input.Changed, "#find")
    def _seeking(self, message: Input.Changed) -> None:
        message.stop()
        if self._article is None:
            return
        self._sought, self._walked_name = message.value.strip(), ""
        self._found = occurrences(self._article.text, self._sought, self._article.body)
        number = next_of(self._found, self._sought_from - 1, 1)
        self._current = self._found[number] if number is not None else None
        self._light_found()
        if number is not None:
            self.text.scroll_to_span(self._found[number], begun=self._sought_from)
            self.say_found(number + 1, len(self._found), ("next_match", "previous_match"))
            return
        self.text.call_off(self._sought_from)
        if self._sought:
            self.say(f"“{self._sought}” is not in this text.")
        else:
            self.unsay()

    @on(Input.Submitted, "#find")
    def _sought_for(self, message: Input.Submitted) -> None:
        message.stop()
        self.close_box()
        if not message.value.strip():
            # As in vim and less, what was sought before is gone on with.
            self._seek_as_before()
            if self._found:
                self._step(1)
        elif self._current is not None:
            self._go(self._current)

    def action_next_match(self) -> None:
        """The next place found, or the next match of the query."""
        self._step(1)

    def action_previous_match(self) -> None:
        """The previous one."""
        self._step(-1)

    def _step(self, step: int, *, restart: bool = False) -> None:
        spans = self._found or self._matches
        if not spans:
            self.say(f"Nothing to walk: {self.key('find')} finds words in this text.")
            return
        if self._current in spans and not restart:
            number = (spans.index(self._current) + step) % len(spans)
        else:
            visible = self.text.in_sight
            number = next_of(spans, visible.start - 1 if step > 0 else visible.end, step) or 0
        self._go(spans[number])

    def _go(self, place: Span) -> None:
        """Go to one of the places that are walked."""
        spans = self._found or self._matches
        number = spans.index(place)
        self._current = place
        what = self._sought if self._found else self._query
        self._light_found()
        self.text.scroll_to_span(place)
        if self._found and self._walked_name and self._article is not None:
            where = f"mention {number + 1} of {len(spans)} · {self._article.source}"
            self.say(f"{self._walked_name}: {where}")
        else:
            self.say(f"{number + 1} of {len(spans)}: {what}")

    def action_back(self) -> None:
        """Out of the find box, to where it was opened, then out of what was found, then a screen back."""
        if self.finding:
            self.close_box()
            self._seek_as_before()
            self.text.call_off(self._sought_from)
            self.show_where(self._where)
        elif self.call_off_comparing() or self.leave_names():
            return
        elif self.leave_picking():
            if not self.is_picking:
                self.show_where(self._where)
        elif self._found or self._current:
            self._forget_found()
        else:
            super().action_back()

    def _forget_found(self) -> None:
        self._found, self._current, self._sought, self._walked_name = (), None, "", ""
        self.hint_keys()
        self._light_found()
        self.show_where(self._where)

    def _seek_as_before(self) -> None:
        """What was walked when the box was opened is walked again."""
        self._found, self._sought, self._walked_name, self._current = self._sought_before
        self.hint_keys()
        self._light_found()

    def _light_found(self) -> None:
        self.text.light("found", [(span, Mark.MATCH) for span in self._found])
        self.text.light("current", [(self._current, Mark.FOUND)] if self._current is not None else ())
