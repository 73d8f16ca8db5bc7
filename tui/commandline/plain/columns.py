"""Sets text in columns of terminal cells, for what is printed rather than drawn."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from index.article import Span

ELLIPSIS = "…"
_WORD = re.compile("[^ \u3000]+")


def width_of(text: str) -> int:
    """How many cells the text takes: none for what combines, two for East Asian wide characters (UAX #11)."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, what does not fit replaced by an ellipsis."""
    if width_of(text) <= width:
        return text
    return text[: _fitting(text, max(0, width - 1))].rstrip() + ELLIPSIS if width > 0 else ""


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text cut or filled up to exactly `width` cells; `right` sets it flush right."""
    text = cut(text, width)
    blank = " " * (width - width_of(text))
    return blank + text if right else text + blank


def wrap(text: str, width: int) -> list[Span]:
    """The lines, as stretches of `text`, that it breaks into at blanks; longer words break where they must.

    Each takes at most `width` cells; the blanks broken at belong to no line. An empty text is one empty line.
    """
    width = max(2, width)
    lines: list[Span] = []
    start = end = used = 0
    for word in _WORD.finditer(text):
        needed = width_of(text[end : word.end()])
        if used + needed > width and (lines or end > start):
            lines.append(Span(start, end))
            start = end = word.start()
            used, needed = 0, width_of(word[0])
        while used + needed > width:
            # Four code points a cell are more than any writing puts on one; the bound keeps this linear.
            piece = text[end : min(word.end(), end + 4 * width)]
            fits = end + max(1, _fitting(piece, width - used))
            lines.append(Span(start, fits))
            needed -= width_of(text[end:fits])
            start = end = fits
            used = 0
        end = word.end()
        used += needed
    if end > start or not lines:
        lines.append(Span(start, end))
    return lines


def _fitting(text: str, width: int) -> int:
    """How many code points from the start take at most `width` cells, with what combines with the last."""
    used = 0
    for position, character in enumerate(text):
        used += _cells(character)
        if used > width:
            return position
    return len(text)


def column_width(cells: Sequence[str], limit: int) -> int:
    """The width of a column that holds these, at most `limit`."""
    return min(limit, max(map(width_of, cells), default=0))
