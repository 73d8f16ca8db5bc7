"""What stands beside the search box."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from tui.themes import Palette
from tui.widgets.line import Line, Run


class SearchPrompt(Line):
    """The sign before the box."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self.styles.width = 3

    def left(self, palette: Palette) -> Sequence[Run]:
        """The sign in the accent colour."""
        return ((f" {self._sign} ", palette.accent),)


class SearchInfo(Line):
    """How the query was understood, and how many hits there are."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._said = ""
        self._count = ""

    @property
    def shown(self) -> tuple[str, str]:
        """Both, as they are shown."""
        return self._said, self._count

    def show(self, said: str, count: str) -> None:
        """Set both; draws only when they changed."""
        if (said, count) != (self._said, self._count):
            self._said, self._count = said, count
            self.refresh()

    def left(self, palette: Palette) -> Sequence[Run]:
        """How the query was understood."""
        return ((self._said, palette.quiet),)

    def right(self, palette: Palette, room: int) -> Sequence[Run]:
        """The number of hits, if there is room."""
        count = f"{self._count} "
        return ((count, palette.quiet),) if cell_len(count) <= room + 2 else ()
