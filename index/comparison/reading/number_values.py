"""What the words of a number come to, and what a number is taken to lie between."""

from __future__ import annotations

import re

from index.comparison.reading.tokens import NUMBER_WORDS
from index.languages.scales import UNITS
from index.languages.word_tables import small

VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2e6, 9.99e8),
    "billions": (2e9, 9.99e11),
}
_SEVERAL = {"tens of": (20.0, 99.0), "dozens of": (24.0, 99.0), "hundreds of": (200.0, 999.0)}
FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 1 / 4,
    "quarters": 1 / 4,
    "fifth": 1 / 5,
    "fifths": 1 / 5,
}
WORD_VALUES = {word: int(value) for word, value in NUMBER_WORDS.items()}
_ONE = frozenset({"one"})
TIMES = {"twice": 2.0, "thrice": 3.0}

MORE = 1.5
"""How far above it a "more than" is taken to reach; beyond that the writer would have named a higher
figure."""

ABOUT = 0.15
"""How far "about" may be off."""


def vague(words: str) -> tuple[float, float]:
    """What "thousands" or "tens of thousands", in small letters, lie between."""
    *several, last = words.split()
    low, high = VAGUE[last]
    if not several:
        return float(low), float(high)
    least, most = _SEVERAL[" ".join(several)]
    return least * low / 2, most * low / 2


def fraction(words: str) -> float:
    """The value of "half", "three quarters", "a quarter of a"."""
    first, *others = re.split(r"[\s-]+", small(words))
    named = next(word for word in (first, *others) if word in FRACTIONS)
    return (WORD_VALUES.get(first, 1) if first not in FRACTIONS else 1) * FRACTIONS[named]


def spelled(words: str) -> tuple[float, float] | None:
    """What a number in words, in small letters, lies between; None for a "one" alone, which may be a
    pronoun."""
    parts = [part for part in re.split(r"[\s-]+", words) if part != "and"]
    if set(parts) <= _ONE:
        return None
    if parts[0] in TIMES:
        return TIMES[parts[0]], TIMES[parts[0]]
    if parts[0] == "half":
        return UNITS[parts[1]] / 2, UNITS[parts[1]] / 2
    if parts[0] == "several":
        return 2 * UNITS[parts[1]], 9 * UNITS[parts[1]]
    total = current = 0.0
    last = 1.0
    for part in parts:
        if part in WORD_VALUES:
            current += WORD_VALUES[part]
        elif part == "half":
            current += last / 2
        elif part in ("hundred", "dozen"):
            current = max(current, 1.0) * UNITS[part]
            last = UNITS[part]
        elif part in UNITS:
            last = UNITS[part]
            total += max(current, 1.0) * UNITS[part]
            current = 0.0
    return total + current, total + current


def interval(value: tuple[float, float], bound: str) -> tuple[float, float, bool]:
    """What a number is taken to lie between, and whether it is one figure; `bound` is "up" ("more than"),
    "down", "most", "about" or ""."""
    low, high = value
    if bound == "up":
        return low, high * MORE, False
    if bound == "down":
        return low * (1 - ABOUT), high, False
    if bound == "most":
        return low / MORE, high, False
    if bound == "about":
        return low * (1 - ABOUT), high * (1 + ABOUT), False
    return low, high, low == high
