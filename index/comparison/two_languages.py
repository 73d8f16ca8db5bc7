"""Whether two articles are in two languages, and written in two scripts."""

from __future__ import annotations

from index.comparison.prepare import PreparedArticle
from index.languages.guess import LOOKED_AT

BEHIND_LATIN = "\u0250"
"""The first letter behind those that news in Latin letters is written in."""


def in_two_languages(left: PreparedArticle, right: PreparedArticle) -> bool:
    """Whether two articles are known to be in two languages, or of one that is not known the script tells."""
    if left.language == right.language:
        return False
    if left.language and right.language:
        return True
    ours, theirs = (
        each.article.text[each.article.body.start : each.article.body.start + LOOKED_AT]
        for each in (left, right)
    )
    return in_two_scripts(ours, theirs)


def in_two_scripts(one: str, other: str) -> bool:
    """Whether just one of two texts is written in Latin letters."""
    return _latin(one) is not _latin(other)


def _latin(text: str) -> bool:
    letters = [sign < BEHIND_LATIN for sign in text if sign.isalpha()]
    return 2 * sum(letters) > len(letters)
