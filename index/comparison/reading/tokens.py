"""Word tokens with a form for comparing, in which spelling habits are levelled and the spans stay
verbatim."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from index.article import Span
from index.comparison.reading.stems import stem
from index.languages.calendar_names import MONTHS, WEEKDAYS
from index.running.memo import Computed
from index.text.combining_marks import LETTERS

STOP_WORDS = frozenset(
    "a about above after again against all along also although am amid among an and any are around as at "
    "be because been before being below between both but by can could did do does doing down during each "
    "either else even ever few for from further get got had has have having he her here hers herself him "
    "himself his how however i if in into is it its itself just least less like many may me meanwhile "
    "might more most much must my myself near nor not now of off on once only onto or other others our "
    "ours out over own per rather really same she should since so some still such than that the their "
    "theirs them themselves then there these they this those though through to too toward towards under "
    "until up upon us very was we well were what when where whether which while who whom whose why will "
    "with within without would yet you your yours say said says saying tell told according t s d ll ve re "
    "m don didn doesn isn wasn weren won wouldn couldn shouldn hasn haven hadn aren ain".split()
)
"""Words that carry no proposition of their own; reporting verbs are among them, every news sentence has
one."""

NEGATIONS = frozenset("not no never nor neither none without cannot nobody nothing".split())
"""Stop words, most of them, that turn a claim round."""

BE = frozenset("is are was were be been being".split())
"""The forms of "be" that stand before the participle of a passive."""

ARTICLES = frozenset("a an the".split())

DETERMINERS = ARTICLES | frozenset("its their his her".split())

PREPOSITIONS = frozenset("in on at of for from by with to over into under against through near".split())

PARTING = frozenset(',;:.!?()“”"—–，。；：！？、「」،؛')
"""Marks behind which a word has nothing to do with the one before them, but in passing."""

CLAUSE_MARKS = frozenset(',;:—–“”"()')
"""Those of them that part clauses, also where a full stop only shortens a name."""

STRONG_MARKS = CLAUSE_MARKS - {","}
"""Those behind which no clause goes on."""

PRONOUNS = frozenset("he she it they".split())
"""What a sentence calls somebody or something that was named before."""

_LEVELLED = (
    {month[:3]: month for month in MONTHS if month not in ("may", "march")}
    | {"sept": "september", "per cent": "percent", "%": "percent", "usa": "united states"}
    | {day[:3]: day for day in WEEKDAYS if day not in ("sunday", "saturday", "wednesday", "monday")}
    | {"tues": "tuesday", "thurs": "thursday", "defence": "defense", "offence": "offense"}
    | {"centre": "center", "centres": "centers", "theatre": "theater", "programme": "program"}
    | {"licence": "license", "metre": "meter", "metres": "meters", "kilometre": "kilometer"}
    | {"kilometres": "kilometers", "km": "kilometers", "gov": "governor", "gen": "general", "sen": "senator"}
    | {"rep": "representative", "lt": "lieutenant", "govt": "government", "dept": "department"}
    | {
        "vs": "versus",
        "bn": "billion",
        "tn": "trillion",
        "okay": "ok",
        "grey": "gray",
        "judgement": "judgment",
        "tyre": "tire",
        "tyres": "tires",
    }
)
_ACRONYMS = {
    "US": "united states",
    "USA": "united states",
    "UK": "united kingdom",
    "UN": "united nations",
    "EU": "european union",
    "GOP": "republican",
}
_DOTTED = {acronym.lower(): form for acronym, form in _ACRONYMS.items() if acronym != "GOP"}
_PHRASES = {
    ("united", "states"): "united states",
    ("united", "kingdom"): "united kingdom",
    ("united", "nations"): "united nations",
    ("european", "union"): "european union",
    ("per", "cent"): "percent",
    ("a", "hundred"): "100",
    ("one", "hundred"): "100",
    ("a", "thousand"): "1000",
    ("one", "thousand"): "1000",
    ("a", "dozen"): "12",
    ("half", "dozen"): "6",
}
_ROUND = {"hundred": 100, "thousand": 1000}
NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
}

_BEGINNINGS = NUMBER_WORDS.keys() | {first for first, _ in _PHRASES}

_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|{LETTERS}(?:['’ʼ]{LETTERS})*|[%$€£]"
)
_KATAKANA = frozenset(map(chr, range(0x30A0, 0x3100)))
_UNSPACED = re.compile("[\u30a0-\u30ff]+|[\u3400-\u9fff\uf900-\ufaff]+")
"""What tells something in Chinese and Japanese: hiragana is mostly grammar."""
_POSSESSIVE = re.compile(r"['’ʼ]s\Z")


class Token(NamedTuple):
    """A word, number or currency sign. `form` is its levelled spelling, `stem` the key of its inflections.

    `content` is False for stop words. A form may have a space where one token stands for a fixed phrase.
    """

    span: Span
    form: str
    stem: str
    content: bool


def tokens_of(text: str, span: Span) -> tuple[Token, ...]:
    """The tokens of `text[span]` in order.

    Levelled for comparing: case, diacritics, possessives, US / U.S. / United States, Sept. / September, a
    thousand / 1,000, six / 6, -ise / -ize, defence / defense.
    """
    tokens: list[Token] = []
    begun = ""
    end = -1
    for match in _TOKEN.finditer(text, span.start, span.end):
        surface = match.group()
        form, stemmed, content, begins = _word(surface)
        if begun and (phrase := _phrase(begun, form)) and text[end : match.start()].strip(" \t\n-") == "":
            tokens[-1] = _levelled(tokens[-1].span.start, match.end(), phrase)
            begun = ""
            continue
        start, end = match.span()
        if form:
            tokens.append(Token(Span(start, end), form, stemmed, content))
        begun = surface if begins else ""
    return tuple(tokens)


def stem_of(word: str) -> str:
    """The stem that a word has as a token of running text; of one with hyphens, that of its first part."""
    found = _TOKEN.search(word)
    return _word(found.group())[1] if found else ""


@lru_cache(maxsize=65536)
def _word(surface: str) -> tuple[str, str, bool, bool]:
    """The form and the stem of a word, whether it has content, and whether it may begin a fixed phrase."""
    form = _form(surface)
    begins = bool(form) and not _BEGINNINGS.isdisjoint((form, surface.lower()))
    return form, stem(form), _is_content(form), begins


def _phrase(surface: str, follower: str) -> str:
    """What a word and the form of the one behind it come to as a fixed phrase; "" where they are none."""
    form, plain = _form(surface), surface.lower()
    if phrase := _PHRASES.get((form, follower)) or _PHRASES.get((plain, follower)):
        return phrase
    return str(int(form) * _ROUND[follower]) if follower in _ROUND and plain in NUMBER_WORDS else ""


def content_stems(text: str, span: Span) -> Iterator[tuple[str, bool]]:
    """The stems of the content words of `text[span]`, and whether each is written with a capital.

    A fifth of the cost of `tokens_of`, which also says where they are and levels phrases of two words. Of
    Chinese and Japanese, where no blank says what a word is, any two neighbouring signs count as one.
    """
    return chain.from_iterable(map(_content_stems, _TOKEN.findall(text, span.start, span.end)))


def _stems_of_content(surface: str) -> Sequence[tuple[str, bool]]:
    if not surface.isascii() and (runs := _UNSPACED.findall(surface)):
        return [(piece, False) for run in runs for piece in _pieces(run)]
    form = _form(surface)
    found = stem(form) if form and _is_content(form) else ""
    return [(found, surface[0].isupper())] if found else ()


def _pieces(run: str) -> Sequence[str]:
    """The words of a run of signs: in katakana stands one foreign word."""
    return [run] if run[0] in _KATAKANA else [one + other for one, other in pairwise(run)] or [run]


_content_stems: Callable[[str], Sequence[tuple[str, bool]]] = Computed(_stems_of_content, 65536).__getitem__


def forms_of(tokens: Sequence[Token]) -> str:
    """The levelled text of the tokens, with single spaces."""
    return " ".join(token.form for token in tokens)


def _levelled(start: int, end: int, form: str) -> Token:
    return Token(Span(start, end), form, stem(form), _is_content(form))


@lru_cache(maxsize=65536)
def _is_content(form: str) -> bool:
    """Contractions of stop words ("don't", "they're") are stop words."""
    return form.split("'")[0] not in STOP_WORDS and form not in "$€£" and not form.endswith("n't")


@lru_cache(maxsize=65536)
def _form(surface: str) -> str:
    if surface in _ACRONYMS:
        return _ACRONYMS[surface]
    form = _POSSESSIVE.sub("", surface.casefold())
    if not form.isascii():
        decomposed = unicodedata.normalize("NFKD", form.replace("’", "'").replace("ʼ", "'"))
        form = "".join(character for character in decomposed if not unicodedata.combining(character))
    if form[:1].isdigit():
        return (
            form.replace(",", "").removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
        )
    if "." in form:
        form = form.replace(".", "")
        return _DOTTED.get(form, form)
    if form in NUMBER_WORDS and form != "one":
        return NUMBER_WORDS[form]
    if form in _LEVELLED:
        return _LEVELLED[form]
    if len(form) > 5:
        return _american(form)
    return form


_ISE = re.compile(r"(?<=[a-z]{3})is(e|ed|es|er|ers|ing|ation|ations)\Z")
_YSE = re.compile(r"ys(e|ed|es|ing)\Z")
_OUR = re.compile(r"our(s|ed|ing|ly|able|hood|hoods)?\Z")


def _american(form: str) -> str:
    """British spellings levelled; a word that is no such spelling comes out alike on both sides, which is
    enough."""
    if "is" in form and (match := _ISE.search(form)):
        return form[: match.start()] + "iz" + match.group(1)
    if "ys" in form and (match := _YSE.search(form)):
        return form[: match.start()] + "yz" + match.group(1)
    if "our" in form and (match := _OUR.search(form)):
        return form[: match.start()] + "or" + (match.group(1) or "")
    return form
