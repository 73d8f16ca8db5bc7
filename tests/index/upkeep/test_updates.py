"""What changes in a library when its files do, and what of that two readers see."""

import os
from pathlib import Path
from typing import Any

import pytest

from index.collection.file_listing import Listing, list_files
from index.library import Library
from index.places import places
from index.running.progress import Progress
from tests.index.listed import named


def test_nothing_is_parsed_again_that_has_not_changed(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Library.open([harbour])
    first.update()
    before = first.entries()
    first.close()

    def forbidden(*args: object, **options: object) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr("index.collection.reading.parse", forbidden)
    again = Library.open([harbour])
    assert not again.needs_update()
    assert again.entries() == before
    assert again.article(before[0].id).sentences
    assert again.search("ferry").total == 3


def test_an_update_takes_over_what_changed(harbour: Path) -> None:
    library = Library.open([harbour])
    assert library.needs_update()
    report = library.update()
    assert (report.added, report.changed, report.removed) == (4, 0, 0)
    assert not library.needs_update()
    (harbour / "new.txt").write_text("A whale was seen in the harbour of Vardesund.\n")
    (harbour / "wire.txt").write_text("LINDHOLM: A whale was seen from the ferry.\n")
    (harbour / "bakers.txt").unlink()
    assert library.needs_update()
    assert library.search("whale").total == 0
    report = library.update()
    assert (report.added, report.changed, report.removed) == (1, 1, 1)
    assert library.search("whale").total == 2
    assert library.search("guild").total == 0
    assert {Path(entry.path).name for entry in library.entries()} == {
        "coastal-echo.md",
        "harald_tribune.txt",
        "wire.txt",
        "new.txt",
    }
    assert library.article(named(library, "wire.txt")).text.startswith("LINDHOLM: A whale")
    assert library.update() == type(report)(0, 0, 0)


def test_a_change_is_taken_over_by_one_look_at_the_files(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open([harbour])
    library.update()
    looks = []

    def counted(*roots: Any, **options: Any) -> Listing:
        looks.append(roots)
        return list_files(*roots, **options)

    monkeypatch.setattr("index.collection.seen.list_files", counted)
    (harbour / "quay.txt").write_text("A zeppelin moored at the quay.\n")
    assert library.update_at_once().added == 1
    assert library.search("zeppelin").total == 1
    assert len(looks) == 1


def test_a_touched_file_is_not_indexed_again(harbour: Path) -> None:
    library = Library.open([harbour])
    library.update()
    os.utime(harbour / "wire.txt", ns=(1, 1))
    assert library.needs_update()
    report = library.update()
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert not library.needs_update()


def rewrite(file: Path, text: str) -> None:
    """Write over a file, of which size and time of change stay as they are, as rsync -t and cp -p do."""
    before = file.stat()
    while file.stat().st_ctime_ns == before.st_ctime_ns:
        file.write_text(text)
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = file.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (
        before.st_size,
        before.st_mtime_ns,
        before.st_ino,
    )


@pytest.mark.skipif(os.name != "posix", reason="the time that cannot be put back is kept by POSIX alone")
@pytest.mark.parametrize("name", ["wire.txt", "more.jsonl"])
def test_a_file_that_keeps_its_size_and_its_time_is_read_again(harbour: Path, name: str) -> None:
    (harbour / "more.jsonl").write_text('{"text": "A whale was seen off Lindholm."}\n')
    library = Library.open([harbour])
    library.update()
    text = (harbour / name).read_text()
    rewrite(harbour / name, text.replace("Lindholm", "Trondhem").replace("LINDHOLM", "TRONDHEM"))
    assert library.needs_update()
    report = library.update()
    assert (report.added, report.changed, report.removed) == (0, 1, 0)
    assert library.search("trondhem").total == 1


@pytest.mark.skipif(os.name != "posix", reason="the time that cannot be put back is kept by POSIX alone")
def test_a_backup_that_links_every_file_has_nothing_indexed_again(harbour: Path, tmp_path: Path) -> None:
    (harbour / "more.jsonl").write_text('{"text": "A whale was seen off Lindholm."}\n')
    library = Library.open([harbour])
    library.update()
    (tmp_path / "backup").mkdir()
    for file in harbour.iterdir():
        before = file.stat().st_ctime_ns
        while file.stat().st_ctime_ns == before:
            os.link(file, tmp_path / "backup" / file.name)
            (tmp_path / "backup" / file.name).unlink()
    assert library.needs_update()
    report = library.update()
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert not library.needs_update()


def test_an_updated_library_answers_as_a_new_one(harbour: Path, tmp_path: Path) -> None:
    library = Library.open([harbour])
    library.update()
    (harbour / "bakers.txt").unlink()
    (harbour / "wire.txt").write_text("LINDHOLM: The ferry was freed by tugs, the coast guard said.\n")
    library.update()
    new = Library.open([harbour], at=places(cache=tmp_path / "cache"))
    for query in ("ferry", "lindholm OR tugs", '"coast guard"', "the", "pass*"):
        ours, theirs = library.search(query), new.search(query)
        assert ours.hits == theirs.hits
        assert ours.total == theirs.total


def test_progress_is_told_and_an_update_can_be_called_off(harbour: Path) -> None:
    library = Library.open([harbour])
    told: list[Progress] = []
    report = library.update(told.append, lambda: len(told) >= 2)
    assert report.cancelled
    assert library.needs_update()
    assert [step.done for step in told] == [1, 2]
    library.update(told.append)
    assert told[-1].done == told[-1].total == 4
    assert library.search("ferry").total == 3


def test_what_another_reader_has_taken_over_first_is_answered_with(harbour: Path) -> None:
    first, second = Library.open([harbour]), Library.open([harbour])
    first.update()
    second.update()
    titles = {entry.title for entry in second.entries()}
    assert second.stories() == first.stories()
    (harbour / "late.txt").write_text("A brig ran aground\n\nA brig ran aground on a sandbank on Monday.\n")
    assert first.update().added == 1
    report = second.update_at_once()
    assert (report.added, report.elsewhere) == (0, True)
    assert {entry.title for entry in second.entries()} == {*titles, "A brig ran aground"}
    assert second.stories() == first.stories()
    assert not second.update_at_once().elsewhere


def test_stories_that_another_reader_has_found_are_told(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.stories.grouping.EAGER", 0)
    first, second = Library.open([harbour]), Library.open([harbour])
    first.update(stories=False)
    second.update(stories=False)
    assert second.stories() == ()
    first.update()
    assert first.stories()
    second.update()
    assert second.stories() == first.stories()
