"""The hits of the plain mode, where it starts, and the facets that narrow them down."""

from __future__ import annotations

from index.notebook.reading_marks import Signs
from index.search.model import FacetValue, Hit, SearchResult
from tui.commandline.plain.articles import title_of
from tui.commands import Place
from tui.contents.query_edit import narrowed, order_said, sorted_next, widened
from tui.plain_mode.articles import ArticleCommands
from tui.plain_mode.view import Desk, Lines, Refused, View
from tui.terminal.safe_text import safe_text
from tui.wording.counted import counted
from tui.wording.days import day_of
from tui.wording.result_words import none_unread, nothing_found

HITS = 50
"""Hits asked for at a time."""


class SearchView(ArticleCommands):
    """What was found, best first; without a query every article, story by story."""

    place = Place.SEARCH
    thing = "hit"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._query = ""
        self._literal = False
        self._by_story = False
        self._result: SearchResult | None = None

    def query(self) -> str:
        """What is searched for."""
        return self._query

    def ask(self, query: str) -> None:
        """Search for something else."""
        self._query, self.cursor, self._result = query.strip(), 0, None

    def forget(self) -> None:
        """Search again at the next look."""
        self._result = None

    @property
    def result(self) -> SearchResult:
        """The answer to the query."""
        if self._result is None:
            self._result = self.library.search(self._query, limit=HITS, literal=self._literal)
        return self._result

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The articles found, in the order in which they are listed."""
        if not self._by_story:
            return self.result.hits
        story = {hit.id: self.library.story_of(hit.id).id for hit in self.result.hits}
        first: dict[str, int] = {}
        for number, hit in enumerate(self.result.hits):
            first.setdefault(story[hit.id], number)
        return tuple(sorted(self.result.hits, key=lambda hit: first[story[hit.id]]))

    def count(self) -> int:
        """The hits listed."""
        return len(self.hits)

    def heading(self) -> Lines:
        """How much was found, and what else could be asked for."""
        result = self.result
        if not self._query:
            stories = len(self.library.stories())
            known = f"{counted(result.total, 'article')}, {counted(stories, 'story', 'stories')}"
            yield from self.say(f"{safe_text(self.library.name)}: {known}.")
        elif not result.hits:
            yield from self.say(f"{nothing_found(result)} for “{self._query}”.")
        else:
            shown = "" if len(result.hits) == result.total else f", the best {len(result.hits)}"
            words = ", only as written" if self._literal else ""
            yield from self.say(f"{counted(result.total, 'hit')} for “{self._query}”{words}{shown}.")
        if result.also:
            yield from self.say(f"Also searched for: {', '.join(result.also)}.")
        for name, articles in result.see_also:
            yield from self.say(f"See also {name}, in {counted(articles, 'article')}.")
        for number, suggestion in enumerate(result.suggestions, 1):
            found = counted(suggestion.articles, "article")
            yield from self.say(f"take {number}: {suggestion.query}, in {found}.")
        for note in result.notes:
            yield from self.say(note)

    def item(self, number: int) -> Lines:
        """A hit: source, date, title, and a sentence that matches."""
        hit = self.hits[number]
        marked = ", marked" if hit.id in self.library.marked() else ""
        date = f", {day_of(hit.date)}" if hit.date else ""
        title = title_of(hit.title, hit.title_derived)
        margin = f"{number + 1}. "
        blank = " " * len(margin)
        yield from self.say(f"{safe_text(hit.source)}{safe_text(date)}{marked}: {title}", margin, blank)
        if self._query:
            for text in [text for text in hit.snippet_texts if text.strip() != hit.title][:1]:
                yield from self.say(" ".join(text.split()), blank)

    def article_of(self, number: int) -> str | None:
        """The article of a hit."""
        return self.hits[number].id

    def current_article(self) -> str | None:
        """The hit under the cursor."""
        return self.hits[min(self.cursor, self.count() - 1)].id if self.count() else None

    def articles(self) -> tuple[str, ...]:
        """The story of the hit under the cursor."""
        current = self.current_article()
        return self.library.story_of(current).articles if current else ()

    def do_next_unread(self, _: str) -> Lines:
        """Say the next hit that has not been read."""
        return self._go_unread(range(self.cursor + 1, self.count()))

    def do_previous_unread(self, _: str) -> Lines:
        """Say the one before that has not been read."""
        return self._go_unread(range(self.cursor - 1, -1, -1))

    def _go_unread(self, numbers: range) -> Lines:
        signs = self.library.signs([hit.id for hit in self.hits])
        for number in numbers:
            if not signs.get(self.hits[number].id, Signs()).read:
                self.cursor = number
                return self.item(number)
        raise Refused(none_unread(below=numbers.step > 0))

    def do_open(self, words: str) -> Lines:
        """Read a hit; the search is kept, as it found something."""
        if self._query and self.count():
            self.library.remember_search(self._query)
        if words == "1" and not self.count() and self.result.suggestions:
            return self._take(0)
        return super().do_open(words)

    def do_literal(self, _: str) -> Lines:
        """Other spellings too, or only what is written."""
        self._literal = not self._literal
        self._result = None
        yield "Only as written." if self._literal else "Other spellings and forms of the words are found too."
        yield from self.describe()

    def do_group(self, _: str) -> Lines:
        """Hits of one story together, or each by itself."""
        self._by_story = not self._by_story
        yield "Grouped by story." if self._by_story else "Each hit stands by itself."
        yield from self.describe()

    def do_sort(self, _: str) -> Lines:
        """The next order."""
        query = sorted_next(self._query)
        found = self.desk.search_for(query)
        yield order_said(query, [hit.date for hit in self.hits])
        yield from found

    def do_widen(self, _: str) -> Lines:
        """Take the filter back that was set last."""
        wider = widened(self._query)
        if wider is None:
            raise Refused("Nothing to widen: facets shows what a search can be narrowed down by.")
        yield f"No longer only {safe_text(wider[1])}."
        yield from self.desk.search_for(wider[0])

    def do_facets(self, _: str) -> Lines:
        """How what was found is spread."""
        return self.desk.open(FacetsView(self.desk, self._query, self._literal))

    def do_history(self, _: str) -> Lines:
        """The searches that have a name, and what was searched for before."""
        saved = self.library.saved_searches()
        named = {query for _, query in saved}
        earlier = [("", query) for query in self.library.searches()[:HITS] if query not in named]
        if not saved and not earlier:
            raise Refused("Nothing was searched for yet: what finds an article that is opened is kept.")
        return self.desk.open(HistoryView(self.desk, (*saved, *earlier)))

    def do_take_1(self, _: str) -> Lines:
        """Search for the first suggestion."""
        return self._take(0)

    def do_take_2(self, _: str) -> Lines:
        """Search for the second."""
        return self._take(1)

    def do_take_3(self, _: str) -> Lines:
        """Search for the third."""
        return self._take(2)

    def _take(self, number: int) -> Lines:
        suggestions = self.result.suggestions
        if number >= len(suggestions):
            raise Refused("Nothing is suggested by that number.")
        return self.desk.search_for(suggestions[number].query)


class FacetsView(View):
    """How what was found is spread over sources, months, languages, stories and names."""

    place = Place.FACETS
    thing = "value"

    def __init__(self, desk: Desk, query: str, literal: bool) -> None:
        super().__init__(desk)
        self._query = query
        facets = self.library.facets(query, literal=literal)
        self._values: list[tuple[str, FacetValue]] = [
            (facet.name, value) for facet in facets for value in facet.values
        ]

    def count(self) -> int:
        """The values of all facets."""
        return len(self._values)

    def heading(self) -> Lines:
        """What to do with them."""
        yield "A number narrows the search down to it." if self._values else "Nothing to narrow down by."

    def item(self, number: int) -> Lines:
        """A value with how many articles have it."""
        name, value = self._values[number]
        found = counted(value.articles, "article")
        return self.say(f"{name} {value.name}, {found}", f"{number + 1}. ")

    def takes(self, command: str, words: str) -> bool:
        """A number says which value."""
        return words.isdecimal() if command == "narrow" else super().takes(command, words)

    def do_narrow(self, words: str) -> Lines:
        """Find only what has this value, or no longer only that."""
        value = self._values[self.chosen(words)][1]
        return self.desk.search_for(narrowed(self._query, value.query))

    do_open = do_narrow


class HistoryView(View):
    """Earlier searches; a number searches again."""

    place = Place.FACETS
    thing = "search"

    def __init__(self, desk: Desk, searches: tuple[tuple[str, str], ...]) -> None:
        """`searches` are (name, words), those of before without a name."""
        super().__init__(desk)
        self._searches = searches

    def count(self) -> int:
        """The searches."""
        return len(self._searches)

    def heading(self) -> Lines:
        """What these are."""
        yield "Searched for before; a number searches again."

    def item(self, number: int) -> Lines:
        """One search, with the name that it is kept under."""
        name, query = self._searches[number]
        return self.say(f"{name}: {query}" if name else query, f"{number + 1}. ")

    def do_open(self, words: str) -> Lines:
        """Search for it again."""
        return self.desk.search_for(self._searches[self.chosen(words)][1])

    do_narrow = do_open
