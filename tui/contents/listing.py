"""What is listed for a search, or of a whole library where nothing is searched for.

The first frame and the app list the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from index.article import Span
from index.collection.catalogue import Entry
from index.library import ArticleNotFound, Library
from index.notebook.reading_marks import Signs
from index.search.model import Hit, SearchResult
from index.stories.told import Story
from tui.contents.query_edit import BY_DATE, order_of
from tui.layout.hit_lines import LISTED, Item
from tui.start.screen_measures import HITS
from tui.wording.days import day_of
from tui.wording.tellers import found_of, sources_of

Kept = tuple[tuple[str, ...], Mapping[str, Signs]]
"""The articles that are marked for comparing, and what is kept of those that are listed."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Articles in the order in which they are listed."""

    items: tuple[Item, ...]
    kept: Kept
    result: SearchResult | None = None
    """What was found; None where nothing was searched for."""
    articles: int = 0
    stories: int = 0
    """How many the library has, where nothing was searched for."""


def listing(library: Library, query: str, *, literal: bool, by_story: bool) -> Listing:
    """The hits of a search, those of one story together with `by_story`; of the library without a query.

    `literal` finds words only as they are written. What the library refuses raises LibraryError.
    """

    def source(article: str) -> str:
        try:
            return library.entry(article).source
        except ArticleNotFound:
            # It went since the stories were told.
            return article

    if not query.strip():
        entries, stories = library.entries(), library.stories()
        items = items_of_library(entries[:LISTED], stories, source)
        return Listing(items, kept_of(library, items), None, len(entries), len(stories))
    result = library.search(query, limit=HITS, typing=True, literal=literal)
    items = items_of_hits(result.hits, dated=order_of(query) in BY_DATE)
    if by_story:
        stories_of = {key: one for one in library.stories() for key in one.articles}
        items = grouped_by_story(items, stories_of, source)
    return Listing(items, kept_of(library, items), result)


def kept_of(library: Library, items: Sequence[Item]) -> Kept:
    """What is kept of articles that are listed."""
    return library.marked(), library.signs([item.id for item in items[:LISTED]])


def items_of_hits(hits: Sequence[Hit], *, dated: bool = False) -> tuple[Item, ...]:
    """Hits as they are listed, each with its best snippet that is not its title again; `dated` with their
    dates."""
    items = []
    for hit in hits:
        text = ""
        matches: tuple[Span, ...] = ()
        shown = [pair for pair in zip(hit.snippets, hit.snippet_texts, strict=True) if pair[1] != hit.title]
        if shown:
            snippet, text = shown[0]
            start = snippet.span.start
            found = (Span(m.start - start, m.end - start) for m in snippet.matches)
            matches = tuple(m for m in found if m.start >= 0 and m.end <= len(text))
        date = day_of(hit.date) if dated else ""
        item = Item(
            hit.id, hit.source, hit.title, hit.title_derived, text, matches, hit.title_matches, date=date
        )
        items.append(item)
    return tuple(items)


def grouped_by_story(
    items: Sequence[Item], stories: Mapping[str, Story], source: Callable[[str], str]
) -> tuple[Item, ...]:
    """Items that tell one story together, where the first of them stands; `stories` has those of several
    articles, by article id, and `source` gives the label of an article's source."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        story = stories.get(item.id)
        groups.setdefault(story.id if story else item.id, []).append(item)
    found: list[Item] = []
    alone = False
    for members in groups.values():
        story = stories.get(members[0].id)
        if story is None:
            heading, counted = ("" if alone else "Told by one source"), ""
        else:
            heading = story.title
            counted = found_of(len(members), map(source, story.articles))
        found.append(replace(members[0], heading=heading, counted=counted))
        found += members[1:]
        alone = story is None
    return tuple(found)


def items_of_library(
    entries: Iterable[Entry], stories: Sequence[Story], source: Callable[[str], str]
) -> tuple[Item, ...]:
    """Articles in the order of the library: the stories with their sources, the largest first, then those
    that stand alone; `source` gives the label of an article's source."""
    by_id = {story.id: story for story in stories}
    items: list[Item] = []
    before: Story | None = None
    alone = False
    for entry in entries:
        story = by_id.get(entry.story or "")
        heading = counted = ""
        if story is None:
            heading = "Told by one source" if items and not alone else ""
        elif story is not before:
            heading, counted = story.title, sources_of(map(source, story.articles))
        items.append(
            Item(entry.id, entry.source, entry.title, entry.title_derived, "", (), (), heading, counted)
        )
        before, alone = story, story is None
    return tuple(items)
