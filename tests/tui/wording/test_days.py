"""The days of articles in heads of columns."""

from __future__ import annotations

import pytest

from tui.wording.days import head_days


@pytest.mark.parametrize(
    ("dates", "width", "shown"),
    [
        (("2021-07-05T08:00", "2021-07-06", None), 10, ("2021-07-05", "2021-07-06", "")),
        (("2021-07-05", "2021-07-06", None), 9, ("07-05", "07-06", "")),
        (("2021-07-05", "2021-07"), 5, ("07-05", "07")),
        (("2021-07-05", "2021-07-06"), 4, ()),
        (("2020-12-31", "2021-01-01"), 9, ()),
        (("2021-07-05", "2021"), 9, ()),
        (("2021-07-05T08:00", "2021-07-05T19:00", None), 10, ()),
        ((None, "2021-07-05"), 10, ()),
        ((), 10, ()),
    ],
)
def test_days_of_which_there_are_several_are_shown_as_far_as_they_fit(
    dates: tuple[str | None, ...], width: int, shown: tuple[str, ...]
) -> None:
    assert head_days(dates, width) == shown
