"""What libraries are made of: kept beside the notebook, all or nothing, and never by copying anything."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.collection.catalogue import LibraryError, Root
from index.collection.registry import Registry
from index.library import Library
from index.places import Places


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry(tmp_path / "data")


def test_places_are_kept_in_the_order_of_adding(registry: Registry, harbour: Path, tmp_path: Path) -> None:
    odd = tmp_path / "a\nb \udcff"
    odd.mkdir()
    assert registry.add("news", [str(odd), str(harbour), str(odd)]) == (str(odd), str(harbour))
    assert registry.add("news", [str(harbour)], {"text": "body"}) == ()
    again = Registry(tmp_path / "data")
    assert again.roots("news") == (Root(str(odd)), Root(str(harbour), (("text", "body"),)))
    assert again.names() == ("news",)
    assert again.remove("news", [str(odd)]) == (str(odd),)
    assert again.roots("news") == (Root(str(harbour), (("text", "body"),)),)


def test_all_or_nothing(registry: Registry, harbour: Path, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="nowhere does not exist"):
        registry.add("news", [str(harbour), str(tmp_path / "nowhere")])
    with pytest.raises(LibraryError, match=r"example\.org is not fetched"):
        registry.add("news", [str(harbour), "https://example.org"])
    assert not registry.path.exists()
    registry.add("news", [str(harbour)])
    with pytest.raises(LibraryError, match="is not in the library news; it is made of"):
        registry.remove("news", [str(harbour), str(tmp_path)])
    assert registry.roots("news") == (Root(str(harbour)),)


@pytest.mark.parametrize("name", ["", " ", "a/b", "../x", "seeds", "-x", "x" * 65, "a\nb"])
def test_names_that_no_library_can_have(registry: Registry, harbour: Path, name: str) -> None:
    with pytest.raises(LibraryError):
        registry.add(name, [str(harbour)])


def test_a_damaged_registry_is_told_and_not_overwritten(registry: Registry, harbour: Path) -> None:
    registry.add("news", [str(harbour)])
    registry.path.write_bytes(b"no database at all, but long enough to be one" * 40)
    for use in (registry.names, lambda: registry.add("news", [str(harbour)])):
        with pytest.raises(LibraryError, match="reader doctor"):
            use()
    assert registry.damage() is not None


def test_a_registry_that_another_program_has_locked_is_no_matter_for_a_doctor(
    registry: Registry, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry.add("news", [str(harbour)])
    monkeypatch.setattr("index.collection.registry.PATIENCE", 0.01)
    with closing(sqlite3.connect(registry.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for use in (registry.names, lambda: registry.remove("news", [str(harbour)])):
            with pytest.raises(LibraryError, match=r"another program keeps it locked.*try again"):
                use()
        other.execute("ROLLBACK")
    assert registry.names() == ("news",)


def opened(tmp_path: Path) -> Library:
    return Library.open(library="news", at=Places(tmp_path / "cache", tmp_path / "data"))


def test_a_library_by_name_goes_on_with_its_index_when_places_come_and_go(
    registry: Registry, harbour: Path, tmp_path: Path
) -> None:
    registry.add("news", [str(harbour)])
    library = opened(tmp_path)
    assert library.update().added == 4
    more = tmp_path / "more"
    more.mkdir()
    (more / "tram.txt").write_text("A tram stood still in Vardesund.\n")
    registry.add("news", [str(more)])
    # The one that is open follows, and only the new file is read.
    assert library.update().added == 1
    again = opened(tmp_path)
    assert not again.needs_update()
    assert len(again.entries()) == 5
    registry.remove("news", [str(harbour)])
    assert again.update().removed == 4


def test_a_place_that_is_gone_is_a_problem_and_no_end(
    registry: Registry, harbour: Path, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    registry.add("news", [str(harbour), str(gone)])
    gone.rmdir()
    library = opened(tmp_path)
    assert len(library.entries()) == 4
    (problem,) = library.problems()
    assert problem.path == str(gone)
    assert "does not exist" in problem.message
    assert "reader remove" in problem.message


def test_the_registration_survives_the_cache(registry: Registry, harbour: Path, tmp_path: Path) -> None:
    registry.add("news", [str(harbour)])
    opened(tmp_path).update()
    shutil.rmtree(tmp_path / "cache")
    library = opened(tmp_path)
    library.update()
    assert library.status().complete
    assert library.status().articles == 4
