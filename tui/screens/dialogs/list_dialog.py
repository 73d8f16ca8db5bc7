"""What the dialogs share in which one chooses from a list."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar

from textual.binding import Binding, BindingType

from tui.screens.dialogs.dialog import MOVING_KEYS, Dialog
from tui.widgets.lists.grouped_list import GroupedList

_Answer = TypeVar("_Answer")


class ListDialog(Dialog[_Answer]):
    """A dialog with one list, in which the movement keys move; Enter closes with what `taken` gives."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", "leave it"),
        Binding("enter", "take", "take it"),
    ]
    KEYS: ClassVar[Mapping[str, str]] = MOVING_KEYS

    @property
    def listed(self) -> GroupedList[Any]:
        """The list."""
        return self.query_one(GroupedList)

    @abstractmethod
    def taken(self) -> _Answer | None:
        """What the entry under the cursor stands for; None without one."""

    def action_take(self) -> None:
        """Close with what is under the cursor."""
        self.dismiss(self.taken())

    def action_move(self, rows: int) -> None:
        """Move by rows."""
        self.listed.move(rows)

    def action_move_pages(self, pages: float) -> None:
        """Move by pages or parts of one."""
        self.listed.move_pages(pages)

    def action_move_to_edge(self, end: bool) -> None:
        """Move to the last row, or to the first."""
        self.listed.move_to_edge(end)
