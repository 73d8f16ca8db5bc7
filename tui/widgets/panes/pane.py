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

    def move_to_part(self, part: float) -> None:
        """Move so far into all of it, 0 to 1."""


@runtime_checkable
class Returns(Protocol):
    """A pane that knows where one was before one went elsewhere in it."""

    def go_back(self) -> bool:
        """Go where one was before the last jump; False where there was none."""


@runtime_checkable
class Copies(Protocol):
    """A widget that can say what `y` copies."""

    def copied(self) -> str:
        """The text under the cursor; empty where there is none."""
