"""Where one was before one went elsewhere in a pane."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

Spot = TypeVar("Spot")

MOST = 100
"""Places that are kept, as many as vim does."""


class Jumps(Generic[Spot]):
    """The places that were left by jumps."""

    def __init__(self) -> None:
        self._left: deque[Spot] = deque(maxlen=MOST)

    def leave(self, spot: Spot) -> None:
        """Keep a place to come back to."""
        if not self._left or self._left[-1] != spot:
            self._left.append(spot)

    def last(self, is_here: Callable[[Spot], bool]) -> Spot | None:
        """The place that was left last and is not here, which is not kept any more; None where there is
        none."""
        while self._left:
            if not is_here(spot := self._left.pop()):
                return spot
        return None

    def forget(self, spot: Spot) -> None:
        """Do not keep the place that was left last, if it is this one: the jump was called off."""
        if self._left and self._left[-1] == spot:
            self._left.pop()

    def clear(self) -> None:
        """Nothing is come back to."""
        self._left.clear()
