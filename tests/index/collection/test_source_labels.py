"""What articles are called that name no source."""

from collections import Counter
from operator import itemgetter
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.collection import counted, source_labels
from index.collection.catalogue import id_of, record_id
from index.collection.counted import Counted
from index.collection.files import Files
from index.collection.records import BundleRecord, Record
from index.collection.source_labels import SourceLabels
from index.collection.state import State
from index.collection.store import Store
from index.library import Library
from index.places import Places


def labelled(names: list[str]) -> list[str | None]:
    """What files of these names are called, each in another folder, in this order."""
    paths = [f"/{number:03}/{name}" for number, name in enumerate(names)]
    files = Files((id_of(path, ""), path, 1, 1, 1, ()) for path in paths)
    store = Store(None)
    labels = SourceLabels(store, State(files, {}, tuple(files), ()), {}, {})
    found = [labels.get(id_of(path, "")) for path in paths]
    store.close()
    return found


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["000_ab.txt", "001_cd.txt"], ["000", "001"]),
        (["bbc-news-1.txt", "bbc-news-2.txt", "afp.txt"], ["bbc-news-1", "bbc-news-2", "afp"]),
        (["le monde.txt", "le figaro.txt"], ["le monde", "le figaro"]),
        (["a_b.txt", "a.txt"], ["a_b", "a.txt"]),
        (["same.txt", "same.txt"], ["same.txt", "same.txt (2)"]),
        (["___.txt", "x.txt"], ["___.txt", "x"]),
        (["what-mueller-s-case.txt", "this-is-how-it.md"], ["what-mueller", "this-is-how-it"]),
        (["a.txt", "i-know.txt", "The_Ferry.txt"], ["a", "i-know", "The_Ferry"]),
    ],
)
def test_a_source_label_is_the_shortest_beginning_that_tells_files_apart(
    names: list[str], expected: list[str]
) -> None:
    assert labelled(names) == expected


@given(st.lists(st.text(alphabet="ab_- .", min_size=1, max_size=8), max_size=12))
def test_source_labels_are_distinct(names: list[str]) -> None:
    assert len(set(labelled(names))) == len(names)


def test_a_label_is_never_that_of_a_named_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wire_report.txt").write_text("The dike broke.\n")
    (tmp_path / "given.txt").write_text("---\nsource: wire\n---\nThe dike broke.\n")
    for few in (10, 0):
        monkeypatch.setattr(source_labels, "FEW", few)
        library = Library.open([tmp_path], at=Places(tmp_path / "cache", tmp_path / "data"))
        for _ in range(2):
            assert {entry.source for entry in library.entries()} == {"wire", "wire_report"}
            library.update()
        library.close()


NAMES = st.sampled_from("a.txt a_b.txt a_b_c.txt a the-a.txt wire.txt wire_2.txt b.jsonl b-c.jsonl".split())
PLACES = st.tuples(st.sampled_from(["/x/", "/y/"]), NAMES)


@st.composite
def moments(draw: st.DrawFn) -> tuple[State, dict[str, BundleRecord], dict[str, Record | None], list[Record]]:
    """The files, what was read of them by then, and what is stored of that."""
    # What a file is called may be a link to it, and another one the next time.
    paths = {
        id_of(folder + name, ""): folder + (f"l_{name}" if draw(st.integers(0, 9)) == 0 else name)
        for folder, name in draw(st.sets(PLACES, max_size=8))
    }
    away = {key: path for key, path in paths.items() if draw(st.integers(0, 9)) == 0}
    by_path = sorted(paths.items(), key=itemgetter(1))
    there = [(key, path, 1, 1, 1, ()) for key, path in by_path if key not in away]
    records: list[Record] = []
    unlike: dict[str, Record | None] = {}
    for key, path in paths.items():
        for called in ("1", "2") if path.endswith("jsonl") else (None,):
            article = key if called is None else record_id(key, called)
            source, words = draw(st.sampled_from([(None, 7), (None, 7), ("wire", 7), ("a", 7), (None, None)]))
            record = Record(article, path, 1, 1, "", "x", source=source, words=words, file=key, record=called)
            records.append(record)
            if draw(st.integers(0, 4)) == 0:
                unlike[article] = draw(st.sampled_from([record, None]))
    stored = [record for record in records if draw(st.booleans())]
    stale = tuple(key for key, *_ in there if draw(st.booleans()))
    bundles = {
        key: BundleRecord(key, path, 1, 1, 1, "")
        for key, path in paths.items()
        if path.endswith("jsonl") and draw(st.booleans())
    }
    return State(Files(there), {}, stale, (), away=away), bundles, unlike, stored


@settings(max_examples=200)
@given(st.lists(moments(), min_size=2, max_size=4))
def test_labels_renewed_are_those_made_anew(steps: list[Any]) -> None:
    store, labels = Store(None), None
    before: list[Record] = []
    for state, bundles, other, stored in steps:
        with store.writing() as writing:
            for record in before:
                if record not in stored:
                    writing.drop(record.id)
            for record in stored:
                if record not in before:
                    writing.put(record)
        before = stored
        anew = SourceLabels(store, state, bundles, other)
        labels = SourceLabels(store, state, bundles, other, labels)
        keys = [*state.files, *state.away]
        assert {key: labels.get(key) for key in keys} == {key: anew.get(key) for key in keys}
        # What the next ones are made of.
        assert Counter(labels._members) == Counter(anew._members)
        assert Counter(labels._labelling._parts) == Counter(anew._labelling._parts)
    store.close()


SMALL = st.lists(st.integers(-3, 3), max_size=4)


@given(SMALL, st.lists(st.tuples(SMALL, SMALL), max_size=4), st.sampled_from([0, 1000]))
def test_numbers_are_counted_with_what_comes_and_goes(
    numbers: list[int], changes: list[tuple[list[int], list[int]]], most: int
) -> None:
    with patch.object(counted, "MOST_BESIDE", most):
        found, expected = Counted(numbers), Counter(numbers)
        for come, left in changes:
            gone = [*(expected & Counter(left)).elements()]
            found = found.changed(come, gone)
            expected = expected + Counter(come) - Counter(gone)
            assert [found[number] for number in range(-4, 5)] == [expected[number] for number in range(-4, 5)]
            assert Counter(found) == expected
            assert len(found) == expected.total()


def test_files_of_one_name_are_numbered_in_the_order_of_their_paths(tmp_path: Path) -> None:
    folders = [tmp_path / f"{number:02}" for number in range(12)]
    for folder in folders:
        folder.mkdir()
        (folder / "wire.txt").write_text(f"The dike broke at {folder.name}.\n")
    library = Library.open([tmp_path], at=Places(tmp_path / "cache", tmp_path / "data"))
    for _ in range(2):
        said = {Path(entry.path).parent: entry.source for entry in library.entries()}
        assert [said[folder] for folder in folders] == [
            "wire.txt",
            *(f"wire.txt ({number})" for number in range(2, 13)),
        ]
        library.update()
    library.close()
