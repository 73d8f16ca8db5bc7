"""What a number counts, by the words behind it."""

from __future__ import annotations

import pytest

from index.comparison.reading.beside_numbers import unit_after
from index.comparison.reading.stems import stem


@pytest.mark.parametrize(
    ("behind", "things"),
    [
        (" U.S. infections, a record", ["infections"]),
        (" new U.S. troops.", ["new", "troops"]),
        (" of the other ferries sailed", ["ferries", "sailed"]),
        (" ferries. Two sank", ["ferries"]),
        (" people in the U.S.", ["people"]),
        (" in all", []),
    ],
)
def test_the_things_stand_behind_the_figure_to_the_end_of_its_phrase(behind: str, things: list[str]) -> None:
    assert unit_after(behind, 0, len(behind)) == tuple(map(stem, things))
