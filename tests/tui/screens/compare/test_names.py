"""Names are walked through both articles of a comparison, and its rows kept to those of one."""

from __future__ import annotations

from tests.tui.screens.on_screen import status, styled
from tui.looks.marks import Mark
from tui.looks.themes import palette_of
from tui.widgets.lines.notice import Notice

WIDE = (132, 30)


async def test_enter_on_a_name_walks_its_mentions_on_both_sides(opened, settled, press):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        await pilot.press("enter")
        assert screen.view.row == 2
        assert status(screen) == "Irena Voss: mention 1 of 2 · gazette"
        palette = palette_of(app)
        found, other = palette[Mark.FOUND].bgcolor, palette[Mark.MATCH].color
        assert styled(screen, "Irena Voss").bgcolor == found
        assert styled(screen, "Irina Voss").color == other
        await pilot.press("enter")
        assert status(screen) == "Irena Voss: mention 2 of 2 · courier"
        assert styled(screen, "Irina Voss").bgcolor == found
        await pilot.press("enter")
        assert status(screen) == "Irena Voss: mention 1 of 2 · gazette"
        await pilot.press("escape", "escape")
        assert screen.is_current
        assert styled(screen, "Irena Voss").bgcolor != found


async def test_f_leaves_out_what_does_not_name_the_name_until_escape(opened, settled, press):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        every = list(screen.view.plan.rows)
        await press(pilot, "e")
        await pilot.press("F")
        assert screen.view.plan.rows == [2]
        assert screen.query_one(Notice).sentence == "Only what names Irena Voss: 1 of 10 rows. Esc shows all."
        assert status(screen) == "Irena Voss: 2 mentions in what is shown."
        await pilot.press("escape", "escape")
        assert screen.query_one(Notice).sentence == ""
        assert screen.view.plan.rows == every
        assert screen.is_current


async def test_a_discrepancy_that_the_filter_left_out_brings_all_rows_back(opened, settled, press):
    app, screen = opened()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        await pilot.press("F", "n")
        assert screen.view.row == 1
        assert screen.view.only is None
        assert screen.query_one(Notice).sentence == ""
