"""Puts what was found in order: best first, by date, or by source."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest
from itertools import compress
from operator import neg
from typing import TypeVar

from index.search.finding.properties import Properties
from index.search.nodes import Order
from index.search.terms.impacts import picked
from index.search.terms.looking_up import Terms
from index.search.terms.scores import Scores
from index.search.terms.sums import DIGITS, SAMPLED, Sums

TIE_MARGIN = 30
"""Hits fetched beyond the limit, so that equal scores at its edge come in the same order every time."""

_Value = TypeVar("_Value", int, float)


def ranked(
    terms: Terms, found: Scores, limit: int, order: Order | None, properties: Properties
) -> list[tuple[str, float]]:
    """The ids of the first `limit` articles, with their scores. What has no date comes last by date; among
    equals the best, then the order of ids."""
    if order in (None, Order.RELEVANCE):
        return _best(terms, found, limit)
    columns = properties.columns
    column = columns.sources() if order is Order.SOURCE else columns.days()
    numbers, most = list(found), limit + TIE_MARGIN
    places = picked(column.codes, numbers)
    if order is not Order.DATE:
        # The first are the highest; the code 0 is that of an unknown value.
        places = picked([0, *range(len(column.values) - 1, 0, -1)], places)
    numbers, places = _highest(numbers, places, most)
    scores = found.of(numbers) if isinstance(found, Sums) else found
    keys = zip(map(neg, places), map(neg, map(scores.__getitem__, numbers)), numbers, strict=True)
    listed = [(terms.article_id(number), -score, place) for place, score, number in nsmallest(most, keys)]
    listed.sort(key=lambda one: (one[2], -round(one[1], DIGITS), one[0]))
    return [(key, round(score, DIGITS)) for key, score, _ in listed[:limit]]


def _best(terms: Terms, found: Scores, limit: int) -> list[tuple[str, float]]:
    most = limit + TIE_MARGIN
    if isinstance(found, Sums):
        found = found.best(most)
    numbers, scores = list(found), list(found.values())
    if scores and scores.count(scores[0]) == len(scores):
        # As where something is only left out or limited.
        best = [(round(scores[0], DIGITS), number) for number in nsmallest(most, numbers)]
    else:
        highest = zip(*_highest(numbers, scores, most), strict=True)
        rounded = [(round(score, DIGITS), number) for number, score in highest]
        best = nsmallest(most, rounded, key=lambda pair: (-pair[0], pair[1]))
    last = best[min(limit, len(best)) - 1][0] if best and limit > 0 else 0.0
    listed = [(terms.article_id(number), score) for score, number in best if score >= last]
    listed.sort(key=lambda pair: (-pair[1], pair[0]))
    return listed[:limit]


def _highest(numbers: list[int], values: Sequence[_Value], most: int) -> tuple[list[int], Sequence[_Value]]:
    """What is no lower than the `most` highest values, as far as the decimals of a score count."""
    # No lower than what is highest in a part of them is what is highest in all.
    for step in (SAMPLED, 1):
        if len(values) > 2 * step * most:
            least = sorted(values[::step])[-most] - 10**-DIGITS
            high = bytes(map(least.__le__, values))
            numbers, values = list(compress(numbers, high)), list(compress(values, high))
    return numbers, values
