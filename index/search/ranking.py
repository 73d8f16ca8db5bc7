"""Puts what was found in order: best first, by date, or by source."""

from __future__ import annotations

from heapq import nsmallest
from itertools import compress

from index.search.nodes import Order
from index.search.properties import Properties
from index.search.terms import Scores, Terms

TIE_MARGIN = 30
"""Hits fetched beyond the limit, so that equal scores at its edge come in the same order every time."""

_DIGITS = 6
"""Decimals of a score that count: adding up in another order changes the later ones."""

_SAMPLED = 24
"""One of so many scores tells which are too low."""


def ranked(
    terms: Terms, found: Scores, limit: int, order: Order | None, properties: Properties
) -> list[tuple[str, float]]:
    """The ids of the first `limit` articles, with their scores. What has no date comes last by date; among
    equals the best, then the order of ids."""
    if order in (None, Order.RELEVANCE):
        return _best(terms, found, limit)
    columns = properties.columns
    column = columns.sources() if order is Order.SOURCE else columns.days()
    codes = column.codes
    # The code 0 is that of an unknown value.
    if order is Order.DATE:
        keys = {number: (-codes[number], -score) for number, score in found.items()}
    else:
        last = len(column.values)
        keys = {number: (codes[number] or last, -score) for number, score in found.items()}
    first = nsmallest(limit + TIE_MARGIN, zip(keys.values(), keys, strict=True))
    listed = [(terms.article_id(number), found[number], key[0]) for key, number in first]
    listed.sort(key=lambda one: (one[2], -round(one[1], _DIGITS), one[0]))
    return [(key, round(score, _DIGITS)) for key, score, _ in listed[:limit]]


def _best(terms: Terms, found: Scores, limit: int) -> list[tuple[str, float]]:
    most = limit + TIE_MARGIN
    numbers, scores = list(found), list(found.values())
    if len(found) > 2 * _SAMPLED * most:
        # No lower than what is best in a part of them is what is best in all.
        numbers, scores = _highest(numbers, scores, scores[::_SAMPLED], most)
    if len(scores) > 2 * most:
        numbers, scores = _highest(numbers, scores, scores, most)
    best = [(round(score, _DIGITS), number) for number, score in zip(numbers, scores, strict=True)]
    best = nsmallest(most, best, key=lambda pair: (-pair[0], pair[1]))
    last = best[min(limit, len(best)) - 1][0] if best and limit > 0 else 0.0
    listed = [(terms.article_id(number), score) for score, number in best if score >= last]
    listed.sort(key=lambda pair: (-pair[1], pair[0]))
    return listed[:limit]


def _highest(
    numbers: list[int], scores: list[float], part: list[float], most: int
) -> tuple[list[int], list[float]]:
    """What is no lower than the `most` highest of a part of the scores, as far as their decimals count."""
    least = sorted(part)[-most] - 10**-_DIGITS
    high = bytes(map(least.__le__, scores))
    return list(compress(numbers, high)), list(compress(scores, high))
