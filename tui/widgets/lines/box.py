"""The box that every line is typed in."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.binding import Binding
from textual.reactive import reactive
from textual.widgets import Input

from tui.keyed import bind
from tui.settings.app_settings import settings_of
from tui.start.screen_measures import BEGIN_NO_SEARCH

_EMACS = (
    Binding("ctrl+f", "cursor_right", "right"),
    Binding("alt+f", "cursor_right_word", "word right"),
    Binding("alt+b", "cursor_left_word", "word left"),
    Binding("alt+d", "delete_right_word", "delete the word"),
)


class Box(Input):
    """A line to type in, whose cursor stands still: a blinking one sends 352 bytes a second over SSH.

    Textual has emacs' keys for a line already, but for `Ctrl+F` and those for words.
    """

    cursor_blink = reactive(False, init=False)

    def update_node_styles(self, animate: bool = True) -> None:
        """Style it anew, once it stands somewhere: before, Textual does so for naught as it is made."""
        if self.is_attached:
            super().update_node_styles(animate)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if settings_of(self).preset == "emacs":
            bind(self, _EMACS)

    def fill(self, words: str) -> None:
        """Let words stand in it with the cursor behind them, in sight at once.

        Textual brings it there after a drawing, and not at all where these are the first words of the box.
        """
        self.value = words
        self.cursor_position = len(words)
        self._show_cursor()

    def on_resize(self) -> None:
        """As much is in sight as there is room for now: Textual leaves out what had no room before."""
        self._show_cursor()

    def _show_cursor(self) -> None:
        """Scroll no farther than the cursor needs."""
        hidden = max(0, self._cursor_offset + 1 - self.scrollable_content_region.width)
        if hidden != self.scroll_x:
            self.scroll_to(x=hidden, animate=False, immediate=True, force=True)


class SearchBox(Box):
    """The box of a search, which leaves keys that begin none to the screen while nothing else stands in it.

    So whoever presses `?` first gets the help, and not what is found for a question mark.
    """

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is text here."""
        begins_none = character in BEGIN_NO_SEARCH and self.selected_text == self.value
        return not begins_none and super().check_consume_key(key, character)

    def on_key(self, event: events.Key) -> None:
        """Let a sign pass that is no text here."""
        if event.is_printable and not self.check_consume_key(event.key, event.character):
            event.prevent_default()
