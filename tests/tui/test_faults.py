"""What goes wrong under a running app is said in its status line, and reading goes on."""

import errno
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

import pytest

from index.collection.store import Store
from index.collection.store_writing import Writing
from index.notebook.notebook import Notebook
from index.notebook.notebook_schema import transaction
from index.places import places
from index.search.segments.storages import IndexStorage
from tui.widgets.lines.status import StatusLine
from tui.wording.failure_words import what_failed

TOUR = ("slash", *"fer", "escape", "enter", "escape", "b", "m", "c", "escape")
"""Search, read, bookmark, compare."""


def delete_cache(patched: pytest.MonkeyPatch, harbour: Path) -> None:
    shutil.rmtree(places().cache)


def rubbish_in_cache(patched: pytest.MonkeyPatch, harbour: Path) -> None:
    for file in [*places().cache.rglob("*.sqlite*"), *places().cache.rglob("*.toc")]:
        file.write_bytes(b"\xff" * 5000)


def full_disk(patched: pytest.MonkeyPatch, harbour: Path) -> None:
    def full(*args: Any, **options: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def refuse(*args: Any, **options: Any) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    def on_the_disk(connection: sqlite3.Connection) -> AbstractContextManager[None]:
        if connection.execute("PRAGMA database_list").fetchone()[2]:
            refuse()
        return transaction(connection)

    patched.setattr(IndexStorage, "create_file", full)
    patched.setattr(Writing, "put", refuse)
    patched.setattr("index.notebook.notebook_file.transaction", on_the_disk)


def unreadable_store(patched: pytest.MonkeyPatch, harbour: Path) -> None:
    def refuse(*args: Any, **options: Any) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    patched.setattr(Store, "ask", refuse)
    patched.setattr(Notebook, "rows", refuse)


CANNOT = "; what is shown can be read on"


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (delete_cache, None),
        (rubbish_in_cache, None),
        (
            full_disk,
            "{notebook} cannot be written (database or disk is full); marks and corrections last until the"
            " reader is closed.",
        ),
        (unreadable_store, f"Your marks or the index cannot be used (disk I/O error){CANNOT}."),
    ],
)
async def test_reading_goes_on(
    open_reader: Any,
    keys: Any,
    harbour: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[..., None],
    sentence: str | None,
) -> None:
    app = open_reader(harbour)
    async with app.run_test(size=(120, 40)) as pilot:
        await keys("escape", "enter", "escape")(pilot)
        with monkeypatch.context() as patched:
            fault(patched, harbour)
            said = []
            for key in TOUR:
                await keys(key)(pilot)
                said.append(app.screen.query(StatusLine).first().text)
        assert app.is_running
        assert "This failed" not in " ".join(said)
        assert sentence is None or sentence.format(notebook=places().notebook) in said
        # Once there is room again, what was kept meanwhile is kept after all.
        assert bool(app.library.unwritten()) == (fault is full_disk)
        await keys("escape", "escape", "q")(pilot)
    assert app.return_code == 0
    app.library.close()
    assert not app.library.unwritten()
    if fault is full_disk:
        with closing(sqlite3.connect(places().notebook)) as notebook:
            kept = notebook.execute("SELECT state, count(*) FROM states GROUP BY state").fetchall()
            assert dict(kept)["bookmarked"] == 1


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            OSError(errno.EIO, "Input/output error", "/a/b.txt"),
            f"/a/b.txt cannot be used (Input/output error){CANNOT}.",
        ),
        (OSError(errno.EIO, "Input/output error"), f"A file cannot be used (Input/output error){CANNOT}."),
        (MemoryError(), f"There is not memory enough for this{CANNOT}."),
        (KeyError("x"), "This failed: KeyError('x'). The other screens still work."),
    ],
)
def test_what_failed_is_one_sentence(error: Exception, sentence: str) -> None:
    assert what_failed(error) == sentence
