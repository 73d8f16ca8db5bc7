"""Draws the reader's frame before the imports that take time, so that a start is seen at once.

Bare Python is up within 20 ms, the imports take ten times that (measured). Keys typed meanwhile stay in the
terminal's own queue, unechoed, and are the app's when it reads them.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

from tui.colours import DARK, LIGHT, is_light

TYPE_CHECKING = False
if TYPE_CHECKING:  # Importing typing takes a tenth of the time there is.
    from typing import Any

COMMANDS = frozenset(
    "add compare doctor edit entities list locate rebuild remove search show status story timeline".split()
)
"""What a first word means before it can be a path."""

SMALLEST = (60, 20)
"""Columns and lines below which a screen only says what it needs."""
_GREY = 0.15
"""Saturation below which a colour is shown as a grey."""


class FirstFrame:
    """The frame on the terminal, until the app takes it over or it is withdrawn."""

    def __init__(self) -> None:
        self._before: list[Any] | None = None
        self._shown = False

    def draw(self, arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> bool:
        """Draw the frame if these arguments open the app on a terminal that can show it; whether they do."""
        if not opens_the_app(arguments) or environment.get("TERM", "") in ("", "dumb"):
            return False
        try:
            import termios
        except ImportError:
            return False
        try:
            size = os.get_terminal_size(1)
            before = termios.tcgetattr(0)
            quiet = termios.tcgetattr(0)
            quiet[3] &= ~(termios.ECHO | termios.ICANON)
            quiet[0] &= ~termios.ICRNL
            # Suspended now, it would leave the frame to the shell; the app itself heeds the key soon.
            quiet[6][termios.VSUSP] = b"\0"
            termios.tcsetattr(0, termios.TCSANOW, quiet)
        except (OSError, termios.error):
            return False
        self._before = before
        self._shown = True
        signal.signal(signal.SIGTERM, self._stopped)
        _write(frame(size.columns, size.lines, environment))
        return True

    def hand_over(self) -> list[Any] | None:
        """The app draws from here on, and gives the screen back itself.

        Returns how the terminal was set before the frame came (termios attributes), None if none was drawn.
        """
        if self._shown:
            self._shown = False
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
        return self._before

    def withdraw(self) -> None:
        """Give the terminal back as it was, so that what is printed next is seen; once is enough."""
        if self._shown:
            self.hand_over()
            _write("\x1b[0m\x1b[?1049l\x1b[?25h")
        if self._before is not None:
            import termios

            # The terminal may be gone.
            with suppress(termios.error):
                termios.tcsetattr(0, termios.TCSANOW, self._before)
            self._before = None

    def _stopped(self, number: int, _: object) -> None:
        self.withdraw()
        os._exit(128 + number)


FIRST_FRAME = FirstFrame()
"""The one of this process."""


def opens_the_app(arguments: Sequence[str]) -> bool:
    """Whether these arguments are files and folders to open, or none at all; an option may print and end."""
    return all(os.path.exists(each) for each in arguments) and COMMANDS.isdisjoint(arguments[:1])


def frame(columns: int, lines: int, environment: Mapping[str, str]) -> str:
    """What the first screen shows of every library, as one string for the terminal: name and rules."""
    ground, text, accent, rule = _colours(environment)
    start = f"\x1b[?1049h\x1b[?25l{ground}\x1b[2J"
    if columns < SMALLEST[0] or lines < SMALLEST[1]:
        return start
    line = ("-" if _is_ascii() else "─") * columns
    return (
        f"{start}\x1b[1;2H\x1b[1m{accent}reader\x1b[22m\x1b[2;2H{accent}/ \x1b[7m{text} \x1b[27m"
        f"{rule}\x1b[3H{line}\x1b[{lines - 1}H{line}"
    )


def _colours(environment: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Sequences for the background, the text, the accent and the rules; empty below 256 colours."""
    term, depth = environment.get("TERM", ""), environment.get("COLORTERM", "").strip().lower()
    full = depth in ("truecolor", "24bit")
    if environment.get("NO_COLOR") or not (full or term.endswith("-256color")):
        return "", "", "", ""
    theme = LIGHT if is_light(environment) else DARK
    ground, text = theme["background"], theme["foreground"]
    parts = ((48, ground), (38, text), (38, theme["mark-reworded"]), (38, theme["rule"]))
    ground, text, accent, rule = (f"\x1b[{layer};{_code(colour, full)}m" for layer, colour in parts)
    return ground, text, accent, rule


def _code(colour: str, full: bool) -> str:
    """The number of `#rrggbb`, or of the one of the 256 colours that Rich takes for it."""
    levels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    if full:
        return "2;" + ";".join(map(str, levels))
    low, high = min(levels), max(levels)
    lightness = (low + high) / 510
    if high - low < _GREY * (low + high if lightness <= 0.5 else 510 - low - high):
        grey = round(lightness * 25)
        return f"5;{16 if grey == 0 else 231 + grey % 25}"
    red, green, blue = (round(level / 95 if level < 95 else 1 + (level - 95) / 40) for level in levels)
    return f"5;{16 + 36 * red + 6 * green + blue}"


def _is_ascii() -> bool:
    return "utf" not in (sys.stdout.encoding or "").lower()


def _write(sequence: str) -> None:
    # Where the terminal is gone, whoever reads from it next is told.
    with suppress(OSError):
        os.write(1, sequence.encode("utf-8", "replace"))
