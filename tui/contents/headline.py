"""The headline of an article where its text does not have it, without what shows it."""

from __future__ import annotations

from index.article import Article, SentenceKind, Span
from index.text.html_entities import unescaped

_BEGINNING = 2000
"""Code points of a text in which its headline is looked for: more than any is long."""


def headline_above(article: Article) -> str:
    """The headline on one line where the text does not begin with it nor has it as its own; else nothing."""
    title = " ".join(article.title.split())
    if article.title_derived or not title:
        return ""
    sought = title.casefold().rstrip(" .…")
    written = [each.span for each in article.sentences if each.kind is SentenceKind.HEADLINE]
    beginning = Span(article.body.start, min(article.body.end, article.body.start + _BEGINNING))
    for span in (beginning, *written):
        words = " ".join(unescaped(span.of(article.text)).lstrip("# \t\r\n").split()).casefold()
        if words.startswith(sought) and not words[len(sought) : len(sought) + 1].isalnum():
            return ""
    return title
