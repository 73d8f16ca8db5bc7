"""The hits of the last start are written down and read again."""

import pytest

from index.article import Span
from tui.layout.hit_lines import Item
from tui.start.shown_hits import MOST, read, written

HIT = Item(
    *("a", "Echo", "Ferry \ud800", True, "A ferry.", (Span(2, 7),), (Span(0, 5),), "Told twice", "2 sources"),
    "2021-07-05",
)


def test_what_is_written_is_read() -> None:
    assert read(written([HIT] * 60, "also: ferries", "60 hits")) == (
        (HIT,) * MOST,
        "also: ferries",
        "60 hits",
    )


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '["", "", [["a"]]]', '["", "", [[1,2,3,4,5,[6],7,8,9,10]]]']
)
def test_what_cannot_be_read_is_nothing(text: str) -> None:
    assert read(text) == ((), "", "")
