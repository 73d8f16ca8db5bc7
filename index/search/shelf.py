"""What a library says of its articles beside their text, as a search asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.calling import called_so, split_record
from index.collection.collection import Collection
from index.late_imports import IMPORTING
from index.memo import Memo
from index.stories.grouping import Story
from index.stories.listing import Listed

if TYPE_CHECKING:
    from index.entities.model import NamingDecision
    from index.search.columns import Column, Columns
    from index.search.nodes import Field
    from index.search.properties import Properties
    from index.search.terms import Terms


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
            from index.search.properties import Properties

        return Properties(self.columns(terms), self.story_titles, self._files, self._shelf.kept)

    def columns(self, terms: Terms) -> Columns:
        """The columns of one state of the index. Only of what names no source and of stories something is
        asked that is not in the index."""
        with IMPORTING:
            from index.search.columns import Columns

        return Columns(
            terms.size,
            lambda: terms.column("day"),
            lambda: self._sources(terms),
            lambda: terms.column("language"),
            lambda: self._in_stories(terms),
            lambda: self._numbers(terms),
        )

    def _numbers(self, terms: Terms) -> Mapping[str, int]:
        return self._memo.get(("numbers", terms.state), terms.numbers)

    def _sources(self, terms: Terms) -> Column:
        def make() -> Column:
            given = terms.column("source")
            if 0 not in given.codes:
                return given
            labels, numbers = self._collection.unnamed(), self._numbers(terms)
            return given.filled({numbers[key]: labels[key] for key in labels.keys() & numbers.keys()})

        return self._memo.get(("sources", terms.state), make)

    def _in_stories(self, terms: Terms) -> Column:
        with IMPORTING:
            from index.search.columns import column

        def make() -> Column:
            numbers, of = self._numbers(terms), [""] * terms.size
            for story in self._shelf.stories():
                for key in story.articles:
                    if key in numbers:
                        of[numbers[key]] = story.id
            return column(of)

        return self._memo.get(("stories of articles", terms.state), make)

    def story_titles(self) -> Mapping[str, str]:
        """Titles of the stories by id."""
        return self._memo.get(
            ("story titles",), lambda: {story.id: story.title for story in self._shelf.stories()}
        )

    def _files(self, part: str) -> list[str]:
        """The articles in the path of whose file this stands, or, where a record is named behind a `#`, which
        are that record of such a file; `part` is folded."""
        paths = self._memo.get(("paths",), self._paths)
        found = [key for path, keys in paths.items() if part in path for key in keys]
        file, called = split_record(part)
        if called is not None:
            records = self._collection.everything()
            among = [records[key] for path, keys in paths.items() if file in path for key in keys]
            found += [one.id for one in called_so(called, among, str.casefold) or ()]
        return found

    def _paths(self) -> Mapping[str, Sequence[str]]:
        """The ids of the articles in each file, by its path, folded."""
        found: dict[str, list[str]] = {}
        for key, path, *_ in self._collection.everything().places():
            found.setdefault(path.casefold(), []).append(key)
        return found
