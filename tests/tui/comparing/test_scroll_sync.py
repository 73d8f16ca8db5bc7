"""Two columns, each in its own order, stay level where they say the same."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tui.comparing.scroll_sync import ScrollSync, in_step

LINES = st.integers(0, 60)
ANCHORS = st.lists(st.tuples(LINES, LINES), max_size=12)


def test_moved_passages_are_left_out_of_the_way() -> None:
    assert in_step([(1, 2), (4, 30), (8, 6), (12, 11)]) == ((1, 2), (8, 6), (12, 11))


def test_anchored_lines_meet_at_one_position() -> None:
    sync = ScrollSync.over(20, 40, [(5, 15), (10, 20)])
    assert sync.at_left(5) == sync.at_right(15) == 15
    assert sync.lines_at(15) == (5, 15)


@given(ANCHORS)
def test_what_is_in_step_runs_forward_on_both_sides(anchors: list[tuple[int, int]]) -> None:
    kept = in_step(anchors)
    assert set(kept) <= set(anchors)
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in itertools.pairwise(kept))


@given(LINES, LINES, ANCHORS)
def test_every_line_of_both_columns_is_passed(left: int, right: int, anchors: list[tuple[int, int]]) -> None:
    sync = ScrollSync.over(left, right, anchors)
    passed = [sync.lines_at(position) for position in range(sync.length + 1)]
    assert {line for line, _ in passed} == set(range(left + 1))
    assert {line for _, line in passed} == set(range(right + 1))
    assert passed == sorted(passed)


@given(LINES, LINES, ANCHORS)
def test_the_position_of_a_line_shows_that_line(
    left: int, right: int, anchors: list[tuple[int, int]]
) -> None:
    sync = ScrollSync.over(left, right, anchors)
    assert all(sync.lines_at(sync.at_left(line))[0] == line for line in range(left + 1))
    assert all(sync.lines_at(sync.at_right(line))[1] == line for line in range(right + 1))
