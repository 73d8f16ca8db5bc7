"""Numbers in running text of languages other than English, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import log10

from index.article import Span
from index.languages.ages import is_age
from index.languages.model import Figure
from index.languages.unspaced import unspaced_figures
from index.languages.vocabulary import UNSPACED, Vocabulary, one_of, vocabulary
from index.languages.word_tables import small
from index.text.covered import Covered

_BEFORE_SUM = r"[€$£¥₽]|US\$|R\$"
_ONE = r"(?:une?|una?|eine?[nr]?|uma?|één|een|один|одного|jeden|bir|ένα|ενός)"
_ORDINAL = re.compile(
    r"(?:[-–]?(?:й|го|я|му|ой|ий|ème|e|er|re|te|de|ste|ten|th)|[ºª°])(?![\w'’])|[-–][^\W\d_]|[:/]\d"
)
_POINT = re.compile(r"\.\s+[^\W\d_]")
_YEARS = range(1800, 2101)
CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:!?)»”]|\Z)")
"""What stands behind the last word of a clause."""


def figures(text: str, within: Span, language: str, dates: Sequence[Span] = ()) -> Iterator[Figure]:
    """The numbers of a sentence in order. Years, ordinals, times of day and what lies in `dates` are none."""
    if language in UNSPACED:
        dated = Covered(dates)
        yield from (one for one in unspaced_figures(text, within) if not dated.meets(one.core))
        return
    words = vocabulary(language)
    pattern, clock = _patterns(language)
    hours = [Span(*match.span()) for match in clock.finditer(text, within.start, within.end)] if clock else []
    taken = Covered([*dates, *hours])
    for match in pattern.finditer(text, within.start, within.end):
        begin = min(
            match.start(group)
            for group in ("before", "share", "digits", "fraction", "half", "one", "words", "vague")
            if match[group]
        )
        core = Span(begin, match.end())
        if taken.meets(core):
            continue
        plain = _is_plain(match)
        age = plain and is_age(text, Span(match.start("digits"), match.end()), words)
        if plain and not age and _is_none(text, match, words):
            continue
        low, high = _value(match, words)
        bound = next((sign for sign in words.bounds if match[sign]), "")
        at_least = bound == "up" and re.fullmatch(words.at_least, match["up"].casefold()) is not None
        yield Figure(
            Span(match.start(), match.end()),
            core,
            low,
            high,
            bound,
            at_least,
            _kind(match, words, age),
            bool(match["vague"]),
        )


def _is_plain(match: re.Match[str]) -> bool:
    """Whether a number is nothing but figures."""
    digits = match["digits"] or ""
    return digits.isdigit() and match.end() == match.end("digits") and not match["before"]


def _is_none(text: str, match: re.Match[str], words: Vocabulary) -> bool:
    """Whether plain figures count nothing: a year, an ordinal, a part of something longer."""
    digits = match["digits"]
    if _ORDINAL.match(text, match.end()):
        return True
    if words.day_joint.startswith("\\.") and len(digits) < 3 and _POINT.match(text, match.end()):
        return True
    if len(digits) != 4 or int(digits) not in _YEARS:
        return False
    # "Mehr als 2019" at the end of a clause compares with a year; what is "more than" counts is mostly round.
    bounded = any(match[sign] for sign in words.bounds)
    return not bounded or (int(digits) % 100 != 0 and CLAUSE_ENDS.match(text, match.end()) is not None)


def _kind(match: re.Match[str], words: Vocabulary, age: bool) -> str:
    if match["fraction"]:
        return "fraction"
    if match["percent"] or match["share"]:
        return "percent"
    if match["before"]:
        return words.currencies.get(small(match["before"]), match["before"])
    if match["currency"]:
        return words.currencies[small(match["currency"])]
    return "age" if age else "count"


def _value(match: re.Match[str], words: Vocabulary) -> tuple[float, float]:
    if match["vague"]:
        low, high = words.vague[small(match["vague"])]
        return low, high
    if match["fraction"]:
        value = next(value for at, value in enumerate(words.shares.values()) if match[f"fraction{at}"])
        return value, value
    value, last = 0.0, 1.0
    if match["half"]:
        value = 0.5
    elif match["digits"]:
        value = in_figures(match["digits"], words.group, words.decimal)
    elif match["words"]:
        value, last = _in_words(small(match["words"]), words)
    elif match["one"]:
        value = 1.0
    value += 0.5 * last * bool(match["half_more"])
    if match["scale"]:
        last = words.scales[small(match["scale"])]
        value = value * last + 0.5 * last * bool(match["half_behind"])
    return value, value


def in_figures(digits: str, group: str, decimal: str) -> float:
    """The value of figures as a language writes them: `1.200` and `1,2` in German."""
    grouped = re.fullmatch(
        rf"\d{{1,3}}(?:[{re.escape(group)}]\d{{3}})+(?:[{re.escape(decimal)}]\d+)?", digits
    )
    if grouped and not (digits.count(",") == 1 and "," in decimal and "," not in group):
        last = max((digits.rfind(sign) for sign in decimal), default=-1)
        whole, part = (
            (digits, "") if last < 0 or digits[last] in group else (digits[:last], digits[last + 1 :])
        )
        return float(re.sub(r"\D", "", whole) + (f".{part}" if part else ""))
    for sign in group:
        if sign not in ".,":
            digits = digits.replace(sign, "")
    if digits.count(".") + digits.count(",") > 1:
        last = max(digits.rfind("."), digits.rfind(","))
        digits = re.sub(r"[.,]", "", digits[:last]) + "." + digits[last + 1 :]
    return float(re.sub(r"[,٫٬]", ".", digits))


def _in_words(written: str, words: Vocabulary) -> tuple[float, float]:
    """The value of a number in words, which are all known, and what "and a half" behind it is the half of."""
    total = current = 0.0
    last = 1.0
    for word in re.findall(_word_pattern(words.code), written):
        value = words.numbers.get(word)
        if value is not None and not (value == 100 and current):
            current += value
            last = 1.0
            continue
        last = factor = words.scales.get(word, value or 1.0)
        if factor <= 100:
            current = max(current, 1.0) * factor
        else:
            total += max(current, 1.0) * factor
            current = 0.0
    return total + current, 10.0 ** int(log10(last))


@cache
def _word_pattern(code: str) -> re.Pattern[str]:
    words = vocabulary(code)
    return re.compile(rf"(?<!\w)(?:{one_of([*words.numbers, *words.scales])})(?!\w)")


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    words = vocabulary(code)
    group, decimal = (re.escape(signs) for signs in (words.group, words.decimal))
    number = one_of(words.numbers)
    scale = one_of(words.scales)
    more = rf"(?:(?:[\s-]|{words.number_joint})(?:{number}|{scale}))*"
    bounds = "|".join(rf"(?P<{sign}>{pattern})(?:\s+|(?<=['’]))" for sign, pattern in words.bounds.items())
    share = rf"(?P<share>{words.percent_before})\s?" if words.percent_before else r"(?P<share>(?!))"
    fractions = "|".join(rf"(?P<fraction{at}>{pattern})" for at, pattern in enumerate(words.shares))
    half, and_a_half = words.half or "(?!)", words.and_a_half or "(?!)"
    return (
        re.compile(
            rf"(?<![\w.,:/’'-])(?:{bounds})?(?:(?P<before>{_BEFORE_SUM})\s?|{share})?"
            rf"(?:(?P<digits>\d{{1,3}}(?:[{group}]\d{{3}})+(?!\d)(?:[{decimal}]\d+)?|\d+(?:[.,٫]\d+)?)"
            rf"|(?P<fraction>{fractions})(?!\w)|(?P<half>{half})[\s-](?=(?:{scale})(?!\w))"
            rf"|(?P<one>{_ONE})(?=\s(?:{scale}|{and_a_half})(?!\w))"
            rf"|(?P<words>(?:{number}){more}|(?P<vague>{one_of(words.vague)})(?!\w)|(?:{scale}){more})(?![\w-]))"
            rf"(?:\s(?P<half_more>{and_a_half})(?!\w))?"
            rf"(?:[\s-]?(?P<scale>{scale})(?!\w)(?:\s(?P<half_behind>{and_a_half})(?!\w))?)?"
            rf"(?:\s?(?:de\s|d['’]|di\s)?(?P<percent>{words.percent})(?!\w)"
            rf"|\s?(?:de\s|d['’]|di\s)?(?P<currency>{one_of(words.currencies)})(?!\w))?",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<!\w)(?:{words.clock})", re.IGNORECASE) if words.clock else None,
    )
