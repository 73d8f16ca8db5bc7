"""A story's dates and numbers, and who tells them how, as lines of plain text for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from index.article import Article
from index.comparison.model import CellState, Timeline, TimelineRow
from tui.commandline.output import Style
from tui.commandline.plain.articles import paragraph, title_of
from tui.commandline.plain.columns import cut, pad, wrap
from tui.looks.marks import CELL_GLYPHS
from tui.terminal.safe_text import safe_text
from tui.wording.counted import counted
from tui.wording.fact_words import told_words
from tui.wording.labels_apart import labels_apart
from tui.wording.tellers import sources_of
from tui.wording.timeline_words import calendar_words, counted_words

_DAY = 22
"""Cells for the day, or for what is counted."""

_LABEL = 14
_SAME, _PARTIAL, _DIFFERS = (
    CELL_GLYPHS[state] for state in (CellState.SAME, CellState.PARTIAL, CellState.DIFFERS)
)
_LEGEND = f"{_SAME} same  {_PARTIAL} agrees, says less  {_DIFFERS} differs  ~ worked out from another date"


def timeline_lines(title: str, articles: Sequence[Article], found: Timeline, style: Style) -> Iterator[str]:
    """The dates in order, those that nothing places, and the numbers; under each the sources' own words."""
    by_id = {article.id: article for article in articles}
    longest = style.at_most(_LABEL)
    labels = {key: cut(safe_text(label), longest) for key, label in labels_apart(articles).items()}
    yield style.paint(title_of(title, False, style.at_most(style.width)), "bold")
    dates = counted(len(found.dates) + len(found.undated), "date")
    sources = sources_of(article.source for article in articles)
    yield f"{sources} · {dates} · {counted(len(found.numbers), 'number')}"
    for heading, rows in (
        ("Dates", found.dates),
        ("Without a day", found.undated),
        ("Numbers", found.numbers),
    ):
        if rows:
            yield ""
            yield style.paint(heading, "bold")
            last = ""
            for row in rows:
                margin = _margin(row, by_id)
                yield from _row(row, "" if margin == last else margin, by_id, labels, style)
                last = margin if row.counted is None else ""
    if found.dates or found.undated or found.numbers:
        yield ""
        for line in wrap(_LEGEND, style.width):
            yield style.paint(line.of(_LEGEND).rstrip(), "dim")


def _margin(row: TimelineRow, articles: Mapping[str, Article]) -> str:
    if row.counted is not None:
        return safe_text(counted_words(row, articles[row.subject_source].text))
    return calendar_words(row.value, short=len(calendar_words(row.value)) > _DAY)


def _row(
    row: TimelineRow, margin: str, articles: Mapping[str, Article], labels: Mapping[str, str], style: Style
) -> Iterator[str]:
    subject = told_words(articles[row.subject_source].text, row.subject)
    room = min(_DAY, style.width // 3)
    blank = " " * (room + 2)
    yield from paragraph(safe_text(subject), style, first=f"{pad(' ' + margin, room)}  ", rest=blank)
    for state in (CellState.SAME, CellState.PARTIAL, CellState.DIFFERS):
        for words, sources in _worded(row, state, articles, labels):
            line = f"{words} {', '.join(sources)}"
            yield from paragraph(line, style, first=f"{blank}{CELL_GLYPHS[state]} ", rest=blank + "    ")


def _worded(
    row: TimelineRow, state: CellState, articles: Mapping[str, Article], labels: Mapping[str, str]
) -> Iterator[tuple[str, Sequence[str]]]:
    """The expressions used with the sources that use them, the first used first."""
    used: dict[str, dict[str, None]] = {}
    for telling in row.tellings:
        if telling.state is state:
            article = articles[telling.article]
            words = f"“{' '.join(safe_text(telling.expression.of(article.text)).split())}”"
            if telling.value != row.value and row.counted is None and telling.value:
                words += f" ({calendar_words(telling.value, short=True)})"
            if telling.inferred:
                words += " ~"
            used.setdefault(words, {})[labels[article.id]] = None
    for words, sources in used.items():
        yield words, list(sources)
