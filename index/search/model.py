"""The values of a search: what is asked, hits with snippets, and how the query was understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.article import Span


@dataclass(frozen=True, slots=True)
class Request:
    """What is searched for: a `query` as it was typed. `typing` reads its last word as begun, `literal` takes
    every word as it is written, without inflections and other spellings."""

    query: str
    typing: bool = False
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """A sentence of a hit worth showing, of a very long one what stands around the first match; `matches` are
    spans of the article's text inside `span`."""

    span: Span
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found. `title_matches` are spans of `title` (not of the text); `record` is as `Article` has
    it."""

    id: str
    path: str
    source: str
    title: str
    title_derived: bool
    date: str | None
    score: float
    snippets: tuple[Snippet, ...]
    snippet_texts: tuple[str, ...]
    title_matches: tuple[Span, ...] = ()
    record: str | None = None


class Why(StrEnum):
    """Why another query is suggested: a word is spelled otherwise, a name is, or fewer words find more."""

    SPELLING = "spelling"
    NAME = "name"
    FEWER = "fewer"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query, and how many articles it finds."""

    query: str
    articles: int
    why: Why


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a query.

    `understood` says in words how it was read, `explained` part by part, a line each; `also` names other
    spellings that were searched too, `see_also` names that are only alike, with how many articles have each;
    `suggestions` are queries that would find something, where little was found, and `did_you_mean` the first
    of them that is spelled otherwise. `took_ms` is wall time. `notes` are remarks on the query (an open
    quote, an unknown field). It is `complete` unless articles are still to be indexed.
    """

    query: str
    understood: str
    total: int
    hits: tuple[Hit, ...]
    took_ms: float
    did_you_mean: str | None = None
    also: tuple[str, ...] = ()
    see_also: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    explained: tuple[str, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value that articles have, how many of those found have it, and the words of a query that narrow
    them down to it. `name` is as it is shown."""

    name: str
    articles: int
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    """How those found are spread over one property: `name` is "source", "month", "language", "story" or
    "name". `values` are the most frequent ones, or the months in order; `others` counts the values that are
    left out."""

    name: str
    values: tuple[FacetValue, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """Where a library names one entity: (article id, places in text order) of each article, those that name
    it most first.

    `see_also` are names that are only alike, with how many articles have each. `complete` is False while the
    names of some articles are not known yet.
    """

    articles: tuple[tuple[str, tuple[Span, ...]], ...]
    see_also: tuple[tuple[str, int], ...]
    complete: bool
