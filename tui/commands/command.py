"""What a command is: an action with its keys, footer text, palette entry and help, and where it works."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where commands work: a screen of the reader, or the list of names beside it."""

    SEARCH = "search"
    ARTICLE = "article"
    COMPARE = "compare"
    STORY = "story"
    ENTITY = "entity"
    TIMELINE = "timeline"
    NAMES = "names"
    """Not a screen: the list of names at the side of one, while it has the keys."""
    FACETS = "facets"
    """The same of the facets beside the hits."""


class Group(StrEnum):
    """A heading of the help screen."""

    GENERAL = "Everywhere"
    MOVE = "Moving"
    ARTICLES = "Articles and hits"
    SEARCH = "Searching"
    FACETS = "In the facets"
    KEEPING = "Keeping"
    FIND = "Find in the text"
    COMPARE = "Comparing"
    NAMES = "Names"
    LISTED_NAMES = "In the list of names"


LISTS_BESIDE = frozenset({Place.NAMES, Place.FACETS})
"""The places that are no screens."""
SCREENS = frozenset(Place) - LISTS_BESIDE
"""All screens."""
LISTS = frozenset({Place.SEARCH, Place.STORY, Place.ENTITY, Place.TIMELINE})
TEXTS = frozenset({Place.ARTICLE, Place.COMPARE})
PAIRS_AND_STORIES = frozenset({Place.COMPARE, Place.STORY, Place.TIMELINE})


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do.

    `id` names the screen's method (`action_<id>`) and the binding in a keymap. `label` is the word or two of
    the status line, `title` the palette's line, `help` one sentence. `hint` orders the status line's hints,
    the smallest first; 0 keeps it out. `keys` are those by default; the first is the one
    that is shown.
    With `leaves_box`, keys that are no letters go before a box that is typed in, so that a letter that comes
    in one piece with them, as over a slow line, is not taken for text.
    What `asks` brings a box, which takes what is typed right behind its keys.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    title: str
    help: str
    group: Group
    places: frozenset[Place] = SCREENS
    hint: int = 0
    leaves_box: bool = False
    asks: bool = False
