"""Notes on passages of an article, which find their place again where the article has changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from index.article import Article, Span
from index.collection.kept_text import as_bytes, as_text
from index.notebook import anchors
from index.notebook.anchors import Anchor
from index.notebook.notebook import Notebook
from index.notebook.steps import Change, Row, Wanted, step


@dataclass(frozen=True, slots=True)
class Passage:
    """A note on a passage. `span` is where it stands in the article's text by now, None where its words are
    no longer there; `words` are those it was written on."""

    span: Span | None
    words: str
    note: str
    start: int
    """Where it stood."""


def passages(notebook: Notebook, article: Article) -> tuple[Passage, ...]:
    """The notes on passages of an article in the order of its text; those whose words are gone last."""
    rows = notebook.rows(
        "SELECT start, words, before, after, note FROM passages WHERE article = ?", (article.id,)
    )
    found = []
    for start, words, before, after, note in rows:
        place = Anchor(start, as_text(words), as_text(before), as_text(after))
        found.append(Passage(anchors.find(article.text, place), place.words, as_text(note), start))
    return tuple(sorted(found, key=_order))


def _order(passage: Passage) -> tuple[int, int, str]:
    return passage.span.start if passage.span else 1 << 40, passage.start, passage.words


def write(notebook: Notebook, article: Article, span: Span, text: str) -> tuple[Change, ...]:
    """Keep a note on a passage in the place of one that was written on the same words; a blank one is taken
    away."""
    there = next((one for one in passages(notebook, article) if one.span == span), None)
    if there is not None:
        return rewrite(notebook, article.id, there, text)
    place = anchors.anchor(article.text, span)
    row = _row(article.id, place, text) if text.strip() else None
    return step(notebook, lambda _: [("passages", _key(article.id, place.start, place.words), row)])


def rewrite(notebook: Notebook, article_id: str, passage: Passage, text: str) -> tuple[Change, ...]:
    """Keep another text of a note, wherever its passage is by now; a blank one takes it away."""
    key = _key(article_id, passage.start, passage.words)

    def want(connection: sqlite3.Connection) -> Iterable[Wanted]:
        query = "SELECT * FROM passages WHERE article = ? AND start = ? AND words = ?"
        row = connection.execute(query, key).fetchone()
        if row is None:
            # Another reader has taken it away meanwhile.
            row = _row(article_id, Anchor(passage.start, passage.words), "")
        yield ("passages", key, (*row[:-1], as_bytes(text)) if text.strip() else None)

    return step(notebook, want)


def _key(article: str, start: int, words: str) -> Row:
    return article, start, as_bytes(words)


def _row(article: str, place: Anchor, note: str) -> Row:
    around = as_bytes(place.before), as_bytes(place.after)
    return (*_key(article, place.start, place.words), *around, as_bytes(note))
