"""The signs that are set over, under and behind letters as characters of their own.

Text out of PDFs and from macOS has ü as u and a diaeresis; Arabic, Hebrew and the scripts of India have vowel
signs. They part no word, though no regular expression takes them for letters.
"""

from __future__ import annotations

import unicodedata

_SCRIPTS = (
    range(0x0300, 0x0370),
    range(0x0483, 0x0488),
    range(0x0591, 0x0700),
    range(0x0900, 0x0E00),
    range(0x1DC0, 0x1E00),
)
"""Those of scripts that put a blank between words: Latin, Greek, Cyrillic, Hebrew, Arabic, India's."""

COMBINING = "".join(
    chr(code) for script in _SCRIPTS for code in script if unicodedata.category(chr(code))[0] == "M"
)
"""For a set of a regular expression, within `[` and `]`."""

LETTERS = rf"[^\W\d_]+(?:[{COMBINING}]+[^\W\d_]*)*"
"""A run of letters with the signs on them, as a part of a regular expression."""
