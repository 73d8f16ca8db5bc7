"""The lines of a list of articles found, apart from what draws them.

The first list is drawn before anything is there that draws screens.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from index.article import Span
from index.notebook.reading_marks import Signs
from tui.layout.fitting import shortened
from tui.looks.marks import BOOKMARKED, MARKED, NOTED, TAGGED, UNREAD
from tui.terminal.safe_text import safe_text

LISTED = 200
"""Most articles listed at once; more are found by typing, faster than by scrolling."""

PLAIN, QUIET, MATCH, ACCENT = "", "quiet", "match", "accent"
"""The looks of a run; a match is bold, too."""

Run = tuple[str, str]
"""A stretch of a line, and its look."""

_NOTHING = Signs()
_SOURCE_WIDEST = 14
_SOURCE_SHARE = 5
"""A column of sources wider than that takes no more than a part in so many of the list."""
_SOURCE_MOST = 3
"""Nor does any in a narrow list, as beside the names."""
_DATED = 60
"""Cells of a list from which its titles leave room to dates."""
_LEAD = 12
"""Cells of a snippet kept before its first match, so that the match is seen in its sentence."""


@dataclass(frozen=True, slots=True)
class Item:
    """An article in the list; `matches` are spans of `snippet`.

    `heading` begins a group before it, and `counted` stands behind the heading however short that is cut.
    `date` stands behind the title: where articles are sorted by it, and it is known.
    """

    id: str
    source: str
    title: str
    title_derived: bool
    snippet: str = ""
    matches: tuple[Span, ...] = ()
    title_matches: tuple[Span, ...] = ()
    heading: str = ""
    counted: str = ""
    date: str = ""


def left_out(items: int) -> list[str]:
    """What is said below a list of so many of which not all are listed."""
    return [f"… and {items - LISTED:,} more: type to find them."] if items > LISTED else []


class HitLines:
    """How articles are listed together: the column of their sources, and what stands behind their titles.

    `signs` is what is kept of each, by its id. Where nothing listed was read, unread is not worth saying.
    """

    def __init__(
        self, items: Sequence[Item], marked: Collection[str], signs: Mapping[str, Signs], width: int
    ) -> None:
        self._marked, self._signs, self._width = marked, signs, width
        sources = {item.source for item in items}
        longest = max((cell_len(safe_text(name)) for name in sources), default=0)
        self._column = min(longest, max(_SOURCE_WIDEST, width // _SOURCE_SHARE), width // _SOURCE_MOST)
        self._called = {name: safe_text(name) for name in sources}
        if longest > self._column:
            # The first frame waits for this module, which most lists do not need.
            from tui.layout.column_labels import column_labels

            listed = sorted(sources)
            self._called = dict(zip(listed, column_labels(listed, self._column), strict=True))
        self._some_read = any(one.read for one in signs.values())

    def heading(self, item: Item) -> str:
        """The line before the group that an article begins."""
        counted = f" · {item.counted}" if item.counted else ""
        title = shortened(safe_text(item.heading), self._width - 2 - cell_len(counted))
        return shortened(f" {title}{counted}", self._width - 1)

    def signs_of(self, key: str) -> tuple[str, str]:
        """What is kept of an article, and whether it is unread."""
        signs = self._signs.get(key, _NOTHING)
        kept = ((signs.bookmarked, BOOKMARKED), (signs.tagged, TAGGED), (signs.noted, NOTED))
        unread = UNREAD if self._some_read and not signs.read else " "
        return "".join(sign for there, sign in kept if there), unread

    def lines(self, item: Item) -> list[list[Run]]:
        """The one or two lines of an article; the first is as wide as the list."""
        width, column = self._width, self._column
        source = self._called[item.source]
        source += " " * (column - cell_len(source))
        kept, unread = self.signs_of(item.id)
        # The beginning of a title stays where it is, whatever is kept of its article.
        lead = f" {kept}" if kept or unread.strip() else ""
        date = f"  {item.date}" if item.date and width >= _DATED else ""
        room = width - column - 5 - len(lead) - len(date)
        title = safe_text(item.title)
        if item.title_derived:
            title = f"({shortened(title, room - 2)})"
            matches = tuple(Span(m.start + 1, m.end + 1) for m in item.title_matches)
        else:
            title = shortened(title, room)
            matches = item.title_matches
        mark = MARKED if item.id in self._marked else " "
        first = [
            (f" {source}  ", QUIET),
            *_lit(title, matches, PLAIN),
            (" " * (room - cell_len(title)), PLAIN),
            *([(date, QUIET)] if date else []),
            (lead, ACCENT),
            *([(unread, QUIET), (mark, ACCENT)] if unread.strip() else [(f" {mark}", ACCENT)]),
        ]
        if not item.snippet:
            return [first]
        snippet, lit = around_match(safe_text(item.snippet), item.matches, width - column - 4)
        return [first, [(" " * (column + 3), PLAIN), *_lit(snippet, lit, QUIET)]]


def _lit(text: str, matches: Sequence[Span], look: str) -> list[Run]:
    runs: list[Run] = []
    at = 0
    for match in sorted(matches, key=lambda match: match.start):
        start, end = max(match.start, at), min(match.end, len(text))
        if start < end:
            runs += [(text[at:start], look), (text[start:end], MATCH)]
            at = end
    return [*runs, (text[at:], look)]


def around_match(text: str, matches: Sequence[Span], width: int) -> tuple[str, tuple[Span, ...]]:
    """As much of a sentence as fits in `width` cells and shows its first match; and its matches."""
    start = 0
    if matches and cell_len(text[: matches[0].end]) > width - 1:
        start = _begin(text, matches[0], width - 1)
    lead = "…" if start else ""
    piece = lead + shortened(text[start:], width - len(lead))
    shift = len(lead) - start
    shown = (Span(m.start + shift, m.end + shift) for m in matches)
    return piece, tuple(m for m in shown if m.start >= 0 and m.start < len(piece))


def _begin(text: str, match: Span, width: int) -> int:
    """Where to begin so that the match is seen in its sentence and the line is full."""
    start = max(0, match.start - _LEAD)
    while start > 0 and cell_len(text[start - 1 :]) <= width:
        start -= 1
    blank = text.find(" ", max(0, start - 1), match.start)
    return blank + 1 if blank >= 0 else start
