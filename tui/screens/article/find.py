"""What is walked in an article: words that are sought there, matches of the search, mentions of a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.article import Span
from tui.contents.finding import next_of, occurrences
from tui.looks.marks import Mark
from tui.screens.article.notes import ArticleNotes
from tui.screens.base.finding import FindingScreen, Walk

if TYPE_CHECKING:
    from index.entities.model import Entity


class FindInArticle(ArticleNotes, FindingScreen[Span, int]):
    """The find box of an article and the walk through it. One stands at the first character on the screen."""

    SOUGHT_IN = "find in this text"
    NOT_THERE = "not in this text"
    WALKED_BY = ("next_match", "previous_match")
    _matches: tuple[Span, ...] = ()
    """The matches of the search that the article was opened from; walked where nothing else is sought."""

    def place_found(self) -> Span | None:
        """The place where one is in the walk."""
        return self._walk.at

    def place_here(self) -> Span | None:
        """The words that are selected, else the match or mention where one is."""
        selected = self.text.selection
        return self._walk.at if selected is None else selected.span

    def words_of(self, place: Span) -> str:
        """As the article has them."""
        return place.of(self._article.text) if self._article is not None else ""

    def standing(self) -> int | None:
        """The first character on the screen; None until the article is read."""
        return None if self._article is None else self.text.top_offset

    def return_to(self, standing: int) -> None:
        """Back to where that character was at the top."""
        self.text.call_off(standing)

    def find_places(self, words: str) -> tuple[Span, ...]:
        """In the body of the article."""
        return () if self._article is None else occurrences(self._article.text, words, self._article.body)

    def first_place(self, places: tuple[Span, ...], standing: int) -> Span:
        """The first that begins on the screen or below."""
        return places[next_of(places, standing - 1, 1) or 0]

    def show_place(self, place: Span, standing: int) -> None:
        """Scroll to it where it is out of sight."""
        self.text.scroll_to_span(place, begun=standing)

    def light_walk(self) -> None:
        """Light what was found, and where one is; the matches of the search are lit anyway."""
        walk = self._walk
        self.text.light("found", [(span, Mark.MATCH) for span in walk.places])
        self.text.light("current", [(walk.at, Mark.FOUND)] if walk.at is not None else ())

    def walk(self, step: int, *, anew: bool = False) -> None:
        """From the place where one is, or from what is on the screen if one is at none, or walks `anew`."""
        places, at = self._walk.places or self._matches, self._walk.at
        if not places:
            self.say(f"Nothing to walk: {self.key('find')} finds words in this text.")
        elif at in places and not anew:
            self.go_to_place(places[(places.index(at) + step) % len(places)])
        else:
            visible = self.text.in_sight
            number = next_of(places, visible.start - 1 if step > 0 else visible.end, step)
            self.go_to_place(places[number or 0])

    def go_to_place(self, place: Span) -> None:
        """Scroll to a place where it is out of sight, and say which it is."""
        walk = self._walk = replace(self._walk, at=place)
        places = walk.places or self._matches
        self.light_walk()
        self.text.scroll_to_span(place)
        which = f"{places.index(place) + 1} of {len(places)}"
        if walk.of_name and self._article is not None:
            self.say(f"{walk.words}: mention {which} · {self._article.source}")
        else:
            self.say(f"{which}: {walk.words if walk.places else self._query}")

    def jump_to(self, entity: Entity) -> None:
        """The next mention of a name in this article."""
        spans = tuple(m.span for m in entity.mentions if m.article == self.article_id)
        if not spans:
            self.say(f"{entity.name} is not named here; {self.key('entity')} shows where.")
            return
        walk = Walk(spans, entity.name, self._walk.at, of_name=True)
        anew = walk != self._walk
        self._walk = walk
        self.walk(1, anew=anew)

    def naming_changed(self) -> None:
        """The mentions of a name may be others now: its walk begins anew."""
        self._walk = replace(self._walk, of_name=False)

    def idle_commands(self) -> frozenset[str]:
        """Without a match there is no next one."""
        nothing = not (self._walk.places or self._matches)
        return super().idle_commands() | (frozenset({"next_match"}) if nothing else frozenset())

    def action_next_match(self) -> None:
        """The next place found, or the next match of the query."""
        self.walk(1)

    def action_previous_match(self) -> None:
        """The previous one."""
        self.walk(-1)
