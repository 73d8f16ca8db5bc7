"""The find box of a screen that shows texts."""

from __future__ import annotations

from typing import ClassVar

from tui.screens.base import ReaderScreen
from tui.widgets.find_line import FindLine


class FindingScreen(ReaderScreen):
    """A screen in whose texts words are found. `SOUGHT_IN` says in the box where.

    The box is made when it is first opened: its four widgets take some 4 ms, and most read without.
    """

    SOUGHT_IN: ClassVar[str]
    _find_line: FindLine | None = None

    @property
    def finding(self) -> bool:
        """Whether the box is open."""
        return self._find_line is not None and self._find_line.display

    def open_box(self) -> None:
        """Open the box, empty, and give it the keys."""
        if self._find_line is None:
            self._find_line = FindLine(self.SOUGHT_IN)
            self.query_one("#content").mount(self._find_line)
        self._find_line.display = True
        self._find_line.box.value = ""
        self.give_keys(self._find_line.box)

    def say_found(self, number: int, count: int, walked_by: tuple[str, str]) -> None:
        """Say which place is shown while one types, of how many, and how one goes on or back. `walked_by` are
        the commands for the next one and the one before."""
        keys = " and ".join(map(self.key, walked_by))
        self.say(f"{number} of {count}: Enter, then {keys} go on; {self.key('back')} goes back.")

    def close_box(self) -> None:
        """Close it; the text has the keys again."""
        if self._find_line is not None:
            self._find_line.display = False
        self.give_keys(self.main_pane())
