"""Two releases that are used in turns find their indexes as they left them; what none uses goes."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from index import places
from index.collection.catalogue import Root
from index.collection.holdings import Holdings
from index.library import Library
from index.storage.code_state import PACKAGE, code_state
from index.upkeep import releases
from index.upkeep.doctor import Doctor

MODULES = (
    "collection.store_file",
    "collection.reading",
    "collection.bundle_reading",
    "stories.grouping",
    "places",
)


def release(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """From now on another release runs."""
    for module in MODULES:
        monkeypatch.setattr(f"index.{module}.fingerprint", lambda: number)


def unused(folder: Path, days: float) -> None:
    then = time.time() - days * 24 * 3600
    os.utime(folder, (then, then))


def test_two_releases_leave_each_other_alone(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, added in ((7, 4), (8, 4), (7, 0), (8, 0)):
        release(monkeypatch, number)
        library = Library.open([harbour])
        assert library.needs_update() == bool(added)
        report = library.update()
        assert (report.added, report.changed, report.named) == (added, 0, added)
        assert library.status().others_size > 0 or number == 7
        library.close()


def test_what_no_release_uses_is_deleted(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = places.places()
    for number in (7, 8, 9):
        release(monkeypatch, number)
        Library.open([harbour]).update()
    seven, eight, own = (at.cache / f"index-{number:08x}" for number in (7, 8, 9))
    notes = at.cache / "index-notes"
    notes.mkdir()
    assert releases.others(at) == (seven, eight)
    unused(seven, 20)
    unused(eight, 10)
    unused(notes, 20)
    Library.open([harbour]).close()
    assert seven.exists(), "it is looked for once a day"
    unused(own, 2)
    Library.open([harbour]).close()
    assert time.time() - own.stat().st_mtime < 3600, "its use is noted"
    assert not seven.exists()
    assert eight.exists()
    assert notes.exists()


def test_a_release_has_one_number_wherever_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("storage/sealed.py", "text/segment.py")
    for name in names:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes((PACKAGE / name).read_bytes())
        os.utime(tmp_path / name, (1, 1))
    here, other = code_state(names), code_state(names, "another order of dates")
    monkeypatch.setattr("index.storage.code_state.PACKAGE", tmp_path)
    assert code_state(names) == here != other
    (tmp_path / "text/segment.py").write_bytes(b"# " + (PACKAGE / "text/segment.py").read_bytes())
    assert code_state(names) not in (here, other)


def test_the_indexes_of_other_releases_are_told_of_and_deleted_when_that_is_wished(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, holdings = places.places(), Holdings((Root(str(harbour)),), None)
    for number in (7, 8):
        release(monkeypatch, number)
        library = Library.open([harbour])
        library.update()
    other = at.cache / "index-00000007"
    assert ("index of another release", str(other)) in library.locations()
    (found,) = Doctor(holdings, at).findings()
    assert str(other) in found.message
    assert found.noted
    (found,) = Doctor(holdings, at, mend=True).findings()
    assert found.mended
    assert not other.exists()
    assert not Library.open([harbour]).needs_update()
