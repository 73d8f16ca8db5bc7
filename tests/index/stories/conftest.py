from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from index.stories.story_index import StoryIndex
from index.stories.story_terms import StoryTerms

Stories = Callable[[Sequence[StoryTerms]], list[tuple[str, ...]]]


@pytest.fixture(scope="session")
def stories_of() -> Stories:
    """The stories that a library finds among articles: `stories_of(signatures)`."""

    def of(signatures: Sequence[StoryTerms]) -> list[tuple[str, ...]]:
        index = StoryIndex(None, 1)
        index.sign((each, each.article) for each in signatures)
        rarity = index.rarity()
        index.compare(index.waiting(), rarity)
        index.regroup(rarity)
        return [tuple(sorted(story)) for story in index.stories().values()]

    return of
