"""Times of day in running text, as minutes after midnight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.article import Span

ABOUT_THE_SAME = 20
"""Minutes within which two times of day are one, rounded: "shortly after 3 a.m." and "3:10"."""

_CLOCK = re.compile(
    r"(?<![\w.:$€£-])(?:"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?P<twentyfour>[01]\d|2[0-3])[:.]?(?P<past>[0-5]\d)(?=\s?(?:hours\s+)?(?:GMT|UTC|BST|CET|CEST|EST|EDT|local\s+time))"
    r"|(?P<word>noon|midday|midnight)\b"
    r")(?:,?\s+(?:hours\s+)?(?P<zone>GMT|UTC|BST|CET|CEST|ET|EST|EDT|CT|CST|CDT|MT|PT|PST|PDT|local\s+time)\b)?",
    re.IGNORECASE,
)
_HINT = re.compile(r"\d|noon|mid", re.IGNORECASE)
"""What every time of day has; the pattern above is slow to fail."""
_WORDS = {"noon": 720, "midday": 720, "midnight": 0}
_DAY = 1440


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `minutes` after midnight in `zone`, which is "" where the text leaves it open."""

    span: Span
    minutes: int
    zone: str

    def agrees(self, other: Clock) -> bool:
        """Whether both can be one moment: within twenty minutes, or told in two time zones, of which one may
        be unnamed."""
        if self.zone != other.zone:
            return True
        apart = abs(self.minutes - other.minutes) % _DAY
        return min(apart, _DAY - apart) <= ABOUT_THE_SAME


def clocks(text: str, sentence: Span) -> tuple[Clock, ...]:
    """The times of day of a sentence in order."""
    return tuple(_clocks(text, sentence))


def _clocks(text: str, sentence: Span) -> Iterator[Clock]:
    if not _HINT.search(text, sentence.start, sentence.end):
        return
    for match in _CLOCK.finditer(text, sentence.start, sentence.end):
        if match["word"]:
            minutes = _WORDS[match["word"].lower()]
        elif match["hour"]:
            hour = int(match["hour"])
            if not 1 <= hour <= 12:
                continue
            minutes = (hour % 12 + 12 * (match["half"].lower() == "p")) * 60 + int(match["minute"] or 0)
        else:
            minutes = int(match["twentyfour"]) * 60 + int(match["past"])
        zone = " ".join((match["zone"] or "").lower().split())
        yield Clock(Span(match.start(), match.end()), minutes, "" if zone == "local time" else zone)
