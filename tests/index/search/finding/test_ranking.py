"""The first of many hits are those that sorting all of them would put first."""

from __future__ import annotations

from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from index.search.finding.ranking import ranked

TERMS: Any = SimpleNamespace(article_id="{:05}".format)
NO_PROPERTIES: Any = None


@pytest.mark.parametrize("count", [0, 3, 50, 200, 4000])
@pytest.mark.parametrize("limit", [0, 1, 20])
def test_of_many_the_best_are_those_of_sorting_all(count: int, limit: int) -> None:
    chance = Random(count + limit)
    # Adding up in another order changes what is behind the sixth decimal.
    scores = {number: chance.randint(1, 9) / 4 + chance.uniform(-4e-7, 4e-7) for number in range(count)}
    by_hand = sorted((-round(score, 6), number) for number, score in scores.items())
    assert ranked(TERMS, scores, limit, None, NO_PROPERTIES) == [
        (f"{number:05}", -score) for score, number in by_hand[:limit]
    ]
