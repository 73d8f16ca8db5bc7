"""A small list to choose from, over the screen that asks."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.layout.fitting import shortened, shortened_within
from tui.screens.dialogs.list_dialog import ListDialog
from tui.terminal.safe_text import safe_text
from tui.widgets.lists.grouped_list import GroupedList

_WIDEST = 48


class ChoiceList(GroupedList[int]):
    """Rows of (what, remark), known by their numbers; each takes one line."""

    def __init__(self) -> None:
        super().__init__()
        self._said: list[tuple[str, str]] = []

    def show(self, rows: Sequence[tuple[str, str]]) -> None:
        """List them, and begin on the first."""
        self._said = [(shortened(safe_text(what), _WIDEST), safe_text(remark)) for what, remark in rows]
        self._rows = list(range(len(rows)))
        self._draw(self.scrollable_content_region.width or _WIDEST)
        self.highlighted = 0
        self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def fit(self) -> None:
        """Cut the remarks to what is left beside the longest row."""
        chosen = self.highlighted
        self._draw(self.scrollable_content_region.width)
        self.highlighted = chosen

    def _draw(self, width: int) -> None:
        widest = max((cell_len(what) for what, _ in self._said), default=0)
        room = width - widest - len("   ")
        self.set_options(
            Option(
                Content.assemble(
                    f" {what}",
                    " " * (widest - cell_len(what) + 2),
                    (shortened_within(remark, room), "$quiet-look"),
                )
            )
            for what, remark in self._said
        )


class ChoiceScreen(ListDialog[int]):
    """One question, and rows to choose from. Returns the number of a row, or None.

    `about` says which, before it is opened; so it can be opened again and again.
    """

    def __init__(self) -> None:
        super().__init__()
        self._heading = Static(markup=False, classes="heading")
        self._choices = ChoiceList()
        self._said = Static(markup=False, classes="quiet")

    def about(self, question: str, rows: Sequence[tuple[str, str]], keys: str) -> None:
        """Begin anew, with rows of (what, remark); `keys` says what to press."""
        self._heading.update(safe_text(question))
        self._choices.show(rows)
        self._said.update(keys)

    def compose(self) -> ComposeResult:
        """The question, the rows, what to press."""
        with Vertical(id="choice"):
            yield self._heading
            yield self._choices
            yield self._said

    def on_mount(self) -> None:
        """Begin in the rows."""
        self.set_focus(self._choices)

    def taken(self) -> int | None:
        """The number of the row under the cursor."""
        return self._choices.entry

    @on(OptionList.OptionSelected)
    def _chosen(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.dismiss(message.option_index)
