"""What is said of the languages of articles."""

from __future__ import annotations

from index.article import Article
from index.comparison.model import Comparison


def language_known(article: Article) -> str:
    """The language of an article as a code, and whether it is a guess; empty where it is not known."""
    code = article.language or ""
    return f"{code} (guessed from the text)" if code and article.language_derived else code


def two_languages(comparison: Comparison) -> str:
    """What the rows of a pair in two languages rest on, or that there is none of it, in a sentence; empty
    where there is one language."""
    if not comparison.in_two_languages:
        return ""
    left, right = (code or "one not known" for code in comparison.languages)
    by = "aligned by dates, names, numbers" if comparison.links else "no dates, names, numbers shared"
    return f"Two languages, {left} and {right}: {by}."
