"""What is typed right behind a key that brings a box is for that box: over a slow line it comes at once."""

from __future__ import annotations

import threading
from contextlib import nullcontext

import pytest
from textual.widgets import Input, TextArea

from tests.tui.screens.on_screen import burst
from tui.commands.keymap import Wish
from tui.keys import typing_order
from tui.screens.article.screen import ArticleScreen
from tui.screens.compare.analysing import ComparingScreen
from tui.screens.search.screen import SearchScreen
from tui.settings.settings import Settings
from tui.widgets.lines.status import StatusLine
from tui.widgets.lists.hit_list import HitList
from tui.widgets.panes.cursor_view import CursorView

ESCAPE = "\x1b[27u"
"""The key Esc, told apart from what follows it (kitty's protocol)."""


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
        burst(app, "tdone\ranote on it\r")
        await pilot.at_rest()
        assert app.library.all_tags() == (("done", 1),)
        burst(app, "|cat\r")
        await pilot.at_rest()
        assert ran == ["cat"]
        burst(app, f"/ {ESCAPE}gj")
        await pilot.at_rest()
        assert (app.screen.box.value, app.screen.query_one(HitList).highlighted) == ("ferry ", 1)


@pytest.mark.parametrize(
    ("typed", "text", "cursor"),
    [
        ("\x15ferry", "ferry", 5),
        ("\x17new words", "old new words", 13),
        ("\x01the \x05!", "the old words!", 14),
        ("\x01x\x0by", "xy", 2),
        ("\x1b[Hx\x1b[F\x7fy", "xold wordy", 10),
        ("\x1b[D\x1b[D\x1b[3~-", "old wor-s", 8),
        ("\x15a\x15b\x15\x1b[200~pasted\x1b[201~c", "pastedc", 7),
    ],
)
@pytest.mark.parametrize("preset", ["default", "vim", "emacs", "arrows"])
async def test_the_keys_of_a_box_act_in_their_turn(
    driving, open_reader, harbour, preset, typed, text, cursor
):
    async with driving(open_reader(harbour, settings=Settings(preset=preset)), (80, 24)) as pilot:
        await pilot.at_rest()
        burst(pilot.app, "old words")
        await pilot.at_rest()
        burst(pilot.app, typed)
        await pilot.at_rest()
        box = pilot.app.screen.box
        assert (box.value, box.cursor_position) == (text, cursor)


@pytest.mark.parametrize(
    ("keys", "typed", "text"),
    [
        (Settings(preset="emacs"), "ab\x1bbx\x06y", "xayb"),
        (Settings(keys=(Wish("back", ("f5",)), Wish("search", ("f6",)))), "a\x1b[15~j\x1b[17~b", "ab"),
    ],
)
async def test_so_do_those_of_a_preset_and_of_ones_own(driving, open_reader, harbour, keys, typed, text):
    async with driving(open_reader(harbour, settings=keys), (80, 24)) as pilot:
        await pilot.at_rest()
        burst(pilot.app, typed)
        await pilot.at_rest()
        assert pilot.app.screen.box.value == text


@pytest.mark.parametrize(
    "before",
    ["", f"{ESCAPE}\r/", f"{ESCAPE}c/", f"{ESCAPE}t", f"{ESCAPE}i", f"{ESCAPE}|", f"{ESCAPE}a", f"{ESCAPE}:"],
    ids=["search", "article", "comparison", "tags", "details", "pipe", "note", "palette"],
)
async def test_in_every_box(driving, open_reader, harbour, before):
    async with driving(open_reader(harbour), (100, 30)) as pilot:
        await pilot.at_rest()
        burst(pilot.app, before)
        await pilot.at_rest()
        assert isinstance(pilot.app.focused, Input | TextArea)
        burst(pilot.app, "wrong\x15what\x01so\x05ever")
        await pilot.at_rest()
        box = pilot.app.focused
        assert (box.text if isinstance(box, TextArea) else box.value) == "sowhatever"


@pytest.mark.parametrize("opened", ["m", "T"])
async def test_keys_behind_one_that_opens_a_story_are_for_its_rows(driving, open_reader, harbour, opened):
    async with driving(open_reader(harbour), (100, 30)) as pilot:
        await pilot.at_rest()
        burst(pilot.app, f"{ESCAPE}{opened}jj")
        await pilot.at_rest()
        assert pilot.app.screen.view.cursor == 2


async def test_the_way_back_waits_for_no_story(driving, open_reader, harbour, monkeypatch):
    asked, finished = threading.Event(), threading.Event()
    app = open_reader(harbour)
    monkeypatch.setattr(app.library, "matrix", lambda _: asked.set() or finished.wait())
    try:
        async with driving(app, (100, 30)) as pilot:
            await pilot.at_rest()
            burst(app, f"{ESCAPE}mG")
            await pilot.until(lambda: asked.is_set() and app.unanswered is not None)
            burst(app, ESCAPE)
            await pilot.until(lambda: isinstance(app.screen, SearchScreen))
            finished.set()
    finally:
        finished.set()


async def test_a_box_keeps_the_keys_though_its_screen_is_only_just_there(driving, open_reader, harbour):
    async with driving(open_reader(harbour), (100, 30)) as pilot:
        await pilot.at_rest()
        await pilot.press("escape", "c")
        screen = pilot.app.screen
        ComparingScreen.on_mount(screen)
        screen.action_find()
        await pilot.at_rest()
        assert isinstance(pilot.app.focused, Input)
        screen.action_back()
        screen.action_find()
        await pilot.at_rest()
        assert isinstance(pilot.app.focused, Input)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("/", (False, "ArticleScreen", "find", [""])),
        (f"/ab|{ESCAPE}", (False, "ArticleScreen", "text", ["ab"])),
        (f"/ab{ESCAPE}", (False, "ArticleScreen", "text", ["ab"])),
        ("e|e", (False, "ArticleScreen", "text", [""])),
        (f"j{ESCAPE}", (False, "SearchScreen", "hits", [""])),
        ("\x11", (True, "ArticleScreen", "text", [])),
        ("j\x11", (True, "ArticleScreen", "text", [])),
        ("/ab\r\x11", (True, "ArticleScreen", "text", ["ab"])),
    ],
)
async def test_what_needs_no_article_waits_for_none(driving, open_reader, harbour, monkeypatch, typed, place):
    monkeypatch.setattr("tui.keys.typing_order._PATIENCE", 3600)
    finished = threading.Event()
    app = open_reader(harbour)
    read = app.library.article

    def now():
        written = [box.value for box in app.screen.query(Input)]
        return app._exit, type(app.screen).__name__, app.focused and app.focused.id, written

    try:
        async with driving(app, (100, 30)) as pilot:
            await pilot.at_rest()
            await pilot.press("escape")
            monkeypatch.setattr(app.library, "article", lambda key: finished.wait() and read(key))
            await app.push_screen(ArticleScreen(app.library, app.screen.hits.items[0].id))
            for piece in typed.split("|"):
                burst(app, piece)
                await pilot.until(lambda: app._exit or app.unanswered is None)
            await pilot.until(lambda: now() == place)
            finished.set()
            if not app._exit:
                await pilot.at_rest()
                assert app.screen.has_content()
    finally:
        finished.set()


async def test_one_key_alone_waits_in_vain_for_what_never_comes(driving, open_reader, harbour, monkeypatch):
    monkeypatch.setattr("tui.keys.typing_order._PATIENCE", 3600)
    until, waits, finished = typing_order.until, [], threading.Event()

    async def no_time(holds):
        """Patience ends, whatever the clock says, when nothing but the article is still to come."""
        if not app._awaits(("article",)):
            await until(holds)
            return
        await until(lambda: holds() or not app._awaits(("keys", "drawn", "counterpart")))
        waits.append(holds())
        if not waits[-1]:
            raise TimeoutError

    app = open_reader(harbour)
    read = app.library.article
    try:
        async with driving(app, (100, 30)) as pilot:
            await pilot.at_rest()
            await pilot.press("escape")
            monkeypatch.setattr(app.library, "article", lambda key: finished.wait() and read(key))
            await app.push_screen(ArticleScreen(app.library, app.screen.hits.items[0].id))
            monkeypatch.setattr(typing_order, "until", no_time)
            burst(app, "jjjj")
            await pilot.until(lambda: waits and app.unanswered is None)
            assert waits.count(False) == 1
            burst(app, "/ab")
            await pilot.until(lambda: [box.value for box in app.screen.query(Input)] == ["ab"])
            assert waits.count(False) == 1
            finished.set()
            await pilot.at_rest()
            await pilot.press("escape")
            finished.clear()
            app.screen._load()
            burst(app, "jj")
            await pilot.until(lambda: waits.count(False) == 2 and app.unanswered is None)
    finally:
        finished.set()


@pytest.mark.parametrize("before", ["", "\r"])
async def test_esc_calls_off_a_comparison_that_is_still_to_come(
    driving, open_reader, harbour, monkeypatch, before
):
    asked, finished = threading.Event(), threading.Event()
    app = open_reader(harbour)
    best = app.library.best_counterpart

    def waiting(article_id):
        asked.set()
        finished.wait()
        return best(article_id)

    try:
        async with driving(app, (100, 30)) as pilot:
            await pilot.at_rest()
            burst(app, f"{ESCAPE}{before}")
            await pilot.at_rest()
            below, focused = app.screen, app.focused
            monkeypatch.setattr(app.library, "best_counterpart", waiting)
            said = app.screen.query_one(StatusLine)
            burst(app, "c")
            await pilot.until(lambda: asked.is_set() and "Looking for" in said.text)
            burst(app, ESCAPE)
            await pilot.until(lambda: "Looking for" not in said.text)
            finished.set()
            await pilot.at_rest()
            assert (app.screen, app.focused) == (below, focused)
            burst(app, "c")
            await pilot.at_rest()
            assert isinstance(app.screen, ComparingScreen)
    finally:
        finished.set()


@pytest.mark.parametrize(
    "typed", ["ejj", "ej/ab", "e/ab", "e\r/ab", "zej", "c/ab", "cej", "ce/ab", "\rejj", "\re/ab"]
)
async def test_what_comes_in_one_piece_does_what_it_does_key_by_key(
    driving, open_reader, harbour, monkeypatch, typed
):
    # As on a busy machine: what is to come onto the screen comes well after the keys for it.
    monkeypatch.setattr("tui.screens.drawing._LOOKS", 0.035)
    ends = []
    for pieces in ([*typed], [typed]):
        async with driving(open_reader(harbour), (80, 24)) as pilot:
            await pilot.at_rest()
            await pilot.press("escape")
            for piece in pieces:
                burst(pilot.app, piece)
                await pilot.at_rest()
            screen, focused = pilot.app.screen, pilot.app.focused
            written = [box.value for box in screen.query(Input)]
            places = [view.cursor for view in screen.query(CursorView)]
            listed = [hits.highlighted for hits in screen.query(HitList)]
            ends.append((type(screen), type(focused), focused.id, written, places, listed))
            pilot.app.library.close()
    assert ends[0] == ends[1]


async def test_a_key_for_the_hits_finds_those_that_the_letters_before_it_bring(driving, open_reader, harbour):
    async with driving(open_reader(harbour), (80, 24)) as pilot:
        await pilot.at_rest()
        listed = [item.id for item in pilot.app.screen.hits.items]
        burst(pilot.app, "poppy\r")
        await pilot.at_rest()
        opened = pilot.app.screen.current_article()
        assert "bakers" in pilot.app.library.article(opened).path
        assert opened != listed[0]


async def test_a_key_that_opens_the_next_article_and_is_held_leaves_out_those_that_nobody_would_see(
    driving, open_reader, harbour, monkeypatch
):
    app = open_reader(harbour)
    steps: list[int] = []
    really = app.open_beside
    monkeypatch.setattr(app, "open_beside", lambda key, step: (steps.append(step), really(key, step)))
    async with driving(app, (80, 24)) as pilot:
        await pilot.at_rest()
        await pilot.press("escape", "enter")
        listed = [item.id for item in app.screen_stack[0].hits.items]
        burst(app, "}}}")
        await pilot.at_rest()
        assert app.screen.article_id == listed[3]
        burst(app, "{2{")
        await pilot.at_rest()
        assert app.screen.article_id == listed[0]
        assert steps[-2:] == [-1, -2]
        assert sum(steps[:-2]) == 3
        assert len(steps[:-2]) < 3
