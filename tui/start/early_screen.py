"""The upper part of the first screen, title, search line and hits, as the app will draw it, cell by cell.

Laid out without anything that the app is drawn with, so that it can stand while that is imported. The
measures are those of the style sheet; a test compares the cells of the two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from index.notebook.reading_marks import Signs
from tui.layout.fitting import count_part, laid_out, title_parts
from tui.layout.hit_lines import ACCENT, LISTED, PLAIN, QUIET, HitLines, Item, Run, left_out
from tui.looks.marks import HERE
from tui.start.early_looks import ASIDE, NAME, RULE, Looks
from tui.start.remembered_frame import Box
from tui.start.screen_measures import BESIDE, NAMES_WIDTH, SEARCH_ROW, WIDE
from tui.terminal.safe_text import safe_text

PROMPT = " / "
_BAR = 1
"""Cells of the bar beside a list that is longer than the screen."""
_LEAST_PREVIEW = 8


class FirstScreen(NamedTuple):
    """What the first screen shows; `chosen` is the article under the cursor, else the first is."""

    name: str
    size: str
    said: str
    found: str
    """How many hits, in words."""
    items: Sequence[Item]
    marked: frozenset[str]
    signs: Mapping[str, Signs]
    note: Sequence[str] = ()
    chosen: str = ""
    box: str = ""
    """The last search, which stands selected in the box."""


class Laid(NamedTuple):
    """Runs of cells with their looks (SGR parameters), from a row and a column on (from 0)."""

    runs: Mapping[tuple[int, int], Sequence[tuple[str, str]]]
    box: Box
    whole: bool
    """Whether there is nothing else on the screen."""

    def drawn(self) -> str:
        """What draws them."""
        rows = (
            f"\x1b[{y + 1};{x + 1}H" + "".join(f"\x1b[0;{look}m{text}" for text, look in runs)
            for (y, x), runs in self.runs.items()
            if runs
        )
        return "".join(rows) + "\x1b[0m"


class Measures:
    """Where things stand on a screen of some size, as the style sheet of the app has it."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.columns, self.lines = size
        self.content = self.columns - NAMES_WIDTH if self.columns >= WIDE else self.columns
        self.info = self.content * 45 // 100
        room = self.lines - 5
        self.beside = self.columns >= BESIDE
        self.hits = self.content * 7 // 13 if self.beside else self.content
        preview = 0 if self.beside else max(_LEAST_PREVIEW, room * 30 // 100)
        self.bottom = 3 + room - preview
        """The row below the hits."""


def laid(shown: FirstScreen, size: tuple[int, int], looks: Looks, *, whole: bool) -> Laid | None:
    """The cells, those of the title and of the box only with `whole`; None where they are not this simple:
    the cursor is out of sight, or a line is longer than the list is wide."""
    at = Measures(size)
    lines = _hits(shown, at)
    if lines is None:
        return None
    width = at.content - len(PROMPT) - at.info
    held = min(width, cell_len(safe_text(shown.box)) + 1)
    box = Box(SEARCH_ROW, len(PROMPT), width, held, looks[PLAIN], looks.cursor, looks.blank)
    info = laid_out(
        [(shown.said, ASIDE)], lambda room: [(count_part(shown.found, room + 2), ASIDE)], at.info, PLAIN
    )
    runs = {(SEARCH_ROW, at.content - at.info): looks.of(info)}
    for y in range(3, at.lines - 2):
        beside = at.hits if y < at.bottom else at.content
        text: list[Run] = lines[y - 3] if y - 3 < len(lines) else []
        blank = beside - sum(cell_len(part) for part, _ in text)
        if y == at.bottom:
            text, blank = [("─" * at.content, RULE)], 0
        if not whole:
            # Something else stands there.
            text = [*text, (" " * blank, PLAIN)]
        runs[y, 0] = looks.of(text)
        if at.beside:
            rest = [] if whole else [(" " * (at.content - at.hits - 1), PLAIN)]
            runs[y, at.hits] = looks.of([("▏", RULE), *rest])
    if whole:
        name, subject = title_parts("reader", shown.name, shown.size, at.columns)
        title = laid_out(
            [(name, NAME), (subject, PLAIN)],
            lambda room: [(count_part(shown.size, room), ASIDE)],
            at.columns,
            PLAIN,
        )
        runs[0, 0] = looks.of(title)
        typed = laid_out([(shown.box, PLAIN)], lambda _: [], width, PLAIN) if shown.box else []
        runs[SEARCH_ROW, 0] = looks.of([(PROMPT, ACCENT), *typed])
        if not shown.box:
            runs[SEARCH_ROW, 0].append((" ", looks.cursor))
        runs[2, 0] = looks.of([("─" * at.content, RULE)])
        runs[at.lines - 2, 0] = looks.of([("─" * at.columns, RULE)])
    return Laid(runs, box, whole)


def _hits(shown: FirstScreen, at: Measures) -> list[list[Run]] | None:
    """The lines of the list that are in sight, each with the sign where the cursor stands."""
    listed = shown.items[:LISTED]
    note = [*shown.note, *left_out(len(shown.items))]
    height = at.bottom - 3
    long = sum(1 + bool(item.heading) + bool(item.snippet) for item in listed) + len(note) > height
    layout = HitLines(listed, shown.marked, shown.signs, at.hits - _BAR * long)
    lines: list[list[Run]] = []
    places: list[tuple[int, ...]] = []
    cursor = 0
    for item in listed:
        if item.heading:
            lines.append([(layout.heading(item), QUIET)])
        if item.id == shown.chosen:
            cursor = len(places)
        drawn = layout.lines(item)
        places.append(tuple(range(len(lines), len(lines) + len(drawn))))
        lines += drawn
    lines += [[(f" {safe_text(line)}", PLAIN)] for line in note]
    if any(cell_len("".join(text for text, _ in line)) > at.hits for line in lines):
        # It is wrapped.
        return None
    if places:
        if places[cursor][-1] >= height:
            return None
        for y in places[cursor]:
            lines[y] = [(HERE, ASIDE), *_without_first(lines[y])]
    return lines[:height]


def _without_first(line: list[Run]) -> list[Run]:
    (text, look), *rest = line
    return [(text[1:], look), *rest]
