"""Files of ours that were damaged: the index is made anew without a question, the notebook moved aside and
what can be read of it kept."""

import itertools
import json
import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index.article import Metadata
from index.collection.store import Store
from index.library import Library
from index.notebook import reading_marks
from index.notebook.correcting import correct
from index.notebook.notebook import Notebook
from index.places import places
from index.search.finding import searching
from index.search.indexing.postings import Postings

Rounds = Callable[[int], range]
WORDS = ("ferry", "bakers OR captain", '"ran aground"', "in*", "fery")
NAMES = ("person:khalilov", "speaker:halilov", "quote:steering")


def answers(library: Library) -> dict[str, Any]:
    """What a reader sees of a library."""
    ids = sorted(entry.id for entry in library.entries())
    found: dict[str, Any] = {"stories": [story.articles for story in library.stories()]}
    for query in WORDS + NAMES:
        result = library.search(query)
        assert not any("cannot be read" in note for note in result.notes)
        found[query] = [(hit.id, hit.snippet_texts) for hit in result.hits], result.total
    found["texts"] = [library.article(key) for key in ids]
    found["names"] = library.entities(ids)
    return found


def damage(file: Path, chance: random.Random) -> str:
    """Damages a file in one of the ways that disks, crashes and other programs have; says how."""
    data = bytearray(file.read_bytes())
    if not data:
        data[:] = b"\0" * 100
    where = chance.randrange(len(data))
    match chance.choice(("bytes", "bytes", "bytes", "bit", "zeros", "cut", "more", "other")):
        case "bytes":
            for _ in range(chance.randint(1, 20)):
                data[chance.randrange(len(data))] = chance.randrange(256)
        case "bit":
            data[where] ^= 1 << chance.randrange(8)
        case "zeros":
            data[where : where + 4096] = bytes(len(data[where : where + 4096]))
        case "cut":
            del data[where:]
        case "more":
            data += chance.randbytes(chance.randint(1, 5000))
        case "other":
            data[where : where + 512] = chance.randbytes(len(data[where : where + 512]))
    file.write_bytes(data)
    return f"{file.name} at {where}"


def test_an_index_damaged_anywhere_answers_as_before(
    harbour: Path, seeds: Path, own_folders: Path, tmp_path: Path, rounds: Rounds
) -> None:
    for file in seeds.glob("*.txt"):
        shutil.copy(file, harbour)
    library = Library.open([harbour])
    library.update()
    right = answers(library)
    library.close()
    sound = tmp_path / "sound"
    shutil.copytree(places().cache, sound)
    for number in rounds(8):
        shutil.rmtree(places().cache)
        shutil.copytree(sound, places().cache)
        chance = random.Random(number)
        files = sorted(file for file in places().cache.rglob("*") if file.is_file())
        how = damage(chance.choice(files), chance)
        library = Library.open([harbour])
        found = answers(library)
        # Where all names were lost, those of many articles are only found out again by an update.
        wrong = [what for what in right if found[what] != right[what] and what not in NAMES]
        assert wrong == [], (number, how)
        library.update()
        assert library.problems() == (), (number, how)
        assert not library.needs_update(), (number, how)
        assert answers(library) == right, (number, how)
        library.close()


def damaged_inside(chance: random.Random) -> list[Path]:
    """Changes one byte in the middle of each segment, where opening the indexes does not look."""
    segments = sorted(places().cache.rglob("*.seg"))
    for file in segments:
        data = bytearray(file.read_bytes())
        where = chance.randrange(len(data) // 4, len(data) // 2)
        data[where] ^= 1 + chance.randrange(255)
        file.write_bytes(data)
    return segments


def test_damage_that_opening_does_not_find_is_found_by_reading_everything(
    harbour: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch, rounds: Rounds
) -> None:
    library = Library.open([harbour])
    library.update()
    right = answers(library)
    library.close()
    # As if they were large.
    monkeypatch.setattr("index.storage.sealed.QUICK", 0)
    monkeypatch.setattr("index.search.segments.whoosh_index.QUICK", 0)
    for number in rounds(2):
        library = Library.open([harbour])
        assert not library.mend(lambda: False), "what is sound is left alone"
        kept = sorted(places().cache.rglob("*.seg"))
        assert len(damaged_inside(random.Random(number))) >= 2
        assert not library.mend(lambda: True), "called off"
        assert sorted(places().cache.rglob("*.seg")) == kept
        assert library.mend(lambda: False)
        assert not set(kept) & set(places().cache.rglob("*.seg"))
        assert library.needs_update()
        library.update()
        assert not library.needs_update()
        assert answers(library) == right
        assert not library.mend(lambda: False)
        library.close()


def test_what_is_small_is_read_when_it_is_opened_and_not_again(
    harbour: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open([harbour])
    library.update()
    damaged_inside(random.Random(1))
    asked: list[bool] = []
    assert not library.mend(lambda: bool(asked.append(True)))
    assert not asked
    library.close()


def test_a_page_of_a_text_that_was_changed_is_never_shown(harbour: Path) -> None:
    library = Library.open([harbour])
    library.update()
    texts = {entry.id: library.article(entry.id) for entry in library.entries()}
    library.close()
    (store,) = places().cache.rglob("articles.sqlite")
    data = store.read_bytes()
    assert b"the coast guard said" in data
    kept = library._collection.records.values()
    assert [Store(store).article(record) is not None for record in kept] == [True] * 4
    store.write_bytes(data.replace(b"the coast guard said", b"the coast guards lied"[:20]))
    library = Library.open([harbour])
    assert {entry.id: library.article(entry.id) for entry in library.entries()} == texts


def texts_of(library: Library) -> list[Any]:
    """All articles with everything that is shown of them."""
    return [library.article(entry.id) for entry in library.entries()]


def changed_by_a_bit(value: Any) -> Any:
    """The same kind of value, with its last bit the other way."""
    match value:
        case int():
            return value ^ 1
        case bytes():
            return value[:-1] + bytes([value[-1] ^ 1])
        case str():
            return value[:-1] + chr(ord(value[-1:] or "x") ^ 1)
        case _:
            return 1


@pytest.mark.parametrize("table", ["articles", "texts", "bundles"])
def test_no_value_that_was_changed_in_what_is_kept_is_ever_shown(harbour: Path, table: str) -> None:
    record = {"id": 1, "title": "A whale", "text": "A whale was seen. It was large.", "source": "Wire"}
    (harbour / "many.jsonl").write_text(json.dumps(record) + "\n")
    library = Library.open([harbour])
    library.update()
    right = texts_of(library)
    library.close()
    (store,) = places().cache.rglob("articles.sqlite")
    sound = store.read_bytes()
    with closing(sqlite3.connect(store)) as connection:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    tried = 0
    for column in columns[1:]:
        store.write_bytes(sound)
        with closing(sqlite3.connect(store)) as connection:
            rows = connection.execute(f"SELECT id, {column} FROM {table}").fetchall()
            for key, value in rows:
                values = changed_by_a_bit(value), key
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", values)
            connection.commit()
        library = Library.open([harbour])
        assert texts_of(library) == right, column
        correct(library._notebook, right[-1].id, Metadata(language="eo"))
        library._collection.look()
        corrected = replace(right[-1], language="eo", language_derived=False)
        assert texts_of(library)[-1] == corrected, column
        correct(library._notebook, right[-1].id, Metadata(language=""))
        library.close()
        tried += len(rows)
    assert tried >= len(columns) - 1


def test_no_page_in_the_place_of_another_gives_another_text(harbour: Path, seeds: Path) -> None:
    for file in seeds.glob("*.txt"):
        shutil.copy(file, harbour)
    library = Library.open([harbour])
    library.update()
    records = library._collection.store.records()
    right = {key: library._collection.store.article(record) for key, record in records.items()}
    library.close()
    (path,) = places().cache.rglob("articles.sqlite")
    sound, size = path.read_bytes(), 4096
    pages = [sound[start : start + size] for start in range(0, len(sound), size)]
    for one, other in itertools.combinations(range(1, len(pages)), 2):
        swapped = [*pages]
        swapped[one], swapped[other] = pages[other], pages[one]
        path.write_bytes(b"".join(swapped))
        with closing(Store(path)) as store:
            for key, record in records.items():
                assert store.article(record) in (right[key], None), (one, other)


def test_an_index_of_the_records_that_was_changed_is_made_anew(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (harbour / "another.md").write_text("---\nsource: wirf\n---\nA whale was seen from the ferry.\n")
    library = Library.open([harbour])
    library.update()
    right = texts_of(library)
    assert {"wire", "wirf"} < {article.source for article in right}
    library.close()
    (store,) = places().cache.rglob("articles.sqlite")
    sound = store.read_bytes()
    places_of = [match.start() for match in re.finditer(b"wirf", sound)]
    # In the text, in its record, and in the index by which it is known which names are taken.
    assert len(places_of) >= 3
    for where in places_of:
        store.write_bytes(sound[:where] + b"wire" + sound[where + 4 :])
        library = Library.open([harbour])
        assert texts_of(library) == right, where
        library.close()
    # As if it were large: then it is not looked for when it is opened.
    monkeypatch.setattr("index.collection.store_file.QUICK", 0)
    mended = []
    for where in places_of:
        store.write_bytes(sound[:where] + b"wire" + sound[where + 4 :])
        library = Library.open([harbour])
        mended.append(library.mend(lambda: False))
        library.update()
        assert texts_of(library) == right, where
        assert not library.mend(lambda: False)
        library.close()
    assert any(mended)


def test_a_reader_goes_on_under_which_everything_is_damaged(harbour: Path) -> None:
    library = Library.open([harbour])
    library.update()
    right = answers(library)
    for file in places().cache.rglob("*"):
        if file.suffix != ".seg" and file.is_file():
            file.write_bytes(b"rubbish")
    assert library.search("ferry").total == 3
    library.update()
    assert answers(library) == right
    assert not library.needs_update()


def test_a_reader_that_is_closed_while_it_is_asked_leaves_the_index_alone(harbour: Path) -> None:
    library = Library.open([harbour])
    library.update()
    library.close()
    with pytest.raises(sqlite3.ProgrammingError):
        library._collection.store.records()
    assert not Library.open([harbour]).needs_update()


def test_an_index_that_is_damaged_while_it_is_written_is_made_anew(harbour: Path) -> None:
    library = Library.open([harbour])
    library.update()
    (store,) = places().cache.rglob("articles.sqlite")
    (harbour / "late.txt").write_text("A whale was seen from the ferry.\n")
    for ending in ("", "-wal", "-shm"):
        file = store.with_name(store.name + ending)
        if file.exists():
            file.write_bytes(b"\xff" * file.stat().st_size)
    assert library.update().in_memory is None
    assert library.search("whale").total == 1
    assert not Library.open([harbour]).needs_update()


def kept_marks(path: Path, count: int) -> list[str]:
    """Marks as many articles in a notebook, decides about as many names, and closes it."""
    notebook = Notebook(path)
    for number in range(count):
        reading_marks.mark(notebook, f"article-{number}", True)
        notebook.decide(("PERSON", f"Ada {number}", f"A. {number}", True))
    notebook.close()
    return [f"article-{number}" for number in range(count)]


def test_a_notebook_damaged_anywhere_is_moved_aside_and_what_can_be_read_is_kept(
    tmp_path: Path, rounds: Rounds
) -> None:
    sound = tmp_path / "sound.sqlite"
    marks = kept_marks(sound, 60)
    saved = 0
    for number in rounds(12):
        folder = tmp_path / str(number)
        folder.mkdir(mode=0o700)
        path = folder / "notebook.sqlite"
        shutil.copy(sound, path)
        chance = random.Random(number)
        how = damage(path, chance)
        damaged = path.read_bytes()
        notebook = Notebook(path)
        found = notebook.marks()
        notebook.namings()
        reading_marks.mark(notebook, "another", True)
        assert "another" in notebook.marks(), (number, how)
        aside = list(folder.glob("notebook-damaged-*.sqlite"))
        if notebook.problem is None:
            assert aside == [], (number, how)
        else:
            assert [file.read_bytes() for file in aside] == [damaged], (number, how)
            assert str(aside[0]) in notebook.problem
            assert "\n" not in notebook.problem
            saved += len(set(found) & set(marks)) > 0
        again = Notebook(path)
        assert again.problem is None
        assert again.marks() == notebook.marks()
        again.close()
        notebook.close()
    assert saved > 0


@pytest.mark.parametrize("sealed", [True, False])
def test_a_fault_of_the_program_costs_no_index(
    harbour: Path, monkeypatch: pytest.MonkeyPatch, sealed: bool
) -> None:
    library = Library.open([harbour])
    library.update()
    files = {file: file.read_bytes() for file in places().cache.rglob("*.seg")}
    if not sealed:
        for seal in places().cache.rglob("seal.json"):
            seal.unlink()

    def faulty(*args: Any, **options: Any) -> None:
        raise KeyError("no such\nthing")

    with monkeypatch.context() as patched:
        patched.setattr("index.search.finding.searching.search", faulty)
        for _ in range(2):
            result = library.search("ferry")
            assert result.total == 0
            (note,) = result.notes
            assert "could not be answered (KeyError: 'no such\\nthing')" in note
    assert {file: file.read_bytes() for file in places().cache.rglob("*.seg")} == files
    assert library.search("ferry").total == 3


@pytest.mark.parametrize("part", ["postings", "names"])
def test_an_index_that_is_damaged_under_a_search_is_made_anew_once(
    harbour: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    library = Library.open([harbour])
    library.update()
    right = library.search("ferry").hits
    for file in places().cache.rglob("*.seg"):
        if file.parent.name == part:
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 255
            beside = file.with_name("beside")
            beside.write_bytes(data)
            beside.replace(file)
    wiped: list[str] = []
    wipe = Postings.wipe
    monkeypatch.setattr(Postings, "wipe", lambda self: (wiped.append(self._layout.name), wipe(self)))
    search = searching.search
    calls: list[str] = []

    def once(*args: Any, **options: Any) -> Any:
        calls.append("")
        if len(calls) == 1:
            raise ValueError("what damaged bytes lead to")
        return search(*args, **options)

    monkeypatch.setattr("index.search.finding.searching.search", once)
    assert library.search("ferry").hits == right
    assert wiped == [{"postings": "articles", "names": "names"}[part]]
    library.update()
    library.close()
    assert not Library.open([harbour]).needs_update()
