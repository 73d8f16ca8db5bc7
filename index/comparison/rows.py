"""Lays a comparison out as one list of aligned rows, so that two articles scroll in step."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.article import Article, Sentence, Span
from index.comparison.model import Comparison, Link, Relation, Row, Strength

_RELATION = {Strength.STRONG: Relation.SAME, Strength.PARTIAL: Relation.PARTIAL}


def aligned_rows(comparison: Comparison, left: Article, right: Article) -> tuple[Row, ...]:
    """The comparison as rows in the left article's order; every sentence of both stands in at least one.

    A left sentence shows its best link; neighbours that share a link share a row. What only the right article
    has follows the row of the nearest sentence before it. A right sentence whose every counterpart shows a
    better link gets a row of its own behind the best of them, with `left` empty.
    """
    main = _left_rows(comparison, left)
    shown: dict[Span, int] = {}
    for number, row in enumerate(main):
        for span in row.right:
            held = shown.get(span)
            if held is None or _rank(comparison, row) > _rank(comparison, main[held]):
                shown[span] = number
    following: dict[int, list[Row]] = {}
    # Where nothing is linked the right article stands behind the whole of the left one.
    anchor = -1 if shown else len(main) - 1
    for sentence in right.sentences:
        if sentence.span in shown:
            anchor = shown[sentence.span]
            continue
        row, anchor = _right_row(comparison, sentence, main, anchor)
        following.setdefault(anchor, []).append(row)
    ordered = list(following.get(-1, ()))
    for number, row in enumerate(main):
        ordered.append(row)
        ordered.extend(following.get(number, ()))
    return _with_discrepancies(_with_distances(ordered, right), comparison)


def own_order(rows: Sequence[Row], left: Article, right: Article) -> tuple[int, ...]:
    """For each sentence of the left article the index of the right one to show beside it, each in its own
    order.

    Never decreases. Runs through the linked rows that stand in the same order in both articles and is linear
    between them, so that scrolling stays in step piece by piece. Empty where an article has no sentences.
    """
    if not left.sentences or not right.sentences:
        return ()
    left_index = {sentence.span: index for index, sentence in enumerate(left.sentences)}
    right_index = {sentence.span: index for index, sentence in enumerate(right.sentences)}
    linked = [
        (left_index[row.left[0]], right_index[row.right[0]])
        for row in rows
        if row.left and row.right and row.relation in (Relation.SAME, Relation.PARTIAL)
    ]
    kept = _rising([position for _, position in linked])
    points = [
        (0, 0),
        *(linked[number] for number in sorted(kept)),
        (len(left.sentences), len(right.sentences)),
    ]
    mapped: list[int] = []
    for index in range(len(left.sentences)):
        after = bisect_right(points, index, key=lambda point: point[0])
        (x0, y0), (x1, y1) = points[after - 1], points[min(after, len(points) - 1)]
        value = y0 if x1 <= x0 else y0 + (index - x0) * (y1 - y0) // (x1 - x0)
        mapped.append(min(max(value, mapped[-1] if mapped else 0), len(right.sentences) - 1))
    return tuple(mapped)


def _left_rows(comparison: Comparison, left: Article) -> list[Row]:
    best = _best_links(comparison.links, (link.left for link in comparison.links))
    rows: list[Row] = []
    for sentence in left.sentences:
        number = best.get(sentence.span)
        if not sentence.kind.reports:
            rows.append(Row(Relation.ASIDE, (sentence.span,), ()))
        elif number is None:
            rows.append(Row(Relation.ONLY_LEFT, (sentence.span,), ()))
        elif rows and rows[-1].link == number:
            rows[-1] = replace(rows[-1], left=(*rows[-1].left, sentence.span))
        else:
            link = comparison.links[number]
            rows.append(Row(_RELATION[link.strength], (sentence.span,), link.right, number))
    return rows


def _best_links(links: Sequence[Link], sides: Iterable[tuple[Span, ...]]) -> dict[Span, int]:
    best: dict[Span, int] = {}
    for number, spans in enumerate(sides):
        for span in spans:
            held = best.get(span)
            if held is None or _strength(links[number]) > _strength(links[held]):
                best[span] = number
    return best


def _strength(link: Link) -> tuple[bool, float]:
    return link.strength is Strength.STRONG, link.score


def _rank(comparison: Comparison, row: Row) -> tuple[bool, float]:
    return (False, 0.0) if row.link is None else _strength(comparison.links[row.link])


def _right_row(
    comparison: Comparison, sentence: Sentence, main: Sequence[Row], anchor: int
) -> tuple[Row, int]:
    """The row of a right sentence that no left one shows, and the number of the row it follows."""
    spans = (sentence.span,)
    if not sentence.kind.reports:
        return Row(Relation.ASIDE, (), spans), anchor
    best = _best_links(comparison.links, (link.right for link in comparison.links)).get(sentence.span)
    if best is None:
        return Row(Relation.ONLY_RIGHT, (), spans), anchor
    link = comparison.links[best]
    holders = [number for number, row in enumerate(main) if not set(row.left).isdisjoint(link.left)]
    place = max(holders, key=lambda number: (_rank(comparison, main[number]), -number), default=anchor)
    return Row(_RELATION[link.strength], (), spans, best), place


def _with_distances(rows: list[Row], right: Article) -> list[Row]:
    order = {sentence.span: index for index, sentence in enumerate(right.reporting)}
    linked = [number for number, row in enumerate(rows) if row.link is not None]
    positions = [order[rows[number].right[0]] for number in linked]
    in_place = _rising(positions)
    expected = 0
    for place, (number, position) in enumerate(zip(linked, positions, strict=True)):
        if place in in_place:
            expected = order[rows[number].right[-1]] + 1 if len(rows[number].right) == 1 else position + 1
        else:
            rows[number] = replace(rows[number], moved=position - expected)
    return rows


def _rising(values: Sequence[int]) -> frozenset[int]:
    """The indices of a longest run of `values` that never falls (patience sorting)."""
    tails: list[int] = []
    tail_values: list[int] = []
    previous: list[int] = []
    for index, value in enumerate(values):
        pile = bisect_right(tail_values, value)
        previous.append(tails[pile - 1] if pile else -1)
        if pile == len(tails):
            tails.append(index)
            tail_values.append(value)
        else:
            tails[pile] = index
            tail_values[pile] = value
    found = set()
    index = tails[-1] if tails else -1
    while index >= 0:
        found.add(index)
        index = previous[index]
    return frozenset(found)


def _with_discrepancies(rows: list[Row], comparison: Comparison) -> tuple[Row, ...]:
    """Gives each discrepancy to the row of its link that shows its place, else to the first of its link."""
    by_row: dict[int, list[int]] = {}
    for index, found in enumerate(comparison.discrepancies):
        of_link = [number for number, row in enumerate(rows) if row.link == found.link]
        there = [number for number in of_link if _shows(rows[number], found.left, found.right)]
        for number in there[:1] or of_link[:1] or _anywhere(rows, found.left, found.right):
            by_row.setdefault(number, []).append(index)
    return tuple(
        replace(row, discrepancies=tuple(by_row[number])) if number in by_row else row
        for number, row in enumerate(rows)
    )


def _shows(row: Row, left: Span | None, right: Span | None) -> bool:
    return (left is None or any(span.contains(left) for span in row.left)) and (
        right is None or any(span.contains(right) for span in row.right)
    )


def _anywhere(rows: Sequence[Row], left: Span | None, right: Span | None) -> list[int]:
    """The first row that shows one side of a discrepancy whose link has no row of its own."""
    for number, row in enumerate(rows):
        if (left and any(span.contains(left) for span in row.left)) or (
            left is None and right and any(span.contains(right) for span in row.right)
        ):
            return [number]
    return []
