"""One article in the plain mode: read aloud paragraph by paragraph, words found in it."""

from __future__ import annotations

from index.article import Span
from tui.commandline.plain.articles import title_of
from tui.commands import Place
from tui.contents.finding import next_of, occurrences
from tui.contents.headline import headline_above
from tui.contents.reading import reading_lines
from tui.plain_mode.articles import ArticleCommands
from tui.plain_mode.view import Desk, Lines, Refused
from tui.terminal.safe_text import safe_text


class ArticleView(ArticleCommands):
    """The paragraphs of one article."""

    place = Place.ARTICLE
    thing = "paragraph"

    def __init__(self, desk: Desk, article: str, query: str, at: Span | None) -> None:
        super().__init__(desk)
        self._article = self.library.article(article)
        self._paragraphs = tuple(
            line for line in reading_lines(self._article) if line.of(self._article.text).strip()
        )
        self._query_spans = self._matches(query) if query else ()
        self._found: tuple[Span, ...] = self._query_spans
        self._at = -1
        self._began: int | None = None
        """The paragraph where a passage was begun, for a note on it."""
        if at is not None:
            self._stand_at(at)

    def _matches(self, query: str) -> tuple[Span, ...]:
        """Where the search that led here found something."""
        hits = self.library.search(query, limit=50).hits
        spans = {
            match
            for hit in hits
            if hit.id == self._article.id
            for snippet in hit.snippets
            for match in snippet.matches
        }
        return tuple(sorted(spans))

    def count(self) -> int:
        """The paragraphs."""
        return len(self._paragraphs)

    def heading(self) -> Lines:
        """Title, source and date."""
        article = self._article
        if article.title_derived or headline_above(article):
            yield from self.say(title_of(article.title, article.title_derived))
        known = [article.source, article.date, article.called, article.url]
        yield from self.say(", ".join(safe_text(item) for item in known if item))
        yield ""

    def describe(self) -> Lines:
        """The heading, and the text from where one stands."""
        yield from self.heading()
        for number in range(self.cursor, self.count()):
            yield from self.item(number)

    def item(self, number: int) -> Lines:
        """A paragraph, and a blank line behind it."""
        yield from self.say(" ".join(self._paragraphs[number].of(self._article.text).split()))
        yield ""

    def article_of(self, number: int) -> str | None:
        """This article."""
        return self._article.id

    def article_called(self, word: str) -> str:
        """Numbers are those of paragraphs here: an article is named as the command line calls it."""
        return self.found(word)

    def place_of(self, number: int) -> Span | None:
        """Where a paragraph stands."""
        return self._paragraphs[number]

    def noted_place(self) -> Span | None:
        """The paragraph that one is at, or those up to it from where a passage was begun."""
        if not self._paragraphs:
            return None
        first, last = sorted((self.cursor, self.cursor if self._began is None else self._began))
        return Span(self._paragraphs[first].start, self._paragraphs[last].end)

    def noted_words(self) -> str:
        """How many paragraphs that are."""
        taken = 1 if self._began is None else abs(self.cursor - self._began) + 1
        return "this paragraph" if taken == 1 else f"these {taken} paragraphs"

    def note_written(self) -> None:
        """The passage is no longer chosen."""
        self._began = None

    def do_select(self, words: str) -> Lines:
        """Begin a passage at a paragraph: a note is then on all from it to where one is."""
        self._began = self.chosen(words)
        yield "A passage begins here: move on, then note and its words writes on all up to there."

    def current_article(self) -> str | None:
        """This one."""
        return self._article.id

    def articles(self) -> tuple[str, ...]:
        """This one."""
        return (self._article.id,)

    def forget(self) -> None:
        """Its title or source may have been corrected."""
        self._article = self.library.article(self._article.id)

    def do_open(self, words: str) -> Lines:
        """Read from a paragraph on."""
        if words and not words.isdecimal():
            yield from super().do_open(words)
            return
        for number in range(self.chosen(words), self.count()):
            yield from self.item(number)

    def do_find(self, words: str) -> Lines:
        """Find words in the text."""
        if not words:
            raise Refused("Say what to find, as in / border.")
        self._at = -1
        self._found = occurrences(self._article.text, words, self._article.body)
        if not self._found:
            raise Refused(f"“{safe_text(words)}” is not in this text.")
        return self._go(1)

    def do_next_match(self, _: str) -> Lines:
        """The sentence of the next match."""
        return self._go(1)

    def do_previous_match(self, _: str) -> Lines:
        """The sentence of the match before."""
        return self._go(-1)

    def _go(self, step: int) -> Lines:
        if not self._found:
            raise Refused("Nothing is sought in this text: / and words find them.")
        if self._at < 0:
            here = self._paragraphs[self.cursor].start - 1 if self._paragraphs else 0
            self._at = next_of(self._found, here, step) or 0
        else:
            self._at = (self._at + step) % len(self._found)
        place = self._found[self._at]
        self._stand_at(place)
        text = self._article.text
        sentence = next((s.span for s in self._article.sentences if s.span.overlaps(place)), place)
        said = " ".join(sentence.of(text).split())
        return self.say(f"{self._at + 1} of {len(self._found)}, “{place.of(text)}”: {said}")

    def _stand_at(self, place: Span) -> None:
        for number, paragraph in enumerate(self._paragraphs):
            if paragraph.overlaps(place):
                self.cursor = number
                return
