"""An index holds pickles: it is only opened where nobody but this user can have written it."""

import os
import pickle
import shutil
from pathlib import Path
from typing import Any

import pytest

from index import places as places_module
from index.library import Library
from index.places import NotPrivate, own_folder, places, private_folder


class Trap:
    """Leaves a trace where it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.trace,)


def levels(folder: Path) -> list[Path]:
    """The cache folder and those below it, down to where the pickles are."""
    deepest = places().index_folder([str(folder)]) / "postings"
    return [*reversed(deepest.parents[:3]), deepest]


def refused(library: Library, sentence: str) -> None:
    assert len(library.entries()) == 4
    assert library.search("ferry").total == 3
    library.update()
    (problem,) = library.problems()
    assert problem.message == (
        f"The index cannot be kept in {places().cache} ({sentence}); it is in memory and made anew at each "
        "start; name another folder in READER_CACHE."
    )


@pytest.mark.parametrize("level", range(4))
def test_a_linked_cache_is_refused(harbour: Path, tmp_path: Path, level: int) -> None:
    Library.open([harbour]).update()
    folder = levels(harbour)[level]
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    refused(Library.open([harbour]), f"{folder} is a link, not a folder of your own")


@pytest.mark.parametrize("level", range(4))
def test_a_cache_that_others_may_write_to_is_refused(harbour: Path, level: int) -> None:
    Library.open([harbour]).update()
    folder = levels(harbour)[level]
    folder.chmod(0o770)
    sentence = f"others may write to {folder}; delete it, or take that right away"
    refused(Library.open([harbour]), sentence)
    assert folder.stat().st_mode & 0o777 == 0o770
    folder.chmod(0o700)
    library = Library.open([harbour])
    assert library.update().in_memory is None
    assert library.problems() == ()
    assert not library.needs_update()


@pytest.mark.parametrize("level", range(4))
def test_a_cache_of_another_user_is_refused(
    harbour: Path, monkeypatch: pytest.MonkeyPatch, level: int
) -> None:
    Library.open([harbour]).update()
    folder = levels(harbour)[level]
    number = folder.stat().st_ino
    monkeypatch.setattr(places_module, "_is_foreign", lambda status: status.st_ino == number)
    refused(Library.open([harbour]), f"{folder} belongs to somebody else")


@pytest.mark.skipif(not hasattr(os, "chown") or os.getuid() != 0, reason="only root can give a folder away")
def test_a_folder_that_was_given_away_is_foreign(tmp_path: Path) -> None:
    os.chown(own_folder(tmp_path / "cache"), 12345, -1)
    with pytest.raises(NotPrivate, match="belongs to somebody else"):
        own_folder(tmp_path / "cache")


@pytest.mark.parametrize("planted", ["postings", "names"])
def test_a_file_that_was_linked_into_the_index_is_never_read(
    harbour: Path, tmp_path: Path, planted: str
) -> None:
    Library.open([harbour]).update()
    trace, trap = tmp_path / "trace", tmp_path / "trap"
    trap.write_bytes(pickle.dumps(Trap(trace)))
    index = places().index_folder([str(harbour)]) / planted
    for file in list(index.iterdir()):
        if file.suffix == ".toc":
            # What stands before the pickled schema in a table of contents, up to its length.
            head = file.read_bytes()[:16]
            trap.write_bytes(head + pickle.dumps(Trap(trace)))
        file.unlink()
        file.symlink_to(trap)
    library = Library.open([harbour])
    library.update()
    assert library.search("person:khalilov").total == 3
    assert not trace.exists()
    assert trap.exists()
    assert not any(file.is_symlink() for file in index.iterdir())


def test_every_folder_that_is_made_is_for_this_user_alone(harbour: Path, own_folders: Path) -> None:
    before = os.umask(0o002)
    try:
        library = Library.open([harbour])
        library.update()
        library.mark(library.find("wire.txt"), True)
    finally:
        os.umask(before)
    for folder in (places().cache, places().data):
        for made in (folder, *(file for file in folder.rglob("*") if file.is_dir())):
            assert made.stat().st_mode & 0o777 == 0o700, made
    assert places().notebook.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_others_may_only_look_into_is_closed_to_them(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o755)
    own_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    shutil.rmtree(folder)
    folder.mkdir(mode=0o777)
    private_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
