"""What articles are called that name no source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.collection.source_labels import labels


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
