"""The searches that are kept under a name, and those of before, to choose from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from tui.keyed import key_here
from tui.layout.fitting import shortened, shortened_within
from tui.screens.dialogs.dialog import MOVING_KEYS
from tui.screens.dialogs.list_dialog import ListDialog
from tui.terminal.safe_text import safe_text
from tui.widgets.lists.grouped_list import GroupedList

_ROOM = 74
"""Cells of a row before there is a width."""
_NAME = 24
"""Cells of a name at most."""

Searches = Sequence[tuple[str, str]]
"""The name of each, and its words."""


class SearchList(GroupedList[tuple[str, str]]):
    """Searches as (name, words), those of before without a name; each takes one line."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[tuple[str, Sequence[tuple[str, str]]], ...] = ()

    def show(self, saved: Searches, earlier: Sequence[str]) -> None:
        """List them, each kind under its heading."""
        earlier_ones = [("", query) for query in earlier]
        self._parts = (("Kept under a name", saved), ("Searched for before", earlier_ones))
        self._draw(self.scrollable_content_region.width or _ROOM)
        self.highlighted = next((number for number, row in enumerate(self._rows) if row), None)

    def fit(self) -> None:
        """Cut the searches to the present width."""
        chosen = self.highlighted
        self._draw(self.scrollable_content_region.width)
        self.highlighted = chosen

    def _draw(self, width: int) -> None:
        options: list[Option] = []
        self._rows = []
        for heading, searches in self._parts:
            if searches:
                options.append(Option(Content.styled(heading, "$quiet-look"), disabled=True))
                self._rows.append(None)
            for name, query in searches:
                shown = f"{shortened(safe_text(name), _NAME)}  " if name else ""
                words = shortened_within(safe_text(query), width - cell_len(shown) - 2)
                options.append(Option(Content.assemble(f" {shown}", (words, "$quiet-look" if name else ""))))
                self._rows.append((name, query))
        self.set_options(options)

    def stand_near(self, place: int) -> None:
        """Put the cursor on the row of this number, or on the last before it that is a search."""
        rows = [number for number, row in enumerate(self._rows) if row]
        if rows:
            self.highlighted = max((number for number in rows if number <= place), default=rows[0])


class SearchesScreen(ListDialog[str]):
    """Searches to take again. Returns the words of one, or None.

    `about` says which there are, before it is opened; so it can be opened again and again.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("d,delete", "remove", "remove")]
    KEYS: ClassVar[Mapping[str, str]] = {**MOVING_KEYS, "undo": "restore"}
    DEFAULT_CSS = """
    #searches {
        background: $panel; padding: 1 2; width: 80; max-width: 100%; height: auto; max-height: 100%;
    }
    #searches .quiet { color: $quiet; text-style: $quiet-text-style; margin-top: 1; }
    #searches SearchList { height: auto; max-height: 16; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.searches = SearchList()
        """The list."""
        self._said = Static(markup=False, classes="quiet", id="said")
        self._saved: Searches = ()
        self._earlier: Sequence[str] = ()
        self._forget: Callable[[str, str], None] | None = None
        self._restore: Callable[[], tuple[Searches, Sequence[str]]] | None = None
        self._removed = 0

    def about(
        self,
        saved: Searches,
        earlier: Sequence[str],
        forget: Callable[[str, str], None],
        restore: Callable[[], tuple[Searches, Sequence[str]]],
    ) -> None:
        """Begin anew, on the first. `forget` is called with the name and the words of one that is removed,
        `restore` to have the one removed last back: it gives what there is then."""
        self._saved, self._earlier = tuple(saved), tuple(earlier)
        self._forget, self._restore = forget, restore
        self._removed = 0
        self._show()
        self.searches.move_to_edge(False)

    def compose(self) -> ComposeResult:
        """The searches, what to press."""
        with Vertical(id="searches"):
            yield self.searches
            yield self._said

    def on_mount(self) -> None:
        """Begin in the searches."""
        self.set_focus(self.searches)

    def action_remove(self) -> None:
        """Take the search under the cursor from those that are kept; the cursor stays where it is."""
        chosen = self.searches.entry
        if chosen is None or self._forget is None:
            return
        name, query = chosen
        if name:
            self._saved = tuple(one for one in self._saved if one != chosen)
        else:
            self._earlier = tuple(one for one in self._earlier if one != query)
        self._forget(name, query)
        self._removed += 1
        self._show()

    def action_restore(self) -> None:
        """Have the search that was removed last back."""
        if self._removed and self._restore is not None:
            self._removed -= 1
            saved, earlier = self._restore()
            self._saved, self._earlier = tuple(saved), tuple(earlier)
            self._show()

    def _show(self) -> None:
        place = self.searches.highlighted or 0
        self.searches.show(self._saved, self._earlier)
        self.searches.stand_near(place)
        undo = f" · {key_here(self, 'undo')} brings it back" if self._removed else ""
        self._said.update(f"Enter takes it · d removes it{undo} · Esc leaves it")

    def taken(self) -> str | None:
        """The words of the search under the cursor."""
        chosen = self.searches.entry
        return chosen[1] if chosen is not None else None
