"""What keeps a library in order: where its things are, how it stands, making its index anew."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Container, Sequence
from typing import TYPE_CHECKING

from index.collection.catalogue import Problem, Root
from index.collection.collection import Collection
from index.collection.file_listing import list_files
from index.collection.holdings import Holdings
from index.collection.registry import FILE_NAME
from index.collection.state import State
from index.finding import Finding
from index.formats.sidecar import SIDECAR
from index.notebook.notebook import Notebook
from index.places import SPACY_VARIABLE, Places
from index.running.progress import Progress
from index.stories.grouping import Grouping
from index.stories.told import Story
from index.updating.indexing import SMALL, Indexing
from index.updating.name_index import NameIndex
from index.updating.update import UpdateReport
from index.upkeep.releases import others

if TYPE_CHECKING:
    from index.collection.watching import Watch
    from index.entities.recognition.statistical import StatisticalModel
    from index.upkeep.status import Status


FEW_FILES = 1000
"""Files that are looked at in a few milliseconds."""

_CHANGING = ("LOCK", "-shm")
"""Endings of files that say nothing of what is kept."""


class Upkeep(ABC):
    """The part of a library that looks after what it is made of and what is derived from that."""

    name: str
    _holdings: Holdings
    _places: Places
    _collection: Collection
    _indexing: Indexing
    _finding: Finding
    _grouping: Grouping
    _names: NameIndex
    _notebook: Notebook
    _standard_input: bytes | None
    _model: StatisticalModel | None

    @abstractmethod
    def stories(self) -> tuple[Story, ...]:
        """All stories of two or more articles."""

    @abstractmethod
    def update(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        stories: bool = True,
        names: bool = True,
    ) -> UpdateReport:
        """Bring the index in line with the files."""

    @abstractmethod
    def _update(
        self,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool] | None,
        state: State | None = None,
    ) -> UpdateReport: ...

    @abstractmethod
    def _forget(self) -> None: ...

    _answering: str
    """Names the articles, and all that is known of them, that were so when all was forgotten."""

    @property
    def size(self) -> int:
        """How many articles there are, known without reading any."""
        return len(self._collection.records)

    def problems(self) -> tuple[Problem, ...]:
        """Files that were left out, and reservations (an unwritable cache)."""
        return (*self._reservations(), *self._collection.problems())

    def untold_problems(self) -> tuple[Problem, ...]:
        """The same, but of the files only what was not told yet since they changed: it is told with this."""
        return (*self._reservations(), *self._collection.untold_problems())

    def _reservations(self) -> list[Problem]:
        found = []
        if reason := self._indexing.in_memory:
            folder = self._places.cache
            if self._indexing.is_read_in_place:
                message = (
                    f"The index in {folder} cannot be written ({reason}); it is read there, and what has "
                    "changed since is indexed in memory at each start"
                )
            else:
                message = (
                    f"The index cannot be kept in {folder} ({reason}); it is in memory and made anew at each "
                    "start"
                )
            told = f"{message}; name another folder in READER_CACHE."
            found.append(Problem(str(folder), told, left_out=False))
        if self._notebook.problem:
            found.append(Problem(str(self._notebook.path), self._notebook.problem, left_out=False))
        if reason := self.model_problem():
            found.append(Problem(SPACY_VARIABLE, reason, left_out=False))
        return found

    def model_problem(self) -> str:
        """Why the spaCy model that was asked for does not vote, and the rules go on alone; mostly empty."""
        return self._model.problem() if self._model is not None else ""

    def stories_outdated(self) -> bool:
        """Whether `stories` answers with those from before a change, or none: those of many articles are only
        found by `update`."""
        return self._grouping.outdated()

    def update_at_once(self, changed: Container[str] | None = None) -> UpdateReport:
        """Take over a few changes of files, so that they are listed and found, and nothing else; of many
        changes, none. Stories and names follow with `update`. Where it is known in which folders something
        has `changed` (`Watch.wait`), no others are looked into."""
        state = self._collection.look(changed=changed)
        if self._indexing.pending(looking=False) > SMALL:
            return UpdateReport(0, 0, 0)
        # An update under way may have gone back to what it saw before.
        return self._update(None, None, state)

    def mend(self, cancelled: Callable[[], bool]) -> bool:
        """Read the whole indexes through, once, for damage that opening them does not find, as only the sizes
        of what is large are looked at then; whether any was thrown away, for an `update` to make anew.

        Blocks for a second at 100,000 articles. `cancelled` is asked after each megabyte, and may take its
        time.
        """
        mended = self._finding.readiness.mend(cancelled)
        if mended:
            self._forget()
        return mended

    def watch(self) -> Watch | None:
        """What notices that files have changed since they were listed last; None where there are no files."""
        from index.collection.watching import Watch

        if not self.places():
            return None
        return Watch(self.places, self._collection.seen)

    def hold(self, article_ids: Sequence[str]) -> None:
        """Go on answering with these articles as they are now, whatever becomes of their files, and no longer
        with those held before: what somebody reads does not change under their eyes."""
        if self._collection.hold(article_ids):
            self._forget()

    def outdated(self, article_ids: Sequence[str]) -> tuple[str, ...]:
        """Which of these are held, and not what their files hold by now."""
        return tuple(key for key in article_ids if self._collection.differs(key))

    def gone(self, article_ids: Sequence[str]) -> tuple[str, ...]:
        """Which of these no file holds any more."""
        records = self._collection.records
        return tuple(key for key in article_ids if key not in records)

    @property
    def registered(self) -> str | None:
        """The name under which what it is made of is registered, if it is."""
        return self._holdings.library

    def places(self) -> tuple[Root, ...]:
        """The files and folders that it is made of."""
        return self._holdings.now(self._places)

    def status(self) -> Status:
        """What it holds, how far everything is, and what it takes on the disk."""
        from index.collection.described import nowhere
        from index.upkeep.status import Status, documents_passed_over, size_of

        records = self._collection.everything()
        named = self._names.known()[0]
        folder = self._places.index_folder(self._holdings.key)
        places = self._holdings.now(self._places)
        return Status(
            name=self.name,
            library=self._holdings.library,
            places=places,
            articles=len(records),
            files=len({record.file for record in records.each()}),
            unread=self._indexing.pending(),
            named=named,
            stories=len(self.stories()),
            stories_current=not self._grouping.outdated(),
            in_memory=self._indexing.in_memory,
            index_folder=str(folder),
            index_size=size_of(folder),
            others_size=sum(size_of(other) for other in others(self._places)),
            notebook_size=size_of(self._places.notebook),
            problems=(*self.problems(), *nowhere(self._collection)),
            passed_over=documents_passed_over(places),
        )

    def passed_over(self) -> tuple[tuple[str, int], ...]:
        """Documents in its folders that are of no kind that is read, as (end of the name, how many)."""
        from index.upkeep.status import documents_passed_over

        return documents_passed_over(self._holdings.now(self._places))

    def rebuild(self, progress: Callable[[Progress], None] | None = None) -> UpdateReport:
        """Throw everything that is derived away and make it anew; blocks as `update` does."""
        self._names.wipe()
        if not self._indexing.wipe():
            return UpdateReport(0, 0, 0, busy=True)
        self._grouping.wipe()
        self._collection.look()
        self._forget()
        return self.update(progress)

    def given_files(self) -> tuple[str, ...] | None:
        """The files and folders that decide what it holds, whether or not they exist; None where these are
        not all, or more than `FEW_FILES`."""
        if self._standard_input is not None or self._indexing.in_memory:
            return None
        listing = list_files(self.places(), may_be_gone=True)
        if len(listing.files) > FEW_FILES or listing.problems:
            return None
        paths = [root.path for root in self.places()]
        for file in listing.files.values():
            paths += (file.path, os.path.join(os.path.dirname(file.path), SIDECAR))
        for folder in listing.folders:
            paths += (folder, os.path.join(folder, SIDECAR))
        return tuple(dict.fromkeys(paths))

    def own_files(self) -> tuple[str, ...]:
        """The files in which it keeps what it has found and what it was told, whether or not they exist."""
        kept = [str(self._places.notebook), str(self._places.data / FILE_NAME)]
        kept += [path + "-wal" for path in kept]
        for folder, _, names in os.walk(self._places.index_folder(self._holdings.key)):
            kept += (os.path.join(folder, name) for name in names if not name.endswith(_CHANGING))
        return tuple(kept)

    def locations(self) -> tuple[tuple[str, str], ...]:
        """What `reader locate` prints: (what, path) of the articles, the index, the user's file."""
        return (
            *(("articles", root.path) for root in self._holdings.now(self._places)),
            ("index", str(self._places.index_folder(self._holdings.key))),
            ("notebook", str(self._places.notebook)),
            *(("index of another release", str(folder)) for folder in others(self._places)),
        )
