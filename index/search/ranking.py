"""Puts what was found in order: best first, by date, or by source."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest
from itertools import compress, islice

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
    columns = properties.columns()
    column = columns.sources if order is Order.SOURCE else columns.days
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
    pairs: Iterable[tuple[int, float]] = found.items()
    if len(found) > 2 * _SAMPLED * most:
        # No lower than what is best in a part of them is what is best in all.
        part = sorted(islice(found.values(), 0, None, _SAMPLED))
        least = part[-most] - 10**-_DIGITS
        high = bytes(map(least.__le__, found.values()))
        pairs = zip(compress(found, high), compress(found.values(), high), strict=True)
    best = [(round(score, _DIGITS), number) for number, score in pairs]
    best = nsmallest(most, best, key=lambda pair: (-pair[0], pair[1]))
    last = best[min(limit, len(best)) - 1][0] if best and limit > 0 else 0.0
    listed = [(terms.article_id(number), score) for score, number in best if score >= last]
    listed.sort(key=lambda pair: (-pair[1], pair[0]))
    return listed[:limit]
