"""Words are found in both articles of a comparison."""

from __future__ import annotations

from textual.widgets import Input

from index.article import Span
from tests.tui.screens.on_screen import status
from tui.looks.marks import Mark
from tui.widgets.lines.status import StatusLine
from tui.widgets.panes.selecting import Place

WIDE, NARROW = (132, 30), (80, 24)


async def test_slash_finds_in_both_and_n_walks_what_was_found_until_escape(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"council")
        assert status(screen) == "1 of 2: Enter, then n and N go on; Esc goes back."
        assert screen.view.row == 7
        assert [mark for _, mark in screen.view.lit[0]] == [Mark.FOUND]
        await pilot.press("enter")
        assert status(screen) == "1 of 2: council · gazette"
        assert screen.view.row == 7
        await pilot.press("n")
        assert status(screen) == "2 of 2: council · courier"
        await pilot.press("escape", "n")
        assert status(screen).startswith("1 of 3 ≠")
        assert screen.is_current


async def test_what_differs_or_is_selected_is_found_in_both(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("asterisk")
        assert "Not on any words" in status(screen)
        start = screen.view.compared.right.text.index("council")
        screen.view.select(Place(1, Span(start, start + len("council"))))
        await pilot.press("asterisk")
        assert status(screen) == "1 of 2: council · gazette"
        await pilot.press("escape", "n", "number_sign")
        assert status(screen).startswith("1 of 1: 1,400 people · ")


async def test_escape_in_the_find_box_goes_back_to_where_it_was_opened(opened, settled):
    app, screen = opened()
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("j", "j")
        begun, lines = screen.view.standing(), screen.view.length()
        assert screen.view.row == 2
        await pilot.press("slash", *"last summer")
        assert screen.view.row == 6, "it was folded"
        await pilot.press("escape")
        assert screen.view.standing() == begun
        assert screen.view.length() == lines
        await pilot.press("slash", *"council", "enter", "slash", *"zebra")
        assert screen.view.row == 7, "nothing is found, so that one is where one began"
        await pilot.press("escape", "n")
        assert status(screen) == "2 of 2: council · courier", "what was sought before is gone on with"
        await pilot.press("slash", "enter")
        assert status(screen) == "1 of 2: council · gazette"


async def test_escape_leaves_the_find_box_first(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("slash", "z")
        assert status(screen) == "“z” is in neither."
        await pilot.press("escape")
        assert not screen.query_one("#find-line").display
        assert screen.is_current
        assert screen.query_one("#find", Input).has_focus is False


async def test_the_status_line_names_no_key_that_is_text_at_the_moment(opened, settled):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        line = screen.query_one(StatusLine)
        named = "n next"
        assert named in line.render_line(1).text
        await pilot.press("slash")
        assert "? help" not in line.render_line(1).text
        assert named not in line.render_line(1).text
        await pilot.press("escape")
        assert named in line.render_line(1).text
