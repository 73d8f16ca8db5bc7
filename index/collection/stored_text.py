"""The text of an article with its sentences, as the store keeps it."""

from __future__ import annotations

import json
from array import array
from dataclasses import astuple
from typing import NamedTuple

from index.article import Article, Metadata, Span
from index.collection import packed_sentences
from index.collection.kept_text import as_bytes, text_in
from index.collection.records import Record
from index.storage.sealed import seal_of


class StoredText(NamedTuple):
    """A row of the table of texts without its seal. `body` are two numbers, where it starts and ends;
    `written` is what its file of many says of the article, as JSON."""

    id: str
    body: bytes
    text: bytes
    sentences: bytes
    written: str | None

    @classmethod
    def of(cls, article: Article, written: Metadata | None) -> StoredText:
        """The text of an article, and what its file of many says of it."""
        return cls(
            article.id,
            array("Q", (article.body.start, article.body.end)).tobytes(),
            as_bytes(article.text),
            packed_sentences.packed(article.sentences),
            None if written is None else json.dumps(astuple(written)),
        )

    def seal(self, record: Record) -> int:
        """The checksum of a text that is the one of a record."""
        return seal_of((*self, record.digest))

    def article(self, record: Record) -> Article:
        """The article of a record that has this text; its source is empty where none is given."""
        start, end = array("Q", self.body)
        return Article(
            id=record.id,
            path=record.path,
            text=text_in(self.text),
            body=Span(start, end),
            sentences=tuple(packed_sentences.unpacked(self.sentences)),
            title=record.title,
            title_derived=record.title_derived,
            source=record.source or "",
            source_derived=record.source is None,
            date=record.date,
            url=record.url,
            language=record.language,
            language_derived=record.language_derived,
            record=record.record,
            line=record.line,
        )

    def metadata(self) -> Metadata | None:
        """What its file of many says of the article."""
        return None if self.written is None else Metadata(*json.loads(self.written))
