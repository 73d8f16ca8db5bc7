"""The names at the side of a screen: the list, a head that names its columns, and a box to find one in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from tui.layout.column_labels import column_labels
from tui.looks.themes import Palette
from tui.widgets.lines.box import Box
from tui.widgets.lines.line import Line, Run
from tui.widgets.lines.search_line import SearchPrompt
from tui.widgets.names.lines import COLUMN
from tui.widgets.names.sidebar import Labels, Sidebar
from tui.widgets.panes.cursor_view import CursorView
from tui.widgets.panes.pane_lines import quick

if TYPE_CHECKING:
    from index.entities.model import Resolution


class _Head(Line):
    """How many names there are, or nothing where the box stands; at the right the sources."""

    DEFAULT_CSS = "_Head { width: 1fr; }"

    def __init__(self, names: Sidebar) -> None:
        super().__init__(id="names-head")
        self._names = names
        self._said = ""

    def show(self, said: str) -> None:
        """Set the count, and draw: the columns may be others."""
        self._said = said
        self.refresh()

    @property
    def heads(self) -> str:
        """The sources' names as they stand over the columns. Asked for when it is drawn, and not kept: a list
        that comes onto the screen is not always told its width."""
        labels = column_labels(self._names.columns, COLUMN - 1)
        return "".join(" " * (COLUMN - cell_len(label)) + label for label in labels)

    def left(self, palette: Palette) -> Sequence[Run]:
        """The count."""
        return ((f" {self._said}", palette.quiet),)

    def right(self, palette: Palette, room: int) -> Sequence[Run]:
        """The sources, over their columns; behind these stands the sign of a single source."""
        return ((f"{self.heads} ", palette.quiet),) if self.heads else ()


class Names(Vertical):
    """The list of names with its head; `/` opens the box, and what is typed there narrows the list."""

    DEFAULT_CSS = """
    Names #names-line { height: 1; }
    Names SearchPrompt { display: none; }
    Names #names-box { width: 1fr; display: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="names")
        quick(self)
        self.list = Sidebar(id="name-list")
        self._head = _Head(self.list)
        self._prompt = SearchPrompt("/")
        self.box = Box(id="names-box", compact=True, placeholder="any spelling")

    def compose(self) -> ComposeResult:
        """The head and the list."""
        with Horizontal(id="names-line"):
            yield self._prompt
            yield self.box
            yield self._head
        yield self.list

    def lie(self, *, over: bool, squeezed: bool) -> None:
        """Stand over what is beside them, or as narrow as leaves room for it; else where there is room.

        No rule for what is in them depends on it: to style that too would take longer than to lay it out.
        """
        before = self.classes
        self.update_classes({"-over": over, "-squeezed": squeezed}, update=False)
        if self.classes != before and self.is_attached:
            self.app.stylesheet.apply(self)

    @property
    def has_keys(self) -> bool:
        """Whether the list or its box has the keys."""
        return self.list.has_focus or self.box.has_focus

    @property
    def narrowed(self) -> bool:
        """Whether the box is open."""
        return bool(self.box.display)

    def show(self, resolution: Resolution, labels: Labels) -> None:
        """Show the names of these articles."""
        self.list.show(resolution, labels)
        self.show_head()
        # The list may get its width only now, and with it the columns that the head names.
        self.call_after_refresh(self.show_head)

    def show_head(self) -> None:
        """Say how many names there are, over which columns."""
        count = self.list.count
        said = "" if self.narrowed else f"{count} NAME{'' if count == 1 else 'S'}"
        self._head.show(said)
        self._head.styles.width = cell_len(self._head.heads) + 2 if self.narrowed else "1fr"

    def on_cursor_view_moved(self, message: CursorView.Moved) -> None:
        """Where the cursor is among the names is no news to the screen."""
        message.stop()

    @on(Sidebar.Widened)
    def _widened(self, message: Sidebar.Widened) -> None:
        message.stop()
        self.show_head()

    def open_box(self) -> None:
        """Find among the names, in the box that has the keys from now on."""
        self._show_box(True)

    def close_box(self) -> None:
        """Show all names again; the cursor stays on its name."""
        self.list.narrow("")
        self._show_box(False)
        self.screen.set_focus(self.list)

    def _show_box(self, shown: bool) -> None:
        self.box.display = self._prompt.display = shown
        if not shown:
            self.box.value = ""
        self.show_head()

    @on(Input.Changed, "#names-box")
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        if self.narrowed:
            self.list.narrow(message.value.strip())

    @on(Input.Submitted, "#names-box")
    def _entered(self, message: Input.Submitted) -> None:
        message.stop()
        if not message.value.strip():
            self.close_box()
            return
        self.list.select_first()
        self.screen.set_focus(self.list)
