"""A list of entries under headings, in which the cursor stands on entries only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from textual import events

from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.panes.fitted import Fitted

Entry = TypeVar("Entry")


class GroupedList(Fitted, CursorList, Generic[Entry], inherit_bindings=False):
    """Entries to choose from; the list does not go round, so that a held key stops at its ends.

    It has no keys of its own: those of the screen move in it, whatever the user has set them to.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._rows: list[Entry | None] = []
        """What each line of the list is; None for a heading or a note."""

    def fit(self) -> None:
        """Draw the entries anew at the new width."""
        self._clear_caches()

    def watch_show_vertical_scrollbar(self) -> None:
        """The scrollbar comes and goes with the length of the list, and takes its room from the lines."""
        if self.size:
            self.fit()

    def on_resize(self, event: events.Resize) -> None:
        """Nothing: `fit` has done what Textual would do now, when all of it is drawn already."""
        event.prevent_default()

    @property
    def entry(self) -> Entry | None:
        """What is under the cursor."""
        if self.highlighted is None or self.highlighted >= len(self._rows):
            return None
        return self._rows[self.highlighted]

    def move(self, lines: int) -> None:
        """Move the cursor by entries; stops at the ends."""
        rows = [index for index, entry in enumerate(self._rows) if entry is not None]
        if rows:
            at = rows.index(self.highlighted) if self.highlighted in rows else 0
            self.highlighted = rows[max(0, min(len(rows) - 1, at + lines))]
            if self.highlighted == rows[0]:
                self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def move_pages(self, pages: float) -> None:
        """Move the cursor by pages; what is under it stays in sight, and it goes by one entry at least."""
        self._update_lines()
        rows = [index for index, entry in enumerate(self._rows) if entry is not None]
        at = rows.index(self.highlighted) if self.highlighted in rows else 0
        first: Mapping[int, int] | range = self._line_cache.index_to_line
        if len(first) < len(self._rows):
            # In a screen that has no room for it, no line is laid out.
            first = range(len(self._rows))
        beyond = rows[at + 1 :] if pages > 0 else rows[:at]
        lines = round(abs(pages) * max(1, self.size.height - 1))
        within = [row for row in beyond if abs(first[row] - first[rows[at]]) <= lines]
        self.move(max(1, len(within)) if pages > 0 else -max(1, len(within)))

    def move_to_edge(self, end: bool) -> None:
        """Move the cursor to the last or first entry."""
        self.move(len(self._rows) if end else -len(self._rows))

    def move_to_part(self, part: float) -> None:
        """Move the cursor so far down the entries."""
        self.move_to_edge(False)
        self.move(round(part * max(0, sum(entry is not None for entry in self._rows) - 1)))

    def action_cursor_down(self) -> None:
        """One entry down."""
        self.move(1)

    def action_cursor_up(self) -> None:
        """One entry up."""
        self.move(-1)
