"""Brings the index up to date for a command, with a word on a terminal where that takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from index.library import Library, Progress, Stage
from tui.commandline.output import is_terminal, narrate
from tui.wording.progress_words import DOING, files_found, how_far, time_left

_PATIENCE = 1.0
"""Seconds of silence before progress is told."""

_MANY = 100
"""Articles from which it is told where there is no terminal: a few only take long on a busy machine."""


def bring_up_to_date(library: Library, *, stories: bool, names: bool = False) -> None:
    """Index what had changed when the library was opened; progress goes to standard error, after a second.

    The `stories` of a large library and the `names` in it take several times as long, and are only waited for
    where they are asked for: an answer without them would be wrong. Called off, what is done is kept.
    """
    if library.needs_update(stories=stories, names=names, looking=False):
        library.update(Narrator(), stories=stories, names=names)


@contextmanager
def listing_told() -> Iterator[Callable[[int], None]]:
    """Tells in the same way how many files a library has been found to have, while it is opened."""
    narrator = Narrator()
    try:
        yield lambda found: narrator.say(files_found(found))
    finally:
        narrator.say("", last=True)


class Narrator:
    """One line on the terminal that is written over and over, and wiped at the end; where there is none, a
    line of its own for each thing that takes long."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._told = 0.0
        self._stage: Stage | None = None
        self._terminal = is_terminal(sys.stderr)

    def __call__(self, progress: Progress) -> None:
        """Tell how far it is."""
        if self._terminal:
            self.say(describe(progress), last=progress.done >= progress.total)
            return
        left = progress.total - progress.done
        if progress.stage != self._stage and left >= _MANY and self._is_long():
            self._stage = progress.stage
            # How many records a file of many holds is guessed by its size until it has been read.
            about = "about " if progress.stage is Stage.ARTICLES else ""
            narrate(f"reader: {DOING[progress.stage]} {about}{left:,} articles …")

    def say(self, words: str, *, last: bool = False) -> None:
        """Have these words on the line, or with the `last` ones none."""
        now = time.monotonic()
        if not self._terminal or not self._is_long() or (now - self._told < 0.1 and not last):
            return
        self._told = now
        sys.stderr.write("\r\x1b[K" if last else f"\r{words}\x1b[K")
        sys.stderr.flush()

    def _is_long(self) -> bool:
        return time.monotonic() - self._begun >= _PATIENCE


def describe(progress: Progress) -> str:
    """Progress in words: "Indexing 3,120 of 20,000 · 412 a second · 41 s left"."""
    return f"{how_far(progress)} · {progress.rate:.0f} a second{time_left(progress)}"
