"""What an update is at, how far it is and what it has brought, in words."""

from __future__ import annotations

from index.library import Progress, Stage, UpdateReport

DOING = {
    Stage.ARTICLES: "Indexing",
    Stage.TIDYING: "Tidying index,",
    Stage.STORIES: "Finding stories,",
    Stage.NAMES: "Reading names,",
}
"""Before the number of articles that are done."""

_BAR = 8
"""Columns of the bar: with it the line fits 80 up to 100,000 articles."""

_MINUTES_FROM = 100
"""Seconds from which minutes are said."""


def files_found(files: int) -> str:
    """How many files a library was found to have so far."""
    return f"Reading the folder: {files:,} files"


def how_far(progress: Progress) -> str:
    """What is done, and of how many: "Indexing 3,120 of 20,000"."""
    return f"{DOING[progress.stage]} {progress.done:,} of {progress.total:,}"


def progress_line(progress: Progress, stops: str) -> str:
    """How far it is, in a line: a bar, counts, rate, the time left, and the key that stops it."""
    share = progress.done / progress.total if progress.total else 1.0
    bar = "━" * round(_BAR * share) + "─" * (_BAR - round(_BAR * share))
    rate = f" · {progress.rate:,.0f}/s" if progress.rate >= 1 else ""
    return f"{bar} {how_far(progress)}{rate}{time_left(progress)} · {stops} stops"


def time_left(progress: Progress) -> str:
    """What is left, behind what else is said: seconds, or minutes where these are many; "" where unknown."""
    seconds = progress.seconds_left
    if seconds is None:
        return ""
    return f" · {seconds:,.0f} s left" if seconds < _MINUTES_FROM else f" · {seconds / 60:,.0f} min left"


def change_line(report: UpdateReport) -> str:
    """What changed on the disk, in a line: "On the disk: 1 new, 2 changed"."""
    counts = ((report.added, "new"), (report.changed, "changed"), (report.removed, "gone"))
    return "On the disk: " + ", ".join(f"{count:,} {what}" for count, what in counts if count)
