"""Runs the `reader` command, or the app, inside the test process."""

import asyncio
import inspect
import io
import json
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import unified_diff
from itertools import groupby
from pathlib import Path
from shutil import rmtree
from typing import Any, TypeVar

import pyte
import pytest
from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual._compositor import Compositor
from textual.app import ScreenStackError
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

from index.places import Places
from tui.cli import main
from tui.looks.colours import PALETTES
from tui.looks.themes import registered_name
from tui.settings.theme_names import SIXTEEN, THEME_NAMES

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds after which a program in a terminal is taken to hang."""


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Runs a test that is a coroutine in an event loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    asyncio.run(pyfuncitem.obj(**arguments))
    return True


_QUIET = 3
"""Turns of the event loop without anything to do after which nothing is under way."""
_SOON = 0.04
"""Seconds within which a timer belongs to what is under way: Textual resizes after 1/120, and what turns by
itself as long as something is awaited does so every 1/16."""
_FRAME = 0.001
"""Seconds between two paintings, here: a test that waits for each key would spend half its time between them,
in which nothing else is done."""


async def _idle(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """Until the event loop has nothing left to run: what comes now comes from a thread, a clock or a key."""
    loop = asyncio.get_running_loop()
    quiet = 0
    while quiet < _QUIET:
        due = [timer.when() - loop.time() for timer in loop._scheduled if not timer.cancelled()]
        soon = min((seconds for seconds in due if seconds < _SOON), default=None)
        await asyncio.sleep(max(soon or 0, 0))
        quiet = 0 if loop._ready or soon is not None else quiet + 1


async def _drawn(pilot: Pilot[Any], delay: float | None = None) -> None:
    """Until the event loop is idle, everything is drawn, and what waited for that is done."""
    await asyncio.sleep(0)
    with suppress(ScreenStackError):
        pilot.app.screen._on_timer_update()
    await _idle()


@pytest.fixture(autouse=True)
def exact_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's tests take an app for idle that has used no processor time for 20 ms. That costs 40 ms a key,
    and where the machine is busy with something else it is wrong."""
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", _FRAME)
    monkeypatch.setattr("tui.screens.drawing._LOOKS", _FRAME)
    monkeypatch.setattr("textual.pilot.wait_for_idle", _idle)
    monkeypatch.setattr("textual.app.wait_for_idle", _idle)
    monkeypatch.setattr(Pilot, "pause", _drawn)


_parse_rules = Stylesheet._parse_rules
_PARSED: dict[tuple[object, ...], Any] = {}
"""The rules of style sheets, by their text, where it stands, and the colours it was read with."""


def _parsed_once(sheet: Stylesheet, *source: Any, **told: Any) -> Any:
    key = (*source, *told.items(), frozenset(sheet._variables.items()))
    if key not in _PARSED:
        _PARSED[key] = _parse_rules(sheet, *source, **told)
    return _PARSED[key]


@pytest.fixture(autouse=True)
def styles_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each app parses the same style sheet anew, for each theme: that is a fifth of the time of its test."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parsed_once)


@pytest.fixture(autouse=True)
def no_terminfo_of_another_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process first asks terminfo for is all it gets of it: one that shows 256 colours would give them
    to the terminals of all tests that follow."""
    monkeypatch.setattr("curses.tigetnum", lambda _: -1)


@pytest.fixture
def settled() -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Waits until the work of all threads is done and drawn: `await settled(pilot)`."""

    async def wait(pilot: Pilot[Any]) -> None:
        while True:
            # A change of size is only passed on a moment later.
            resizing = pilot.app._resize_event is not None
            await pilot.pause()
            if resizing or pilot.app._resize_event is not None:
                continue
            tasks = [worker._task for worker in pilot.app.workers if not worker.is_finished]
            if not tasks:
                return
            await asyncio.wait([task for task in tasks if task is not None])

    return wait


@dataclass(frozen=True)
class Outcome:
    """What a run of the command left: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Outcome]


class Stream(io.TextIOWrapper):
    """A standard stream in UTF-8 that is a terminal or not."""

    def __init__(self, content: bytes = b"", *, terminal: bool = False, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(content), encoding=encoding, newline="", write_through=True)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def written(self) -> str:
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode(self.encoding)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Calls `reader` with arguments; `terminal`: whether its output is one; `stdin`: what is sent to it."""

    def call(
        *arguments: object,
        stdin: bytes = b"",
        terminal: bool = False,
        width: int | None = None,
        term: str = "xterm-256color",
        encoding: str = "utf-8",
    ) -> Outcome:
        out = Stream(terminal=terminal, encoding=encoding)
        err = Stream()
        with monkeypatch.context() as patch:
            patch.setattr("sys.stdin", Stream(stdin))
            patch.setattr("sys.stdout", out)
            patch.setattr("sys.stderr", err)
            patch.setenv("TERM", term)
            if width:
                patch.setenv("COLUMNS", str(width))
            code = main([str(argument) for argument in arguments])
        return Outcome(code, out.written(), err.written())

    return call


@pytest.fixture
def open_reader(own_folders: Path) -> Callable[..., Any]:
    """Makes the app over files and folders, its index up to date: `open_reader(folder, theme=…)`."""
    from index.library import Library
    from tui.app import ReaderApp
    from tui.looks.themes import DARK
    from tui.settings.settings import Settings

    def make(
        *paths: Path,
        theme: str = DARK,
        update: bool = True,
        settings: Settings | None = None,
        **environment: str,
    ) -> ReaderApp:
        library = Library.open(paths, at=Places(own_folders / "cache", own_folders / "data"))
        if update:
            library.update()
        app = ReaderApp(library, environment, settings)
        if "NO_COLOR" not in environment:
            app.theme = theme
        return app

    return make


@pytest.fixture
def keys() -> Callable[..., Any]:
    """Presses keys one after the other, each when the one before has been answered: `keys("escape", "c")`."""

    def pressing(*pressed: str) -> Callable[..., Any]:
        async def press(pilot: Any) -> None:
            for key in ("", *pressed):
                if key:
                    await pilot.press(key)
                await pilot.pause()
                while any(not worker.is_finished for worker in pilot.app.workers):
                    await pilot.pause()
                await pilot.pause()

        return press

    return pressing


_MODES_OF_ITSELF = {b"7", b"25"}
"""Modes that a terminal has on by itself: wrapping and the cursor."""


class Terminal:
    """A program in a terminal of its own."""

    prelude = ""

    def __init__(self, program: str, *arguments: str, **environment: str) -> None:
        self.far, near = pty.openpty()
        self.before = termios.tcgetattr(near)
        self.near = near
        termios.tcsetwinsize(near, (24, 80))
        self.process = subprocess.Popen(
            [sys.executable, "-c", self.prelude + program, *arguments],
            stdin=near,
            stdout=near,
            stderr=near,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environment},
        )
        self.seen = b""

    def wait_for(self, wanted: bytes, since: int = 0) -> None:
        while wanted not in self.seen[since:]:
            self.wait_for_more()

    def wait_for_more(self) -> None:
        assert self.read(PATIENCE), self.seen

    def type(self, keys: bytes) -> None:
        os.write(self.far, keys)

    def wait_for_app(self) -> None:
        """Until the app draws: what it lists stands there before, and hears no signal yet."""
        while "help" not in self.lines()[-1]:
            self.wait_for_more()

    def wait_for_hits(self) -> None:
        """Until the keys are for the hits, and no more for the search box."""
        while "help" not in (line := self.lines()[-1]) or "type to search" in line:
            self.wait_for_more()

    def ended(self) -> int:
        """Its exit code, negative for a signal, once it ended; what it wrote last is read too."""
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < until, "it does not end"
            self.read(0.05)
        while self.read(0):
            pass
        if self.process.returncode == 70:
            print((Path(os.environ["READER_CACHE"]) / "errors.log").read_text(encoding="utf-8"))
        return self.process.returncode

    def read(self, seconds: float) -> bool:
        """Whether something was written within this time; it is in `seen`."""
        if not select.select([self.far], [], [], seconds)[0]:
            return False
        self.seen += os.read(self.far, 65536)
        return True

    def hang_up(self) -> None:
        """The connection is gone."""
        os.close(self.far)
        self.far = os.open(os.devnull, os.O_RDONLY)

    def resize(self, columns: int, lines: int) -> None:
        termios.tcsetwinsize(self.far, (lines, columns))

    def modes_left(self) -> set[bytes]:
        """The private modes that what was written has left on."""
        on: set[bytes] = set()
        for numbers, switch in re.findall(rb"\x1b\[\?([\d;]+)([hl])", self.seen):
            (on.update if switch == b"h" else on.difference_update)(numbers.split(b";"))
        return on - _MODES_OF_ITSELF

    def given_back(self) -> bool:
        """Whether the terminal is as it was."""
        return not self.modes_left() and termios.tcgetattr(self.far) == self.before

    def lines(self, charset: str = "utf-8") -> list[str]:
        screen = pyte.Screen(80, 24)
        pyte.Stream(screen).feed(self.seen.decode(charset, "replace"))
        return [line.rstrip() for line in screen.display]

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.far)
        os.close(self.near)


class Controlled(Terminal):
    """A program in a terminal that controls it, as a shell's does: what is typed there can stop or end it."""

    prelude = "import fcntl, termios; fcntl.ioctl(1, termios.TIOCSCTTY, 0)\n"


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    """Starts a program in a terminal: `terminal(program, *arguments, VARIABLE=…)`; ended with the test."""
    yield from _opening(Terminal)


@pytest.fixture
def controlled() -> Iterator[Callable[..., Controlled]]:
    """The same, in a terminal that controls it."""
    yield from _opening(Controlled)


_Opened = TypeVar("_Opened", bound=Terminal)


def _opening(kind: type[_Opened]) -> Iterator[Callable[..., _Opened]]:
    opened: list[_Opened] = []

    def begin(program: str, *arguments: str, **environment: str) -> _Opened:
        opened.append(kind(program, *arguments, **environment))
        return opened[-1]

    yield begin
    for each in opened:
        each.close()


_Size = tuple[int, int]
SIZES: tuple[_Size, ...] = ((80, 24), (60, 20), (120, 40), (200, 50))
_FAMILIES = (
    THEME_NAMES[2:],
    ("light", SIXTEEN),
    ("high-contrast", "colour-blind-light"),
    ("high-contrast-light", "colour-blind"),
)
"""The themes beside the dark one that pictures are taken in at each size: all at the first."""
_ALL_THEMES = (*THEME_NAMES[1:], "none")
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")


class TextSnapshot(SingleFileSnapshotExtension):
    """A snapshot that can be read and reviewed as it is."""

    _write_mode = WriteMode.TEXT
    _file_extension = "txt"


def _looks(style: Style | None, palette: dict[str, str] | None) -> tuple[frozenset[str], frozenset[str], str]:
    """What a style can be called: its colour, its background by their names in a palette, its attributes."""

    def names(colour: Color | None) -> frozenset[str]:
        if colour is None or colour.is_default:
            return frozenset({"default"})
        if palette is None:
            return frozenset({colour.name})
        known = {name for name, value in palette.items() if value == colour.get_truecolor().hex}
        return frozenset(known or {colour.get_truecolor().hex})

    if style is None:
        style = Style()
    attributes = " ".join(name for name in _ATTRIBUTES if getattr(style, name))
    return names(style.color), names(style.bgcolor), attributes


class Page:
    """One screen in all sizes, with its styles: in every theme at 80×24, in each family at the others."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.texts: dict[_Size, list[str]] = {}
        self.looks: dict[_Size, dict[str, list[list[Any]]]] = {}
        self.otherwise: dict[str, list[str]] = {}

    def take(self, size: _Size, theme: str, app: Any, palette: dict[str, str] | None) -> None:
        """Take the styles of a theme, and what stands there where that is not what stands there in others."""
        strips = app.screen._compositor.render_strips()
        self.looks.setdefault(size, {})[theme] = _looked(strips, palette)
        if (text := [strip.text for strip in strips]) != self.texts[size]:
            self.otherwise[f"{size[0]}×{size[1]}, theme {theme}"] = text

    def written(self) -> str:
        """The page as text: what stands there, then a letter for the style of each cell, at the other sizes
        how many cells in a row have which, then what the letters mean."""
        letters = {"foreground on background | default on default | default on default": "."}
        known: dict[tuple[Any, ...], str] = {}
        parts = []
        for size in SIZES:
            looks = self.looks[size]
            themes = [name for name in _ALL_THEMES if name in looks]
            places = [place for place, name in enumerate(_ALL_THEMES) if name in themes]
            # Where fewer themes were taken, cells that look alike in these have one letter.
            here: dict[tuple[Any, ...], str] = {}
            for cell, letter in known.items():
                here.setdefault(tuple(cell[place] for place in places), letter)
            lines = []
            for row in zip(*(looks[name] for name in themes), strict=True):
                line = ""
                for cell in zip(*row, strict=True):
                    if cell not in here:
                        said = _said(themes, cell)
                        here[cell] = letters.setdefault(said, _LETTERS[len(letters) - 1])
                    line += here[cell]
                lines.append(line)
            if size == SIZES[0]:
                known = here
            name = f"{size[0]}×{size[1]}"
            parts.append(_headed(name, self.texts[size]))
            parts.append(_headed(f"styles at {name}", lines if size == SIZES[0] else _runs(lines)))
        parts.append(_headed("styles", [f"{letter}  {said}" for said, letter in letters.items()]))
        parts += [_headed(where, text) for where, text in self.otherwise.items()]
        return "\n".join(parts) + "\n"


def _said(themes: Sequence[str], cell: tuple[Any, ...]) -> str:
    """What a cell looks like: in themes of colours | in 16 colours | in none."""
    looks = dict(zip(themes, cell, strict=True))
    others = [[looks.pop(name)] for name in (SIXTEEN, "none") if name in looks]
    return " | ".join(map(_common, [list(looks.values()), *others]))


def _runs(lines: list[str]) -> list[str]:
    """How many cells in a row have which letter, line by line; lines that are alike are counted."""
    written = (" ".join(f"{len([*run])}{letter}" for letter, run in groupby(line)) for line in lines)
    counted = ((line, len([*alike])) for line, alike in groupby(written))
    return [f"{line}   × {count}" if count > 1 else line for line, count in counted]


def _headed(heading: str, lines: list[str]) -> str:
    return "\n".join([f"──── {heading} ────", *(line.rstrip() for line in lines)])


def _common(looks: Sequence[Any]) -> str:
    """What themes call a style alike; what they do not is told apart."""
    parts = []
    for place in (0, 1):
        shared = frozenset.intersection(*(look[place] for look in looks))
        names = [min(look[place]) for look in looks]
        blended = all(name.startswith("#") for name in names)
        parts.append(min(shared) if shared else "a blend" if blended else "/".join(names))
    attributes = "/".join(dict.fromkeys(look[2] for look in looks))
    return " on ".join(parts) + (f" {attributes}" if attributes else "")


class Album:
    """Takes the pictures of a walk through some screens: with one start in colour, and one without."""

    def __init__(self, make: Callable[..., Any], data: Path) -> None:
        self._make = make
        self._data = data

    async def of(self, walk: Sequence[tuple[str, Sequence[str]]]) -> list[Page]:
        """The pages of a walk, each step a name with the keys that lead to it from the step before."""
        pages = [Page(name) for name, _ in walk]
        app = self._make()
        async with app.run_test(size=SIZES[0]) as pilot:
            await _still(pilot)
            for page, (_, keys) in zip(pages, walk, strict=True):
                await _press(pilot, keys)
                for place, (size, themes) in enumerate(zip(SIZES, _FAMILIES, strict=True)):
                    if app.size != size:
                        await pilot.resize_terminal(*size)
                        await _still(pilot)
                    page.texts[size] = _text(app)
                    # There and back, so that each size begins with the theme that the one before ends with.
                    for name in ("dark", *themes)[:: -1 if place % 2 else 1]:
                        if app.theme != registered_name(name):
                            app.theme = registered_name(name)
                            await _still(pilot)
                        page.take(size, name, app, PALETTES.get(name))
                await pilot.resize_terminal(*SIZES[0])
                await _still(pilot)
                assert _text(app) == page.texts[SIZES[0]], f"{page.name} is not what it was after other sizes"
        app.library.close()
        rmtree(self._data, ignore_errors=True)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NO_COLOR", "1")
            app = self._make(NO_COLOR="1")
            async with app.run_test(size=SIZES[0]) as pilot:
                await _still(pilot)
                for page, (_, keys) in zip(pages, walk, strict=True):
                    await _press(pilot, keys)
                    page.take(SIZES[0], "none", app, None)
        return pages


def _text(app: Any) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


def _looked(strips: Sequence[Strip], palette: dict[str, str] | None) -> list[list[Any]]:
    """What the style of each cell is called."""
    rows = []
    called: dict[Style | None, Any] = {}
    for strip in strips:
        row: list[Any] = []
        for text, style, _ in strip:
            if style not in called:
                called[style] = _looks(style, palette)
            row += [called[style]] * cell_len(text)
        rows.append(row)
    return rows


async def _press(pilot: Any, keys: Sequence[str]) -> None:
    """Only letters that go into a box follow each other at once: another key may be for what the one before
    it brings."""
    for at, key in enumerate(keys, 1):
        await pilot.press(key)
        if at == len(keys) or not (len(keys[at]) == 1 and isinstance(pilot.app.focused, Input)):
            await _still(pilot)


async def _still(pilot: Any) -> None:
    """Until no thread works and nothing is left to lay out or to draw; several times, as one thing brings
    another: a list knows how long it is once it was drawn."""
    calm = 0
    while calm < 4:
        await pilot.pause()
        if pilot.app._exception is not None:
            # Nothing empties its queues any more.
            raise pilot.app._exception
        screen = pilot.app.screen
        nodes = [pilot.app, *pilot.app.screen_stack, *screen.walk_children()]
        bars = ("_vertical_scrollbar", "_horizontal_scrollbar")
        nodes += [bar for node in nodes for name in bars if (bar := vars(node).get(name)) is not None]
        busy = any(not worker.is_finished for worker in pilot.app.workers)
        busy = busy or pilot.app._resize_event is not None
        waiting = any(node._next_callbacks or not node._message_queue.empty() for node in nodes)
        undrawn = screen._layout_required or screen._repaint_required or screen._dirty_widgets
        calm = 0 if busy or waiting or undrawn else calm + 1
        if calm == 2:
            _text(pilot.app)


@pytest.fixture
def album(
    own_folders: Path, snapshot: Any, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Any]:
    """Compares the pictures of a walk with those that were looked at: `await album(make_app, ("hits", "h"))`.

    `make_app(**environment)` opens the app; a step is a name with the keys that lead to it.
    """

    # All is laid out, but drawn only for the pictures: that halves the work. Under a dialog all stays blank.
    monkeypatch.setattr(Compositor, "render_update", lambda *_, **__: None)

    async def compare(make: Callable[..., Any], *walk: tuple[str, Sequence[str]]) -> None:
        kept = snapshot.use_extension(TextSnapshot)
        pages = await Album(make, own_folders / "data").of(walk)
        differing = [page for page in pages if page.written() != kept(name=page.name)]
        folder = request.path.parent / "__snapshots__" / request.path.stem
        for page in differing:
            before = (folder / f"{request.node.name}[{page.name}].txt").read_text(encoding="utf-8")
            print("\n".join(unified_diff(before.splitlines(), page.written().splitlines(), page.name, n=1)))
        assert not [page.name for page in differing]

    return compare
