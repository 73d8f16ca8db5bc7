"""Files, folders and disks that are not as they should be: each has a clear sentence, or simply works."""

import errno
import os
import shutil
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from whoosh.filedb.filestore import FileStorage

from index.collection.catalogue import ArticleNotFound
from index.collection.store_writing import Writing
from index.formats.regular_file import open_regular
from index.library import Library, LibraryError
from index.places import places


def messages(library: Library) -> str:
    return "\n".join(problem.message for problem in library.problems())


def index_folder(folder: Path) -> Path:
    return places().index_folder([str(folder)])


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"nowhere does not exist; check the name"):
        Library.open([tmp_path / "nowhere"])


def test_an_address_is_not_fetched_and_how_to_read_it_is_said(seeds: Path) -> None:
    with pytest.raises(LibraryError, match=r"//example\.org/a is not fetched; save the page .*curl -s"):
        Library.open([seeds]).find("HTTPS://example.org/a")


def test_a_path_that_is_no_path_is_named() -> None:
    with pytest.raises(LibraryError, match="file name"):
        Library.open(["a\0b"])


def test_an_empty_folder_says_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(
        LibraryError, match=r"holds no article; name a folder of \.txt, \.md, \.html, \.jsonl or \.csv files"
    ):
        Library.open([tmp_path])


@pytest.mark.parametrize(
    ("content", "about"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "PNG"),
        (bytes(range(256)) * 40, "not text"),
        (b"---\ntitle: Only a title\n---\n", "no text"),
        (b"... --- ...\n", "no text"),
    ],
)
def test_a_file_without_an_article_is_left_out_and_named(harbour: Path, content: bytes, about: str) -> None:
    (harbour / "odd.txt").write_bytes(content)
    library = Library.open([harbour])
    assert len(library.entries()) == 4
    (problem,) = library.problems()
    assert problem.path == str(harbour / "odd.txt")
    assert "odd.txt" in problem.message
    assert about in problem.message
    assert library.search("ferry").total == 3
    assert not library.needs_update()
    # Also where it is not read again.
    assert Library.open([harbour]).problems() == library.problems()
    with pytest.raises(LibraryError, match=r"odd\.txt"):
        Library.open([harbour / "odd.txt"])


def test_a_line_of_fifty_megabytes_is_left_out(harbour: Path) -> None:
    (harbour / "long.txt").write_bytes(b"ferry " * 9_000_000)
    library = Library.open([harbour])
    assert len(library.entries()) == 4
    assert "long.txt has 54 MB" in messages(library)
    library.update()
    assert not library.needs_update()


def test_a_long_line_is_read(harbour: Path) -> None:
    (harbour / "line.txt").write_text("The ferry left the harbour again. " * 3000)
    library = Library.open([harbour])
    assert library.search("again").total == 1


def test_what_is_not_utf8_is_read_with_a_remark(harbour: Path) -> None:
    (harbour / "old.txt").write_bytes("The café on the quay – “Chez Léa” – was closed.\n".encode("cp1252"))
    library = Library.open([harbour])
    assert "Windows-1252" in messages(library)
    (hit,) = library.search("cafe").hits
    assert hit.snippet_texts[0].startswith("The café on the quay")


def test_a_file_that_cannot_be_read_is_left_out_until_it_can(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> Any:
        if path.name == "wire.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return open_regular(path)

    with monkeypatch.context() as patched:
        patched.setattr("index.formats.text_file.open_regular", refuse)
        library = Library.open([harbour])
        assert len(library.entries()) == 3
        assert "wire.txt cannot be read (Permission denied)" in messages(library)
        assert library.search("ferry").total == 2
        library.update()
        assert not library.needs_update()
        assert "wire.txt cannot be read (Permission denied)" in messages(library)
        assert not Library.open([harbour]).needs_update()
    assert library.needs_update()
    library.update()
    assert len(library.entries()) == 4
    assert library.problems() == ()
    assert library.search("ferry").total == 3


def test_a_folder_that_cannot_be_read_is_named(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (harbour / "closed").mkdir()
    scan = os.scandir

    def refuse(path: str) -> Any:
        if path.endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    library = Library.open([harbour])
    assert len(library.entries()) == 4
    assert "closed cannot be read (Permission denied)" in messages(library)


def test_a_dangling_link_is_named(harbour: Path) -> None:
    (harbour / "gone.txt").symlink_to(harbour / "never-was.txt")
    library = Library.open([harbour])
    assert len(library.entries()) == 4
    assert "gone.txt" in messages(library)


def test_a_file_that_vanishes_between_listing_and_reading(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.collection import seen

    listing = seen.list_files

    def then_remove(*roots: Any, **options: Any) -> Any:
        found = listing(*roots, **options)
        (harbour / "wire.txt").unlink(missing_ok=True)
        return found

    monkeypatch.setattr(seen, "list_files", then_remove)
    library = Library.open([harbour])
    assert len(library.entries()) == 3
    assert "wire.txt is gone" in messages(library)


def test_a_file_that_vanishes_later_is_still_shown_until_the_update(harbour: Path) -> None:
    library = Library.open([harbour])
    wire = library.find("wire.txt")
    (harbour / "wire.txt").unlink()
    assert library.article(wire).text.startswith("LINDHOLM")
    library.update()
    with pytest.raises(ArticleNotFound):
        library.article(wire)


def test_a_name_that_is_not_utf8_is_listed_and_found(harbour: Path) -> None:
    name = os.fsencode(harbour) + b"/caf\xe9 \n.txt"
    with open(name, "wb") as file:
        file.write(b"The quay was closed for a week.\n")
    library = Library.open([harbour])
    (hit,) = library.search("quay").hits
    assert os.fsencode(library.entry(hit.id).path) == name
    assert Library.open([harbour]).entry(hit.id).path == library.entry(hit.id).path


def test_a_sidecar_that_is_no_toml_is_named(harbour: Path) -> None:
    (harbour / "articles.toml").write_text("this is no toml")
    library = Library.open([harbour])
    assert len(library.entries()) == 4
    assert "articles.toml" in messages(library)
    assert not any(problem.left_out for problem in library.problems())
    assert library.untold_problems()
    (harbour / "new.txt").write_text("The ferry came back.")
    library.update()
    assert not library.untold_problems()


def test_what_holds_no_article_is_told_by_its_own_fault(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "articles.toml").write_text('["other.txt"]\ndate = "31 June 2021"\n')
    with pytest.raises(LibraryError, match=r"empty\.txt is empty; it was left out\.$"):
        Library.open([tmp_path / "empty.txt"])


def test_an_unwritable_cache_is_said_and_everything_works_in_memory(harbour: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    library = Library.open([harbour], at=places(cache=blocked))
    assert len(library.entries()) == 4
    assert library.search("ferry").total == 3
    report = library.update()
    assert report.in_memory
    assert str(blocked) in messages(library)
    assert "in memory" in messages(library)
    assert not library.needs_update()


def fill_up(patched: pytest.MonkeyPatch, which: str) -> None:
    """From now on the disk is full for Whoosh's files, or for SQLite's."""
    if which == "postings":

        def full(*args: Any, **options: Any) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        patched.setattr(FileStorage, "create_file", full)
        return
    put = Writing.put

    def full_on_disk(writing: Writing, *args: Any) -> None:
        (_, _, file), *_ = writing._connection.execute("PRAGMA database_list").fetchall()
        if file:
            raise sqlite3.OperationalError("database or disk is full")
        put(writing, *args)

    patched.setattr(Writing, "put", full_on_disk)


@pytest.mark.parametrize("which", ["postings", "store"])
def test_a_full_disk_leaves_the_index_in_memory(
    harbour: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    library = Library.open([harbour])
    with monkeypatch.context() as patched:
        fill_up(patched, which)
        report = library.update()
    assert report.added == 4
    assert report.in_memory is not None
    assert "No space left" in report.in_memory or "full" in report.in_memory
    assert report.in_memory in messages(library)
    assert library.search("ferry").total == 3
    # The next start, with room again, writes it.
    again = Library.open([harbour])
    assert again.needs_update()
    assert again.update().in_memory is None
    assert not Library.open([harbour]).needs_update()


@pytest.mark.parametrize("which", ["postings", "store"])
def test_a_disk_that_fills_up_in_an_update_keeps_the_old_state(
    harbour: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    Library.open([harbour]).update()
    (harbour / "new.txt").write_text("A whale was seen.\n")
    with monkeypatch.context() as patched:
        fill_up(patched, which)
        library = Library.open([harbour])
        assert library.update().in_memory
        assert library.search("whale").total == 1
    (harbour / "new.txt").unlink()
    again = Library.open([harbour])
    assert not again.needs_update()
    assert again.search("ferry").total == 3


def test_two_readers_at_once(harbour: Path) -> None:
    first, second = Library.open([harbour]), Library.open([harbour])
    assert first.search("ferry").total == second.search("ferry").total == 3
    (harbour / "new.txt").write_text("A whale was seen from the ferry.\n")
    second.update()
    assert second.search("whale").total == 1
    # The first one goes on with what it has, and takes the new index over with its own update.
    assert first.search("guild").total == 1
    first.update()
    assert first.search("whale").total == 1
    assert len(first.entries()) == 5


def test_while_another_reader_indexes_this_one_goes_on(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library.open([harbour]).update()
    (harbour / "new.txt").write_text("A whale was seen from the ferry.\n")
    monkeypatch.setattr("index.search.segments.whoosh_index.LOCK_PATIENCE", 0.0)
    monkeypatch.setattr("index.collection.store_file.PATIENCE", 0.0)
    writer, reader = Library.open([harbour]), Library.open([harbour])
    found: list[Any] = []

    def meanwhile(step: object) -> None:
        if not found:
            found.append(reader.update())
            found.append(reader.search("ferry"))

    report = writer.update(meanwhile)
    assert report.added == 1
    assert found[0].busy
    assert found[1].total == 3
    assert any("another reader" in note for note in found[1].notes)
    reader.update()
    assert reader.search("ferry").total == 4


def test_many_threads_search_one_library(harbour: Path) -> None:
    library = Library.open([harbour])
    expected = library.search("ferry").hits
    wrong: list[object] = []

    def ask() -> None:
        for _ in range(10):
            hits = library.search("ferry").hits
            if hits != expected:
                wrong.append(hits)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize("part", ["store", "toc", "segment", "everything"])
@pytest.mark.parametrize("how", ["cut", "rubbish", "removed"])
def test_a_damaged_cache_is_made_anew_without_a_question(harbour: Path, part: str, how: str) -> None:
    Library.open([harbour]).update()
    suffixes = {"store": [".sqlite"], "toc": [".toc"], "segment": [".seg"]}.get(
        part, [".sqlite", ".toc", ".seg"]
    )
    for file in list(index_folder(harbour).rglob("*")):
        if file.suffix not in suffixes:
            continue
        if how == "removed":
            file.unlink()
        elif how == "cut":
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])
        else:
            file.write_bytes(bytes(range(256)) * (file.stat().st_size // 256 + 1))
    library = Library.open([harbour])
    assert len(library.entries()) == 4
    assert library.search("ferry").total == 3
    assert library.article(library.find("wire.txt")).text.startswith("LINDHOLM")
    library.update()
    assert not library.needs_update()
    assert not any(file.name.startswith("wire") for file in index_folder(harbour).rglob("*"))


def test_a_cache_deleted_under_a_running_reader(harbour: Path) -> None:
    library = Library.open([harbour])
    assert library.search("ferry").total == 3
    shutil.rmtree(places().cache)
    assert library.search("ferry").total == 3
    assert len(library.entries()) == 4
    (harbour / "new.txt").write_text("A whale was seen from the ferry.\n")
    library.update()
    assert library.search("ferry").total == 4


def test_an_index_of_another_state_of_the_code_is_made_anew(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library.open([harbour]).update()
    for module in ("store_file", "reading"):
        monkeypatch.setattr(f"index.collection.{module}.fingerprint", lambda: 12345)
    library = Library.open([harbour])
    assert library.needs_update()
    assert library.update().changed == 4
    assert not library.needs_update()


def test_the_index_is_for_this_user_alone(harbour: Path) -> None:
    Library.open([harbour]).update()
    folder = index_folder(harbour)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "postings").stat().st_mode & 0o777 == 0o700


def test_nothing_is_written_beside_the_articles(harbour: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in harbour.rglob("*")}
    library = Library.open([harbour])
    library.update()
    library.mark(library.find("wire.txt"), True)
    library.search("ferry")
    library.close()
    assert {file: file.stat().st_mtime_ns for file in harbour.rglob("*")} == before


def test_json_that_is_no_article_is_told_where_it_is_named_or_asked_about(harbour: Path) -> None:
    alone = harbour / "package.json"
    alone.write_text('{"name": "site", "files": ["a"]}')
    library = Library.open([harbour])
    library.update()
    assert len(library.entries()) == 4
    assert library.untold_problems() == ()
    assert "package.json" in messages(library)
    named = Library.open([harbour / "wire.txt", alone])
    named.update()
    assert any("package.json" in problem.message for problem in named.untold_problems())


@pytest.mark.parametrize(
    "written",
    [
        '{"title": "Ferry aground", "said": "It sank."}',
        '[{"said": "It sank."}, {"said": "It rose."}]',
        '[{"text": "The ferry sank off the quay."}, {"said": "It rose."}]',
    ],
)
def test_json_that_may_be_articles_is_told_also_in_a_folder(harbour: Path, written: str) -> None:
    (harbour / "more.json").write_text(written)
    library = Library.open([harbour])
    library.update()
    assert any("more.json" in problem.message for problem in library.untold_problems())
