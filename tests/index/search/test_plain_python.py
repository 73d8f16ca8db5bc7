"""What a query finds, against a reading of every article by the book: the same articles, for any query."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from random import Random
from typing import Any

import pytest

from index.article import Article
from index.formats.text_file import parse
from index.search.indexing.article_postings import ARTICLES, Document
from index.search.indexing.postings import Postings
from index.search.model import SearchResult
from index.search.terms.analysis import stem_of, words

_PLAIN = (
    "ferry ferries harbour harbor coast coastal guard guards boat boats ran aground storm stormy sank a the "
    "of in on was were said rescue rescued rescuers organise organizing organization sandbank sand bank tugs"
)
_ODD = (
    "İstanbul Straße STRASSE ﬁsh ﬁshing naïve Naive Łódź Lodz cafe\u0301 café 上海港口 上海 co-operation "
    "O’Neil’s oneil U.S. us 1,037 1037 2.5 don't ʼ ʼ5 Эльба эльбы البحر ǅungla \u00adsoft\u00adened x² ½ — "
    "… 🙂 e\u0301te\u0301 été snake_case ʼ ʼ ʼ"
)
_VOCABULARY = (*_PLAIN.split(), *_ODD.split(" "))
_HEADLINES = (*_VOCABULARY, *"zeppelin regatta regattas quay".split())
_SOURCES = ("Coastal Echo", "Echo", "Wire", "ÉCHO du Nord", "")
_DATES = ("2019", "2019-11", "2019-11-04", "2019-11-30", "2019-12-01", "2020-02-29T23:10:00Z", "2021-07", "")
_LANGUAGES = ("en", "en-GB", "fr", "")
_TAGS = {("tag", "ships"): range(0, 40, 3), ("is", "read"): range(0, 40, 2), ("is", "noted"): range(5)}


def _written(number: int, draw: Random) -> str:
    """One article as a file has it: its head, perhaps a headline that the text does not repeat, sentences."""
    values = {
        "title": " ".join(draw.choices(_HEADLINES, k=draw.randint(1, 4))) if draw.random() < 0.6 else "",
        "source": draw.choice(_SOURCES),
        "date": draw.choice(_DATES),
        "language": draw.choice(_LANGUAGES),
    }
    head = "".join(f"{name}: {value}\n" for name, value in values.items() if value)
    said = [" ".join(draw.choices(_VOCABULARY, k=draw.randint(1, 9))) for _ in range(draw.randint(1, 4))]
    ends = draw.choices([". ", ".\n", ".\n\n", "! ", " — "], k=len(said))
    body = "".join(map("".join, zip(said, ends, strict=True)))
    return f"---\n{head}---\n{body}\nShare this article {number}\n"


def _article(number: int, text: str) -> Article:
    return parse(text.encode(), article_id=f"{number:02}", path=f"{'ab'[number % 2]}/{number:02}.txt").article


def _shelved() -> list[str]:
    draw = Random(20191104)
    return [_written(number, draw) for number in range(49)]


_TEXTS = _shelved()
_ROWS = [
    line.split() for text in _TEXTS for line in text.replace("title:", "---").split("---") if line.split()
]


@dataclass(frozen=True)
class Told:
    """An article as plain Python reads it: the folded words of its text and of its title."""

    number: int
    article: Article
    text: tuple[str, ...]
    title: tuple[str, ...]

    def rows(self, field: str) -> list[tuple[str, ...]]:
        """The rows of words that a field has (`text`, `title`, or both)."""
        return [self.text] * (field != "title") + [self.title] * (field != "text")


@dataclass(frozen=True)
class Shelf:
    """The articles, and a search through an index that came about in several changes."""

    told: tuple[Told, ...]
    find: Callable[..., SearchResult]


@pytest.fixture(scope="module")
def shelf(search_in: Callable[[Mapping[str, Article], Postings[Document]], Any]) -> Shelf:
    articles = [_article(number, text) for number, text in enumerate(_TEXTS[:40])]
    before = [_article(number, text) for number, text in enumerate(_TEXTS[40:])]
    postings = Postings(None, ARTICLES)
    for part in (before, articles[:25], articles[25:]):
        postings.update((one.id, Document(one, one.text)) for one in part)
    told = [
        Told(
            number,
            one,
            tuple(word for _, _, word in words(one.text, one.body.start, one.body.end)),
            tuple(word for _, _, word in words(one.title)),
        )
        for number, one in enumerate(articles)
    ]
    kept = {key: [articles[number].id for number in numbers] for key, numbers in _TAGS.items()}
    return Shelf(tuple(told), search_in({one.id: one for one in articles}, postings, kept))


Fits = Callable[[Told], bool]


@dataclass(frozen=True)
class Asked:
    """A query, or a part of one, and what it means by the book.

    `loose` where it needs parentheses among others; `limits` where it holds also for an article that has only
    a part of the words; `together` are the parts that must all fit.
    """

    text: str
    fits: Fits
    loose: bool = False
    limits: bool = False
    together: tuple[Asked, ...] = ()

    @property
    def tight(self) -> str:
        return f"({self.text})" if self.loose else self.text


def _folded(text: str) -> tuple[str, ...]:
    return tuple(word for _, _, word in words(text))


def _stands(row: Sequence[str], phrase: Sequence[str]) -> bool:
    return any(tuple(row[at : at + len(phrase)]) == tuple(phrase) for at in range(len(row)))


def _edits(one: str, other: str) -> int:
    """Letters left out, put in, changed or swapped with the next (optimal string alignment)."""
    table = {(-1, -1): 0}
    table |= {(at, -1): at + 1 for at in range(len(one))} | {(-1, at): at + 1 for at in range(len(other))}
    for i, j in product(range(len(one)), range(len(other))):
        changed = table[i - 1, j - 1] + (one[i] != other[j])
        table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, changed)
        if i and j and one[i] == other[j - 1] and one[i - 1] == other[j]:
            table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one) - 1, len(other) - 1]


def _any_word(field: str, fits: Callable[[str], bool]) -> Fits:
    return lambda told: any(fits(word) for row in told.rows(field) for word in row)


def _in_any_row(field: str, phrase: tuple[str, ...]) -> Fits:
    return lambda told: any(_stands(row, phrase) for row in told.rows(field))


_SURFACES = [one for one in _HEADLINES if _folded(one)]
_WORDS = {word for one in _HEADLINES for word in _folded(one)} | {"share", "this", "article"}
_LETTERED = [one for one in _SURFACES if one.isalpha() and len(_folded(one)) == 1]
_BEGUN = [one for one in _LETTERED if len(_folded(one[:2])) == 1 and len(_folded(one[:2])[0]) > 1]
_STRETCHES = [
    row[at : at + long] for row in _ROWS for at in range(len(row)) for long in (2, 3) if _folded(row[at])
]
_DAYS = ("2019", "2019-11", "2019-12", "2019-11-04", "2019-11-30", "2020-02-29", "2021")
_RANGES = ("date:{0}", "date:{0}..{1}", "date:{0}..", "date:..{1}", "before:{0}", "after:{0}")


def _a_word(draw: Random, field: str, literal: bool) -> Asked:
    text = draw.choice([str, str.upper, str.title, "{}’s".format, "{},".format])(draw.choice(_SURFACES))
    folded = _folded(text)
    if len(folded) > 1 or literal:
        return Asked(text, _in_any_row(field, folded))
    return Asked(text, _any_word(field, lambda word: stem_of(word) == stem_of(folded[0])))


def _a_phrase(draw: Random, field: str, _: bool) -> Asked:
    found = draw.choice([draw.choice(_STRETCHES), draw.choices(_SURFACES, k=draw.randint(1, 3))])
    text, quotes = draw.choice([" ", ", ", "\n"]).join(found), draw.choice(['""', "“”"])
    return Asked(f"{quotes[0]}{text}{quotes[1]}", _in_any_row(field, _folded(text)))


def _a_prefix(draw: Random, field: str, _: bool) -> Asked:
    word = draw.choice(_BEGUN)
    text = word[: draw.randint(2, len(word))]
    return Asked(f"{text}*", _any_word(field, lambda one: one.startswith(_folded(text)[0])))


def _about(draw: Random, field: str, _: bool) -> Asked:
    letters = list(draw.choice([one for one in _LETTERED if len(one) > 3]))
    letters[draw.randrange(len(letters))] = draw.choice(["", "x", "st"])
    text, given = "".join(letters), draw.choice(["", "1", "2"])
    (word,) = _folded(text)
    edits = int(given or (1 if len(word) < 6 else 2))
    near = {one for one in _WORDS if _edits(one, word) <= edits}
    return Asked(f"{text}~{given}", _any_word(field, near.__contains__))


def _matched(draw: Random, literal: bool) -> Asked:
    """Something that is looked for in the words, perhaps in a field."""
    kinds = [_a_word, _a_word, _a_phrase, _a_prefix] + [_about] * (not literal)
    field = draw.choice(["", "", "title", "text"])
    made = draw.choice(kinds)(draw, field, literal)
    return replace(made, text=f"{field}:{made.text}") if field else made


def _days(written: str) -> tuple[str, str]:
    """The first and the last day of a day, a month or a year."""
    year, month, day = (*written[:10].split("-"), "", "")[:3]
    last = calendar.monthrange(int(year), int(month or 12))[1]
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or 12}-{day or last}"


def _dated(draw: Random) -> Asked:
    """A stretch of days: all days that an article may be of have to lie in it."""
    first, last, kind = draw.choice(_DAYS), draw.choice(_DAYS), draw.choice(_RANGES)
    earlier, later = first, last
    if kind == "date:{0}..{1}" and _days(first)[0] > _days(last)[1]:
        # A stretch that ends before it begins is meant the other way round.
        earlier, later = last, first
    begin, end = _days(earlier)[0], _days(later if ".." in kind else first)[1]

    def fits(told: Told) -> bool:
        if not told.article.date:
            return False
        earliest, latest = _days(told.article.date)
        if kind.startswith("before"):
            return latest < begin
        if kind.startswith("after"):
            return earliest > end
        return ("{0}" not in kind or earliest >= begin) and (kind == "date:{0}.." or latest <= end)

    return Asked(kind.format(first, last), fits, limits=True)


def _listed(draw: Random) -> Asked:
    """What the library keeps of an article."""

    def source(told: Told) -> str:
        return told.article.source.casefold()

    def language(told: Told) -> str:
        return f"{told.article.language or ''}-".casefold()

    read, ships = _TAGS["is", "read"], _TAGS["tag", "ships"]
    part, whole = (
        draw.choice(["echo", "WIRE", "coast", "École"]),
        draw.choice(["echo", "Écho du Nord", "al ec"]),
    )
    known = whole.casefold() in {one.casefold() for one in _SOURCES}
    spoken, place = draw.choice(["en", "en-gb", "fr", "de"]), draw.choice(["a/", "b/1", "7.txt"])
    means: dict[str, Fits] = {
        f"source:{part}": lambda told: part.casefold() in source(told),
        f'source:"{whole}"': lambda told: (
            whole.casefold() == source(told) if known else whole.casefold() in source(told)
        ),
        f"lang:{spoken}": lambda told: language(told).startswith(f"{spoken}-"),
        f"file:{place}": lambda told: place in told.article.path,
        "tag:ships": lambda told: told.number in ships,
        "is:read": lambda told: told.number in read,
        "is:unread": lambda told: told.number not in read,
    }
    text = draw.choice(list(means))
    return Asked(text, means[text], limits=True)


def _all_of(parts: Sequence[Asked], joint: str) -> Asked:
    text = joint.join(one.tight for one in parts)
    return Asked(text, lambda told: all(one.fits(told) for one in parts), loose=True, together=tuple(parts))


def _any_of(parts: Sequence[Asked]) -> Asked:
    text = " OR ".join(one.text if one.together else one.tight for one in parts)
    return Asked(text, lambda told: any(one.fits(told) for one in parts), loose=True)


def _none_of(one: Asked, sign: str) -> Asked:
    return Asked(f"{sign}{one.tight}", lambda told: not one.fits(told), limits=True)


def _query(draw: Random, literal: bool, depth: int = 0) -> Asked:
    kind = draw.random() * (0.6 if depth == 3 else 1.0)
    if kind < 0.4:
        return _matched(draw, literal)
    if kind < 0.6:
        return draw.choice([_dated, _listed])(draw)
    inner = [_query(draw, literal, depth + 1) for _ in range(draw.randint(2, 3))]
    if kind < 0.8:
        return _all_of(inner, draw.choice([" ", "  ", " AND "]))
    if kind < 0.92 or inner[0].text.startswith(("-", "NOT")):
        return _any_of(inner)
    return _none_of(inner[0], draw.choice(["-", "NOT "]))


def _meant(shelf: Shelf, asked: Asked) -> set[str]:
    """The articles that fit; where none has all of it, those that have a part, within the limits."""
    found = {told.article.id for told in shelf.told if asked.fits(told)}
    looked_for = [one for one in asked.together if not one.limits]
    if found or len(looked_for) < 2:
        return found
    limits = [one for one in asked.together if one.limits]
    return {
        told.article.id
        for told in shelf.told
        if any(one.fits(told) for one in looked_for) and all(one.fits(told) for one in limits)
    }


def _unfinished(draw: Random, shelf: Shelf) -> Asked:
    """A word as it is typed: any that begins so, the word itself in all its forms, and the forms of the only
    one that begins so."""
    word = draw.choice(_BEGUN)
    text = word[: draw.randint(2, len(word))]
    (begun,) = _folded(text)
    completions = {
        word for told in shelf.told for row in told.rows("") for word in row if word.startswith(begun)
    }
    (whole,) = completions if len(completions) == 1 else (begun,)
    return Asked(text, _any_word("", lambda one: one.startswith(begun) or stem_of(one) == stem_of(whole)))


@pytest.mark.parametrize("manner", ["words", "literal", "typing"])
def test_a_query_finds_what_plain_python_finds(shelf: Shelf, manner: str) -> None:
    """Random queries rather than a law: most of those that hypothesis tries are like the one before."""
    draw = Random(manner)
    found_otherwise = []
    for _ in range(150):
        asked = _query(draw, manner == "literal")
        if manner == "typing":
            asked = _all_of([asked, _unfinished(draw, shelf)], " ")
        result = shelf.find(asked.text, limit=99, literal=manner == "literal", typing=manner == "typing")
        if (meant := _meant(shelf, asked)) != {hit.id for hit in result.hits} or result.total != len(meant):
            found_otherwise.append(asked.text)
    assert not found_otherwise
