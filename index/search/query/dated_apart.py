"""Tells of filters by date that no day can fit together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from index.search.nodes import Dated, Node
from index.search.query.understood import dated_words


def dated_apart(nodes: Sequence[Node]) -> str | None:
    """Of filters that must all fit: that two stretches of time share no day, with the filter for what lies
    between; None where they share one."""
    dated = [node for node in nodes if isinstance(node, Dated)]
    begins = [
        (_day(day) + node.strict, node.first, node) for node in dated if node.first and (day := node.days[0])
    ]
    ends = [
        (_day(day) - node.strict, node.last, node) for node in dated if node.last and (day := node.days[1])
    ]
    if not begins or not ends:
        return None
    begin, first, after = max(begins, key=lambda found: found[0])
    end, last, before = min(ends, key=lambda found: found[0])
    if begin <= end:
        return None
    both = " and ".join(dated_words(node.first, node.last, node.strict) for node in (after, before))
    between = "..".join(sorted({first, last}))
    return f"nothing is both {both}; date:{between} includes the ends"


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()
