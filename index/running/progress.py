"""How far something is that takes long: what is told of it, and how that is counted."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What an update is at: the articles are found and read first; which report one event, and who and what
    they name, is known later. An index of many new ones is put in order, so that searches stay quick."""

    ARTICLES = "articles"
    TIDYING = "tidying"
    STORIES = "stories"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far indexing is; `rate` in articles a second, `seconds_left` None while unknown.

    `committed` of those done can be listed, read and found already; it grows in steps, and is 0 at any other
    stage.
    """

    done: int
    total: int
    rate: float
    seconds_left: float | None
    committed: int = 0
    stage: Stage = Stage.ARTICLES


class Following:
    """Counts what is done of a `total`, and tells of it; `share` steps make an article."""

    def __init__(
        self, total: int, progress: Callable[[Progress], None] | None, stage: Stage, share: int = 1
    ) -> None:
        self.total = total
        self._progress = progress
        self._stage = stage
        self._share = share
        self._began = time.monotonic()
        self._before = 0
        self._committed = 0
        self.done = 0

    def expect(self, total: int, done: int) -> None:
        """So much there is in all, and so much of it is done."""
        self.total, self.done, self._before = total, done, done
        self._began = time.monotonic()

    def step(self, count: int = 1) -> None:
        """So many more are done."""
        self.done += count
        self._tell()

    def reach(self, share: float) -> None:
        """This share of it is done, 0 – 1."""
        self.done = round(self.total * share)
        self._tell()

    def commit(self) -> None:
        """What is done can be listed, read and found."""
        self._committed = self.done
        if self.done:
            self._tell()

    def _tell(self) -> None:
        if self._progress is None:
            return
        total, passed, share = max(self.total, self.done), time.monotonic() - self._began, self._share
        rate = (self.done - self._before) / passed if passed > 0 else 0.0
        left = (total - self.done) / rate if rate and passed > 0.5 else None
        self._progress(
            Progress(self.done // share, total // share, rate / share, left, self._committed, self._stage)
        )
