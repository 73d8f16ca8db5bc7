"""What a pane must know so that the movement keys work in it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Pane(Protocol):
    """A widget that the movement commands move in: a list, a text, a comparison."""

    def move(self, lines: int) -> None:
        """Move by lines or entries; negative is up."""

    def move_pages(self, pages: float) -> None:
        """Move by pages or parts of one; negative is up."""

    def move_to_edge(self, end: bool) -> None:
        """Move to the end, or to the beginning."""


@runtime_checkable
class Copies(Protocol):
    """A widget that can say what `y` copies."""

    def copied(self) -> str:
        """The text under the cursor; empty where there is none."""
