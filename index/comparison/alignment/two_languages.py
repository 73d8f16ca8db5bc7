"""Whether two articles are in two languages, and written in two scripts."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from index.article import Article
from index.languages.guess import opening

BEHIND_LATIN = "\u0250"
"""The first letter behind those that news in Latin letters is written in."""


class Written(Protocol):
    """An article, or a part of it, with the language of the article as `language_of` has it."""

    @property
    def article(self) -> Article:
        """The article."""

    @property
    def language(self) -> str:
        """Its language."""


def in_two_languages(left: Written, right: Written) -> bool:
    """Whether two articles are known to be in two languages, or of one that is not known the script tells."""
    if left.language == right.language:
        return False
    if left.language and right.language:
        return True
    ours, theirs = (opening(each.article.text, each.article.body) for each in (left, right))
    return in_two_scripts(ours, theirs)


def in_two_scripts(one: str, other: str) -> bool:
    """Whether just one of two texts is written in Latin letters."""
    return _latin(one) is not _latin(other)


@lru_cache(maxsize=64)
def _latin(text: str) -> bool:
    letters = [sign < BEHIND_LATIN for sign in text if sign.isalpha()]
    return 2 * sum(letters) > len(letters)
