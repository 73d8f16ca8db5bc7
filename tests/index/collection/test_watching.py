"""What is noticed of changes, and what costs nothing."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from index.collection import watching
from index.collection.catalogue import Root
from index.collection.file_listing import list_files
from index.collection.watching import Watch


def begun(roots: Callable[[], Sequence[Root]]) -> Watch:
    return Watch(roots, list_files(roots(), may_be_gone=True))


@pytest.fixture
def watch(harbour: Path) -> Watch:
    (harbour / "dump.jsonl").write_text('{"text": "One."}\n')
    return begun(lambda: (Root(str(harbour)),))


def replace(folder: Path) -> None:
    """As editors write a file, with the time and the size of the one before."""
    status = (folder / "wire.txt").stat()
    (folder / "new").write_bytes((folder / "wire.txt").read_bytes().swapcase())
    os.utime(folder / "new", ns=(status.st_atime_ns, status.st_mtime_ns))
    os.replace(folder / "new", folder / "wire.txt")


CHANGES: list[Callable[[Path], object]] = [
    lambda folder: (folder / "new.txt").write_text("New."),
    lambda folder: (folder / "wire.txt").unlink(),
    lambda folder: (folder / "wire.txt").rename(folder / "other.txt"),
    lambda folder: (folder / "articles.toml").write_text('["wire.txt"]\nsource = "Wire"\n'),
    lambda folder: (folder / "sub").mkdir(),
    lambda folder: (folder / "dump.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n'),
    replace,
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_look_at_few_shows_what_folders_and_large_files_show(
    watch: Watch, harbour: Path, change: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    watch._due = float("inf")
    assert not watch._changed()
    change(harbour)
    assert watch._changed()
    watch._due = float("inf")
    assert not watch._changed()


def test_what_was_listed_is_not_looked_at_again_and_what_changed_since_is_told(
    harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever there is: what listing and looking take differently would be told as a change for nothing."""
    alone = tmp_path / "alone.jsonl"
    alone.write_text('{"text": "One."}\n')
    for name in ("sub", "dike_files", "cache", "other"):
        (harbour / name).mkdir()
        (harbour / name / "one.txt").write_text("One.")
    (harbour / "dike.html").write_text("<p>The dike broke.</p>")
    (harbour / "cache" / "CACHEDIR.TAG").touch()
    (harbour / "sub" / "articles.toml").write_text('["one.txt"]\nsource = "Wire"\n')
    (harbour / "sub" / "two.csv").write_text("text\nTwo.\n")
    (harbour / "link").symlink_to(tmp_path / "other")
    (harbour / "twice").symlink_to(harbour / "sub")
    monkeypatch.chdir(tmp_path)
    roots = (Root(str(alone)), Root(os.path.relpath(harbour)), Root(str(tmp_path / "gone")))
    listing = list_files(roots, may_be_gone=True)
    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", None)
        watch = Watch(lambda: roots, listing)
        watch._due = float("inf")
        assert not watch._changed()
    assert not watch._look_at_all()
    assert not watch._look_again(list(watch._looked))
    (harbour / "other" / "one.txt").write_text("Two.")
    assert Watch(lambda: roots, listing)._look_at_all() == {str(harbour / "other")}
    with (harbour / "sub" / "articles.toml").open("a") as file:
        file.write('title = "One"\n')
    assert Watch(lambda: roots, listing)._changed() == {str(harbour / "sub")}
    with alone.open("a") as file:
        file.write('{"text": "Two."}\n')
    (harbour / "sub" / "two.txt").touch()
    assert Watch(lambda: roots, listing)._changed() == {str(alone), str(harbour / "sub")}


def test_a_look_at_all_shows_a_file_that_is_written_over(watch: Watch, harbour: Path) -> None:
    with (harbour / "wire.txt").open("a") as file:
        file.write("More.")
    watch._due = float("inf")
    assert not watch._changed()
    watch._due = 0.0
    assert watch._changed() == {str(harbour)}
    watch._due = 0.0
    assert not watch._changed()


def test_what_is_no_article_is_nobodys_change(watch: Watch, harbour: Path) -> None:
    (harbour / "wire.txt").open("a").close()
    hidden = harbour / ".git"
    hidden.mkdir()
    watch._look_at_all()
    (hidden / "a.txt").write_text("Nothing to read.")
    assert not watch._look_at_all()


def test_what_belongs_to_a_web_page_is_nobodys_change_while_the_page_is_there(
    watch: Watch, harbour: Path
) -> None:
    (harbour / "dike.html").write_text("<p>The dike broke.</p>")
    (harbour / "dike_files").mkdir()
    watch._look_at_all()
    (harbour / "dike_files" / "frame.html").write_text("<p>Buy a boat!</p>")
    assert not watch._look_at_all()
    (harbour / "dike.html").unlink()
    assert str(harbour) in watch._look_at_all()
    (harbour / "dike_files" / "frame.html").write_text("<p>Buy a bridge!</p>")
    assert watch._look_at_all() == {str(harbour / "dike_files")}


def test_places_that_come_and_go(harbour: Path, tmp_path: Path) -> None:
    roots = [Root(str(harbour))]
    watch = begun(lambda: tuple(roots))
    roots.append(Root(str(tmp_path / "gone")))
    assert watch._changed()
    (tmp_path / "gone").mkdir()
    assert watch._look_at_all() == {str(tmp_path / "gone")}


def test_only_the_folders_in_which_something_has_changed_are_told_and_looked_into(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet, busy = harbour / "quiet", harbour / "busy"
    for folder in (quiet, busy):
        folder.mkdir()
        (folder / "one.txt").write_text("One.")
    watch = begun(lambda: (Root(str(harbour)),))
    watch._due = float("inf")
    looked: list[str] = []
    really = os.scandir
    monkeypatch.setattr(os, "scandir", lambda folder: looked.append(folder) or really(folder))
    (busy / "two.txt").write_text("Two.")
    assert watch._changed() == {str(busy)} == set(looked)
    busy.rename(harbour / "new")
    assert watch._changed() >= {str(harbour), str(busy)}
    assert str(quiet) not in looked
    assert not watch._look_at_all()


def test_a_folder_is_told_with_all_links_followed(
    harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "INTERVAL", 0.0)
    (harbour / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").mkdir()
    watch = begun(lambda: (Root(str(harbour)),))
    (tmp_path / "elsewhere" / "one.txt").write_text("One.")
    assert watch.wait(threading.Event()) == {str(tmp_path / "elsewhere")}


def test_waiting_ends_when_it_is_told_to(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "INTERVAL", 0.0)
    stop = threading.Event()
    stop.set()
    assert not watch.wait(stop)
