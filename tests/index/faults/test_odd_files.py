"""What may stand in a folder beside articles: it is named and left out, and nothing waits for it."""

import os
import socket
from pathlib import Path
from typing import Any

import pytest

from index.formats import text_file
from index.formats.regular_file import NotRegular, open_regular
from index.formats.sidecar import SidecarError, read_sidecar
from index.formats.text_file import SIZE_LIMIT, FormatError, read_file
from index.library import Library, LibraryError


def messages(library: Library) -> str:
    return "\n".join(problem.message for problem in library.problems())


def make(path: Path, what: str) -> str:
    """Puts something that is no file at a path and returns the word for it."""
    if what == "pipe":
        os.mkfifo(path)
    elif what == "socket":
        # A socket's path may have about a hundred bytes.
        here = os.open(path.parent, os.O_RDONLY)
        before = os.open(".", os.O_RDONLY)
        try:
            os.fchdir(here)
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(path.name)
        finally:
            os.fchdir(before)
            os.close(before)
            os.close(here)
    else:
        path.symlink_to("/dev/zero")
    return what


KINDS = ["pipe", "socket", "device"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_named_and_not_waited_for(harbour: Path, kind: str) -> None:
    odd = harbour / "odd.txt"
    word = make(odd, kind)
    library = Library.open([harbour])
    assert len(library.entries()) == 4
    assert messages(library) == f"{odd} cannot be read (it is a {word}, not a file); it was left out."
    library.update()
    assert not library.needs_update()
    with pytest.raises(
        LibraryError, match=rf"odd\.txt cannot be read \(it is a {word}, .*; send what it gives"
    ):
        Library.open([odd])


@pytest.mark.parametrize("kind", KINDS)
def test_a_sidecar_that_is_no_file_is_named(harbour: Path, kind: str) -> None:
    word = make(harbour / "articles.toml", kind)
    library = Library.open([harbour])
    assert len(library.entries()) == 4
    assert f"articles.toml cannot be read (it is a {word}, not a file)" in messages(library)


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A ferry.")
    status = os.stat(path)
    path.unlink()
    make(path, "pipe")
    monkeypatch.setattr("index.formats.regular_file.os.stat", lambda path: status)
    with pytest.raises(NotRegular):
        open_regular(path)


def test_a_file_that_grows_while_it_is_read_is_read_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log.txt"
    path.write_text("A ferry sailed.")

    def grown(path: Path) -> Any:
        file = open_regular(path)
        with path.open("ab") as more:
            more.write(b"on and on " * (SIZE_LIMIT // 8))
        return file

    monkeypatch.setattr(text_file, "open_regular", grown)
    with pytest.raises(FormatError, match=r"log\.txt has 3 MB, more than"):
        read_file(path)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc")
def test_a_file_that_has_no_size_is_read() -> None:
    assert read_file(Path("/proc/self/status")).startswith(b"Name:")


def test_links_that_lead_in_circles_are_named_and_left_out(harbour: Path) -> None:
    (harbour / "a.txt").symlink_to("b.txt")
    (harbour / "b.txt").symlink_to("a.txt")
    (harbour / "self").symlink_to("self")
    (harbour / "up").symlink_to(harbour)
    (harbour / "deep").mkdir()
    (harbour / "deep" / "top").symlink_to(harbour.parent)
    library = Library.open([harbour])
    assert len(library.entries()) == 4
    assert "a.txt cannot be read (Too many levels of symbolic links); it was left out." in messages(library)
    with pytest.raises(LibraryError, match="Too many levels"):
        Library.open([harbour / "self"])


def test_a_folder_deeper_than_a_path_may_be_is_named(harbour: Path) -> None:
    before = os.open(".", os.O_RDONLY)
    name = "d" * 200
    try:
        os.chdir(harbour)
        for _ in range(25):
            os.mkdir(name)
            os.chdir(name)
        Path("deep.txt").write_text("Too deep for a path.")
    finally:
        os.fchdir(before)
        os.close(before)
    library = Library.open([harbour])
    assert len(library.entries()) == 4
    assert "cannot be read (File name too long)" in messages(library)


@pytest.mark.parametrize(
    "toml",
    ["a = " + "[" * 100_000, "a = " + "9" * 5_000, "a" + ".a" * 100_000 + " = 1", "a = " + "{a=" * 50_000],
    ids=["brackets", "digits", "dots", "braces"],
)
def test_toml_that_breaks_its_parser_is_named(harbour: Path, toml: str) -> None:
    (harbour / "articles.toml").write_text(toml)
    with pytest.raises(SidecarError, match=r"articles\.toml is not valid TOML"):
        read_sidecar(harbour)
    (harbour / "front.md").write_text(f"+++\n{toml}\n+++\nA whale was seen off Lindholm.\n")
    library = Library.open([harbour])
    assert len(library.entries()) == 5
    assert library.search("whale").total == 1
