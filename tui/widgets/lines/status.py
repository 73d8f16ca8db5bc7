"""The status line: where one is, what just happened, and the keys that matter here."""

from __future__ import annotations

import time
from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from index.article import Span
from tui.commands import Place, hints
from tui.commands.keys import is_text
from tui.keyed import keymap_of
from tui.layout.wrapping import wrap
from tui.looks.themes import Palette, palette_of
from tui.terminal.safe_text import safe_text
from tui.widgets.lines.line import Line, Run

_LEAD = "──"
"""What is left of the rule before and behind what stands in it."""


HELD = 4.0
"""Seconds that what a key did stands before it is said again how far something is."""


class StatusLine(Line):
    """One line at the bottom of every screen, under a rule. A message stands until the place it was said at
    changes or the next key is answered; what is too long for the line begins in the rule."""

    DEFAULT_CSS = "StatusLine { height: 2; }"

    def __init__(self, place: Place) -> None:
        super().__init__(id="status")
        self._place = place
        self._idle: frozenset[str] = frozenset()
        self._typing = False
        self._where = ""
        self._message = ""
        self._said_at: object = None
        self._said = -HELD
        self._how_far = ""
        self._awaited = ""
        self._goes_on = False
        self.said = 0
        """How often something was said."""

    def hint_at(self, place: Place, idle: frozenset[str], *, typing: bool = False) -> None:
        """Name the keys of another place, but for `idle` commands and, while one is `typing`, those that are
        text; draws only when they are others."""
        if (place, idle, typing) != (self._place, self._idle, self._typing):
            self._place, self._idle, self._typing = place, idle, typing
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

    def say(self, message: str, at: object = None, *, goes_on: bool = False) -> None:
        """Say what just happened at a place, or what has begun there and `goes_on` behind the next key."""
        self._goes_on = goes_on
        self._said_at, self._said = at, time.monotonic()
        self.said += 1
        if message != self._message:
            self._message = message
            self.refresh()

    def say_how_far(self, message: str, at: object = None) -> None:
        """Say how far something is that goes on meanwhile, but for what was said just now."""
        other = self._message not in ("", self._how_far)
        if not other or time.monotonic() - self._said >= HELD:
            self._how_far = message
            self.say(message, at, goes_on=True)

    def unsay(self) -> None:
        """Take the message back: what it announced has happened."""
        if self._message:
            self._message = ""
            self.refresh()

    def unsay_since(self, said: int) -> None:
        """Take the message back if nothing was said since so much (`said`) was: a key has been answered that
        had no other answer in words. What goes on stands as long."""
        if self.said == said and not self._goes_on:
            self.unsay()

    def left(self, palette: Palette) -> Sequence[Run]:
        """The message, else the place."""
        return ((f" {self._parted()[1]}", self._looks(palette)),)

    def render_line(self, y: int) -> Strip:
        """The rule, with the beginning of what is too long for the line, and the line."""
        if y:
            return super().render_line(y - 1)
        base, palette = self.rich_style, palette_of(self.app)
        above = self._parted()[0]
        rule = Segment("─" * self.size.width, base + Style(color=palette.rule.color))
        if not above:
            return Strip([rule])
        begins = Segment(f" {above} ", base + self._looks(palette))
        before, rest = rule.split_cells(len(_LEAD))
        return Strip([before, begins, rest.split_cells(begins.cell_length)[1]])

    def _looks(self, palette: Palette) -> Style:
        return Style() if self._awaited or self._message else palette.quiet

    def has_room_for(self, message: str) -> bool:
        """Whether a message can be said without cutting it."""
        return cell_len(self._in_two(message)[1]) <= self.size.width - 2

    def _parted(self) -> tuple[str, str]:
        """What the left side says, as it stands in the rule and in the line."""
        return self._in_two(self.text)

    def _in_two(self, text: str) -> tuple[str, str]:
        said, width = safe_text(text), self.size.width - 2
        if cell_len(said) <= width:
            return "", said
        first, *_ = wrap(said, [Span(0, len(said))], width - 2 * len(_LEAD))
        return first.of(said), said[first.end :].strip()

    def right(self, palette: Palette, room: int) -> Sequence[Run]:
        """As many key hints as fit whole; `?` is the last to go."""
        keymap = keymap_of(self)
        place = self._place
        named = (one for one in hints(place) if one.id not in self._idle)
        shown = ((one, keymap.keys(one, place)) for one in named)
        chosen = [
            (keymap.label(one, place), one.label)
            for one, keys in shown
            if keys and not (self._typing and is_text(keys[0]))
        ]
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
