"""A sound index that cannot be written, as on a full or read-only disk, is read where it is: what has changed
since is indexed in memory, and nothing else."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from index.collection.catalogue import Root
from index.collection.holdings import Holdings
from index.library import Library
from index.places import places
from index.search.segments.storages import IndexStorage
from index.upkeep.doctor import Doctor

QUERIES = ("ferry", "bakers OR captain", '"ran aground"', "person:khalilov", "speaker:halilov", "whale")
READ_THERE = "it is read there, and what has changed since is indexed in memory at each start"


@contextmanager
def full_disk(room: int = 0) -> Iterator[None]:
    """No file of this process can grow beyond `room` bytes, whoever owns it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def answers(library: Library) -> dict[str, Any]:
    """What a reader sees of a library."""
    entries = library.entries()
    return {
        "entries": entries,
        "texts": [library.article(entry.id) for entry in entries],
        "stories": library.stories(),
        "names": library.entities([entry.id for entry in entries]),
        **{query: [hit.id for hit in library.search(query).hits] for query in QUERIES},
    }


def kept_on_the_disk() -> dict[str, bytes]:
    """Every file of the cache that has anything in it."""
    files = (file for file in sorted(places().cache.rglob("*")) if file.is_file())
    return {str(file): kept for file in files if (kept := file.read_bytes()) and file.suffix != ".sqlite-shm"}


@pytest.fixture
def indexed(harbour: Path) -> Path:
    """The folder of a library with an index."""
    library = Library.open([harbour])
    library.update()
    library.close()
    return harbour


def change(folder: Path) -> None:
    """One file more, one less, and another one."""
    (folder / "whale.txt").write_text("A whale was seen from the ferry.\n\nJana Horáková saw it.\n")
    (folder / "bakers.txt").unlink()
    wire = folder / "wire.txt"
    wire.write_text(wire.read_text() + "\nNobody of the crew was hurt.\n")


def test_nothing_is_made_anew_where_nothing_has_changed(
    indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Library.open([indexed])) as library:
        right = answers(library)
    kept = kept_on_the_disk()

    def none(*args: Any, **options: Any) -> None:
        raise AssertionError("everything is known")

    with full_disk(), monkeypatch.context() as patched, closing(Library.open([indexed])) as library:
        for what in ("collection.article_texts.read_text", "updating.kept_names.found"):
            patched.setattr(f"index.{what}", none)
        assert answers(library) == right
        assert not library.needs_update()
        report = library.update()
        assert (report.added, report.changed, report.removed, report.named) == (0, 0, 0, 0)
        (problem,) = library.problems()
        assert problem.message.startswith(f"The index in {places().cache} cannot be written (")
        assert READ_THERE in problem.message
    assert kept_on_the_disk() == kept


def test_what_has_changed_is_indexed_in_memory(indexed: Path, tmp_path: Path) -> None:
    change(indexed)
    kept = kept_on_the_disk()
    with closing(Library.open([indexed], at=places(cache=tmp_path / "another"))) as library:
        library.update()
        right = answers(library)
    with full_disk(), closing(Library.open([indexed])) as library:
        report = library.update()
        assert (report.added, report.changed, report.removed, report.named) == (1, 1, 1, 3)
        assert report.in_memory
        assert not library.needs_update()
        assert answers(library) == right
        (indexed / "whale.txt").unlink()
        assert library.update().removed == 1
        assert library.search("whale").total == 0
    assert kept_on_the_disk() == kept
    with closing(Library.open([indexed])) as library:
        assert library.update().in_memory is None
        assert library.problems() == ()


@pytest.mark.parametrize("room", [0, 600])
def test_no_file_stays_open_that_the_disk_had_no_room_for(
    indexed: Path, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Any] = []
    create = IndexStorage.create_file

    def created(storage: IndexStorage, *named: Any, **how: Any) -> Any:
        begun.append(create(storage, *named, **how))
        return begun[-1]

    monkeypatch.setattr(IndexStorage, "create_file", created)
    with closing(Library.open([indexed])) as library:
        change(indexed)
        with full_disk(room):
            assert library.update().in_memory
    assert begun
    assert not [file for file in begun if not file.file.closed]


def test_a_disk_that_fills_up_under_a_reader_costs_only_what_is_new(indexed: Path) -> None:
    with closing(Library.open([indexed])) as library:
        assert library.search("ferry").total == 3
        change(indexed)
        with full_disk():
            report = library.update()
            assert (report.added, report.changed, report.removed, report.named) == (1, 1, 1, 3)
            assert report.in_memory
            assert [library.search(query).total for query in ("ferry", "whale", "bakers")] == [4, 1, 0]
            assert library.search("person:horakova").total == 1
            assert not library.needs_update()
            assert READ_THERE in library.problems()[-1].message


@pytest.mark.parametrize("how", ["of another release", "damaged", "no postings"])
def test_what_cannot_be_read_there_is_made_anew_in_memory(indexed: Path, how: str) -> None:
    (store,) = places().cache.rglob("articles.sqlite")
    with closing(Library.open([indexed])) as library:
        right = answers(library)
    if how == "of another release":
        with closing(sqlite3.connect(store)) as connection:
            connection.execute("PRAGMA user_version = 1")
    elif how == "damaged":
        store.write_bytes(store.read_bytes()[:4096] + b"\xff" * 40_000)
    else:
        for file in places().cache.rglob("*.toc"):
            file.write_bytes(b"\xff" * 100)
    with full_disk(), closing(Library.open([indexed])) as library:
        library.update()
        assert answers(library) == right
        assert "at each start" in library.problems()[-1].message


def test_a_doctor_says_that_it_cannot_be_written(indexed: Path) -> None:
    (indexed / "whale.txt").write_text("A whale was seen from the ferry.\n")
    with full_disk():
        found = list(Doctor(Holdings((Root(str(indexed)),), None), places()).findings())
    told = {finding.message.partition(" (")[0] for finding in found if finding.what == "index"}
    folder = places().index_folder([str(indexed)])
    assert f"The index in {folder} cannot be written" in told
    assert "1 article is not in the index as the files are; opening reads what is new." in told
