"""A large library is indexed in parts, here or in another process, and answers meanwhile."""

import os
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from index.collection.collection import EAGER
from index.library import Library
from index.places import places
from index.running.progress import Progress, Stage
from index.updating.background import READING, YIELDING
from index.updating.indexing import FIRST_BATCH, SMALL
from tests.index.listed import named


def test_a_large_library_is_indexed_in_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(SMALL + 50):
        (folder / f"{number:04}.txt").write_text(f"Notice {number} tells of the ferry and of pier{number}.\n")
    library = Library.open([folder])
    assert not library.entries()
    assert library.search("ferry").notes
    told: list[Progress] = []
    # As an app leaves them that has taken the terminal.
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", StringIO())
        # It is not to fall back on this process.
        patched.setattr(Library, "update", None)
        report = library.update_apart(told.append)
    assert (report.added, report.in_memory, report.busy) == (SMALL + 50, None, False)
    assert told[-1].done == told[-1].total == SMALL + 50
    stages = [step.stage for step in told]
    assert stages == sorted(stages, key=list(Stage).index)
    # Of names only what is left when the stories are there; the index of so few is in order.
    assert {*stages, Stage.NAMES} == {*Stage} - {Stage.TIDYING}
    assert not library.needs_update()
    assert len(library.entries()) == SMALL + 50
    assert library.search("ferry").total == SMALL + 50
    assert library.search("pier17").total == 1
    called_off = Library.open([folder], at=places(cache=tmp_path / "cache")).update_apart(
        cancelled=lambda: True
    )
    assert called_off.cancelled


def many(folder: Path, count: int) -> Path:
    """A folder of articles that say little."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(f"Notice {number} tells of the ferry and of pier{number}.\n")
    return folder


def test_what_indexes_in_another_process_comes_behind_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[subprocess.Popen[str]] = []
    popen = subprocess.Popen

    def beginning(*arguments: Any, **options: Any) -> subprocess.Popen[str]:
        begun.append(popen(*arguments, **options))
        return begun[0]

    levels: list[int] = []
    monkeypatch.setattr("index.updating.background.subprocess.Popen", beginning)
    library = Library.open([many(tmp_path / "many", SMALL + 50)])
    library.update_apart(lambda step: levels.append(os.getpriority(os.PRIO_PROCESS, begun[0].pid)))
    here = os.getpriority(os.PRIO_PROCESS, 0)
    assert min(19, here + READING) <= min(levels) <= max(levels) <= here + YIELDING


@pytest.mark.parametrize("apart", [False, True])
def test_what_is_committed_can_be_read_while_the_rest_is_indexed(tmp_path: Path, apart: bool) -> None:
    count = FIRST_BATCH * 3 + 50
    library = Library.open([many(tmp_path / "many", count)])
    assert not library.entries()
    seen: list[tuple[int, int, int, tuple[str, ...]]] = []

    def look(step: Progress) -> None:
        if not seen or step.committed > seen[-1][0]:
            entries = library.entries()
            result = library.search("ferry", limit=1)
            assert result.complete == (not result.notes)
            seen.append((step.committed, len(entries), result.total, result.notes))
            if entries:
                assert library.article(entries[-1].id).sentences
                assert entries[0].source == "0000"

    report = (library.update_apart if apart else library.update)(look)
    assert report.added == count
    # All of them before their stories and names are there.
    assert [one[0] for one in seen] == [0, FIRST_BATCH, FIRST_BATCH * 3, count]
    # Another process may have committed the next articles by the time that one looks.
    for committed, entries, found, _ in seen:
        assert committed <= entries <= found
        assert apart or found == committed
    assert apart or "articles are not indexed yet" in seen[1][3][0]
    assert len(library.entries()) == library.search("ferry").total == count
    assert library.search("ferry").notes == ()
    assert not library.incomplete()


def test_an_update_that_was_called_off_is_resumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = EAGER + 20
    monkeypatch.setattr("index.updating.indexing.FIRST_BATCH", first)
    folder, count = tmp_path / "many", first * 2
    library = Library.open([many(folder, count)])
    told: list[Progress] = []
    report = library.update(told.append, lambda: bool(told) and told[-1].done > first + 10)
    assert (report.cancelled, report.added) == (True, first)
    assert len(library.entries()) == library.search("ferry").total == first
    library.close()
    again = Library.open([folder])
    assert len(again.entries()) == first
    report = again.update()
    assert (report.cancelled, report.added, report.changed) == (False, count - first, 0)
    assert len(again.entries()) == again.search("ferry").total == count
    assert not again.needs_update()


def test_a_search_does_not_wait_for_the_stories_of_a_large_library(
    tmp_path: Path, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = many(tmp_path / "many", EAGER + 10)
    for file in harbour.iterdir():
        shutil.copy(file, folder)
    library = Library.open([folder])
    library.update()
    assert not library.needs_update()
    (story,) = [one for one in library.stories() if named(library, "wire.txt") in one.articles]
    (folder / "late.txt").write_text((folder / "wire.txt").read_text())
    again = Library.open([folder])
    with monkeypatch.context() as patched:
        patched.setattr("index.stories.grouping.Grouping.refresh", None)
        late = named(again, "late.txt")
        assert late in [hit.id for hit in again.search("aground").hits]
        assert story in again.stories()
    # The next update groups anew, though no file has changed since.
    assert again.needs_update()
    report = again.update()
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert set(story.articles) < set(again.story_of(late).articles)
    assert not again.needs_update()
