"""Makes an article of its text and what is known about it."""

from __future__ import annotations

from index.article import Article, Metadata, Span
from index.languages.guess import certain, opening
from index.text.headline import title_of
from index.text.html_entities import unescaped
from index.text.segment import segment


class NoText(Exception):
    """Nothing in the text is a letter or a digit."""


def article_of(
    text: str,
    body: Span,
    written: Metadata,
    known: Metadata,
    *,
    article_id: str,
    path: str,
) -> Article:
    """The article whose file says `written`; what is `known` from elsewhere wins over that.

    The source stays empty where nothing gives it, the language where its text does not tell it for certain.
    Raises NoText.
    """
    if not any(character.isalnum() for character in body.of(text)):
        raise NoText
    given_title = known.title or unescaped(written.title or "")
    sentences = segment(text, body, title=given_title)
    title, derived = (given_title, False) if given_title else title_of(text, sentences)
    language = known.language or written.language
    source = known.source or (unescaped(written.source) if written.source else None)
    return Article(
        id=article_id,
        path=path,
        text=text,
        body=body,
        sentences=sentences,
        title=title,
        title_derived=derived,
        source=source or "",
        source_derived=source is None,
        date=known.date or written.date,
        url=known.url or written.url,
        language=language or certain(opening(text, body)) or None,
        language_derived=not language,
    )
