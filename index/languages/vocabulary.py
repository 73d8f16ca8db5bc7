"""The words of one language that tell of numbers, days, speech and names, read from `data` when an article in
it first comes."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from index.languages.calendar_names import MONTHS, WEEKDAYS
from index.languages.compound_numbers import compound_numbers
from index.languages.everyday import EVERYDAY
from index.languages.word_tables import by_word, small
from index.running.late_imports import IMPORTING

LATIN = ("de", "fr", "es", "it", "pt", "nl", "pl", "tr")
"""Languages in Latin script that are told apart by their everyday words."""

SPACED = frozenset({*LATIN, "ru", "uk", "el", "ar"})
"""Languages whose words are known and stand between blanks."""

UNSPACED = frozenset({"zh", "ja"})
"""Languages without blanks between words; of what they say a few signs tell."""

KNOWN = SPACED | UNSPACED
"""All languages beside English of which something is known here."""


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """What is known of a language; all words in small letters, as `small` makes them.

    `stop_words` carry no proposition, folded. `months` and `weekdays` give numbers from 1 and from 0.
    `relative` are expressions of English ones ("last week"). `numbers` and `scales` are values, `shares`
    those of patterns of parts of a whole ("two thirds"); `half` is a pattern of what halves the scale behind
    it, `and_a_half` of what adds a half to what stands before, `most` of what says "most of"; `age` of what
    makes the figures before it an age, `years` of what does so between commas or behind `aged`; `bounds` are
    patterns by what they set (`up`, `down`, `most`, `about`). `meaning` gives the English word for what is
    counted and the like, by folded word. `stem` makes one key of the inflections of a word, `denials` turn
    what is said round, folded, and in a line of `opposites` the words on either side of a slash exclude each
    other. What else there is, is patterns and words as `data` has them.
    """

    code: str
    stop_words: frozenset[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    relative: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    half: str
    and_a_half: str
    shares: Mapping[str, float]
    most: str
    age: str
    years: str
    aged: str
    bounds: Mapping[str, str]
    vague: Mapping[str, tuple[float, float]]
    currencies: Mapping[str, str]
    meaning: Mapping[str, str]
    titles: frozenset[str]
    title_ends: tuple[str, ...]
    particles: frozenset[str]
    speech: frozenset[str]
    denials: frozenset[str]
    opposites: str
    reached: str
    in_place: frozenset[str]
    places: Mapping[str, str]
    group: str
    decimal: str
    percent: str
    percent_before: str
    at_least: str
    clock: str
    day_joint: str
    year_before: str
    year_after: str
    number_joint: str
    nouns_are_capital: bool
    weekdays_are_capital: bool
    stem: Callable[[str], str]


_AS_THEY_ARE = (
    "most age years aged bounds opposites reached group decimal percent at_least clock day_joint year_before"
).split()
"""Fields that are as the file has them."""

_WHERE_THERE_ARE = "half and_a_half percent_before year_after".split()
"""Those that not every language has; empty there."""


def folded(word: str) -> str:
    """A word in small letters without accents."""
    word = word.casefold()
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFKD", word.replace("’", "'").replace("ʼ", "'").replace("ı", "i"))
    return "".join([part for part in parts if not unicodedata.combining(part)])


@cache
def vocabulary(code: str) -> Vocabulary:
    """The words of a language of `SPACED`."""
    data: dict[str, Any] = tomllib.loads(
        resources.files("index.languages").joinpath("data", f"{code}.toml").read_text(encoding="utf-8")
    )

    def words(field: str) -> list[str]:
        return str(data.get(field, "")).split()

    def looked_up(field: str) -> Iterator[str]:
        return map(small, words(field))

    months = by_word(enumerate(data["months"], 1), _small_parted)
    weekdays = by_word(enumerate(data["weekdays"]), small)
    weekdays |= {day + end: at for day, at in weekdays.items() for end in words("weekday_ends")}
    meaning = by_word(data["counted"].items(), folded)
    meaning |= {folded(name.rstrip(".")): MONTHS[at - 1] for name, at in months.items()}
    meaning |= {folded(name): WEEKDAYS[at] for name, at in weekdays.items()}
    numbers = {
        word: float(value) for word, value in zip(looked_up("numbers"), words("number_values"), strict=True)
    }
    about = [word for word in data["bounds"]["about"].split("|") if word.isalpha()]
    stop_words = [*EVERYDAY.get(code, ()), *words("stop"), *words("speech"), *_listed(code), *about]
    return Vocabulary(
        code=code,
        stop_words=frozenset(map(folded, stop_words)) - meaning.keys(),
        months=months,
        weekdays=weekdays,
        relative={english: tuple(each) for english, each in data["relative"].items()},
        numbers=numbers | compound_numbers(code, numbers),
        scales={word: float(value) for word, value in by_word(data["scales"].items(), small).items()},
        shares={pattern: float(Fraction(share)) for share, pattern in data["shares"].items()},
        vague={word: _range(ends) for word, ends in by_word(data["vague"].items(), _small_parted).items()},
        currencies=by_word(data["currencies"].items(), small),
        meaning=meaning,
        titles=frozenset(looked_up("titles")),
        title_ends=tuple(looked_up("title_ends")),
        particles=frozenset(looked_up("particles")),
        speech=frozenset(looked_up("speech")),
        denials=frozenset(map(folded, words("denials"))),
        in_place=frozenset(looked_up("in_place")),
        places=by_word(data["places"].items(), _parted),
        number_joint=data.get("number_joint", r"[\s-]"),
        nouns_are_capital=bool(data.get("nouns_are_capital")),
        weekdays_are_capital=bool(data.get("weekdays_are_capital")),
        stem=_stemmer(code, words("beginnings"), words("endings")),
        **{field: data[field] for field in _AS_THEY_ARE},
        **{field: data.get(field, "") for field in _WHERE_THERE_ARE},
    )


def _range(ends: str) -> tuple[float, float]:
    low, _, high = ends.partition("-")
    return float(low), float(high)


def _parted(name: str) -> str:
    """A name whose words are joined in a list of names parted by blanks."""
    return name.replace("_", " ")


def _small_parted(name: str) -> str:
    return small(_parted(name))


def _listed(code: str) -> Iterable[str]:
    """The stop words that Whoosh has of a language."""
    with IMPORTING:
        from whoosh.lang.stopwords import stoplists
    listed: Iterable[str] = stoplists.get(code, ())
    return listed


_SHORTEST = 3
"""Letters that an ending leaves."""


def _stemmer(code: str, beginnings: list[str], endings: list[str]) -> Callable[[str], str]:
    """Whoosh's stemmer of a language, else what cuts off the longest of its endings; accents go last."""
    if endings:
        behind = re.compile(rf"(?<=\w{{{_SHORTEST}}})(?:{one_of(endings)})\Z")
        before = re.compile(rf"\A(?:{one_of(beginnings)})(?=\w{{{_SHORTEST}}})")

        def cut(word: str) -> str:
            return behind.sub("", before.sub("", word))
    else:
        with IMPORTING:
            from whoosh.lang import stemmer_for_language

        cut = stemmer_for_language(code)
    return lru_cache(maxsize=65536)(lambda word: folded(cut(word.casefold())) or folded(word))


def one_of(words: Iterable[str]) -> str:
    """An expression for one of some words, the longest first; nothing where there are none."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) or r"(?!)"
