"""Runs the `reader` command, or the app, inside the test process."""

import asyncio
import inspect
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tui.cli import main


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Runs a test that is a coroutine in an event loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    asyncio.run(pyfuncitem.obj(**arguments))
    return True


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
    from tui.themes import DARK

    def make(*paths: Path, theme: str = DARK, update: bool = True, **environment: str) -> ReaderApp:
        library = Library.open(paths, cache_dir=own_folders / "cache", data_dir=own_folders / "data")
        if update:
            library.update()
        app = ReaderApp(library, environment)
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
