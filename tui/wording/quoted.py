"""Passages of articles in quotation marks of our own."""

from __future__ import annotations

import re

_INNER = str.maketrans({"“": "‘", "”": "’", "„": "‚"})
_BEGINS = re.compile(r'(?<![^\s(\[])"(?=\S)')


def quoted(words: str) -> str:
    """Words in double quotation marks; those that they have themselves are single there, as in print."""
    single = _BEGINS.sub("‘", words).replace('"', "’")
    return f"“{single.translate(_INNER)}”"
