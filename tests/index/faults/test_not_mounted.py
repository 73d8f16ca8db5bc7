"""A place that is not there today, as the disk is not mounted, costs nothing that was found out about it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import Metadata
from index.collection.registry import Registry
from index.library import Library
from index.places import places
from index.upkeep.doctor import Doctor


def empty(folder: Path) -> None:
    """What an unmounted disk leaves of its folder."""
    folder.rename(folder.with_name("unplugged"))
    folder.mkdir()
    (folder / ".hidden").write_text("Says nothing.")


def forbid(folder: Path) -> None:
    folder.chmod(0)


WAYS: list[Callable[[Path], None]] = [empty, shutil.rmtree]
if os.name == "posix" and os.getuid():
    WAYS.append(forbid)


@pytest.fixture
def disk(harbour: Path) -> Path:
    (harbour / "more.jsonl").write_text('{"text": "A barge sank off Lindholm.", "source": "Wire"}\n')
    return harbour


@pytest.fixture
def local(tmp_path: Path) -> Path:
    folder = tmp_path / "local"
    folder.mkdir()
    (folder / "whale.txt").write_text("A whale was seen off Lindholm.\n")
    return folder


def answers(library: Library) -> object:
    listed = [(entry.id, entry.title, entry.source, entry.story) for entry in library.entries()]
    texts = [library.article(entry.id).text for entry in library.entries()]
    found = [
        [(hit.id, hit.snippets) for hit in library.search(query).hits]
        for query in ("lindholm", "barge", 'person:"Yusuf Khalilov"', "source:wire")
    ]
    return listed, texts, found, library.stories()


@pytest.mark.parametrize("way", WAYS)
def test_a_place_that_is_not_there_keeps_what_was_read(
    disk: Path, local: Path, tmp_path: Path, way: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    Registry(places().data).add("news", [str(disk), str(local)])
    library = Library.open(library="news")
    library.update()
    key = library.find("wire.txt")
    library.tag(key, {"todo": True})
    before = answers(library)
    shutil.copytree(disk, tmp_path / "plugged in", copy_function=os.link)
    way(disk)
    (local / "new.txt").write_text("Nothing else happened.\n")
    library.update()
    assert library.search("nothing").total == 1
    (local / "new.txt").unlink()
    for opened in (library, Library.open(library="news")):
        report = opened.update()
        assert report.removed == (opened is library)
        assert answers(opened) == before
        assert not opened.needs_update()
        (problem,) = opened.problems()
        assert problem.path == str(disk)
        assert "What was read of it, 5 articles, is still shown until `reader rebuild`." in problem.message
    told = [one.message for one in Doctor(library._holdings, places()).findings()]
    assert any(str(disk) in message for message in told)
    if disk.exists():
        disk.chmod(0o700)
        shutil.rmtree(disk)
    (tmp_path / "plugged in").rename(disk)
    back = Library.open(library="news")
    parsed: list[object] = []
    with monkeypatch.context() as patched:
        patched.setattr("index.collection.reading.parse", lambda *given, **named: parsed.append(given))
        report = back.update()
    assert (report.added, report.changed, report.removed, report.named, parsed) == (0, 0, 0, 0, [])
    assert answers(back) == before
    assert not back.problems()
    assert back.tags(key) == ("todo",)


@pytest.mark.parametrize("part", ["postings", "names"])
def test_an_index_made_anew_of_what_is_kept_has_what_is_not_there(disk: Path, local: Path, part: str) -> None:
    library = Library.open([disk, local])
    library.update()
    before = answers(library)
    empty(disk)
    folder = places().index_folder(library._holdings.key)
    library.close()
    shutil.rmtree(folder / part)
    again = Library.open([disk, local])
    again.update()
    assert answers(again) == before


def test_a_place_is_forgotten_that_is_taken_out_or_read_anew(disk: Path, local: Path) -> None:
    Registry(places().data).add("news", [str(disk), str(local)])
    library = Library.open(library="news")
    library.update()
    key = library.find("wire.txt")
    library.correct(key, Metadata(title="Put right"))
    library.close()
    empty(disk)
    library = Library.open(library="news")
    assert len(library.entries()) == 6
    library.rebuild()
    assert [entry.title for entry in library.entries()] == ["A whale was seen off Lindholm."]
    assert not library.problems()
    Registry(places().data).remove("news", [str(disk)])
    assert len(Library.open(library="news").entries()) == 1


@pytest.mark.parametrize("running", [True, False])
def test_a_folder_that_was_emptied_is_empty(harbour: Path, local: Path, running: bool) -> None:
    library = Library.open([harbour, local])
    library.update()
    read = len(library.entries())
    for file in sorted(harbour.iterdir()):
        file.unlink()
    if not running:
        library.close()
        library = Library.open([harbour, local])
    assert library.update().removed == read - 1
    assert [entry.title for entry in library.entries()] == ["A whale was seen off Lindholm."]
    assert not library.problems()


def test_a_folder_in_a_place_that_is_deleted_is_gone(harbour: Path) -> None:
    (harbour / "old").mkdir()
    (harbour / "old" / "whale.txt").write_text("A whale was seen off Lindholm.\n")
    library = Library.open([harbour])
    library.update()
    shutil.rmtree(harbour / "old")
    assert library.update().removed == 1
    assert not library.problems()
