"""The Whoosh index of a library: its schema, how it is written, opened, and rebuilt when it is no good.

Only what Whoosh 2.7.4 and whoosh3 have in common is used. The index holds pickles, so it is only ever opened
from the user's own cache folder.
"""

from __future__ import annotations

import shutil
import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from whoosh import fields
from whoosh.analysis import IDAnalyzer
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex, LockError

from index.article import Article
from index.entities.skeleton import skeleton
from index.places import private_folder
from index.search.analysis import rows, stem_of
from index.search.terms import USUAL_WORDS, Kept, Terms
from index.search.whoosh_parts import DocumentWriter, MemoryStorage, QuickCodec

INDEX_NAME = "articles"

LOCK_PATIENCE = 5.0
"""Seconds that a writer waits for another one to finish."""

SHORTEST_SKELETON = 4
"""Letters of a name's skeleton below which two spellings are more likely two names."""


class Busy(Exception):
    """Another process is writing this index."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is indexed of one article. `digest` changes whenever any of it does."""

    article: Article
    digest: str


def _schema() -> fields.Schema:
    literal = fields.TEXT(analyzer=IDAnalyzer(), phrase=True)
    counted = fields.TEXT(analyzer=IDAnalyzer(), phrase=False)
    return fields.Schema(
        id=fields.ID(unique=True, stored=True),
        digest=fields.STORED(),
        words=literal,
        stems=counted,
        title_words=literal,
        title_stems=counted,
        names=fields.KEYWORD(scorable=False),
        date=fields.ID(),
    )


class Postings:
    """One Whoosh index, in a folder or (None) in memory.

    One Searcher for each thread, as they are not safe to share; a thread's own is opened anew after each
    commit.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._threads = threading.local()
        self._kept = Kept()
        self._epoch = 0
        self.rebuilt = False
        if folder is None:
            self._index = FileIndex.create(MemoryStorage(), _schema(), INDEX_NAME)
        else:
            self._open(private_folder(folder))

    def _open(self, folder: Path) -> None:
        storage = FileStorage(str(folder))
        try:
            self._index = FileIndex(storage, indexname=INDEX_NAME)
            if set(self._index.schema.names()) != set(_schema().names()):
                raise ValueError("another schema")
            with self._index.reader() as reader:
                reader.doc_count()
        except OSError as error:
            if isinstance(error, PermissionError):
                raise
            self.wipe()
        except Exception:
            # Whatever reading a damaged file leads to; the index is derived and is written anew.
            self.wipe()

    def wipe(self) -> None:
        """Begin with an empty index. Raises OSError where the folder cannot be written."""
        self.rebuilt = True
        self._epoch += 1
        if self._folder is None:
            self._index = FileIndex.create(MemoryStorage(), _schema(), INDEX_NAME)
            return
        for file in private_folder(self._folder).iterdir():
            if file.is_dir():
                shutil.rmtree(file, ignore_errors=True)
            else:
                with suppress(FileNotFoundError):
                    file.unlink()
        self._index = FileIndex.create(FileStorage(str(self._folder)), _schema(), INDEX_NAME)

    @property
    def generation(self) -> int:
        """A number that grows with each commit; -1 where the index is gone."""
        return int(self._index.latest_generation())

    def contents(self) -> dict[str, str]:
        """Article id → digest, of everything that is indexed."""
        with self._index.reader() as reader:
            return {stored["id"]: stored["digest"] for stored in reader.all_stored_fields()}

    def update(self, changes: Iterable[tuple[str, Document | None]]) -> int:
        """Replace articles, or remove them (None), in one commit; returns the new generation.

        The iterable may raise to call it off: then nothing is changed. Raises Busy where another process
        writes, OSError where the disk is full or cannot be written.
        """
        try:
            writer = self._index.writer(timeout=LOCK_PATIENCE, codec=QuickCodec())
        except LockError as error:
            raise Busy from error
        try:
            documents = DocumentWriter(writer)
            known = self._known() if self._index.doc_count_all() else set()
            for key, document in changes:
                if key in known:
                    writer.delete_by_term("id", key)
                if document is not None:
                    _add(documents, document)
            writer.commit(mergetype=_merge)
        except BaseException:
            with suppress(Exception):
                writer.cancel()
            raise
        return self.generation

    def _known(self) -> set[str]:
        with self._index.reader() as reader:
            return {term.decode("utf-8") for term in reader.lexicon("id")}

    def searcher(self, mean_words: float = USUAL_WORDS) -> Terms:
        """This thread's terms of the newest commit; not to be handed to another thread nor closed.

        `mean_words` is the mean length of the articles, which scores are set against.
        """
        held: Terms | None = getattr(self._threads, "searcher", None)
        # Opened anew rather than refreshed: a refreshed one of whoosh3 goes on finding what was removed.
        if held is None or self._threads.epoch != self._epoch or not held.up_to_date():
            self.close()
            held = self._threads.searcher = Terms(self._index.searcher(), self._kept)
            self._threads.epoch = self._epoch
        held.mean_words = mean_words
        return held

    def close(self) -> None:
        """Let go of the files that this thread holds open."""
        held = getattr(self._threads, "searcher", None)
        if held is not None:
            self._threads.searcher = None
            with suppress(Exception):
                held.close()


def _add(documents: DocumentWriter, document: Document) -> None:
    article = document.article
    literal: defaultdict[str, list[int]] = defaultdict(list)
    count = 0
    capitalised: set[str] = set()
    spans = ((sentence.span.start, sentence.span.end) for sentence in article.sentences)
    for sentence, row in zip(article.sentences, rows(article.text, spans), strict=True):
        for place, (_, word) in enumerate(row, count):
            literal[word].append(place)
        count += len(row)
        if sentence.kind.reports:
            capitalised.update(word for surface, word in row[1:] if surface[0].isupper())
    title: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows(article.title, [(0, len(article.title))]):
        for place, (_, word) in enumerate(row):
            title[word].append(place)
    others: dict[str, object] = {
        "id": article.id,
        "names": sorted(filter(None, map(_name_term, capitalised))),
    }
    if article.date:
        others["date"] = article.date[:10]
    documents.add(
        {"words": literal, "title_words": title},
        {"stems": _stems(literal), "title_stems": _stems(title)},
        others,
        {"id": article.id, "digest": document.digest},
    )


def _stems(places: dict[str, list[int]]) -> dict[str, int]:
    counts: defaultdict[str, int] = defaultdict(int)
    for word, at in places.items():
        counts[stem_of(word)] += len(at)
    return counts


@lru_cache(maxsize=65536)
def _name_term(word: str) -> str:
    """`skeleton word` for a word that is written with a capital inside a sentence, as names are; empty for
    what is none."""
    key = skeleton(word) if word.isalpha() else ""
    return f"{key} {word}" if len(key) >= SHORTEST_SKELETON else ""


def _merge(writer: Any, segments: Sequence[Any]) -> Sequence[Any]:
    """Whoosh's merge policy: small segments join, and one of which a fifth is deleted is rewritten."""
    from whoosh.reading import SegmentReader
    from whoosh.writing import MERGE_SMALL

    kept = []
    for segment in segments:
        deleted, total = segment.deleted_count(), segment.doc_count_all()
        if deleted * 5 > total:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
        else:
            kept.append(segment)
    merged: Sequence[Any] = MERGE_SMALL(writer, kept)
    return merged
