"""Finds out who and what the articles of a library name: each is read once, what is found is kept, and an
index says which articles name whom."""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article
from index.collection.catalogue import ArticleNotFound
from index.collection.collection import EAGER, Collection
from index.collection.packed_sentences import KeptText
from index.collection.store import Store, Writing
from index.late_imports import IMPORTING
from index.memo import Memo
from index.progress import Following, Progress, Stage
from index.updating.indexing import batches
from index.updating.kept_postings import KeptPostings, is_busy
from index.updating.recognising import found, rules
from index.updating.recognising_apart import Ahead, Recognised, Recognising, recognised

if TYPE_CHECKING:
    from index.entities.article_names import ArticleNames
    from index.entities.model import Annotations
    from index.entities.statistical import StatisticalModel
    from index.search.name_postings import NamesDocument
    from index.search.postings import Layout
    from index.search.terms import Terms

NAMES_FOLDER = "names"

MOST_UNPACKED = 500
"""Articles whose names are kept in memory, as the same are hit again with every letter typed."""

MOST_CHANGED = 500
"""Articles that have changed, up to which no others are looked at."""

_COMMIT = "names commit"
_COMPLETE = "names known of"


_Read = tuple[str, Recognised]
"""The state of an article's names, and what they are."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles whose names are being found out."""

    keys: Sequence[str]
    ahead: Ahead


class NameIndex:
    """The names of the articles of a collection, in a folder or (None) in memory, there beginning with those
    in a folder `beneath`.

    What is not found out yet is so by `refresh`; meanwhile everything answers with what is known. With a
    `model` its vote counts, and what was found without it is found out anew. Safe to use from several
    threads.
    """

    def __init__(
        self,
        folder: Path | None,
        beneath: Path | None,
        collection: Collection,
        model: StatisticalModel | None,
    ) -> None:
        self._model = model
        self._kept = KeptPostings(folder, _layout, _COMMIT, beneath)
        self._collection = collection
        self._own: Store | None = None
        self._lock = threading.RLock()
        self._unpacked = Memo(MOST_UNPACKED)
        self._complete: tuple[int, tuple[str, str | None, str]] | None = None
        self._pending: tuple[tuple[str, str | None, str], int] | None = None

    @property
    def _store(self) -> Store:
        return self._own or self._collection.store

    def annotations(self, article: Article) -> Annotations:
        """What the recogniser finds in an article; it never reads twice what the file holds."""
        digest = self._digest(article)
        if digest is None:
            return found(article, self._model).annotations
        known = self.names_of(article.id)
        if known is None:
            known = found(article, self._model)
            self._keep(article.id, self._state(digest), known, indexed=False)
        return known.annotations

    def _digest(self, article: Article) -> str | None:
        """What names the content of an article; None of one whose file holds another text by now."""
        with suppress(ArticleNotFound):
            digest, now = self._collection.of_file(article.id)
            return digest if now.text == article.text else None
        return None

    def _keep(self, article_id: str, state: str, names: ArticleNames, *, indexed: bool) -> None:
        with suppress(sqlite3.Error, OSError), self._store.writing(patience=0.1) as writing:
            writing.name(article_id, state, _packed(names), indexed=indexed)

    def _rules(self) -> str:
        """What names are found by: the rules, and the model that votes."""
        vote = self._model.fingerprint() if self._model is not None else ""
        return f"{rules()} {vote}" if vote else str(rules())

    def _state(self, digest: str) -> str:
        return f"{digest} {self._rules()}"

    def names(self, article: Article) -> ArticleNames | None:
        """Who and what an article names; None where that is not found out yet."""
        return None if self._digest(article) is None else self.names_of(article.id)

    def names_of(self, article_id: str) -> ArticleNames | None:
        """The same of an article as its file has it, by its id."""
        record = self._collection.records.get(article_id)
        if record is None:
            return None
        state = self._state(record.digest)
        known = self._kept_names(article_id, state)
        if known is not None or not self.complete():
            return known
        # All are known, so these were damaged.
        with suppress(ArticleNotFound):
            digest, article = self._collection.of_file(article_id)
            names = found(article, self._model)
            self._keep(article_id, self._state(digest), names, indexed=True)
            return names
        return None

    def _kept_names(self, article_id: str, state: str) -> ArticleNames | None:
        """The names of an article as they are kept; None where they are of another state, or damaged."""

        def unpack() -> ArticleNames:
            kept = self._store.names(article_id, state)
            if kept is None:
                raise LookupError(article_id)
            with IMPORTING:
                from index.entities.article_names import unpacked

            return unpacked(kept)

        with suppress(ValueError, LookupError, TypeError, StopIteration, zlib.error):
            return self._unpacked.get((article_id, state), unpack)
        return None

    def complete(self) -> bool:
        """Whether the names of all articles are known and indexed."""
        key, records = self._collection.keyed()
        state = (key, self._kept.commit(), self._rules())
        # What was begun anew does not know it any more.
        known = records.of.era, state
        if known != self._complete:
            kept = self._store.fact(_COMPLETE)
            if kept is None or json.loads(kept)[: len(state)] != list(state):
                return False
            self._complete = known
        return True

    def _changed(self) -> list[str] | None:
        """The articles that have changed, come or gone since the names of all were known; None where they are
        many, or it is not known which."""
        kept, commit, records = self._store.fact(_COMPLETE), self._kept.commit(), self._collection.records
        if kept is None or commit != self._kept.noted(self._store):
            return None
        _, then, rules, (era, revision) = json.loads(kept)
        if (then, rules, era) != (commit, self._rules(), records.of.era) or revision > records.of.revision:
            return None
        changed = self._collection.store.changed_since(revision, MOST_CHANGED + 1)
        found = sorted({*changed, *records.other})
        return found if len(found) <= MOST_CHANGED else None

    def pending(self) -> int:
        """About how many articles `refresh` would read."""
        if self.complete():
            return 0
        state = (self._collection.keyed()[0], self._kept.commit(), self._rules())
        if self._pending is None or self._pending[0] != state:
            self._pending = state, self._lacking()
        return self._pending[1]

    def _lacking(self) -> int:
        if self._changed() is None:
            # Where it is many it need not be told to the article, for which every record would be read.
            lacking = len(self._collection.records) - self._number_indexed()
            if lacking > EAGER:
                return lacking
        return len(self._due()[0])

    def known(self) -> tuple[int, int]:
        """Of how many articles the names are known, and how many articles there are."""
        total = len(self._collection.records)
        return max(0, total - self.pending()), total

    def _indexed(self) -> Mapping[str, str]:
        """Article id → state of its names, of all that the index has."""
        commit = self._kept.commit()
        if commit is None:
            return {}
        if commit == self._kept.noted(self._store):
            return self._store.named()
        # What was indexed before a reader was killed may not be kept; then it is found out again.
        kept = self._store.named(indexed=False)
        return {
            key: state if kept.get(key) == state else ""
            for key, state in self._kept.opened().contents().items()
        }

    def _number_indexed(self) -> int:
        """Of how many articles the index has something."""
        if self._kept.commit() == self._kept.noted(self._store):
            return self._store.number_named()
        return len(self._indexed())

    def _due(self) -> tuple[list[str], Mapping[str, str]]:
        """The articles to be read or forgotten, and the state of the names of these, if not of all, as far as
        the index has them."""
        digests: Iterable[tuple[str, str]]
        if (changed := self._changed()) is not None:
            indexed = self._store.named_of(changed, indexed=True)
            found = self._collection.records
            digests = [(key, record.digest) for key in changed if (record := found.get(key)) is not None]
            gone = sorted(key for key in indexed if key not in found)
        else:
            indexed, every = dict(self._indexed()), self._collection.everything()
            digests = every.digests()
            gone = sorted(indexed.keys() - every.keys())
        rules = self._rules()
        due = (key for key, digest in digests if indexed.get(key) != f"{digest} {rules}")
        return [*gone, *due], indexed

    def searcher(self) -> Terms | None:
        """This thread's terms of the newest commit; None where no names are known yet."""
        if self._kept.commit() is None:
            return None
        return self._kept.opened().searcher()

    def damaged_by(self, error: Exception) -> bool:
        """Whether an error in looking up a name comes of damage to the index."""
        with suppress(OSError):
            return self._kept.commit() is not None and self._kept.opened().damaged_by(error)
        return False

    def damaged_within(self, cancelled: Callable[[], bool]) -> bool:
        """Whether the index is damaged where opening it does not look."""
        return self._kept.damaged_within(cancelled)

    def wipe(self) -> None:
        """Throw a damaged index away; `refresh` makes it anew of what is kept."""
        with self._lock, suppress(OSError):
            self._kept.opened().wipe()

    def refresh(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        busy: Callable[[], bool] = lambda: False,
    ) -> int:
        """Find out and index what is missing; returns of how many articles. Blocks.

        While this process is `busy`, another one reads most of them. What is done is kept when it is called
        off. Where another process does the same, or the disk is full, nothing is changed; where the folder
        cannot be written, the names are kept in memory.
        """
        with self._lock:
            if self._kept.folder is not None and self._collection.store.in_memory:
                self._to_memory()
            if self.complete():
                return 0
            try:
                return self._refresh(progress, cancelled, busy)
            except (OSError, sqlite3.Error) as error:
                if is_busy(error):
                    return 0
                if self._kept.folder is None:
                    raise
                if self._store.mend(error):
                    return 0
                self._to_memory()
                return self._refresh(progress, cancelled, busy)

    def _to_memory(self) -> None:
        self._kept.to_memory()
        store = self._collection.store
        self._own = None if store.in_memory else store.copied()

    def _refresh(
        self,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool] | None,
        busy: Callable[[], bool],
    ) -> int:
        if self._model is not None:
            # Whether it votes must be known before: what another process finds is kept as found with it.
            self._model.ready()
        key, records = self._collection.keyed()
        commit = self._kept.commit()
        due, indexed = self._due()
        following = Following(len(due), progress, Stage.NAMES)
        recognising = Recognising(len(due), self._model, busy)
        coming = (_Batch(keys, recognising.ahead(keys, self._texts)) for keys in batches(due))
        batch, missed = next(coming, None), False
        try:
            while batch is not None:
                read, stopped = self._read(batch, following, cancelled)
                # Begun before this one is indexed, which leaves the other process something to do.
                batch = None if stopped else next(coming, None)
                commit = self._take(read, indexed, commit)
                missed = missed or any(one is None and key in records for key, one in read.items())
                if stopped:
                    return following.done
        finally:
            if batch is not None:
                batch.ahead.stop()
            recognising.close()
        with self._store.writing() as writing:
            if self._kept.commit() is None:
                self._kept.opened().update(())
                self._kept.note(writing)
            # What could not be read now is looked for again with the next change.
            state = (0, 0) if missed else records.of.state
            of = key, self._kept.commit(), self._rules(), state
            writing.note(_COMPLETE, json.dumps(of))
        return following.done

    def untidy(self) -> bool:
        """Whether `tidy` would do anything."""
        return self._kept.untidy()

    def tidy(
        self,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        """Put the index in order (`KeptPostings.tidy`)."""
        self._kept.tidy(self._store, cancelled, progress, moved=self._moved)

    def _moved(self, writing: Writing, before: str | None) -> None:
        """All names are known still, if they were."""
        of = self._store.fact(_COMPLETE)
        key, then, *others = json.loads(of) if of is not None else (None, None)
        if then == before:
            writing.note(_COMPLETE, json.dumps([key, self._kept.commit(), *others]))

    def _texts(self, keys: Sequence[str]) -> list[KeptText]:
        """The texts of those of these articles whose names are not kept; what prevents that is met again
        where they are read here."""
        records = self._collection.records
        due = [record for key in keys if (record := records.get(key))]
        with suppress(sqlite3.Error):
            kept = self._store.named_of(keys)
            return self._collection.store.texts(
                one for one in due if kept.get(one.id) != self._state(one.digest)
            )
        return []

    def _read(
        self, batch: _Batch, following: Following, cancelled: Callable[[], bool] | None
    ) -> tuple[dict[str, _Read | None], bool]:
        """What is to be indexed and kept of each article, None of one that is gone; and whether it was called
        off."""
        read: dict[str, _Read | None] = {}
        try:
            for key in batch.keys:
                if cancelled is not None and cancelled():
                    return read, True
                made = batch.ahead.names(key)
                if made is not None and key in self._collection.records:
                    read[key] = self._state(made[0]), made[1]
                else:
                    read[key] = self._recognised(key)
                following.step()
        finally:
            batch.ahead.stop()
        return read, False

    def _recognised(self, key: str) -> _Read | None:
        """The names of an article, kept or found here and now; None where it is gone."""
        with suppress(ArticleNotFound):
            digest, article = self._collection.of_file(key)
            state = self._state(digest)
            return state, recognised(article, self._kept_names(key, state) or found(article, self._model))
        return None

    def _take(
        self, read: Mapping[str, _Read | None], indexed: Container[str], before: str | None
    ) -> str | None:
        """Index what was found and keep it, in one transaction; returns the commit as `KeptPostings.update`
        does. Of what is `indexed` the index had something when it was at `before`."""
        if not read:
            return self._kept.commit()
        with IMPORTING:
            from index.search.name_postings import NamesDocument

        with self._store.writing() as writing:
            changes = (
                (key, NamesDocument(key, one[0], one[1].terms) if one else None) for key, one in read.items()
            )
            commit = self._kept.update(changes, indexed.__contains__, writing, before)
            for key, one in read.items():
                if one is None:
                    writing.unname(key)
                else:
                    writing.name(key, one[0], one[1].packed, indexed=True)
        return commit

    def close(self) -> None:
        """Let go of the index's files."""
        with self._lock:
            self._kept.close()
            if self._own is not None:
                self._own.close()


def _layout() -> Layout[NamesDocument]:
    from index.search.name_postings import NAMES

    return NAMES


def _packed(names: ArticleNames) -> bytes:
    with IMPORTING:
        from index.entities.article_names import packed

    return packed(names)
