"""What only the user knows: kept across starts, never lost, and usable where nothing can be written."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from index.article import Metadata
from index.notebook import reading_marks
from index.notebook.correcting import correct
from index.notebook.notebook import Notebook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "notebook.sqlite"


def test_reading_leaves_nothing_behind(path: Path) -> None:
    notebook = Notebook(path)
    assert notebook.marks() == ()
    assert notebook.corrections() == {}
    assert not path.parent.exists()


def test_marks_are_kept_in_the_order_of_marking(path: Path) -> None:
    notebook = Notebook(path)
    for article in ("b", "a", "c", "a"):
        reading_marks.mark(notebook, article, True)
    reading_marks.mark(notebook, "b", False)
    reading_marks.mark(notebook, "x", False)
    assert notebook.marks() == ("a", "c")
    notebook.close()
    again = Notebook(path)
    reading_marks.mark(again, "b", True)
    assert again.marks() == ("a", "c", "b")
    assert again.problem is None
    assert path.stat().st_mode & 0o777 == 0o600


def test_corrections_add_up_and_can_be_taken_back(path: Path) -> None:
    notebook = Notebook(path)
    correct(notebook, "a", Metadata(title="Ferry aground", date="2019-11"))
    correct(notebook, "a", Metadata(source="Coastal Echo"))
    assert notebook.corrections() == {"a": Metadata("Ferry aground", "Coastal Echo", "2019-11")}
    correct(notebook, "a", Metadata(title=""))
    assert Notebook(path).corrections() == {"a": Metadata(None, "Coastal Echo", "2019-11")}
    correct(notebook, "a", Metadata(source="", date=""))
    assert notebook.corrections() == {}


def test_two_readers_write_one_notebook(path: Path) -> None:
    first, second = Notebook(path), Notebook(path)
    reading_marks.mark(first, "a", True)
    reading_marks.mark(second, "b", True)
    assert first.marks() == second.marks() == ("a", "b")


def test_several_threads_lose_nothing(path: Path) -> None:
    notebook = Notebook(path)
    names = [f"{number:03}" for number in range(40)]
    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(lambda name: reading_marks.mark(notebook, name, True), names))
    assert sorted(notebook.marks()) == names


def test_a_damaged_notebook_is_moved_aside_and_not_deleted(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"SQLite format 3\0" + b"rubbish" * 400)
    notebook = Notebook(path)
    reading_marks.mark(notebook, "a", True)
    assert notebook.marks() == ("a",)
    (aside,) = path.parent.glob("notebook-damaged-*.sqlite")
    assert aside.read_bytes().endswith(b"rubbish")
    assert notebook.problem is not None
    assert str(aside) in notebook.problem
    assert Notebook(path).marks() == ("a",)


def test_damage_in_the_middle_is_noticed(path: Path) -> None:
    notebook = Notebook(path)
    notebook.link([("left", "right", f"Ours {number}.", f"Theirs {number}.", True) for number in range(2000)])
    notebook.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    again = Notebook(path)
    reading_marks.mark(again, "a", True)
    assert again.marks() == ("a",)
    assert again.problem is not None
    assert list(path.parent.glob("notebook-damaged-*"))


def test_where_nothing_can_be_written_it_works_in_memory_and_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    notebook = Notebook(blocked / "notebook.sqlite")
    reading_marks.mark(notebook, "a", True)
    correct(notebook, "a", Metadata(title="Ferry"))
    assert notebook.marks() == ("a",)
    assert notebook.corrections()["a"].title == "Ferry"
    assert notebook.problem is not None
    assert str(blocked) in notebook.problem
    assert "until the reader is closed" in notebook.problem


def test_a_disk_that_fills_up_loses_nothing_of_this_session(path: Path) -> None:
    notebook = Notebook(path)
    reading_marks.mark(notebook, "a", True)
    assert notebook._connection is not None
    notebook._connection.execute("PRAGMA query_only = ON")
    reading_marks.mark(notebook, "b", True)
    assert notebook.marks() == ("a", "b")
    assert notebook.problem is not None
    assert Notebook(path).marks() == ("a",)


def test_what_could_not_be_written_is_written_as_soon_as_that_can_be_done(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.notebook.notebook_file.PATIENCE", 0.01)
    monkeypatch.setattr("index.notebook.notebook_file._SHORT_PATIENCE", 0.01)
    notebook, other = Notebook(path), Notebook(path)
    reading_marks.mark(notebook, "a", True)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        reading_marks.mark(notebook, "b", True)
        reading_marks.tag(notebook, "b", {"todo": True})
        assert "(another program keeps it locked)" in notebook.unwritten
        writer.execute("ROLLBACK")
        reading_marks.mark(other, "x", True)
        reading_marks.mark(notebook, "c", True)
        assert (notebook.problem, notebook.unwritten) == (None, "")
        assert notebook.marks() == other.marks() == ("a", "x", "b", "c")
        assert reading_marks.tags(other, "b") == ("todo",)

        writer.execute("BEGIN IMMEDIATE")
        reading_marks.mark(notebook, "a", False)
        assert notebook.unwritten
        assert notebook.marks() == ("x", "b", "c")
        writer.execute("ROLLBACK")
    notebook.close()
    assert not notebook.unwritten
    assert other.marks() == ("x", "b", "c")


def test_a_notebook_of_a_newer_release_is_left_alone(path: Path) -> None:
    reading_marks.mark(Notebook(path), "a", True)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    notebook = Notebook(path)
    reading_marks.mark(notebook, "b", True)
    assert notebook.marks() == ("b",)
    assert notebook.problem is not None
    assert "newer release" in notebook.problem
    assert notebook.unwritten == notebook.problem
    notebook.close()
    assert path.read_bytes() == before


def test_a_notebook_begun_by_another_reader_is_read_on_the_next_look(path: Path) -> None:
    first, second = Notebook(path), Notebook(path)
    assert first.namings() == ()
    second.decide(("PERSON", "Ada Marlowe", "A. Marlowe", True))
    assert first.namings() == (("PERSON", "Ada Marlowe", "A. Marlowe", True),)
    first.close()
    assert first.namings() == ()


def test_what_another_reader_changes_is_noticed_once_and_what_one_changes_oneself_is_not(path: Path) -> None:
    one, other = Notebook(path), Notebook(path)
    assert not one.changed_elsewhere()
    reading_marks.mark(other, "a", True)
    assert one.changed_elsewhere()
    assert not one.changed_elsewhere()
    reading_marks.mark(one, "b", True)
    assert not one.changed_elsewhere()
    reading_marks.mark(other, "c", True)
    reading_marks.mark(one, "d", True)
    assert one.changed_elsewhere()
    assert not one.changed_elsewhere()


def test_a_notebook_in_memory_is_changed_by_nobody_else(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    notebook = Notebook(tmp_path / "data" / "notebook.sqlite")
    assert not notebook.changed_elsewhere()
    reading_marks.mark(notebook, "a", True)
    assert not notebook.changed_elsewhere()
