"""Time in the event loop."""

from __future__ import annotations

import asyncio
from itertools import count

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from tui.terminal.displaying import DisplayingApp
from tui.within import after, from_thread, within

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


class _Told(Screen[None]):
    """Is told of something by a thread as long as it has its parts, and while they are going."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield _Telling()

    async def tell(self, news: str) -> None:
        await asyncio.to_thread(from_thread, self, lambda: self.told.append(news))


class _Telling(Static):
    async def on_unmount(self) -> None:
        screen = self.screen
        assert isinstance(screen, _Told)
        await screen.tell("late")


async def test_a_thread_tells_a_screen_nothing_that_is_being_taken_down() -> None:
    app: App[None] = App()
    screen = _Told()
    async with app.run_test(size=(60, 20)):
        await app.push_screen(screen)
        await screen.tell("in time")
        await app.pop_screen()
        assert screen.told == ["in time"]


async def test_a_thread_tells_a_screen_nothing_while_the_app_ends_or_after() -> None:
    app: App[None] = App()
    screen = _Told()
    async with app.run_test(size=(60, 20)):
        await app.push_screen(screen)
    await screen.tell("after the end")
    assert not screen.told


async def test_what_fails_as_a_thread_tells_it_fails_in_the_thread() -> None:
    app: App[None] = App()
    async with app.run_test(size=(60, 20)):
        screen = app.screen

        def fail() -> None:
            raise RuntimeError("the action's own")

        with pytest.raises(RuntimeError, match="own"):
            await asyncio.to_thread(from_thread, screen, fail)


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
