"""The keys that the user has set: they work, and footer, help, palette, messages and dialogs know them."""

from __future__ import annotations

import pytest

from tui.commands import Place, chosen_keymap, commands_in, commands_on
from tui.commands.keymap import Wish
from tui.keyed import key_here
from tui.looks.themes import registered_name
from tui.screens.dialogs.help import HelpLines, HelpScreen, help_content
from tui.settings.settings import Settings
from tui.settings.settings_file import settings_of
from tui.widgets.lines.status import StatusLine
from tui.widgets.lists.command_list import CommandList


def footer(app) -> str:
    line = app.screen.query_one(StatusLine)
    return " ".join(line.render_line(y).text.strip("─ ") for y in (0, 1)).strip()


def shown_help(app) -> str:
    return "\n".join(line.plain for line in app.screen.query_one(HelpLines)._lines)


def listed(palette) -> list[tuple[str, str]]:
    return [(offer.command.title, offer.key) for offer in palette.commands.offers]


async def test_the_emacs_preset_with_a_key_of_ones_own(open_reader, harbour, settled, press):
    app = open_reader(harbour)
    problems = settings_of("mouse = 1\ntheme = 3", "/home/ada/config.toml").problems
    wishes = (Wish("compare", ("x",)), Wish("swap", ("f5",), Place.COMPARE))
    app.settings = Settings(preset="emacs", keys=wishes, problems=problems)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert footer(app).lstrip().startswith("2 mistakes (`reader config --check`), config.toml, line 1: ")
        box = app.screen.query_one("#query")
        await press(pilot, "a", "b", "ctrl+a", "ctrl+f", "c")
        assert box.value == "acb"
        await press(pilot, "ctrl+e", "ctrl+w", "ctrl+n")
        assert app.screen.hits.has_focus
        assert app.screen.hits.highlighted == 1
        await press(pilot, "ctrl+n", "ctrl+n", "ctrl+p")
        before = app.screen.hits.highlighted
        assert "x compare" in footer(app)
        await press(pilot, "alt+less_than_sign")
        assert app.screen.hits.highlighted < before
        await press(pilot, "c")
        assert app.screen.place is Place.SEARCH

        await press(pilot, "question_mark")
        text = shown_help(app)
        assert isinstance(app.screen, HelpScreen)
        assert "Alt+x" in text
        assert "Ctrl+P ↑" in text
        await press(pilot, "ctrl+n", "ctrl+v", "ctrl+g", "alt+x")
        assert type(app.screen).__name__ == "Palette"
        titles = listed(app.screen)
        await press(pilot, "ctrl+g")

        keymap, _ = chosen_keymap("emacs", wishes)
        offered = [each for each in commands_on(Place.SEARCH) if not each.id.startswith("take_")]
        assert sorted(titles) == sorted((each.title, keymap.label(each, Place.SEARCH)) for each in offered)
        assert ("Compare", "x") in titles
        await press(pilot, "x")
        assert app.screen.place is Place.COMPARE
        left = app.screen.left_id
        await press(pilot, "f5")
        assert app.screen.right_id == left
        await press(pilot, "s")
        assert app.screen.right_id == left
        await press(pilot, "ctrl+g")
        assert app.screen.place is Place.SEARCH
        await press(pilot, "ctrl+underscore")
        assert footer(app).lstrip().startswith("Nothing was kept or decided by hand")
        await press(pilot, "ctrl+g")
        assert "q quits" in footer(app)


async def test_a_key_can_be_taken_from_a_list_and_dialogs_follow(open_reader, harbour, settled, press):
    app = open_reader(harbour)
    wishes = (
        Wish("open", ("f6",)),
        Wish("compare", ("enter",)),
        Wish("line_down", ("f9",)),
        Wish("back", ("f8",)),
    )
    app.settings = Settings(preset="vim", keys=wishes, columns=40)
    assert [clash.sentence() for clash in chosen_keymap("vim", wishes)[1]] == []
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "f8", "down")
        assert app.screen.hits.highlighted == 1
        await press(pilot, "f9")
        assert app.screen.hits.highlighted == 2
        await press(pilot, "enter")
        assert app.screen.place is Place.COMPARE
        await press(pilot, "f8", "f6")
        assert app.screen.place is Place.ARTICLE
        assert app.screen.text._width() == 40
        assert key_here(app.screen, "back") == "F8"
        rows = [("one", ""), ("two", "")]
        for keys, chosen in ((("f9", "enter"), 1), (("f9", "f8"), None), (("escape",), None)):
            answers = []
            app.open_choice("Which?", rows, "Enter takes it", answers.append)
            await settled(pilot)
            await press(pilot, *keys)
            assert answers == [chosen]


def test_help_lists_what_counts():
    keymap, _ = chosen_keymap("arrows", (Wish("help", ("h",), Place.STORY),))
    text = help_content(Place.STORY, keymap).plain
    assert all(keymap.label(each, Place.STORY) in text for each in commands_in(Place.STORY))
    assert "  h " in text


async def test_keys_pressed_one_after_the_other_and_an_action_without_a_key(
    open_reader, harbour, settled, press
):
    app = open_reader(harbour)
    wishes = (
        Wish("mark", ()),
        Wish("compare", ("space c",)),
        Wish("story", ("space m", "space space m")),
        Wish("palette", ("ctrl+x p",)),
        Wish("mouse", ("alt+m",)),
    )
    app.settings = Settings(preset="vim", keys=wishes)
    assert [clash.sentence() for clash in chosen_keymap("vim", wishes)[1]] == []
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        # In the box a key that types does so, and one that is begun is not typed.
        box = app.screen.query_one("#query")
        await press(pilot, "g", "g", "space")
        assert box.value == "gg "
        await press(pilot, "ctrl+x")
        assert footer(app).lstrip().startswith("Ctrl+X …  p palette · Esc leaves it")
        await press(pilot, "p")
        assert type(app.screen).__name__ == "Palette"
        await press(pilot, "escape")
        assert box.value == "gg "
        await press(pilot, *["backspace"] * 3, "down", "down")
        hits = app.screen.hits
        assert hits.highlighted == 2
        await press(pilot, "home")
        first = hits.highlighted
        await press(pilot, "down")

        # Both keys at once, as a slow line brings them.
        await pilot.press("g", "g")
        await settled(pilot)
        assert hits.highlighted == first
        assert "Space c compare" in footer(app)
        assert "mark" not in footer(app)

        await press(pilot, "space")
        waiting = footer(app)
        assert waiting.lstrip().startswith("Space …  c compare · m story · Space m story · Esc leaves it")
        await press(pilot, "space")
        assert footer(app).lstrip().startswith("Space Space …  m story · Esc leaves it")
        await press(pilot, "escape")
        assert app.screen.place is Place.SEARCH
        assert "…  " not in footer(app)
        await press(pilot, "space", "x")
        assert footer(app).lstrip().startswith("Space x does nothing here.")
        assert app.screen.place is Place.SEARCH
        await press(pilot, "question_mark")
        text = shown_help(app)
        assert "g g, Home" in text
        assert "  –             Mark the article" in text
        # The keys of the screen below lead nowhere in a dialog; its own do.
        await press(pilot, "space", "Z", "Z")
        assert app.screen.place is Place.SEARCH
        await press(pilot, "space", "m")
        assert app.screen.place is Place.STORY
        await press(pilot, "Z", "Q")
        app.open_palette()
        await press(pilot)
        assert {("Mark for comparing", ""), ("Compare", "Space c")} <= set(listed(app.screen))
        await press(pilot, "escape", "space", "c")
        assert app.screen.place is Place.COMPARE


async def test_the_palette_takes_the_colours_of_another_theme(open_reader, harbour, settled, press):
    app = open_reader(harbour)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p")
        palette = app.screen
        looks = []
        for theme in ("light", "16", "dark"):
            app.theme = registered_name(theme)
            await settled(pilot)
            found = palette.query_one(CommandList)
            colours = {segment.style.bgcolor for y in range(3) for segment in found.render_line(y)}
            looks.append((found.styles.background, frozenset(map(str, colours))))
        assert len(set(looks)) == 3


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("mistakes", ['theme = "solarized"', 'theme = "solarized"\npreset = "vi"'])
async def test_a_mistake_in_the_settings_is_said_whole(open_reader, harbour, settled, width, mistakes):
    app = open_reader(harbour)
    app.settings = settings_of(mistakes, "/home/ada/config.toml")
    async with app.run_test(size=(width, 24)) as pilot:
        await settled(pilot)
        said = footer(app)
        assert "theme cannot be solarized." in said
        assert "…" not in said
        if width == 80 and mistakes.count("=") == 1:
            assert said.endswith("colour-blind-light, 16.")
        else:
            assert "(`reader config --check`)" in said
