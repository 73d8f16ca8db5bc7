"""Waits in the event loop for what should come soon, and goes on where it does not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from typing import Any


async def within(seconds: float, done: Awaitable[Any]) -> None:
    """Until `done` is, so long at most."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await done
