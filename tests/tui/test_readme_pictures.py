"""The pictures that the README shows, on the articles that ship."""

from __future__ import annotations


def keys(*pressed: str):
    """Presses keys one after the other, each when the one before has been answered."""

    async def press(pilot) -> None:
        for key in ("", *pressed):
            if key:
                await pilot.press(key)
            await pilot.pause()
            while any(not worker.is_finished for worker in pilot.app.workers):
                await pilot.pause()
            await pilot.pause()

    return press


def test_compare_on_the_built_in_articles(snap_compare, open_reader, seeds) -> None:
    pressed = keys("escape", "c", "n")
    assert snap_compare(open_reader(seeds), terminal_size=(136, 36), run_before=pressed)


def test_story_on_the_built_in_articles(snap_compare, open_reader, seeds) -> None:
    assert snap_compare(open_reader(seeds), terminal_size=(136, 36), run_before=keys("escape", "m"))
