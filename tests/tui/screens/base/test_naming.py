"""The names at the side of a screen: shown and left, walked, joined, parted and undone by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.entities.model import EntityType, NamingDecision
from index.library import LibraryError
from tests.tui.screens.on_screen import status
from tui.screens.compare.screen import CompareScreen
from tui.screens.dialogs.choice import ChoiceScreen
from tui.screens.entity import EntityScreen
from tui.screens.story.screen import StoryScreen

NARROW, WIDE = (80, 24), (170, 40)


@pytest.fixture
def pressed(settled):
    """Presses keys, each when the one before has been answered: `await pressed(pilot, "e", "enter")`."""

    async def press(pilot, *keys: str) -> None:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return press


@pytest.fixture
def comparing(scripted, one_screen):
    screen = CompareScreen(scripted, "gazette", "courier")
    return one_screen(scripted, screen), screen


def drawn(app) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


def named(screen) -> list[str]:
    return [entity.name for entity in screen.sidebar.names]


async def test_over_the_text_they_come_and_go_and_give_the_keys_back(comparing, pressed):
    app, screen = comparing
    async with app.run_test(size=NARROW) as pilot:
        await pressed(pilot, "j", "e")
        assert screen.names.display
        assert app.focused is screen.sidebar
        row = screen.view.row
        await pressed(pilot, "escape")
        assert not screen.names.display
        assert app.focused is screen.view
        assert screen.view.row == row


async def test_they_lie_over_the_text_until_one_goes_to_a_mention_beside_them(comparing, pressed):
    app, screen = comparing
    async with app.run_test(size=NARROW) as pilot:
        await pressed(pilot, "j")
        whole = drawn(app)
        await pressed(pilot, "e")
        left = screen.names.region.x
        over = drawn(app)
        assert [line[:left] for line in over[1:-2]] == [line[:left] for line in whole[1:-2]]
        assert not any("Irina Voss" in line[:left] for line in over)
        await pressed(pilot, "slash", *"wos", "enter", "enter", "enter")
        assert status(app.screen).endswith("mention 2 of 2 · courier")
        for size in (NARROW, (60, 20)):
            await pilot.resize_terminal(*size)
            await pressed(pilot)
            left = screen.names.region.x
            assert "Irina Voss" in " ".join(line[10:left].split("│")[0].strip() for line in drawn(app))
        await pilot.resize_terminal(*NARROW)
        await pressed(pilot, "escape", "escape")
        assert not screen.names.display
        assert [line.replace("▌", " ") for line in drawn(app)[1:-2]] == [
            line.replace("▌", " ") for line in whole[1:-2]
        ]


async def test_the_text_stands_beside_them_when_the_keys_go_to_it(comparing, pressed):
    app, screen = comparing
    async with app.run_test(size=NARROW) as pilot:
        await pressed(pilot, "e")
        assert screen.view.region.overlaps(screen.names.region)
        await pressed(pilot, "tab")
        assert app.focused is screen.view
        assert not screen.view.region.overlaps(screen.names.region)


async def test_beside_the_text_escape_leaves_them_standing(comparing, pressed):
    app, screen = comparing
    async with app.run_test(size=WIDE) as pilot:
        await pressed(pilot, "tab")
        assert app.focused is screen.sidebar
        await pressed(pilot, "escape")
        assert screen.names.display
        assert app.focused is screen.view


async def test_the_status_line_names_the_keys_of_the_names_while_they_have_them(comparing, pressed):
    app, _ = comparing
    async with app.run_test(size=WIDE) as pilot:
        await pressed(pilot, "e", "e")
        assert "Enter next mention" in drawn(app)[-1]
        await pressed(pilot, "escape")
        assert "Enter next mention" not in drawn(app)[-1]


async def test_without_names_the_status_line_names_no_keys_of_them(scripted, comparing, pressed):
    app, _ = comparing
    scripted.entities = lambda keys, named=scripted.entities: replace(named(keys), entities=())
    async with app.run_test(size=WIDE) as pilot:
        await pressed(pilot, "e", "e")
        assert "No names in these articles." in "".join(drawn(app))
        assert "next mention" not in drawn(app)[-1]
        assert "? help" in drawn(app)[-1]


async def test_slash_finds_a_name_and_escape_shows_all_again(comparing, pressed):
    app, screen = comparing
    async with app.run_test(size=NARROW) as pilot:
        await pressed(pilot, "e", "slash", *"wos")
        assert named(screen) == ["Irena Voss"]
        await pressed(pilot, "enter", "enter")
        assert status(app.screen).startswith("Irena Voss: mention")
        await pressed(pilot, "escape")
        assert len(named(screen)) == 4
        assert app.focused is screen.sidebar
        await pressed(pilot, "escape")
        assert not screen.names.display


async def test_the_arrow_leaves_the_box_for_the_names(comparing, pressed):
    app, screen = comparing
    async with app.run_test(size=NARROW) as pilot:
        await pressed(pilot, "e", "slash", *"ka", "down")
        assert app.focused is screen.sidebar
        assert named(screen) == ["Karsk"]


async def test_what_is_folded_stays_folded_on_the_next_screen(scripted, comparing, pressed):
    app, screen = comparing
    async with app.run_test(size=WIDE) as pilot:
        await pressed(pilot, "tab", "space")
        assert named(screen) == ["Karsk", "Delm"]
        app.open_story(("gazette", "courier"))
        await pressed(pilot)
        assert named(app.screen) == ["Karsk", "Delm"]
        app.screen.sidebar.focus()
        await pressed(pilot, "z", "escape", "escape")
        assert app.screen is screen
        assert named(screen) == []
        await pressed(pilot, "z")
        assert len(named(screen)) == 4


async def test_two_names_are_joined_everywhere_and_undone(scripted, comparing, pressed):
    app, screen = comparing
    async with app.run_test(size=WIDE) as pilot:
        app.open_story(("gazette", "courier"))
        await pressed(pilot)
        story = app.screen
        story.sidebar.focus()
        await pressed(pilot, "+")
        assert status(app.screen).startswith("Irena Voss: + on another name")
        await pressed(pilot, "j", "+")
        assert status(app.screen) == "Irena Voss and A. Brandt are one name now; U undoes it."
        assert scripted.decided == [NamingDecision(EntityType.PERSON, "Irena Voss", "A. Brandt", True)]
        assert named(story) == ["Irena Voss", "Karsk", "Delm"]
        assert story.sidebar.entity.name == "Irena Voss"
        await pressed(pilot, "escape", "escape")
        assert app.screen is screen
        assert named(screen) == ["Irena Voss", "Karsk", "Delm"]
        await pressed(pilot, "U")
        assert status(app.screen) == "Undone: Irena Voss and A. Brandt are two names again."
        assert len(named(screen)) == 4
        await pressed(pilot, "U")
        assert status(app.screen) == "Nothing was kept or decided by hand: there is nothing to undo."


async def test_only_names_of_one_kind_are_joined(scripted, comparing, pressed):
    app, screen = comparing
    async with app.run_test(size=WIDE) as pilot:
        await pressed(pilot, "tab", "+")
        screen.sidebar.select("gpe:karsk")
        await pressed(pilot, "+")
        assert "Irena Voss (person) and Karsk (place) are not of one kind" in status(app.screen)
        assert scripted.decided == []
        await pressed(pilot, "escape")
        assert screen.sidebar.joining is None
        assert app.focused is screen.sidebar


async def test_a_mark_for_joining_is_taken_back_on_the_same_name(scripted, comparing, pressed):
    app, _ = comparing
    async with app.run_test(size=WIDE) as pilot:
        await pressed(pilot, "tab", "+", "+")
        assert status(app.screen) == "Irena Voss is no longer marked."
        assert scripted.decided == []


async def test_what_the_library_refuses_is_said(scripted, comparing, pressed, monkeypatch):
    def refuse(kind, first, second):
        raise LibraryError("The notebook cannot be written; free some space on the disk.")

    monkeypatch.setattr(scripted, "join_names", refuse)
    app, _ = comparing
    async with app.run_test(size=WIDE) as pilot:
        await pressed(pilot, "tab", "+", "j", "+")
        assert status(app.screen) == "The notebook cannot be written; free some space on the disk."


async def test_a_spelling_is_chosen_and_parted(scripted, comparing, pressed):
    app, screen = comparing
    async with app.run_test(size=WIDE) as pilot:
        await pressed(pilot, "tab", "-")
        assert isinstance(app.screen, ChoiceScreen)
        await pressed(pilot, "escape")
        assert scripted.decided == []
        await pressed(pilot, "-", "enter")
        assert scripted.decided == [NamingDecision(EntityType.PERSON, "Irena Voss", "Irina Voss", False)]
        assert status(app.screen) == "Irina Voss is a name of its own now; U undoes it."
        assert named(screen)[:2] == ["Irena Voss", "Irina Voss"]


async def test_a_name_of_one_spelling_has_nothing_to_part(comparing, pressed):
    app, screen = comparing
    async with app.run_test(size=WIDE) as pilot:
        await pressed(pilot, "tab")
        screen.sidebar.select("gpe:karsk")
        await pressed(pilot, "-")
        assert status(app.screen) == "Karsk is spelled in one way only: there is nothing to part."


async def test_on_its_page_the_spelling_under_the_cursor_is_parted(scripted, one_screen, pressed):
    screen = EntityScreen(scripted, ("gazette", "courier"), "person:irena-voss")
    app = one_screen(scripted, screen)
    async with app.run_test(size=NARROW) as pilot:
        await pressed(pilot, "-")
        assert status(app.screen) == "This is the name itself: part one of the other spellings."
        await pressed(pilot, "j", "-")
        assert scripted.decided == [NamingDecision(EntityType.PERSON, "Irena Voss", "Irina Voss", False)]
        assert screen.entity.name == "Irena Voss"
        assert status(app.screen) == "Irina Voss is a name of its own now; U undoes it."
        assert "1 mention · 1 of 2 sources" in drawn(app)[0]
        await pressed(pilot, "U")
        assert len(screen.entity.mentions) == 2


async def test_in_the_story_enter_walks_the_facts_that_name_it(scripted, one_screen, pressed):
    screen = StoryScreen(scripted, ("gazette", "courier"))
    app = one_screen(scripted, screen)
    async with app.run_test(size=WIDE) as pilot:
        await pressed(pilot, "tab", "tab", "enter")
        assert (screen.view.cursor, screen.view.column) == (3, 0)
        assert status(app.screen) == "Irena Voss: place 1 of 2 in the facts · gazette"
        await pressed(pilot, "enter")
        assert (screen.view.cursor, screen.view.column) == (3, 1)
        assert status(app.screen) == "Irena Voss: place 2 of 2 in the facts · courier"
        screen.sidebar.select("person:a.-brandt")
        await pressed(pilot, "enter")
        assert status(app.screen) == "A. Brandt is in no fact; E opens its page."


async def test_without_a_name_under_the_cursor_each_key_says_what_to_do(comparing, pressed):
    app, screen = comparing
    async with app.run_test(size=NARROW) as pilot:
        await pressed(pilot)
        for action in ("entity", "filter", "join_names", "part_name", "search_name", "next_mention"):
            await screen.run_action(action)
            assert status(app.screen).startswith("No name under the cursor: e shows the names,")
