"""A few lines to write a note in, on an article or on a passage of one."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Static, TextArea

from tui import outside
from tui.layout.fitting import shortened
from tui.screens.dialogs.dialog import Dialog
from tui.terminal.safe_text import safe_text
from tui.wording.quoted import quoted as in_marks

_QUOTED = 220
"""Cells of a passage that are shown above its note: five lines in the narrowest terminal."""

_KEYS = "Enter keeps it · Ctrl+J new line · Ctrl+O in $EDITOR · Esc leaves it"


class NoteBox(TextArea):
    """Lines to type in, whose cursor stands still."""

    cursor_blink = reactive(False, init=False)


class NoteScreen(Dialog[str]):
    """The note to write; one that is emptied is taken away. Returns it, or None where it stays as it was.

    `about` says on what, before it is opened; so it can be opened again and again.
    """

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
    #note #quoted { max-height: 5; }
    #note NoteBox {
        height: 6; margin: 1 0; padding: 0 1; border: none; background: $background; color: $foreground;
    }
    #note NoteBox:focus { border: none; background-tint: transparent; }
    #note .text-area--cursor-line { background: $background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._heading = Static(markup=False, classes="heading")
        self._quoted = Static(markup=False, classes="quiet", id="quoted")
        self.box = NoteBox(soft_wrap=True, compact=True, highlight_cursor_line=False)
        """The lines that are typed in."""
        self._said = Static(_KEYS, markup=False, classes="quiet", id="said")
        self._before = ""
        self._write: Callable[[str], bool] | None = None

    def about(self, what: str, text: str, write: Callable[[str], bool], quoted: str = "") -> None:
        """Begin anew, behind the note that is there on an article, or on a passage that is quoted; `write`
        keeps what is typed where nobody can do so any more."""
        self._write = write
        self._before = safe_text(text, newlines=True)
        self._heading.update(f"Note on {safe_text(what)}")
        self._quoted.update(in_marks(shortened(" ".join(safe_text(quoted).split()), _QUOTED)))
        self._quoted.display = bool(quoted)
        self._said.update(_KEYS)
        self.box.load_text(self._before)
        self.box.move_cursor(self.box.document.end)

    def compose(self) -> ComposeResult:
        """What it is about, the lines, what to press."""
        with Vertical(id="note"):
            yield self._heading
            yield self._quoted
            yield self.box
            yield self._said

    def on_mount(self) -> None:
        """Begin in the lines."""
        self.set_focus(self.box)

    def may_close(self) -> bool:
        """What was typed is not dropped at the first touch."""
        asked = "Esc or Ctrl+Q now drops what was typed · Enter keeps it"
        if self.box.text == self._before or str(self._said.content) == asked:
            return True
        self._said.update(asked)
        return False

    @property
    def _typed(self) -> str:
        return self.box.text.strip("\n")

    def keep_typed(self) -> None:
        """Keep what is written; a note is not taken away for being emptied."""
        if self._write is not None and self._typed.strip() and self._typed != self._before:
            self._write(self._typed)

    def action_keep(self) -> None:
        """Keep what is written."""
        self.dismiss(self._typed if self._typed != self._before else None)

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
            self._said.update(str(error))
            return
        self.box.text = safe_text(text.rstrip("\n"), newlines=True)
        self.box.move_cursor(self.box.document.end)

    def on_text_area_changed(self) -> None:
        """Something else was typed: the keys are named again."""
        if str(self._said.content) != _KEYS:
            self._said.update(_KEYS)
