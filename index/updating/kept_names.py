"""Who and what each article names, as it was found out once and is kept."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from index.article import Article
from index.collection.catalogue import ArticleNotFound
from index.collection.collection import Collection
from index.collection.packed_sentences import KeptText
from index.collection.store import Store
from index.collection.store_writing import Writing
from index.running.late_imports import IMPORTING
from index.running.memo import Memo
from index.updating.recognising import found, rules
from index.updating.recognising_apart import Recognised, recognised

if TYPE_CHECKING:
    from index.entities.recognition.statistical import StatisticalModel
    from index.entities.resolution.article_names import ArticleNames

MOST_UNPACKED = 500
"""Articles whose names are kept in memory, as the same are hit again with every letter typed."""

Read = tuple[str, Recognised]
"""The state of an article's names, and what they are."""


class KeptNames:
    """The names of the articles of a collection, in its store or, where that cannot be written, in memory.

    They are of a state: of what the article holds and what names are found by, the rules and the `model` that
    votes. Safe to use from several threads.
    """

    def __init__(self, collection: Collection, model: StatisticalModel | None) -> None:
        self._collection = collection
        self._model = model
        self._own: Store | None = None
        self._unpacked = Memo(MOST_UNPACKED)

    @property
    def store(self) -> Store:
        """Where they are kept."""
        return self._own or self._collection.store

    def to_memory(self) -> None:
        """Go on in memory with what is kept."""
        store = self._collection.store
        self._own = None if store.in_memory else store.copied()

    def rules(self) -> str:
        """What names are found by."""
        vote = self._model.fingerprint() if self._model is not None else ""
        return f"{rules()} {vote}" if vote else str(rules())

    def state(self, digest: str) -> str:
        """The state of the names of an article by what names its content."""
        return f"{digest} {self.rules()}"

    def digest(self, article: Article) -> str | None:
        """What names the content of an article; None of one whose file holds another text by now."""
        with suppress(ArticleNotFound):
            digest, now = self._collection.of_file(article.id)
            return digest if now.text == article.text else None
        return None

    def of(self, article_id: str, state: str) -> ArticleNames | None:
        """The names of an article as they are kept; None where they are of another state, or damaged."""

        def unpack() -> ArticleNames:
            kept = self.store.names(article_id, state)
            if kept is None:
                raise LookupError(article_id)
            with IMPORTING:
                from index.entities.resolution.article_names import unpacked

            return unpacked(kept)

        with suppress(ValueError, LookupError, TypeError, StopIteration, zlib.error):
            return self._unpacked.get((article_id, state), unpack)
        return None

    def found(self, article: Article, digest: str | None, *, indexed: bool) -> ArticleNames:
        """The names of an article found out now; kept where its content is named, and then as those that the
        index has or not (`indexed`)."""
        names = found(article, self._model)
        if digest is not None:
            with IMPORTING:
                from index.entities.resolution.article_names import packed

            with suppress(sqlite3.Error, OSError), self.store.writing(patience=0.1) as writing:
                writing.name(article.id, self.state(digest), packed(names), indexed=indexed)
        return names

    def read(self, article_id: str) -> Read | None:
        """The names of an article, kept or found here and now, to be indexed; None where it is gone."""
        with suppress(ArticleNotFound):
            digest, article = self._collection.of_file(article_id)
            state = self.state(digest)
            return state, recognised(article, self.of(article_id, state) or found(article, self._model))
        return None

    def texts(self, article_ids: Sequence[str]) -> list[KeptText]:
        """The texts of those of these articles whose names are not kept; what prevents that is met again
        where they are read one by one."""
        records = self._collection.records
        due = [record for key in article_ids if (record := records.get(key))]
        with suppress(sqlite3.Error):
            kept = self.store.named_of(article_ids)
            return self._collection.store.texts(
                one for one in due if kept.get(one.id) != self.state(one.digest)
            )
        return []

    def close(self) -> None:
        """Let go of what is in memory."""
        if self._own is not None:
            self._own.close()


def keep(read: Mapping[str, Read | None], writing: Writing) -> None:
    """Keep what was indexed of each article, and nothing of those that are gone (None)."""
    for key, one in read.items():
        if one is None:
            writing.unname(key)
        else:
            writing.name(key, one[0], one[1].packed, indexed=True)
