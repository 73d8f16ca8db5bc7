"""Every theme tells every highlight apart, with colour and without."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color

from index.article import Span
from index.comparison.model import CellState, ChangeKind, DiscrepancyKind, Relation
from index.entities.model import EntityType
from tui.marks import (
    CELL_GLYPHS,
    CELL_MARKS,
    CHANGE_MARKS,
    DISCREPANCY_GLYPHS,
    PRIORITY,
    RELATION_GLYPHS,
    RELATION_MARKS,
    Mark,
)
from tui.name_list import NAMED
from tui.themes import ANSI, THEMES, Palette, highlighted

_COLOURED = [theme for theme in THEMES if theme.name != ANSI]
_READ = ("quiet", "mark-same", "mark-reworded", "mark-only", "mark-contradicts", "mark-moved", "mark-match")


def palette(theme):
    return Palette({**theme.to_color_system().generate(), **theme.variables}, ansi=theme.ansi)


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", _COLOURED, ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", [*_READ, "mark-mention", "mark-quotation"])
def test_coloured_words_can_be_read(theme, name):
    """WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1."""
    dark, bright = sorted(luminance(Color.parse(c)) for c in (theme.background, theme.variables[name]))
    assert (bright + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_relations_have_colours_of_their_own(theme):
    styles = palette(theme)
    colours = [styles[mark].color for mark in (Mark.SAME, Mark.REWORDED, Mark.ONLY, Mark.CONTRADICTS)]
    assert None not in colours
    assert len(set(colours)) == 4


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_is_lit_is_seen_without_colour(theme):
    styles = palette(theme)
    for mark in (Mark.REWORDED, Mark.CONTRADICTS, Mark.MOVED, Mark.MATCH, Mark.QUOTATION, Mark.HEADLINE):
        style = styles[mark]
        assert style.bold or style.underline or style.italic or style.reverse


def test_every_state_has_its_glyph_and_mark():
    """The tables are keyed by values; this holds them to the enumerations."""
    for table, states in (
        (CELL_GLYPHS, CellState),
        (CELL_MARKS, CellState),
        (RELATION_GLYPHS, Relation),
        (RELATION_MARKS, Relation),
        (CHANGE_MARKS, ChangeKind),
        (DISCREPANCY_GLYPHS, DiscrepancyKind),
    ):
        assert set(table) == set(states)
    assert set(PRIORITY) == set(Mark)
    assert set(EntityType) - {EntityType.DATE, EntityType.QUANTITY} == NAMED


_SPANS = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(_SPANS, st.lists(st.tuples(_SPANS, st.sampled_from(list(Mark))), max_size=6))
def test_runs_cover_the_line_once(line, highlights):
    runs = highlighted(line, highlights, palette(THEMES[0]))
    assert runs[0][0].start == line.start
    assert runs[-1][0].end == line.end
    assert all(left[0].end == right[0].start for left, right in pairwise(runs))


def test_the_more_important_highlight_lies_on_top():
    styles = palette(THEMES[0])
    lit = [(Span(0, 4), Mark.MATCH), (Span(0, 4), Mark.MENTION)]
    ((_, style),) = highlighted(Span(0, 4), lit, styles)
    assert style.color == styles[Mark.MATCH].color
