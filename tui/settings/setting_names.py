"""The words that settings can be, beside the themes; imports nothing."""

from __future__ import annotations

PRESET_NAMES = ("default", "vim", "emacs", "arrows")
DATE_LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pt", "iso")
DATE_ORDERS = ("open", "day-month", "month-day")
LINES = ("auto", "utf-8", "ascii")
