"""Panes are drawn as Textual would draw them, line by line with their edges, in far less time."""

from __future__ import annotations

from textual._styles_cache import StylesCache
from textual.geometry import Region

from tui.looks.themes import ANSI
from tui.screens.base.screen import ReaderScreen
from tui.widgets.panes.pane_lines import PaneLines


def _cells(strips):
    return [[(cell, style) for text, style, _ in strip for cell in text] for strip in strips]


def _panes(screen):
    return [each for each in screen.walk_children() if isinstance(each._styles_cache, PaneLines)]


def _drawn_otherwise(screen):
    """The panes of which a line is another than Textual's."""
    wrong = []
    for pane in _panes(screen):
        whole = pane.region.size.region
        stock = _cells(StylesCache().render_widget(pane, whole))
        pane._styles_cache.clear()
        for _ in range(2):
            # Anew, and from what is kept.
            if _cells(pane.render_lines(whole)) != stock:
                wrong.append(pane)
        part = Region(1, 0, max(whole.width - 2, 0), whole.height)
        if _cells(pane.render_lines(part)) != _cells(StylesCache().render_widget(pane, part)):
            wrong.append(pane)
    return wrong


async def test_panes_are_drawn_cell_by_cell_as_textual_draws_them(open_reader, harbour, settled):
    app = open_reader(harbour)
    seen = set()
    async with app.run_test(size=(160, 40)) as pilot:
        for key in (*"escape ctrl+t down e c n".split(), "80x24", "escape", "enter", "pagedown"):
            if key == "80x24":
                await pilot.resize_terminal(80, 24)
            else:
                await pilot.press(key)
            await settled(pilot)
            assert isinstance(app.screen, ReaderScreen)
            seen |= {type(pane) for pane in _panes(app.screen) if pane.region}
            assert _drawn_otherwise(app.screen) == []
    assert {"HitList", "TextView", "Sidebar", "ComparisonView", "Names"} <= {kind.__name__ for kind in seen}


async def test_a_pane_with_more_about_it_is_left_to_textual(open_reader, harbour, settled):
    app = open_reader(harbour, theme=ANSI)
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        for pane in _panes(app.screen):
            whole = pane.region.size.region
            for rule, value in (("padding", 1), ("border", ("solid", "red")), ("opacity", 0.5)):
                setattr(pane.styles, rule, value)
                assert _cells(pane.render_lines(whole)) == _cells(StylesCache().render_widget(pane, whole))
                pane.styles.clear_rule(rule)
