"""Changes to the words in the search box: narrowed down, widened again, sorted otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence

ORDERS = ("relevance", "date", "oldest", "source")
"""The orders in which `S` goes through them; the values of `index.search.nodes.Order`."""

BY_DATE = ("date", "oldest")

ORDER_WORDS = {
    "relevance": "best first",
    "date": "newest first",
    "oldest": "oldest first",
    "source": "by source",
}

_FILTER = re.compile(
    r"(?<!\S)-?(?:source|lang|date|before|after|story|file|tag|is|saved|person|org|place|speaker):"
    r'(?:"[^"]*"|[^\s"()]+)(?!\S)',
    re.IGNORECASE,
)
_SORT = re.compile(r"(?<!\S)sort:(\S*)(?:\s+|\Z)", re.IGNORECASE)


def filters_of(query: str) -> tuple[str, ...]:
    """The filters in a query, as they are written."""
    return tuple(match.group() for match in _FILTER.finditer(query))


def narrowed(query: str, filter_words: str) -> str:
    """The query with this filter too, or without it where it has it.

    The filter stands first, so that the last word stays the one that is being typed.
    """
    if filter_words in filters_of(query):
        return _without(query, filter_words)
    return f"{filter_words} {query}"


def widened(query: str) -> tuple[str, str] | None:
    """The query without the filter that was set last, and that filter; None where there is none."""
    found = filters_of(query)
    return (_without(query, found[0]), found[0]) if found else None


def order_of(query: str) -> str:
    """In which order the query asks for what it finds."""
    asked = [match.group(1).casefold() for match in _SORT.finditer(query)]
    return asked[-1] if asked and asked[-1] in ORDERS else ORDERS[0]


def sorted_next(query: str) -> str:
    """The query in the next order."""
    following = ORDERS[(ORDERS.index(order_of(query)) + 1) % len(ORDERS)]
    plain = _SORT.sub("", query)
    return plain if following == ORDERS[0] else f"sort:{following} {plain}"


def order_said(query: str, dates: Sequence[str | None]) -> str:
    """In which order stands what the query finds, by the dates of what is listed (None: not known)."""
    order = order_of(query)
    if not query.strip():
        return "All articles, story by story."
    if not dates:
        return "Nothing is found that could be sorted."
    if order in BY_DATE:
        if dates[0] is None:
            return "Not sorted by date: none of these has one."
        if dates[-1] is None:
            return f"Sorted {ORDER_WORDS[order]}; what has no date comes last."
    return f"Sorted {ORDER_WORDS[order]}."


def _without(query: str, filter_words: str) -> str:
    match = next(match for match in _FILTER.finditer(query) if match.group() == filter_words)
    after = query[match.end() :]
    before = query[: match.start()]
    return before + (after.lstrip() if not before or before[-1].isspace() else after)
