"""A fact of a story in words, the same on the screen, in print and in files: as one source tells it, what
others say instead, and whom it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from index.article import Span
from index.comparison.model import Cell, CellState, Origin
from index.comparison.story.summary import goes_on, told


def told_words(text: str, summary: Span) -> str:
    """What a summary, or the subject of a day or figure, tells, on one line."""
    return " ".join(told(text, summary).split())


def fact_words(text: str, summary: Span) -> str:
    """A summary on one line, with an ellipsis where the source goes on with what it says."""
    words = told_words(text, summary)
    return f"{words} …" if goes_on(text, summary) else words


def otherwise(cells: Iterable[tuple[str, Cell]], labels: Mapping[str, str]) -> list[str]:
    """What the sources say that contradict, each saying once with all who have it: "BBC, CNN: 1,037".

    `cells` by the id of their article, as are the `labels`; a source without words stands alone.
    """
    sayings: dict[str, list[str]] = {}
    for article, cell in cells:
        if cell.state is CellState.DIFFERS:
            sayings.setdefault(cell.note, []).append(labels[article])
    return [": ".join(filter(None, (", ".join(sources), note))) for note, sources in sayings.items()]


def origin_words(origin: Origin) -> str:
    """Whom a fact comes from, as a short remark: "from Reuters", "probably from Reuters"."""
    return f"{'probably ' if origin.probable else ''}from {origin.outlet}"
