"""`Library`: the one door to everything that is known about a set of articles."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar, cast

from index.article import Article, Metadata, Span
from index.catalogue import (
    STANDARD_INPUT,
    STANDARD_INPUT_ID,
    ArticleNotFound,
    File,
    LibraryError,
    Problem,
    Sidecars,
    find,
    labels,
    list_files,
    merged,
    read_article,
)
from index.comparison.model import Change, Comparison, Matrix, Row
from index.entities.model import Annotations, Resolution
from index.formats.front_matter import is_iso_date
from index.formats.text_file import FormatError
from index.notebook import Notebook
from index.places import places, seeds_folder
from index.search.model import Hit, SearchResult

if TYPE_CHECKING:
    from index.search.postings import Postings

__all__ = [
    "ArticleNotFound",
    "Entry",
    "Library",
    "LibraryError",
    "Problem",
    "Progress",
    "Story",
    "UpdateReport",
]

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far indexing is; `rate` in articles a second, `seconds_left` None while unknown."""

    done: int
    total: int
    rate: float
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update changed; counts of articles. `in_memory` says why the index is not on disk, if it is not."""

    added: int
    changed: int
    removed: int
    in_memory: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a list shows it, without its text. `story` is the id of its story or None (alone)."""

    id: str
    path: str
    source: str
    title: str
    title_derived: bool
    date: str | None
    words: int
    story: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that report one event. The title is that of the most representative article."""

    id: str
    title: str
    articles: tuple[str, ...]


class Library:
    """A set of articles with its index, its stories and what the user keeps about them.

    Safe to use from several threads. Methods that take an id raise `ArticleNotFound` for an unknown one.
    """

    name: str
    """What the title bar calls it: "five articles that ship with reader" or the folder's name."""

    def __init__(
        self,
        roots: tuple[str, ...],
        name: str,
        standard_input: bytes | None,
        cache: Path | None,
        data: Path | None,
    ) -> None:
        self.name = name
        self._roots = roots
        self._standard_input = standard_input
        self._places = places(cache, data)
        self._lock = threading.RLock()
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._notebook = Notebook(self._places.notebook)
        self._articles: dict[str, Article] = {}
        self._problems: list[Problem] = []
        self._list()

    @classmethod
    def open(
        cls,
        paths: Sequence[str | Path] = (),
        *,
        standard_input: bytes | None = None,
        cache_dir: Path | None = None,
        data_dir: Path | None = None,
    ) -> Self:
        """Open the library over files and folders; with no path, the five articles that ship.

        `standard_input` is the content of the article called `-`. Fast: lists the files and reads what the index
        already knows; `update` brings the rest. Raises LibraryError when a path is missing or no article is found.
        """
        roots = tuple(str(path) for path in paths if str(path) != STANDARD_INPUT)
        if roots or standard_input is not None:
            name = os.path.basename(os.path.abspath(roots[0])) if len(roots) == 1 else f"{len(roots)} paths"
            name = name if roots else "standard input"
        else:
            roots, name = (str(seeds_folder()),), "five articles that ship with reader"
        return cls(roots, name, standard_input, cache_dir, data_dir)

    def _list(self) -> None:
        listing = list_files(self._roots)
        files = list(listing.files)
        if self._standard_input is not None:
            files.append(File(STANDARD_INPUT_ID, STANDARD_INPUT, len(self._standard_input), 0))
        sidecars = Sidecars()
        corrections = self._notebook.corrections()
        problems = list(listing.problems)
        articles: dict[str, Article] = {}
        for file in files:
            known = merged(corrections.get(file.id, Metadata()), sidecars.of(file.path))
            try:
                parsed = read_article(file, known, self._standard_input)
            except FormatError as error:
                problems.append(Problem(file.path, str(error)))
                continue
            if parsed.note:
                problems.append(Problem(file.path, parsed.note))
            articles[file.id] = parsed.article
        if not articles:
            where = ", ".join(self._roots) or "standard input"
            raise LibraryError(
                problems[0].message
                if len(problems) == 1
                else f"{where} holds no article; name a folder with .txt or .md files."
            )
        problems.extend(sidecars.problems)
        named = labels(
            {key: article.file_name for key, article in articles.items() if article.source_derived}
        )
        for key, label in named.items():
            articles[key] = replace(articles[key], source=label)
        self._files = {file.id: file for file in files if file.id in articles}
        self._articles = articles
        self._problems = problems

    def problems(self) -> tuple[Problem, ...]:
        """Files that were left out, and reservations (an unwritable cache)."""
        found = list(self._problems)
        if self._notebook.problem:
            found.append(Problem(str(self._notebook.path), self._notebook.problem))
        return tuple(found)

    def needs_update(self) -> bool:
        """Whether files have changed since the index was written, or there is no usable index."""
        return False

    def update(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> UpdateReport:
        """Bring the index in line with the files; blocks. Called from a thread or another process."""
        return UpdateReport(0, 0, 0)

    def entries(self) -> tuple[Entry, ...]:
        """All articles, by story, then date and path. Needs no index."""
        return self._keep(("entries",), self._make_entries)

    def _make_entries(self) -> tuple[Entry, ...]:
        stories = self.stories()
        story_of = {key: story.id for story in stories for key in story.articles}
        order = {story.id: number for number, story in enumerate(stories)}
        found = [
            Entry(
                id=article.id,
                path=article.path,
                source=article.source,
                title=article.title,
                title_derived=article.title_derived,
                date=article.date,
                words=sum(len(sentence.span.of(article.text).split()) for sentence in article.reporting),
                story=story_of.get(article.id),
            )
            for article in self._articles.values()
        ]
        last = len(order)
        found.sort(key=lambda entry: (order.get(entry.story or "", last), entry.date or "~", entry.path))
        return tuple(found)

    def entry(self, article_id: str) -> Entry:
        """One article as a list shows it."""
        for entry in self.entries():
            if entry.id == article_id:
                return entry
        raise ArticleNotFound(f"No article has the id {article_id}.")

    def article(self, article_id: str) -> Article:
        """The article with its text, sentences and the user's corrections applied."""
        try:
            return self._articles[article_id]
        except KeyError:
            raise ArticleNotFound(f"No article has the id {article_id}.") from None

    def find(self, reference: str) -> str:
        """The id of the article that a command line calls `reference` (json.md, "Which article").

        Raises ArticleNotFound, with the candidates where several fit.
        """
        return find(reference, self._files.values())

    def search(self, query: str, *, limit: int = 20, typing: bool = False) -> SearchResult:
        """Ranked hits with snippets. Never raises on any query; `typing` reads the last word as begun.

        An empty query lists every article, in the order of `entries`.
        """
        if not query.strip():
            return self._everything(query, limit)
        from index.search.searching import search

        return search(
            self._postings().searcher(),
            query,
            limit=limit,
            typing=typing,
            load=self._articles.get,
            sources=self._labelled,
        )

    def _everything(self, query: str, limit: int) -> SearchResult:
        entries = self.entries()
        hits = tuple(
            Hit(e.id, e.path, e.source, e.title, e.title_derived, e.date, 0.0, (), ())
            for e in entries[:limit]
        )
        return SearchResult(query, "everything", len(entries), hits, 0.0)

    def _labelled(self, label: str) -> list[str]:
        return [entry.id for entry in self.entries() if label in entry.source.casefold()]

    def _postings(self) -> Postings:
        def make() -> Postings:
            from index.search.postings import Document, Postings

            postings = Postings(None)
            postings.update((Document(article, "") for article in self._articles.values()), ())
            return postings

        return self._keep(("postings",), make)

    def stories(self) -> tuple[Story, ...]:
        """All stories of two or more articles, largest first."""
        return self._keep(("stories",), self._make_stories)

    def _make_stories(self) -> tuple[Story, ...]:
        # Until stories are grouped, what was opened together counts as one.
        keys = tuple(self._articles)
        if len(keys) < 2:
            return ()
        return (Story(keys[0], self._articles[keys[0]].title, keys),)

    def story_of(self, article_id: str) -> Story:
        """The story an article belongs to; a story of one where it stands alone."""
        article = self.article(article_id)
        for story in self.stories():
            if article_id in story.articles:
                return story
        return Story(article_id, article.title, (article_id,))

    def best_counterpart(self, article_id: str) -> str | None:
        """The article of the same story that compares best with this one: most strong links, then coverage."""
        others = [key for key in self.story_of(article_id).articles if key != article_id]
        if not others:
            return None

        def quality(other: str) -> tuple[int, float]:
            comparison = self.compare(article_id, other)
            strong = sum(link.strength == "strong" for link in comparison.links)
            reporting = len(self.article(article_id).reporting) or 1
            return strong, 1 - len(comparison.only_left) / reporting

        return max(others, key=quality)

    def compare(self, left: str, right: str) -> Comparison:
        """The comparison of two articles; kept in memory."""
        pair = self.article(left), self.article(right)

        def make() -> Comparison:
            from index.comparison import compare

            return compare(*pair, self.entities((left, right)))

        return self._keep(("compare", left, right), make)

    def rows(self, left: str, right: str) -> tuple[Row, ...]:
        """The comparison as aligned rows in the left article's order."""

        def make() -> tuple[Row, ...]:
            from index.comparison.rows import aligned_rows

            return aligned_rows(self.compare(left, right), self.article(left), self.article(right))

        return self._keep(("rows", left, right), make)

    def changes(self, left: str, right: str, link: int) -> tuple[Change, ...]:
        """The words that differ inside one link of the comparison; empty where too little is shared."""

        def make() -> tuple[Change, ...]:
            from index.comparison.wording import word_changes

            found = self.compare(left, right).links[link]
            return word_changes(self.article(left).text, found.left, self.article(right).text, found.right)

        return self._keep(("changes", left, right, link), make)

    def matrix(self, article_ids: Sequence[str]) -> Matrix:
        """Facts × sources of these articles; kept in memory."""
        keys = tuple(dict.fromkeys(article_ids))
        articles = [self.article(key) for key in keys]

        def make() -> Matrix:
            from index.comparison.coverage import matrix

            return matrix(articles, self.entities(keys))

        return self._keep(("matrix", keys), make)

    def entities(self, article_ids: Sequence[str]) -> Resolution:
        """Who and what these articles name and quote; kept in memory."""
        keys = tuple(dict.fromkeys(article_ids))
        annotated = [(self.article(key), self._annotations(key)) for key in keys]

        def make() -> Resolution:
            from index.entities import resolve

            return resolve(annotated)

        return self._keep(("entities", keys), make)

    def _annotations(self, article_id: str) -> Annotations:
        def make() -> Annotations:
            from index.entities import recognise

            return recognise(self.article(article_id))

        return self._keep(("annotations", article_id), make)

    def mentioned(self, name: str) -> tuple[tuple[str, tuple[Span, ...]], ...]:
        """Articles of the whole library that write this name literally, with the places; for the entity screen."""
        from index.search.searching import mentions_of

        found = ((entry.id, mentions_of(self.article(entry.id), name)) for entry in self.entries())
        return tuple((key, spans) for key, spans in found if spans)

    def marked(self) -> tuple[str, ...]:
        """The articles that are marked for comparing, in the order of marking; kept between starts."""
        return tuple(key for key in self._notebook.marks() if key in self._files)

    def mark(self, article_id: str, marked: bool) -> None:
        """Mark or unmark an article for comparing."""
        self.article(article_id)
        self._notebook.mark(article_id, marked)

    def correct(self, article_id: str, correction: Metadata) -> None:
        """Keep the user's correction of an article's metadata (None: leave as it is; "": back to the file's).

        The file is not touched. Raises LibraryError where a date is not ISO.
        """
        self.article(article_id)
        if correction.date and not is_iso_date(correction.date):
            raise LibraryError(f"{correction.date} is not a date; write it as 2021-07-05, 2021-07 or 2021.")
        self._notebook.correct(article_id, correction)
        with self._lock:
            self._list()
            self._kept.clear()

    def locations(self) -> tuple[tuple[str, str], ...]:
        """What `reader locate` prints: (what, path) of the articles, the index, the user's file."""
        return (
            *(("articles", os.path.abspath(root)) for root in self._roots),
            ("index", str(self._places.index_folder(self._roots))),
            ("notebook", str(self._places.notebook)),
        )

    def close(self) -> None:
        """Let go of files and locks."""
        self._notebook.close()

    def _keep(self, key: Hashable, make: Callable[[], _Value]) -> _Value:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = make()
                while len(self._kept) > 512:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return cast(_Value, self._kept[key])
