"""The columns of a timeline have the names of outlets where its words have ample room beside them."""

from __future__ import annotations

from tui.timeline_layout import timeline_layout

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
