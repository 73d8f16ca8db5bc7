"""How far an update is, and what could not be read, is said where the hits stand."""

from __future__ import annotations

import asyncio
import threading

import pytest

from index.library import Progress, Stage, UpdateReport

NARROW = (80, 24)


async def test_first_start_indexes_and_says_nothing_is_missing(driving, open_reader, harbour):
    app = open_reader(harbour, update=False)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press(*"hospital")
        assert len(app.screen.hits.items) == 3
        assert not app.library.needs_update()


async def test_many_new_files_are_listed_once_they_have_been_read(driving, open_reader, tmp_path):
    for number in range(130):
        (tmp_path / f"{number:03}.txt").write_text(
            f"Report number {number} is out\n\nIt says {number}.\n", "utf-8"
        )
    app = open_reader(tmp_path, update=False)
    async with driving(app, NARROW) as pilot:
        if not app.library.entries():
            assert "being read for the first time" in "\n".join(pilot.shown())
        await pilot.at_rest()
        assert len(app.screen.hits.items) == 130
        assert "130 articles" in pilot.shown()[0]


async def test_a_file_that_is_no_text_is_named(driving, open_reader, harbour):
    (harbour / "broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.at_rest()
        assert "broken.txt" in pilot.status()


async def test_what_a_key_did_stands_while_it_is_said_how_far_indexing_is(
    driving, open_reader, harbour, monkeypatch
):
    app = open_reader(harbour)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        clock = [1000.0]
        monkeypatch.setattr("tui.widgets.lines.status.time.monotonic", lambda: clock[0])
        app.screen.say_how_far("Indexing 1")
        app.screen.say_how_far("Indexing 2")
        assert "Indexing 2" in pilot.status()
        app.screen.say("Kept.")
        clock[0] += 3.9
        app.screen.say_how_far("Indexing 3")
        assert "Kept." in pilot.status()
        clock[0] += 0.2
        app.screen.say_how_far("Indexing 4")
        assert "Indexing 4" in pilot.status()


async def test_indexing_can_be_stopped_and_gone_on_with(driving, open_reader, harbour, monkeypatch):
    app = open_reader(harbour)
    stopped, began = threading.Event(), threading.Event()
    asked = []

    def endless(progress, cancelled, *, looking=True):
        progress(Progress(700, 20_000, 400.0, 48.0))
        asked.append(cancelled())
        began.set()
        stopped.wait(60)
        return UpdateReport(700, 0, 0, cancelled=cancelled())

    monkeypatch.setattr(app.library, "needs_update", lambda **_: True)
    monkeypatch.setattr(app.library, "update_apart", endless)
    async with driving(app, NARROW) as pilot:
        assert await asyncio.to_thread(began.wait, 60)
        await pilot.pilot.pause()
        assert "Indexing 700 of 20,000 · 400/s · 48 s left" in pilot.status()
        # Not by `press` of the driven app, which waits until nothing works any more.
        await pilot.pilot.press("escape", "ctrl+g")
        assert app.is_running
        assert "Stopping; what is done is kept." in pilot.status()
        stopped.set()
        await pilot.at_rest()
        assert pilot.status().startswith("Stopped; what is done is kept.")
        monkeypatch.setattr(app.library, "update_apart", lambda *_, **__: UpdateReport(0, 0, 0))
        await pilot.press("ctrl+g")
        await pilot.press("ctrl+g")
        assert "Everything is indexed." in pilot.status()
    assert asked == [False]


@pytest.mark.parametrize(("total", "said"), [(5, False), (20_000, True)])
async def test_how_far_indexing_is_does_not_stand_there_when_it_is_done(
    open_reader, harbour, driving, monkeypatch, total, said
):
    app = open_reader(harbour)

    def quick(progress, cancelled, *, looking=True):
        progress(Progress(total, total, 400.0, 0.0, stage=Stage.NAMES))
        return UpdateReport(0, 0, 0)

    monkeypatch.setattr(app.library, "needs_update", lambda **_: True)
    monkeypatch.setattr(app.library, "update_apart", quick)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        assert "Reading names" not in pilot.status()
        assert ("Everything is indexed." in pilot.status()) == said
        # So it is where the files of a folder have come while the reader was open.
        await asyncio.to_thread(app.screen._take_the_rest_over)
        await pilot.at_rest()
        assert "Reading names" not in pilot.status()
        assert ("Everything is indexed." in pilot.status()) == said
