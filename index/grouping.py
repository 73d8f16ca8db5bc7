"""The stories of a library, kept until its articles change, so that a start does not group them again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.collection import EAGER, Collection
from index.late_imports import IMPORTING
from index.records import Record
from index.store import Store

if TYPE_CHECKING:
    from index.stories import StoryTerms

_STORIES = "stories"


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that report one event. The title is that of the most representative article."""

    id: str
    title: str
    articles: tuple[str, ...]


class Grouping:
    """Groups the articles of a collection into stories.

    Up to `EAGER` articles are grouped when they are asked for; more only by `refresh`, and until then those
    known from before are given.
    """

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    def stories(self) -> tuple[Story, ...]:
        """All stories of two or more articles, largest first; their articles by date, then path."""
        key, records = self._collection.keyed()
        known, groups = _kept(self._collection.store)
        if known != key and len(records) <= EAGER:
            groups = self._group(key, records, None)
        found = [_story(each, records) for each in groups]
        return tuple(sorted((one for one in found if one), key=lambda one: (-len(one.articles), one.id)))

    def outdated(self) -> bool:
        """Whether only `refresh` brings the stories in line with the articles."""
        key, records = self._collection.keyed()
        return len(records) > EAGER and _kept(self._collection.store)[0] != key

    def refresh(self, cancelled: Callable[[], bool] | None = None) -> bool:
        """Group anew where articles have changed; whether that was so. Blocks, for seconds in a large
        library."""
        key, records = self._collection.keyed()
        if _kept(self._collection.store)[0] == key:
            return False
        self._group(key, records, cancelled)
        return True

    def _group(
        self, state: str, records: Mapping[str, Record], cancelled: Callable[[], bool] | None
    ) -> list[tuple[str, Sequence[str]]]:
        """The most representative article and all articles of each story; kept where the disk allows it."""
        with IMPORTING:
            from index.stories import group_stories, representative

        store = self._collection.store
        known = store.signatures()
        signatures: dict[str, StoryTerms] = {}
        fresh: list[tuple[str, str, str]] = []
        for key, record in sorted(records.items(), key=lambda pair: pair[1].path):
            if cancelled is not None and cancelled():
                return []
            digest, packed = known.get(key, ("", ""))
            if digest == record.digest:
                signatures[key] = _unpacked(key, packed)
                continue
            with suppress(LookupError):
                signatures[key] = self._signature(key)
                fresh.append((key, record.digest, _packed(signatures[key])))
        groups: list[tuple[str, Sequence[str]]] = [
            (representative([signatures[key] for key in story]), story)
            for story in group_stories(list(signatures.values()))
        ]
        with suppress(sqlite3.Error, OSError), store.writing(patience=0.1) as writing:
            for key, digest, packed in fresh:
                writing.sign(key, digest, packed)
            writing.note(_STORIES, json.dumps([state, groups]))
        return groups

    def _signature(self, article_id: str) -> StoryTerms:
        from index.catalogue import ArticleNotFound

        with IMPORTING:
            from index.stories import story_terms

        try:
            return story_terms(self._collection.article(article_id))
        except ArticleNotFound as error:
            raise LookupError(article_id) from error


def _kept(store: Store) -> tuple[str, list[tuple[str, Sequence[str]]]]:
    kept = store.fact(_STORIES)
    if kept is None:
        return "", []
    key, groups = json.loads(kept)
    return str(key), groups


def _story(group: tuple[str, Sequence[str]], records: Mapping[str, Record]) -> Story | None:
    present = [records[key] for key in group[1] if key in records]
    if len(present) < 2:
        return None
    present.sort(key=lambda record: (record.date or "~", record.path))
    head = records.get(group[0], present[0])
    articles = tuple(record.id for record in present)
    return Story(f"story-{min(articles)}", head.title, articles)


def _packed(signature: StoryTerms) -> str:
    return json.dumps([signature.day, signature.headed, signature.terms])


def _unpacked(article_id: str, packed: str) -> StoryTerms:
    from index.stories import StoryTerms

    day, headed, terms = json.loads(packed)
    return StoryTerms(article_id, day, headed, tuple((term, weight) for term, weight in terms))
