"""The story and its timeline in the plain mode: who tells, dates and counts what, and how."""

from __future__ import annotations

from abc import abstractmethod

from index.article import Article, Span
from index.comparison.model import CellState, Fact, TimelineRow
from tui.commands import Place
from tui.looks.marks import CELL_WORDS
from tui.plain_mode.articles import ArticleCommands
from tui.plain_mode.files import is_file, write
from tui.plain_mode.view import Desk, Lines, Refused, listed
from tui.wording.counted import counted
from tui.wording.fact_words import fact_words, origin_words, told_words
from tui.wording.labels_apart import labels_apart
from tui.wording.tellers import Tellers, sources_of
from tui.wording.timeline_words import calendar_words, counted_words

_STATES = (CellState.SAME, CellState.PARTIAL, CellState.DIFFERS, CellState.MISSING)


class _StoryCommands(ArticleCommands):
    """What the sources of one story tell, entry by entry; `n` walks those that contradict."""

    def __init__(self, desk: Desk, articles: tuple[str, ...]) -> None:
        super().__init__(desk)
        self._ids = articles
        self.sources: list[Article] = [self.library.article(key) for key in articles]
        self.by_id = {article.id: article for article in self.sources}
        self.tellers = Tellers({article.id: article.source for article in self.sources})
        self.called = labels_apart(self.sources)

    def articles(self) -> tuple[str, ...]:
        """Those of the story."""
        return self._ids

    def current_article(self) -> str | None:
        """The one that the entry under the cursor is taken from."""
        return self.article_of(min(self.cursor, self.count() - 1)) if self.count() else self._ids[0]

    def article_called(self, word: str) -> str:
        """Numbers are those of entries here: an article is named as the command line calls it."""
        return self.found(word)

    @abstractmethod
    def contradicts(self, number: int) -> bool:
        """Whether a source tells it differently."""

    def title(self) -> str:
        """The name of the story."""
        from tui.commandline.opening import story_title

        return story_title(self.library, self._ids)

    def do_next_discrepancy(self, _: str) -> Lines:
        """The next entry that a source tells differently."""
        return self._walk(1)

    def do_previous_discrepancy(self, _: str) -> Lines:
        """The one before."""
        return self._walk(-1)

    def _walk(self, step: int) -> Lines:
        place = self.cursor + step
        while 0 <= place < self.count():
            if self.contradicts(place):
                self.cursor = place
                return self.item(place)
            place += step
        raise Refused(f"Nothing contradicts further {'down' if step > 0 else 'up'}.")


class StoryView(_StoryCommands):
    """Facts by the sources that tell them."""

    place = Place.STORY
    thing = "fact"

    def __init__(self, desk: Desk, articles: tuple[str, ...]) -> None:
        super().__init__(desk, articles)
        if len(articles) < 2:
            raise Refused("No other article tells this story.")
        self._kind = 0
        self.matrix = self.library.matrix(articles)

    def forget(self) -> None:
        """Ask again: names were decided."""
        self.matrix = self.library.matrix(self._ids)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Those of the kind that is listed."""
        if not self._kind:
            return self.matrix.facts
        return tuple(
            fact
            for fact in self.matrix.facts
            if (self.tellers.count(fact.told_in()) > 1) is (self._kind == 1)
        )

    def count(self) -> int:
        """The facts listed."""
        return len(self.facts)

    def heading(self) -> Lines:
        """The story, and how much of it each source tells."""
        yield from self.say(f"Story: {self.title()}")
        told = sources_of(article.source for article in self.sources)
        yield f"{told}, {counted(len(self.matrix.facts), 'fact')}."
        for article, share in zip(self.sources, self.matrix.coverage, strict=True):
            yield from self.say(f"{self.label(article)} tells {share:.0%} of them.")
        noun = self.tellers.noun
        kinds = "All facts", f"Facts that several {noun}s tell", f"Facts that one {noun} alone tells"
        yield f"{kinds[self._kind]}:"

    def item(self, number: int) -> Lines:
        """A fact in the words of one source, and who tells it how."""
        fact = self.facts[number]
        margin = f"{number + 1}. "
        blank = " " * len(margin)
        summary = fact_words(self.by_id[fact.summary_source].text, fact.summary)
        yield from self.say(summary, margin, blank)
        for state in _STATES:
            named = [self._telling(key, cell.note) for key, cell in fact.cells if cell.state is state]
            if named:
                yield from self.say(f"{CELL_WORDS[state]}: {listed(named)}", blank)
        if fact.origin is not None:
            yield from self.say(origin_words(fact.origin), blank)

    def _telling(self, article: str, note: str) -> str:
        label = self.label(self.by_id[article])
        return f"{label} ({note})" if note else label

    def contradicts(self, number: int) -> bool:
        """Whether a source tells the fact differently."""
        return any(cell.state is CellState.DIFFERS for _, cell in self.facts[number].cells)

    def article_of(self, number: int) -> str | None:
        """The source whose words sum it up."""
        return self.facts[number].summary_source

    def place_of(self, number: int) -> Span | None:
        """Where these words stand."""
        return self.facts[number].summary

    def do_facts(self, _: str) -> Lines:
        """All facts, those that several tell, those that one tells."""
        self._kind, self.cursor = (self._kind + 1) % 3, 0
        return self.describe()

    def takes(self, command: str, words: str) -> bool:
        """A file to write to has the end of a format."""
        return is_file(words) if command == "export" else super().takes(command, words)

    def do_export(self, words: str) -> Lines:
        """Write the matrix to a file."""
        from tui.export.report import StoryReport
        from tui.export.writing import story_text

        report = StoryReport(self.title(), tuple(self.sources), self.matrix)
        return write(words, lambda form: story_text(report, form))


class TimelineView(_StoryCommands):
    """The dates and numbers of a story."""

    place = Place.TIMELINE
    thing = "date or number"

    def __init__(self, desk: Desk, articles: tuple[str, ...]) -> None:
        super().__init__(desk, articles)
        found = self.library.timeline(articles)
        self._rows: tuple[TimelineRow, ...] = (*found.dates, *found.undated, *found.numbers)
        self._dates, self._numbers = len(found.dates) + len(found.undated), len(found.numbers)

    def count(self) -> int:
        """Dates, then numbers."""
        return len(self._rows)

    def heading(self) -> Lines:
        """The story, and how much of it is dated and counted."""
        yield from self.say(f"Timeline: {self.title()}")
        dates, numbers = counted(self._dates, "date"), counted(self._numbers, "number")
        yield f"{sources_of(article.source for article in self.sources)}, {dates}, {numbers}."

    def item(self, number: int) -> Lines:
        """A date or a number, what it is of, and each source's own words for it."""
        row = self._rows[number]
        margin = f"{number + 1}. "
        blank = " " * len(margin)
        text = self.by_id[row.subject_source].text
        value = counted_words(row, text) if row.counted is not None else calendar_words(row.value)
        subject = told_words(text, row.subject)
        yield from self.say(f"{value or 'Without a day'}: {subject}", margin, blank)
        for state in _STATES[:3]:
            told: dict[str, list[str]] = {}
            for telling in row.tellings:
                if telling.state is state:
                    article = self.by_id[telling.article]
                    words = f"“{' '.join(telling.expression.of(article.text).split())}”"
                    if telling.value and telling.value != row.value and row.counted is None:
                        words += f", {calendar_words(telling.value)}"
                    if telling.inferred:
                        words += ", worked out from another date"
                    if self.label(article) not in told.setdefault(words, []):
                        told[words].append(self.label(article))
            for words, sources in told.items():
                yield from self.say(f"{CELL_WORDS[state]}: {listed(sources)}: {words}", blank)

    def contradicts(self, number: int) -> bool:
        """Whether a source gives another date or number."""
        return self._rows[number].differs

    def article_of(self, number: int) -> str | None:
        """The source whose words say what it is of."""
        return self._rows[number].subject_source

    def place_of(self, number: int) -> Span | None:
        """Where these words stand."""
        return self._rows[number].subject
