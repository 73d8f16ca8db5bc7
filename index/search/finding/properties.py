"""What the library keeps of its articles beside their text, as a query asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from index.search.nodes import Dated, Field, Listed, State
from index.search.terms.columns import Columns, Limit, dated


@dataclass(frozen=True, slots=True)
class Properties:
    """Where what a query asks for is found; each is looked up only for a query that asks for it.

    `columns` are those of this state of the index, `story_titles` the titles of stories by id, `files` the
    numbers of the articles whose path or file name fits, and `kept` the ids of those that the user tagged so
    (of `Field.TAG`), or that are in a State (of `Field.IS`).
    """

    columns: Columns
    story_titles: Callable[[], Mapping[str, str]]
    files: Callable[[str], Iterable[int]]
    kept: Callable[[Field, str], Iterable[str]]

    def limit(self, node: Listed | Dated) -> Limit:
        """What a filter of the query leaves."""
        if isinstance(node, Dated):
            return dated(self.columns.days(), node)
        columns = self.columns
        if node.field is Field.FILE:
            return Limit(None, frozenset(self.files(node.value)))
        if node.field is Field.IS and node.value == State.UNREAD:
            return columns.others(self.kept(Field.IS, State.READ))
        if node.field in (Field.TAG, Field.IS):
            return columns.these(self.kept(node.field, node.value))
        return columns.listed(node, self.story_titles)
