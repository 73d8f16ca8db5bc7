"""Timeline: the dates and numbers of a story, and which source gives them how."""

from __future__ import annotations

from textual.app import ComposeResult

from index.article import Article
from index.comparison.model import CellState, Telling, Timeline, TimelineRow
from tui.commands import Place
from tui.contents.dossier import Passage
from tui.looks.marks import CELL_GLYPHS, CELL_MARKS, Mark
from tui.screens.story.whole_story import WholeStoryScreen
from tui.widgets.lines.notice import Notice
from tui.widgets.panes.cursor_view import CursorView
from tui.widgets.story.timeline_view import TimelineView
from tui.widgets.texts.passages import Passages
from tui.wording.counted import counted
from tui.wording.date_languages import write_dates_in
from tui.wording.labels_apart import labels_apart
from tui.wording.timeline_words import calendar_words


class TimelineScreen(WholeStoryScreen):
    """Who dates and counts what how; Enter opens it there, or the two that differ side by side."""

    place = Place.TIMELINE
    all_agree = "No source dates or counts anything otherwise than another. {key} reads on."

    def compose_content(self) -> ComposeResult:
        """A line for a story without dates, the timeline, and below it what the source says in full."""
        yield Notice(id="verdict")
        yield TimelineView(id="timeline")
        yield from self.detail()

    @property
    def view(self) -> TimelineView:
        """The timeline."""
        return self.query_one(TimelineView)

    def begin(self) -> None:
        """Bring dates and numbers together, in a thread."""
        write_dates_in(self.reader.settings.date_language)
        self.set_focus(self.view)
        self.show_title(self.story_title())
        self.show_where("Reading dates and numbers …")

        def question() -> tuple[Timeline, dict[str, Article]]:
            self.work_apart("timeline")
            found = self.library.timeline(self.article_ids)
            return found, self.read_articles(found.articles)

        self.ask("timeline", question, lambda answer: self._show(*answer))

    def _show(self, found: Timeline, articles: dict[str, Article]) -> None:
        self.articles = articles
        if not (found.dates or found.undated or found.numbers):
            self.query_one(Notice).show(f"No source dates or counts anything: {self.key('back')} goes back.")
        elif not (found.dates or found.undated):
            self.query_one(Notice).show("No source dates anything; these are the numbers.")
        self.labels = labels_apart(articles.values())
        self.view.show(found, articles, self.labels)
        dates, numbers = len(found.dates) + len(found.undated), len(found.numbers)
        self.show_title(self.story_title(), f"{counted(dates, 'date')} · {counted(numbers, 'number')}")
        self.hint_keys()
        self.refresh_names()

    def idle_commands(self) -> frozenset[str]:
        """No text with mentions to go to is here; Enter on a name says what opens its page."""
        return super().idle_commands() | {"next_mention"}

    def message_place(self) -> object:
        """The cell under the cursor."""
        return (self.view.row, self.view.article) if self.articles else None

    def on_cursor_view_moved(self, message: CursorView.Moved) -> None:
        """Show what the source under the cursor says, then the others."""
        message.stop()
        row = self.view.row
        if row is None:
            self.show_where("There is nothing on this timeline.")
            self.query_one(Passages).show("", Mark.LABEL, ())
            return
        here = self.articles[self.view.article]
        state = row.state(here.id)
        tellers = self.view.tellers
        verb = "date" if row.counted is None else "count"
        self.show_where(
            f"{self.view.cursor + 1} of {len(self.view.stops())} · {tellers.share(row.sources())}"
            f" {verb}{'s' if tellers.count(row.sources()) == 1 else ''} it"
        )
        heading = f"{CELL_GLYPHS[state]} {self._words(row, here, state)}"
        self.query_one(Passages).show(heading, CELL_MARKS[state], self._passages(row))

    def _words(self, row: TimelineRow, here: Article, state: CellState) -> str:
        """How the source under the cursor tells the row, in a sentence."""
        verb = "dates" if row.counted is None else "counts"
        if not self.view.tellings:
            return f"{self.labels[here.id]} {verb} nothing of this"
        telling = next(each for each in self.view.tellings if each.state is state)
        said = " ".join(telling.expression.of(here.text).split())
        day = calendar_words(telling.value) if row.counted is None else ""
        inferred = ", worked out from another date" if telling.inferred and day else ""
        words = f"{self.labels[here.id]}: “{said}”" + (f" = {day}{inferred}" if day else "")
        if state is CellState.DIFFERS:
            others = calendar_words(row.value) if row.counted is None else row.value
            return f"{words}; others: {others}"
        if state is CellState.PARTIAL:
            return f"{words}, which agrees and says less"
        return words

    def _passages(self, row: TimelineRow) -> list[Passage]:
        """The sentences of the source under the cursor, then those of the others."""
        ordered = sorted(row.tellings, key=lambda each: each.article != self.view.article)
        by_sentence: dict[tuple[str, int], list[Telling]] = {}
        for telling in ordered:
            by_sentence.setdefault((telling.article, telling.sentence.start), []).append(telling)
        passages = []
        for tellings in by_sentence.values():
            article = self.articles[tellings[0].article]
            lit = [
                (each.expression, Mark.CONTRADICTS if each.state is CellState.DIFFERS else Mark.MATCH)
                for each in tellings
            ]
            label = self.labels[article.id]
            passages.append(Passage(label, article.text, (tellings[0].sentence,), tuple(lit)))
        return passages

    def action_open(self) -> None:
        """Read the article there; where the source differs, beside one that says what most say."""
        row = self.view.row
        if row is None:
            return
        telling = (self.view.tellings or row.tellings)[0]
        if row.state(telling.article) is CellState.DIFFERS:
            usual = next((each for each in row.tellings if each.state is CellState.SAME), None)
            if usual is not None and usual.article != telling.article:
                self.reader.open_compare(usual.article, telling.article, at=usual.sentence)
                return
        self.reader.open_article(telling.article, at=telling.expression)
