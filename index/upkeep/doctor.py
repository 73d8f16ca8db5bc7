"""Looks for whatever may be wrong with a library and what is kept of it, and mends what can be mended."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.collection.catalogue import LibraryError
from index.collection.collection import Collection
from index.collection.described import nowhere, without_articles
from index.collection.file_listing import list_files
from index.collection.holdings import Holdings
from index.collection.registry import Registry
from index.notebook.notebook import Notebook
from index.places import Places, hindrance
from index.running.late_imports import IMPORTING
from index.storage.damage import damage_of, set_aside
from index.stories.grouping import STORIES_NAME
from index.updating.indexing import POSTINGS_FOLDER, STORE_NAME, Indexing, open_store
from index.updating.name_index import NAMES_FOLDER
from index.upkeep.releases import others


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, in a sentence that says what to do; or that was mended, and how.

    `what` is "places", "files", "index", "notebook", "registry", "cache" or "leftovers". With `noted` nothing
    is wrong with what is the program's own: a line or file holds no article and was left out, or something is
    still to be read.
    """

    what: str
    message: str
    mended: bool = False
    noted: bool = False

    @property
    def wrong(self) -> bool:
        """Whether something is left to do."""
        return not (self.mended or self.noted)


class Doctor:
    """Examines one library without opening it as a reader does, which would mend in passing what is to be
    told.

    What is derived and costs nothing is mended at once: rights of folders, files that a killed reader left.
    With `mend` also what takes time or moves a file of the user's aside: a damaged index is made anew, a
    damaged notebook or registry set aside. Files of articles are never touched.
    """

    def __init__(self, holdings: Holdings, at: Places, *, mend: bool = False) -> None:
        self._holdings = holdings
        self._at = at
        self._mend = mend
        self._folder = at.index_folder(holdings.key)

    def findings(self) -> Iterator[Finding]:
        """What is wrong, check after check; nothing where all is well."""
        checks: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
            ("registry", self._registry),
            ("places", self._places),
            ("notebook", self._notebook),
            ("cache", self._cache),
            ("index", self._index),
            ("leftovers", self._leftovers),
        )
        yield from self._room()
        for what, check in checks:
            try:
                yield from check()
            except (sqlite3.OperationalError, FileNotFoundError) as error:
                # Nothing says that it is damaged, so nothing is thrown away.
                yield Finding(what, f"This cannot be looked at ({error}); try again when it can be read.")

    def _room(self) -> Iterator[Finding]:
        """Where nothing can be kept any more."""
        for what, folder, kept in (
            ("notebook", self._at.data, "your marks and libraries"),
            ("cache", self._at.cache, "the index"),
        ):
            if reason := hindrance(folder):
                yield Finding(what, f"Nothing can be written to {folder}, for {kept} ({reason}).")

    def _registry(self) -> Iterator[Finding]:
        registry = Registry(self._at.data)
        damage = registry.damage()
        if damage is None:
            return
        told = f"{registry.path}, which keeps what your libraries are made of, is damaged ({damage})"
        if self._mend:
            aside = set_aside(registry.path)
            saved = registry.take_over(aside)
            kept = f"{saved} of the places in it could be read and are kept: add the others again"
            rest = kept if saved else "add your folders again"
            yield Finding("registry", f"{told}; it was moved to {aside}: {rest}.", True)
        else:
            yield Finding("registry", f"{told}; --mend moves it aside, then add your folders again.")

    def _places(self) -> Iterator[Finding]:
        try:
            places = self._holdings.now(self._at)
        except LibraryError:
            # Told already.
            return
        for root in places:
            if not os.path.exists(root.path):
                name = self._holdings.library
                out = f"reader remove {root.path} --library {name}" if name else "another path"
                yield Finding(
                    "places", f"{root.path} is gone; bring it back, or take it out of the library with {out}."
                )
        # What is kept of a folder that is empty now is told with the index.
        there = bool(places) and all(os.path.isdir(root.path) for root in places)
        if there and not self._folder.exists() and not list_files(places, may_be_gone=True).files:
            yield Finding("places", without_articles(places))

    def _notebook(self) -> Iterator[Finding]:
        path = self._at.notebook
        damage = damage_of(path)
        if damage is None:
            return
        told = f"{path}, which keeps your marks and corrections, is damaged ({damage})"
        if not self._mend:
            yield Finding("notebook", f"{told}; --mend saves what can be read and begins a new one.")
            return
        notebook = Notebook(path)
        with suppress(sqlite3.Error):
            notebook.marks()
        said = notebook.problem
        notebook.close()
        if said is None:
            with suppress(FileNotFoundError):
                set_aside(path)
        yield Finding("notebook", f"{told}; {said or 'it was moved aside and a new one begun.'}", True)

    def _cache(self) -> Iterator[Finding]:
        folder = self._folder
        if not folder.exists():
            return
        for path in (folder, *sorted(one for one in folder.rglob("*") if one.is_dir())):
            status = path.lstat()
            if hasattr(os, "getuid") and status.st_uid != os.getuid():
                yield Finding("cache", f"{path} belongs to somebody else; delete it, the index is made anew.")
            elif os.name == "posix" and stat.S_IMODE(status.st_mode) & 0o022:
                yield Finding(
                    "cache",
                    f"Others may write to {path}, and an index from elsewhere is never read; delete it.",
                )
            elif os.name == "posix" and stat.S_IMODE(status.st_mode) & 0o077 and path == folder:
                with suppress(OSError):
                    path.chmod(0o700)
                yield Finding("cache", f"Others could read {path}; that right was taken away.", True)

    def _index(self) -> Iterator[Finding]:
        if not self._folder.exists():
            yield Finding(
                "index",
                "There is no index yet; it is made when the library is opened, or by `reader rebuild`.",
                noted=True,
            )
            return
        kept = (damage_of(self._folder / name) for name in (STORE_NAME, STORIES_NAME))
        damage = next(filter(None, kept), None) or self._unreadable()
        if damage is not None:
            told = f"The index in {self._folder} is damaged ({damage})"
            if self._mend:
                shutil.rmtree(self._folder, ignore_errors=True)
                yield Finding(
                    "index", f"{told}; it was deleted and is made anew when it is next needed.", True
                )
            else:
                yield Finding("index", f"{told}; `reader rebuild` makes it anew.")
            return
        yield from self._disagreement()

    def _unreadable(self) -> str | None:
        """Which of the two indexes, of words and of names, cannot be read; None where both can."""
        with IMPORTING:
            from index.search.indexing.article_postings import ARTICLES
            from index.search.indexing.name_postings import NAMES
            from index.search.indexing.postings import Postings

        opens: tuple[tuple[str, Callable[[Path], bool]], ...] = (
            (POSTINGS_FOLDER, lambda folder: Postings(folder, ARTICLES, thorough=True).rebuilt),
            (NAMES_FOLDER, lambda folder: Postings(folder, NAMES, thorough=True).rebuilt),
        )
        for name, was_damaged in opens:
            folder = self._folder / name
            if folder.exists() and any(folder.iterdir()) and was_damaged(folder):
                return f"what is in {folder} could not be read"
        return None

    def _disagreement(self) -> Iterator[Finding]:
        """Where the index differs from the files."""
        store, in_memory = open_store(self._folder)
        if in_memory is not None:
            cannot = "written" if store.is_read_in_place else "used"
            yield Finding("index", f"The index in {self._folder} cannot be {cannot} ({in_memory}).")
            if not store.is_read_in_place:
                return
        # Opening a damaged one would mend it.
        sound = damage_of(self._at.notebook) is None
        notebook = Notebook(self._at.notebook) if sound else None
        corrections = notebook.corrections if notebook is not None else dict
        try:
            named = self._holdings.library is not None
            collection = Collection(
                lambda: self._holdings.now(self._at), None, store, corrections, may_be_gone=named
            )
            due = Indexing(self._folder, collection, store, in_memory).pending()
            if due:
                told = "1 article is" if due == 1 else f"{due:,} articles are"
                told = f"{told} not in the index as the files are; opening reads what is new."
                yield Finding("index", told, noted=True)
            for problem in collection.problems():
                # What is gone was told among the places.
                if os.path.exists(problem.path):
                    yield Finding("files" if problem.left_out else "places", problem.message, noted=True)
            for problem in nowhere(collection):
                yield Finding("places", problem.message, noted=True)
            for path in _altered(collection):
                told = f"{path} has changed without a trace in its size and time"
                yield Finding("files", f"{told}; `reader rebuild` reads it again.")
        except LibraryError as error:
            yield Finding("places", str(error))
        finally:
            if notebook is not None:
                notebook.close()
            store.close()

    def _leftovers(self) -> Iterator[Finding]:
        """What a reader that was killed has left, and indexes that no reader of this release reads."""
        with IMPORTING:
            from index.search.segments.leftovers import left_by_writer

        for name, index in ((POSTINGS_FOLDER, "articles"), (NAMES_FOLDER, "names")):
            left = left_by_writer(self._folder / name, index)
            if left:
                yield Finding(
                    "leftovers",
                    f"{len(left)} files of a broken-off write were deleted from {self._folder / name}.",
                    True,
                )
        for folder in others(self._at):
            if self._mend:
                shutil.rmtree(folder, ignore_errors=True)
            what = "it was deleted." if self._mend else "--mend deletes it, as two weeks without use do."
            yield Finding(
                "leftovers", f"{folder} was made by another release; {what}", self._mend, noted=not self._mend
            )


def _altered(collection: Collection) -> Iterator[str]:
    """The paths of files that hold something else than is stored of them, though they look unchanged; each
    file is read."""
    state, stored = collection.current()
    stale = set(state.stale)
    for key, file in state.files.items():
        if key in stale:
            continue
        if file.holds_many:
            passed = collection.texts.read_bundle(state, key)
            changed = any(one.record.id not in stored or one.article is not None for one in passed)
            if changed or passed.gone:
                yield file.path
            continue
        record = stored.get(key)
        if record is not None and collection.texts.read(state, key, record).record.digest != record.digest:
            yield file.path
