"""The reading view: the text as it is written, with matches, names and quotations lit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, cycle
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from index.article import Article, Span
from index.library import Library
from index.notebook.resuming import Place as PlaceLeft
from tui.commands import Place
from tui.contents.finding import occurrences
from tui.contents.headline import headline_above
from tui.contents.name_list import NAMED
from tui.contents.reading import kind_marks, reading_lines
from tui.looks.marks import Mark
from tui.screens.article.find import FindInArticle
from tui.screens.article.notes import Kept
from tui.screens.base.asking import other_sources
from tui.widgets.texts.text_view import TextView

if TYPE_CHECKING:
    from index.entities.model import Resolution


class Lit(StrEnum):
    """What is lit on request."""

    NOTHING = "nothing"
    NAMES = "names"
    QUOTATIONS = "quotations"


@dataclass(frozen=True, slots=True)
class _Read:
    """An article as it was read, with what is shown about it."""

    article: Article
    story: tuple[str, ...]
    others: str
    """The other sources of the story, as the status line names them."""
    matches: tuple[Span, ...]
    kept: Kept
    place: PlaceLeft | None
    """Where it was left, to go on from there."""


class ArticleScreen(FindInArticle):
    """One article to read, with the matches of a query lit, at a place in it."""

    place = Place.ARTICLE

    def __init__(
        self, library: Library, article_id: str = "", query: str = "", at: Span | None = None
    ) -> None:
        super().__init__(library)
        self.about(article_id, query, at)
        self._story: tuple[str, ...] = ()
        self._where = ""
        """What the status line says where nothing else is said; nothing until the article is read."""
        self._lit = Lit.NOTHING
        self._orders = cycle((Lit.NAMES, Lit.QUOTATIONS, Lit.NOTHING))

    def about(self, article_id: str, query: str = "", at: Span | None = None) -> None:
        """Say which article it shows, before it begins."""
        self.article_id, self._query, self._at = article_id, query, at

    def compose_content(self) -> ComposeResult:
        """The text."""
        yield TextView(id="text")

    def main_pane(self) -> TextView:
        """The text."""
        return self.text

    def has_content(self) -> bool:
        """Whether the article has been read."""
        return self._article is not None

    def begin(self) -> None:
        """Read the article in a thread."""
        self.set_focus(self.text)
        self.text.turned = self.show_subject
        self._load(opened=True)
        # What is opened counts as read.
        self.ask("read", lambda: self.library.opened(self.article_id), lambda _: None)

    def _load(self, *, opened: bool = False) -> None:
        self.ask("article", lambda: self._read(opened=opened), self._show)

    def _read(self, *, opened: bool) -> _Read:
        article = self.library.article(self.article_id)
        story = self.library.story_of(self.article_id).articles
        others = other_sources(self.library, story, self.article_id)
        matches, kept = self._find_matches(article), self.read_kept(opened=opened)
        return _Read(article, story, others, matches, kept, self._place_left(article))

    def _place_left(self, article: Article) -> PlaceLeft | None:
        """Where the article was left, unless one goes to a place in it: that of a date, a fact, a name or a
        note, or what another search found."""
        place = self.library.place(article) if self.reader.left.kept else None
        again = place is not None and self._query and place.query == self._query
        return place if self._at is None or again else None

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

    def _show(self, read: _Read) -> None:
        article, others, place = read.article, read.others, read.place
        same = self._article is not None and self._article.text == article.text
        self._article, self._story, self._matches = article, read.story, read.matches
        self.text.put_headline(headline_above(article))
        if not same:
            at, top = (self._at, None) if place is None else (None, place.start)
            self.text.show(article.text, reading_lines(article), at, top=top)
        self.text.light("kinds", kind_marks(article))
        self.text.light("matches", [(span, Mark.MATCH) for span in read.matches])
        self.hint_keys()
        self.show_kept(read.kept)
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

    def current_article(self) -> str:
        """This one."""
        return self.article_id

    def text_in_sight(self, article: Article) -> int:
        """The first character on the screen."""
        return self.text.in_sight.start

    def naming_changed(self) -> None:
        """Light the names as they are now."""
        super().naming_changed()
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

    def action_back(self) -> None:
        """Out of the find box, to where it was opened, then out of what was found, then a screen back."""
        if self.leave_box():
            self.show_where(self._where)
        elif self.call_off_comparing() or self.leave_names():
            return
        elif self.leave_picking():
            if not self.is_picking:
                self.show_where(self._where)
        elif self._walk.places or self._walk.at:
            self.forget_walk()
            self.show_where(self._where)
        else:
            super().action_back()
