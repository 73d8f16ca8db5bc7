"""The overview strip: nothing that contradicts is lost in it, however short it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.comparison.model import Relation, Row
from tui.comparing.overview_cells import overview_cells
from tui.looks.marks import Mark

RELATIONS = st.sampled_from(list(Relation))


@st.composite
def placed_rows(draw: st.DrawFn) -> tuple[list[tuple[int, int, Row]], int]:
    placed, line = [], 0
    for number in range(draw(st.integers(1, 25))):
        height = draw(st.integers(1, 6))
        found = (number,) if draw(st.booleans()) else ()
        placed.append((line, line + height, Row(draw(RELATIONS), (), (), discrepancies=found)))
        line += height + draw(st.integers(0, 1))
    return placed, line


@given(placed_rows(), st.integers(1, 60), st.data())
def test_the_strip_is_as_high_as_asked_and_shows_the_viewport(
    made: tuple[list[tuple[int, int, Row]], int], height: int, data: st.DataObject
) -> None:
    placed, length = made
    top = data.draw(st.integers(0, length - 1))
    cells = overview_cells(placed, frozenset(), length, height, (top, min(top + 5, length)))
    assert len(cells) == height
    seen = [number for number, cell in enumerate(cells) if cell.in_view]
    everything = top == 0 and length <= 5
    assert bool(seen) is not everything
    assert seen == list(range(seen[0], seen[-1] + 1)) if seen else everything


@given(placed_rows(), st.integers(1, 60))
def test_a_contradiction_shows_where_it_is_and_nowhere_else(
    made: tuple[list[tuple[int, int, Row]], int], height: int
) -> None:
    placed, length = made
    shown = frozenset(number for _, _, row in placed for number in row.discrepancies)
    cells = overview_cells(placed, shown, length, height, (0, 1))
    expected = {start * height // max(length, height) for start, _, row in placed if row.discrepancies}
    assert {number for number, cell in enumerate(cells) if cell.mark is Mark.CONTRADICTS} == expected


def test_a_discrepancy_that_is_not_walked_leaves_the_row_as_it_is() -> None:
    placed = [(0, 2, Row(Relation.SAME, (), (), discrepancies=(4,)))]
    assert overview_cells(placed, frozenset(), 2, 2, (0, 2))[0].mark is Mark.SAME


def test_no_room_gives_no_cells() -> None:
    assert overview_cells([], frozenset(), 0, 0, (0, 0)) == ()
