"""The story matrix: one line per fact, one column per source, a cursor on a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from index.article import Article
from index.comparison.model import Cell, CellState, Fact, Matrix
from tui.comparing.matrix_layout import MatrixLayout, coverage_bar, matrix_layout
from tui.layout.column_labels import column_labels
from tui.layout.fitting import shortened
from tui.looks.marks import CELL_GLYPHS, CELL_MARKS, HERE, Mark
from tui.looks.themes import Palette
from tui.terminal.safe_text import safe_text
from tui.widgets.panes.kept_lines import padded
from tui.widgets.panes.sight import Stop
from tui.widgets.story.source_grid import SourceGrid
from tui.wording.days import DAY, head_days
from tui.wording.fact_words import fact_words
from tui.wording.one_line import on_one_line

_EARLIER, _LATER = "‹", "›"
_LONGEST_BAR = 4
"""Cells of the bar of a source that tells all there is; it stands in the middle of its column."""


class Facts(Enum):
    """Which facts of a story are shown."""

    ALL = 0
    SHARED = 1
    """What several sources tell."""
    LONE = 2
    """What one source alone tells."""


class MatrixView(SourceGrid):
    """Facts × sources under a line of source labels and above a line of coverage bars."""

    DEFAULT_CSS = "MatrixView { width: 1fr; height: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.matrix: Matrix | None = None
        self._dates: tuple[str | None, ...] = ()
        self._heads: tuple[str, ...] = ()
        """Of the label and the day of each column the longer one."""
        self._first = self._longest = self._longest_note = 0
        self.facts = Facts.ALL
        self._shown: tuple[int, ...] = ()

    def show(self, matrix: Matrix, articles: Mapping[str, Article], labels: Mapping[str, str]) -> None:
        """Show a matrix; its articles, and what they are called beside each other, by their ids."""
        self.matrix = matrix
        self._take_articles(matrix.articles, articles, labels)
        self._dates = tuple(articles[key].date for key in matrix.articles)
        days = head_days(self._dates, DAY) or ("",) * len(self._labels)
        self._heads = tuple(max(pair, key=cell_len) for pair in zip(self._labels, days, strict=True))
        self._longest = max((cell_len(self._words(fact)) for fact in matrix.facts), default=0)
        notes = (safe_text(self._note(fact)[0]) for fact in matrix.facts)
        self._longest_note = max(map(cell_len, notes), default=0)
        self.facts, self._shown = Facts.ALL, tuple(range(len(matrix.facts)))
        self.column = self._first = self.top = self.cursor = 0
        self.keep_place(0, 0)

    @property
    def fact(self) -> Fact | None:
        """The fact under the cursor."""
        if self.matrix is None or not self._shown:
            return None
        return self.matrix.facts[self.number]

    @property
    def number(self) -> int:
        """The number of the fact under the cursor among all of the matrix."""
        return self._shown[min(self.cursor, len(self._shown) - 1)] if self._shown else 0

    def show_next_facts(self) -> int:
        """Show the next choice of facts that has any, the cursor on its fact or the next one; returns how
        many there are."""
        choices = list(Facts)
        at = choices.index(self.facts)
        for facts in (*choices[at + 1 :], *choices[: at + 1]):
            if shown := self._chosen(facts):
                self._choose(facts, shown)
                break
        return len(self._shown)

    def go_to_fact(self, number: int, column: int) -> None:
        """Put the cursor on a cell of a fact, showing all facts if it is left out."""
        if number not in self._shown:
            self._choose(Facts.ALL, self._chosen(Facts.ALL))
        self.go_to_cell(self._shown.index(number), column)

    def _chosen(self, facts: Facts) -> tuple[int, ...]:
        found = self.matrix.facts if self.matrix else ()
        return tuple(
            number
            for number, fact in enumerate(found)
            if facts is Facts.ALL or (self.tellers.count(fact.told_in()) == 1) is (facts is Facts.LONE)
        )

    def _choose(self, facts: Facts, shown: tuple[int, ...]) -> None:
        number, offset = self.number, self.place()
        self.facts, self._shown = facts, shown
        item = next((place for place, other in enumerate(shown) if other >= number), len(shown) - 1)
        self.keep_place(item, offset)

    @property
    def article(self) -> str:
        """The id of the article whose column the cursor is in; empty before there are any."""
        return self.matrix.articles[self.column] if self.matrix and self.matrix.articles else ""

    @property
    def cell(self) -> Cell | None:
        """The cell under the cursor."""
        fact = self.fact
        return fact.cell(self.article) if fact else None

    @property
    def page(self) -> int:
        """Lines of facts on the screen; the coverage takes the one below them."""
        return max(1, super().page - 1)

    @property
    def head(self) -> int:
        """The labels, and where days are told their line below."""
        return _head_lines(self._days(self._layout()))

    def stops(self) -> Sequence[Stop]:
        """One line for each fact."""
        return [(line, line + 1) for line in range(self.length())]

    def length(self) -> int:
        """The number of facts that are shown."""
        return len(self._shown)

    def item_at(self, line: int) -> int:
        """The fact on a line."""
        return min(max(line, 0), max(self.length() - 1, 0))

    def column_moved(self) -> None:
        """Scroll the columns by as little as brings the cursor's into sight."""
        self._first = self._layout().first
        self.refresh()

    def contradictions(self) -> list[tuple[int, int]]:
        """All cells that differ, as fact and column."""
        facts = self.matrix.facts if self.matrix else ()
        return [
            (place, column)
            for place, number in enumerate(self._shown)
            for column, (_, cell) in enumerate(facts[number].cells)
            if cell.state is CellState.DIFFERS
        ]

    def copied(self) -> str:
        """The sentences of the cell under the cursor, and who writes them."""
        fact, cell = self.fact, self.cell
        if fact is None or cell is None:
            return ""
        article, spans = self.article, cell.spans
        if not spans:
            article, spans = fact.summary_source, (fact.summary,)
        return f"{on_one_line(self._texts[article], spans)}\n— {self._label(article)}"

    def draw(self, y: int, palette: Palette, base: Style) -> Strip:
        """The labels, their days, a fact, or the coverage."""
        if self.matrix is None:
            return Strip.blank(self.size.width, base)
        layout = self._layout()
        days = self._days(layout)
        head = _head_lines(days)
        if y < head:
            labels = days if y else column_labels(self._labels, layout.column - 1)
            return Strip(self._head(labels, layout, palette, base))
        if y == min(self.size.height - 1, self.length() - self.top + head):
            return Strip(self._coverage(layout, palette, base))
        number = self.top + y - head
        if number >= self.length():
            return Strip.blank(self.size.width, base)
        return Strip(self._fact(number, layout, palette, base))

    def _layout(self) -> MatrixLayout:
        width, longest = self.size.width, (self._longest, self._longest_note)
        return matrix_layout(width, self._heads, self.column, self._first, *longest)

    def _days(self, layout: MatrixLayout) -> tuple[str, ...]:
        return head_days(self._dates, layout.column - 1)

    def _words(self, fact: Fact) -> str:
        return safe_text(fact_words(self._texts[fact.summary_source], fact.summary))

    def _label(self, article: str) -> str:
        assert self.matrix is not None
        return self._labels[self.matrix.articles.index(article)]

    def _head(
        self, labels: Sequence[str], layout: MatrixLayout, palette: Palette, base: Style
    ) -> list[Segment]:
        more_left = _EARLIER if layout.first else " "
        more_right = _LATER if layout.last < len(self._labels) else " "
        quiet = base + palette.quiet
        segments = [Segment(" " * (layout.summary - 1), base), Segment(more_left, quiet)]
        for column in layout.columns:
            here = column == self.column
            text = _centred(labels[column], layout.column)
            segments.append(Segment(text, base + palette.accent + Style(bold=True) if here else quiet))
        segments.append(Segment(more_right, quiet))
        return segments

    def _coverage(self, layout: MatrixLayout, palette: Palette, base: Style) -> list[Segment]:
        assert self.matrix is not None
        quiet = base + palette.quiet
        text = shortened(" coverage", layout.summary)
        segments = padded([Segment(text, quiet)], cell_len(text), layout.summary, base)
        longest = min(layout.column - 1, _LONGEST_BAR)
        # The signs stand in the middle of their columns, to the left of it in even ones.
        before = (layout.column - 1) // 2 - (longest - 1) // 2
        for column in layout.columns:
            bar = coverage_bar(self.matrix.coverage[column], longest)
            segments.append(Segment(f"{'':{before}}{bar:<{layout.column - before}}", quiet))
        return segments

    def _fact(self, number: int, layout: MatrixLayout, palette: Palette, base: Style) -> list[Segment]:
        assert self.matrix is not None
        fact = self.matrix.facts[self._shown[number]]
        here = number == self.cursor
        bar = Segment(HERE if here else " ", base + palette.accent if here else base)
        words = shortened(self._words(fact), layout.summary - 2)
        style = base + Style(bold=True) if here else base
        segments = padded([bar, Segment(words, style)], 1 + cell_len(words), layout.summary, base)
        for column in layout.columns:
            _, cell = fact.cells[column]
            glyph = _centred(CELL_GLYPHS[cell.state], layout.column)
            drawn_as = base + palette[CELL_MARKS[cell.state]]
            plain = base + Style(color=drawn_as.color, dim=drawn_as.dim, bold=cell.state is CellState.DIFFERS)
            if here and column == self.column:
                middle = (layout.column - 1) // 2
                segments += [
                    Segment(glyph[: middle - 1], base),
                    Segment(glyph[middle - 1 : middle + 2], plain + Style(reverse=True)),
                    Segment(glyph[middle + 2 :], base),
                ]
            else:
                segments.append(Segment(glyph, plain))
        note, mark = self._note(fact)
        if layout.note and note:
            style = palette[mark]
            text = shortened(safe_text(note), layout.note - 1)
            segments.append(Segment(" " + text, base + Style(color=style.color, dim=style.dim)))
        return segments

    def _note(self, fact: Fact) -> tuple[str, Mark]:
        """What stands beside a fact: how the first source that differs differs, or that only one has it."""
        for _, cell in fact.cells:
            if cell.state is CellState.DIFFERS:
                return cell.note, Mark.CONTRADICTS
        return self.tellers.only(fact.told_in()), Mark.ONLY


def _head_lines(days: Sequence[str]) -> int:
    return 2 if days else 1


def _centred(text: str, width: int) -> str:
    before = (width - cell_len(text)) // 2
    return " " * before + text + " " * (width - before - cell_len(text))
