"""What a library says of its articles beside their text, as a search asks for it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.collection.calling import called_so, split_record
from index.collection.collection import Collection
from index.running.late_imports import IMPORTING
from index.running.memo import Memo
from index.stories.listing import Listed
from index.stories.told import Story

if TYPE_CHECKING:
    from index.entities.model import NamingDecision
    from index.search.finding.properties import Properties
    from index.search.nodes import Field
    from index.search.terms.columns import Column, Columns
    from index.search.terms.looking_up import Terms


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a library says of its articles: all of them in order, those of each story, what the user decided
    about names, the ids of those with a tag or in a state (as `Properties.kept`), and the words of the search
    that is kept under a name."""

    listed: Callable[[], Listed]
    stories: Callable[[], Sequence[Story]]
    decisions: Callable[[], tuple[NamingDecision, ...]]
    kept: Callable[[Field, str], Iterable[str]]
    saved: Callable[[str], str | None]


class Shelving:
    """Arranges what a shelf says by the numbers that the articles have in an index; keeps it in `memo`."""

    def __init__(self, shelf: Shelf, collection: Collection, memo: Memo) -> None:
        self._shelf = shelf
        self._collection = collection
        self._memo = memo

    def properties(self, terms: Terms) -> Properties:
        """What queries ask for, of one state of the index."""
        with IMPORTING:
            from index.search.finding.properties import Properties

        return Properties(
            self.columns(terms), self.story_titles, lambda part: self._files(terms, part), self._shelf.kept
        )

    def columns(self, terms: Terms) -> Columns:
        """The columns of one state of the index. Only of what names no source and of stories something is
        asked that is not in the index."""
        with IMPORTING:
            from index.search.terms.columns import Columns

        return Columns(
            terms.size,
            lambda: terms.column("day"),
            lambda: self._sources(terms),
            lambda: terms.column("language"),
            lambda: self._in_stories(terms),
            terms.numbers_of,
        )

    def _sources(self, terms: Terms) -> Column:
        def make() -> Column:
            given = terms.column("source")
            if 0 not in given.codes:
                return given
            labels = self._collection.unnamed()
            return given.filled({n: labels[key] for key, n in terms.numbers_of(labels.keys()).items()})

        return self._memo.get(("sources", terms.state), make)

    def _in_stories(self, terms: Terms) -> Column:
        with IMPORTING:
            from index.search.terms.columns import column

        def make() -> Column:
            story_of = {key: story.id for story in self._shelf.stories() for key in story.articles}
            of = [""] * terms.size
            for key, number in terms.numbers_of(story_of.keys()).items():
                of[number] = story_of[key]
            return column(of)

        return self._memo.get(("stories of articles", terms.state), make)

    def story_titles(self) -> Mapping[str, str]:
        """Titles of the stories by id."""
        return self._memo.get(
            ("story titles",), lambda: {story.id: story.title for story in self._shelf.stories()}
        )

    def _files(self, terms: Terms, part: str) -> list[int]:
        """The articles in the path of whose file this stands, or, where a record is named behind a `#`, which
        are that record of such a file; `part` is folded."""
        paths = self._memo.get(("paths", terms.state), lambda: self._paths(terms))
        found = [number for path, numbers in paths.items() if part in path for number in numbers]
        file, called = split_record(part)
        if called is not None:
            records = self._collection.everything()
            among = [one for one in records.each() if file in one.path.casefold()]
            named = called_so(called, among, str.casefold) or ()
            found += terms.numbers_of([one.id for one in named]).values()
        return found

    def _paths(self, terms: Terms) -> Mapping[str, array[int]]:
        """The numbers of the articles in each file, by its path, folded."""
        found: dict[str, array[int]] = {}
        for path, keys in self._collection.records.paths().items():
            numbers = array("I", terms.numbers_of(keys).values())
            found.setdefault(path.casefold(), array("I")).extend(numbers)
        return found
