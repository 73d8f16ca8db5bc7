"""Story: which source tells which fact, and how; one cell away from the two tellings side by side."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from index.article import Article, Span
from index.comparison.model import Cell, CellState, Comparison, Fact, Matrix
from index.entities.model import Entity
from index.library import Library
from tui.commands import Place, bindings
from tui.counted import counted
from tui.dossier import Passage
from tui.export.report import StoryReport
from tui.export.writing import file_name, story_text
from tui.marks import CELL_GLYPHS, CELL_MARKS, Mark
from tui.origin_words import origin_words
from tui.screens.export import offer_file
from tui.screens.whole_story import WholeStoryScreen
from tui.widgets.cursor_view import CursorView
from tui.widgets.matrix_view import MatrixView
from tui.widgets.passages import Passages

_STATE_WORDS: dict[CellState, str] = {
    CellState.SAME: "{here} says the same",
    CellState.PARTIAL: "{here} tells a part of it",
    CellState.DIFFERS: "{here} differs",
    CellState.MISSING: "{here} does not tell it",
}


class StoryScreen(WholeStoryScreen):
    """Facts × sources of the articles of one story."""

    place = Place.STORY
    all_agree = "No source contradicts another here. Enter puts two side by side."
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.STORY)]

    def __init__(self, library: Library, article_ids: tuple[str, ...]) -> None:
        super().__init__(library, article_ids)
        self._walked_name = ""
        """The name that Enter went to last."""
        self._telling = ""
        """What is said once the cursor has gone where it was sent."""

    def compose_content(self) -> ComposeResult:
        """The matrix, and below it what the cell under the cursor says in full."""
        yield MatrixView(id="matrix")
        yield from self.detail()

    @property
    def view(self) -> MatrixView:
        """The matrix."""
        return self.query_one(MatrixView)

    def on_mount(self) -> None:
        """Bring the facts together, in a thread."""
        self.view.focus()
        self.show_title(self.story_title())
        self.show_where(f"Comparing {len(self.article_ids)} sources …")

        def question() -> tuple[Matrix, dict[str, Article]]:
            self.work_apart("matrix")
            matrix = self.library.matrix(self.article_ids)
            return matrix, self.read_articles(matrix.articles)

        self.ask("matrix", question, lambda answer: self._show(*answer))

    def _show(self, matrix: Matrix, articles: dict[str, Article]) -> None:
        self.articles = articles
        texts = {key: article.text for key, article in articles.items()}
        self.view.show(matrix, texts, [articles[key].source for key in matrix.articles])
        sources = counted(len(matrix.articles), "source")
        self.show_title(self.story_title(), f"{sources} · {counted(len(matrix.facts), 'fact')}")
        self.refresh_names()

    def on_cursor_view_moved(self, message: CursorView.Moved) -> None:
        """Show the cell under the cursor in full."""
        message.stop()
        fact, cell = self.view.fact, self.view.cell
        if fact is None or cell is None:
            self.show_where("These articles report nothing that could be compared.")
            return
        here = self.articles[self.view.article]
        first = self.articles[fact.summary_source]
        words = _STATE_WORDS[cell.state].format(here=here.source)
        telling = sum(other.state is not CellState.MISSING for _, other in fact.cells)
        self.show_where(
            f"fact {self.view.cursor + 1} of {len(fact_list(self.view.matrix))}"
            f" · {telling} of {len(fact.cells)} sources tell it"
        )
        if self._telling:
            self.say(self._telling)
            self._telling = ""
        note = f": {cell.note}" if cell.note else ""
        if first.id == here.id:
            words = f"{here.source} tells it" + (" alone" if telling == 1 else "")
        credit = f" · {origin_words(fact.origin)}" if fact.origin else ""
        heading = f"{CELL_GLYPHS[cell.state]} {words}{note}{credit}"
        self.number_question("detail")
        if cell.state is CellState.DIFFERS and first.id != here.id:
            self._light(heading, fact, cell)
        else:
            self.query_one(Passages).show(heading, CELL_MARKS[cell.state], self._passages(fact, cell, None))

    def _passages(self, fact: Fact, cell: Cell, comparison: Comparison | None) -> list[Passage]:
        here, first = self.view.article, fact.summary_source
        passages = []
        if cell.spans:
            passages.append(self._passage(here, cell.spans, comparison))
        if first != here:
            passages.append(self._passage(first, fact.cell(first).spans or (fact.summary,), comparison))
        return passages

    def _passage(self, article_id: str, spans: tuple[Span, ...], comparison: Comparison | None) -> Passage:
        article = self.articles[article_id]
        lit = []
        for discrepancy in comparison.discrepancies if comparison else ():
            span = discrepancy.left if comparison and article_id == comparison.left else discrepancy.right
            if span is not None and not discrepancy.kind.requested and any(s.overlaps(span) for s in spans):
                lit.append((span, Mark.CONTRADICTS))
        # The room is small: the sentences that hold what differs come first.
        spans = tuple(sorted(spans, key=lambda span: (not any(span.overlaps(at) for at, _ in lit), span)))
        return Passage(article.source, article.text, spans, tuple(lit))

    def _light(self, heading: str, fact: Fact, cell: Cell) -> None:
        """Show a cell with what differs lit, once the pair is compared; the matrix usually has done that."""
        first, here = fact.summary_source, self.view.article

        def answered(comparison: Comparison) -> None:
            passages = self._passages(fact, cell, comparison)
            self.query_one(Passages).show(heading, CELL_MARKS[cell.state], passages)

        self.ask("detail", lambda: self.library.compare(first, here), answered)

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
            self.say(f"{entity.name} is in no fact; E opens its page.")
            return
        here = self.view.cursor, self.view.column
        again = self._walked_name == entity.id
        self._walked_name = entity.id
        number = next((n for n, cell in enumerate(cells) if cell > here or (cell == here and not again)), 0)
        source = self.articles[matrix.articles[cells[number][1]]].source
        said = f"{entity.name}: place {number + 1} of {len(cells)} in the facts · {source}"
        if cells[number] == here:
            self.say(said)
        else:
            self._telling = said
            self.view.go_to_cell(*cells[number])

    def _walk(self, step: int) -> None:
        if self.view.matrix is not None:
            super()._walk(step)

    def action_export(self) -> None:
        """Write the matrix to a file."""
        matrix = self.view.matrix
        if matrix is None:
            return
        report = StoryReport(self.story_title(), tuple(self.articles[key] for key in matrix.articles), matrix)
        offer_file(
            self, "the story", file_name("story", report.articles[0].source), partial(story_text, report)
        )

    def action_open(self) -> None:
        """Put the pair side by side at this fact: the source of its summary and the cell's."""
        fact, cell = self.view.fact, self.view.cell
        if fact is None or cell is None:
            return
        left, right = fact.summary_source, self.view.article
        if left == right:
            others = [
                key for key, other in fact.cells if key != left and other.state is not CellState.MISSING
            ]
            if not others:
                self.reader.open_article(left, at=fact.summary)
                return
            right = others[0]
        self.reader.open_compare(left, right, at=fact.summary)


def fact_list(matrix: Matrix | None) -> tuple[Fact, ...]:
    """The facts of a matrix that may not be there yet."""
    return matrix.facts if matrix else ()
