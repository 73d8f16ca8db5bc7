"""The movement keys: each goes to the pane that has the focus, else to the main one."""

from __future__ import annotations

from textual.widget import Widget

from tui.keyed import key_here
from tui.keys.counts import CountingApp
from tui.screens.drawing import DrawnOnceScreen
from tui.widgets.lines.status import StatusLine
from tui.widgets.panes.pane import Pane, Returns


class Movement(DrawnOnceScreen):
    """A screen whose panes are moved in by one set of keys."""

    def main_pane(self) -> Widget | None:
        """The pane that movement keys go to when the focused widget is not a pane."""
        return None

    def counted(self) -> int:
        """The count that was typed before the key; 0 for none."""
        return self.app.count if isinstance(self.app, CountingApp) else 0

    def pane(self) -> Pane | None:
        """The pane that movement goes to: the focused one, else the main one."""
        for widget in (self.focused, self.main_pane()):
            if isinstance(widget, Pane):
                return widget
        return None

    def _move(self, lines: int = 0, pages: float = 0) -> None:
        if (pane := self.pane()) is None:
            return
        times = max(1, self.counted())
        if lines:
            pane.move(lines * times)
        else:
            pane.move_pages(pages * times)

    def _move_to(self, end: bool) -> None:
        """To the end or the beginning; where a count was typed, to the line or entry of that number."""
        if (pane := self.pane()) is None:
            return
        number = self.counted()
        pane.move_to_edge(end and not number)
        if number > 1:
            pane.move(number - 1)

    def action_line_down(self) -> None:
        """One line or entry down."""
        self._move(lines=1)

    def action_line_up(self) -> None:
        """One line or entry up."""
        self._move(lines=-1)

    def action_page_down(self) -> None:
        """One page down."""
        self._move(pages=1)

    def action_page_up(self) -> None:
        """One page up."""
        self._move(pages=-1)

    def action_half_page_down(self) -> None:
        """Half a page down."""
        self._move(pages=0.5)

    def action_half_page_up(self) -> None:
        """Half a page up."""
        self._move(pages=-0.5)

    def action_to_percent(self) -> None:
        """So many hundredths into all of it as were counted."""
        if (pane := self.pane()) is None:
            return
        if number := self.counted():
            pane.move_to_part(min(number, 100) / 100)
        else:
            self.say_moved(f"A number before {key_here(self, 'to_percent')} says how far: 50 is the middle.")

    def action_jump_back(self) -> None:
        """Where one was before the last jump."""
        panes: tuple[object, ...] = (self.pane(), self.main_pane())
        if not any(isinstance(pane, Returns) and pane.go_back() for pane in panes):
            self.say_moved("Nothing was jumped from: this is where it began.")

    def say_moved(self, words: str) -> None:
        """Say something of a move in the status line."""
        for line in self.query(StatusLine):
            line.say(words)

    def action_to_top(self) -> None:
        """To the beginning."""
        self._move_to(False)

    def action_to_end(self) -> None:
        """To the end."""
        self._move_to(True)
