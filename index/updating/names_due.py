"""Of which articles it is not known yet whom they name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from index.collection.collection import EAGER, Collection
from index.collection.seen import Records
from index.collection.store_writing import Writing
from index.updating.kept_names import KeptNames
from index.updating.kept_postings import KeptPostings

if TYPE_CHECKING:
    from index.search.indexing.name_postings import NamesDocument

MOST_CHANGED = 500
"""Articles that have changed, up to which no others are looked at."""

_COMPLETE = "names known of"

_State = tuple[str, str | None, str]
"""Names the articles, the commit of the index, and what names are found by."""


class NamesDue:
    """Tells what an index of the names of a collection lacks of those that are `known`. Up to which change of
    the records it had all is kept, so that later only what has changed since is looked at."""

    def __init__(self, collection: Collection, known: KeptNames, index: KeptPostings[NamesDocument]) -> None:
        self._collection = collection
        self._known = known
        self._index = index
        self._complete: tuple[int, _State] | None = None
        self._pending: tuple[_State, int] | None = None

    def is_complete(self) -> bool:
        """Whether the names of all articles are known and indexed."""
        state, records = self._state()
        # What was begun anew does not know it any more.
        complete = records.of.era, state
        if complete != self._complete:
            kept = self._known.store.fact(_COMPLETE)
            if kept is None or json.loads(kept)[: len(state)] != list(state):
                return False
            self._complete = complete
        return True

    def _state(self) -> tuple[_State, Records]:
        key, records = self._collection.keyed()
        return (key, self._index.commit(), self._known.rules()), records

    def note_complete(self, writing: Writing, key: str, records: Records, *, missed: bool) -> None:
        """Keep that the index has the names of all of these articles. With the next change all are looked at
        where one was `missed`, or some are not stored yet: their files may soon be as they were before."""
        since = (0, 0) if missed or records.other else records.of.state
        writing.note(_COMPLETE, json.dumps([key, self._index.commit(), self._known.rules(), since]))

    def moved(self, writing: Writing, before: str | None) -> None:
        """The index has what it had at a commit `before`: all is known still, if it was."""
        of = self._known.store.fact(_COMPLETE)
        key, then, *others = json.loads(of) if of is not None else (None, None)
        if then == before:
            writing.note(_COMPLETE, json.dumps([key, self._index.commit(), *others]))

    def pending(self) -> int:
        """About how many articles are to be read."""
        if self.is_complete():
            return 0
        state, _ = self._state()
        if self._pending is None or self._pending[0] != state:
            self._pending = state, self._lacking()
        return self._pending[1]

    def _lacking(self) -> int:
        if self._changed() is None:
            # Where it is many it need not be told to the article, for which every record would be read.
            lacking = len(self._collection.records) - self._number_indexed()
            if lacking > EAGER:
                return lacking
        return len(self.due()[0])

    def due(self) -> tuple[list[str], Mapping[str, str]]:
        """The articles to be read or forgotten, and the state of the names of these, if not of all, as far as
        the index has them."""
        digests: Iterable[tuple[str, str]]
        if (changed := self._changed()) is not None:
            indexed = self._known.store.named_of(changed, indexed=True)
            found = self._collection.records
            digests = [(key, record.digest) for key in changed if (record := found.get(key)) is not None]
            gone = sorted(key for key in indexed if key not in found)
        else:
            indexed, every = self._indexed(), self._collection.everything()
            digests = every.digests()
            gone = sorted(indexed.keys() - every.keys())
        rules = self._known.rules()
        return [*gone, *(key for key, digest in digests if indexed.get(key) != f"{digest} {rules}")], indexed

    def _changed(self) -> list[str] | None:
        """The articles that have changed, come or gone since the names of all were known; None where they are
        many, or it is not known which."""
        store, commit, records = self._known.store, self._index.commit(), self._collection.records
        kept = store.fact(_COMPLETE)
        if kept is None or commit != self._index.noted(store):
            return None
        _, then, rules, (era, revision) = json.loads(kept)
        now = records.of
        if (then, rules, era) != (commit, self._known.rules(), now.era) or revision > now.revision:
            return None
        changed = self._collection.store.changed_since(revision, MOST_CHANGED + 1)
        found = sorted({*changed, *records.other})
        return found if len(found) <= MOST_CHANGED else None

    def _indexed(self) -> dict[str, str]:
        """Article id → state of its names, of all that the index has."""
        store, commit = self._known.store, self._index.commit()
        if commit is None:
            return {}
        if commit == self._index.noted(store):
            return store.named()
        # What was indexed before a reader was killed may not be kept; then it is found out again.
        kept = store.named(indexed=False)
        return {
            key: state if kept.get(key) == state else ""
            for key, state in self._index.opened().contents().items()
        }

    def _number_indexed(self) -> int:
        """Of how many articles the index has something."""
        if self._index.commit() == self._index.noted(self._known.store):
            return self._known.store.number_named()
        return len(self._indexed())
