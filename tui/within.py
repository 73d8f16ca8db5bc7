"""The event loop: to wait no longer than so long, or until something holds, and to do something after so
long, or from a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import Any

from textual.dom import DOMNode
from textual.message_pump import MessagePump

_LOOKS_AGAIN = 0.004
"""Seconds between two looks; less than anybody notices behind a key."""


async def within(seconds: float, done: Awaitable[Any]) -> bool:
    """Until `done` is, so long at most; False where that was not long enough."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await done
            return True
    return False


async def until(holds: Callable[[], bool]) -> None:
    """Until something holds of which nobody tells; the event loop goes on meanwhile."""
    while not holds():
        await asyncio.sleep(_LOOKS_AGAIN)


def after(seconds: float, pump: MessagePump, action: Callable[[], None]) -> asyncio.TimerHandle:
    """Do something after so long, in the turn of a widget, screen or app, unless that is being taken down by
    then: its last turn comes when all that it held is gone.

    Textual's `set_timer` does it never where the process stands still for as long just as the timer begins
    (`Timer._run` of 8.2.8 takes the one time for skipped), as on a busy machine with a short timer.
    """

    def act() -> None:
        if pump.is_running:
            action()

    return asyncio.get_running_loop().call_later(seconds, pump.call_next, act)


def from_thread(node: DOMNode, action: Callable[[], None]) -> None:
    """In a thread: have something done in the turn of the app and wait for it, unless a screen or widget is
    being taken down by then: its parts go before it does.

    What the action raises is raised here. That the app has ended meanwhile is no error: nobody is there to
    be told.
    """

    def act() -> None:
        if node.is_attached and not node._pruning:
            action()

    try:
        node.app.call_from_thread(act)
    except (RuntimeError, CancelledError):
        if node.is_running:
            raise
