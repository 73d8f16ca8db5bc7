"""Story: which source tells which fact, and how; one cell away from the two tellings side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from textual.app import ComposeResult

from index.article import Article, Span
from index.comparison.model import Cell, CellState, Fact, Matrix
from index.entities.model import Entity
from index.library import Library
from tui.commands import Place
from tui.contents.dossier import Passage
from tui.looks.marks import CELL_GLYPHS, CELL_MARKS, Mark
from tui.screens.story.whole_story import WholeStoryScreen
from tui.widgets.panes.cursor_view import CursorView
from tui.widgets.story.matrix_view import Facts, MatrixView
from tui.widgets.texts.passages import Passages
from tui.wording.counted import counted
from tui.wording.fact_words import origin_words, otherwise
from tui.wording.labels_apart import labels_apart
from tui.wording.tellers import sources_of

_STATE_WORDS: dict[CellState, str] = {
    CellState.SAME: "{here} says the same as {first}",
    CellState.PARTIAL: "{here} tells a part of it",
    CellState.DIFFERS: "{here} differs",
    CellState.MISSING: "{here} does not tell it",
}


_DIFFERS = CELL_GLYPHS[CellState.DIFFERS]


class StoryScreen(WholeStoryScreen):
    """Facts × sources of the articles of one story."""

    place = Place.STORY
    all_agree = "No source contradicts another here. {key} puts two side by side."

    def __init__(self, library: Library, article_ids: tuple[str, ...] = ()) -> None:
        super().__init__(library, article_ids)
        self._walked_name = ""
        """The name that Enter went to last."""

    def compose_content(self) -> ComposeResult:
        """The matrix, and below it what the cell under the cursor says in full."""
        yield MatrixView(id="matrix")
        yield from self.detail()

    @property
    def view(self) -> MatrixView:
        """The matrix."""
        return self.query_one(MatrixView)

    def begin(self) -> None:
        """Bring the facts together, in a thread."""
        self.set_focus(self.view)
        self.show_title(self.story_title())
        self.show_where(f"Comparing {counted(len(self.article_ids), 'article')} …")

        def question() -> tuple[Matrix, dict[str, Article]]:
            self.work_apart("matrix")
            matrix = self.library.matrix(self.article_ids)
            return matrix, self.read_articles(matrix.articles)

        self.ask("matrix", question, lambda answer: self._show(*answer))

    def _show(self, matrix: Matrix, articles: dict[str, Article]) -> None:
        self.articles = articles
        self.labels = labels_apart(articles.values())
        self.view.show(matrix, articles, self.labels)
        sources = sources_of(article.source for article in articles.values())
        self.show_title(self.story_title(), f"{sources} · {counted(len(matrix.facts), 'fact')}")
        self.hint_keys()
        self.refresh_names()

    def message_place(self) -> object:
        """The cell under the cursor."""
        return (self.view.fact, self.view.article) if self.articles else None

    def on_cursor_view_moved(self, message: CursorView.Moved) -> None:
        """Show the cell under the cursor in full."""
        message.stop()
        fact, cell = self.view.fact, self.view.cell
        if fact is None or cell is None:
            self.show_where("These articles report nothing that could be compared.")
            return
        here, first = self.articles[self.view.article], self.articles[fact.summary_source]
        telling = fact.told_in()
        number, count = self.view.cursor + 1, self.view.length()
        of_facts = {Facts.ALL: "", Facts.SHARED: " shared", Facts.LONE: " told by one"}[self.view.facts]
        tellers = self.view.tellers
        verb = "tells" if tellers.total == 1 else "tell"
        self.show_where(f"fact {number} of {count}{of_facts} · {tellers.share(telling)} {verb} it")
        differing = [key for key, other in fact.cells if other.state is CellState.DIFFERS]
        words = _STATE_WORDS[cell.state].format(here=self.labels[here.id], first=self.labels[first.id])
        notes = [f"{words}: {cell.note}" if cell.note else words]
        if first.id == here.id:
            alone = " alone" if tellers.noun == "source" else " only here"
            notes = [f"{self.labels[here.id]} tells it" + (alone if len(telling) == 1 else "")]
        others = ((key, other) for key, other in fact.cells if key != here.id)
        notes += [f"{_DIFFERS} {note}" for note in otherwise(others, self.labels)]
        if fact.origin:
            notes.append(origin_words(fact.origin))
        heading = f"{CELL_GLYPHS[cell.state]} {' · '.join(notes)}"
        self.number_question("detail")
        if differing:
            self._light(heading, fact, cell, differing)
        else:
            self.query_one(Passages).show(heading, CELL_MARKS[cell.state], self._passages(fact, {}))

    def _passages(self, fact: Fact, lit: Mapping[str, Sequence[Span]]) -> list[Passage]:
        """What every source says of a fact: that of the cursor first, then the summary's, then the others."""
        order = dict.fromkeys((self.view.article, fact.summary_source, *(key for key, _ in fact.cells)))
        passages = []
        for key in order:
            cell, article = fact.cell(key), self.articles[key]
            spans = cell.spans or ((fact.summary,) if key == fact.summary_source else ())
            if not spans:
                continue
            # The room is small: the sentences that hold what differs come first.
            marked = [span for span in lit.get(key, ()) if any(s.overlaps(span) for s in spans)]
            spans = tuple(sorted(spans, key=lambda span: (not any(span.overlaps(at) for at in marked), span)))
            label = f"{CELL_GLYPHS[cell.state]} {self.labels[key]}"
            marks = tuple((span, Mark.CONTRADICTS) for span in marked)
            passages.append(Passage(label, article.text, spans, marks))
        return passages

    def _light(self, heading: str, fact: Fact, cell: Cell, differing: Sequence[str]) -> None:
        """Show a fact with what differs lit, once its pairs are compared."""
        first = fact.summary_source

        def question() -> dict[str, list[Span]]:
            lit: dict[str, list[Span]] = {}
            for other in differing:
                for found in self.library.compare(first, other).discrepancies:
                    if not found.kind.requested and found.left and found.right:
                        lit.setdefault(first, []).append(found.left)
                        lit.setdefault(other, []).append(found.right)
            return lit

        def answered(lit: dict[str, list[Span]]) -> None:
            self.query_one(Passages).show(heading, CELL_MARKS[cell.state], self._passages(fact, lit))

        self.ask("detail", question, answered)

    def current_article(self) -> str | None:
        """The source whose column the cursor is in."""
        return self.view.article if self.view.matrix is not None else None

    def jump_to(self, entity: Entity) -> None:
        """The next cell, fact by fact, that names it."""
        matrix = self.view.matrix
        if matrix is None:
            return
        mentions = {key: [m.span for m in entity.mentions if m.article == key] for key in matrix.articles}
        cells = [
            (number, column)
            for number, fact in enumerate(matrix.facts)
            for column, key in enumerate(matrix.articles)
            if any(span.overlaps(at) for span in fact.cell(key).spans for at in mentions[key])
        ]
        if not cells:
            self.say(f"{entity.name} is in no fact; {self.key('entity')} opens its page.")
            return
        here = self.view.number, self.view.column
        again = self._walked_name == entity.id
        self._walked_name = entity.id
        number = next((n for n, cell in enumerate(cells) if cell > here or (cell == here and not again)), 0)
        source = self.labels[matrix.articles[cells[number][1]]]
        self.view.go_to_fact(*cells[number])
        self.say(f"{entity.name}: place {number + 1} of {len(cells)} in the facts · {source}")

    def _walk(self, step: int) -> None:
        if self.view.matrix is not None:
            super()._walk(step)

    def action_facts(self) -> None:
        """All facts, those that several sources tell, or those that one source alone tells."""
        view = self.view
        if view.matrix is None:
            return
        count = view.show_next_facts()
        key, noun = self.key("facts"), self.view.tellers.noun
        said = {
            Facts.ALL: f"All {counted(count, 'fact')}.",
            Facts.SHARED: f"{counted(count, 'fact')} that several {noun}s tell; {key} goes on.",
            Facts.LONE: f"{counted(count, 'fact')} that one {noun} alone tells; {key} shows all.",
        }
        self.say(said[view.facts])

    def action_export(self) -> None:
        """Write the matrix to a file."""
        matrix = self.view.matrix
        if matrix is None:
            return
        from tui.export.report import StoryReport
        from tui.export.writing import file_name, story_text
        from tui.screens.dialogs.export import offer_file

        report = StoryReport(self.story_title(), tuple(self.articles[key] for key in matrix.articles), matrix)
        offer_file(
            self, "the story", file_name("story", report.articles[0].source), partial(story_text, report)
        )

    def action_open(self) -> None:
        """Put the pair side by side at this fact: the source of its summary and the cell's. A source that
        does not tell it is opened alone."""
        fact, cell = self.view.fact, self.view.cell
        if fact is None or cell is None:
            return
        left, right = fact.summary_source, self.view.article
        if cell.state is CellState.MISSING:
            self.reader.open_article(right)
            return
        if left == right:
            others = [
                key for key, other in fact.cells if key != left and other.state is not CellState.MISSING
            ]
            if not others:
                self.reader.open_article(left, at=fact.summary)
                return
            right = others[0]
        self.reader.open_compare(left, right, at=fact.summary)
