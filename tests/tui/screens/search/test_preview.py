"""The text below the hits."""

from __future__ import annotations

import asyncio

from tui.widgets.texts.text_view import TextView

NARROW, BROAD = (80, 24), (160, 50)


async def test_jumping_to_a_name_lights_it_in_the_preview(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, BROAD) as pilot:
        await pilot.at_rest()
        await pilot.press("down", "e", "e", "enter")
        assert app.focused is app.screen.sidebar
        assert pilot.status() == "Yusuf Khalilov: mention 1 of 1 · Coastal Echo"
        assert app.screen.query_one("#preview", TextView).lit.layers.get("mention") is not None


async def test_while_a_key_is_held_only_the_cursor_moves_and_the_text_follows_when_it_rests(
    driving, open_reader, harbour, monkeypatch
):
    rested = asyncio.Event()
    monkeypatch.setattr("tui.screens.search.preview.sleep", lambda _: rested.wait())
    monkeypatch.setattr("tui.screens.search.preview._HELD", 3600.0)
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("escape")
        screen = app.screen
        screen.action_line_down()
        before = screen.preview.lit.text
        for _ in range(2):
            screen.action_line_down()
        assert screen.hits.item is screen.hits.items[3]
        assert screen.preview.lit.text == before
        assert screen.named_articles() == (screen.hits.item.id,)
        screen.action_line_up()
        rested.set()
        await pilot.at_rest()
        assert screen.preview.lit.text == app.library.article(screen.hits.items[2].id).text != before
        assert screen.hits.item is screen.hits.items[2]
        screen.action_line_down()
        screen.action_line_up()
        await pilot.at_rest()
        assert screen.preview.lit.text == app.library.article(screen.hits.items[2].id).text
