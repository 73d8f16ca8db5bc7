"""What fits into a line is cut where it cannot be taken for something else."""

from __future__ import annotations

import pytest

from tui.layout.fitting import count_part, label_lines, shortened, shortened_within


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("More than 1,037 fled", 20, "More than 1,037 fled"),
        ("More than 1,037 fled", 14, "More than…"),
        ("More than 1,037 fled", 15, "More than…"),
        ("More than 1,037 fled", 16, "More than 1,037…"),
        ("It cost $2.5 million", 11, "It cost…"),
        ("It rose 12% in May", 11, "It rose…"),
        ("In 2021 ferries sank", 9, "In 2021…"),
        ("1,037 fled", 4, "1,0…"),
        ("MH370 was lost", 5, "MH37…"),
        ("Ferries sank", 5, "Ferr…"),
        ("Ferries sank", 0, ""),
        ("Harbour Times - News", 17, "Harbour Times…"),
        ("Harbour Times – News", 16, "Harbour Times…"),
        ("A well-known harbour", 8, "A well-…"),
    ],
)
def test_a_line_is_not_cut_inside_a_figure(text: str, width: int, expected: str) -> None:
    assert shortened(text, width) == expected


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (40, "9 mentions · 2 of 2 sources · 7 more "),
        (37, "9 mentions · 2 of 2 sources · 7 more "),
        (36, "9 mentions · 2 of 2 sources "),
        (27, "9 mentions "),
        (11, "9 mentions "),
        (10, ""),
        (-3, ""),
    ],
)
def test_of_what_is_counted_there_is_as_much_as_fits(room: int, expected: str) -> None:
    assert count_part("9 mentions · 2 of 2 sources · 7 more", room) == expected


@pytest.mark.parametrize(
    ("label", "width", "lines", "expected"),
    [
        ("Associated Press", 16, 1, ("Associated Press",)),
        ("Associated Press", 12, 2, ("Associated", "Press")),
        ("Associated Press", 12, 1, ()),
        ("Associated Press", 9, 2, ()),
        ("≠ Fox Online News", 14, 2, ("≠ Fox Online", "  News")),
        ("The Evening Post of Olm", 11, 3, ("The Evening", "Post of Olm")),
        ("", 9, 1, ("",)),
    ],
)
def test_a_label_goes_on_in_the_next_line(
    label: str, width: int, lines: int, expected: tuple[str, ...]
) -> None:
    assert label_lines(label, width, lines) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("ferry AND harbour", 17, "ferry AND harbour"),
        ("the ferry ran aground off the harbour", 27, "the ferry ran agrou…harbour"),
        ("the ferry cost 1,037,000 in all", 24, "the ferry cost…in all"),
        ("长江大桥于九月十五日上午正式通车", 12, "长江大…通车"),
        ("thewholeofitisoneword", 9, "thewh…ord"),
        ("ferry", 1, "…"),
        ("ferry", 0, ""),
    ],
)
def test_what_begins_alike_is_cut_before_its_end(text: str, width: int, expected: str) -> None:
    assert shortened_within(text, width) == expected
