"""A story as it is told: its title, and its articles in their order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.collection.records import Record

Group = tuple[str, Sequence[str]]
"""The most representative article of a story, and all of them."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that report one event. The title is that of the most representative article."""

    id: str
    title: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The stories in order, and the most representative article of each. `key` names the articles that they
    were found in, `state` the records that they were told by (`Sums.state`; zeros where none is kept)."""

    key: str = ""
    state: tuple[int, int] = (0, 0)
    heads: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()

    def groups(self) -> Iterator[Group]:
        """What the stories were made of."""
        return ((head, story.articles) for head, story in zip(self.heads, self.stories, strict=True))

    def packed(self) -> str:
        """All of it as JSON, the key first."""
        stories = [
            (head, story.title, story.articles) for head, story in zip(self.heads, self.stories, strict=True)
        ]
        return json.dumps((self.key, self.state, stories))

    @classmethod
    def unpacked(cls, packed: str) -> Told:
        """The inverse of `packed`."""
        key, (era, revision), stories = json.loads(packed)
        return cls(
            str(key),
            (era, revision),
            tuple(head for head, _, _ in stories),
            tuple(_story_of(title, tuple(articles)) for _, title, articles in stories),
        )


def told_story(head: str, articles: Iterable[str], records: Mapping[str, Record]) -> Story | None:
    """The story of the articles that there are; None where these are not two."""
    present = [(key, record) for key in articles if (record := records.get(key)) is not None]
    if len(present) < 2:
        return None
    present.sort(key=lambda pair: (pair[1].date or "~", pair[1].path))
    return _story_of(records.get(head, present[0][1]).title, tuple(key for key, _ in present))


def _story_of(title: str, articles: tuple[str, ...]) -> Story:
    return Story(f"story-{min(articles)}", title, articles)
