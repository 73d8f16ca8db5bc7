"""Turns text into the words that are indexed and looked for; the same on both sides, and nowhere else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from index.comparison.reading.stems import stem
from index.running.late_imports import IMPORTING
from index.text.combining_marks import COMBINING

SINGLE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts written without spaces: kana and Chinese characters, each indexed as a word."""

_LETTER = r"[^\W_]"
_MARK = "['’ʼ]"
_VOWEL = "aeiouyhàâäáéèêëíîïóôöúùûüœæ"
_ELISION = (
    rf"(?:(?<=\b[cdjlmnstCDJLMNST]{_MARK})|(?<=\b[Uu]n{_MARK})|(?<=(?:[Qq]u|QU|ll|LL){_MARK}))"
    rf"[{_VOWEL}{_VOWEL.upper()}]"
)
"""What is written together in French, Italian and Catalan and is two words: l'école, qu'il, dell'arte."""

_PATTERN = rf"(?:[^\W\d_]\.){{{{2,}}}}|\d+(?:[.,]\d+)*|(?:{{0}})+(?:{_MARK}(?!{_ELISION})(?:{{0}})+)*"
_WORD = re.compile(_PATTERN.format(_LETTER))
_ASCII = frozenset(map(chr, range(128)))
_REST_OF_WORD = (
    rf"(?<=[^\W\d_])\.(?:[^\W\d_]\.)+|(?<=\d)\d*(?:[.,]\d+)*|(?<={_LETTER}){_LETTER}*"
    rf"(?:{_MARK}(?!{_ELISION}){_LETTER}+)*"
)
"""What follows the first character of a word."""
_ANY_WORD = re.compile(f"[{SINGLE}]|" + _PATTERN.format(f"(?![{SINGLE}]){_LETTER}[{COMBINING}]*"))
_PERHAPS_OTHER = re.compile(f"[{SINGLE}{COMBINING}]")
"""What the simple pattern takes for no letter, or for one of a longer word."""
_POSSESSIVE = re.compile(rf"{_MARK}s\Z")
_ISE = re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)\Z)")
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "'": "",
        "’": "",
        "ʼ": "",
        ".": "",
    }
)

LONGEST_WORD = 64
"""Code points of a word that count; what is longer is no word, and would only bloat the index."""


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """The words of `text[start:end]` as (start, end, folded word), in order.

    Folded: case, diacritics, apostrophes and the possessive 's, the points of U.S., the commas of 1,037.
    Words joined by a hyphen are two words, and so are an elided word and the one it is joined to (l'école).
    """
    for begin, stop, surface in surfaces(text, start, len(text) if end is None else end):
        word = fold(surface)
        if word:
            yield begin, stop, word


def literal_words(text: str) -> tuple[str, ...]:
    """The same, without their places."""
    return tuple([word for _, _, word in words(text)])


def surfaces(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The words of `text[start:end]` as they are written: (start, end, surface), in order."""
    for match in _word_pattern(text, start, end).finditer(text, start, end):
        yield match.start(), match.end(), match.group()


def places_of_word(text: str, surface: str, start: int, end: int) -> Iterator[int]:
    """Where `surfaces` has this word in `text[start:end]`; most words are passed over unread."""
    at = text.find(surface, start, end)
    if at < 0:
        return
    pattern = _word_pattern(text, start, end)
    while at >= 0:
        # A blank parts words, whatever stands before it.
        begin = max(start, text.rfind(" ", start, at) + 1)
        for match in pattern.finditer(text, begin, end):
            if match.end() > at:
                if match.span() == (at, at + len(surface)):
                    yield at
                break
        at = text.find(surface, at + 1, end)


def distinct(text: str) -> set[str]:
    """The different words of a text as they are written; several times as fast as going through them."""
    return set(_word_pattern(text, 0, len(text)).findall(text))


def distinct_begun(text: str, letters: str) -> set[str] | None:
    """Of the different words of a text those that begin with one of these letters of a to z, perhaps with
    others and with ends of words; a tenth of the time of all. None where that cannot be told from the letters
    alone."""
    if not text.isascii() and _PERHAPS_OTHER.search(text):
        return None
    return set(_begun(letters).findall(text))


@lru_cache(maxsize=512)
def _begun(letters: str) -> re.Pattern[str]:
    # What begins with characters is sought by these; what begins with what stands before is tried everywhere.
    others = re.escape("".join(sorted(_ASCII.difference(letters, letters.upper()))))
    # What stands before is no letter; a figure may, as in 5km. What is not ASCII may be folded to any letter.
    return re.compile(rf"[^{others}](?<![^\W\d_].)(?:{_REST_OF_WORD})")


def rows(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[list[tuple[str, str]]]:
    """For each (start, end) the words in it, as (surface, folded word); faster than `words`, which also says
    where they are."""
    find = _word_pattern(text, 0, len(text)).findall
    for start, end in spans:
        found = [(surface, fold(surface)) for surface in find(text, start, end)]
        yield [pair for pair in found if pair[1]]


def written(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[list[str]]:
    """For each (start, end) the words in it as they are written, to be folded one by one; the fastest way."""
    find = _word_pattern(text, 0, len(text)).findall
    for start, end in spans:
        yield find(text, start, end)


def _word_pattern(text: str, start: int, end: int) -> re.Pattern[str]:
    """The simple pattern where it is enough; the other takes twice as long."""
    return _WORD if text.isascii() or not _PERHAPS_OTHER.search(text, start, end) else _ANY_WORD


@lru_cache(maxsize=65536)
def fold(surface: str) -> str:
    """The folded form of one word as it is written."""
    if surface.isascii() and surface.isalpha():
        return surface.lower()[:LONGEST_WORD]
    if surface[0].isdigit():
        return surface.replace(",", "")[:LONGEST_WORD]
    word = _POSSESSIVE.sub("", surface).casefold().translate(_LETTERS)
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return word[:LONGEST_WORD]


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """The key that a folded word shares with its inflections and its British or American spelling. A word in
    Cyrillic letters shares it with its Russian ones: of these, unlike of Latin ones, the script tells."""
    if "\u0430" <= word[:1] <= "\u044f":
        with IMPORTING:
            from index.languages.vocabulary import vocabulary

        return vocabulary("ru").stem(word) or word
    return stem(_ISE.sub("iz", word) if len(word) > 6 else word) or word
