"""Writes cells to a terminal with the shortest cursor moves and changes of style."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_OFF = {
    attribute: end
    for end, attributes in {
        "22": ("1", "2"),
        "23": ("3",),
        "24": ("4", "21"),
        "25": ("5", "6"),
        "27": ("7",),
        "28": ("8",),
        "29": ("9",),
        "54": ("51", "52"),
        "55": ("53",),
    }.items()
    for attribute in attributes
}
"""For each SGR attribute the parameter that ends it (ECMA-48 8.3.117)."""
_SEEN_ON_BLANKS = frozenset(("4", "21", "5", "6", "7", "9", "51", "52", "53"))


class Look(NamedTuple):
    """An SGR parameter string, taken apart; no colour is the terminal's own."""

    attributes: tuple[str, ...]
    foreground: str
    background: str

    @property
    def seen_on_blanks(self) -> bool:
        """Whether more than the background of a blank shows."""
        return not _SEEN_ON_BLANKS.isdisjoint(self.attributes)


@lru_cache(maxsize=4096)
def look_of(parameters: str) -> Look:
    """Take apart SGR parameters such as `1;38;2;200;10;10;48;5;7`."""
    attributes: list[str] = []
    foreground = background = ""
    parts = parameters.split(";") if parameters else []
    at = 0
    while at < len(parts):
        code = parts[at]
        length = 1
        if code in ("38", "48"):
            length = 3 if parts[at + 1] == "5" else 5
        value = ";".join(parts[at : at + length])
        at += length
        if code == "48" or (code[0] == "4" and len(code) == 2) or len(code) == 3:
            background = "" if code == "49" else value
        elif code == "38" or (len(code) == 2 and code[0] in "39"):
            foreground = "" if code == "39" else value
        else:
            attributes.append(code)
    return Look(tuple(attributes), foreground, background)


@lru_cache(maxsize=4096)
def blank_look(parameters: str) -> str:
    """What of a style shows on a blank: the background alone, or all when a line or a reversal shows."""
    look = look_of(parameters)
    return parameters if look.seen_on_blanks else look.background


@lru_cache(maxsize=4096)
def shows_blank(current: str, wanted: str) -> bool:
    """Whether a blank written in the current style looks as one in the wanted `blank_look`."""
    return blank_look(current) == wanted


@lru_cache(maxsize=8192)
def change_of_look(current: str, wanted: str) -> str:
    """The shortest SGR sequence that leads from one style to another."""
    old, new = look_of(current), look_of(wanted)
    if old == new:
        return ""
    colours = [code for code in (new.foreground, new.background) if code]
    afresh = ["0", *new.attributes, *colours]
    ended = {_OFF[attribute] for attribute in old.attributes if attribute not in new.attributes}
    step = sorted(ended)
    step += [code for code in new.attributes if code not in old.attributes or _OFF[code] in ended]
    if new.foreground != old.foreground:
        step.append(new.foreground or "39")
    if new.background != old.background:
        step.append(new.background or "49")
    shortest = min(";".join(step), ";".join(afresh) if len(afresh) > 1 else "", key=len)
    return f"\x1b[{shortest}m"


def fills_erased(term: str) -> bool:
    """Whether a terminal of this name fills what it erases with the background worn (terminfo's `bce`)."""
    try:
        import curses

        curses.setupterm(term, 1)
        return curses.tigetflag("bce") == 1
    except (ImportError, ValueError, OSError):
        return False
    except curses.error:
        return False


class TerminalOutput:
    """Collects what is sent for one update. Rows and columns count from 0.

    It begins in the plain style. Automatic wrapping must be off, as Textual's drivers leave it; after a
    cell in the last column the column counts as unknown, because terminals differ there.
    """

    def __init__(self, width: int, cursor: tuple[int, int] | None = None, fills_erased: bool = False) -> None:
        self._width = width
        self._fills_erased = fills_erased
        self._parts: list[str] = []
        self.row: int | None = None
        self.column: int | None = None
        if cursor is not None:
            self.row, self.column = cursor
        self.look = ""

    def text(self) -> str:
        """All that has been collected."""
        return "".join(self._parts)

    def raw(self, sequence: str) -> None:
        """Add a sequence after which the place of the cursor is not known."""
        self._parts.append(sequence)
        self.row = self.column = None

    def path_to(self, row: int, column: int) -> str:
        """The shortest sequence that brings the cursor to a cell."""
        if self.row == row and self.column == column:
            return ""
        place = f"{row + 1};{column + 1}" if column else f"{row + 1}" if row else ""
        best = f"\x1b[{place}H"
        if self.row is None:
            return best
        down = row - self.row
        forward = _steps(column, "C")
        ways = []
        if 0 <= down <= 3:
            # From the left edge: a line feed never scrolls here, as the row wanted is on the screen.
            ways.append("\r" + "\n" * down + forward)
        if self.column is not None:
            if down == 0:
                right = column - self.column
                ways.append(_steps(right, "C") if right > 0 else "\b" * -right)
            elif column == self.column:
                ways.append(_steps(down, "B") if down > 0 else _steps(-down, "A"))
        return min((best, *ways), key=len)

    def move(self, row: int, column: int) -> None:
        """Bring the cursor to a cell."""
        if path := self.path_to(row, column):
            self._parts.append(path)
            self.row, self.column = row, column

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
            self.column = column if column < self._width else None

    def lose_column(self) -> None:
        """After a cluster whose width terminals do not agree on: trust the row alone."""
        self.column = None

    def can_erase(self) -> bool:
        """Whether erasing leaves what writing blanks in the style worn would leave."""
        look = look_of(self.look)
        return not look.seen_on_blanks and (self._fills_erased or not look.background)

    def erase(self, cells: int) -> None:
        """Blank cells from the cursor on, in the background worn, which `can_erase`; the cursor stays."""
        self._parts.append(f"\x1b[{cells}X")

    def erase_to_end(self) -> None:
        """Blank the rest of the row in the terminal's own background."""
        self.wear("")
        self._parts.append("\x1b[K")

    def scroll(self, top: int, bottom: int, rows: int) -> None:
        """Move what stands in rows `top` to `bottom` (inclusive) up by so many rows, down if negative."""
        edge, step = (bottom, "\n") if rows > 0 else (top, "\x1bM")
        self.wear("")
        self.raw(f"\x1b[{top + 1};{bottom + 1}r\x1b[{edge + 1}H{step * abs(rows)}\x1b[r")


def _steps(count: int, direction: str) -> str:
    if count == 0:
        return ""
    return f"\x1b[{count if count > 1 else ''}{direction}"
