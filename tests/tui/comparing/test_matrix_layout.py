"""The widths of the story matrix add up, and the cursor's column is always there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.comparing.matrix_layout import coverage_bar, matrix_layout

LABELS = st.lists(st.text("abcdefg", min_size=1, max_size=14), min_size=1, max_size=15)


@given(st.integers(60, 300), LABELS, st.data())
def test_widths_add_up_and_the_cursor_is_in_sight(width: int, labels: list[str], data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(labels) - 1))
    first = data.draw(st.integers(0, 20))
    note = data.draw(st.integers(0, 60))
    layout = matrix_layout(width, labels, cursor, first, data.draw(st.integers(0, 300)), note)
    assert layout.summary + layout.column * len(layout.columns) + layout.note == width
    assert cursor in layout.columns
    assert set(layout.columns) <= set(range(len(labels)))
    assert layout.summary >= 30


@given(st.integers(60, 300), LABELS, st.data())
def test_a_column_in_sight_does_not_move_the_others(
    width: int, labels: list[str], data: st.DataObject
) -> None:
    cursor = data.draw(st.integers(0, len(labels) - 1))
    before = matrix_layout(width, labels, cursor)
    neighbour = data.draw(st.sampled_from(list(before.columns)))
    assert matrix_layout(width, labels, neighbour, before.first).columns == before.columns


def test_a_dozen_sources_fit_at_160_columns() -> None:
    layout = matrix_layout(160, [f"{number:03}" for number in range(12)], 0)
    assert len(layout.columns) == 12
    assert layout.summary >= 60


def test_at_80_columns_what_does_not_fit_scrolls() -> None:
    labels = [f"{number:03}" for number in range(15)]
    assert list(matrix_layout(80, labels, 0).columns) == list(range(12))
    assert list(matrix_layout(80, labels, 14).columns) == list(range(3, 15))


def test_a_dozen_sources_fit_at_80_columns() -> None:
    assert len(matrix_layout(80, ["Morning Courier"] * 12, 0).columns) == 12


def test_labels_give_way_to_summaries() -> None:
    labels = ["Morning Courier", "Evening Gazette", "Harbour Bulletin"]
    assert matrix_layout(80, labels, 0).summary >= 60
    assert matrix_layout(110, labels, 0).column == 10


def test_outlets_have_their_names_where_nothing_else_needs_the_room() -> None:
    labels = ["Morning Courier", "Evening Gazette", "Harbour Bulletin"]
    layout = matrix_layout(166, labels, 0)
    assert (layout.summary, layout.column, layout.note) == (88, 18, 24)
    layout = matrix_layout(160, labels, 0)
    assert (layout.summary, layout.column, layout.note) == (82, 18, 24)
    layout = matrix_layout(138, labels, 0)
    assert (layout.summary, layout.column, layout.note) == (60, 18, 24)


def test_short_notes_leave_room_to_names_and_facts() -> None:
    labels = ["Morning Courier", "Evening Gazette", "Harbour Bulletin"]
    layout = matrix_layout(130, labels, 0, longest_note=len("only here"))
    assert (layout.summary, layout.column, layout.note) == (65, 18, 11)
    layout = matrix_layout(130, ["Courier", "Gazette"], 0, longest_fact=100, longest_note=9)
    assert (layout.summary, layout.note) == (101, 11)


def test_long_facts_take_what_would_be_empty_of_a_wide_screen() -> None:
    labels = [f"{number:03}" for number in range(5)]
    assert matrix_layout(300, labels, 0, longest_fact=100).summary == 103
    assert matrix_layout(300, labels, 0, longest_fact=60).summary == 88
    layout = matrix_layout(160, labels, 0, longest_fact=120)
    assert (layout.summary, layout.note) == (95, 40)


def test_bars_grow_with_the_share() -> None:
    assert [coverage_bar(share, 4) for share in (0, 0.01, 0.25, 0.5, 1)] == ["", "▁", "▇", "▇▇", "▇▇▇▇"]
