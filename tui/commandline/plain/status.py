"""How a library stands, and what is wrong with it, in plain lines."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.terminal.safe_text import safe_text
from tui.wording.counted import counted, passed_over_words

if TYPE_CHECKING:
    from index.collection.catalogue import Root
    from index.upkeep.doctor import Finding
    from index.upkeep.status import Status

_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def status_lines(status: Status) -> Iterator[str]:
    """A line for each thing that may be asked."""
    yield _line("library", status.library or status.name)
    for root in status.places:
        fields = ", ".join(f"{wanted}={name}" for wanted, name in root.fields)
        gone = "" if os.path.exists(root.path) else " (gone)"
        yield _line("place", f"{root.path}{gone}{f' · {fields}' if fields else ''}")
    yield _line("articles", f"{status.articles:,} in {counted(status.files, 'file')}")
    unread = f"about {status.unread:,} still to be read" if status.unread else "up to date"
    yield _line("index", f"{unread}{f', in memory ({status.in_memory})' if status.in_memory else ''}")
    all_known = status.named == status.articles and not status.unread
    yield _line("names", "all known" if all_known else f"known of {status.named:,} articles so far")
    yield _line(
        "stories", f"{status.stories:,}{'' if status.stories_current else ', new articles not in yet'}"
    )
    others = f", {size(status.others_size)} in indexes of other releases" if status.others_size else ""
    yield _line(
        "on disk", f"{size(status.index_size)} index, {size(status.notebook_size)} of your own{others}"
    )
    for problem in status.problems:
        yield _line("left out" if problem.left_out else "note", problem.message)
    if status.passed_over:
        yield _line("not read", passed_over_words(status.passed_over))


def _line(what: str, value: str) -> str:
    return f"{what:<9} {safe_text(value)}"


def size(count: int) -> str:
    """A number of bytes in a unit that leaves few digits."""
    amount, unit = float(count), 0
    while amount >= 1000 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    return f"{amount:.0f} {_UNITS[unit]}" if amount >= 10 or not unit else f"{amount:.1f} {_UNITS[unit]}"


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """What is wrong or was mended, and a line that sums it up."""
    for finding in findings:
        about = "left out" if finding.what == "files" else "note"
        said = "mended" if finding.mended else about if finding.noted else "wrong"
        yield safe_text(f"{said:<9} {finding.message}")
    left = sum(finding.wrong for finding in findings)
    if left:
        yield f"{counted(left, 'thing')} left to do."
    else:
        yield "All was mended." if any(finding.mended for finding in findings) else "All is well."


def place_lines(library: str, places: Sequence[Root]) -> Iterator[str]:
    """What a library that has a name is made of."""
    yield ""
    yield f"The library {safe_text(library)} is made of:"
    for root in places:
        fields = "".join(f" · {wanted}={name}" for wanted, name in root.fields)
        gone = "" if os.path.exists(root.path) else " (gone)"
        yield safe_text(f"  {root.path}{gone}{fields}")


def registered_lines(
    library: str, held: Sequence[Root], *, added: Sequence[str], removed: Sequence[str]
) -> Iterator[str]:
    """What was added to a library or taken out of it, and what it is made of now."""
    for path in added:
        yield safe_text(f"Added {path} to the library {library}.")
    for path in removed:
        yield safe_text(f"Took {path} out of the library {library}.")
    if not added and not removed:
        yield safe_text(f"The library {library} had all of it already.")
    if not held:
        yield safe_text(f"The library {library} holds nothing any more.")
        return
    yield from place_lines(library, held)
