"""What articles are called that name no source."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.collection import source_labels
from index.collection.source_labels import labels
from index.library import Library


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
    found = labels({str(number): name for number, name in enumerate(names)})
    assert [found[str(number)] for number in range(len(names))] == expected


@given(st.lists(st.text(alphabet="ab_- .", min_size=1, max_size=8), max_size=12))
def test_source_labels_are_distinct(names: list[str]) -> None:
    found = labels({str(number): name for number, name in enumerate(names)})
    assert len(set(found.values())) == len(names)


def test_a_label_is_never_that_of_a_named_source() -> None:
    assert labels({"x": "wire_report.txt"}, taken={"wire"}) == {"x": "wire_report"}


@pytest.mark.parametrize("few", [0, 10])
def test_what_sources_are_named_is_known_for_few_files_and_for_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(source_labels, "FEW", few)
    (tmp_path / "wire_report.txt").write_text("The dike broke.\n")
    (tmp_path / "given.txt").write_text("---\nsource: wire\n---\nThe dike broke.\n")
    library = Library.open([tmp_path], cache_dir=tmp_path / "cache", data_dir=tmp_path / "data")
    library.update()
    assert {entry.source for entry in library.entries()} == {"wire", "wire_report"}
    library.close()


def test_files_of_one_name_are_numbered_in_the_order_of_their_paths(tmp_path: Path) -> None:
    folders = [tmp_path / f"{number:02}" for number in range(12)]
    for folder in folders:
        folder.mkdir()
        (folder / "wire.txt").write_text(f"The dike broke at {folder.name}.\n")
    library = Library.open([tmp_path], cache_dir=tmp_path / "cache", data_dir=tmp_path / "data")
    for _ in range(2):
        said = {Path(entry.path).parent: entry.source for entry in library.entries()}
        assert [said[folder] for folder in folders] == [
            "wire.txt",
            *(f"wire.txt ({number})" for number in range(2, 13)),
        ]
        library.update()
    library.close()
