"""Whoever asks while the files of a library are looked at."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.collection import listings as module
from index.collection.seen import Listed
from index.library import Library


@pytest.fixture
def while_listing(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Does something once while the files are listed: when they were seen, and nobody was told of them."""

    def once(work: Callable[[], object]) -> None:
        really = module.listed

        def listing(*args: Any, **named: Any) -> Listed:
            monkeypatch.setattr(module, "listed", really)
            found: Listed = really(*args, **named)
            work()
            return found

        monkeypatch.setattr(module, "listed", listing)

    return once


def test_an_article_is_given_while_folders_are_listed(
    harbour: Path, while_listing: Callable[[Callable[[], object]], None]
) -> None:
    collection = Library.open([harbour])._collection
    given: list[str] = []

    def give() -> None:
        collection.renew()
        given.extend(collection.article(key).id for key in collection.records)

    def asked() -> None:
        asking = threading.Thread(target=give, daemon=True)
        asking.start()
        asking.join(5)
        assert len(given) == 4

    while_listing(asked)
    collection.look()


def test_what_is_read_and_not_stored_yet_stays_while_others_are_stored(harbour: Path) -> None:
    collection = Library.open([harbour])._collection
    (harbour / "more.jsonl").write_text('{"text": "A dike broke."}\n{oops\n')
    collection.look()
    assert [len(collection.records), len(collection.problems())] == [5, 1]
    collection.renew()
    assert [len(collection.records), len(collection.problems())] == [5, 1]


def test_of_two_looks_the_one_that_listed_last_counts(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    collection = Library.open([harbour])._collection
    really = collection.listed

    def overtaken(*args: object) -> Listed:
        monkeypatch.setattr(collection, "listed", really)
        found = really()
        (harbour / "late.txt").write_text("The ferry came back late.")
        collection.look()
        return found

    monkeypatch.setattr(collection, "listed", overtaken)
    state = collection.look()
    assert len(collection.records) == len(state.files) == 5


def test_what_an_update_has_taken_over_is_not_older_than_what_was_seen_meanwhile(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collection = Library.open([harbour])._collection
    listed = collection.listed()
    first = collection.state_of(listed)
    (harbour / "late.txt").write_text("The ferry came back late.")
    seen = collection.look()
    assert collection.take(first).files is collection.state.files is seen.files
    assert len(collection.records) == len(seen.files) == 5
    (harbour / "later.txt").write_text("The ferry was repaired.")
    newest = collection.take(collection.state_of(collection.listed()))
    # What was listed before comes too late now.
    monkeypatch.setattr(collection, "listed", lambda *_: listed)
    assert collection.look().files is collection.state.files is newest.files
    assert len(newest.files) == 6
