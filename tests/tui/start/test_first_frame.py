"""The frame before the imports: when it comes, what it leaves behind, what was typed meanwhile."""

from __future__ import annotations

import signal
import termios

import pyte
import pytest
from rich.color import Color, ColorSystem

from tui.__main__ import main
from tui.cli import reader
from tui.commandline.options import ExitCode
from tui.looks.colours import DARK, LIGHT, PALETTES, code_of
from tui.start.empty_frame import early_settings, frame
from tui.start.first_frame import COMMANDS, opens_the_app

START = "from tui.__main__ import main; import sys; sys.exit(main())"


def test_what_is_typed_before_the_reader_is_up_is_searched_for(terminal, harbour):
    started = terminal(START, str(harbour))
    started.wait_for(b"reader")
    started.type(b"pilot")
    while started.lines()[1].split()[:2] != ["/", "pilot"]:
        started.wait_for_more()
    started.type(b"\x11")
    assert started.ended() == 0
    assert termios.tcgetattr(started.near) == started.before


def test_what_is_typed_before_anything_runs_is_done_in_its_order(terminal, harbour):
    """The terminal is still the shell's, and makes a line feed of Enter."""
    started = terminal(START, str(harbour))
    started.type(b"steering\x1b[B\x1b[B\r")
    while not started.lines()[0].startswith(" article"):
        started.wait_for_more()
    started.type(b"q")
    # A hit takes two lines, and the screen may come in pieces.
    while "3 hits" not in (lines := started.lines())[1] or not lines[5].startswith("▌Coastal"):
        started.wait_for_more()
    started.type(b"\x11")
    assert started.ended() == 0


def test_the_frame_comes_before_everything_that_takes_time(terminal, harbour):
    program = (
        "import sys; from tui.start.first_frame import FIRST_FRAME as first\n"
        "drawn = first.draw(sys.argv[1:]); first.withdraw()\n"
        "slow = {'click', 'textual', 'rich', 'typing', 'asyncio', 'json', 'hashlib', 'pathlib'}\n"
        "print(drawn, sorted(slow & set(sys.modules)))"
    )
    started = terminal(program, str(harbour))
    assert started.ended() == 0
    assert b"True []" in started.seen


def test_an_error_is_told_on_the_screen_as_it_was(terminal, tmp_path, monkeypatch):
    picture = tmp_path / "letters"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(400))
    monkeypatch.setenv("READER_CACHE", "/dev/null/cache")
    started = terminal(START, str(picture))
    assert started.ended() == 2
    left = started.seen.rindex(b"\x1b[?1049l")
    assert started.seen.index(b"reader: ", left) > left
    assert termios.tcgetattr(started.near) == started.before


def test_interrupted_while_it_starts_it_ends_in_silence(monkeypatch, capfd):
    def interrupted():
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.argv", ["reader", "--help"])
    monkeypatch.setattr("tui.cli.main", interrupted)
    assert main() == ExitCode.INTERRUPTED
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_ended_while_it_starts_it_gives_the_terminal_back(terminal, number):
    # Not `signal.pause()`: a signal that comes right before it is never heeded.
    program = "from tui.start.first_frame import FIRST_FRAME as first\nfirst.draw([])\nwhile True: pass"
    started = terminal(program)
    started.wait_for(b"reader")
    started.process.send_signal(number)
    assert started.ended() == 128 + number
    assert started.seen.endswith(b"\x1b[?25h")
    assert termios.tcgetattr(started.near) == started.before


def test_hung_up_while_it_starts_it_says_so_to_who_waits_for_it(terminal):
    """No signal comes, or it is ignored as under nohup; that there is no terminal is not wrong usage then."""
    program = (
        "import os, sys, tui.__main__ as command, tui.cli\n"
        "def main():\n"
        "    while os.isatty(0): pass\n"
        "    return 2\n"
        "tui.cli.main = main\n"
        "sys.exit(command.main())"
    )
    started = terminal(program)
    started.wait_for(b"reader")
    started.hang_up()
    assert started.process.wait(60) == 129


@pytest.mark.parametrize("arguments", [["--help"], ["search", "words"], ["list"], ["no such file"], ["-"]])
def test_what_prints_and_ends_draws_no_frame(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").mkdir()
    assert not opens_the_app(arguments)
    assert opens_the_app([])
    assert opens_the_app(["./list"])


def test_the_commands_are_those_of_the_command_line():
    assert set(reader.commands) == COMMANDS


@pytest.mark.parametrize(
    ("environment", "ground"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "COLORFGBG": "15;0"}, "48;2;21;23;26"),
        ({"TERM": "xterm-256color", "COLORFGBG": "15;0"}, "48;5;233"),
        ({"TERM": "screen-256color"}, "48;5;233"),
        ({"TERM": "screen-256color", "COLORFGBG": "0;15"}, "48;5;231"),
        ({"TERM": "xterm"}, ""),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, ""),
    ],
)
def test_the_frame_has_the_colours_of_the_theme_that_follows(environment, ground):
    drawn, _ = frame(80, 24, environment, {})
    assert (ground in drawn) if ground else ("38;" not in drawn and "48;" not in drawn)
    assert DARK["background"] != LIGHT["background"]


@pytest.mark.parametrize(
    "colour", sorted({colour for palette in PALETTES.values() for colour in palette.values()})
)
def test_a_colour_becomes_that_of_the_256_which_the_app_shows(colour):
    shown = Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT)
    assert code_of(colour, False) == f"5;{shown.number}"


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (80, 24), (200, 50)])
def test_the_frame_fits_and_stands_where_the_first_screen_has_it(size):
    screen = pyte.Screen(*size)
    pyte.Stream(screen).feed(frame(*size, {"TERM": "xterm"}, {})[0])
    lines = [line.rstrip() for line in screen.display]
    if size == (20, 5):
        assert not any(lines)
    else:
        assert (lines[0], lines[1].strip()) == (" reader", "/")
        assert lines[2] == lines[-2] == "─" * size[0]


def test_a_theme_that_is_set_is_that_of_the_frame_and_nothing_is_asked(tmp_path):
    settings = tmp_path / "config.toml"
    settings.write_text('# mine\ntheme = \'light\'  # by day\nlines = "ascii"\n[keys]\ntheme = "dark"\n')
    environment = {"TERM": "xterm-256color", "READER_CONFIG": str(settings)}
    early = early_settings(environment)
    assert early == {"theme": "light", "lines": "ascii"}
    drawn, question = frame(80, 24, environment, early)
    assert "48;5;231" in drawn
    assert drawn.isascii()
    assert question == ""
    assert early_settings({"READER_CONFIG": str(tmp_path)}) == {}


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({"TERM": "xterm-256color"}, "\x1b]11;?\x07\x1b[c"),
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux,1,0"}, "\x1b]11;?\x07\x1b[c"),
        ({"TERM": "screen-256color", "STY": "1.pts"}, "\x1bP\x1b]11;?\x07\x1b\\\x1b[c"),
        ({"TERM": "screen-256color"}, ""),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, ""),
        ({"TERM": "xterm"}, ""),
        ({"TERM": "xterm-256color", "COLORFGBG": "15;0"}, ""),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, ""),
    ],
)
def test_the_background_is_asked_for_where_an_answer_is_likely_and_needed(environment, asked):
    drawn, question = frame(80, 24, environment, {})
    assert question == asked
    assert not asked or "48;" not in drawn
