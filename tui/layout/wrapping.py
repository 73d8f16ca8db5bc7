"""Lays text out in a width of cells without ever copying it: a visual line is a span of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from rich.cells import split_graphemes

from index.article import Span
from tui.terminal.safe_text import LINE_BREAK, safe_text

# Runs of characters that take a cell each, whatever stands beside them: most of what is ever wrapped.
_SINGLE_CELLS = re.compile(
    r"[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2500-\u25fc]*+\Z"
)
_BREAKABLE = re.compile(r"[ \t\n\r\v\f\x85\u2028\u2029\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")


def drawn(text: str, span: Span) -> str:
    """What a terminal is given for this stretch: as long as the span, controls as visible placeholders."""
    return safe_text(span.of(text))


def lines_of(text: str, span: Span) -> tuple[Span, ...]:
    """The lines of a stretch as its own line breaks divide it, empty ones included, breaks left out."""
    found = []
    start = span.start
    for match in LINE_BREAK.finditer(text, span.start, span.end):
        found.append(Span(start, match.start()))
        start = match.end()
    found.append(Span(start, span.end))
    return tuple(found)


def wrap(text: str, spans: Iterable[Span], width: int) -> list[Span]:
    """The lines on the screen of `spans`, each begun on a new line and broken at blanks to at most `width`
    cells; the blanks are left out.

    A word wider than the line is broken between graphemes. An empty span gives one empty line. Width counts
    as Textual counts it, so wide and combining characters never shift what stands to their right.
    """
    width = max(2, width)
    return [line for span in spans for line in _wrapped(text, span, width)]


def _wrapped(text: str, span: Span, width: int) -> list[Span]:
    parts: list[Span] = []
    start = span.start
    while True:
        fits = _fitting(text, start, span.end, width)
        if fits >= span.end:
            parts.append(Span(start, span.end))
            return parts
        end = following = _last_break(text, start, fits) or fits
        while end > start and _BREAKABLE.match(text[end - 1]):
            end -= 1
        while following < span.end and _BREAKABLE.match(text[following]):
            following += 1
        parts.append(Span(start, end))
        if following >= span.end:
            return parts
        start = following


def _last_break(text: str, start: int, fits: int) -> int | None:
    """Where the word that does not fit begins; None where the line holds no blank before it."""
    if _BREAKABLE.match(text[fits]):
        return fits
    position = fits
    while position > start and not _BREAKABLE.match(text[position - 1]):
        position -= 1
    return position if text[start:position].strip() else None


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """The end of the longest run of whole graphemes from `start` that takes at most `width` cells."""
    stop = min(end, start + width)
    piece = safe_text(text[start : min(end, stop + 1)])
    if _SINGLE_CELLS.match(piece):
        return stop
    # A grapheme may be many code points and a cell; four times the width holds more than any real line.
    piece = safe_text(text[start : min(end, start + 4 * width)])
    graphemes, _ = split_graphemes(piece)
    used = 0
    for first, _, cells in graphemes:
        if used + cells > width:
            return start + max(first, 1)
        used += cells
    return start + max(len(piece), 1)


class TextLayout:
    """Visual lines in the order of the text, and the way from an offset to its line and back.

    For `spans` in text order (an article's lines); `line_at` is then a binary search.
    """

    def __init__(self, text: str, spans: Sequence[Span], width: int) -> None:
        self.text = text
        self.width = width
        self.lines = wrap(text, spans, width)
        self._starts = [line.start for line in self.lines]

    def __len__(self) -> int:
        return len(self.lines)

    def line_at(self, offset: int) -> int:
        """The number of the visual line that shows the character at `offset`, or the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)
