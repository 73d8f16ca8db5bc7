"""What is kept of articles, in the plain mode: bookmarks, tags, notes, what is read, named searches."""

from __future__ import annotations

from index.article import Span
from index.library import LibraryError
from index.notebook.reading_marks import Kept
from tui.plain_mode.view import Lines, Refused, View
from tui.terminal.safe_text import safe_text
from tui.wording.quoted import quoted
from tui.wording.tag_words import typed_tags, written


class KeepingCommands(View):
    """A view of whose current article something can be kept."""

    def takes(self, command: str, words: str) -> bool:
        """Tags, notes and names may be any words; what is bookmarked is named."""
        if command in ("tag", "note", "save_search"):
            return True
        if command in ("bookmark", "toggle_read", "notes"):
            return all(self._refers(word) for word in words.split())
        if command == "select":
            return words.isdecimal()
        return super().takes(command, words)

    def query(self) -> str:
        """What is searched for."""
        return ""

    def noted_place(self) -> Span | None:
        """The passage that a note is on; None for one on the article."""
        return None

    def noted_words(self) -> str:
        """What that passage is called."""
        return "this paragraph"

    def note_written(self) -> None:
        """A note was written: the passage that was chosen for it is no longer."""

    def _source(self, article: str) -> str:
        return safe_text(self.library.entry(article).source)

    def do_bookmark(self, words: str) -> Lines:
        """Bookmark the article, or no longer."""
        return self._toggle(words, Kept.BOOKMARKED, "is bookmarked", "is no longer bookmarked")

    def do_toggle_read(self, words: str) -> Lines:
        """Count the article as read, or as unread."""
        return self._toggle(words, Kept.READ, "counts as read", "counts as unread")

    def _toggle(self, words: str, state: Kept, on: str, off: str) -> Lines:
        for word in words.split() or [""]:
            article = self.article_or_refused(word)
            yield f"{self._source(article)} {on if self.library.toggle(article, state) else off}."

    def do_tag(self, words: str) -> Lines:
        """Give tags, take some away with a minus; without words, say which there are."""
        article = self.article_or_refused()
        if tags := typed_tags(words):
            self.library.tag(article, tags)
        has = ", ".join(map(safe_text, self.library.tags(article))) or "nothing"
        yield f"{self._source(article)} is tagged {has}."
        known = " ".join(written(safe_text(tag)) for tag, _ in self.library.all_tags())
        if not tags and known:
            yield from self.say(f"Tags in use: {known}. tag NAME gives one, tag -NAME takes it away.")

    def do_note(self, words: str) -> Lines:
        """Write a note: in a list on the article, in an article on the paragraph; - takes it away."""
        article = self.article_or_refused()
        if not words:
            yield from self.do_notes("")
            yield "To write one: note and its words; note - takes it away."
            return
        text, span = "" if words == "-" else words, self.noted_place()
        if span is None:
            self.library.write_note(article, text)
        else:
            self.library.note_passage(article, span, text)
        where = f"on {self._source(article)}" if span is None else f"on {self.noted_words()}"
        self.note_written()
        yield f"The note {where} is {'kept' if text else 'taken away'}."

    def do_notes(self, words: str) -> Lines:
        """Say the notes of the article."""
        article = self.article_or_refused(words)
        note, passages = self.library.note(article), self.library.passages(article)
        if note:
            yield from self.say(f"On {self._source(article)}: {' '.join(note.split())}")
        for one in passages:
            gone = "" if one.span else ", no longer in the text"
            words_of = quoted(" ".join(one.words.split()))
            yield from self.say(f"On {words_of}{gone}: {' '.join(one.note.split())}")
        if not note and not passages:
            yield f"There is no note on {self._source(article)}."

    def do_save_search(self, words: str) -> Lines:
        """Keep the search under a name, by itself where none is given."""
        query = self.query()
        if not query:
            raise Refused("Nothing is searched for: type some words first.")
        self.library.save_search(words or query, query)
        yield f"{safe_text(query)} is kept as {safe_text(words or query)}; history lists it."

    def do_resume(self, _: str) -> Lines:
        """Open again what was open last, in the reader's screens."""
        from tui.plain_mode.articles import open_article, open_pair

        session = self.library.session()
        opened = session.opened if session is not None else None
        if opened is None:
            raise Refused("Nothing was open before.")
        try:
            for key in opened.articles:
                self.library.entry(key)
        except LibraryError:
            raise Refused("What was open last is not in this library any more.") from None
        if len(opened.articles) == 1:
            article = self.library.article(opened.articles[0])
            place = self.library.place(article)
            at = Span(place.start, place.start + 1) if place is not None else None
            return open_article(self.desk, article.id, opened.query, at)
        return open_pair(self.desk, *opened.articles[:2])
