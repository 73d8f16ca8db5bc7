"""Rows by sources: a cursor on a row and on a source, and the walk through the cells that differ."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence

from index.article import Article
from tui.terminal.safe_text import safe_text
from tui.widgets.panes.cursor_view import CursorView
from tui.wording.tellers import Tellers


class SourceGrid(CursorView):
    """What the story matrix and the timeline have in common."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.column = 0
        self._texts: Mapping[str, str] = {}
        self._labels: tuple[str, ...] = ()
        self.tellers = Tellers({})

    def _take_articles(
        self, columns: Sequence[str], articles: Mapping[str, Article], labels: Mapping[str, str]
    ) -> None:
        """Have these for sources, those of `columns` in their order."""
        self._texts = {key: article.text for key, article in articles.items()}
        self._labels = tuple(safe_text(labels[key]) for key in columns)
        self.tellers = Tellers({key: article.source for key, article in articles.items()})

    @abstractmethod
    def contradictions(self) -> list[tuple[int, int]]:
        """All cells that differ, as row and column in reading order."""

    @abstractmethod
    def column_moved(self) -> None:
        """Called when the cursor is in another column, to draw what that changes."""

    def move_column(self, step: int) -> None:
        """Move the cursor to a neighbouring source."""
        wanted = min(max(self.column + step, 0), max(len(self._labels) - 1, 0))
        if wanted != self.column:
            self.go_to_cell(self.cursor, wanted)

    def go_to_cell(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        if column != self.column:
            self.column = column
            self.column_moved()
            self.post_message(self.Moved(self))
        self.go_to(row)

    def next_contradiction(self, step: int) -> tuple[int, int] | None:
        """The next or previous cell that differs, in reading order and round the ends; None without any."""
        cells = self.contradictions()
        here = (self.cursor, self.column)
        beyond = [cell for cell in cells if (cell > here if step > 0 else cell < here)]
        found = beyond or cells
        return (found[0] if step > 0 else found[-1]) if found else None
