"""The colours of the dark and the light theme, in the terminal and on an exported page."""

from __future__ import annotations

from collections.abc import Mapping

# Blue, amber and vermilion stay apart for the common colour blindnesses (Okabe and Ito, 2008); lightness is
# chosen for a contrast of at least 4.5 : 1 on the background (WCAG 2.2, 1.4.3).
DARK: dict[str, str] = {
    "foreground": "#e8e6e3",
    "background": "#15171a",
    "panel": "#1e2125",
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
    "panel": "#f1efeb",
    "rule": "#c9c5bd",
    "quiet": "#626973",
    "mark-same": "#2e6b34",
    "mark-reworded": "#0b57a8",
    "mark-only": "#8a5a00",
    "mark-contradicts": "#b3301b",
    "mark-moved": "#6f3fae",
    "mark-match": "#7a4b00",
    "mark-found-background": "#ffd866",
    "mark-found": "#1a1a1a",
    "mark-mention": "#0a6a66",
    "mark-quotation": "#4f6316",
}


def is_light(environment: Mapping[str, str]) -> bool:
    """Whether the terminal says that its background is light.

    Told in COLORFGBG, which rxvt, Konsole and others set as "foreground;background" in the numbers of the 16
    colours.
    """
    return environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
