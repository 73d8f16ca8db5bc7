"""How much a slow line still has to carry of what was sent: more than a little would come too late."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

BYTES_A_SECOND = 32_000.0
"""What a line over SSH is trusted with: 256 kbit/s."""
MOST_QUEUED = 0.05
"""Seconds of it that may be on their way before another update waits."""


class SlowLine:
    """Reckons with a line of so many bytes a second.

    SSH takes whatever it is given, and does not say how much of it has arrived: a key that is held would fill
    it with screens that come long after its release.
    """

    def __init__(self, rate: float = BYTES_A_SECOND, now: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._now = now
        self._free = 0.0

    def sent(self, size: int) -> None:
        """So many bytes were given to it."""
        self._free = max(self._free, self._now()) + size / self._rate

    def wait(self) -> float:
        """Seconds until the next update may be sent; 0 for now."""
        return max(0.0, self._free - self._now() - MOST_QUEUED)


def line_to(environment: Mapping[str, str]) -> SlowLine | None:
    """The line to the terminal, where it is a remote one."""
    return SlowLine() if environment.get("SSH_CONNECTION") else None
