"""A large library that has not changed is opened without reading the record of any article."""

import sqlite3
from pathlib import Path

import pytest

from index.article import Metadata
from index.collection import seen
from index.collection.catalogue import LibraryError
from index.library import Library
from index.updating.indexing import Indexing

WORDS = "The ferry left the harbour of Lindholm although coast guard boats stayed in it again".split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_text(f"Number {number} {' '.join(WORDS[number:])}.\n")
    (folder / "empty.txt").write_text("")
    lines = [
        '{"id": "a", "date": "2021-07-05", "source": "Echo", "language": "en", '
        '"text": "A barge sank off Lindholm."}',
        '{"id": "b", "text": "It was raised again."}',
    ]
    (folder / "more.jsonl").write_text("\n".join(lines) + "\n")
    Library.open([folder]).update()
    return folder


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    def every(connection: sqlite3.Connection) -> None:
        raise AssertionError("All records were read.")

    monkeypatch.setattr("index.collection.record_table.every", every)


def answers(library: Library) -> object:
    found = library.search("lindholm")
    listed = [(entry.id, entry.source, entry.title, entry.story, entry.words) for entry in library.entries()]
    return found.total, found.hits, listed, library.problems(), library.stories(), library.needs_update()


def test_an_unchanged_library_is_searched_without_its_records(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        for module in ("collection", "unread"):
            patched.setattr(f"index.collection.{module}.seen_before", lambda store, mark: False)
        known = answers(Library.open([folder]))
    with monkeypatch.context() as patched:
        forbid(patched)
        library = Library.open([folder])
        assert library._collection.settled(library._collection.listed())
        for query in (
            "barge",
            "date:2021-07",
            "lindholm sort:date date:2021",
            "source:echo",
            "lang:en barge",
            "file:more barge",
        ):
            assert [hit.title for hit in library.search(query).hits] == ["A barge sank off Lindholm."]
        # By the name of its file, as it names no source.
        assert [hit.source for hit in library.search("source:more").hits] == ["more"]
        assert len(library.problems()) == 1
    assert answers(Library.open([folder])) == known


def test_the_articles_of_each_file_are_the_same_with_and_without_the_records(folder: Path) -> None:
    collection = Library.open([folder])._collection

    def told() -> dict[str, list[str]]:
        return {path: sorted(keys) for path, keys in collection.records.paths().items() if keys}

    def listed() -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for record in collection.everything().each():
            found.setdefault(record.path, []).append(record.id)
        return {path: sorted(keys) for path, keys in found.items()}

    before = told()
    assert len(before) == 9
    assert before == listed() == told()
    (folder / "1.txt").unlink()
    (folder / "9.txt").write_text("A schooner ran aground.\n")
    (folder / "more.jsonl").write_text('{"id": "a", "text": "A barge sank."}\n')
    # Seen, but not stored yet.
    collection.look()
    after = told()
    assert after == listed() == told()
    assert after.keys() == before.keys() - {str(folder / "1.txt")} | {str(folder / "9.txt")}
    assert len(after[str(folder / "more.jsonl")]) == 1


def test_however_many_hits_are_read_the_other_records_are_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.collection.seen.MOST_SINGLE", 3)
    library = Library.open([folder])
    forbid(monkeypatch)
    for query in ("ferry", "lindholm OR guard OR again", "coast", "ferry"):
        found = library.search(query)
        assert len(found.hits) == found.total > 0


def test_one_change_is_taken_over_and_found_without_the_records_of_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open([folder])
    forbid(monkeypatch)

    def found() -> tuple[int, int]:
        library._collection.look()
        report = library._update_in_passing()
        total = library.search("schooner", typing=True).total
        assert Library.open([folder]).search("schooner", typing=True).total == total
        return report.added + report.changed + report.removed, total

    (folder / "9.txt").write_text("A schooner ran aground.\n")
    assert found() == (1, 1)
    with (folder / "more.jsonl").open("a") as file:
        file.write('{"id": "c", "text": "The schooner was towed in."}\n')
    assert found() == (1, 2)
    (folder / "9.txt").write_text("A barque ran aground.\n")
    assert found() == (1, 1)
    (folder / "9.txt").unlink()
    assert found() == (1, 1)
    (folder / "more.jsonl").unlink()
    assert found() == (3, 0)
    monkeypatch.undo()
    assert len(library._collection.records) == len(Library.open([folder]).entries()) == 8


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
    assert not one._collection.settled(one._collection.listed())
    with one._collection.store.writing() as writing:
        record = one._collection.records[one.find("1.txt")]
        writing.put(record)
    assert not Library.open([folder])._collection.state.stale
    assert Library.open([folder]).search("schooner").total == 1


def test_only_what_has_changed_since_is_read_of_the_records(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Library.open([folder])._collection.store
    before = store.records()
    assert store.records() is before
    key = next(iter(before))
    other = Library.open([folder])._collection.store
    forbid(monkeypatch)
    with other.writing() as writing:
        writing.drop(key)
    assert key in before
    assert key not in store.records()
    with store.writing() as writing:
        writing.put(before[key])
    assert store.records() == before
    assert other.sums().key == store.sums().key
    changing = store.writing()
    changing.__enter__().drop(key)
    # The block raises.
    changing.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert store.records() == before


@pytest.mark.parametrize("column", ["title", "source", "words", "line"])
def test_a_byte_changed_in_a_record_is_found_out(folder: Path, column: str) -> None:
    library = Library.open([folder])
    listed, store = library.entries(), library._collection.store
    with store.writing() as writing:
        value = {"title": b"Another", "source": "Another", "words": 7, "line": 7}[column]
        query = f"UPDATE articles SET {column} = ? WHERE id = ?"
        writing._connection.execute(query, (value, library.find("1.txt")))
    library.close()
    again = Library.open([folder])
    again.update()
    assert again.entries() == listed


def test_the_sums_are_those_of_the_records(folder: Path) -> None:
    library = Library.open([folder])
    entries = library.entries()
    sums = library._collection.store.sums()
    assert (sums.articles, sums.words) == (len(entries), sum(entry.words for entry in entries))
    before = library._collection.keyed()[0]
    text = (folder / "3.txt").read_text()
    (folder / "3.txt").write_text("A schooner ran aground.\n")
    library.rebuild()
    assert library._collection.keyed()[0] != before
    (folder / "3.txt").write_text(text)
    library.rebuild()
    assert library._collection.keyed()[0] == before


def test_the_files_are_looked_at_once_to_know_what_is_due(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open([folder])
    (folder / "0.txt").write_text("A schooner ran aground.\n")
    looks: list[object] = []
    really = seen.list_files

    def noting(*given: object, **named: object) -> object:
        looks.append(given)
        return really(*given, **named)

    monkeypatch.setattr(seen, "list_files", noting)
    assert library.needs_update()
    assert len(looks) == 1


def test_a_file_that_is_one_article_is_called_by_one_string(folder: Path) -> None:
    Library.open([folder]).update()
    records = Library.open([folder])._collection.everything()
    alone = [one for one in records.values() if one.record is None]
    # Of a hundred thousand files a second copy takes as much room as all their titles.
    assert alone
    assert all(one.file is one.id for one in alone)


def test_of_what_has_changed_nothing_else_is_compared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library.open([folder])

    def lone(connection: sqlite3.Connection) -> None:
        raise AssertionError("Every file was compared with what is kept of it.")

    with monkeypatch.context() as patched:
        patched.setattr("index.collection.record_table.lone", lone)
        (folder / "a.txt").write_text("A schooner ran aground.\n")
        (folder / "3.txt").write_text("A brig ran aground.\n")
        (folder / "4.txt").unlink()
        (folder / "5.txt").rename(folder / "6.md")
        (folder / "articles.toml").write_text('["2.txt"]\nsource = "Wire"\n')
        report = library.update_at_once({str(folder)})
        assert (report.added, report.changed, report.removed) == (2, 2, 2)
        assert library.search("schooner OR brig").total == 2
        assert library.update_at_once({str(folder)}) == type(report)(0, 0, 0)
        with (folder / "more.jsonl").open("a") as file:
            file.write('{"id": "c", "text": "A yawl was lost."}\n')
        (folder / "articles.toml").unlink()
        report = library.update_at_once({str(folder)})
        assert (report.added, report.changed, report.removed) == (1, 1, 0)
        (folder / "more.jsonl").unlink()
        assert library.update_at_once({str(folder)}).removed == 3
    library.update()
    assert answers(library) == answers(Library.open([folder]))
    assert not Library.open([folder]).needs_update()
    found = {entry.id: library.article(entry.id).text for entry in library.entries()}
    library.rebuild()
    assert {entry.id: library.article(entry.id).text for entry in library.entries()} == found


def test_what_was_just_seen_is_taken_over_without_another_look(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open([folder])
    (folder / "0.txt").write_text("A schooner ran aground.\n")
    assert library.update_at_once({str(folder)}).changed == 1
    with monkeypatch.context() as patched:

        def listing(*given: object, **named: object) -> None:
            raise AssertionError("The files were looked at.")

        patched.setattr(seen, "list_files", listing)
        assert library.needs_update(looking=False)
        library.update_apart(looking=False)
        assert not library.needs_update(looking=False)
    assert not library.needs_update()


def test_what_an_update_has_seen_is_not_forgotten_with_the_next_change(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.collection.file_listing.LONG_AGO", -float("inf"))
    (folder / "sub").mkdir()
    library = Library.open([folder])
    library.update()
    with (folder / "more.jsonl").open("a") as file:
        file.write('{"id": "c", "text": "A sloop sank as well."}\n')
    library.update()
    (folder / "sub" / "new.txt").write_text("A new one.\n")
    library.update_at_once({str(folder / "sub")})
    assert library.search("sloop").total == 1
    assert not library.needs_update()


def test_what_an_update_under_way_did_not_see_is_taken_over_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open([folder])
    before, pending = library._collection.state, Indexing.pending

    def ending(indexing: Indexing, *, looking: bool = True) -> int:
        library._collection.take(before)
        return pending(indexing, looking=looking)

    (folder / "new.txt").write_text("A sloop sank as well.\n")
    with monkeypatch.context() as patched:
        patched.setattr(Indexing, "pending", ending)
        assert library.update_at_once({str(folder)}).added == 1
    assert library.search("sloop").total == 1
    assert not library.needs_update()


def test_what_has_changed_while_nothing_could_be_listed_is_found_when_it_can_be(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.collection.file_listing.LONG_AGO", -float("inf"))
    other = folder.parent / "other"
    other.mkdir()
    (other / "one.txt").write_text("One.\n")
    library = Library.open([folder, other])
    library.update()
    other.rename(folder.parent / "away")
    with (folder / "more.jsonl").open("a") as file:
        file.write('{"id": "c", "text": "A sloop sank as well."}\n')
    with pytest.raises(LibraryError):
        library.update_at_once({str(folder), str(other)})
    (folder.parent / "away").rename(other)
    library.update_at_once({str(other)})
    assert library.search("sloop").total == 1
    library.close()
