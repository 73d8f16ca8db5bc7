"""The stories of a library, kept until its articles change, so that a start does not group them again."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from index.collection import record_table
from index.collection.collection import EAGER, Collection
from index.collection.records import Record
from index.collection.seen import MOST_SINGLE, Records
from index.running.late_imports import IMPORTING
from index.running.progress import Following, Progress, Stage
from index.storage.code_state import fingerprint
from index.storage.damage import delete_database, is_locked
from index.stories.told import Group, Story, Told, told_story

if TYPE_CHECKING:
    from index.stories.story_index import StoryIndex
    from index.stories.story_terms import StoryTerms

STORIES_NAME = "stories.sqlite"

TOGETHER = 500
"""Articles that are committed together: what is done is kept when it is called off."""

_STORIES = "stories told"
_SIGNED = "signed"

_Due = TypeVar("_Due")
_Result = TypeVar("_Result")


class Grouping:
    """Groups the articles of a collection into stories, in a file or (None) in memory, there beginning with
    what is in a file `beneath`.

    Up to `EAGER` articles are grouped when they are asked for; more only by `refresh`, and until then those
    known from before are given. Safe to use from several threads.
    """

    def __init__(self, path: Path | None, beneath: Path | None, collection: Collection) -> None:
        self._path = path
        self._beneath = beneath
        self._collection = collection
        self._lock = threading.RLock()
        # Not the same: stories are asked for while others are found.
        self._telling = threading.Lock()
        self._opened: StoryIndex | None = None
        self._made = Told()
        self._kept = "", Told()
        self._retold: tuple[tuple[str, str], tuple[Story, ...]] = ("", ""), ()
        self._answered: str | None = None

    def stories(self) -> tuple[Story, ...]:
        """All stories of two or more articles, largest first; their articles by date, then path."""
        key, records = self._collection.keyed()
        told = self._known(key)
        if told.key != key and len(records) <= EAGER:
            self.refresh()
            told = self._known(key)
        self._answered = told.key
        if told.key == key:
            return told.stories
        with self._telling:
            if self._retold[0] != (told.key, key):
                self._retold = (told.key, key), self._told(key, told.groups(), told, records).stories
            return self._retold[1]

    def _known(self, key: str) -> Told:
        """What was found last."""
        if self._made.key == key:
            return self._made
        kept = self._collection.store.fact(_STORIES)
        if kept is None:
            return Told()
        with self._telling:
            if self._kept[0] != kept:
                self._kept = kept, Told.unpacked(kept)
            return self._kept[1]

    def _told(self, key: str, groups: Iterable[Group], before: Told, records: Records) -> Told:
        """The stories of these groups. Those whose articles are as they were `before` are taken over: of a
        large library all others would have to be read for them."""
        changed = self._changed(before.state, records)
        kept = dict(zip(before.heads, before.stories, strict=True))
        found: list[tuple[str, Story]] = []
        others: list[Group] = []
        for head, articles in groups:
            story = kept.get(head)
            if (
                changed is not None
                and story is not None
                and len(story.articles) == len(articles)
                and changed.isdisjoint(articles)
                and set(articles).issuperset(story.articles)
            ):
                found.append((head, story))
            else:
                others.append((head, articles))
        many = sum(len(articles) for _, articles in others) > MOST_SINGLE
        by_id: Mapping[str, Record] = records.everything() if many else records
        found += [(head, story) for head, articles in others if (story := told_story(head, articles, by_id))]
        found.sort(key=lambda one: (-len(one[1].articles), one[1].id))
        return Told(
            key,
            (0, 0) if records.other else records.of.state,
            tuple(head for head, _ in found),
            tuple(story for _, story in found),
        )

    def _changed(self, state: tuple[int, int], records: Records) -> set[str] | None:
        """The articles that are not, or may not be, as they were when the store was in a state; None: all."""
        if state[0] != records.of.era or state[1] > records.of.revision:
            return None
        since = self._collection.store.ask(partial(record_table.since, revision=state[1]))
        return {*since[0], *since[1], *records.other}

    def outdated(self) -> bool:
        """Whether only `refresh` brings the stories in line with the articles."""
        key, records = self._collection.keyed()
        return len(records) > EAGER and not self._is_known(key)

    def _is_known(self, key: str) -> bool:
        # All of it need not be made out for that.
        kept = self._collection.store.fact(_STORIES)
        return self._made.key == key or (kept is not None and kept.startswith(json.dumps([key])[:-1]))

    def refresh(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        patience: float = 0.1,
    ) -> bool:
        """Compare what is new or changed with all other articles; whether `stories` has another answer since.
        Blocks.

        What is done is kept when it is called off. Where another process does the same, nothing is changed.
        `patience`: seconds to wait for who writes to the store; if in vain, the next update tells of it.
        """
        with self._lock:
            key, records = self._collection.keyed()
            if self._is_known(key):
                # Another process may have found them.
                return self._answered not in (None, key)
            try:
                groups = self._mended(lambda: self._grouped(records, progress, cancelled))
            except (sqlite3.Error, OSError) as error:
                if is_locked(error):
                    return False
                if self._path is None:
                    raise
                self._path, self._beneath, self._opened = None, self._path, None
                groups = self._mended(lambda: self._grouped(records, progress, cancelled))
            if groups is None:
                return False
            made = self._made = self._told(key, groups, self._known(key), records)
            kept, store = made.packed(), self._collection.store
            with suppress(sqlite3.Error, OSError), store.writing(patience) as writing:
                writing.note(_STORIES, kept)
                with self._telling:
                    self._kept = kept, made
            return True

    def _mended(self, action: Callable[[], _Result]) -> _Result:
        """What an action gives; where the file turns out to be damaged, with a new one."""
        try:
            return action()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) or self._path is self._beneath is None:
                raise
            self._begin_anew()
            return action()

    def _begin_anew(self) -> None:
        self.close()
        self._beneath = None
        if self._path is not None:
            delete_database(self._path)

    def _index(self) -> StoryIndex:
        with IMPORTING:
            from index.stories.story_index import StoryIndex

        if self._opened is None:
            self._opened = StoryIndex(self._path, fingerprint(), self._beneath)
        return self._opened

    def _grouped(
        self,
        records: Records,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> list[Group] | None:
        """The most representative article and all articles of each story; None where it was called off."""
        index = self._index()
        due, gone, some = self._due(index, records)
        changed = {*due, *gone} if some else None
        following = Following(2 * len(due), progress, Stage.STORIES, share=2)
        for batch in [*batches_of(due)] or [[]]:
            if cancelled is not None and cancelled():
                return None
            index.sign(self._signatures(batch, records), gone)
            gone = []
            following.step(len(batch))
        rarity = index.rarity(changed)
        waiting = index.waiting()
        following.expect(2 * max(len(due), len(waiting)), done=max(len(due), len(waiting)))
        for numbers in batches_of(waiting):
            if cancelled is not None and cancelled():
                return None
            index.compare(numbers, rarity)
            following.step(len(numbers))
        index.regroup(rarity)
        found: list[Group] = list(index.stories().items())
        # What was seen and is not kept yet may be gone before it is: no later state tells of that.
        index.note(_SIGNED, json.dumps((0, 0) if records.other else records.of.state))
        return found

    def _due(self, index: StoryIndex, records: Records) -> tuple[list[str], list[str], bool]:
        """The articles to be signed, those whose signatures are to be forgotten, and whether these are just
        what has changed since the last time."""
        then, now = json.loads(index.fact(_SIGNED) or "[0, 0]"), records.of
        if not records.other and then[0] == now.era and then[1] <= now.revision:
            since = self._collection.store.ask(partial(record_table.since, revision=then[1]))
            due = [
                key for key, one in since[0].items() if one.holds_article and index.digest(key) != one.digest
            ]
            return due, [*since[1], *(key for key, one in since[0].items() if not one.holds_article)], True
        signed = index.signed()
        due = [key for key, digest in records.everything().digests() if signed.get(key) != digest]
        return due, sorted(signed.keys() - records.keys()), False

    def _signatures(
        self, batch: Sequence[str], records: Mapping[str, Record]
    ) -> Iterator[tuple[StoryTerms, str]]:
        from index.collection.catalogue import ArticleNotFound

        with IMPORTING:
            from index.stories.story_terms import story_terms

        for key in batch:
            with suppress(ArticleNotFound):
                digest, article = self._collection.of_file(key)
                yield story_terms(article), digest

    def wipe(self) -> None:
        """Forget all stories; `refresh` finds them anew."""
        with self._lock, suppress(OSError):
            self._made = Told()
            self._begin_anew()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None


def batches_of(due: Sequence[_Due]) -> Iterator[Sequence[_Due]]:
    """What is committed together."""
    for start in range(0, len(due), TOGETHER):
        yield due[start : start + TOGETHER]
