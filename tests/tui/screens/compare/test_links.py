"""Linking and unlinking by hand in a comparison: what it says, what it changes, what it keeps."""

from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from index.comparison.model import Relation
from tests.tui.screens.on_screen import status
from tui.screens.compare.screen import CompareScreen

_ONE = """The tower of Velm leans two degrees more than it did a year ago, its keeper said on Monday.

Swallows nest in the third gallery.

The keeper, Oda Brandt, has counted the steps every morning since 1988.
"""
_OTHER = """Velm's tower leans two degrees more than it did a year ago, the keeper said on Monday.

Birds have taken over a floor.

A ticket will cost nine crowns from May.
"""


@pytest.fixture
def towers(tmp_path: Path) -> Path:
    folder = tmp_path / "tower"
    folder.mkdir()
    (folder / "one.txt").write_text(_ONE, "utf-8")
    (folder / "other.txt").write_text(_OTHER, "utf-8")
    return folder


def go_to(app, words: str) -> None:
    """Put the cursor on the row that holds a sentence."""
    compared = app.screen.view.compared
    for number, row in enumerate(compared.rows):
        sides = ((compared.left, row.left), (compared.right, row.right))
        if any(words in span.of(article.text) for article, spans in sides for span in spans):
            app.screen.view.go_to_row(number)
            return
    raise AssertionError(words)


def relation(app) -> Relation:
    return app.screen.view.compared.rows[app.screen.view.row].relation


@pytest.fixture
def compared(towers: Path, open_reader, keys):
    """Opens the two articles side by side: `async with compared() as (app, pilot)`."""

    @asynccontextmanager
    async def opened():
        app = open_reader(towers)
        async with app.run_test(size=(120, 30)) as pilot:
            await keys("escape")(pilot)
            app.open_compare(app.library.find("one"), app.library.find("other"))
            await keys()(pilot)
            yield app, pilot

    return opened


async def test_two_sentences_are_linked_and_stay_linked(compared, keys, towers, open_reader) -> None:
    async with compared() as (app, pilot):
        go_to(app, "Swallows")
        await keys("L")(pilot)
        assert "links the two" in status(app.screen)
        go_to(app, "Birds")
        await keys("L")(pilot)
        assert "Linked" in status(app.screen)
        assert relation(app) is Relation.SAME
        row = app.screen.view.compared.rows[app.screen.view.row]
        assert row.left
        assert row.right
    again = open_reader(towers)
    async with again.run_test(size=(120, 30)) as pilot:
        library = again.library
        left, right = library.find("one"), library.find("other")
        assert any(link.score == 1.0 for link in library.compare(left, right).links)


async def test_a_wrong_link_is_taken_away_and_taken_back(compared, keys) -> None:
    async with compared() as (app, pilot):
        go_to(app, "leans two degrees")
        assert relation(app) is Relation.SAME
        await keys("X")(pilot)
        assert "Not linked any more" in status(app.screen)
        assert relation(app) is Relation.ONLY_LEFT
        await keys("U")(pilot)
        assert "Undone" in status(app.screen)
        assert relation(app) is Relation.SAME


async def test_a_link_that_was_begun_is_left_with_escape(compared, keys) -> None:
    async with compared() as (app, pilot):
        go_to(app, "Swallows")
        await keys("L", "escape")(pilot)
        assert isinstance(app.screen, CompareScreen)
        assert "No link was made" in status(app.screen)
        go_to(app, "The keeper, Oda")
        await keys("L")(pilot)
        go_to(app, "Swallows")
        await keys("L")(pilot)
        assert "of one article" in status(app.screen)


async def test_unlinking_what_stands_alone_says_so(compared, keys) -> None:
    async with compared() as (app, pilot):
        go_to(app, "A ticket")
        await keys("X")(pilot)
        assert "Nothing is linked here" in status(app.screen)
