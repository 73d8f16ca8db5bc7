"""Screens are made before it is known what they are about, and hold nothing of what was read before."""

from __future__ import annotations

import shutil

import pytest

from tests.tui.screens.on_screen import burst
from tui.commands import Place
from tui.looks.themes import LIGHT
from tui.start.screen_measures import WIDE

OPENED = {"enter": "ArticleScreen", "c": "CompareScreen", "m": "StoryScreen", "T": "TimelineScreen"}
# Each is made in one piece and laid out in another.
DIALOGS = {
    "t": "TagScreen",
    "i": "DetailsScreen",
    "ctrl+p": "Palette",
    "a": "NoteScreen",
    "/ f e r r y down enter q ctrl+r": "SearchesScreen",
    "A": "ChoiceScreen",
    "|": "PromptScreen",
    "c W": "ExportScreen",
}
TYPED = {
    "t": "a b tab",
    "i": "a b down down x enter",
    "a": "x y escape",
    "A": "j",
    "|": "x y",
    "c W": "x enter",
}
"""What is typed into a dialog that stays open."""
SIZES = ((80, 24), (200, 50), (50, 15))


async def all_ahead(app):
    """Make what is made while nothing is typed; how many screens that were."""
    count = 0
    while await app.make_ahead():
        count += 1
    return count


def drawn(app):
    """What stands on the screen, with its styles."""
    return [[(text, style) for text, style, _ in strip] for strip in app.screen._compositor.render_strips()]


async def drawn_after(driving, app, size, keys, *, ahead, opens=""):
    async with driving(app, size) as pilot:
        await pilot.press("down")
        for key in keys:
            if ahead:
                await all_ahead(app)
            await pilot.press(key)
        assert type(app.screen).__name__.startswith(opens)
        return drawn(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", OPENED)
async def test_a_screen_made_ahead_is_drawn_as_one_made_for_its_key(driving, open_reader, harbour, key, size):
    made = await drawn_after(driving, open_reader(harbour), size, [key], ahead=False)
    app = open_reader(harbour)
    async with driving(app, size) as pilot:
        await pilot.press("down")
        # Where the names have no room of their own, they are made too.
        names = size[0] < WIDE
        assert await all_ahead(app) == names + len(OPENED) + 2 * len(DIALOGS)
        ready = {type(screen).__name__: screen for screen in app._prepared.values()}
        await pilot.press(key)
        assert app.screen is ready[OPENED[key]]
        assert drawn(app) == made
        assert await all_ahead(app) == names + 1


@pytest.mark.parametrize("key", OPENED)
async def test_nothing_of_what_was_done_before_is_left_in_the_next_one(
    driving, open_reader, harbour, own_folders, key
):
    """What was scrolled, found, lit or folded, and the names, are as on screens made for a key."""
    done = {"enter": "/ f e r enter h a e", "c": "/ f e r enter o w f e", "m": "x j l e", "T": "j l e"}[key]
    seen = []
    for ahead in (False, True):
        # Where an article was left, and what is kept of it, is known to the next start.
        shutil.rmtree(own_folders / "data", ignore_errors=True)
        app = open_reader(harbour)
        async with driving(app, (80, 24)) as pilot:
            await pilot.press("down")
            for _ in range(2):
                assert not ahead or await all_ahead(app)
                made = list(app._prepared.values())
                await pilot.press(key)
                first = app.screen
                assert (first in made) is ahead
                seen.append(drawn(app))
                await pilot.press(*done.split())
                while len(app.screen_stack) > 1:
                    await pilot.press("escape")
                await pilot.until(lambda closed=first: not closed.is_running)
                await pilot.press("j")
    assert seen[:2] == seen[2:]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", DIALOGS)
async def test_a_dialog_made_ahead_is_drawn_as_one_made_for_its_key(
    driving, open_reader, harbour, own_folders, key, size, tmp_path, monkeypatch
):
    # Where a file is written to has no room in its box.
    folder = tmp_path / ("deep" * 12)
    folder.mkdir()
    monkeypatch.chdir(folder)
    seen = []
    for ahead in (False, True):
        app = open_reader(harbour)
        seen.append(await drawn_after(driving, app, size, key.split(), ahead=ahead, opens=DIALOGS[key]))
        # What was searched for is known to the next start.
        shutil.rmtree(own_folders / "data", ignore_errors=True)
    assert seen[0] == seen[1]


@pytest.mark.parametrize("size", SIZES)
async def test_names_made_ahead_are_shown_as_those_made_for_their_key(driving, open_reader, harbour, size):
    made = await drawn_after(driving, open_reader(harbour), size, ["enter", "e"], ahead=False)
    assert await drawn_after(driving, open_reader(harbour), size, ["enter", "e"], ahead=True) == made


@pytest.mark.parametrize("key", TYPED)
async def test_a_dialog_that_is_opened_again_begins_anew(driving, open_reader, harbour, own_folders, key):
    """Of another article too, in the first field, without what was typed or complained of."""
    made = {}
    for place in (1, 2):
        keys = ["down"] * place + key.split()
        made[place] = await drawn_after(driving, open_reader(harbour), (80, 24), keys, ahead=False)
        # Where one was is known to the next start.
        shutil.rmtree(own_folders / "data", ignore_errors=True)
    app = open_reader(harbour)
    async with driving(app, (80, 24)) as pilot:
        await pilot.press("down", "down", *key.split())
        dialog = app.screen
        assert drawn(app) == made[1]
        await pilot.press(*TYPED[key].split())
        assert app.screen is dialog
        while len(app.screen_stack) > 1:
            await pilot.press("escape")
        await pilot.press("j", *key.split())
        assert app.screen is dialog
        assert drawn(app) == made[2]


async def test_as_many_widgets_are_kept_however_many_screens_were_opened(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, (80, 24)) as pilot:
        await pilot.press("down")
        kept = []
        for _ in range(3):
            for key in OPENED:
                await pilot.press(key, "q")
            await all_ahead(app)
            await pilot.at_rest()
            kept.append(sum(node.is_running for node in app._registry))
        assert kept == kept[:1] * 3


async def test_what_was_made_for_another_size_or_theme_is_made_anew(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, (80, 24)) as pilot:
        await pilot.press("down")
        for change, made in (
            (lambda: pilot.pilot.resize_terminal(160, 50), len(OPENED)),
            (lambda: setattr(app, "theme", LIGHT), len(OPENED) + 2 * len(DIALOGS)),
        ):
            await all_ahead(app)
            before = list(app._prepared.values())
            waits = change()
            if waits is not None:
                await waits
            await pilot.at_rest()
            await pilot.press("enter")
            assert app.screen not in before
            await pilot.until(lambda taken=tuple(before): not any(screen.is_running for screen in taken))
            shown = drawn(app)
            await pilot.press("q")
            assert await all_ahead(app) == made
            await pilot.press("enter")
            assert drawn(app) == shown
            await pilot.press("q")


async def test_what_is_typed_behind_a_key_is_for_the_screen_made_ahead(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, (80, 24)) as pilot:
        await pilot.press("down")
        await all_ahead(app)
        burst(app, "c/ferry")
        await pilot.at_rest()
        assert type(app.screen).__name__ == "CompareScreen"
        assert app.screen._find_line.box.value == "ferry"


async def test_the_next_article_of_the_hits_takes_the_place_of_the_one_before(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, (80, 24)) as pilot:
        await pilot.press("down", "enter")
        first = app.screen
        await all_ahead(app)
        await pilot.press("}")
        assert app.screen is not first
        assert app.screen.article_id != first.article_id
        assert app.library.signs([app.screen.article_id])[app.screen.article_id].read
        assert len(app.screen_stack) == 2


async def test_screens_are_made_while_nothing_is_typed(driving, open_reader, harbour, monkeypatch):
    monkeypatch.setattr("tui.running.working_ahead._REST", 0)
    app = open_reader(harbour)
    app.works_ahead = True
    async with driving(app, (80, 24)) as pilot:
        await pilot.until(lambda: len(app._prepared) == len(OPENED))


async def test_a_dialog_that_is_open_while_the_theme_changes_is_not_kept(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, (80, 24)) as pilot:
        await pilot.press("down", "ctrl+p")
        before = app.screen
        app.theme = LIGHT
        app.screen_stack[0].action_palette()
        assert app.screen is before
        app.open_help(Place.SEARCH)
        assert [type(screen).__name__ for screen in app.screen_stack[1:]] == ["Palette", "HelpScreen"]
        await pilot.press("escape", "escape")
        assert len(app.screen_stack) == 1
        await pilot.press("ctrl+p")
        assert type(app.screen) is type(before)
        assert app.screen is not before
        assert not before.is_attached
