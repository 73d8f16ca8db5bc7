"""What the key that compares will ask for is made ready while nothing is typed, so that it comes at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Protocol, runtime_checkable

from textual import events
from textual.worker import get_current_worker

from index.library import Library, LibraryError
from tui.typing_order import OrderedApp
from tui.within import after

_REST = 0.4
"""Seconds without a key after which somebody is taken to read or to think."""
_BETWEEN = 0.01
"""Seconds between two pieces, in which a key that has come is answered."""
_PIECES = (
    "index.comparison.model",
    "tui.comparing.comparison_layout",
    "tui.comparing.comparison_plan",
    "tui.widgets.comparison_view",
    "tui.screens.comparing",
    "tui.screens.compare_find",
    "tui.screens.compare_names",
    "tui.screens.compare_links",
    "tui.screens.compare",
)
"""What the screen of a comparison needs, in an order in which each takes some 5 to 15 ms (measured)."""

Pair = tuple[str, str]
FindPair = Callable[[], Pair | None]


@runtime_checkable
class ComparesNext(Protocol):
    """A screen on which a key compares two articles."""

    def compared_next(self) -> FindPair | None:
        """What finds, in a thread, the pair that the key would open now; None where it would open none."""


class WorkingAheadApp(OrderedApp):
    """An app that works ahead for the screen on top, where it is told to."""

    library: Library
    works_ahead = False
    """Whether it does. A key that is typed meanwhile waits for one piece of it at most: comparing itself is
    left to another process."""
    _resting: asyncio.TimerHandle | None = None
    _keys = 0
    """How many keys have come."""
    _ahead: Pair | None = None
    """The pair that is being compared; one at a time, as each takes a thread that waits."""

    async def on_event(self, event: events.Event) -> None:
        """Begin once no more keys come."""
        typed = isinstance(event, events.Key) and not event.is_forwarded
        await super().on_event(event)
        if self.works_ahead and typed:
            self._keys += 1
            self._rest()

    def _rest(self) -> None:
        if self._resting is not None:
            self._resting.cancel()
        self._resting = after(_REST, self, self._work_ahead)

    def _work_ahead(self) -> None:
        if self.unanswered is not None:
            self._rest()
            return
        screen = self.screen_stack[-1] if self.screen_stack else None
        find = screen.compared_next() if isinstance(screen, ComparesNext) and screen.is_attached else None
        if find is not None:
            self.run_worker(partial(self._in_pieces, self._keys, find), group="ahead", exit_on_error=False)

    async def _in_pieces(self, keys: int, find: FindPair) -> None:
        for piece in _PIECES:
            if keys != self._keys:
                return
            import_module(piece)
            await asyncio.sleep(_BETWEEN)
        self.run_worker(
            partial(self._compare, keys, find), thread=True, group="compare ahead", exit_on_error=False
        )

    def _compare(self, keys: int, find: FindPair) -> None:
        """In a thread: have a pair compared, unless another is under way."""
        worker = get_current_worker()
        with suppress(LibraryError):
            pair = find()
            if pair is None or keys != self._keys or self._ahead is not None:
                return
            self._ahead = pair
            try:
                self.library.analyse_apart("compare", pair, lambda: worker.is_cancelled, ahead=True)
            finally:
                self._ahead = None
