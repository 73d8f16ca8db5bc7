"""Times of day in running text, as minutes after midnight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.article import Span
from index.languages.word_tables import small

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
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_HOUR = rf"(?:1[0-2]|0?[1-9]|{'|'.join(_HOURS)})"
_PART = (
    r"\s+(?:(?:in\s+the|this|that|yesterday|(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s+"
    r"(?P<part>morning|afternoon|evening)|(?P<night>at\s+night))\b"
)
_TOLD = re.compile(
    r"(?<![\w.:$€£-])(?:"
    rf"(?:(?P<share>half|quarter)\s+(?P<way>past|to)\s+)(?P<near>{_HOUR})(?:\s+o[’']clock)?"
    rf"|(?P<sharp>{_HOUR})(?:[:.](?P<minute>[0-5]\d)|\s+o[’']clock)"
    rf"|(?:(?<=\bat\s)|(?<=\bby\s)|(?<=\bfrom\s)|(?<=\buntil\s)|(?<=\bbefore\s)|(?<=\bafter\s)"
    rf"|(?<=\bat\sabout\s)|(?<=\bat\saround\s))(?P<bare>{_HOUR})(?=\s+(?:in\s|at\s))"
    rf"){_PART}",
    re.IGNORECASE,
)
_PART_HINT = re.compile("morning|afternoon|evening|at night")
_EARLIEST_EVENING = 6
"""Hour from which "at night" is before midnight."""

_WORDS = {"noon": 720, "midday": 720, "midnight": 0}
DAY = 1440
"""Minutes of a day."""


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
        apart = abs(self.minutes - other.minutes) % DAY
        return min(apart, DAY - apart) <= ABOUT_THE_SAME


def clocks(text: str, sentence: Span) -> tuple[Clock, ...]:
    """The times of day of a sentence in order."""
    found = [*_clocks(text, sentence), *_told(text, sentence)]
    return tuple(sorted(found, key=lambda clock: clock.span))


def _told(text: str, sentence: Span) -> Iterator[Clock]:
    """Those told by the part of the day: "half past four in the afternoon", "3:40 on Monday morning"."""
    if not _PART_HINT.search(text, sentence.start, sentence.end):
        return
    for match in _TOLD.finditer(text, sentence.start, sentence.end):
        word = small(match["near"] or match["sharp"] or match["bare"])
        hour = (int(word) if word.isdigit() else _HOURS.index(word) + 1) % 12
        late = match["part"] is None and (hour or 12) >= _EARLIEST_EVENING and hour > 0
        if late or small(match["part"] or "") in ("afternoon", "evening"):
            hour += 12
        minutes = int(match["minute"] or 0)
        if match["share"]:
            minutes = 30 if small(match["share"]) == "half" else 15
            minutes *= 1 if small(match["way"]) == "past" else -1
        yield Clock(Span(match.start(), match.end()), (60 * hour + minutes) % DAY, "")


def _clocks(text: str, sentence: Span) -> Iterator[Clock]:
    if not _HINT.search(text, sentence.start, sentence.end):
        return
    for match in _CLOCK.finditer(text, sentence.start, sentence.end):
        if match["word"]:
            minutes = _WORDS[small(match["word"])]
        elif match["hour"]:
            hour = int(match["hour"])
            if not 1 <= hour <= 12:
                continue
            minutes = (hour % 12 + 12 * (small(match["half"]) == "p")) * 60 + int(match["minute"] or 0)
        else:
            minutes = int(match["twentyfour"]) * 60 + int(match["past"])
        zone = " ".join(small(match["zone"] or "").split())
        yield Clock(Span(match.start(), match.end()), minutes, "" if zone == "local time" else zone)
