"""What words set as a limit to the figure behind them, and which limits exclude each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import cache

from index.languages.unspaced import AT_LEAST, BOUNDS, REACHED
from index.languages.vocabulary import KNOWN, UNSPACED, vocabulary


class Limit(Enum):
    """A limit; what is at least or reaches a figure may be that figure."""

    LEAST = "at least"
    ABOVE = "more than"
    MOST = "at most, less than"
    REACHED = "up to"


_ENGLISH = {
    Limit.LEAST: r"at\s+least",
    Limit.ABOVE: r"more\s+than|over|above|exceeding",
    Limit.MOST: r"at\s+most|(?:less|fewer)\s+than|under|below|nearly|almost",
    Limit.REACHED: r"up\s+to|as\s+(?:many|much)\s+as",
}
_REACH = 30
"""Code points before a figure among which its limit stands."""


def limit_before(text: str, place: int, language: str) -> Limit | None:
    """The limit that stands right before a figure, its currency left out, by the longest words that set one;
    None where there is none."""
    before = text[max(0, place - _REACH) : place]
    found = [(limit, match) for limit, pattern in _patterns(language) if (match := pattern.search(before))]
    return min(found, key=lambda each: each[1].start())[0] if found else None


def exclude_each_other(one: Limit, other: Limit) -> bool:
    """Whether a figure cannot have the one and the other limit."""
    lower, upper = sorted((one, other), key=tuple(Limit).index)
    return (
        lower in (Limit.LEAST, Limit.ABOVE)
        and upper in (Limit.MOST, Limit.REACHED)
        and (lower, upper) != (Limit.LEAST, Limit.REACHED)
    )


@cache
def _patterns(language: str) -> tuple[tuple[Limit, re.Pattern[str]], ...]:
    begin = "" if language in UNSPACED else r"(?<!\w)"
    return tuple(
        (limit, re.compile(rf"{begin}(?:{words})\s*(?:US)?[$€£¥]?\s?\Z", re.IGNORECASE))
        for limit, words in _words(language)
    )


def _words(language: str) -> list[tuple[Limit, str]]:
    """What sets each limit in a language; of what may set two the first holds."""
    if language not in KNOWN:
        return list(_ENGLISH.items())
    bounds: Mapping[str, str]
    if language in UNSPACED:
        bounds, at_least, reached = BOUNDS, AT_LEAST, REACHED
    else:
        words = vocabulary(language)
        bounds, at_least, reached = words.bounds, words.at_least, words.reached
    most = rf"(?!(?:{bounds['about']})\s)(?:{bounds['most']}|{bounds['down']})"
    return [
        (Limit.LEAST, at_least),
        (Limit.ABOVE, bounds["up"]),
        (Limit.REACHED, reached),
        (Limit.MOST, most),
    ]
