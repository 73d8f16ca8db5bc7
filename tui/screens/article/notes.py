"""Notes on an article's passages: a cursor that goes from sentence to sentence or takes several, and what is
kept, lit."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import Article, Span
from index.library import Library
from index.notebook.passages import Passage
from index.notebook.resuming import Opened
from tui.looks.marks import UNREAD, Mark
from tui.screens.article.keeping import KeepingScreen
from tui.widgets.texts.text_view import TextView
from tui.wording.kept_words import kept_signs

_OF_THE_WHOLE = frozenset({"compare", "story", "timeline", "names", "light"})
"""Commands that are not named while a sentence is chosen: that line is for what is done with it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one article."""

    read: bool
    bookmarked: bool
    tags: tuple[str, ...]
    note: str
    passages: tuple[Passage, ...]

    @property
    def signs(self) -> str:
        """What stands at the right of the title."""
        shown = kept_signs(self.bookmarked, self.tags, len(self.passages) + bool(self.note))
        return shown if self.read else f"{shown}  {UNREAD}".strip()


class ArticleNotes(KeepingScreen):
    """One article in which passages are noted."""

    article_id: str
    _query = ""
    """The search that it was opened from."""
    _article: Article | None = None

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._kept = Kept(True, False, (), "", ())
        self._picked: int | None = None
        """The number of the sentence that the cursor stands on, while there is one."""
        self._began: int | None = None
        """The sentence where a passage was begun that goes up to the cursor."""

    @property
    def text(self) -> TextView:
        """The text's view."""
        return self.query_one("#text", TextView)

    def place_found(self) -> Span | None:
        """The place that was found and is gone to; None where nothing is."""
        return None

    def opened(self) -> Opened:
        """This article, and what it was searched for with."""
        return Opened((self.article_id,), self._query)

    def leave_place(self) -> None:
        """Remember the line at the top."""
        if self._article is not None:
            place = 0 if self.text.at_beginning else self.text.top_offset
            self.library.leave(self._article, place, self._query)

    def read_kept(self, *, opened: bool = False) -> Kept:
        """What is kept of the article; one that is being `opened` counts as read. For a thread."""
        key = self.article_id
        signs = self.library.signs([key]).get(key)
        return Kept(
            opened or (signs is not None and signs.read),
            signs is not None and signs.bookmarked,
            self.library.tags(key),
            self.library.note(key),
            self.library.passages(key),
        )

    def kept_changed(self) -> None:
        """Show what is kept by now."""
        self.ask("kept", self.read_kept, self.show_kept)

    def show_kept(self, kept: Kept) -> None:
        """Light the passages that have a note, and say in the title what is kept."""
        self._kept = kept
        self.text.light("noted", [(one.span, Mark.NOTED) for one in kept.passages if one.span])
        self.show_subject()

    def show_subject(self) -> None:
        """Say in the title line which article this is, what is kept of it, and the page on the screen."""
        article = self._article
        if article is not None:
            title = f"({article.title})" if article.title_derived else article.title
            known = f"{article.source} · {article.date}" if article.date else article.source
            page, pages = self.text.pages
            shown = (self._kept.signs, f"page {page}/{pages}" if pages > 1 else "")
            self.show_title(f"{known}  {title}", "  ".join(filter(None, shown)))

    def action_note(self) -> None:
        """Write a note on the sentence that was found or that the cursor is on; else bring the cursor."""
        if self._article is None:
            return
        if self.text.selection is not None:
            self._write_on(self._article, trimmed(self._article.text, self.text.selection.span), anew=True)
            return
        found = self._sentence_found()
        if self._picked is None and found is None:
            self._pick(self._first_in_sight())
            return
        number = self._picked if self._picked is not None else found
        if number is not None:
            self._write_on(self._article, self._passage_of(self._article, number))

    def action_select(self) -> None:
        """Begin a passage where the cursor is, or where it comes to; the same key ends it there again."""
        if self._article is None or not self._article.sentences:
            return
        if self._picked is None:
            found = self._sentence_found()
            self._picked = self._first_in_sight() if found is None else found
        self._began = self._picked if self._began is None else None
        self._pick(self._picked)

    def _passage_of(self, article: Article, number: int) -> Span:
        """From the sentence where a passage was begun to this one, whichever comes first."""
        began = number if self._began is None else self._began
        first, last = (article.sentences[one].span for one in sorted((began, number)))
        return Span(first.start, last.end)

    def action_open(self) -> None:
        """Write a note where the cursor is; otherwise there is nothing to open."""
        if self._picked is not None:
            self.action_note()
        else:
            super().action_open()

    def _write_on(self, article: Article, span: Span, *, anew: bool = False) -> None:
        there = self._passage_at(span)
        if there is not None and (there.span == span or not (anew or self._began is not None)):
            self.write_on_passage(self.article_id, there)
            return

        def write(text: str) -> bool:
            return self.library.note_passage(article.id, span, text)

        def noted(changed: bool, _: bool) -> None:
            self._began = None
            self.text.select(None)
            self._pick(self._picked)
            self.passage_changed(changed, span.of(article.text), True)

        what = f"a passage of {self.called(article.id)}"
        self.ask_for_note(what, "", write, noted, span.of(article.text))

    def show_passage(self, article_id: str, passage: Passage) -> None:
        """Go to a passage and read its note."""
        if passage.span is not None:
            self._began = None
            self._pick(self._sentence_at(passage.span.start))
            self._say_note(passage)

    def _passage_at(self, span: Span) -> Passage | None:
        """The note on a place; of several on passages of which one is within the other, that on the least."""
        over = [(len(one.span), one.start, one) for one in self._kept.passages if one.span]
        there = [each for each in over if each[2].span is not None and each[2].span.overlaps(span)]
        exact = (one for _, _, one in there if one.span == span)
        return next(exact, min(there, key=lambda each: each[:2])[2] if there else None)

    def _say_note(self, passage: Passage) -> None:
        self.say(f"Note: {' '.join(passage.note.split())}")

    def _sentence_at(self, offset: int) -> int | None:
        """The sentence at a place, or the first one behind it."""
        sentences = self._article.sentences if self._article else ()
        return next((number for number, one in enumerate(sentences) if one.span.end > offset), None)

    def _sentence_found(self) -> int | None:
        place = self.place_found()
        return None if place is None else self._sentence_at(place.start)

    def _first_in_sight(self) -> int | None:
        sight = self.text.in_sight
        sentences = self._article.sentences if self._article else ()
        whole = (number for number, one in enumerate(sentences) if one.span.start >= sight.start)
        return next(whole, len(sentences) - 1 if sentences else None)

    def _pick(self, number: int | None) -> None:
        """Put the cursor on a sentence; None takes it away."""
        self._picked = number
        self.hint_keys()
        if number is None or self._article is None:
            self._began = None
            self.text.light("cursor", ())
            return
        sentences = self._article.sentences
        span = self._passage_of(self._article, number)
        self.text.light("cursor", [(span, Mark.CURSOR)])
        self.text.scroll_to_span(sentences[number].span)
        note, down, up, leave = map(self.key, ("note", "line_down", "line_up", "back"))
        there = self._passage_at(span)
        if self._began is not None:
            taken = abs(number - self._began) + 1
            many = f"{taken} sentences" if taken > 1 else "1 sentence"
            self.say(f"A passage of {many}: {note} writes a note on it, {down} and {up} move its end.")
        elif there is not None:
            self._say_note(there)
        else:
            how = f"{note} writes a note on this, {down} and {up} move, {leave} leaves"
            self.say(f"Sentence {number + 1} of {len(sentences)}: {how}.")

    def idle_commands(self) -> frozenset[str]:
        """With a sentence chosen those that are for the whole article."""
        return super().idle_commands() | (_OF_THE_WHOLE if self.is_picking else frozenset())

    @property
    def is_picking(self) -> bool:
        """Whether there is a cursor on a sentence."""
        return self._picked is not None

    def leave_picking(self) -> bool:
        """Leave the passage that was begun, then take the cursor away; False where there is none."""
        if self._picked is None:
            return False
        began, self._began = self._began, None
        self._pick(None if began is None else self._picked)
        return True

    def _move(self, lines: int = 0, pages: float = 0) -> None:
        if self._picked is None or self.pane() is not self.text:
            super()._move(lines, pages)
        elif lines:
            last = len(self._article.sentences) - 1 if self._article else 0
            self._pick(max(0, min(last, self._picked + lines)))
        else:
            super()._move(pages=pages)
            self._pick(self._first_in_sight())


def trimmed(text: str, span: Span) -> Span:
    """A stretch without the blanks around it."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
