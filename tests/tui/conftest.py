"""Runs the `reader` command, or the app, inside the test process."""

import asyncio
import inspect
import io
import json
import os
import pty
import select
import subprocess
import sys
import termios
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyte
import pytest
from textual.app import ScreenStackError
from textual.pilot import Pilot

from tui.cli import main

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30
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
"""Seconds within which a timer belongs to what is under way: Textual paints every 1/60 second, resizes after
1/120, and what turns by itself as long as something is awaited does so every 1/16."""


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
    monkeypatch.setattr("textual.pilot.wait_for_idle", _idle)
    monkeypatch.setattr("textual.app.wait_for_idle", _idle)
    monkeypatch.setattr(Pilot, "pause", _drawn)


@pytest.fixture
def settled() -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Waits until the work of all threads is done and drawn: `await settled(pilot)`."""

    async def wait(pilot: Pilot[Any]) -> None:
        while True:
            await pilot.pause()
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
    from tui.settings import Settings
    from tui.themes import DARK

    def make(
        *paths: Path,
        theme: str = DARK,
        update: bool = True,
        settings: Settings | None = None,
        **environment: str,
    ) -> ReaderApp:
        library = Library.open(paths, cache_dir=own_folders / "cache", data_dir=own_folders / "data")
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


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, program: str, *arguments: str, **environment: str) -> None:
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
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environment},
        )
        self.seen = b""

    def wait_for(self, wanted: bytes) -> None:
        while wanted not in self.seen:
            self.wait_for_more()

    def wait_for_more(self) -> None:
        assert self.read(PATIENCE), self.seen

    def type(self, keys: bytes) -> None:
        os.write(self.far, keys)

    def ended(self) -> int:
        """Its exit code, once it ended; what it wrote last is read too."""
        while self.process.poll() is None:
            self.read(0.05)
        while self.read(0):
            pass
        return self.process.returncode

    def read(self, seconds: float) -> bool:
        """Whether something was written within this time; it is in `seen`."""
        if not select.select([self.far], [], [], seconds)[0]:
            return False
        self.seen += os.read(self.far, 65536)
        return True

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


@pytest.fixture
def terminal() -> Iterator[type[Terminal]]:
    opened: list[Terminal] = []

    class Kept(Terminal):
        def __init__(self, program: str, *arguments: str, **environment: str) -> None:
            super().__init__(program, *arguments, **environment)
            opened.append(self)

    yield Kept
    for each in opened:
        each.close()
