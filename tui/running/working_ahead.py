"""What the next key may ask for is made ready while nothing is typed, so that it comes at once."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import events
from textual.worker import Worker, get_current_worker

from index.library import Library, LibraryError
from tui.keys.typing_order import OrderedApp
from tui.running.collecting import collect_what_is_due
from tui.within import after

if TYPE_CHECKING:
    from index.analysing.analysing import Question

_REST = 0.4
"""Seconds without a key after which somebody is taken to read or to think."""
_BETWEEN = 0.01
"""Seconds between two pieces, in which a key that has come is answered."""
_PIECES = (
    "index.notebook.passages",
    "tui.screens.article.screen",
    "tui.screens.dialogs.dialog",
    "tui.screens.dialogs.help",
    "index.comparison.model",
    "tui.comparing.comparison_layout",
    "tui.comparing.comparison_plan",
    "tui.widgets.comparison.view",
    "tui.screens.compare.analysing",
    "tui.screens.compare.find",
    "tui.screens.compare.names",
    "tui.screens.compare.links",
    "tui.screens.compare.screen",
    "tui.screens.story.whole_story",
    "tui.widgets.story.matrix_view",
    "tui.screens.story.screen",
    "tui.layout.timeline",
    "tui.screens.story.timeline",
    "tui.screens.entity",
    "tui.screens.dialogs.palette",
)
"""What the screens need that keys open from the hits, in an order in which each takes some 2 to 15 ms
(measured)."""

Asked = tuple["Question", Sequence[str]]
FindAsked = Callable[[], Iterator[Asked]]


@runtime_checkable
class AsksNext(Protocol):
    """A screen on which keys compare articles."""

    def asked_next(self) -> FindAsked | None:
        """What finds, in a thread, one after the other what such keys would ask now, what is likeliest first;
        None where they would ask nothing."""


class WorkingAheadApp(OrderedApp):
    """An app that works ahead for the screen on top, where it is told to."""

    library: Library
    works_ahead = False
    """Whether it does. A key that is typed meanwhile waits for one piece of it at most: comparing itself is
    left to another process."""
    _resting: asyncio.TimerHandle | None = None
    _keys = 0
    """How many keys have come."""
    _asks_ahead = False
    """Whether something is being asked ahead; one at a time, as each takes a thread that waits."""

    async def make_ahead(self) -> bool:
        """Make one of the screens that keys may open; False where all are ready."""
        return False

    async def on_ready(self) -> None:
        """Begin also where nothing is typed after the start."""
        if self.works_ahead:
            self._rest()

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
        if self.unanswered is not None or self._asks_ahead:
            self._rest()
        elif self.screen_stack:
            _: Worker[None] = self.run_worker(
                partial(self._in_pieces, self._keys), group="ahead", exit_on_error=False
            )

    async def _in_pieces(self, keys: int) -> None:
        for piece in _PIECES:
            if piece not in sys.modules:
                import_module(piece)
                await asyncio.sleep(_BETWEEN)
            if keys != self._keys:
                return
        while await self.make_ahead():
            await asyncio.sleep(_BETWEEN)
            if keys != self._keys:
                return
        collect_what_is_due()
        screen = self.screen_stack[-1] if self.screen_stack else None
        find = screen.asked_next() if isinstance(screen, AsksNext) and screen.is_attached else None
        if find is not None and not self._asks_ahead:
            self._asks_ahead = True
            self.run_worker(
                partial(self._ask, keys, find), thread=True, group="asked ahead", exit_on_error=False
            )

    def _ask(self, keys: int, find: FindAsked) -> None:
        """In a thread: have what is asked next worked out, until a key comes."""
        worker = get_current_worker()
        try:
            with suppress(LibraryError):
                for question, article_ids in find():
                    if keys != self._keys or worker.is_cancelled:
                        return
                    self.library.analyse_apart(question, article_ids, lambda: worker.is_cancelled, ahead=True)
        finally:
            self._asks_ahead = False
