"""Reads the date expressions of a sentence with what stands beside them: time of day, limit, other end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.article import Span
from index.entities.dates.date_words import YEAR, DateKind, DateWords, read_words
from index.languages.days import days

_ZONE = r"(?:\s(?:local\stime|GMT|UTC|ET|EST|EDT|PT|BST|CET))?"
_CLOCK = rf"(?:\d{{1,2}}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|\d{{1,2}}:\d\d|noon|midnight){_ZONE}"
_CLOCK_BEFORE = re.compile(rf"\b({_CLOCK}),?\s(?:on\s)?(?:the\s)?\Z")
_CLOCK_AFTER = re.compile(
    rf",?\s(?:at|around|about|by)\s(?:about\s|around\s)?({_CLOCK})(?!\w|,?\s(?:on\s)?[A-Z])"
)
_PART_OF_DAY = re.compile(r",?\s(?:early\s|late\s)?(morning|afternoon|evening|night)\b")
_BOUND = re.compile(
    r"\b(since|until|till|by|before|ahead\sof|for|through|starting|beginning|effective|from)"
    r"\s(?:at\sleast\s|early\s|late\s|on\s|the\s|about\s|around\s)*\Z",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\b(?:over|in|during|within|for)\sthe\s\Z", re.IGNORECASE)
"""Before "last month" it makes a length of time of it."""
_DONE_BEFORE = re.compile(
    r"(?:[a-z]{2,}ed|said|told|earlier|later|here|gave|made|met|took|spoke|began|won|lost)\s\Z"
)
_DONE_BEHIND = re.compile(
    r",?(?:\s[\w’'-]+){1,4}?\s(?:[a-z]{2,}ed|said|was|were|had|gave|made|met|took|spoke|began|won|lost)\b"
)
_NAMED = re.compile(r"\b(?:Black|Bloody|Good|Ash|Holy|Cyber|Super|Fat|Palm|Giving)\s\Z")
"""Before a weekday it makes a name of it: "Black Monday"."""
_JOINT = re.compile(r",?\s\(?|,\son\s")
_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|through|until|till)\s")
_FROM_YEAR = re.compile(rf"\b(?:between|from)\s({YEAR})\s(?:and|to|until|through)\s\Z", re.IGNORECASE)
_OPENING = re.compile(r"\b(?:from|between)\s\Z", re.IGNORECASE)


def date_words(text: str, sentence: Span, mentions: Sequence[Span]) -> tuple[DateWords, ...]:
    """The date expressions of one sentence, each with the time of day, weekday or other end beside it.

    `mentions` are the spans of its recognised dates, in order. "Monday (July 5)" and "from May 2 to May 9"
    are one expression each.
    """
    found: list[DateWords] = []
    for mention in mentions:
        words = read_words(mention.of(text))
        if words is None:
            continue
        if words.weekday is not None and _NAMED.search(text, max(0, mention.start - 8), mention.start):
            continue
        if words.kind is DateKind.RELATIVE:
            if "weekend" not in words.relation and _LENGTH.search(
                text, max(sentence.start, mention.start - 12), mention.start
            ):
                continue
            if text.startswith(" of ", mention.end) or (
                words.relation == "today" and not _is_day(text, sentence, mention)
            ):
                # "The last week of March" counts from March, "today" may be nowadays.
                words = DateWords(mention, DateKind.DEPENDENT)
        words = _with_surroundings(text, sentence, replace(words, span=mention))
        if found and words.span.start <= found[-1].span.start:
            # It has taken in the first year of a pair.
            found.pop()
        joined = _joined(text, found[-1], words, sentence) if found else None
        if joined is None:
            found.append(words)
        else:
            found[-1] = joined
    return tuple(found)


def words_in(text: str, sentence: Span, language: str) -> Iterator[DateWords]:
    """The date expressions of a sentence in one of the other languages that are known, in order."""
    for day in days(text, sentence, language):
        kind = DateKind.CALENDAR
        if day.relative:
            kind = DateKind.RELATIVE
        elif day.weekday is not None and day.month is None:
            kind = DateKind.WEEKDAY
        elif day.year is None and day.month is None:
            kind = DateKind.DEPENDENT
        yield DateWords(day.span, kind, day.year, day.month, day.day, day.weekday, relation=day.relative)


def _is_day(text: str, sentence: Span, today: Span) -> bool:
    """Whether "today" is a day: something done stands right before it or, where it begins a sentence, soon
    behind."""
    if _DONE_BEFORE.search(text, max(sentence.start, today.start - 12), today.start):
        return True
    begins = not text[sentence.start : today.start].strip(" \n“\"‘'")
    return begins and _DONE_BEHIND.match(text, today.end, sentence.end) is not None


def _with_surroundings(text: str, sentence: Span, words: DateWords) -> DateWords:
    start, end, clock = words.span.start, words.span.end, ""
    before = text[max(sentence.start, start - 40) : start]
    if match := _CLOCK_BEFORE.search(before):
        clock = _clock(match[1])
        start -= len(before) - match.start(1)
    elif match := _PART_OF_DAY.match(text, end, sentence.end):
        clock, end = match[1], match.end(1)
    if match := _CLOCK_AFTER.match(text, end, sentence.end):
        clock, end = _clock(match[1]), match.end(1)
    bound = _BOUND.search(text[max(sentence.start, start - 30) : start])
    limit = " ".join(bound[1].lower().split()) if bound else ""
    limit = "until" if limit == "till" else limit
    if words.kind is DateKind.CALENDAR and words.month is None and words.years == 1:
        opened = _FROM_YEAR.search(text, max(sentence.start, start - 20), start)
        if opened and words.year and int(opened[1]) < words.year:
            first = int(opened[1])
            words = replace(words, year=first, years=words.year - first + 1)
            start = opened.start(1)
    bare_month = words.month is not None and words.day is None
    damaged = bool(clock) and bare_month and words.kind is DateKind.CALENDAR
    return replace(words, span=Span(start, end), clock=clock, bound=limit, damaged=damaged)


def _clock(words: str) -> str:
    """A clock time as `23:00`; "noon" and "midnight" stay words."""
    match = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?:\s?([ap]))?", words)
    if match is None:
        return words.split()[0].lower()
    hour = int(match[1])
    if match[3]:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    return f"{hour:02d}:{match[2] or '00'}"


def _joined(text: str, first: DateWords, second: DateWords, sentence: Span) -> DateWords | None:
    """Two neighbouring expressions as one: a weekday with its date, or the ends of a range."""
    joint = text[first.span.end : second.span.start]
    whole = Span(first.span.start, second.span.end)
    dated = second.kind is DateKind.CALENDAR and second.day is not None
    if first.kind is DateKind.WEEKDAY and dated and not first.relation and _JOINT.fullmatch(joint):
        closing = joint.endswith("(") and text[whole.end : whole.end + 1] == ")"
        whole = Span(whole.start, whole.end + closing)
        return replace(
            second, span=whole, weekday=first.weekday, clock=second.clock or first.clock, bound=first.bound
        )
    if second.kind is not first.kind or first.kind not in (DateKind.CALENDAR, DateKind.WEEKDAY) or first.to:
        return None
    opened = _OPENING.search(text, max(sentence.start, first.span.start - 9), first.span.start)
    between = opened is not None and opened.group().lower().startswith("between")
    if joint == " and " if between else opened and _RANGE.fullmatch(joint):
        same_year = first.year or (second.year if first.month else None)
        return replace(first, span=whole, year=same_year, to=second)
    return None
