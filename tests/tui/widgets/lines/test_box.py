"""The cursor of a box is in sight as soon as words stand in it."""

from __future__ import annotations

from functools import partial

import pytest

from tui.widgets.lines.box import Box

WIDTH = 40


@pytest.mark.parametrize("before", ["", "x", "x" * 60])
@pytest.mark.parametrize("length", [3, WIDTH - 1, WIDTH, WIDTH + 1, 90])
async def test_words_that_are_filled_in_are_in_sight_to_the_cursor(app_of, before, length):
    app = app_of(partial(Box, compact=True))
    async with app.run_test(size=(WIDTH, 4)):
        box = app.only
        width = box.scrollable_content_region.width
        if before:
            box.fill(before)
        box.fill("a" * length)
        assert box.scroll_x == max(0, length + 1 - width)


async def test_as_much_is_in_sight_as_a_wider_box_has_room_for(app_of):
    app = app_of(partial(Box, compact=True))
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        app.only.fill("a" * 60)
        await pilot.resize_terminal(100, 4)
        await pilot.pause()
        assert app.only.scroll_x == 0
