"""`Library`: the one door to everything that is known about a set of articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from index.analysing.analyses import Analyses
from index.analysing.answering import Answering
from index.article import Article, Metadata
from index.collection.calling import find
from index.collection.catalogue import (
    STANDARD_INPUT,
    ArticleNotFound,
    Entry,
    LibraryError,
    Problem,
    Root,
    entry_of,
    fetched_by_hand,
)
from index.collection.collection import Collection
from index.collection.holdings import Holdings
from index.finding import Finding
from index.notebook import linking
from index.notebook.deciding import Deciding
from index.notebook.notebook import Notebook
from index.notebook.resuming import LeftPlace, Resuming
from index.notebook.user_marks import UserMarks
from index.places import SPACY_VARIABLE, Places, places, seeds_folder
from index.running.late_imports import IMPORTING
from index.running.memo import Memo
from index.running.progress import Progress, Stage
from index.search.finding.shelf import Shelf
from index.search.model import Facet, Named, Request, SearchResult
from index.stories.grouping import STORIES_NAME, Grouping
from index.stories.listing import Listed, Listing
from index.stories.told import Story
from index.updating.indexing import Indexing, kept_in, open_store
from index.updating.name_index import NAMES_FOLDER, NameIndex
from index.updating.recognising import voting_model
from index.updating.update import UpdateReport
from index.upkeep.releases import note_use
from index.upkeep.updates import Updates

if TYPE_CHECKING:
    # Named in signatures only: what they belong to is imported when it is first asked for.
    from index.analysing.analysing import Analysing
    from index.entities.model import Annotations, EntityType

__all__ = [
    "ArticleNotFound",
    "Entry",
    "Library",
    "LibraryError",
    "Problem",
    "Progress",
    "Stage",
    "Story",
    "UpdateReport",
    "fetched_by_hand",
]


class Library(Answering, UserMarks, Resuming, Deciding, Updates):
    """A set of articles with its index, its stories and what the user keeps about them.

    Safe to use from several threads. Methods that take an id raise `ArticleNotFound` for an unknown one.
    """

    name: str
    """What the title bar calls it: "five articles that ship with reader" or the folder's name."""

    def __init__(
        self,
        holdings: Holdings,
        name: str,
        standard_input: bytes | None,
        at: Places,
        model: str | None,
        told: Callable[[int], None] | None,
    ) -> None:
        self.name = name
        self._holdings = holdings
        self._standard_input = standard_input
        self._places = at
        self._memo = Memo(16)
        self._left: dict[str, LeftPlace] = {}
        self._notebook = Notebook(self._places.notebook)
        # What comes from standard input is gone tomorrow: nothing of it is left on the disk.
        folder = None if standard_input is not None else self._places.index_folder(holdings.key)
        store, in_memory = open_store(folder)
        if in_memory is None and folder is not None:
            note_use(self._places)
        self._collection = Collection(
            lambda: holdings.now(self._places),
            standard_input,
            store,
            self._notebook.corrections,
            may_be_gone=holdings.library is not None,
            told=told,
        )
        self._indexing = Indexing(folder, self._collection, store, in_memory)
        self._grouping = Grouping(*kept_in(folder, store, STORIES_NAME), self._collection)
        self._model = voting_model(model)
        self._names = NameIndex(*kept_in(folder, store, NAMES_FOLDER), self._collection, self._model)
        self._analyses = Analyses(
            self.article,
            self._annotations,
            lambda key: self.story_of(key).articles,
            self.naming_decisions,
            lambda left, right: linking.decisions(self._notebook, left, right),
        )
        self._analysing: Analysing | None = None
        self._listing = Listing(self._collection, self.stories)
        self._finding = Finding(
            Shelf(self._listed, self.stories, self.naming_decisions, self.kept, self.saved_search),
            self._collection,
            self._indexing,
            self._names,
            self._update_in_passing,
        )
        self._answering = self._collection.keyed()[0]

    @classmethod
    def open(
        cls,
        paths: Sequence[str | Path] = (),
        *,
        library: str | None = None,
        fields: Mapping[str, str] | None = None,
        standard_input: bytes | None = None,
        at: Places | None = None,
        model: str | None = None,
        told: Callable[[int], None] | None = None,
    ) -> Self:
        """Open the library over files and folders, or the one that is registered as `library`; with neither,
        the five articles that ship.

        `fields` says which field of a record is what in files of many articles ("text" → "body").
        `standard_input` is the content of the article called `-`. `at` are the folders of what is kept, else
        those of the environment and the platform; `model` is the spaCy model that votes on names in doubt,
        else the one READER_SPACY names, if any. Fast: lists the files (`told` is how many so far, now and
        then) and reads what the index already knows; `update` brings the rest. Raises LibraryError when a
        path is missing or no article is found.
        """
        mapped = tuple(sorted((fields or {}).items()))
        roots = tuple(Root(str(path), mapped) for path in paths if str(path) != STANDARD_INPUT)
        if library is not None:
            name = library
        elif roots or standard_input is not None:
            name = f"{len(roots)} paths" if len(roots) > 1 else "standard input"
            name = os.path.basename(os.path.abspath(roots[0].path)) if len(roots) == 1 else name
        else:
            roots, name = (Root(str(seeds_folder())),), "five articles that ship with reader"
        model = os.environ.get(SPACY_VARIABLE) if model is None else model
        holdings = Holdings(roots, library)
        opened = cls(holdings, name, standard_input, at or places(), model, told)
        opened._check()
        return opened

    def _check(self) -> None:
        """Raises LibraryError where there is no article at all."""
        if self._collection.records or self.incomplete():
            return
        problems = [problem for problem in self._collection.problems() if problem.left_out]
        self.close()
        if len(problems) == 1:
            raise LibraryError(problems[0].message)
        with IMPORTING:
            from index.collection.described import without_articles
        raise LibraryError(without_articles(self._holdings.now(self._places), problems))

    def _annotations(self, article_id: str) -> Annotations:
        return self._names.annotations(self.article(article_id))

    def _known_annotations(self, article_id: str) -> Annotations | None:
        """What is found out by now; a model that votes does so in this process, where it is loaded."""
        names = self._names.names(self.article(article_id)) if self._model is None else None
        return names.annotations if names else self._annotations(article_id) if self._model else None

    def _forget(self) -> None:
        self._answering = self._collection.keyed()[0]
        self._memo.clear()
        self._finding.clear()
        self._analyses.clear()

    def command(self, name: str) -> str | None:
        """A command of the command line about this library; None where it has no name to give there."""
        option = self._holdings.option
        return None if option is None else " ".join(filter(None, ("reader", option, name)))

    def entries(self) -> Sequence[Entry]:
        """All articles, by story, then date and path, each made when it is asked for. Needs no index."""
        return self._listed()

    def _listed(self) -> Listed:
        return self._memo.get(("entries",), self._listing.now)

    def entry(self, article_id: str) -> Entry:
        """One article as a list shows it."""
        entry = self._listed().of(article_id)
        if entry is None and (held := self._collection.held(article_id)) is not None:
            entry = entry_of(held)
        if entry is None:
            raise ArticleNotFound(f"No article has the id {article_id}.")
        return entry

    def article(self, article_id: str) -> Article:
        """The article with its text, sentences and the user's corrections applied."""
        return self._collection.article(article_id)

    def line_of(self, article_id: str, offset: int) -> int:
        """The line of its file, from 1, in which a place of an article stands."""
        from index.formats.file_line import line_in_file

        return line_in_file(self.article(article_id), offset)

    def find(self, reference: str) -> str:
        """The id of the article that a command line calls `reference`: a path, an id, a file name, or the
        only one that begins so.

        Raises ArticleNotFound, with the candidates where several fit.
        """
        return find(reference, self._collection.records, self.command("list"))

    def search(
        self, query: str, *, limit: int = 20, typing: bool = False, literal: bool = False
    ) -> SearchResult:
        """Ranked hits with snippets. Never raises on any query; `typing` reads the last word as begun,
        `literal` takes every word as it is written, without inflections and other spellings.

        An empty query lists every article, in the order of `entries`. A few changed files are indexed in
        passing; of many, the last index answers, and a note says so.
        """
        return self._finding.search(Request(query, typing, literal), limit)

    def facets(self, query: str, *, typing: bool = False, literal: bool = False) -> tuple[Facet, ...]:
        """How all articles that a search finds are spread over sources, months, languages, stories and names;
        those of the query that was searched for last are quickest."""
        return self._finding.facets(Request(query, typing, literal))

    def named(self, kind: EntityType, name: str) -> Named:
        """The articles that name this entity under any spelling, with the places; and names only alike it."""
        return self._finding.named(kind, name)

    def stories(self) -> tuple[Story, ...]:
        """All stories of two or more articles, largest first."""
        return self._memo.get(("stories",), self._grouping.stories)

    def story_of(self, article_id: str) -> Story:
        """The story an article belongs to; a story of one where it stands alone."""
        entry = self.entry(article_id)
        by_id = self._memo.get(("stories by id",), lambda: {story.id: story for story in self.stories()})
        return by_id.get(entry.story or "") or Story(f"story-{entry.id}", entry.title, (entry.id,))

    def best_counterpart(self, article_id: str) -> str | None:
        """The article of the same story that has most in common with this one, or the only other one, as of a
        text and its translation; none is compared for it."""
        if (best := self._analyses.best_counterpart(article_id)) is not None or self.size != 2:
            return best
        return next((entry.id for entry in self.entries() if entry.id != article_id), None)

    def correct(self, article_id: str, correction: Metadata) -> None:
        """Keep the user's correction of an article's metadata (None: leave as it is; "": back to the file's).

        The file is not touched. A date is kept in ISO form. Raises LibraryError for what is none, and for
        what is no code of a language.
        """
        self.article(article_id)
        with IMPORTING:
            from index.notebook import correcting
        correcting.correct(self._notebook, article_id, correcting.checked(correction))
        self._recorrected()

    def _recorrected(self) -> None:
        self._collection.look()
        self._forget()
        self._finding.readiness.indexed = False

    def close(self) -> None:
        """Let go of files and locks."""
        if self._analysing is not None:
            self._analysing.close()
        self._notebook.close()
        self._names.close()
        self._grouping.close()
        self._indexing.close()
