"""What is told when another theme is chosen."""

from __future__ import annotations

from abc import abstractmethod

from textual.dom import DOMNode
from textual.theme import Theme


class Themed(DOMNode):
    """A widget that takes each theme as it is chosen, as long as it is on a screen.

    Whoever asked Textual to be told is kept, with its whole screen, until it asks no longer.
    """

    def on_mount(self) -> None:
        """Ask to be told of themes."""
        self.app.theme_changed_signal.subscribe(self, self.take_theme)

    def on_unmount(self) -> None:
        """Ask no longer."""
        self.app.theme_changed_signal.unsubscribe(self)

    @abstractmethod
    def take_theme(self, theme: Theme) -> None:
        """Draw anew what Textual leaves as it was."""
