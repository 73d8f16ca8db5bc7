"""Where a pane begins so that an item is in sight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.panes.sight import nearest, turned, upper_third

PAGE, MARGIN = 20, 1

TOPS = st.integers(0, 100)
STOPS = st.tuples(st.integers(0, 100), st.integers(1, PAGE - 2 * MARGIN)).map(
    lambda item: (item[0], item[0] + item[1])
)


@pytest.mark.parametrize(
    "move", [nearest, upper_third, lambda *where: turned(*where, 0.0), lambda *where: turned(*where, 1.0)]
)
@given(top=TOPS, stop=STOPS)
def test_an_item_that_has_room_is_in_sight_with_its_margin_and_moves_nothing_where_it_was(move, top, stop):
    begins = move(top, PAGE, stop, MARGIN)
    assert begins <= stop[0] - MARGIN
    assert stop[1] + MARGIN <= begins + PAGE
    if top <= stop[0] - MARGIN and stop[1] + MARGIN <= top + PAGE:
        assert begins == top


@pytest.mark.parametrize("move", [nearest, upper_third, lambda *where: turned(*where, 0.5)])
@given(top=TOPS, start=TOPS)
def test_of_an_item_taller_than_the_screen_the_beginning_is_in_sight(move, top, start):
    begins = move(top, PAGE, (start, start + 2 * PAGE), MARGIN)
    assert begins <= start < begins + PAGE


@pytest.mark.parametrize(
    ("move", "begins"),
    [
        (nearest, 13),
        (upper_third, 24),
        # All that was read before stays, half of it, nothing but the margin.
        (lambda *where: turned(*where, 1.0), 13),
        (lambda *where: turned(*where, 0.5), 20),
        (lambda *where: turned(*where, 0.0), 29),
    ],
)
def test_how_far_the_screen_moves_to_an_item_below_it(move, begins):
    assert move(0, PAGE, (30, 32), MARGIN) == begins
