"""The acronym that an organisation's name would have."""

from __future__ import annotations

import re

_SMALL_WORDS = frozenset({"of", "the", "and", "for", "on", "in", "de", "&"})


def initials(surface: str) -> str:
    """The acronym that a name of several words would have, small words left out; empty for one word."""
    words = [
        word
        for word in re.split(r"[\s-]+", surface)
        if word.lower() not in _SMALL_WORDS and word[:1].isalpha()
    ]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""
