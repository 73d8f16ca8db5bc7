"""What is listed before the app is imported is what the app then shows there, cell by cell."""

from __future__ import annotations

import os
import signal

import pyte
import pytest
from rich.color import ColorSystem
from textual.strip import Strip

from index.library import Library
from tui.app import ReaderApp
from tui.settings.settings import Settings
from tui.start.early_hits import first_screen, looks_of
from tui.start.early_screen import Measures, laid
from tui.start.early_typing import Typed
from tui.start.next_start import _put, until_listed
from tui.start.screen_measures import SEARCH_ROW
from tui.terminal.screen_cells import Row

STEPWISE = (
    "import signal, sys; from tui.start.first_frame import FIRST_FRAME as first\n"
    "from tui.start.early_start import EARLY_START as early\n"
    "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})\n"
    "first.draw(sys.argv[1:]); early.begin(sys.argv[1:])\n"
    "while signal.sigtimedwait({signal.SIGUSR1}, 0.02) is None: early.answer()\n"
    "from tui.cli import main; sys.exit(main())"
)
"""The reader, with imports that take until it is told that they are done."""
ENTERED = b"\x1b[?2004h"
"""Bracketed paste is set when the app takes the terminal."""
SIZES = ((80, 24), (60, 20), (120, 40), (160, 50))
UNTOUCHED = Typed("", True)


@pytest.fixture
def long_ago(harbour, monkeypatch):
    """The articles, as they have been for a while."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("tui.start.taking_over._HELD_SECONDS", 60)
    for path in (*harbour.iterdir(), harbour):
        os.utime(path, (1e9, 1e9))
    return harbour


@pytest.fixture
def indexed(long_ago):
    library = Library.open([long_ago])
    library.update()
    library.close()
    return long_ago


def early(library, environment, size, typed):
    """The cells that are drawn early, by their places, as (cluster, look)."""
    screen = first_screen(library, Settings(), typed)
    cells = laid(screen, size, looks_of("auto", environment, ""), whole=typed.untouched)
    columns, lines = size
    rows = [Row([" "] * columns, [cells.box.blank] * columns) for _ in range(lines)]
    for (y, x), runs in cells.runs.items():
        _put(rows, y, x, runs)
    at = Measures(size)
    places = [(SEARCH_ROW, x) for x in range(at.content - at.info, at.content)]
    places += [(y, x) for y in range(2, at.bottom) for x in range(at.hits + at.beside)]
    if typed.untouched:
        places += [(y, x) for y in (0, lines - 2) for x in range(columns)]
    return {(y, x): (rows[y].clusters[x], rows[y].looks[x]) for y, x in places if y != 2 or typed.untouched}


def shown(app, places, colours):
    """What the app shows in these places. Rich keeps how a style looked in the colours it was first asked
    for, which may have been those of another test."""
    rows = []
    for strip in app.screen._compositor.render_strips():
        row, x = Row([" "] * app.size.width, [""] * app.size.width), 0
        for text, style, _ in strip:
            x = row.put(x, text, "" if style is None else Strip.render_ansi(style, colours))
        rows.append(row)
    return {(y, x): (rows[y].clusters[x], rows[y].looks[x]) for y, x in places}


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({"COLORTERM": "truecolor", "COLORFGBG": "15;0"}, ColorSystem.TRUECOLOR),
        ({"TERM": "xterm"}, ColorSystem.STANDARD),
        ({"NO_COLOR": "1"}, ColorSystem.EIGHT_BIT),
    ],
)
async def test_the_app_shows_the_same_in_every_cell(indexed, monkeypatch, environment, colours):
    for name in ("COLORTERM", "COLORFGBG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    sizes = SIZES if "COLORTERM" in environment else SIZES[:1]
    library = Library.open([indexed])
    before = {size: early(library, os.environ, size, UNTOUCHED) for size in sizes}
    app = ReaderApp(library, os.environ, Settings())
    app._front.hold()
    async with app.run_test(size=sizes[0]) as pilot:
        for typed in ("", "ferry"):
            await pilot.press(*typed)
            for size in sizes:
                await pilot.resize_terminal(*size)
                await until_listed(app.screen)
                await pilot.pause()
                drawn = before[size] if not typed else early(library, os.environ, size, Typed(typed, False))
                assert len(drawn) > size[0] * 2
                assert drawn == shown(app, drawn, colours)
    library.close()


def test_nothing_that_draws_screens_is_imported_for_it(terminal, long_ago):
    program = (
        "import sys; from tui.start.first_frame import FIRST_FRAME as first; first.draw(sys.argv[1:])\n"
        "from tui.start.early_start import EARLY_START as early; early.begin(sys.argv[1:])\n"
        "first.withdraw(); print(len(first.laid), sorted({'click', 'textual', 'whoosh'} & set(sys.modules)))"
    )
    started = terminal(program, str(long_ago))
    assert started.ended() == 0
    assert b"1 []" in started.seen


def cells(started):
    """The screen of a terminal."""
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(started.seen)
    return [[screen.buffer[y][x] for x in range(80)] for y in range(24)]


def is_whole(lines):
    """Whether all of an early screen is there: the rule above the last line is drawn last."""
    return lines[22] == "─" * 80


def test_the_first_start_of_all_lists_the_articles_before_the_imports(terminal, long_ago):
    first = terminal(STEPWISE, str(long_ago), COLORFGBG="15;0")
    while not any("Ferry" in line for line in first.lines()[3:]) or not is_whole(first.lines()):
        first.wait_for_more()
    assert ENTERED not in first.seen
    listed = first.lines()[:14]
    first.process.send_signal(signal.SIGUSR1)
    while "help" not in first.lines()[-1] or first.lines()[:14] != listed:
        first.wait_for_more()
    first.type(b"\x11")
    assert first.ended() == 0


def test_how_many_files_there_are_is_said_while_a_large_folder_is_read(terminal, long_ago):
    patient = (
        "import index.collection.file_listing as file_listing, tui.start.early_start as start\n"
        "file_listing.TOLD_AFTER, start._PATIENCE = 2, 0\n"
        "from index.library import Library\n"
        "opened = Library.open.__func__\n"
        "def waiting(*given, **named):\n"
        "    library = opened(*given, **named)\n"
        "    signal.sigtimedwait({signal.SIGUSR2}, 60)\n"
        "    return library\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR2})\n"
        "Library.open = classmethod(waiting)\n"
    )
    program = STEPWISE.replace("signal.pthread", patient + "signal.pthread", 1)
    first = terminal(program, str(long_ago), COLORFGBG="15;0")
    first.type(b"fer")
    while "Reading the folder: 4 files" not in first.lines()[3] or "/ fer" not in first.lines()[1]:
        first.wait_for_more()
    first.process.send_signal(signal.SIGUSR2)
    first.process.send_signal(signal.SIGUSR1)
    while not any("Ferry" in line for line in first.lines()[3:6]) or any(
        "Reading the folder" in line for line in first.lines()
    ):
        first.wait_for_more()
    first.type(b"\x11")
    assert first.ended() == 0


def test_what_is_typed_before_the_imports_is_found_before_them(terminal, indexed):
    first = terminal(STEPWISE, str(indexed), COLORFGBG="15;0")
    first.type(b"fer")
    while "hit" not in first.lines()[1]:
        first.wait_for_more()
    first.type(b"ry")
    while first.lines()[1].split() != ["/", "ferry", "3", "hits"] or not is_whole(first.lines()):
        first.wait_for_more()
    assert ENTERED not in first.seen
    found = first.lines()[2:14]
    first.process.send_signal(signal.SIGUSR1)
    while "help" not in first.lines()[-1] or first.lines()[2:14] != found:
        first.wait_for_more()
    assert first.lines()[1].split()[:2] == ["/", "ferry"]
    first.type(b"\x11")
    assert first.ended() == 0


def test_keys_for_the_hits_wait_for_those_that_letters_bring(terminal, indexed):
    first = terminal(STEPWISE, str(indexed), COLORFGBG="15;0")
    first.type(b"ferry")
    while "3 hits" not in first.lines()[1]:
        first.wait_for_more()
    # To the hits, and one down.
    first.type(b"\x1b[B\x1b[B")
    first.process.send_signal(signal.SIGUSR1)
    first.wait_for_app()
    while not first.lines()[3].startswith(" ") or not any(line.startswith("▌") for line in first.lines()):
        first.wait_for_more()
    assert first.lines()[1].split()[:2] == ["/", "ferry"]
    first.type(b"\x11")
    assert first.ended() == 0
