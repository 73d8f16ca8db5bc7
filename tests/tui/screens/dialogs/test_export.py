"""Writing a comparison or a story to a file, from the app."""

import json
import threading
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from index.library import ArticleNotFound
from tui.export.writing import write_file
from tui.screens.compare.screen import CompareScreen
from tui.screens.dialogs.export import ExportScreen
from tui.widgets.lines.status import StatusLine

PATIENCE = 60


@pytest.fixture
def opened(harbour: Path, open_reader, keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The app over the harbour story, in a folder of its own, and how to press keys."""
    monkeypatch.chdir(tmp_path)
    return open_reader(harbour)


def complaint(app) -> str:
    return str(app.screen.query_one("#complaint", Static).content)


async def name_file(app, pilot, keys, name: str) -> None:
    app.screen.query_one(Input).value = name
    await keys("enter")(pilot)


@pytest.mark.parametrize(
    ("ending", "beginning"), [("html", "<!doctype html>"), ("md", "# "), ("json", "{\n")]
)
async def test_the_end_of_the_name_chooses_the_format(opened, keys, tmp_path, ending, beginning) -> None:
    async with opened.run_test(size=(100, 30)) as pilot:
        await keys("escape", "c", "W")(pilot)
        assert isinstance(opened.screen, ExportScreen)
        await name_file(opened, pilot, keys, f"pair.{ending}")
        assert isinstance(opened.screen, CompareScreen)
        written = tmp_path / f"pair.{ending}"
        assert written.read_text("utf-8").startswith(beginning)
        assert str(written) in opened.screen.query_one(StatusLine).text
        assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [written.name]


async def test_the_matrix_is_written_too(opened, keys, tmp_path) -> None:
    async with opened.run_test(size=(100, 30)) as pilot:
        await keys("escape", "m", "W")(pilot)
        await name_file(opened, pilot, keys, str(tmp_path / "story.json"))
        assert json.loads((tmp_path / "story.json").read_text("utf-8"))["facts"]


async def test_a_file_is_replaced_only_on_a_second_enter(opened, keys, tmp_path) -> None:
    (tmp_path / "kept.md").write_text("mine", "utf-8")
    async with opened.run_test(size=(100, 30)) as pilot:
        await keys("escape", "c", "W")(pilot)
        await name_file(opened, pilot, keys, "kept.md")
        assert "exists" in complaint(opened)
        assert (tmp_path / "kept.md").read_text("utf-8") == "mine"
        await keys("enter")(pilot)
        assert (tmp_path / "kept.md").read_text("utf-8").startswith("# ")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pair.pdf", ".pdf is no format"),
        ("pair", "no ending"),
        ("", "Name a file"),
        ("no/such/a.md", "cannot"),
    ],
)
async def test_what_cannot_be_written_says_why(opened, keys, tmp_path, name, words) -> None:
    async with opened.run_test(size=(100, 30)) as pilot:
        await keys("escape", "c", "W")(pilot)
        await name_file(opened, pilot, keys, name)
        assert words in complaint(opened)
        await keys("escape")(pilot)
        assert isinstance(opened.screen, CompareScreen)
        assert [file for file in tmp_path.rglob("*.md") if file.parent == tmp_path] == []


async def test_what_is_written_late_closes_no_dialog_that_was_opened_since(
    opened, keys, tmp_path, monkeypatch
):
    let_go = threading.Event()

    def written_late(path: Path, text: str) -> None:
        let_go.wait(PATIENCE)
        write_file(path, text)

    monkeypatch.setattr("tui.screens.dialogs.export.write_file", written_late)
    async with opened.run_test(size=(100, 30)) as pilot:
        await keys("escape", "c", "W")(pilot)
        opened.screen.query_one(Input).value = "pair.md"
        await pilot.press("enter")
        await pilot.press("escape", "escape", "m")
        await pilot.press("W")
        dialog = opened.screen
        let_go.set()
        await opened.workers.wait_for_complete()
        await pilot.pause()
        assert opened.screen is dialog
        assert complaint(opened) == ""
        assert (tmp_path / "pair.md").read_text("utf-8").startswith("# ")


async def test_what_fails_unforeseen_says_so(opened, keys, monkeypatch) -> None:
    def fails(*_: object) -> str:
        raise ArticleNotFound("No article “a.txt”.")

    monkeypatch.setattr("tui.export.writing.comparison_text", fails)
    async with opened.run_test(size=(100, 30)) as pilot:
        await keys("escape", "c", "W")(pilot)
        await name_file(opened, pilot, keys, "pair.md")
        assert isinstance(opened.screen, ExportScreen)
        assert complaint(opened) == "No article “a.txt”."
