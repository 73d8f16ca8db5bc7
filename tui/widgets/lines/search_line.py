"""What stands beside the search box."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from tui.looks.themes import Palette
from tui.widgets.lines.line import Line, Run


class SearchPrompt(Line):
    """The sign before the box."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self.styles.width = 3

    def show(self, sign: str) -> None:
        """Another sign."""
        self._sign = sign
        self.refresh()

    def left(self, palette: Palette) -> Sequence[Run]:
        """The sign in the accent colour."""
        return ((f" {self._sign} ", palette.accent),)


class SearchInfo(Line):
    """How the query was understood, how many hits there are, and once one goes down which of them it is."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._said = ""
        self._count = ""
        self._total = self._place = 0

    @property
    def shown(self) -> tuple[str, str]:
        """Both, as they are shown."""
        return self._said, self._count

    def show(self, said: str, count: str, total: int = 0) -> None:
        """Set both, and how many are counted; draws only when they changed."""
        if (said, count, total) != (self._said, self._count, self._total):
            self._said, self._count, self._total = said, count, total
            self.refresh()

    def go_to(self, place: int) -> None:
        """Say which of them is under the cursor, from 1. Of the first it is seen, and costs no cell."""
        if place != self._place:
            self._place = place
            self.refresh()

    def left(self, palette: Palette) -> Sequence[Run]:
        """How the query was understood."""
        return ((self._said, palette.quiet),)

    def right(self, palette: Palette, room: int) -> Sequence[Run]:
        """The number of hits, and which of them it is, if there is room."""
        count = f"{self._count} "
        if self._place > 1 and self._total:
            count = f"{self._place:,} of {self._count or f'{self._total:,}'} "
        return ((count, palette.quiet),) if cell_len(count) <= room + 2 else ()
