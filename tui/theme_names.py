"""What the themes are called in the settings; "auto" takes the one that fits the terminal."""

from __future__ import annotations

THEME_NAMES = ("auto", "dark", "light", "16", "high-contrast", "colour-blind")
