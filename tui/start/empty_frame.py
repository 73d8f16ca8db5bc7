"""What the first screen shows of every library: a frame in the looks that the settings ask for, and a box."""

from __future__ import annotations

from collections.abc import Mapping

from tui.looks.colours import DARK, LIGHT, PALETTES, background_question, code_of, colour_depth, is_light
from tui.settings.config_place import config_path
from tui.settings.theme_names import AUTO
from tui.start.remembered_frame import Box
from tui.terminal.charset import drawn_as, shown_in

ENTERED = "\x1b[?1049h\x1b[?25l\x1b[?7l"
"""The other screen, without a cursor and without wrapping, as the app has it."""
SMALLEST = (60, 20)
"""Columns and lines below which a screen only says what it needs."""
_LONGEST_SETTINGS = 10_000
"""Bytes of the file of settings that are looked through."""
_PROMPT = 3
"""Columns before the search box."""


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
    question = _question(environment, settings)
    ground, text, accent, rule = _looks(environment, settings)
    start = f"{ENTERED}\x1b[0m{ground}\x1b[2J"
    if columns < SMALLEST[0] or lines < SMALLEST[1]:
        return start, question
    line = shown_in("─", *drawn_as(environment, settings.get("lines", "auto"))) * columns
    drawn = (
        f"{start}\x1b[1;2H\x1b[1m{accent}reader\x1b[22m\x1b[2;2H{accent}/ \x1b[7m{text} \x1b[27m"
        f"{rule}\x1b[3H{line}\x1b[{lines - 1}H{line}"
    )
    return drawn, question


def _question(environment: Mapping[str, str], settings: Mapping[str, str]) -> str:
    asked = settings.get("theme", AUTO) == AUTO and colour_depth(environment)
    return background_question(environment) if asked else ""


def _looks(environment: Mapping[str, str], settings: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Sequences for the background, the text, the accent and the rules; empty where a theme is asked for."""
    if _question(environment, settings):
        return "", "", "", ""
    theme = settings.get("theme", AUTO)
    palette = PALETTES.get(theme, LIGHT if is_light(environment) else DARK if theme == AUTO else {})
    return _colours(palette, environment)


def empty_box(
    size: tuple[int, int], environment: Mapping[str, str], settings: Mapping[str, str]
) -> Box | None:
    """The search box of the frame; None where there is none."""
    columns, lines = size
    if columns < SMALLEST[0] or lines < SMALLEST[1]:
        return None
    ground, text, *_ = (look[2:-1] for look in _looks(environment, settings))
    written = ";".join(filter(None, (text, ground)))
    # Beside it stands how many hits there are.
    width = columns - _PROMPT - columns * 45 // 100
    return Box(1, _PROMPT, width, 1, written, ";".join(filter(None, ("7", written))), ground)


def _colours(palette: Mapping[str, str], environment: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Sequences for the background, the text, the accent and the rules; empty without a palette."""
    depth = colour_depth(environment)
    if not palette or not depth:
        return "", "", "", ""
    parts = ((48, "background"), (38, "foreground"), (38, "mark-reworded"), (38, "rule"))
    ground, text, accent, rule = (
        f"\x1b[{layer};{code_of(palette[name], depth > 256)}m" for layer, name in parts
    )
    return ground, text, accent, rule
