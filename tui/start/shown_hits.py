"""The hits on the screen as a text, so that they can be there again at once at the next start."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from index.article import Span
from tui.layout.hit_lines import Item

MOST = 20
"""Hits that are written down: about a screen."""


def written(items: Sequence[Item], said: str, count: str) -> str:
    """The hits, how the query was understood and how many were found."""
    rows = [
        [
            item.id,
            item.source,
            item.title,
            item.title_derived,
            item.snippet,
            [[span.start, span.end] for span in item.matches],
            [[span.start, span.end] for span in item.title_matches],
            item.heading,
            item.counted,
            item.date,
        ]
        for item in items[:MOST]
    ]
    return json.dumps([said, count, rows])


def read(text: str) -> tuple[tuple[Item, ...], str, str]:
    """The same; no hits where that cannot be read."""
    try:
        said, count, rows = json.loads(text)
        return tuple(map(_item, rows)), str(said), str(count)
    except (ValueError, TypeError):
        return (), "", ""


def _item(row: list[Any]) -> Item:
    key, source, title, derived, snippet, matches, title_matches, heading, counted, date = row
    return Item(
        str(key),
        str(source),
        str(title),
        bool(derived),
        str(snippet),
        tuple(Span(int(start), int(end)) for start, end in matches),
        tuple(Span(int(start), int(end)) for start, end in title_matches),
        str(heading),
        str(counted),
        str(date),
    )
