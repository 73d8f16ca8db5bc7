"""What is typed right behind a key that brings a box is for that box: over a slow line it comes at once."""

from __future__ import annotations

from contextlib import nullcontext

from textual import events
from textual.keys import _character_to_key

from tui.widgets.hit_list import HitList


def burst(app, typed: str) -> None:
    """Keys that all come before the first of them is answered."""
    for character in typed:
        key = {"\n": "enter", "\x1b": "escape"}.get(character) or _character_to_key(character)
        app.post_message(events.Key(key, None if character in "\n\x1b" else character))


async def test_what_comes_in_one_piece_with_a_key_is_for_the_box_that_it_brings(
    driving, open_reader, harbour, monkeypatch
):
    ran = []
    monkeypatch.setattr("tui.outside.pipe", lambda command, text: ran.append(command) or 0)
    monkeypatch.setattr("tui.outside.wait_for_enter", lambda: None)
    app = open_reader(harbour)
    monkeypatch.setattr(app, "suspend", nullcontext)
    async with driving(app, (80, 24)) as pilot:
        await pilot.at_rest()
        await pilot.press("escape")
        burst(app, "/ferry")
        await pilot.at_rest()
        assert app.screen.box.value == "ferry"
        await pilot.press("escape")
        burst(app, "tdone\nanote on it\n")
        await pilot.at_rest()
        assert app.library.all_tags() == (("done", 1),)
        burst(app, "|cat\n")
        await pilot.at_rest()
        assert ran == ["cat"]
        burst(app, "/ \x1bgj")
        await pilot.at_rest()
        assert (app.screen.box.value, app.screen.query_one(HitList).highlighted) == ("ferry ", 1)
