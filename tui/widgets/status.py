"""The status line: where one is, what just happened, and the keys that matter here."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style

from tui.commands import Place, hints
from tui.keyed import keymap_of
from tui.themes import Palette
from tui.widgets.line import Line, Run


class StatusLine(Line):
    """One line at the bottom of every screen. A message stands until the place it was said at changes."""

    def __init__(self, place: Place) -> None:
        super().__init__(id="status")
        self._place = place
        self._where = ""
        self._message = ""
        self._said_at: object = None
        self._awaited = ""

    def hint_at(self, place: Place) -> None:
        """Name the keys of another place; draws only when it is another."""
        if place is not self._place:
            self._place = place
            self.refresh()

    @property
    def message(self) -> str:
        """What was said and still stands; empty for nothing."""
        return self._message

    @property
    def text(self) -> str:
        """What the left side says at the moment."""
        return self._awaited or self._message or self._where

    def wait(self, keys: str) -> None:
        """Say which keys are begun and how they go on, over all else; empty for none any more."""
        if keys != self._awaited:
            self._awaited = keys
            self.refresh()

    def show(self, where: str, at: object = None) -> None:
        """Say where one is; takes the place of any message but one that was said at this very place.

        `at` is whatever tells one place from another; by None no place is the same.
        """
        message = self._message if at is not None and at == self._said_at else ""
        if (where, message) != (self._where, self._message):
            self._where, self._message = where, message
            self.refresh()

    def say(self, message: str, at: object = None) -> None:
        """Say what just happened at a place."""
        self._said_at = at
        if message != self._message:
            self._message = message
            self.refresh()

    def unsay(self) -> None:
        """Take the message back: what it announced has happened."""
        if self._message:
            self._message = ""
            self.refresh()

    def left(self, palette: Palette) -> Sequence[Run]:
        """The message, else the place."""
        return (((" " + self.text), Style() if self._awaited or self._message else palette.quiet),)

    def right(self, palette: Palette, room: int) -> Sequence[Run]:
        """As many key hints as fit whole; `?` is the last to go."""
        keymap = keymap_of(self)
        place = self._place
        chosen = [(keymap.label(one, place), one.label) for one in hints(place) if keymap.keys(one, place)]
        while chosen and _width(chosen_runs := _runs(chosen, palette)) > room:
            del chosen[-2 if len(chosen) > 1 else -1]
        return chosen_runs if chosen else ()


def _runs(shown: Sequence[tuple[str, str]], palette: Palette) -> list[Run]:
    runs: list[Run] = []
    for key, label in shown:
        runs += [(key, palette.accent), (f" {label}  ", palette.quiet)]
    if runs:
        runs[-1] = (runs[-1][0][:-1], palette.quiet)
    return runs


def _width(runs: Sequence[Run]) -> int:
    return sum(cell_len(text) for text, _ in runs)
