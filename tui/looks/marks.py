"""What is lit in a text and which glyph says the same without colour; the one place for both."""

from __future__ import annotations

from enum import StrEnum

# The tables below are keyed by the values of the comparison's enumerations, which are strings, and not by
# their members: the first screen draws glyphs but compares nothing, and importing the model would delay it.


class Mark(StrEnum):
    """A kind of highlight. The first four are the relations between two tellings, the same everywhere."""

    SAME = "same"
    REWORDED = "reworded"
    ONLY = "only"
    CONTRADICTS = "contradicts"
    MINOR = "minor"
    MOVED = "moved"
    MATCH = "match"
    FOUND = "found"
    MENTION = "mention"
    QUOTATION = "quotation"
    ASIDE = "aside"
    HEADLINE = "headline"
    LABEL = "label"
    CURSOR = "cursor"
    NOTED = "noted"
    SELECTED = "selected"


PRIORITY: tuple[Mark, ...] = (
    Mark.HEADLINE,
    Mark.ASIDE,
    Mark.NOTED,
    Mark.QUOTATION,
    Mark.MENTION,
    Mark.SAME,
    Mark.MOVED,
    Mark.REWORDED,
    Mark.ONLY,
    Mark.MINOR,
    Mark.CONTRADICTS,
    Mark.MATCH,
    Mark.FOUND,
    Mark.LABEL,
    Mark.CURSOR,
    Mark.SELECTED,
)
"""Where highlights overlap, the later one is drawn on top."""

GLYPHS: dict[Mark, str] = {
    Mark.SAME: "═",
    Mark.CONTRADICTS: "≠",
}
PROBABLE = "≈"
"""In place of its relation's glyph: a link of low score."""
ONLY_LEFT = "◂"
ONLY_RIGHT = "▸"
MARKED = "✓"
HERE = "▌"

BOOKMARKED = "*"
TAGGED = "#"
NOTED = "+"
UNREAD = "o"
"""What is kept of an article. Each is a sign that every terminal has."""

CELL_GLYPHS: dict[str, str] = {
    "same": "●",
    "partial": "◐",
    "differs": "≠",
    "missing": "·",
}
"""How a source tells a fact, in the story matrix."""

CELL_WORDS: dict[str, str] = {
    "same": "same",
    "partial": "partly",
    "differs": "differs",
    "missing": "not told",
}
"""The same in a word."""

CELL_MARKS: dict[str, Mark] = {
    "same": Mark.SAME,
    "partial": Mark.REWORDED,
    "differs": Mark.CONTRADICTS,
    "missing": Mark.ASIDE,
}

RELATION_GLYPHS: dict[str, str] = {
    "same": GLYPHS[Mark.SAME],
    "partial": "─",
    "only_left": ONLY_LEFT,
    "only_right": ONLY_RIGHT,
    "aside": " ",
}

RELATION_MARKS: dict[str, Mark] = {
    "same": Mark.SAME,
    "partial": Mark.REWORDED,
    "only_left": Mark.ONLY,
    "only_right": Mark.ONLY,
    "aside": Mark.ASIDE,
}

CHANGE_MARKS: dict[str, Mark] = {
    "changed": Mark.REWORDED,
    "only": Mark.ONLY,
    "moved": Mark.MOVED,
}

DISCREPANCY_GLYPHS: dict[str, str] = {
    "number": "#",
    "date": "@",
    "name": "N",
    "quote": '"',
    "wording": "~",
    "claim": "!",
    "attribution": "&",
    "missing": "-",
}
"""What a discrepancy is about, beside the sign that there is one."""
