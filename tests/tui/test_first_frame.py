"""The frame before the imports: when it comes, what it leaves behind, what was typed meanwhile."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest
from rich.color import Color, ColorSystem

from tui.cli import reader
from tui.colours import DARK, LIGHT
from tui.first_frame import COMMANDS, _code, frame, opens_the_app

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30
START = "from tui.__main__ import main; import sys; sys.exit(main())"


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, program: str, *arguments: str) -> None:
        self.far, near = pty.openpty()
        self.before = termios.tcgetattr(near)
        self.near = near
        termios.tcsetwinsize(near, (24, 80))
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            stdin=near,
            stdout=near,
            stderr=near,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"},
        )
        self.seen = b""

    def wait_for(self, wanted: bytes) -> None:
        while wanted not in self.seen:
            self.wait_for_more()

    def wait_for_more(self) -> None:
        assert self._read(PATIENCE), self.seen

    def type(self, keys: bytes) -> None:
        os.write(self.far, keys)

    def ended(self) -> int:
        """Its exit code, once it ended; what it wrote last is read too."""
        while self.process.poll() is None:
            self._read(0.05)
        while self._read(0):
            pass
        return self.process.returncode

    def _read(self, seconds: float) -> bool:
        if not select.select([self.far], [], [], seconds)[0]:
            return False
        self.seen += os.read(self.far, 65536)
        return True

    def lines(self) -> list[str]:
        screen = pyte.Screen(80, 24)
        pyte.ByteStream(screen).feed(self.seen)
        return [line.rstrip() for line in screen.display]

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.far)
        os.close(self.near)


@pytest.fixture
def terminal() -> Iterator[type[Terminal]]:
    opened: list[Terminal] = []

    class Kept(Terminal):
        def __init__(self, program: str, *arguments: str) -> None:
            super().__init__(program, *arguments)
            opened.append(self)

    yield Kept
    for each in opened:
        each.close()


def test_what_is_typed_before_the_reader_is_up_is_searched_for(terminal, harbour):
    started = terminal(START, str(harbour))
    started.wait_for(b"reader")
    started.type(b"pilot")
    while started.lines()[1].split()[:2] != ["/", "pilot"]:
        started.wait_for_more()
    started.type(b"\x11")
    assert started.ended() == 0
    assert termios.tcgetattr(started.near) == started.before


def test_the_frame_comes_before_everything_that_takes_time(terminal, harbour):
    program = (
        "import sys; from tui.first_frame import FIRST_FRAME as first\n"
        "drawn = first.draw(sys.argv[1:]); first.withdraw()\n"
        "print(drawn, sorted({'click', 'textual', 'rich', 'typing', 'asyncio'} & set(sys.modules)))"
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


def test_killed_while_it_starts_it_gives_the_terminal_back(terminal):
    program = (
        "import signal; from tui.first_frame import FIRST_FRAME as first\nfirst.draw([])\nsignal.pause()"
    )
    started = terminal(program)
    started.wait_for(b"reader")
    started.process.send_signal(signal.SIGTERM)
    assert started.ended() == 128 + signal.SIGTERM
    assert started.seen.endswith(b"\x1b[?25h")
    assert termios.tcgetattr(started.near) == started.before


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
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "48;2;21;23;26"),
        ({"TERM": "xterm-256color"}, "48;5;233"),
        ({"TERM": "screen-256color", "COLORFGBG": "0;15"}, "48;5;231"),
        ({"TERM": "xterm"}, ""),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, ""),
    ],
)
def test_the_frame_has_the_colours_of_the_theme_that_follows(environment, ground):
    drawn = frame(80, 24, environment)
    assert (ground in drawn) if ground else ("38;" not in drawn and "48;" not in drawn)
    assert DARK["background"] != LIGHT["background"]


@pytest.mark.parametrize("colour", sorted({*DARK.values(), *LIGHT.values(), "#000000", "#ffffff"}))
def test_a_colour_becomes_that_of_the_256_which_the_app_shows(colour):
    shown = Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT)
    assert _code(colour, False) == f"5;{shown.number}"


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (80, 24), (200, 50)])
def test_the_frame_fits_and_stands_where_the_first_screen_has_it(size):
    screen = pyte.Screen(*size)
    pyte.Stream(screen).feed(frame(*size, {"TERM": "xterm"}))
    lines = [line.rstrip() for line in screen.display]
    if size == (20, 5):
        assert not any(lines)
    else:
        assert (lines[0], lines[1].strip()) == (" reader", "/")
        assert lines[2] == lines[-2] == "─" * size[0]
