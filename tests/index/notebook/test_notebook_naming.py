"""Names joined and parted by hand: kept, undone in turn, and no reason to lose what an older file holds."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from index.article import Metadata
from index.notebook.notebook import Naming, Notebook
from index.notebook.notebook_schema import SCHEMA_VERSION

JOINED: Naming = ("PERSON", "Emil Hartog", "E. Hartogh", True)
PARTED: Naming = ("ORG", "Harbour Board", "Harbour Board of Velm", False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "notebook.sqlite"


@pytest.fixture
def old(path: Path) -> Path:
    """A file as the first release wrote it."""
    path.parent.mkdir(mode=0o700)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(
            """
            CREATE TABLE marks (article TEXT PRIMARY KEY, position INTEGER NOT NULL);
            CREATE TABLE corrections (
                article TEXT PRIMARY KEY, title TEXT, source TEXT, date TEXT, url TEXT, language TEXT
            );
            INSERT INTO marks VALUES ('b', 1), ('a', 2);
            INSERT INTO corrections VALUES ('a', 'Ferry aground', NULL, '2019-11', NULL, NULL);
            PRAGMA user_version = 1;
            """
        )
    return path


def test_decisions_are_kept_in_order_and_undone_in_turn(path: Path) -> None:
    notebook = Notebook(path)
    assert notebook.undo_naming() is None
    assert not path.exists()
    notebook.decide(JOINED)
    notebook.decide(PARTED)
    notebook.close()
    again = Notebook(path)
    assert again.namings() == (JOINED, PARTED)
    assert again.undo_naming() == PARTED
    assert again.undo_naming() == JOINED
    assert again.undo_naming() is None
    assert again.namings() == ()
    assert again.problem is None


def test_a_decision_after_an_undone_one_comes_last(path: Path) -> None:
    notebook = Notebook(path)
    notebook.decide(JOINED)
    notebook.decide(PARTED)
    notebook.undo_naming()
    notebook.decide(JOINED)
    assert notebook.namings() == (JOINED, JOINED)


def test_the_first_releases_file_keeps_what_it_holds(old: Path) -> None:
    notebook = Notebook(old)
    assert notebook.problem is None
    assert notebook.marks() == ("b", "a")
    assert notebook.corrections() == {"a": Metadata("Ferry aground", None, "2019-11")}
    assert notebook.namings() == ()
    notebook.decide(JOINED)
    notebook.close()
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    again = Notebook(old)
    assert (again.marks(), again.namings()) == (("b", "a"), (JOINED,))


def test_two_readers_renew_one_file_at_once(old: Path) -> None:
    with ThreadPoolExecutor(max_workers=6) as pool:
        notebooks = list(pool.map(lambda _: Notebook(old), range(12)))
    assert {notebook.problem for notebook in notebooks} == {None}
    assert {notebook.marks() for notebook in notebooks} == {("b", "a")}


def test_an_old_file_that_cannot_be_renewed_is_still_read(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def read_only(database: object, **options: object) -> sqlite3.Connection:
        connection = connect(database, **options)
        if database == old:
            connection.execute("PRAGMA query_only = ON")
        return connection

    monkeypatch.setattr(sqlite3, "connect", read_only)
    before = old.read_bytes()
    notebook = Notebook(old)
    assert notebook.marks() == ("b", "a")
    notebook.decide(JOINED)
    assert notebook.namings() == (JOINED,)
    assert notebook.problem is not None
    assert str(old) in notebook.problem
    assert old.read_bytes() == before


def test_a_decision_of_another_reader_is_seen(path: Path) -> None:
    first, second = Notebook(path), Notebook(path)
    first.decide(JOINED)
    assert second.namings() == (JOINED,)
    assert second.undo_naming() == JOINED
    assert first.namings() == ()
