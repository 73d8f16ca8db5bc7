"""Does for many new articles what can wait until they are found: their stories, who and what they name, and
putting the indexes in order."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from index.running.progress import Progress
from index.stories.grouping import Grouping
from index.updating.indexing import Indexing
from index.updating.name_index import NameIndex

WHILE_NAMES = 300.0
"""Seconds that stories wait to be kept while names are: these are so thousands at a time."""


def find_and_tidy(
    indexing: Indexing,
    grouping: Grouping,
    names: NameIndex,
    progress: Callable[[Progress], None] | None,
    cancelled: Callable[[], bool] | None,
    regrouped: Callable[[], None] = lambda: None,
) -> int:
    """Find the stories and the names at once, and put the index in order; returns of how many articles the
    names were found. Blocks.

    The index comes first, as every search waits for it. While it is put in order and stories are found, names
    are by another process, so that both cores have something to do; then by both. How far these are is told
    when the stories are there. `regrouped` is called, in another thread, where these have changed.
    """

    def refresh() -> None:
        if grouping.refresh(progress, cancelled, patience=WHILE_NAMES):
            regrouped()

    def follow(step: Progress) -> None:
        if progress is not None and stories.done():
            progress(step)

    with ThreadPoolExecutor(1) as beside:
        tidied = beside.submit(indexing.tidy, cancelled, progress, patience=WHILE_NAMES)
        stories = beside.submit(refresh)
        named = names.refresh(follow, cancelled, lambda: not stories.done())
        tidied.result()
        stories.result()
    names.tidy(cancelled, progress)
    return named
