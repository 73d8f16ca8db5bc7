"""Text that is selected with the mouse in a pane: of one article, as written, whatever stands beside it."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

from rich.cells import split_graphemes
from textual import events
from textual.message import Message
from textual.widget import Widget

from index.article import Span
from tui.layout.wrapping import drawn


@dataclass(frozen=True, slots=True)
class Place:
    """What stands under the mouse: a character of the text of a side (0 left, or the only one; 1 right)."""

    side: int
    span: Span


class Selecting(Widget):
    """A pane in which text is selected by dragging; one click takes the selection away.

    Not Textual's own selection: that counts the cells of a pane line by line, across both sides of a
    comparison, where this knows which characters of which article they are.
    """

    class Selected(Message):
        """Text was selected; the mouse is released."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    selection: Place | None = None
    """What is selected."""
    _pressed: Place | None = None
    """Where the mouse was pressed, while it is."""

    @abstractmethod
    def place_at(self, x: int, y: int) -> Place | None:
        """What stands on a cell of the pane, or before it where the line has ended; None beside all text."""

    @abstractmethod
    def selected_text(self) -> str:
        """The words that are selected, as they are written; empty where there are none."""

    @abstractmethod
    def show_selection(self) -> None:
        """Draw what is selected by now."""

    def select(self, place: Place | None) -> None:
        """Select this, in place of what was selected."""
        if place != self.selection:
            self.selection = place
            self.show_selection()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select."""
        if event.button == 1:
            self.select(None)
            self._pressed = self.place_at(*event.get_content_offset_capture(self))
            if self._pressed is not None:
                self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select up to where the mouse is, on the side where it was pressed."""
        held, there = self._pressed, self.place_at(*event.get_content_offset_capture(self))
        if held is None or there is None or there.side != held.side:
            return
        ends = held.span.start, held.span.end, there.span.start, there.span.end
        if there.span != held.span or self.selection is not None:
            self.select(Place(held.side, Span(min(ends), max(ends))))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """That is all."""
        if self._pressed is None:
            return
        self._pressed = None
        self.release_mouse()
        if words := self.selected_text():
            self.post_message(self.Selected(words))


def character_at(text: str, line: Span, cell: int) -> Span:
    """The character of a line that takes a cell, with all that combines with it; behind the end the last."""
    graphemes, _ = split_graphemes(drawn(text, line))
    used = 0
    for first, last, cells in graphemes:
        used += cells
        if used > cell:
            return Span(line.start + first, line.start + last)
    return Span(line.start + graphemes[-1][0], line.end) if graphemes else Span(line.end, line.end)
