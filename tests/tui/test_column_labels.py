"""Labels of columns fit, and stay apart where they can."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.column_labels import column_labels


def test_what_fits_is_left_as_it_is() -> None:
    assert column_labels(["Post", "Gazette"], 8) == ("Post", "Gazette")


def test_what_begins_alike_is_told_apart_by_its_end() -> None:
    assert column_labels(["wire-north", "wire-south", "Gazette"], 6) == ("…north", "…south", "Gazet…")


@given(st.lists(st.text(max_size=20), max_size=6), st.integers(2, 12))
def test_labels_never_need_more_than_the_column(labels: list[str], width: int) -> None:
    assert all(cell_len(label) <= width for label in column_labels(labels, width))
