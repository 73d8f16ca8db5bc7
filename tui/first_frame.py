"""Draws the reader's frame before the imports that take time, so that a start is seen at once.

Bare Python is up within 20 ms, the imports take ten times that (measured). Keys typed meanwhile stay in the
terminal's own queue, unechoed, and are the app's when it reads them.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress

from tui.charset import output_charset, shown_in
from tui.colours import DARK, LIGHT, PALETTES, background_question, is_light
from tui.config_place import config_path
from tui.theme_names import AUTO

TYPE_CHECKING = False
if TYPE_CHECKING:  # Importing typing takes a tenth of the time there is.
    from typing import Any

    from tui.terminal_answers import TerminalAnswers

COMMANDS = frozenset(
    "add compare completion config doctor edit entities export-notes import-notes keys list locate man mark "
    "note rebuild remove search show status story tag timeline undo".split()
)
"""What a first word means before it can be a path."""

SMALLEST = (60, 20)
"""Columns and lines below which a screen only says what it needs."""
_ANSWER_SECONDS = 0.5
"""How long what was asked of the terminal is waited for when there will be no app to hear it."""
_LONGEST_SETTINGS = 10_000
"""Bytes of the file of settings that are looked through."""
_GREY = 0.15
"""Saturation below which a colour is shown as a grey."""


class FirstFrame:
    """The frame on the terminal, until the app takes it over or it is withdrawn."""

    def __init__(self) -> None:
        self._before: list[Any] | None = None
        self._shown = False
        self._asked = False

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
        drawn, question = frame(size.columns, size.lines, environment, early_settings(environment))
        self._asked = bool(question)
        _write(drawn + question)
        return True

    def heard(self) -> tuple[TerminalAnswers, bytes]:
        """What the terminal has answered so far, and what was typed before it did; once, without waiting."""
        from tui.terminal_answers import TerminalAnswers

        answers, typed = TerminalAnswers(self._asked), b""
        if self._asked:
            while answers.awaited and (read := _read(0)):
                # One character a byte, whatever the charset: an answer is of ASCII alone.
                typed += answers.typed(read.decode("latin-1")).encode("latin-1")
            self._asked = False
        return answers, typed

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
        if self._asked:
            # Else the shell would take the answer for a command.
            self._asked = False
            while (read := _read(_ANSWER_SECONDS)) and b"c" not in read:
                pass
        if self._before is not None:
            import termios

            # The terminal may be gone.
            with suppress(termios.error):
                termios.tcsetattr(0, termios.TCSANOW, self._before)
            self._before = None

    def _stopped(self, number: int, _: object) -> None:
        self._asked = False
        self.withdraw()
        os._exit(128 + number)


FIRST_FRAME = FirstFrame()
"""The one of this process."""


def opens_the_app(arguments: Sequence[str]) -> bool:
    """Whether these arguments are files and folders to open, or none at all; an option may print and end."""
    return all(os.path.exists(each) for each in arguments) and COMMANDS.isdisjoint(arguments[:1])


def early_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """What the file of settings says before its first table, line by line and without judging it.

    Reading it as it should be takes longer than all of the frame; whatever is not plain here counts later.
    """
    found: dict[str, str] = {}
    try:
        with open(config_path(environment), "rb") as file:
            written = file.read(_LONGEST_SETTINGS).decode("utf-8", "replace")
    except OSError:
        return found
    for line in written.splitlines():
        if line.lstrip().startswith("["):
            break
        name, equals, value = line.partition("=")
        if equals and len(value := value.partition("#")[0].strip()) > 1 and value[0] == value[-1] in "\"'":
            found[name.strip()] = value[1:-1]
    return found


def frame(
    columns: int, lines: int, environment: Mapping[str, str], settings: Mapping[str, str]
) -> tuple[str, str]:
    """What the first screen shows of every library, name and rules, and what is asked of the terminal.

    Where it is asked for its background, the frame is in the terminal's own colours: no answer is waited for,
    and a dark frame before a light screen would flash.
    """
    theme = settings.get("theme", AUTO)
    question = background_question(environment) if theme == AUTO and _depth(environment) else ""
    palette = PALETTES.get(theme, LIGHT if is_light(environment) else DARK if theme == AUTO else {})
    ground, text, accent, rule = _colours({} if question else palette, environment)
    start = f"\x1b[?1049h\x1b[?25l{ground}\x1b[2J"
    if columns < SMALLEST[0] or lines < SMALLEST[1]:
        return start, question
    drawn_in = settings.get("lines", "auto")
    line = shown_in("─", output_charset(environment, drawn_in), ascii_signs=drawn_in == "ascii") * columns
    drawn = (
        f"{start}\x1b[1;2H\x1b[1m{accent}reader\x1b[22m\x1b[2;2H{accent}/ \x1b[7m{text} \x1b[27m"
        f"{rule}\x1b[3H{line}\x1b[{lines - 1}H{line}"
    )
    return drawn, question


def _depth(environment: Mapping[str, str]) -> int:
    """How many colours the terminal is said to show, as far as that counts here: 0 where only 16 or none."""
    if environment.get("NO_COLOR"):
        return 0
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return 1 << 24
    return 256 if environment.get("TERM", "").endswith("-256color") else 0


def _colours(palette: Mapping[str, str], environment: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Sequences for the background, the text, the accent and the rules; empty without a palette."""
    depth = _depth(environment)
    if not palette or not depth:
        return "", "", "", ""
    parts = ((48, "background"), (38, "foreground"), (38, "mark-reworded"), (38, "rule"))
    ground, text, accent, rule = (
        f"\x1b[{layer};{_code(palette[name], depth > 256)}m" for layer, name in parts
    )
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


def _read(seconds: float) -> bytes:
    """What has been typed or answered, waiting so long at most; nothing where nothing comes."""
    import select

    try:
        return os.read(0, 4096) if select.select([0], [], [], seconds)[0] else b""
    except OSError:
        return b""


def _write(sequence: str) -> None:
    # Where the terminal is gone, whoever reads from it next is told.
    with suppress(OSError):
        os.write(1, sequence.encode("utf-8", "replace"))
