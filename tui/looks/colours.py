"""The colours of the themes: in the terminal, in the frame before the first screen, on an exported page."""

from __future__ import annotations

from collections.abc import Mapping

# Blue, amber and vermilion stay apart for the common colour blindnesses (Okabe and Ito, 2008); lightness is
# chosen for a contrast of at least 4.5 : 1 on the background (WCAG 2.2, 1.4.3).
DARK: dict[str, str] = {
    "foreground": "#e8e6e3",
    "background": "#15171a",
    "panel": "#1e2125",
    "here": "#2c323b",
    "here-text": "#ffffff",
    "rule": "#3a3f46",
    "quiet": "#979fa9",
    "mark-same": "#8fbf8f",
    "mark-reworded": "#7cb7ff",
    "mark-only": "#f0b849",
    "mark-contradicts": "#ff8a70",
    "mark-moved": "#c9a7f5",
    "mark-match": "#ffd866",
    "mark-found-background": "#ffd866",
    "mark-found": "#15171a",
    "mark-mention": "#7fd4cf",
    "mark-quotation": "#c3d69b",
}
LIGHT: dict[str, str] = {
    "foreground": "#1a1a1a",
    "background": "#fdfcfa",
    "panel": "#f1f0ed",
    "here": "#dce8f6",
    "here-text": "#000000",
    "rule": "#c9c5bd",
    "quiet": "#5f6670",
    "mark-same": "#2e6b34",
    "mark-reworded": "#0b57a8",
    "mark-only": "#8a5a00",
    "mark-contradicts": "#b32f1b",
    "mark-moved": "#6f3fae",
    "mark-match": "#7a4b00",
    "mark-found-background": "#ffd866",
    "mark-found": "#1a1a1a",
    "mark-mention": "#0a6a66",
    "mark-quotation": "#4f6316",
}

# At least 7 : 1 for all that is read (WCAG 2.2, 1.4.6), at least 3 : 1 for rules (1.4.11). Most are of the
# 256, so that a terminal that has no more shows the same.
CONTRAST_DARK: dict[str, str] = {
    "foreground": "#ffffff",
    "background": "#000000",
    "panel": "#1c1c1c",
    "here": "#303030",
    "here-text": "#ffffff",
    "rule": "#8a8a8a",
    "quiet": "#c6c6c6",
    "mark-same": "#87d787",
    "mark-reworded": "#87d7ff",
    "mark-only": "#ffd75f",
    "mark-contradicts": "#ffaf87",
    "mark-moved": "#d7afff",
    "mark-match": "#ffff5f",
    "mark-found-background": "#ffff5f",
    "mark-found": "#000000",
    "mark-mention": "#5fffd7",
    "mark-quotation": "#d7d787",
}
CONTRAST_LIGHT: dict[str, str] = {
    "foreground": "#000000",
    "background": "#ffffff",
    "panel": "#f7f7f7",
    "here": "#d7d7ff",
    "here-text": "#000000",
    "rule": "#767676",
    "quiet": "#3a3a3a",
    "mark-same": "#005f00",
    "mark-reworded": "#00005f",
    "mark-only": "#5f3a00",
    "mark-contradicts": "#870000",
    "mark-moved": "#5f0087",
    "mark-match": "#4f2f00",
    "mark-found-background": "#ffd866",
    "mark-found": "#000000",
    "mark-mention": "#004f4f",
    "mark-quotation": "#444400",
}
# The hues of Okabe and Ito (2008), their lightness chosen so that the five relations and the text stay as far
# apart as can be for each of the three dichromacies as Machado and others simulate them (2009).
COLOUR_BLIND_DARK: dict[str, str] = DARK | {
    "background": "#101214",
    "panel": "#181b1e",
    "here": "#262b33",
    "mark-same": "#00d787",
    "mark-reworded": "#87afd7",
    "mark-only": "#ffaf00",
    "mark-contradicts": "#d75f00",
    "mark-moved": "#d75fff",
    "mark-match": "#ffffaf",
    "mark-found-background": "#ffffaf",
    "mark-found": "#101214",
    "mark-mention": "#5fd7d7",
    "mark-quotation": "#d7d7af",
}
COLOUR_BLIND_LIGHT: dict[str, str] = LIGHT | {
    "background": "#ffffff",
    "panel": "#f8f7f5",
    "mark-same": "#02805c",
    "mark-reworded": "#12405a",
    "mark-only": "#836e10",
    "mark-contradicts": "#562c04",
    "mark-moved": "#ce119a",
    "mark-match": "#4b4b00",
    "mark-mention": "#005faf",
    "mark-quotation": "#5f5f00",
}

PALETTES: dict[str, dict[str, str]] = {
    "dark": DARK,
    "light": LIGHT,
    "high-contrast": CONTRAST_DARK,
    "high-contrast-light": CONTRAST_LIGHT,
    "colour-blind": COLOUR_BLIND_DARK,
    "colour-blind-light": COLOUR_BLIND_LIGHT,
}
"""The themes with colours of their own, by the names in `theme_names`."""


_MUTE = ("linux", "dumb", "vt", "cons", "eterm", "sun")
"""Beginnings of the TERM of terminals that know no colour of their background, or print the question."""
_ALL_SHOW_256 = ("alacritty", "foot", "wezterm", "xterm-ghostty")
"""Names of terminals that show 256 colours (so their own terminfo entries) and that the far end of a line
often does not know."""
_GREY = 0.15
"""Saturation below which a colour is shown as a grey."""
_BACKGROUND = "\x1b]11;?\x07"
_DEVICE = "\x1b[c"


def background_question(environment: Mapping[str, str]) -> str:
    """The sequence that asks a terminal for its background; empty where no answer is likely, or none needed.

    OSC 11 of xterm's control sequences, and after it the device attributes (DA1), which every terminal tells:
    when those are there, the other answer will not come.
    """
    term = environment.get("TERM", "")
    if not term or term.startswith(_MUTE) or "COLORFGBG" in environment or environment.get("NO_COLOR"):
        return ""
    if term.startswith("screen") and "TMUX" not in environment:
        # GNU screen answers nothing itself, and hands on what is wrapped so.
        return f"\x1bP{_BACKGROUND}\x1b\\{_DEVICE}" if "STY" in environment else ""
    return _BACKGROUND + _DEVICE


def is_light(environment: Mapping[str, str]) -> bool:
    """Whether the terminal says that its background is light.

    Told in COLORFGBG, which rxvt, Konsole and others set as "foreground;background" in the numbers of the 16
    colours.
    """
    return environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


def is_light_colour(value: str) -> bool | None:
    """Whether a colour as X writes it, `rgb:fdfd/f6f6/e3e3` or `#fdf6e3`, is light; None for anything else.

    By its luma (ITU-R BT.601), as Vim decides.
    """
    kind, _, digits = value.partition(":")
    if value.startswith("#"):
        digits = value[1:]
        third = len(digits) // 3
        parts = [digits[at : at + third] for at in range(0, third * 3, third or 1)]
        known = third > 0 and len(digits) == third * 3
    else:
        # The fourth part is what shines through.
        parts = digits.split("/")[:3]
        known = kind in ("rgb", "rgba")
    if not known or len(parts) != 3 or not all(_is_level(part) for part in parts):
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in parts)
    return bool(0.299 * red + 0.587 * green + 0.114 * blue > 0.5)


def _is_level(part: str) -> bool:
    return 1 <= len(part) <= 4 and all(digit in "0123456789abcdefABCDEF" for digit in part)


def colour_depth(environment: Mapping[str, str]) -> int:
    """How many colours the terminal is said to show, 256 or all: 0 where only 16 or none.

    Rich knows COLORTERM, which ssh does not pass on, and the ends of names; terminfo knows the others.
    """
    if environment.get("NO_COLOR"):
        return 0
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return 1 << 24
    term = environment.get("TERM", "")
    known = term.endswith(("-256color", "-kitty")) or term in _ALL_SHOW_256
    return 256 if known or _has_256_in_terminfo(term) else 0


def _has_256_in_terminfo(term: str) -> bool:
    try:
        import curses
    except ImportError:
        return False
    try:
        curses.setupterm(term, 1)
        return curses.tigetnum("colors") >= 256
    except (curses.error, ValueError, OSError):
        return False


def code_of(colour: str, full: bool) -> str:
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
