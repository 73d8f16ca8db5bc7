"""Labels of columns fit, and stay apart where they can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.layout import column_labels as labelling
from tui.layout.column_labels import column_labels


def test_what_fits_is_left_as_it_is() -> None:
    assert column_labels(["Post", "Gazette"], 8) == ("Post", "Gazette")


def test_what_does_not_tell_an_outlet_goes_before_what_does() -> None:
    outlets = ["The Guardian", "NPR (Online News)", "The Christian Science Monitor", "Fox News"]
    assert column_labels(outlets, 8) == ("Guardian", "NPR", "Christi…", "Fox News")
    assert column_labels(["Harbour Times - News", "Echo – Opinion"], 13) == ("Harbour Times", "Echo")
    assert column_labels(["NPR (Online News)", "NPR (Opinion)"], 8) == ("…e News)", "…pinion)")
    assert column_labels(["The Hill", "Behind the News", "● The Guardian"], 10) == (
        "The Hill",
        "Behind th…",
        "● Guardian",
    )
    assert column_labels(["Breathe On"], 7) == ("Breath…",)


def test_what_begins_alike_is_told_apart_by_its_end() -> None:
    assert column_labels(["wire-north", "wire-south", "Gazette"], 6) == ("…north", "…south", "Gazet…")


def test_in_a_narrow_column_no_cell_goes_to_an_ellipsis() -> None:
    assert column_labels(["Fox News", "The Hill", "Reuters"], 3) == ("Fox", "Hil", "Reu")
    assert column_labels(["Fox News", "The Straits Times of Asia"], 5) == ("Fox", "STA")
    assert column_labels(["NPR Online News", "The Post", "The Hill"], 3) == ("NPR", "Pos", "Hil")


def test_in_a_narrow_column_initials_tell_labels_apart() -> None:
    assert column_labels(["New York Times", "New York Post", "Vox"], 4) == ("NYT", "NYP", "Vox")
    assert column_labels(["Associated Press", "Gazette"], 5) == ("AP", "Gazet")
    assert column_labels(["wire-north", "wire-south"], 4) == ("wn", "ws")


def test_of_labels_that_begin_and_end_alike_those_characters_are_kept_in_which_they_differ() -> None:
    desks = [f"desk{desk}-0{number}" for desk in (1, 2) for number in (7, 8)]
    assert column_labels([*desks, "Vox"], 3) == ("17", "18", "27", "28", "Vox")
    assert column_labels(desks, 5) == ("…1-07", "…1-08", "…2-07", "…2-08")


def test_labels_that_cannot_be_told_apart_in_a_column_have_numbers() -> None:
    assert column_labels(["northern-evening-post", "northern-eastern-post"], 3) == ("1", "2")


def test_in_a_wide_column_labels_that_begin_and_end_alike_have_the_words_in_which_they_differ() -> None:
    offices = ["Harbour Radio (Baden) News", "Harbour Radio (Minden) News", "Coast Radio Kiel News", "Vox"]
    assert column_labels(offices, 9) == ("…(Baden)…", "…(Minden…", "Coast Ra…", "Vox")
    papers = ["Morning Post of Kiel in Holstein", "Morning Post of Bremen in Holstein"]
    assert column_labels(papers, 12) == ("…Kiel in Ho…", "…Bremen in…")


def test_of_a_label_of_any_length_only_what_fits_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[str] = []

    def measure(text: str) -> int:
        measured.append(text)
        return cell_len(text)

    monkeypatch.setattr(labelling, "cell_len", measure)
    column_labels(["word " * 1_000, "Vox"], 14)
    assert len(measured) < 100


def test_labels_that_are_the_same_stay_so() -> None:
    assert column_labels(["Gazette", "Vox", "Gazette"], 3) == ("Gaz", "Vox", "Gaz")


@given(st.lists(st.text(max_size=20), max_size=6), st.integers(2, 12))
def test_labels_never_need_more_than_the_column(labels: list[str], width: int) -> None:
    assert all(cell_len(label) <= width for label in column_labels(labels, width))
