"""Which line a pane begins with so that an item stands in sight; whoever asks keeps it within all lines.

`top` is the first line on the screen now, `page` how many there are, `stop` the lines of the item, half open,
and `margin` how many beyond it are to be seen as well. Of an item taller than the screen its beginning is.
"""

from __future__ import annotations

Stop = tuple[int, int]
"""The lines of one item, half open."""


def nearest(top: int, page: int, stop: Stop, margin: int) -> int:
    """The screen moves by as few lines as it can."""
    start, end = stop
    if end + margin > top + page:
        top = end + margin - page
    return min(top, start - margin)


def turned(top: int, page: int, stop: Stop, margin: int, kept: float) -> int:
    """Where the item is not wholly in sight, so much of the screen that was read before stays (0 to 1)."""
    start, end = stop
    lines = max(int(page * kept), margin)
    if end + margin > top + page:
        top = min(max(top, start - lines), start - margin)
    elif start - margin < top:
        top = max(min(top, end + lines - page), end + margin - page)
    return nearest(top, page, stop, margin)


def upper_third(top: int, page: int, stop: Stop, margin: int) -> int:
    """Where the item is not wholly in sight, it comes to the upper third of the screen, or as near to that as
    shows all of it."""
    start, end = stop
    if start >= top + margin and end <= top + page - margin:
        return top
    third = start - page // 3
    return third if end + margin <= third + page else min(start - margin, end + margin - page)
