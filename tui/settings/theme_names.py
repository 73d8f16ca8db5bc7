"""What the themes are called, in settings and for people; imports nothing."""

from __future__ import annotations

AUTO = "auto"
"""The theme that fits the terminal: dark, light or 16."""
SIXTEEN = "16"
"""The terminal's own 16 colours."""
THEME_NAMES = (
    AUTO,
    "dark",
    "light",
    "high-contrast",
    "high-contrast-light",
    "colour-blind",
    "colour-blind-light",
    SIXTEEN,
)
"""What a theme can be called, in the order in which a key walks through them."""
