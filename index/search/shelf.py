"""What a library says of its articles beside their text, as a search asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.collection.catalogue import Entry
from index.collection.collection import Collection
from index.late_imports import IMPORTING
from index.memo import Memo
from index.stories.grouping import Story
from index.stories.listing import Listed
from index.uncollected import without_collecting

if TYPE_CHECKING:
    from index.entities.model import NamingDecision
    from index.search.columns import Columns, Row
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
        self._made: tuple[int, Columns] | None = None

    def properties(self, terms: Terms) -> Properties:
        """What queries ask for, of one state of the index."""
        with IMPORTING:
            from index.search.properties import Properties

        return Properties(
            lambda: terms.column("day"),
            lambda: self.columns(terms),
            self.story_titles,
            self._files,
            self._shelf.kept,
        )

    def columns(self, terms: Terms) -> Columns:
        """The columns of one state of the index."""
        with IMPORTING:
            from index.search.columns import Columns

        def make() -> Columns:
            with without_collecting():
                listed, numbers = self._shelf.listed(), terms.numbers()
                before, others = self._made, None
                if before is not None:
                    others = listed.others_since(before[0])
                if before is None or others is None:
                    made = Columns(self._rows(listed.entries), numbers, terms.size)
                else:
                    changed = [listed.by_id[key] for key in others if key in listed.by_id]
                    gone = others.difference(listed.by_id)
                    made = before[1].renewed(self._rows(changed), gone, numbers, terms.size)
            self._made = listed.revision, made
            return made

        return self._memo.get(("columns", terms.state), make)

    def story_titles(self) -> Mapping[str, str]:
        """Titles of the stories by id."""
        return self._memo.get(
            ("story titles",), lambda: {story.id: story.title for story in self._shelf.stories()}
        )

    def _rows(self, entries: Iterable[Entry]) -> Iterator[Row]:
        from index.search.columns import Row

        records = self._collection.everything()
        for entry in entries:
            record = records.get(entry.id)
            language = record.language if record is not None else None
            yield Row(entry.id, entry.source, language, entry.story)

    def _files(self, part: str) -> list[str]:
        return [entry.id for entry in self._shelf.listed().entries if part in entry.path.casefold()]
