"""`Library`: the one door to everything that is known about a set of articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from index.article import Article, Metadata, Span
from index.comparison.model import Change, Comparison, Matrix, Row
from index.entities.model import Resolution
from index.search.model import SearchResult


class LibraryError(Exception):
    """Something the user can mend; the message is one sentence that names the file and says what to do."""


class ArticleNotFound(LibraryError):
    """No article, or several, fit a reference. `candidates` are those that fit, empty when none does."""

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was left out or read with a reservation; `message` is one sentence that names it."""

    path: str
    message: str


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
        raise NotImplementedError

    name: str
    """What the title bar calls it: "five articles that ship with reader" or the folder's name."""

    def problems(self) -> tuple[Problem, ...]:
        """Files that were left out, and reservations (an unwritable cache)."""
        raise NotImplementedError

    def needs_update(self) -> bool:
        """Whether files have changed since the index was written, or there is no usable index."""
        raise NotImplementedError

    def update(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> UpdateReport:
        """Bring the index in line with the files; blocks. Called from a thread or another process."""
        raise NotImplementedError

    def entries(self) -> tuple[Entry, ...]:
        """All articles, by story, then date and path. Needs no index."""
        raise NotImplementedError

    def entry(self, article_id: str) -> Entry:
        """One article as a list shows it."""
        raise NotImplementedError

    def article(self, article_id: str) -> Article:
        """The article with its text, sentences and the user's corrections applied."""
        raise NotImplementedError

    def find(self, reference: str) -> str:
        """The id of the article that a command line calls `reference` (json.md, "Which article").

        Raises ArticleNotFound, with the candidates where several fit.
        """
        raise NotImplementedError

    def search(self, query: str, *, limit: int = 20, typing: bool = False) -> SearchResult:
        """Ranked hits with snippets. Never raises on any query; `typing` reads the last word as begun."""
        raise NotImplementedError

    def stories(self) -> tuple[Story, ...]:
        """All stories of two or more articles, largest first."""
        raise NotImplementedError

    def story_of(self, article_id: str) -> Story:
        """The story an article belongs to; a story of one where it stands alone."""
        raise NotImplementedError

    def best_counterpart(self, article_id: str) -> str | None:
        """The article of the same story that compares best with this one: most strong links, then coverage."""
        raise NotImplementedError

    def compare(self, left: str, right: str) -> Comparison:
        """The comparison of two articles; kept in memory."""
        raise NotImplementedError

    def rows(self, left: str, right: str) -> tuple[Row, ...]:
        """The comparison as aligned rows in the left article's order."""
        raise NotImplementedError

    def changes(self, left: str, right: str, link: int) -> tuple[Change, ...]:
        """The words that differ inside one link of the comparison; empty where too little is shared."""
        raise NotImplementedError

    def matrix(self, article_ids: Sequence[str]) -> Matrix:
        """Facts × sources of these articles; kept in memory."""
        raise NotImplementedError

    def entities(self, article_ids: Sequence[str]) -> Resolution:
        """Who and what these articles name and quote; kept in memory."""
        raise NotImplementedError

    def mentioned(self, name: str) -> tuple[tuple[str, tuple[Span, ...]], ...]:
        """Articles of the whole library that write this name literally, with the places; for the entity screen."""
        raise NotImplementedError

    def marked(self) -> tuple[str, ...]:
        """The articles that are marked for comparing, in the order of marking; kept between starts."""
        raise NotImplementedError

    def mark(self, article_id: str, marked: bool) -> None:
        """Mark or unmark an article for comparing."""
        raise NotImplementedError

    def correct(self, article_id: str, correction: Metadata) -> None:
        """Keep the user's correction of an article's metadata (None: leave as it is; "": back to the file's).

        The file is not touched. Raises LibraryError where a date is not ISO.
        """
        raise NotImplementedError

    def locations(self) -> tuple[tuple[str, str], ...]:
        """What `reader locate` prints: (what, path) of the articles, the index, the user's file."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of files and locks."""
        raise NotImplementedError
