"""Widgets whose lines depend on their width are laid out before the screen is drawn, not after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size

if TYPE_CHECKING:
    from textual.widget import Widget as _Pane
else:
    # No widget itself: Textual takes the style of a pane from the first widget among its bases.
    _Pane = object


class Fitted(_Pane):
    """A pane that is laid out for a new size as soon as that is known. Stands before its widget among bases.

    Textual tells a widget of its size by a message, which comes when the screen has been drawn with the lines
    of the size before: all of them would be drawn, and sent, a second time.
    """

    def fit(self) -> None:
        """Lay out for the present size, which has just changed."""

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        before = self._size
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if size != before:
            self.fit()
        return changed
