"""A few lines to write a note in, on an article or on a passage of one."""

from __future__ import annotations

import os
from typing import ClassVar

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Static, TextArea

from tui import outside
from tui.line_layout import shortened
from tui.screens.dialog import Dialog
from tui.terminal.safe_text import safe_text

_QUOTED = 220
"""Cells of a passage that are shown above its note."""

_KEYS = "Enter keeps it · Ctrl+J new line · Ctrl+O in $EDITOR · Esc leaves it"


class NoteBox(TextArea):
    """Lines to type in, whose cursor stands still."""

    cursor_blink = reactive(False, init=False)


class NoteScreen(Dialog[str]):
    """The note to write; one that is emptied is taken away. Returns it, or None where it stays as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave it", priority=True),
        Binding("enter", "keep", "keep it", priority=True),
        Binding("ctrl+j,alt+enter", "new_line", "new line", priority=True),
        Binding("ctrl+o", "editor", "in the editor", priority=True),
    ]
    DEFAULT_CSS = """
    #note { background: $panel; padding: 1 2; width: 80; max-width: 100%; height: auto; max-height: 100%; }
    #note .heading { text-style: bold; }
    #note .quiet { color: $quiet; text-style: $quiet-text-style; }
    #note #quoted { max-height: 3; }
    #note NoteBox {
        height: 6; margin: 1 0; padding: 0 1; border: none; background: $background; color: $foreground;
    }
    #note NoteBox:focus { border: none; background-tint: transparent; }
    #note .text-area--cursor-line { background: $background; }
    """

    def __init__(self, what: str, text: str, quoted: str = "") -> None:
        super().__init__()
        self._what = what
        self._before = safe_text(text, newlines=True)
        self._quoted = quoted

    def compose(self) -> ComposeResult:
        """What it is about, the lines, what to press."""
        with Vertical(id="note"):
            yield Static(f"Note on {safe_text(self._what)}", markup=False, classes="heading")
            if self._quoted:
                words = shortened(" ".join(safe_text(self._quoted).split()), _QUOTED)
                yield Static(f"“{words}”", markup=False, classes="quiet", id="quoted")
            yield NoteBox(self._before, soft_wrap=True, compact=True, highlight_cursor_line=False)
            yield Static(_KEYS, markup=False, classes="quiet", id="said")

    @property
    def box(self) -> NoteBox:
        """The lines that are typed in."""
        return self.query_one(NoteBox)

    def on_mount(self) -> None:
        """Begin behind what is there."""
        self.set_focus(self.box)
        self.box.move_cursor(self.box.document.end)

    def may_close(self) -> bool:
        """What was typed is not dropped at the first touch."""
        said = self.query_one("#said", Static)
        asked = "Esc or Ctrl+Q now drops what was typed · Enter keeps it"
        if self.box.text == self._before or str(said.content) == asked:
            return True
        said.update(asked)
        return False

    def action_keep(self) -> None:
        """Keep what is written."""
        text = self.box.text.strip("\n")
        self.dismiss(text if text != self._before else None)

    def action_new_line(self) -> None:
        """Begin a new line."""
        start, end = self.box.selection
        self.box.replace("\n", start, end)

    def action_editor(self) -> None:
        """Go on writing in `$EDITOR`."""
        try:
            with self.app.suspend():
                text = outside.edited(os.environ, self.box.text)
        except (outside.CannotRun, SuspendNotSupported) as error:
            self.query_one("#said", Static).update(str(error))
            return
        self.box.text = safe_text(text.rstrip("\n"), newlines=True)
        self.box.move_cursor(self.box.document.end)

    def on_text_area_changed(self) -> None:
        """Something else was typed: the keys are named again."""
        said = self.query_one("#said", Static)
        if str(said.content) != _KEYS:
            said.update(_KEYS)
