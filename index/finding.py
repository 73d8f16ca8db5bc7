"""Answers what is looked for in a library: words and names, from its two indexes."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from index.article import Article
from index.collection.catalogue import ArticleNotFound
from index.collection.collection import Collection
from index.running.late_imports import IMPORTING
from index.running.memo import Memo
from index.running.uncollected import without_collecting
from index.search.finding.shelf import Shelf, Shelving
from index.search.model import Facet, Hit, Named, Request, SearchResult
from index.updating.indexing import Indexing
from index.updating.name_index import NameIndex
from index.updating.readiness import Readiness
from index.updating.update import UpdateReport

if TYPE_CHECKING:
    from index.entities.model import EntityType
    from index.search.finding.names import Meant, Names
    from index.search.finding.searching import Looking, Match
    from index.search.terms.looking_up import Terms

MOST_NAMING = 100
"""Names of which it is kept which articles name them."""

_LONGEST_REASON = 120
"""Characters of an error that are told."""


class Finding:
    """Searches one library. Safe to use from several threads.

    `update` brings the index of words in line with the files.
    """

    def __init__(
        self,
        shelf: Shelf,
        collection: Collection,
        indexing: Indexing,
        names: NameIndex,
        update: Callable[[], UpdateReport],
    ) -> None:
        self._shelf = shelf
        self._collection = collection
        self._indexing = indexing
        self._names = names
        self._memo = Memo(16)
        self._last: tuple[Hashable, Match] | None = None
        self._shelving = Shelving(shelf, collection, self._memo)
        self._mended_for: set[str] = set()
        self.readiness = Readiness(collection, indexing, names, update)
        """How far the two indexes are in line with the files, and sound."""

    def clear(self) -> None:
        """Forget what was computed; the articles have changed."""
        self._memo.clear()
        self._last = None

    def search(self, request: Request, limit: int) -> SearchResult:
        """Ranked hits with snippets; never raises on any query."""
        if not request.query.strip():
            return self._everything(request.query, limit)
        notes = () if self.readiness.is_indexed() else self.readiness.index_in_passing()
        if not request.typing:
            self.readiness.name_in_passing()
        try:
            with without_collecting():
                result = self._search(request, limit, self._look_up())
        except Exception as error:
            result, more = self._search_again(error, request, limit)
            notes = (*notes, *more)
        return replace(result, notes=(*result.notes, *notes), complete=False) if notes else result

    def _search_again(
        self, error: Exception, request: Request, limit: int
    ) -> tuple[SearchResult, tuple[str, ...]]:
        """After an error: with the indexes that are damaged made anew, which is done once for a query; where
        none is, no index is to blame."""
        notes: tuple[str, ...] = ()
        query = request.query
        if query not in self._mended_for:
            damaged = self.readiness.mend_after(error)
            if damaged:
                self._mended_for.add(query)
                try:
                    notes = self.readiness.index_in_passing()
                    return self._search(request, limit, None), notes
                except Exception as second:
                    error = second
        said = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_REASON]
        note = (
            f"the search could not be answered ({said}); other words may do, or `reader doctor` if none does"
        )
        return SearchResult(query, "", 0, (), 0.0, notes=(note,)), notes

    def _terms(self) -> Terms:
        return self._indexing.postings().searcher(self._memo.get(("mean words",), self._mean_words))

    def _look_up(self) -> Names | None:
        """What looks names up; None while no names are known."""
        try:
            terms = self._names.searcher()
        except OSError:
            return None
        if terms is None:
            return None
        with IMPORTING:
            from index.search.finding.names import Names

        articles = self._terms()
        return Names(terms, articles, self._shelving.columns(articles).stories, self._shelf.decisions)

    def _search(self, request: Request, limit: int, names: Names | None) -> SearchResult:
        with IMPORTING:
            from index.search.finding.searching import search

        looking = self._looking(names)
        known = self._match(looking, request)
        if known.node is None and known.asked.node is not None:
            return self._everything(request.query, limit)
        return search(looking, request, limit, known)

    def _looking(self, names: Names | None) -> Looking:
        with IMPORTING:
            from index.search.finding.searching import Looking

        terms = self._terms()
        properties = self._shelving.properties(terms)
        named = self._names.names
        return Looking(
            terms, properties, self._loaded, names, named, self._unnamed, self._shelf.saved, date.today()
        )

    def _match(self, looking: Looking, request: Request, anew: bool = True) -> Match:
        """What a request finds; that of the latest search is kept, for its facets."""
        with IMPORTING:
            from index.search.finding.searching import match

        key, last = (request, looking.terms.state), self._last
        if not anew and last is not None and last[0] == key:
            return last[1]
        found = match(looking, request)
        self._last = key, found
        return found

    def facets(self, request: Request) -> tuple[Facet, ...]:
        """How all that a request finds is spread over sources, months, languages, stories and names; never
        raises. Of a blank query, how all articles are."""
        try:
            with without_collecting():
                return self._facets(request)
        except Exception:
            # A damaged index is found out, and mended, by the search that these belong to.
            return ()

    def _facets(self, request: Request) -> tuple[Facet, ...]:
        with IMPORTING:
            from index.search.finding.facets import facets, name_facet
            from index.search.terms.scores import places

        names = self._look_up()
        looking = self._looking(names)
        terms = looking.terms
        blank = not request.query.strip()
        found = terms.there() if blank else places(self._match(looking, request, False).found, terms.size)

        def make() -> tuple[Facet, ...]:
            return facets(self._shelving.columns(terms), found, self._shelving.story_titles())

        # All articles are counted where no key was pressed yet, and each time that all was deleted.
        made = self._memo.get(("facets", terms.state), make) if blank else make()
        if names is None or not any(found):
            return made
        # Whom most articles name is counted after every search.
        known = self._memo.get(("naming", names.terms.state, terms.state), lambda: Memo(MOST_NAMING))

        def naming(meant: Meant) -> Sequence[int]:
            return known.get(meant, lambda: array("I", names.scores(meant)))

        def keys_of(number: int) -> list[tuple[str, str]] | None:
            here = self._names.names_of(terms.article_id(number))
            return None if here is None else [(one.group, key) for one in here.named for key in one.keys]

        most = name_facet(names, found, keys_of, naming)
        return (*made, most) if most.values else made

    def _unnamed(self) -> str | None:
        """What to say where the names of some articles are not known yet."""
        if self._names.complete():
            return None
        known, total = self._names.known()
        return f"names are known of {known:,} of {total:,} articles so far"

    def _mean_words(self) -> float:
        return max(1.0, self._collection.words / max(1, len(self._collection.records)))

    def _loaded(self, article_id: str) -> Article | None:
        try:
            return self._collection.article(article_id)
        except ArticleNotFound:
            return None

    def _everything(self, query: str, limit: int) -> SearchResult:
        entries = self._shelf.listed()
        hits = tuple(
            Hit(e.id, e.path, e.source, e.title, e.title_derived, e.date, 0.0, (), (), (), e.record)
            for e in entries[:limit]
        )
        return SearchResult(query, "everything", len(entries), hits, 0.0)

    def named(self, kind: EntityType, name: str) -> Named:
        """The articles that name an entity, however they spell it, and names that are only alike."""
        if not self.readiness.is_indexed():
            self.readiness.index_in_passing()
        self.readiness.name_in_passing()
        try:
            found = self._named(kind, name)
        except Exception as error:
            # The same as in `search`: what is damaged is made anew.
            if self.readiness.mend_after(error):
                self.readiness.name_in_passing()
            found = None
        return found or Named((), (), self._names.complete())

    def _named(self, kind: EntityType, name: str) -> Named | None:
        names = self._look_up()
        meant = names.entity(kind, name) if names is not None else None
        if names is None or meant is None:
            return None
        terms = self._terms()
        keys = meant.keys | ({meant.surname} if meant.surname else set())
        found = []
        for number in names.scores(meant):
            key = terms.article_id(number)
            here = self._names.names_of(key)
            spans = here.spans(meant.group, keys) if here is not None else ()
            if spans:
                found.append((key, spans))
        found.sort(key=lambda pair: (-len(pair[1]), pair[0]))
        return Named(tuple(found), tuple(names.see_also(meant)), self._names.complete())
