"""What is lit in a text and which glyph says the same without colour; the one place for both."""

from __future__ import annotations

from enum import StrEnum

from index.comparison.model import CellState, ChangeKind, DiscrepancyKind, Relation


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


PRIORITY: tuple[Mark, ...] = (
    Mark.HEADLINE,
    Mark.ASIDE,
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
)
"""Where highlights overlap, the later one is drawn on top."""

GLYPHS: dict[Mark, str] = {
    Mark.SAME: "═",
    Mark.REWORDED: "≈",
    Mark.ONLY: "◂",
    Mark.CONTRADICTS: "≠",
    Mark.MOVED: "↕",
}
PROBABLE = "≈"
"""In place of its relation's glyph: a link of low score."""
ONLY_LEFT = "◂"
ONLY_RIGHT = "▸"
MARKED = "✓"
DERIVED = "…"
HERE = "▌"

CELL_GLYPHS: dict[CellState, str] = {
    CellState.SAME: "●",
    CellState.PARTIAL: "◐",
    CellState.DIFFERS: "≠",
    CellState.MISSING: "·",
}
"""How a source tells a fact, in the story matrix."""

CELL_MARKS: dict[CellState, Mark] = {
    CellState.SAME: Mark.SAME,
    CellState.PARTIAL: Mark.REWORDED,
    CellState.DIFFERS: Mark.CONTRADICTS,
    CellState.MISSING: Mark.ASIDE,
}

RELATION_GLYPHS: dict[Relation, str] = {
    Relation.SAME: GLYPHS[Mark.SAME],
    Relation.PARTIAL: "─",
    Relation.ONLY_LEFT: ONLY_LEFT,
    Relation.ONLY_RIGHT: ONLY_RIGHT,
    Relation.ASIDE: " ",
}

RELATION_MARKS: dict[Relation, Mark] = {
    Relation.SAME: Mark.SAME,
    Relation.PARTIAL: Mark.REWORDED,
    Relation.ONLY_LEFT: Mark.ONLY,
    Relation.ONLY_RIGHT: Mark.ONLY,
    Relation.ASIDE: Mark.ASIDE,
}

CHANGE_MARKS: dict[ChangeKind, Mark] = {
    ChangeKind.CHANGED: Mark.REWORDED,
    ChangeKind.ONLY: Mark.ONLY,
    ChangeKind.MOVED: Mark.MOVED,
}

DISCREPANCY_GLYPHS: dict[DiscrepancyKind, str] = {
    DiscrepancyKind.NUMBER: "#",
    DiscrepancyKind.DATE: "@",
    DiscrepancyKind.NAME: "N",
    DiscrepancyKind.QUOTE: '"',
    DiscrepancyKind.WORDING: "~",
    DiscrepancyKind.CLAIM: "!",
    DiscrepancyKind.ATTRIBUTION: "&",
    DiscrepancyKind.MISSING: "-",
}
"""What a discrepancy is about, beside the sign that there is one."""
