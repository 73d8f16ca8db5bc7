"""Labels of columns fit, and stay apart where they can."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.column_labels import column_labels


def test_what_fits_is_left_as_it_is() -> None:
    assert column_labels(["Post", "Gazette"], 8) == ("Post", "Gazette")


def test_what_begins_alike_is_told_apart_by_its_end() -> None:
    assert column_labels(["wire-north", "wire-south", "Gazette"], 6) == ("…north", "…south", "Gazet…")


def test_in_a_narrow_column_no_cell_goes_to_an_ellipsis() -> None:
    assert column_labels(["Fox News", "The Hill", "Reuters"], 3) == ("Fox", "Hil", "Reu")
    assert column_labels(["Fox News", "The Straits Times of Asia"], 5) == ("Fox", "STA")
    assert column_labels(["NPR Online News", "The Post", "The Hill"], 3) == ("NPR", "Pos", "Hil")


def test_in_a_narrow_column_initials_tell_labels_apart() -> None:
    assert column_labels(["New York Times", "New York Post", "Vox"], 4) == ("NYT", "NYP", "Vox")
    assert column_labels(["wire-north", "wire-south"], 4) == ("wn", "ws")


@given(st.lists(st.text(max_size=20), max_size=6), st.integers(2, 12))
def test_labels_never_need_more_than_the_column(labels: list[str], width: int) -> None:
    assert all(cell_len(label) <= width for label in column_labels(labels, width))
