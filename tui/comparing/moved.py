"""Where the right article tells what a comparison shows beside the left one's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.article import Span
from tui.comparing.compared import Compared


class ToldAfter(NamedTuple):
    """The row after which the right article tells something, and how many sentences lie between."""

    row: int
    between: int


def told_beside(compared: Compared, row: int) -> int | None:
    """The row of the left sentence that a row without a left side is linked to; None for other rows."""
    shown = compared.rows[row]
    if shown.left or shown.link is None:
        return None
    home = compared.homes()[0]
    return next((home[span] for span in compared.comparison.links[shown.link].left if span in home), None)


def told_after(compared: Compared, row: int) -> ToldAfter | None:
    """Where in the rows the right article's own order would put a row's right side.

    That is behind the nearest sentence before it which stands where its article tells it; None where there is
    no such sentence.
    """
    home = compared.homes()[1]
    reporting = [sentence.span for sentence in compared.right.reporting if sentence.span in home]
    own = [place for place, span in enumerate(reporting) if span in compared.rows[row].right]
    if not own:
        return None
    displaced = _displaced(compared)
    for place in range(own[0] - 1, -1, -1):
        holder = home[reporting[place]]
        shown = compared.rows[holder]
        if holder == row or displaced[holder]:
            continue
        if shown.right[0] == reporting[place] or _goes_on(shown.right, reporting, place):
            return ToldAfter(holder, own[0] - place - 1)
    return None


def _displaced(compared: Compared) -> list[bool]:
    """Of each row whether it stands elsewhere than the right article tells it.

    What only the right article has stands behind its sentence before, and goes where that goes.
    """
    displaced = []
    moved = False
    for row in compared.rows:
        if row.link is not None:
            moved = bool(row.moved)
        displaced.append(moved)
    return displaced


def _goes_on(spans: Sequence[Span], reporting: Sequence[Span], place: int) -> bool:
    """Whether a sentence of a row continues the row's first one without a gap."""
    first = reporting.index(spans[0])
    return first <= place and all(reporting[number] in spans for number in range(first, place))
