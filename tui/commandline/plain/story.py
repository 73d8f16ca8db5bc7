"""A story's matrix of facts and sources as lines of plain text for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from index.article import Article
from index.comparison.model import CellState, Fact, Matrix
from tui.commandline.output import Style
from tui.commandline.plain.articles import paragraph, title_of
from tui.commandline.plain.columns import column_width, cut, pad, wrap
from tui.looks.marks import CELL_GLYPHS, CELL_WORDS
from tui.terminal.safe_text import safe_text
from tui.wording.counted import counted
from tui.wording.days import day_of
from tui.wording.fact_words import fact_words, origin_words, otherwise
from tui.wording.labels_apart import labels_apart
from tui.wording.tellers import sources_of

_COLOURS = {
    CellState.SAME: "green",
    CellState.PARTIAL: "yellow",
    CellState.DIFFERS: "red",
    CellState.MISSING: "dim",
}
_LABEL = 14


def story_lines(title: str, articles: Sequence[Article], matrix: Matrix, style: Style) -> Iterator[str]:
    """Facts × sources; where the sources do not fit beside the facts, each fact lists them below."""
    yield style.paint(title_of(title, False, style.at_most(style.width)), "bold")
    yield f"{sources_of(each.source for each in articles)} · {counted(len(matrix.facts), 'fact')}"
    longest = style.at_most(_LABEL)
    labels = {key: cut(safe_text(label), longest) for key, label in labels_apart(articles).items()}
    label_width = column_width(list(labels.values()), longest)
    days = [day_of(article.date) for article in articles]
    day_width = column_width(days, style.width)
    for article, written in zip(articles, days, strict=True):
        day = pad(written, day_width) + "  " if day_width else ""
        room = style.at_most(style.width - label_width - 2 - len(day))
        shown = title_of(article.title, article.title_derived, room)
        yield f"{pad(labels[article.id], label_width)}  {day}{shown}"
    yield ""
    texts = {article.id: article.text for article in articles}
    ordered = [labels[article] for article in matrix.articles]
    widths = [max(3, column_width([label], longest)) + 2 for label in ordered]
    if sum(widths) <= style.width // 2:
        yield from _table(matrix, texts, labels, widths, style)
    else:
        yield from _list(matrix, texts, labels, style)
    yield ""
    yield style.paint(
        "  ".join(f"{CELL_GLYPHS[state]} {words}" for state, words in CELL_WORDS.items()), "dim"
    )


def _table(
    matrix: Matrix,
    texts: Mapping[str, str],
    labels: Mapping[str, str],
    widths: Sequence[int],
    style: Style,
) -> Iterator[str]:
    room = style.width - sum(widths)
    heads = [labels[article] for article in matrix.articles]
    yield style.paint(" " * room + _cells(heads, widths), "dim")
    for fact in matrix.facts:
        summary = safe_text(fact_words(texts[fact.summary_source], fact.summary))
        cells = "".join(
            " " * (width - 1) + style.paint(CELL_GLYPHS[cell.state], _COLOURS[cell.state])
            for (_, cell), width in zip(fact.cells, widths, strict=True)
        )
        for line in wrap(summary, room - 1):
            yield (pad(line.of(summary), room) + cells).rstrip()
            cells = ""
        yield from _notes(fact, labels, style)
    shares = [f"{share:.0%}" for share in matrix.coverage]
    yield style.paint(pad("coverage", room) + _cells(shares, widths), "dim")


def _list(matrix: Matrix, texts: Mapping[str, str], labels: Mapping[str, str], style: Style) -> Iterator[str]:
    for fact in matrix.facts:
        yield from paragraph(fact_words(texts[fact.summary_source], fact.summary), style, first="", rest="")
        for state in (CellState.SAME, CellState.PARTIAL, CellState.MISSING):
            told = [labels[article] for article, cell in fact.cells if cell.state is state]
            if told:
                yield from paragraph(", ".join(told), style, first=f"  {CELL_GLYPHS[state]} ", rest="    ")
        yield from _notes(fact, labels, style)
    shares = ", ".join(
        f"{labels[article]} {share:.0%}"
        for article, share in zip(matrix.articles, matrix.coverage, strict=True)
    )
    yield from paragraph(f"coverage: {shares}", style, first="", rest="  ")


def _notes(fact: Fact, labels: Mapping[str, str], style: Style) -> Iterator[str]:
    """What the sources that contradict say instead, and who it comes from."""
    if fact.origin is not None:
        for line in paragraph(origin_words(fact.origin), style, first="    ", rest="    "):
            yield style.paint(line, "dim")
    for note in otherwise(fact.cells, labels):
        yield from paragraph(note, style, first=f"  {CELL_GLYPHS[CellState.DIFFERS]} ", rest="    ")


def _cells(values: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(pad(value, width, right=True) for value, width in zip(values, widths, strict=True))
