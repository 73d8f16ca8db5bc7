"""Lays a timeline out in lines: headings, days, what is dated or counted, and the sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from index.comparison.model import Timeline, TimelineRow
from tui.layout.fitting import shortened
from tui.terminal.safe_text import safe_text
from tui.wording.timeline_words import calendar_words, counted_words

_DAY_AT_MOST = 24
"""Cells for the days, and for the numbers and what they count unless there is room."""

_NUMBER_AT_MOST = 32
"""Cells for these in a quarter of a wide screen: with more, days stand far from what happened on them."""

_BRIEF_BELOW, _BRIEF_DAY = 100, 16
"""Columns below which days are written short, and the cells they have then."""

_NARROWEST_SUBJECT, _COMFORTABLE_SUBJECT, _AMPLE_SUBJECT = 34, 46, 60
_NARROWEST_COLUMN, _WIDE_COLUMN, _WIDEST_COLUMN = 5, 11, 24
_NARROWEST_NOTE, _WIDEST_NOTE = 14, 48
_MARGIN = 2
_COUNTED = len("+99")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the timeline with what its margin says, in full and for little room.

    A day is empty where `repeated`: the row above says it. `number` marks a row of the numbers.
    """

    row: TimelineRow
    day: str
    brief: str
    repeated: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One line: a heading, a blank (neither), an entry, or the sources of one (`below`)."""

    heading: str = ""
    entry: int = -1
    below: bool = False


@dataclass(frozen=True, slots=True)
class TimelineLayout:
    """Widths in cells: `subject` is that of the words behind a day. With `columns` the sources stand beside
    their rows, else on a line below each."""

    day: int
    number: int
    subject: int
    column: int
    note: int
    columns: bool
    brief: bool

    def margin(self, entry: Entry) -> int:
        """Cells before the words of a row: a long number may take more than any day."""
        return self.number if entry.number else self.day

    def words(self, entry: Entry) -> int:
        """Cells for its words."""
        return self.day + self.subject - self.margin(entry)


def entries_of(timeline: Timeline, texts: Mapping[str, str]) -> tuple[Entry, ...]:
    """All rows in order: dates, what has no day, numbers. `texts` by article id."""
    found: list[Entry] = []
    last = ""
    for row in timeline.dates:
        words = calendar_words(row.value)
        brief = calendar_words(row.value, short=True)
        words = words if cell_len(words) <= _DAY_AT_MOST - _MARGIN else brief
        found.append(Entry(row, words, brief, repeated=row.value == last))
        last = row.value
    found += [Entry(row, "", "") for row in timeline.undated]
    for row in timeline.numbers:
        words = safe_text(counted_words(row, texts[row.subject_source]))
        found.append(Entry(row, words, words, number=True))
    return tuple(found)


def timeline_layout(
    width: int, labels: Sequence[str], entries: Sequence[Entry], longest_note: int
) -> TimelineLayout:
    """The widths: columns of sources where all fit beside readable words, notes no wider than the longest,
    of `longest_note` cells, and beside columns what is left by comfortable words for long numbers. Names of
    outlets are whole where words have ample room beside them."""
    brief = width < _BRIEF_BELOW
    longest = max((cell_len(entry.brief if brief else entry.day) for entry in entries), default=0)
    day = min(longest, (_BRIEF_DAY if brief else _DAY_AT_MOST) - _MARGIN) + _MARGIN
    widest = max((cell_len(label) for label in labels), default=0)
    rest = width - day - 1
    ample = (rest - _AMPLE_SUBJECT - min(longest_note + _MARGIN, _WIDEST_NOTE)) // max(len(labels), 1)
    column = min(max(widest + _MARGIN, _NARROWEST_COLUMN), min(max(ample, _WIDE_COLUMN), _WIDEST_COLUMN))
    columns = len(labels) > 1 and rest - column * len(labels) >= _NARROWEST_SUBJECT
    if columns:
        rest -= column * len(labels)
    note = min(max(rest * 3 // 10, rest - _AMPLE_SUBJECT), _WIDEST_NOTE)
    if not columns or note < _NARROWEST_NOTE or rest - note < _NARROWEST_SUBJECT:
        note = 0
    note = min(note, longest_note + _MARGIN)
    # Without columns a long number goes on in the line of the sources.
    spare = rest - note - (_NARROWEST_SUBJECT if brief else _COMFORTABLE_SUBJECT) if columns else 0
    number = max(day, min(longest + _MARGIN, width // 4, _NUMBER_AT_MOST, day + spare))
    return TimelineLayout(day, number, rest - note, column, note, columns, brief)


def timeline_lines(
    entries: Sequence[Entry], timeline: Timeline, columns: bool, several: bool
) -> list[TimelineLine]:
    """The lines; below each entry its sources, where they have no columns and there are `several`."""
    lines: list[TimelineLine] = []
    parts = (
        ("", 0, len(timeline.dates)),
        ("WITHOUT A DAY", len(timeline.dates), len(timeline.dates) + len(timeline.undated)),
        ("NUMBERS", len(timeline.dates) + len(timeline.undated), len(entries)),
    )
    for heading, first, end in parts:
        if first == end:
            continue
        if lines:
            lines.append(TimelineLine())
        if heading:
            lines.append(TimelineLine(heading))
        for number in range(first, end):
            lines.append(TimelineLine(entry=number))
            if several and not columns:
                lines.append(TimelineLine(entry=number, below=True))
    return lines


def fitting(cells: Sequence[tuple[int, int]], room: int) -> frozenset[int]:
    """Which of some things stand in a line of `room` cells, two blanks apart; at least the first of them.

    Each is a number and how many cells it takes, the more important first. Where not all fit, `+12` does too.
    """
    if sum(width + _MARGIN for _, width in cells) - _MARGIN <= room:
        return frozenset(number for number, _ in cells)
    chosen: set[int] = set()
    left = room - _COUNTED
    for number, width in cells:
        if width + _MARGIN <= left or not chosen:
            chosen.add(number)
            left -= width + _MARGIN
    return frozenset(chosen)


def centred(text: str, width: int) -> str:
    """A text in the middle of a column, cut to leave a blank beside it."""
    text = shortened(text, width - 1)
    before = (width - cell_len(text)) // 2
    return " " * before + text + " " * (width - before - cell_len(text))
