"""Time in the event loop."""

from __future__ import annotations

import asyncio
from itertools import count

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from tui.terminal.displaying import DisplayingApp
from tui.within import after, within

PATIENCE = 60


async def test_what_is_done_after_a_time_is_done_though_the_process_stood_still(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app: App[None] = App()
    async with app.run_test(size=(60, 20)):
        # Between any two looks at the clock a second passes.
        seconds = count()
        monkeypatch.setattr("textual._time.get_time", lambda: float(next(seconds)))
        done = asyncio.Event()
        after(0.001, app, done.set)
        async with asyncio.timeout(PATIENCE):
            await done.wait()


async def test_what_is_called_off_is_not_done() -> None:
    app: App[None] = App()
    async with app.run_test(size=(60, 20)):
        done: list[str] = []
        after(0.001, app, lambda: done.append("called off")).cancel()
        last = asyncio.Event()
        after(0.002, app, last.set)
        async with asyncio.timeout(PATIENCE):
            await last.wait()
        assert not done


class _Frame(Screen[None]):
    def compose(self) -> ComposeResult:
        yield _Picture()

    def look(self) -> None:
        self.query_one(_Picture)


class _Picture(Static):
    async def on_unmount(self) -> None:
        screen, asked = self.screen, asyncio.Event()
        assert isinstance(screen, _Frame)
        after(0, screen, screen.look)
        asyncio.get_running_loop().call_later(0, asked.set)
        await asked.wait()


async def test_what_has_lost_its_parts_has_nothing_done_to_it_any_more() -> None:
    app: App[None] = App()
    async with app.run_test(size=(60, 20)):
        await app.push_screen(_Frame())
        await app.pop_screen()
        # What had failed in the turn of the screen would have ended the app.
        assert app.return_code is None


async def test_nothing_is_waited_for_longer_than_was_said() -> None:
    never = asyncio.Event()
    await within(0.001, never.wait())
    assert not never.is_set()


async def test_a_change_of_size_is_heeded_though_the_process_stood_still(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = DisplayingApp()
    async with app.run_test(size=(60, 20)) as pilot:
        seconds = count()
        with monkeypatch.context() as patched:
            patched.setattr("textual._time.get_time", lambda: float(next(seconds)))
            for size in ((80, 24), (100, 30)):
                await pilot.resize_terminal(*size)
                async with asyncio.timeout(PATIENCE):
                    while app.screen._compositor.size != size:
                        await pilot.pause(0.01)
