"""Text selected with the mouse: lit, copied as it is written, noted, of one article only, and left again."""

from __future__ import annotations

import pytest

from index.article import Span
from tui.screens.compare.screen import CompareScreen
from tui.widgets.panes.selecting import character_at
from tui.widgets.texts.text_view import TextView

NARROW, BROAD = (80, 24), (160, 40)


@pytest.fixture
def drag(settled):
    """Presses on one cell of a pane, drags over others and lets go there."""

    async def dragging(pilot, pane, first, *others):
        left, top = pane.gutter.left, pane.gutter.top
        places = [(x + left, y + top) for x, y in (first, *others)]
        await pilot.pilot.mouse_down(pane, offset=places[0])
        for place in places[1:]:
            await pilot.pilot.hover(pane, offset=place)
        await pilot.pilot.mouse_up(pane, offset=places[-1])
        await settled(pilot.pilot)

    return dragging


def reversed_text(pane) -> list[str]:
    """What of each line of a pane is drawn in reverse."""
    found = []
    for y in range(pane.size.height):
        words = "".join(s.text for s in pane.render_line(y) if s.style is not None and s.style.reverse)
        found += [words] if words else []
    return found


async def test_in_an_article(driving, open_reader, harbour, drag):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.press("escape", "enter")
        screen = app.screen
        text = app.library.article(screen.article_id).text
        pane = screen.query_one("#text", TextView)
        lines = pilot.shown()[pane.content_region.y :]
        first = next(y for y, line in enumerate(lines) if "ferry" in line and len(line.split()) > 8)

        await drag(pilot, pane, (8, first), (3, first + 1), (11, first + 1))
        words = pane.selected_text()
        assert words in text
        assert words.startswith(lines[first][8:20])
        assert " ".join(words.split()).endswith(lines[first + 1][1:12].strip())
        assert reversed_text(pane) == [lines[first][8:].rstrip(), lines[first + 1][1:12]]
        assert pilot.status() == f"{len(words.split())} words selected: y copies, Esc leaves."
        await pilot.press("y")
        assert app.clipboard == words
        await pilot.press("a", *"Mine", "enter")
        (passage,) = app.library.passages(screen.article_id)
        assert (passage.note, passage.words) == ("Mine", words.strip())
        assert pane.selection is None

        # A click alone, and Esc, take it away; backwards is as well as forwards.
        await drag(pilot, pane, (11, first + 1), (8, first))
        assert pane.selected_text() == words
        await drag(pilot, pane, (5, first))
        assert pane.selection is None
        await drag(pilot, pane, (11, first + 1), (8, first))
        await pilot.press("escape")
        assert pane.selection is None
        assert app.screen is screen


@pytest.mark.parametrize("size", [NARROW, BROAD])
async def test_in_a_pair(driving, one_screen, scripted, drag, size):
    screen = CompareScreen(scripted, "gazette", "courier")
    async with driving(one_screen(scripted, screen), size) as pilot:
        await pilot.at_rest()
        view = screen.view
        lines = [strip.text for strip in map(view.render_line, range(view.size.height))]
        texts = [scripted.articles[key].text for key in ("gazette", "courier")]
        for side, text in enumerate(texts):
            y = next(
                y
                for y in range(view.size.height)
                if (place := view.place_at(*cell_of(view, y, side))) is not None and place.side == side
            )
            x, _ = cell_of(view, y, side)
            await drag(pilot, view, (x, y), (x + 7, y))
            words = view.selected_text()
            assert words in text
            assert words == lines[y][x : x + 8]
            assert any(words in line for line in reversed_text(view))
            await pilot.press("y")
            assert pilot.app.clipboard == words
            # Over the other side nothing is taken that stands there.
            if size == BROAD:
                await drag(pilot, view, (x, y), (x + 7, y), (cell_of(view, y, 1 - side)[0] + 3, y))
                assert view.selected_text() == words
            await pilot.press("escape")
            assert view.selection is None
        assert pilot.app.screen is screen


def cell_of(view, y: int, side: int) -> tuple[int, int]:
    """Where on a line the words of a side begin."""
    from tui.widgets.comparison.lines import words_begin

    return words_begin(view.plan, side), y


def test_a_character_is_found_by_its_cell():
    text = "ab 漢字 e\u0301x"
    line = Span(0, len(text))
    cells = ["a", "b", " ", "漢", "漢", "字", "字", " ", "e\u0301", "x", "x"]
    assert [character_at(text, line, cell).of(text) for cell in range(len(cells))] == cells
    assert character_at(text, Span(3, 3), 5) == Span(3, 3)
