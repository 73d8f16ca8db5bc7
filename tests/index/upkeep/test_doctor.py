"""Whatever is wrong is found and told in a sentence; what is derived is mended."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from index.article import Metadata
from index.collection import file_listing
from index.collection.catalogue import LibraryError
from index.collection.holdings import Holdings
from index.collection.registry import Registry
from index.library import Library
from index.places import Places, hindrance
from index.updating.indexing import STORE_NAME
from index.upkeep.doctor import Doctor, Finding


@pytest.fixture
def at(tmp_path: Path) -> Places:
    return Places(tmp_path / "cache", tmp_path / "data")


@pytest.fixture
def holdings(at: Places, harbour: Path) -> Holdings:
    Registry(at.data).add("news", [str(harbour)])
    library = Library.open(library="news", at=at)
    library.update()
    library.correct(library.entries()[0].id, Metadata(title="Put right"))
    library.update()
    library.close()
    return Holdings((), "news")


def examined(holdings: Holdings, at: Places, *, mend: bool = False) -> list[Finding]:
    return list(Doctor(holdings, at, mend=mend).findings())


def test_nothing_is_wrong(holdings: Holdings, at: Places) -> None:
    assert examined(holdings, at) == []


def test_a_place_that_is_gone(holdings: Holdings, at: Places, harbour: Path) -> None:
    shutil.rmtree(harbour)
    found = examined(holdings, at, mend=True)
    assert found[0].what == "places"
    assert f"reader remove {harbour} --library news" in found[0].message
    assert Registry(at.data).roots("news"), "a disk that is not there now may be there tomorrow"


def test_a_folder_that_has_only_a_description_of_articles(at: Places, tmp_path: Path) -> None:
    folder = tmp_path / "described"
    folder.mkdir()
    (folder / "articles.toml").write_text('["ferry.txt"]\nsource = "Echo"\n')
    found = [each for each in examined(Holdings.of([folder], None), at) if each.wrong]
    (message,) = [each.message for each in found]
    assert f"{folder} holds no article, but {folder / 'articles.toml'}; put the files" in message
    with pytest.raises(LibraryError) as refused:
        Library.open([folder], at=at)
    assert str(refused.value) == message
    (folder / "ferry.txt").write_text("The ferry sank in the harbour.\n")
    assert not [each for each in examined(Holdings.of([folder], None), at) if each.wrong]


def test_an_index_that_does_not_agree_with_the_files(holdings: Holdings, at: Places, harbour: Path) -> None:
    (harbour / "new.txt").write_text("Something new was reported.\n")
    (found,) = examined(holdings, at)
    assert found.message == "1 article is not in the index as the files are; opening reads what is new."
    assert not found.wrong


def test_lines_that_hold_no_article_are_named_and_nothing_is_wrong(
    holdings: Holdings, at: Places, harbour: Path
) -> None:
    (harbour / "more.jsonl").write_text('{"text": "A whale was seen."}\nno JSON\n{"title": "Bare"}\n')
    library = Library.open(library="news", at=at)
    library.update()
    library.close()
    found = examined(holdings, at)
    assert [(one.what, one.wrong) for one in found] == [("files", False)] * 2
    assert "more.jsonl, line 2 is not JSON" in found[0].message
    assert "more.jsonl, line 3 has no text" in found[1].message


def test_what_is_described_but_not_there_is_named(holdings: Holdings, at: Places, harbour: Path) -> None:
    (harbour / "more.jsonl").write_text('{"id": "a", "text": "A whale was seen."}\n')
    (harbour / "picture.png").write_bytes(b"")
    names = [entry.name for entry in harbour.glob("*.txt")][:1]
    names += ["more.jsonl", "more.jsonl#a", "picture.png", "picture.png#1"]

    def opened() -> Library:
        return Library.open(library="news", at=at)

    def describe() -> None:
        tables = (f"[{json.dumps(name)}]\nsource = 'Echo'\n" for name in names)
        (harbour / "articles.toml").write_text("".join(tables))
        opened().update()

    describe()
    assert examined(holdings, at) == []
    assert opened().status().problems == ()
    names += ["fery.txt", "more.jsonl#b", "gone.jsonl#1", "a\0b", "more"]
    describe()
    (found,) = examined(holdings, at)
    assert not found.wrong
    assert found.message == (
        f'{harbour / "articles.toml"} describes what is not there: ["fery.txt"], ["more.jsonl#b"], '
        '["gone.jsonl#1"] and 2 more; correct the names or take them out.'
    )
    assert [problem.message for problem in opened().status().problems] == [found.message]


def test_a_file_that_changed_without_a_trace(
    holdings: Holdings, at: Places, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on a disk that keeps no time but the one that anybody may set.
    monkeypatch.setattr(file_listing, "changes_of", lambda modified, changed: modified)
    library = Library.open(library="news", at=at)
    library.update()
    library.close()
    file = harbour / "wire.txt"
    status, text = file.stat(), file.read_text()
    file.write_text(text.replace("Eleven", "Twelve"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    (found,) = examined(holdings, at)
    assert (found.what, found.mended) == ("files", False)
    assert str(file) in found.message
    library = Library.open(library="news", at=at)
    library.rebuild()
    library.close()
    assert examined(holdings, at) == []


@pytest.mark.skipif(os.name != "posix", reason="there are no such rights")
def test_rights_of_the_cache(holdings: Holdings, at: Places) -> None:
    folder = at.index_folder(holdings.key)
    folder.chmod(0o755)
    (found,) = examined(holdings, at)
    assert (found.what, found.mended) == ("cache", True)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert examined(holdings, at) == []


def test_a_damaged_notebook_and_registry(holdings: Holdings, at: Places) -> None:
    garbage = b"this is no database, whatever its name may be; " * 99
    at.notebook.write_bytes(garbage)
    registry = Registry(at.data)
    registry.path.write_bytes(garbage)
    assert {one.what for one in examined(holdings, at) if not one.mended} >= {"notebook", "registry"}
    assert at.notebook.read_bytes() == garbage
    mended = [one for one in examined(holdings, at, mend=True) if one.mended]
    assert {one.what for one in mended} >= {"notebook", "registry"}
    kept = [file for file in at.data.iterdir() if file.read_bytes() == garbage]
    assert len(kept) == 2, "what was damaged is still there"
    assert registry.damage() is None


def test_a_damaged_index(holdings: Holdings, at: Places) -> None:
    store = at.index_folder(holdings.key) / "articles.sqlite"
    store.write_bytes(b"\0" * 5000)
    (found,) = [one for one in examined(holdings, at) if one.what == "index"]
    assert "reader rebuild" in found.message
    assert any(one.mended for one in examined(holdings, at, mend=True) if one.what == "index")
    library = Library.open(library="news", at=at)
    library.update()
    library.close()
    assert examined(holdings, at) == []


def test_what_a_killed_reader_left(holdings: Holdings, at: Places) -> None:
    postings = at.index_folder(holdings.key) / "postings"
    segment = next(file for file in postings.iterdir() if file.name.endswith(".seg") or "_" in file.name)
    (postings / "articles_abcdefghijklmnop.seg").write_bytes(b"half a segment")
    (at.cache / "index-0").mkdir()
    found = examined(holdings, at)
    assert [one.mended for one in found] == [True, False]
    assert segment.exists()
    assert [one.mended for one in examined(holdings, at, mend=True)] == [True]
    assert examined(holdings, at) == []


@pytest.mark.parametrize("mend", [False, True])
def test_what_cannot_be_looked_at_is_not_damaged(
    holdings: Holdings, at: Places, monkeypatch: pytest.MonkeyPatch, mend: bool
) -> None:
    """As with a write-ahead log on a disk that is full, or may only be read; without one it is read."""
    kept = {file: file.read_bytes() for file in at.cache.rglob("*") if file.is_file()}
    connect = sqlite3.connect

    def refusing(name: Any, *arguments: Any, **options: Any) -> sqlite3.Connection:
        if STORE_NAME in str(name) and "immutable" not in str(name):
            return connect("file:/no such folder/file?mode=ro", *arguments, **{**options, "uri": True})
        return connect(name, *arguments, **options)

    monkeypatch.setattr(sqlite3, "connect", refusing)
    log = at.index_folder(holdings.key) / f"{STORE_NAME}-wal"
    log.write_bytes(b"committed")
    (found,) = examined(holdings, at, mend=mend)
    assert found.message.startswith("This cannot be looked at (unable to open database file)")
    log.unlink()
    monkeypatch.setattr("index.upkeep.doctor.hindrance", lambda folder: "No space left on device")
    monkeypatch.setattr("index.places.hindrance", lambda folder: "No space left on device")
    data, cache, index = examined(holdings, at, mend=mend)
    assert data.message.startswith(f"Nothing can be written to {at.data}, for your marks")
    assert str(at.cache) in cache.message
    assert index.message.endswith("cannot be written (No space left on device).")
    assert {file: file.read_bytes() for file in kept} == kept


def test_what_hinders_is_known_before_anything_is_written(tmp_path: Path) -> None:
    assert hindrance(tmp_path / "not yet" / "there") == ""
    (tmp_path / "file").touch()
    assert hindrance(tmp_path / "file" / "data") == "Not a directory"
