"""A large library that has not changed is opened without reading the record of any article."""

from pathlib import Path

import pytest

from index.article import Metadata
from index.library import Library
from index.store import Store

WORDS = "The ferry left the harbour of Lindholm although coast guard boats stayed in it again".split()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("index.collection.FEWEST", 5)
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_text(f"Number {number} {' '.join(WORDS[number:])}.\n")
    (folder / "empty.txt").write_text("")
    lines = [
        '{"id": "a", "text": "A barge sank off Lindholm."}',
        '{"id": "b", "text": "It was raised again."}',
    ]
    (folder / "more.jsonl").write_text("\n".join(lines) + "\n")
    Library.open([folder]).update()
    return folder


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    def records(store: Store) -> None:
        raise AssertionError("All records were read.")

    monkeypatch.setattr(Store, "records", records)


def answers(library: Library) -> object:
    found = library.search("lindholm")
    listed = [(entry.id, entry.source, entry.title, entry.story, entry.words) for entry in library.entries()]
    return found.total, found.hits, listed, library.problems(), library.stories(), library.needs_update()


def test_an_unchanged_library_is_searched_without_its_records(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("index.collection.FEWEST", 10**9)
        patched.setattr("index.seen.seen_before", None)
        patched.setattr("index.collection.seen_before", lambda store, mark: None)
        known = answers(Library.open([folder]))
    with monkeypatch.context() as patched:
        forbid(patched)
        library = Library.open([folder])
        assert not library.needs_update()
        assert [hit.title for hit in library.search("barge").hits] == ["A barge sank off Lindholm."]
        assert len(library.problems()) == 1
    assert answers(Library.open([folder])) == known


@pytest.mark.parametrize("name", ["3.txt", "9.txt", "empty.txt", "more.jsonl"])
def test_what_has_changed_since_is_found(folder: Path, name: str) -> None:
    text = "A schooner ran aground.\n"
    with (folder / name).open("a") as file:
        file.write('{"id": "c", "text": "A schooner ran aground."}\n' if name == "more.jsonl" else text)
    library = Library.open([folder])
    assert library.search("schooner").total == 1
    again = Library.open([folder])
    assert again.search("schooner").total == 1
    assert len(again.entries()) == (9 + 1 if name == "3.txt" else 11)


def test_what_is_gone_is_found_no_more(folder: Path) -> None:
    (folder / "0.txt").unlink()
    library = Library.open([folder])
    assert library.search('"number 0"').total == 0
    assert len(library.entries()) == 9


def test_what_is_said_of_an_article_elsewhere_counts_at_once(folder: Path) -> None:
    first = Library.open([folder])
    key = first.find("4.txt")
    first.correct(key, Metadata(title="Corrected"))
    assert Library.open([folder]).entry(key).title == "Corrected"
    (folder / "articles.toml").write_text('["5.txt"]\ntitle = "Given"\n["more.jsonl#a"]\nsource = "Echo"\n')
    library = Library.open([folder])
    assert library.entry(library.find("5.txt")).title == "Given"
    assert "Echo" in {entry.source for entry in library.entries()}


def test_what_another_process_stored_counts(folder: Path) -> None:
    one = Library.open([folder])
    (folder / "0.txt").write_text("A schooner ran aground.\n")
    Library.open([folder]).update()
    with one._collection.store.writing() as writing:
        record = one._collection.records[one.find("1.txt")]
        writing.put(record)
    assert one._collection.store.fact("seen") is None
    assert Library.open([folder]).search("schooner").total == 1


def test_records_are_read_again_only_after_a_commit(folder: Path) -> None:
    store = Library.open([folder])._collection.store
    before = store.records()
    assert store.records() is before
    key = next(iter(before))
    other = Library.open([folder])._collection.store
    with other.writing() as writing:
        writing.drop(key)
    assert key in before
    assert key not in store.records()
    with store.writing() as writing:
        writing.put(before[key])
    assert store.records() == before
