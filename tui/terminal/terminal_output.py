"""Writes cells to a terminal with the shortest cursor moves and changes of style."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from tui.terminal.looks import change_of_look, look_of

PLAIN_STYLE = "\x1b[m"
"""Ends every style; between updates one is left on."""


class Abilities(NamedTuple):
    """What a terminal can do beyond what all of them can."""

    fills_erased: bool = False
    """What is erased or scrolled in gets the background worn (terminfo's `bce`)."""
    moves_lines: bool = False
    """Takes lines out and puts lines in by their number (terminfo's `dl` and `il`: DL and IL of ECMA-48).

    SU and SD would say the same in four bytes less, and fewer terminals know them.
    """
    finds_columns: bool = False
    """Goes to a column by its number (terminfo's `hpa`: CHA of ECMA-48)."""
    feeds_alone: bool = False
    """Nothing makes of a line feed a carriage return as well (OPOST of termios is off)."""


PLAIN = Abilities()
"""Of a terminal of which nothing is known."""


def abilities(term: str) -> Abilities:
    """What a terminal of this name can do."""
    try:
        import curses

        curses.setupterm(term, 1)
        moves = curses.tigetstr("dl"), curses.tigetstr("il")
        return Abilities(
            curses.tigetflag("bce") == 1,
            moves == (b"\x1b[%p1%dM", b"\x1b[%p1%dL"),
            curses.tigetstr("hpa") == b"\x1b[%i%p1%dG",
        )
    except (ImportError, ValueError, OSError):
        return PLAIN
    except curses.error:
        return PLAIN


class Pen(NamedTuple):
    """Where the terminal writes next, and in which style; None where that is not known."""

    row: int | None = None
    column: int | None = None
    at_edge: bool = False
    """Behind the last column, or in it: only a move up or down is sure."""
    look: str | None = None


UNKNOWN = Pen()


class TerminalOutput:
    """Collects what is sent for one update. Rows and columns count from 0.

    It begins where the last one ended, in the style that was worn there. Automatic wrapping must be off, as
    Textual's drivers leave it. After a cell in the last column terminals differ in where the cursor stands,
    but not in where it stands after a move up or down: in that column.
    """

    def __init__(self, width: int, pen: Pen = UNKNOWN, abilities: Abilities = PLAIN) -> None:
        self._width = width
        self._abilities = abilities
        self._skills = abilities.feeds_alone, abilities.finds_columns
        self._parts: list[str] = []
        self.row, self.column, self._at_edge = pen.row, pen.column, pen.at_edge
        if pen.look is None:
            self._parts.append(PLAIN_STYLE)
        self.look = pen.look or ""

    def text(self) -> str:
        """All that has been collected."""
        return "".join(self._parts)

    @property
    def pen(self) -> Pen:
        """Where the terminal is after all of it."""
        return Pen(self.row, self.column, self._at_edge, self.look)

    def path_to(self, row: int, column: int) -> tuple[str, int]:
        """The shortest sequence that brings the cursor to a cell, and its bytes on the line."""
        if self.row == row and self.column == column:
            return "", 0
        place = _place(row, column)
        if self.row is not None:
            down, at = row - self.row, self.column
            if self._at_edge and down and column == self._width - 1:
                at = column
            way = _way(down, at, column, *self._skills)
            if way[1] < len(place):
                return way
        return place, len(place)

    def move(self, row: int, column: int) -> None:
        """Bring the cursor to a cell."""
        self.take(self.path_to(row, column), row, column)

    def take(self, way: tuple[str, int], row: int, column: int) -> None:
        """Bring the cursor to a cell on the way that `path_to` has told."""
        path, _ = way
        if path:
            self._parts.append(path)
            self._at_edge = self._at_edge and column == self._width - 1 and path[-1] in "\nABDM"
            self.row, self.column = row, None if self._at_edge else column

    def leave_at(self, row: int, column: int) -> None:
        """Bring the cursor to a cell where it is looked for: at the edge that may be one or the other."""
        self._at_edge = False
        self.move(row, column)

    def wear(self, look: str) -> None:
        """Change to a style, given as SGR parameters."""
        if look != self.look:
            if change := change_of_look(self.look, look):
                self._parts.append(change)
            self.look = look

    def put(self, text: str, cells: int) -> None:
        """Write text of so many cells at the cursor, in the style worn."""
        self._parts.append(text)
        if self.column is not None:
            column = self.column + cells
            self._at_edge = column >= self._width
            self.column = None if self._at_edge else column

    def lose_column(self) -> None:
        """After a cluster whose width terminals do not agree on: trust the row alone."""
        self.column = None
        self._at_edge = False

    def can_erase(self, look: str) -> bool:
        """Whether erasing in a style leaves what writing blanks in it would leave."""
        parts = look_of(look)
        return not parts.seen_on_blanks and (self._abilities.fills_erased or not parts.background)

    def raw(self, sequence: str) -> None:
        """Send a sequence that leaves the cursor where it is."""
        self._parts.append(sequence)

    def scroll(self, top: int, bottom: int, rows: int, height: int) -> None:
        """Move what stands in rows `top` to `bottom` (inclusive) up by so many rows, down if negative.

        The rows that come in are blank in the terminal's own background: not all that say they fill what they
        erase fill these.
        """
        self.wear("")
        count = abs(rows)
        if self._abilities.moves_lines:
            # Lines taken out at one end, and as many put in at the other: no region is needed.
            number = count if count > 1 else ""
            out, into = (top, bottom - count + 1) if rows > 0 else (bottom - count + 1, top)
            self.move(out, 0)
            self._parts.append(f"\x1b[{number}M")
            if rows < 0 or bottom < height - 1:
                self.move(into, 0)
                self._parts.append(f"\x1b[{number}L")
            return
        edge, step = (bottom, "\n") if rows > 0 else (top, "\x1bM")
        self._parts.append(f"\x1b[{top + 1};{bottom + 1}r\x1b[{edge + 1}H{step * count}\x1b[r")
        # The cursor is at home now, or where the region began: terminals differ.
        self.row = self.column = None
        self._at_edge = False


@lru_cache(maxsize=4096)
def _place(row: int, column: int) -> str:
    place = f"{row + 1};{column + 1}" if column else f"{row + 1}" if row else ""
    return f"\x1b[{place}H"


@lru_cache(maxsize=16384)
def _way(down: int, at: int | None, column: int, feeds_alone: bool, finds_columns: bool) -> tuple[str, int]:
    """The shortest way from a column to one so many rows below, and its bytes. It is not known where `at` is
    None. Nothing scrolls: the row wanted is on the screen."""
    if feeds_alone and 0 <= down <= 3:
        vertical = "\n" * down
    else:
        vertical = {1: "\x1bD", -1: "\x1bM"}.get(down) or _steps(abs(down), "B" if down > 0 else "A")
    ways = [f"{vertical}\r{_steps(column, 'C')}"]
    if not feeds_alone and 0 < down <= 3:
        ways = ["\r" + "\n" * down + _steps(column, "C")]
    if finds_columns and column:
        ways.append(f"{vertical}\x1b[{column + 1}G")
    if at is not None:
        right = column - at
        if right >= 0:
            ways.append(vertical + _steps(right, "C"))
        elif right > -5:
            ways.append(vertical + "\b" * -right)
        else:
            ways.append(vertical + _steps(-right, "D"))
    fed = not feeds_alone
    return min(((way, len(way) + (way.count("\n") if fed else 0)) for way in ways), key=itemgetter(1))


def _steps(count: int, direction: str) -> str:
    if count == 0:
        return ""
    return f"\x1b[{count if count > 1 else ''}{direction}"
