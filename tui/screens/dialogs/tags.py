"""Asks for the tags of an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from tui.layout.fitting import shortened
from tui.looks.marks import TAGGED
from tui.screens.dialogs.dialog import Dialog
from tui.terminal.safe_text import safe_text
from tui.widgets.lines.box import Box
from tui.widgets.lines.search_line import SearchPrompt
from tui.wording.tag_words import completed, completions, typed_tags, written

_ROOM = 74
"""Cells of a line of tags."""


class TagScreen(Dialog[dict[str, bool]]):
    """One line to type tags in. Returns those to give (True) and to take away (False), or None.

    `about` says of what, before it is opened; so it can be opened again and again.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete(1)", "complete", priority=True),
        Binding("shift+tab", "complete(-1)", "the one before", priority=True),
    ]
    DEFAULT_CSS = """
    #tags { background: $panel; padding: 1 2; width: 80; max-width: 100%; height: auto; max-height: 100%; }
    #tags Horizontal { height: 1; }
    #tags .heading { text-style: bold; }
    #tags .quiet { color: $quiet; text-style: $quiet-text-style; }
    #tags #present, #tags #known { margin-bottom: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._heading = Static(markup=False, classes="heading")
        self._has = Static(markup=False, classes="quiet", id="present")
        self.box = Box(compact=True)
        """The line that is typed in."""
        self._fitting = Static(markup=False, classes="quiet", id="known")
        self._present: Sequence[str] = ()
        self._known: Sequence[str] = ()
        self._begun: str | None = None
        """What was typed before Tab went through what it may become."""
        self._number = -1

    def about(self, what: str, present: Sequence[str], known: Sequence[str]) -> None:
        """Begin anew: `present` are the tags of the article, `known` all that are in use; Tab goes through
        those that begin as typed."""
        self._present, self._known, self._begun = tuple(present), tuple(known), None
        self._heading.update(f"Tags of {safe_text(what)}")
        has = "  ".join(map(written, present)) or "none yet"
        self._has.update(shortened(safe_text(has), _ROOM))
        with self.box.prevent(Input.Changed):
            self.box.value = ""
        self._show_known()

    def compose(self) -> ComposeResult:
        """The question, the tags that are there, the box, those that fit, what to press."""
        with Vertical(id="tags"):
            yield self._heading
            yield self._has
            with Horizontal():
                yield SearchPrompt(TAGGED)
                yield self.box
            yield self._fitting
            yield Static(
                "Tab completes · -tag takes one away · Enter keeps it · Esc leaves it",
                markup=False,
                classes="quiet",
            )

    def on_mount(self) -> None:
        """Begin in the box."""
        self.set_focus(self.box)

    def action_complete(self, step: int) -> None:
        """Make what is typed into the next tag that begins so."""
        if self._begun is None:
            self._begun, self._number = self.box.value, -1 if step > 0 else 0
        fitting = completions(self._begun, self._known, self._present)
        if not fitting:
            self._begun = None
            return
        self._number = (self._number + step) % len(fitting)
        with self.prevent(Input.Changed):
            self.box.fill(completed(self._begun, fitting[self._number]))

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._begun = None
        self._show_known()

    def _show_known(self) -> None:
        fitting = completions(self.box.value, self._known, self._present)
        line = "  ".join(map(written, fitting))
        self._fitting.update(shortened(safe_text(line), _ROOM))

    @on(Input.Submitted)
    def _keep(self, message: Input.Submitted) -> None:
        message.stop()
        self.dismiss(typed_tags(message.value) or None)
