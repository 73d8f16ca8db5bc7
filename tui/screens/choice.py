"""A small list to choose from, over the screen that asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.line_layout import shortened
from tui.screens.dialog import MOVING_KEYS, Dialog
from tui.terminal.safe_text import safe_text
from tui.widgets.cursor_list import CursorList

_WIDEST = 48


class ChoiceScreen(Dialog[int]):
    """One question, and rows of (what, remark) to choose from. Returns the number of a row, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "leave", "leave it")]
    KEYS = MOVING_KEYS

    def __init__(self, question: str, rows: Sequence[tuple[str, str]], keys: str) -> None:
        super().__init__()
        self._question = question
        self._rows = tuple(rows)
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The question, the rows, what to press."""
        shown = [(shortened(safe_text(what), _WIDEST), safe_text(remark)) for what, remark in self._rows]
        width = max((cell_len(what) for what, _ in shown), default=0)
        with Vertical(id="choice"):
            yield Static(safe_text(self._question), markup=False, classes="heading")
            yield CursorList(
                *(
                    Option(
                        Content.assemble(
                            f" {what}", " " * (width - cell_len(what) + 2), (remark, "$quiet-look")
                        )
                    )
                    for what, remark in shown
                ),
                markup=False,
                compact=True,
            )
            yield Static(self._keys, markup=False, classes="quiet")

    def on_mount(self) -> None:
        """Begin on the first row."""
        rows = self.query_one(CursorList)
        rows.highlighted = 0
        self.set_focus(rows)

    def action_move(self, rows: int) -> None:
        """Move by rows."""
        listed = self.query_one(CursorList)
        listed.highlighted = min(max((listed.highlighted or 0) + rows, 0), len(self._rows) - 1)

    def action_move_pages(self, pages: float) -> None:
        """Move by pages or parts of one."""
        self.action_move(round(pages * max(2, self.query_one(CursorList).size.height)))

    def action_move_to_edge(self, end: bool) -> None:
        """Move to the last row, or to the first."""
        self.action_move(len(self._rows) if end else -len(self._rows))

    @on(OptionList.OptionSelected)
    def _chosen(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.dismiss(message.option_index)
