"""Dates in running text of languages other than English, as far as their words fix them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from index.article import Span
from index.languages.model import NamedDay
from index.languages.unspaced import unspaced_days
from index.languages.vocabulary import UNSPACED, one_of, vocabulary
from index.languages.word_tables import small

_YEAR = r"(?:1[89]|20)\d\d"


def days(text: str, within: Span, language: str) -> Iterator[NamedDay]:
    """The dates of a sentence, in order."""
    if language in UNSPACED:
        yield from unspaced_days(text, within)
        return
    words = vocabulary(language)
    relative, pattern = _pattern(language)
    for match in pattern.finditer(text, within.start, within.end):
        span = Span(match.start(), match.end())
        if match["relative"]:
            found = next(group for group in relative if match[group])
            yield NamedDay(span, relative=relative[found])
            continue
        year = match["y1"] or match["y2"] or match["y3"] or match["y4"] or match["y5"] or match["y6"]
        month = match["m1"] or match["m2"]
        number = words.months[small(month)] if month else int(match["n1"] or match["n2"] or 0)
        day = int(match["d1"] or match["d2"] or match["d3"] or 0)
        if number > 12 or day > 31 or (month and not _means_month(match, month)):
            continue
        weekday = match["weekday"] or match["weekday2"]
        if weekday and words.weekdays_are_capital and not weekday[0].isupper():
            # Τρίτη is a Tuesday, and τρίτη the third.
            continue
        yield NamedDay(
            span,
            int(year) if year else None,
            number or None,
            day or None,
            words.weekdays[small(weekday)] if weekday else None,
        )


def _means_month(match: re.Match[str], month: str) -> bool:
    """Whether a month stands with a day, a year or a preposition; many of their names are words, too."""
    return bool(match["d1"] or match["y1"] or match["y2"] or match["before"]) or month[0].isupper()


@cache
def _pattern(code: str) -> tuple[dict[str, str], re.Pattern[str]]:
    words = vocabulary(code)
    relative = {f"r{number}": english for number, english in enumerate(words.relative)}
    expressions = "|".join(
        f"(?P<{group}>{'|'.join(words.relative[english])})" for group, english in relative.items()
    )
    month, weekday = one_of(words.months), one_of(words.weekdays)
    of = r"\s(?:de\s|del\s|di\s|d['’])?"
    after = rf"\s?(?:{words.year_after})" if words.year_after else ""
    article = r"(?:,?\s(?:\(|den\s|dem\s|der\s|le\s|el\s|il\s|op\s)?)"
    by_year = (
        rf"|(?<!\w)(?:{words.year_before})\s(?P<y3>{_YEAR})(?![\d.,:]\d|\s?%)(?!\w)"
        if words.year_before
        else r"|(?P<y3>(?!))"
    )
    if after:
        by_year += rf"|(?<!\w)(?P<y4>{_YEAR}){after}(?!\w)"
    else:
        by_year += r"|(?P<y4>(?!))"
    return relative, re.compile(
        rf"(?<!\w)(?:(?P<relative>{expressions})(?!\w)"
        rf"|(?:(?P<weekday>{weekday}){article})?(?<![\d.,])(?P<d1>\d{{1,2}}){words.day_joint}{of}(?P<m1>{month})(?!\w)"
        rf"(?:{of}(?P<y1>{_YEAR})(?!\d)(?:{after})?)?"
        rf"|(?P<before>(?:en|in|im|nel|em|no|w|у|в|с|до|since|seit|depuis|desde|dal|bis|ab|fin|début|ende|anfang|mitte)\s)?"
        rf"(?P<m2>{month})(?!\w)(?:{of}(?P<y2>{_YEAR})(?!\d)(?:{after})?)?"
        rf"|(?<![\d.])(?P<d2>\d{{1,2}})\.(?P<n1>\d{{1,2}})\.(?P<y5>{_YEAR})(?!\d)"
        rf"|(?P<y6>{_YEAR})-(?P<n2>\d\d)-(?P<d3>\d\d)(?!\d)"
        rf"|(?P<weekday2>{weekday})(?!\w){by_year})",
        re.IGNORECASE,
    )
