"""Where the reader is: remembered for the key that opens again what was open last, and for the next start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.screen import Screen

from index.notebook.resuming import Opened, Session

if TYPE_CHECKING:
    from typing import Any

    from index.library import Library


@runtime_checkable
class Reopens(Protocol):
    """A screen that can be opened again where it was left."""

    def opened(self) -> Opened | None:
        """What is open on it, and where one is; None before that is known."""

    def leave_place(self) -> None:
        """Remember where one is in the article; written later."""


@runtime_checkable
class Searches(Protocol):
    """The screen whose search is there again at the next start."""

    def session(self, opened: Opened | None) -> Session:
        """What is searched for, and what is open over it."""


class LeftState:
    """What is remembered of one run of the reader over a library; with `kept` False nothing outlives it."""

    def __init__(self, library: Library, *, kept: bool) -> None:
        self._library = library
        self.kept = kept
        self.opened_last: Opened | None = None
        """The article or the comparison that was open last."""

    def note(self, screens: Sequence[Screen[Any]]) -> Session | None:
        """Look at what is open, the topmost screen last; how the library would be left now."""
        for screen in screens:
            if isinstance(screen, Reopens) and (opened := screen.opened()) is not None:
                self.opened_last = opened
                screen.leave_place()
        search = next((screen for screen in screens if isinstance(screen, Searches)), None)
        return search.session(self.opened_last) if search is not None else None

    def keep(self, session: Session | None) -> None:
        """Write it down; may wait for the disk."""
        if self.kept:
            self._library.keep_places()
            if session is not None:
                self._library.keep_session(session)
