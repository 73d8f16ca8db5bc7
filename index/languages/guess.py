"""Which language an article is written in, as far as it says so or its words and letters tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.article import Article, Span
from index.languages.everyday import EVERYDAY

ENGLISH = "en"

LOOKED_AT = 1500
"""Code points of the text that are looked at, and"""
FIRST_LOOK = 500
"""those that mostly show that it is English."""

_ENGLISH = frozenset(
    "the of and to is was that for on with as by at from said be are has have had were been it its he his "
    "she her they their not this who which will would after in".split()
)
ENOUGH = 0.12
"""Share of the words that must be everyday words of a language; in another one it is mostly less than a
tenth."""

LEAST = 3
"""Such words that there must be, for "a" and "no" are English, too."""

SURELY = 0.15
"""Share from which the first words show English; in Dutch and German, which have some of them, it is less
than a tenth."""

CERTAIN_WORDS = 12
"""Words that a text must have for its language to be certain, or"""
CERTAIN_LETTERS = 20
"""letters, where its script alone tells it;"""
CERTAIN_SHARE = 0.18
"""share of everyday words, where many languages have its script,"""
CERTAIN_LEAD = 1.5
"""and how many times as many as those of the next language. Articles of one of the languages have a share of
.19 to .45 and a lead of 1.8 and more; Romanian has .17 of Spanish, Catalan a lead of 1.3, Galician of 1.4."""

_LANGUAGES: dict[str, list[str]] = {}
"""Everyday word → the languages that it is one of."""
for _code, _words in (*EVERYDAY.items(), (ENGLISH, _ENGLISH)):
    for _each in _words:
        _LANGUAGES.setdefault(_each, []).append(_code)

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]"), 0.1),
    ("zh", re.compile("[\u3400-\u9fff\uf900-\ufaff]"), 0.3),
    ("ko", re.compile("[\uac00-\ud7af]"), 0.3),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), 0.3),
    ("he", re.compile("[\u0590-\u05ff]"), 0.3),
    ("ar", re.compile("[\u0600-\u06ff]"), 0.3),
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэъёЫЭЪЁ]")
_RUSSIAN_ALONE = re.compile("[ыэёЫЭЁ]")
_OTHER_CYRILLIC = re.compile("[^а-яёіїєґА-ЯЁІЇЄҐ\\W\\d_a-zA-Z]")
"""Letters of Serbian, Macedonian, Belarusian, Kazakh, Tajik and others that are written in Cyrillic."""
_PERSIAN = re.compile("[پچژگ]")


def language_of(article: Article) -> str:
    """The language of an article as a code of two letters (`de`): what is known of it, else a guess by its
    text; "" where neither says anything. A region (`pt-BR`) is left out."""
    known = (article.language or "").replace("_", "-").split("-")[0].strip().lower()
    if len(known) == 2 and known.isalpha():
        return known
    return guessed(opening(article.text, article.body))


def opening(text: str, body: Span) -> str:
    """What of the body of an article tells its language."""
    return text[body.start : min(body.start + LOOKED_AT, body.end)]


def certain(text: str) -> str:
    """The language that a text is guessed to be in, where its likes are told from it, too; else ""."""
    code = guessed(text)
    if code not in EVERYDAY and code != ENGLISH:
        return code if sum(map(str.isalpha, text)) >= CERTAIN_LETTERS else ""
    words = _WORD.findall((text[:FIRST_LOOK] if code == ENGLISH else text).lower())
    if len(words) < CERTAIN_WORDS:
        return ""
    if code in ("ru", "uk"):
        own, others = (_RUSSIAN_ALONE, _UKRAINIAN) if code == "ru" else (_UKRAINIAN, _RUSSIAN)
        strange = len(others.findall(text)) + len(_OTHER_CYRILLIC.findall(text))
        return code if len(own.findall(text)) > strange else ""
    shares = _everyday(words)
    best = shares.pop(code)
    sure = best >= CERTAIN_SHARE * len(words) and best >= CERTAIN_LEAD * max(shares.values())
    return code if sure else ""


def guessed(text: str) -> str:
    """The language of a text by its script and its everyday words, as a code; "" where these do not tell.

    English is tried first, and told by a look at a few dozen words.
    """
    first = _WORD.findall(text[:FIRST_LOOK].lower())
    if len([word for word in first if word in _ENGLISH]) > SURELY * len(first):
        return ENGLISH
    words = _WORD.findall(text.lower())
    if not words:
        return ""
    if not text.isascii() and (script := _by_script(text)):
        return script
    enough, shares = ENOUGH * len(words), _everyday(words)
    english = shares.pop(ENGLISH)
    best = max(shares, key=shares.__getitem__)
    if shares[best] < max(enough, LEAST) or shares[best] <= english:
        return ENGLISH if english >= enough else ""
    return best


def _everyday(words: Iterable[str]) -> dict[str, int]:
    """How many of the words are everyday words of each language."""
    found = dict.fromkeys((ENGLISH, *EVERYDAY), 0)
    for word in filter(_LANGUAGES.__contains__, words):
        for code in _LANGUAGES[word]:
            found[code] += 1
    return found


def _by_script(text: str) -> str:
    letters = sum(map(str.isalpha, text)) or 1
    for code, pattern, share in _SCRIPTS:
        if len(pattern.findall(text)) >= share * letters:
            return "" if code == "ar" and _PERSIAN.search(text) else code
    if len(_CYRILLIC.findall(text)) >= letters / 2:
        if _UKRAINIAN.search(text):
            return "" if _RUSSIAN.search(text) and not re.search("[їЇєЄ]", text) else "uk"
        return "ru"
    return ""
