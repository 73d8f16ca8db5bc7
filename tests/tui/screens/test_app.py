"""The app around the screens: themes, the clipboard, signals, what is imported when."""

from __future__ import annotations

import base64
import os
import re
import signal
import subprocess
import sys

import pytest
from textual import events
from textual.geometry import Size

from tui.commands import Place, commands_on
from tui.failure_log import log_path
from tui.keyed import keymap_of
from tui.looks.themes import ANSI, DARK, LIGHT, registered_name
from tui.screens.dialogs.help import help_content
from tui.screens.dialogs.palette import Palette
from tui.screens.dialogs.prompt import PromptScreen
from tui.settings.settings import Settings
from tui.settings.theme_names import AUTO, THEME_NAMES
from tui.start.first_frame import FIRST_FRAME
from tui.widgets.lines.status import StatusLine
from tui.widgets.lists.command_list import CommandList
from tui.widgets.lists.cursor_list import CursorList


class Written:
    """Takes what a driver would send to the terminal."""

    def __init__(self) -> None:
        self.data = ""

    def write(self, data: str) -> None:
        self.data += data


@pytest.mark.parametrize(("environment", "wrapped"), [({}, False), ({"TMUX": "/run/tmux,1,0"}, True)])
def test_copying_goes_through_the_terminal_and_through_tmux(open_reader, harbour, environment, wrapped):
    app = open_reader(harbour, **environment)
    app._driver = written = Written()
    app.copy_to_clipboard("Lindholm — ‘Åsa’")
    encoded = base64.b64encode("Lindholm — ‘Åsa’".encode()).decode()
    sequence = f"\x1b]52;c;{encoded}\x07"
    tmux = "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    assert written.data == (tmux if wrapped else sequence)
    assert app.clipboard == "Lindholm — ‘Åsa’"


def test_a_terminal_of_sixteen_colours_gets_their_theme(open_reader, harbour, monkeypatch):
    from rich.console import Console

    for system, background, theme in (
        ("standard", "", ANSI),
        (None, "", ANSI),
        ("256", "", DARK),
        ("truecolor", "15;0", DARK),
        ("truecolor", "0;15", LIGHT),
    ):
        monkeypatch.setattr(Console, "color_system", property(lambda _, system=system: system))
        app = open_reader(harbour, COLORFGBG=background)
        assert app.fitting_theme(None) == theme


async def test_without_colour_nothing_is_coloured(open_reader, harbour, monkeypatch, settled):
    monkeypatch.setenv("NO_COLOR", "1")
    app = open_reader(harbour, NO_COLOR="1")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*"hospital")
        await settled(pilot)
        colours = set()
        for strip in app.screen._compositor.render_strips():
            for segment in strip.apply_filter(app._filters[-1], app.screen.background_colors[1]):
                if segment.style is not None:
                    colours |= {segment.style.color, segment.style.bgcolor}
        assert {colour.name for colour in colours if colour is not None} <= {"default"}
        await pilot.press("escape", "ctrl+t")
        await settled(pilot)
        assert app.theme == ANSI


async def test_the_themes_go_round(open_reader, harbour, settled, press):
    app = open_reader(harbour)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("escape")
        seen = []
        for _ in THEME_NAMES[1:]:
            await press(pilot, "ctrl+t")
            seen.append(app.theme)
        assert (seen[0], seen[-2:]) == (LIGHT, [ANSI, DARK])
        assert {registered_name(name) for name in THEME_NAMES if name != AUTO} == set(seen)


async def test_nothing_moves_by_itself(open_reader, harbour, settled):
    app = open_reader(harbour)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert app.animation_level == "none"
        assert not app.screen.box.cursor_blink


async def test_hanging_up_closes_the_library_and_ends(open_reader, harbour, monkeypatch, settled):
    monkeypatch.setattr(os, "_exit", lambda code: None)
    app = open_reader(harbour)
    closed = []
    monkeypatch.setattr(app.library, "close", lambda: closed.append(True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.end_by(signal.SIGHUP)
        await pilot.pause()
    assert closed
    assert app.return_code == 129


async def test_what_fails_while_it_ends_does_not_change_how(open_reader, harbour, driving, monkeypatch):
    """A new size may come between `kill` and the end, and a screen that is taken down takes no names."""
    monkeypatch.setattr(os, "_exit", lambda code: None)
    app = open_reader(harbour)
    async with driving(app, (80, 24)):
        screen = app.screen
        app.end_by(signal.SIGTERM)
        await screen.remove()
        screen.on_resize(events.Resize(Size(200, 50), Size(200, 50)))
        app._handle_exception(KeyError("late"))
    assert app.return_code == 128 + signal.SIGTERM
    assert app._exception is None
    assert "KeyError: 'late'" in log_path().read_text()


def test_a_lost_connection_ends_the_reader(controlled, harbour):
    started = controlled("import sys, tui.__main__; sys.exit(tui.__main__.main())", str(harbour))
    started.wait_for(b"Lindholm")
    started.hang_up()
    assert started.process.wait(60) == 129


def test_the_first_screen_imports_nothing_that_only_others_need():
    """Starting is what everybody waits for: search engine, comparison, other screens come when used."""
    program = (
        "import sys, tui.app, tui.screens.search.screen\n"
        "late = {'whoosh', 'rapidfuzz', 'index.comparison.model', 'index.entities.model',"
        " 'tui.contents.palette', 'tui.screens.compare.screen', 'tui.screens.story.screen',"
        " 'tui.screens.entity', 'tui.screens.article.screen', 'tui.screens.dialogs.help',"
        " 'tui.screens.dialogs.details'}\n"
        "print(sorted(late & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_dialogs_let_ctrl_z_through(open_reader, harbour, keys, monkeypatch):
    app = open_reader(harbour)
    stopped = []
    monkeypatch.setattr(app, "action_suspend_process", lambda: stopped.append(type(app.screen).__name__))
    async with app.run_test(size=(80, 24)) as pilot:
        await keys("escape")(pilot)
        for key in ("question_mark", "t", "i", "ctrl+p"):
            await keys(key, "ctrl+z", "escape")(pilot)
    assert stopped == ["HelpScreen", "TagScreen", "DetailsScreen", "Palette"]


async def test_ctrl_c_says_what_quits(open_reader, harbour, keys):
    app = open_reader(harbour)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys("escape", "ctrl+c")(pilot)
        assert app.screen.query_one(StatusLine).text == "Ctrl+Q quits."
        assert not app._notifications


async def test_what_ctrl_c_says_is_seen_around_a_dialog(open_reader, harbour, keys):
    app = open_reader(harbour)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("t", "i", "ctrl+p"):
            await keys("escape", key, "end", "ctrl+c")(pilot)
            assert "Ctrl+Q quits." in app.screen._compositor.render_strips()[-1].text
            await keys("escape", "j")(pilot)


async def test_the_help_is_moved_in_as_any_text(open_reader, harbour, keys):
    app = open_reader(harbour)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys("escape", "question_mark")(pilot)
        around = app.screen.query_one("#help")
        for key, line in (("G", around.max_scroll_y), ("g", 0), ("ctrl+d", 10), ("ctrl+u", 0)):
            await keys(key)(pilot)
            assert around.scroll_y == line


async def test_the_help_is_wrapped_at_the_width_there_is(open_reader, harbour, keys, settled):
    app = open_reader(harbour)
    async with app.run_test(size=(120, 40)) as pilot:
        await keys("escape", "question_mark")(pilot)
        around = app.screen.query_one("#help")
        heights = []
        for columns, rows in ((120, 40), (60, 20)):
            await pilot.resize_terminal(columns, rows)
            await settled(pilot)
            text = help_content(Place.SEARCH, keymap_of(around), around.size.width - 2).plain
            heights.append(len(text.split("\n")))
            assert around.virtual_size.height == heights[-1]
            assert max(map(len, text.split("\n"))) < around.size.width - 1
        assert heights[0] < heights[1]


async def test_a_choice_is_moved_in_as_any_list(open_reader, harbour, keys):
    app, taken = open_reader(harbour), []
    rows = [(f"row {number}", "remark " * 12) for number in range(20)]
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_choice("Which?", rows, "Enter takes it", taken.append)
        await pilot.pause()
        listed = app.screen.query_one(CursorList)
        assert listed.size.height == 12
        for key, row in (
            ("G", 19),
            ("g", 0),
            ("ctrl+d", 6),
            ("k", 5),
            ("pagedown", 16),
            ("pagedown", 19),
            ("pageup", 8),
        ):
            await keys(key)(pilot)
            assert listed.highlighted == row
        assert re.fullmatch(r"▌row 8 +(remark )+re…remark( remark)+ *", listed.render_line(0).text)
        await keys("enter")(pilot)
        assert taken == [8]


async def test_a_dialog_typed_for_before_the_first_screen_is_shown_does_no_harm(
    open_reader, harbour, keys, monkeypatch
):
    app = open_reader(harbour)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys("escape", "question_mark")(pilot)
        monkeypatch.setattr(FIRST_FRAME, "standing", object())
        monkeypatch.setattr(app, "show", lambda: shown.append(type(app.screen).__name__))
        shown = []
        app._front.hold()
        app.unanswered = []
        await app._begin_to_answer()
        app._front.let_go(None)
        assert shown == ["HelpScreen"]


async def test_the_palette_opens_again_while_it_is_being_left(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.open_palette()
        await pilot.pause()
        app.pop_screen()
        app.open_palette()
        await pilot.pause()
        assert [type(each) for each in app.screen_stack[1:]] == [Palette]
        await pilot.press(*"theme")
        assert app.screen.commands.offer.command.id == "theme"


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("opened", ["colon", "question_mark"])
async def test_a_dialog_that_is_opened_again_looks_as_a_new_one(driving, open_reader, harbour, opened, theme):
    app, other = open_reader(harbour), open_reader(harbour)
    async with driving(app, (80, 24)) as pilot, driving(other, (100, 30)) as beside:
        for each in (pilot, beside):
            await each.press("escape")
        await pilot.press(opened, "d", "pagedown", "escape")
        await pilot.at_rest()
        app.theme = other.theme = registered_name(theme)
        await pilot.pilot.resize_terminal(100, 30)
        await pilot.at_rest()
        for each in (pilot, beside):
            await each.press(opened)
            await each.at_rest()
        assert app.screen._compositor.render_strips() == other.screen._compositor.render_strips()


async def test_a_dialog_is_made_once(driving, open_reader, harbour):
    app = open_reader(harbour)
    async with driving(app, (80, 24)) as pilot:
        await pilot.press("escape")
        opened = []
        for key in ("colon", "question_mark") * 2:
            await pilot.press(key)
            opened.append(app.screen)
            await pilot.press("escape")
        assert opened[:2] == opened[2:]
        assert opened[0] is not opened[1]


async def test_what_was_chosen_is_not_done_on_a_screen_that_has_been_left(open_reader, harbour):
    app = open_reader(harbour)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.open_story([entry.id for entry in app.library.entries()][:2])
        await pilot.pause()
        left = app.screen
        await app.pop_screen()
        before = app.screen_stack[:]
        for each in commands_on(left.place):
            await left.carry_out(each)
        assert app.screen_stack == before


async def test_the_mouse_chooses_a_command_and_not_where_there_is_none(driving, open_reader, harbour):
    app = open_reader(harbour, settings=Settings(mouse=True))
    async with driving(app, (80, 24)) as pilot:
        await pilot.press("escape", "colon", *"theme")
        theme, palette = app.theme, app.screen
        await pilot.pilot.click(CommandList, offset=(4, palette.commands.size.height - 4))
        assert app.screen is palette
        await pilot.pilot.click(CommandList, offset=(4, 0))
        await pilot.at_rest()
        assert app.screen is not palette
        assert app.theme != theme


@pytest.mark.parametrize("opened", [Palette, PromptScreen])
async def test_what_is_closed_twice_leaves_the_screen_below(open_reader, harbour, opened):
    app = open_reader(harbour)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.open_help(Place.SEARCH)
        below = app.screen
        asking = opened()
        await app.push_screen(asking)
        asking.dismiss(None)
        asking.dismiss(None)
        await pilot.pause()
        assert app.screen is below
