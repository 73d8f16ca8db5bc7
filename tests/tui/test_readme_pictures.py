"""The pictures that the README shows, on the articles that ship."""

from __future__ import annotations


def test_compare_on_the_built_in_articles(snap_compare, open_reader, keys, seeds) -> None:
    pressed = keys("escape", "c", "n")
    assert snap_compare(open_reader(seeds), terminal_size=(136, 36), run_before=pressed)


def test_story_on_the_built_in_articles(snap_compare, open_reader, keys, seeds) -> None:
    assert snap_compare(open_reader(seeds), terminal_size=(136, 36), run_before=keys("escape", "m"))
