"""Whoever writes to a store waits for the others, whether it is a file or in memory."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from index.collection.store import Store


@pytest.fixture(params=["in memory", "in a file"])
def store(request, tmp_path):
    with closing(Store(None if request.param == "in memory" else tmp_path / "store")) as opened:
        yield opened


def note(store: Store, name: str, patience: float | None = None) -> None:
    with store.writing(patience) as writing:
        writing.note(name, "told")


def test_two_that_write_at_once_write_one_after_the_other(store):
    begun = threading.Event()

    def second() -> None:
        begun.set()
        note(store, "second")

    with ThreadPoolExecutor(1) as pool:
        with store.writing() as writing:
            waiting = pool.submit(second)
            assert begun.wait(10)
            writing.note("first", "told")
        waiting.result(10)
    assert (store.fact("first"), store.fact("second")) == ("told", "told")


def test_one_that_has_no_patience_is_told_that_another_one_writes(store):
    with ThreadPoolExecutor(1) as pool, store.writing():
        refused = pool.submit(note, store, "second", 0).exception(10)
    assert isinstance(refused, sqlite3.OperationalError)
    assert "locked" in str(refused)
    note(store, "second")
    assert store.fact("second") == "told"
