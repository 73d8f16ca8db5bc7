"""What keys may ask for is made ready while nothing is typed."""

from __future__ import annotations

import asyncio
import threading
from itertools import combinations

NARROW = (80, 24)


async def test_what_keys_would_ask_is_worked_out_while_nothing_is_typed(
    driving, open_reader, harbour, monkeypatch
):
    app = open_reader(harbour)
    asked = []

    def apart(question, pair, cancelled, ahead=False):
        assert not cancelled()
        asked.append((question, pair, ahead))
        return True

    monkeypatch.setattr("tui.running.working_ahead._REST", 0)
    monkeypatch.setattr(app.library, "analyse_apart", apart)
    async with driving(app, NARROW) as pilot:
        app.works_ahead = True
        await pilot.at_rest()
        await pilot.press("x", "backspace")
        await pilot.at_rest()
        assert asked == []
        await pilot.press("down")
        await _until(pilot, lambda: asked)
        first, second, third = (item.id for item in app.screen.hits.items[:3])
        best = app.library.best_counterpart(first)
        assert asked[0] == ("compare", (first, best), True)
        story = app.library.story_of(first).articles
        of_story = [("links", pair, True) for pair in combinations(story, 2)]
        of_story += [("matrix", story, True), ("timeline", story, True)]
        await _until(pilot, lambda: len(asked) > len(of_story))
        assert asked[1:] == of_story
        asked.clear()
        other = second if best == third else third
        app.library.mark(first, True)
        app.library.mark(other, True)
        await pilot.press("j")
        await _until(pilot, lambda: len(asked) > len(of_story))
        assert asked == [("compare", (first, other), True), *of_story]
        monkeypatch.setattr("tui.screens.article.actions._MOST_WORK", 1)
        assert list(app.screen.asked_next()()) == [("compare", (first, other))]
        app.screen.updating = True
        assert app.screen.asked_next() is None


async def test_a_key_ends_what_is_asked_ahead(driving, open_reader, harbour, monkeypatch):
    app = open_reader(harbour)
    asked = []

    def apart(question, keys, cancelled, ahead=False):
        asked.append(question)
        app._keys += 1
        return True

    monkeypatch.setattr("tui.running.working_ahead._REST", 0)
    monkeypatch.setattr(app.library, "analyse_apart", apart)
    async with driving(app, NARROW) as pilot:
        app.works_ahead = True
        await pilot.at_rest()
        await pilot.press("down")
        await _until(pilot, lambda: asked and not app._asks_ahead)
        assert asked == ["compare"]


async def test_what_is_still_being_asked_ahead_does_not_keep_the_next_from_it(
    driving, open_reader, harbour, monkeypatch
):
    app = open_reader(harbour)
    asked = []
    go_on = threading.Event()

    def apart(question, keys, cancelled, ahead=False):
        asked.append((question, keys))
        go_on.wait()
        return True

    monkeypatch.setattr("tui.running.working_ahead._REST", 0.05)
    monkeypatch.setattr(app.library, "analyse_apart", apart)
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        await pilot.press("down")
        app._rest()
        async with asyncio.timeout(60):
            while not asked:
                await asyncio.sleep(0)
        app.screen.hits.highlighted += 1
        app._keys += 1
        app._rest()
        second = app.screen.hits.item.id
        waited = app._resting
        try:
            async with asyncio.timeout(10):
                while app._resting is waited:
                    await asyncio.sleep(0)
        finally:
            go_on.set()
        await _until(pilot, lambda: len(asked) > 1)
        assert asked[1] == ("compare", (second, app.library.best_counterpart(second)))


async def test_what_keys_open_is_imported_where_nothing_was_typed(driving, open_reader, harbour, monkeypatch):
    app = open_reader(harbour)
    imported = []
    monkeypatch.setattr("tui.running.working_ahead._REST", 0)
    monkeypatch.setattr("tui.running.working_ahead._PIECES", ("a module", "json", "another"))
    monkeypatch.setattr("tui.running.working_ahead.import_module", imported.append)
    app.works_ahead = True
    async with driving(app, NARROW) as pilot:
        await _until(pilot, lambda: len(imported) == 2)
        assert imported == ["a module", "another"]


async def test_cycles_are_looked_for_where_nothing_is_typed(driving, open_reader, harbour, monkeypatch):
    app = open_reader(harbour)
    looked = []
    monkeypatch.setattr("tui.running.working_ahead._REST", 0)
    monkeypatch.setattr("tui.running.working_ahead.collect_what_is_due", lambda: looked.append(app._keys))
    async with driving(app, NARROW) as pilot:
        await pilot.at_rest()
        assert looked == []
        app.works_ahead = True
        await pilot.press("down")
        await _until(pilot, lambda: looked == [1])


async def _until(pilot, condition):
    async with asyncio.timeout(60):
        while not condition():
            await pilot.at_rest()
