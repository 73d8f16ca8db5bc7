"""Every theme tells every highlight apart, with colour and without."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest
import rich.color
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from textual.color import Color

from index.article import Span
from index.comparison.model import CellState, ChangeKind, DiscrepancyKind, Relation
from index.entities.model import EntityType
from tui.contents.name_list import NAMED
from tui.looks.colours import PALETTES
from tui.looks.marks import (
    CELL_GLYPHS,
    CELL_MARKS,
    CHANGE_MARKS,
    DISCREPANCY_GLYPHS,
    PRIORITY,
    RELATION_GLYPHS,
    RELATION_MARKS,
    Mark,
)
from tui.looks.themes import THEMES, Palette, highlighted, registered_name
from tui.settings.theme_names import AUTO, SIXTEEN, THEME_NAMES

RELATIONS = (Mark.SAME, Mark.REWORDED, Mark.ONLY, Mark.CONTRADICTS, Mark.MOVED)
_UNSEEN = ("mark-found", "mark-found-background")
"""Not read on the theme's own ground."""


def palette(theme):
    return Palette({**theme.to_color_system().generate(), **theme.variables}, ansi=theme.ansi)


def linear(colour: str) -> list[float]:
    """The three parts of `#rrggbb` as amounts of light (sRGB, IEC 61966-2-1)."""
    return [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(colour).normalized
    ]


def applied(matrix, vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it."""
    dark, bright = sorted(applied([(0.2126, 0.7152, 0.0722)], linear(each))[0] for each in (one, other))
    return (bright + 0.05) / (dark + 0.05)


# Machado, Oliveira and Fernandes (2009), severity 1.0.
SIGHT = {
    "everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)


def lab(colour: str, sight: str) -> list[float]:
    """A colour as seen so, in CIELAB under D65."""
    seen = [min(max(part, 0.0), 1.0) for part in applied(SIGHT[sight], linear(colour))]
    parts = [value / sum(row) for value, row in zip(applied(_XYZ, seen), _XYZ, strict=True)]
    x, y, z = (t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29 for t in parts)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def apart(colours: list[str], sight: str) -> float:
    """The smallest difference between any two colours (CIE 1976; 2.3 is just noticed)."""
    return min(math.dist(lab(a, sight), lab(b, sight)) for a, b in combinations(colours, 2))


def with_256(colour: str) -> str:
    """The colour that a terminal of 256 colours shows for it."""
    return rich.color.Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


def test_a_theme_can_be_set_by_every_name_and_only_by_those():
    assert (AUTO, *PALETTES, SIXTEEN) == THEME_NAMES
    assert [theme.name for theme in THEMES] == [registered_name(name) for name in THEME_NAMES[1:]]


@pytest.mark.parametrize("name", PALETTES)
def test_coloured_words_can_be_read(name):
    """WCAG 2.2: at least 4.5 to 1 (1.4.3), with high contrast 7 to 1 (1.4.6)."""
    colours = PALETTES[name]
    least = 7.0 if name.startswith("high-contrast") else 4.5
    read = {key for key in colours if key == "quiet" or key.startswith("mark-")} - {*_UNSEEN}
    assert read >= {f"mark-{mark.value}" for mark in RELATIONS}
    too_weak = {
        (key, ground): round(contrast(colours[key], colours[ground]), 2)
        for key in read | {"foreground"}
        for ground in ("background", "panel")
        if contrast(colours[key], colours[ground]) < least
    }
    assert too_weak == {}
    for key in ("here-text", "quiet", "mark-match", "mark-reworded"):
        assert contrast(colours[key], colours["here"]) >= least
    assert contrast(colours["mark-found"], colours["mark-found-background"]) >= least
    if least == 7.0:
        assert contrast(colours["rule"], colours["background"]) >= 3.0


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("name", [name for name in PALETTES if name.startswith("colour-blind")])
def test_relations_stay_apart_for_every_sight(name, sight):
    colours = [PALETTES[name][f"mark-{mark.value}"] for mark in RELATIONS] + [PALETTES[name]["foreground"]]
    assert apart(colours, sight) >= 20
    assert apart([with_256(colour) for colour in colours], sight) >= 12


@pytest.mark.parametrize("name", PALETTES)
def test_with_256_colours_grounds_stay_what_they_are_and_relations_apart(name):
    colours = PALETTES[name]
    for ground in ("background", "panel", "here"):
        shown = lab(with_256(colours[ground]), "everybody")
        assert math.dist(lab(colours[ground], "everybody"), shown) < 16, ground
    relations = [with_256(colours[f"mark-{mark.value}"]) for mark in RELATIONS]
    assert apart([*relations, with_256(colours["foreground"])], "everybody") >= 15


def test_the_simulated_sights_are_not_everybodys():
    """Red and green are one colour without the cones for one of them, blue and green without the third."""
    assert apart(["#a05000", "#507800"], "everybody") > 3 * apart(["#a05000", "#507800"], "deuteranopia")
    assert apart([PALETTES["dark"][f"mark-{mark.value}"] for mark in RELATIONS], "protanopia") < 12


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


def test_without_any_colour_names_that_are_lit_are_underlined():
    coloured = palette(THEMES[-1])
    plain = Palette({}, ansi=True, plain=True)
    assert (plain[Mark.MENTION].underline, coloured[Mark.MENTION].underline) == (True, None)


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
