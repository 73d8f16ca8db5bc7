"""Numbers in running text, in figures and in words, read as quantities: how many of what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from index.article import Span
from index.comparison.reading.ages import is_age
from index.comparison.reading.beside_numbers import REACH, context_of, unit_after
from index.comparison.reading.joined_figures import joined, with_currency
from index.comparison.reading.number_values import (
    FRACTIONS,
    TIMES,
    VAGUE,
    WORD_VALUES,
    fraction,
    interval,
    spelled,
    vague,
)
from index.comparison.reading.quantities import Quantity
from index.comparison.reading.stems import stem
from index.languages.figures import CLAUSE_ENDS
from index.languages.scales import MYRIADS, SCALE_WORDS, SCALES, UNITS
from index.languages.word_tables import small
from index.text.covered import Covered

DOZEN = 6
"""How far beyond MORE a "more than a dozen" reaches: the next round number in words is two dozen."""

COUNTING = frozenset(UNITS) | frozenset(VAGUE) | frozenset(FRACTIONS) | {"zero", "one", "twice", "thrice"}
"""Words without which, and without a figure or a small number in words, a sentence holds no quantity."""

_BOUNDS = {
    **dict.fromkeys(
        (
            "more than",
            "over",
            "at least",
            "no fewer than",
            "no less than",
            "upwards of",
            "exceeding",
            "above",
        ),
        "up",
    ),
    **dict.fromkeys(
        ("fewer than", "less than", "under", "nearly", "almost", "close to", "just under", "below"), "down"
    ),
    **dict.fromkeys(
        ("up to", "as many as", "as much as", "at most", "no more than", "not more than"), "most"
    ),
    **dict.fromkeys(
        ("about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "circa"), "about"
    ),
}
_BEYOND = {"up": 1, "down": -1}
_NOT_BEYOND = frozenset(("at least", "no fewer than", "no less than"))
_CODES = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}
_DECIMAL_COMMA = r"\d+,\d{1,2}(?![\d,])"
_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|{_DECIMAL_COMMA}|\d+(?:\.\d+)?"
_SIGN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Kana and Chinese characters, which are written up to figures."""
_WORDS = "|".join(sorted(WORD_VALUES, key=len, reverse=True))
_VAGUE_AND_MORE = "several tens dozen hundreds twice thrice half third thirds quarter quarters fifth fifths"


def _beginnings(words: Iterable[str]) -> str:
    """What these words begin with, two letters of each: the pattern below has a hundred branches, and all
    would be tried at each word that is none of them."""
    found: dict[str, set[str]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(word[1])
    return "|".join(f"{first}[{''.join(sorted(seconds))}]" for first, seconds in sorted(found.items()))


_BEGINNING = _beginnings(
    [
        *_BOUNDS,
        *WORD_VALUES,
        *VAGUE,
        *UNITS,
        *_VAGUE_AND_MORE.split(),
        *map(str.lower, _CODES),
        "us$",
        "a ",
        "an",
        "a-",
    ]
)
_NO_SHARE = r"(?!-|\s+(?:an?|century|hour|mile|time|year|term)\b)"
"""What does not follow a share: "nearly half an hour"."""
_QUANTITY = re.compile(
    rf"(?<![^\W{_SIGN}])(?<![.,:/’'第])(?=[\d$€£¥]|{_BEGINNING})"
    rf"(?:(?P<bound>{'|'.join(sorted(_BOUNDS, key=len, reverse=True))})\s+)?"
    rf"(?:(?P<currency>[$€£¥]|US\$|\b(?:{'|'.join(_CODES)})(?=\s?\d))\s?)?"
    rf"(?:(?P<digits>{_NUMBER})(?P<plus>\+)?(?:[\s-]?(?P<scale>(?:{SCALE_WORDS})(?!\w)|[{MYRIADS}]))?"
    rf"|(?P<scaled>(?:(?:a|one|two|three|four)[\s-])?(?:half|thirds?|quarters?|fifths?)(?:\s+of)?\s+an?)\s(?P<whole>hundred|thousand|million|billion|trillion|dozen)\b"
    rf"|(?P<fraction>(?:two|three|four)[\s-](?:thirds|fifths)\b"
    rf"|(?:(?<=almost\s)|(?<=nearly\s)|(?<=roughly\s)|(?<=than\s))(?:half|an?\s(?:third|quarter|fifth))\b{_NO_SHARE}"
    rf"|(?:one|a)[\s-](?:third|quarter|fifth)\b(?=\s*[.,;:](?!\d)|\s+(?:less|more|fewer|lower|higher)\b)"
    rf"|(?:(?:a|one|two|three|four)[\s-](?:thirds?|quarters?|fifths?)|(?:(?:a|one)[\s-])?half)\b(?=\s+(?:of|the|its|their)\b))"
    rf"|(?P<words>(?:{_WORDS})(?:(?:[\s-]|(?:(?<=hundred)|(?<=thousand)|(?<=million))\sand\s)(?:{_WORDS}|hundred|thousand|million|billion|dozen)\b|\sand\sa\shalf\b)*|(?:an?\s|several\s)"
    rf"(?:hundred|thousand|million|billion|dozen)(?:\sand\sa\shalf\b)?|half-dozen|dozen|twice|thrice)\b"
    rf"|(?P<vague>(?:(?:tens|dozens|hundreds)\s+of\s+)?(?:{'|'.join(VAGUE)}))\b)"
    rf"(?:\s?(?P<percent>%|percent\b|per\s+cent\b|percentage\s+points?\b))?",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?\.?"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s*\Z", re.IGNORECASE)
_MONTH_AFTER = re.compile(rf"\s*(?:of\s+)?{_MONTH}(?:\b|\s)", re.IGNORECASE)
_CLOCK = re.compile(
    r"\s*(?:[ap]\.?\s?m\b|o[’']clock|(?:hours?\s+)?gmt\b|hrs\b)|[年月日号號时時点點]|[:/]\d|-\d|[’']s\b|(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_TAKES = re.compile(r"\b(?:took|takes?|taken|taking)\s+\Z", re.IGNORECASE)
_PART = re.compile(
    rf"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+)?(?:[\w’']+['’]s\s+)?(?:\d|(?:{_WORDS})\b)", re.IGNORECASE
)
_WHOLE = re.compile(
    r"(?:\d\s+(?:out\s+)?of\s+(?:(?:the|its|their)\s+)?(?:[\w’']+['’]s\s+)?|\b(?:other|another|remaining|additional|further)\s+)\Z",
    re.IGNORECASE,
)
_ONE_IN = re.compile(r"\b(?:one\s+in|in\s+every)\s+\Z", re.IGNORECASE)
_IN_EVERY = re.compile(r"\s+in\s+every\b", re.IGNORECASE)
_TIME, _OCCASION = stem("time"), stem("occasion")
_AND_A_HALF = re.compile(r"\s+and\s+a\s+half\b", re.IGNORECASE)


def quantities(text: str, sentence: Span, dates: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The quantities of a sentence in order. Years, dates, clock times and ordinals are none; nor is what
    lies in `dates`, nor a "one" that may be a pronoun."""
    return tuple(joined(text, with_currency(list(_quantities(text, sentence, dates)))))


_SHARES = frozenset(("percent", "fraction"))
"""Kinds of what is a part anyway, with its whole or without it."""

_MONEY = {"cent": "$", "dollar": "$", "euro": "€", "pound": "£"}


def _quantities(text: str, sentence: Span, dates: Sequence[Span]) -> Iterator[Quantity]:
    dated = Covered(dates)
    for match in _QUANTITY.finditer(text, sentence.start, sentence.end):
        value = _value(match)
        if value is None and _PART.match(text, match.end(), sentence.end):
            value = 1.0, 1.0
        core = Span(_core(match), match.end())
        if value is None or dated.meets(core):
            continue
        if not _is_date(text, match, core, sentence):
            yield _quantity(text, sentence, match, value)


def _quantity(text: str, sentence: Span, match: re.Match[str], value: tuple[float, float]) -> Quantity:
    bound = _bound(text, sentence, match)
    start, end = match.start("bound") if bound else _core(match), match.end()
    half = _AND_A_HALF.match(text, end, sentence.end) if match["digits"] else None
    if half:
        more = 0.5 * SCALES.get(small(match["scale"] or ""), 1.0)
        value, end = (value[0] + more, value[1] + more), half.end()
    low, high, exact = interval(value, _BOUNDS.get(bound, "up" if match["plus"] else ""))
    if match["words"] and small(match["words"]).endswith("dozen"):
        high += DOZEN * (high > low)
    unit = unit_after(text, end, sentence.end)
    if match["words"] and small(match["words"]) in TIMES:
        unit = (_TIME, *unit)
    elif unit[:1] == (_OCCASION,):
        unit = (_TIME, *unit[1:])
    kind = _kind(text, sentence, match, unit)
    if kind == "age":
        unit = ()
    elif kind == "$" and not match["currency"] and unit[:1] == ("cent",):
        low, high = low / 100, high / 100
    span = Span(start, end)
    taken_of = kind not in _SHARES and _PART.match(text, match.end(), sentence.end) is not None
    rest = _WHOLE.search(text, max(sentence.start, start - REACH), start) is not None
    return Quantity(
        span,
        low,
        high,
        exact,
        kind,
        unit,
        context_of(text, span, sentence),
        bool(match["vague"]),
        taken_of or rest,
        _BOUNDS.get(bound) == "up" and "dozen" not in match.group().lower(),
        0 if bound in _NOT_BEYOND else _BEYOND.get(_BOUNDS.get(bound, ""), 0),
    )


def _bound(text: str, sentence: Span, match: re.Match[str]) -> str:
    """The words before a number that set a bound, in lower case; "took over six districts" sets none."""
    bound = small(match["bound"] or "")
    if bound == "over" and _TAKES.search(text, max(sentence.start, match.start() - 8), match.start()):
        return ""
    return bound


def _kind(text: str, sentence: Span, match: re.Match[str], unit: Sequence[str]) -> str:
    """What a number counts or measures, as `Quantity.kind` has it."""
    if match["fraction"]:
        return "fraction"
    if match["percent"]:
        return "percent"
    if match["currency"]:
        sign = match["currency"].upper()
        return _CODES.get(sign) or sign.removeprefix("US")
    before = max(sentence.start, match.start() - 10)
    if _ONE_IN.search(text, before, match.start()) or _IN_EVERY.match(text, match.end(), sentence.end):
        return "ratio"
    if _plain(match) and is_age(text, Span(_core(match), match.end()), sentence):
        return "age"
    return _MONEY.get(unit[0], "count") if unit else "count"


def _plain(match: re.Match[str]) -> bool:
    """Whether a number is nothing but figures."""
    groups = ("bound", "scale", "plus", "currency", "percent")
    return bool(match["digits"]) and match["digits"].isdigit() and not any(match[group] for group in groups)


def _core(match: re.Match[str]) -> int:
    """Where the number itself begins, with its currency sign."""
    groups = ("currency", "digits", "words", "scaled", "fraction", "vague")
    return min(match.start(group) for group in groups if match[group])


def _value(match: re.Match[str]) -> tuple[float, float] | None:
    if match["digits"]:
        decimal = "." if re.fullmatch(_DECIMAL_COMMA, match["digits"]) else ""
        scale = SCALES.get(small(match["scale"] or ""), 1.0)
        value = float(match["digits"].replace(",", decimal)) * scale
        return value, value
    if match["vague"]:
        return vague(small(match["vague"]))
    if match["scaled"]:
        value = fraction(match["scaled"]) * UNITS[small(match["whole"])]
        return value, value
    if match["fraction"]:
        return fraction(match["fraction"]), fraction(match["fraction"])
    return spelled(small(match["words"]))


def _is_date(text: str, match: re.Match[str], core: Span, sentence: Span) -> bool:
    if not match["digits"]:
        return False
    after = text[core.end : min(sentence.end, core.end + REACH)]
    before = text[max(sentence.start, core.start - REACH) : core.start]
    if _CLOCK.match(after) or (_MONTH_BEFORE.search(before) and not match["scale"]):
        return True
    plain = match["digits"].isdigit() and not (match["scale"] or match["percent"] or match["currency"])
    if plain and _MONTH_AFTER.match(after) and int(match["digits"][:3]) <= 31:
        return True
    year = plain and len(match["digits"]) == 4 and 1800 <= int(match["digits"]) <= 2100
    if year and (not match["bound"] or (int(match["digits"]) % 100 and CLAUSE_ENDS.match(after))):
        # "More than 2019." compares with a year; what is "more than" counts is mostly round.
        return True
    return (
        plain
        and re.search(rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s*\Z", before, re.IGNORECASE) is not None
    )
