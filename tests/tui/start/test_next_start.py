"""What is kept when the reader is left is what the next start shows, cell by cell, and is drawn before it."""

from __future__ import annotations

import json
import os
import signal

import pyte
import pytest

from index.library import Library
from tui.app import ReaderApp
from tui.settings.settings import Settings
from tui.start.next_start import NextStart, until_listed

PATIENT = (
    "import sys; from tui.start.first_frame import FIRST_FRAME as first; first.draw(sys.argv[1:])\n"
    "import tui.start.next_start as next_start; next_start._LONGEST = 60\n"
    "from tui.cli import main; sys.exit(main())"
)
"""The reader, however long the machine takes for what is kept when it is left."""
WAITING = (
    "import signal, sys; from tui.start.first_frame import FIRST_FRAME as first\n"
    "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})\n"
    "first.draw(sys.argv[1:]); signal.sigwait({signal.SIGUSR1})\n"
    "from tui.cli import main; sys.exit(main())"
)
"""The same, with imports that take until it is told that they are done."""
LEFT_SLOWLY = (
    "import signal, sys; from tui.__main__ import main; import tui.start.next_start as next_start\n"
    "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})\n"
    "async def gather(*_): signal.sigwait({signal.SIGUSR1})\n"
    "next_start.NextStart.gather = gather\n"
    "sys.exit(main())"
)
"""The same, whose first screen takes until it is told that it is done."""
ENTERED = b"\x1b[?2004h"
"""Bracketed paste is set when the app takes the terminal."""


@pytest.fixture
def long_ago(harbour, monkeypatch):
    """The articles, as they have been for a while, and indexed."""
    monkeypatch.setattr("tui.start.next_start._LONGEST", 60)
    monkeypatch.setattr("tui.start.taking_over._HELD_SECONDS", 60)
    monkeypatch.setenv("TERM", "xterm-256color")
    for path in (*harbour.iterdir(), harbour):
        os.utime(path, (1e9, 1e9))
    library = Library.open([harbour])
    library.update()
    # Left to be closed whenever it is collected, it would touch the index under a reader.
    library.close()
    return harbour


def cells(size, sequence):
    screen = pyte.Screen(*size)
    pyte.Stream(screen).feed(sequence)
    return [[seen(screen.buffer[y][x]) for x in range(size[0])] for y in range(size[1])], screen


def seen(cell):
    """A cell without what does not show."""
    hidden = cell.data == " " and not (cell.reverse or cell.underscore or cell.strikethrough)
    return cell._replace(fg="default", bold=False, italics=False) if hidden else cell


def opened(folder, **environment):
    app = ReaderApp(Library.open([folder]), {"TERM": "xterm-256color", **environment}, Settings())
    app._front.hold()
    return app


async def gathered(app, pilot, light=""):
    """What is kept of an app that is left now."""
    app.next_start = NextStart(app.environment)
    await app.next_start.gather(app, app._front, light)
    if app.next_start._frame is not None:
        await app.pop_screen()
    return app.next_start._frame


async def test_it_is_what_the_next_start_shows_in_every_cell(long_ago):
    """After a search, the cursor moved, and with something open: in two sizes, and without colour."""
    kept = {}
    app = opened(long_ago)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_listed(app.screen)
        await pilot.press(*"ferry", "escape")
        await until_listed(app.screen)
        await pilot.press("down", "enter")
        app.keep_state()
        for size in ((80, 24), (160, 50)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            kept[size, ""] = await gathered(app, pilot)
            assert kept[size, ""] is not None
    app.library.close()
    app = opened(long_ago, NO_COLOR="1")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_listed(app.screen)
        kept[(80, 24), "1"] = await gathered(app, pilot)
    app.library.close()

    for (size, plain), frame in kept.items():
        drawn, screen = cells(size, frame.sequence.decode())
        assert "ferry" in screen.display[frame.box.row]
        assert any("·" in line for line in screen.display[-1:])
        app = opened(long_ago, **{"NO_COLOR": plain} if plain else {})
        async with app.run_test(size=size):
            await until_listed(app.screen)
            x, y = app.cursor_position
            shown, _ = cells(size, app._front.let_go((y, x)))
            assert drawn == shown
            assert json.loads(frame.cells)[0] == [y, x]
        app.library.close()


async def test_what_is_not_sure_is_not_kept(long_ago, monkeypatch):
    app = opened(long_ago)
    monkeypatch.setattr(app.library, "watch", lambda: None)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_listed(app.screen)
        assert await gathered(app, pilot) is not None
        later = long_ago / "later.txt"
        later.write_text("The ferry sails again.\n")
        os.utime(later, (1e9, 1e9))
        os.utime(long_ago, (1e9, 1e9))
        # It is not indexed.
        assert await gathered(app, pilot) is None
        later.unlink()
        monkeypatch.setattr("tui.start.next_start._JUST_NOW", 3600)
        # One more change now need not show in the time of the folder.
        assert await gathered(app, pilot) is None
    app.library.close()


def test_it_stands_before_the_imports_and_what_is_typed_is_echoed_and_searched_for(terminal, long_ago):
    first = terminal(PATIENT, str(long_ago), COLORFGBG="15;0")
    first.wait_for(ENTERED)
    first.type(b"ferry")
    while "hits" not in first.lines()[1]:
        first.wait_for_more()
    first.type(b"\x11")
    assert first.ended() == 0

    second = terminal(WAITING, str(long_ago), COLORFGBG="15;0")
    while "hits" not in second.lines()[1] or "help" not in second.lines()[-1]:
        second.wait_for_more()
    assert ENTERED not in second.seen
    # The letters take the place of the last search; a letter may come in pieces.
    for piece, box in (
        (b"x", "x"),
        (b"\x17bakers", "bakers"),
        (b"\x7f \xe6\xb8", "baker"),
        (b"\xaf\x7f", "baker"),
    ):
        second.type(piece)
        while second.lines()[1].split()[1:2] != [box]:
            second.wait_for_more()
    second.process.send_signal(signal.SIGUSR1)
    while second.lines()[1].split() != ["/", "baker", "1", "hit"]:
        second.wait_for_more()
    second.type(b"\x11")
    assert second.ended() == 0


def test_the_terminal_is_given_back_before_the_next_start_is_thought_of(terminal, long_ago):
    left = terminal(LEFT_SLOWLY, str(long_ago), COLORFGBG="15;0")
    while "help" not in left.lines()[-1]:
        left.wait_for_more()
    left.type(b"\x11")
    left.wait_for(b"\x1b[?1049l\x1b[?25h\x1b[?1004l")
    assert left.process.poll() is None
    # It is for the shell.
    left.type(b"ls\n")
    left.process.send_signal(signal.SIGUSR1)
    assert left.ended() == 0
    assert os.read(left.near, 10) == b"ls\n"
    assert left.seen.count(b"\x1b[?1049l") == 1


async def test_what_still_holds_is_not_made_again(long_ago, monkeypatch):
    monkeypatch.setattr("tui.start.next_start.FIRST_FRAME.opened", [str(long_ago)])
    app = opened(long_ago)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_listed(app.screen)
        assert await gathered(app, pilot) is not None
        before = app.next_start.is_known(app.size)
        monkeypatch.setattr("tui.start.next_start._program", list)
        app.next_start.write()
        assert not before
        assert app.next_start.is_known(app.size)
        assert not app.next_start.is_known((60, 20))
        os.utime(next(long_ago.iterdir()), (2e9, 2e9))
        assert not app.next_start.is_known(app.size)
    app.library.close()
