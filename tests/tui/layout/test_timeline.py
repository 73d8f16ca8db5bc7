"""The columns of a timeline have the names of outlets where its words have ample room beside them."""

from __future__ import annotations

from index.article import Span
from index.comparison.model import TimelineRow
from tui.layout.timeline import Entry, timeline_layout

OUTLETS = ["Morning Courier", "Evening Gazette", "Harbour Bulletin"]


def test_outlets_have_their_names_where_words_have_ample_room() -> None:
    wide = timeline_layout(160, OUTLETS, (), longest_note=9)
    assert wide.columns
    assert wide.column == len("Harbour Bulletin") + 2
    assert wide.subject >= 60


def test_names_of_outlets_give_way_to_words() -> None:
    narrow = timeline_layout(90, OUTLETS, (), longest_note=9)
    assert narrow.columns
    assert narrow.column == 11


def test_a_long_number_takes_no_room_from_the_words_behind_days() -> None:
    row = TimelineRow("2001-09-11", "000", Span(0, 1), ())
    day, number = (
        Entry(row, "Tue 11 September 2001", "11 Sep 2001"),
        Entry(row, "9" * 28, "9" * 28, number=True),
    )
    layout = timeline_layout(120, ("000", "001"), (day, number), longest_note=9)
    assert (layout.margin(day), layout.margin(number)) == (24, 30)
    assert layout.margin(day) + layout.words(day) == layout.margin(number) + layout.words(number)
