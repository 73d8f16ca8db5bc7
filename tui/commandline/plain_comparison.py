"""A comparison and a story's matrix as lines of plain text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Article, Span
from index.comparison.model import CellState, Comparison, Discrepancy, Fact, Matrix, Relation, Row, Severity
from tui.commandline.columns import column_width, cut, pad, wrap
from tui.commandline.output import Style
from tui.commandline.plain import count, paragraph, title_of
from tui.marks import CELL_GLYPHS, GLYPHS, RELATION_GLYPHS, Mark
from tui.safe_text import safe_text

_COLOURS = {
    Relation.SAME: "green",
    Relation.PARTIAL: "yellow",
    Relation.ONLY_LEFT: "cyan",
    Relation.ONLY_RIGHT: "cyan",
}
_CELL_COLOURS = {CellState.SAME: "green", CellState.PARTIAL: "yellow", CellState.DIFFERS: "red"}
_DIFFERS = GLYPHS[Mark.CONTRADICTS]


def comparison_lines(
    comparison: Comparison, rows: Sequence[Row], left: Article, right: Article, style: Style, *, wording: bool
) -> Iterator[str]:
    """Two articles: what contradicts, then every row, the passages of a pair one under the other.

    `wording` lists the discrepancies of the requested tier too.
    """
    sides = _Sides(left, right)
    listed = [found for found in comparison.discrepancies if wording or not found.kind.requested]
    yield from sides.titles(style)
    yield ""
    yield (
        " · ".join(
            f"{style.paint(RELATION_GLYPHS[relation], _COLOURS[relation])} {number} {what}"
            for relation, number, what in (
                (Relation.SAME, _rows(rows, Relation.SAME), "same"),
                (Relation.PARTIAL, _rows(rows, Relation.PARTIAL), "partly"),
                (Relation.ONLY_LEFT, len(comparison.only_left), f"only {sides.label(left)}"),
                (Relation.ONLY_RIGHT, len(comparison.only_right), f"only {sides.label(right)}"),
            )
        )
        + f" · {style.paint(_DIFFERS, 'red')} {count(len(listed), 'discrepancy', 'discrepancies')}"
    )
    hidden = len(comparison.discrepancies) - len(listed)
    if hidden:
        yield style.paint(f"{count(hidden, 'difference')} of wording and attribution: --wording", "dim")
    for found in listed:
        yield from _discrepancy_lines(found, style, "")
    for row in rows:
        if row.relation is not Relation.ASIDE:
            yield ""
            yield from sides.row(row, comparison, style, listed)


def _rows(rows: Sequence[Row], relation: Relation) -> int:
    return sum(row.relation is relation for row in rows)


def _discrepancy_lines(found: Discrepancy, style: Style, margin: str) -> Iterator[str]:
    glyph = style.paint(_DIFFERS, "red") if found.severity is Severity.MAJOR else _DIFFERS
    note = f"{found.kind}: {found.note}" if found.note else str(found.kind)
    for line in paragraph(note, style, first=f"{margin}{_DIFFERS} ", rest=f"{margin}  "):
        yield line.replace(_DIFFERS, glyph, 1) if line.startswith(margin + _DIFFERS) else line


class _Sides:
    """The two articles of a comparison with the labels in their margin."""

    def __init__(self, left: Article, right: Article) -> None:
        self.left, self.right = left, right
        self.width = column_width([self.label(left), self.label(right)], 14)

    def label(self, article: Article) -> str:
        return cut(safe_text(article.source), 14)

    def titles(self, style: Style) -> Iterator[str]:
        for article in (self.left, self.right):
            label = pad(self.label(article), self.width)
            title = cut(title_of(article.title, article.title_derived), style.width - self.width - 2)
            yield f"{style.paint(label, 'bold')}  {title}"

    def row(
        self, row: Row, comparison: Comparison, style: Style, listed: Sequence[Discrepancy]
    ) -> Iterator[str]:
        found = [comparison.discrepancies[index] for index in row.discrepancies]
        found = [discrepancy for discrepancy in found if discrepancy in listed]
        glyph = style.paint(RELATION_GLYPHS[row.relation], _COLOURS[row.relation])
        for article, spans, differing in (
            (self.left, row.left, [discrepancy.left for discrepancy in found]),
            (self.right, row.right, [discrepancy.right for discrepancy in found]),
        ):
            label = pad(self.label(article), self.width)
            for span in spans:
                lines = paragraph(
                    span.of(article.text),
                    style,
                    first=f"  {label} │ ",
                    rest=f"  {' ' * self.width} │ ",
                    marked=_inside(span, differing),
                    paint=("bold", "red"),
                )
                for line in lines:
                    yield glyph + line[1:]
                    glyph, label = " ", " " * self.width
        for discrepancy in found:
            yield from _discrepancy_lines(discrepancy, style, " " * (self.width + 3))


def _inside(sentence: Span, spans: Sequence[Span | None]) -> list[Span]:
    """The spans that lie in a sentence, counted from its start."""
    return sorted(
        Span(span.start - sentence.start, span.end - sentence.start)
        for span in spans
        if span is not None and sentence.contains(span)
    )


def story_lines(title: str, articles: Sequence[Article], matrix: Matrix, style: Style) -> Iterator[str]:
    """Facts × sources; sources are numbered, and the numbers explained, where their labels do not fit."""
    yield style.paint(cut(title_of(title, False), style.width), "bold")
    yield f"{count(len(articles), 'source')} · {count(len(matrix.facts), 'fact')}"
    labels = [safe_text(article.source) for article in articles]
    numbered = sum(max(3, column_width([label], 12)) + 2 for label in labels) > style.width // 2
    heads = (
        [str(number) for number in range(1, len(labels) + 1)]
        if numbered
        else [cut(label, 12) for label in labels]
    )
    widths = [max(1 if numbered else 3, column_width([head], 12)) + 2 for head in heads]
    room = max(20, style.width - sum(widths))
    for head, article in zip(heads, articles, strict=True):
        known = f"{head}  {safe_text(article.source)}  " if numbered else f"{pad(head, 12)}  "
        yield cut(known + title_of(article.title, article.title_derived), style.width)
    yield ""
    yield style.paint(" " * room + _cells(heads, widths), "dim")
    names = dict(zip(matrix.articles, labels, strict=True))
    texts = {article.id: article.text for article in articles}
    for fact in matrix.facts:
        yield from _fact_lines(fact, texts[fact.summary_source], names, room, widths, style)
    shares = [f"{share:.0%}" for share in matrix.coverage]
    if not numbered:
        yield style.paint(pad("coverage", room) + _cells(shares, widths), "dim")
    legend = (
        ("same", CellState.SAME),
        ("partly", CellState.PARTIAL),
        ("differs", CellState.DIFFERS),
        ("not told", CellState.MISSING),
    )
    yield ""
    yield style.paint("  ".join(f"{CELL_GLYPHS[state]} {what}" for what, state in legend), "dim")


def _fact_lines(
    fact: Fact, text: str, names: dict[str, str], room: int, widths: Sequence[int], style: Style
) -> Iterator[str]:
    summary = safe_text(fact.summary.of(text))
    glyphs = [
        style.paint(CELL_GLYPHS[cell.state], _CELL_COLOURS.get(cell.state, "dim")) for _, cell in fact.cells
    ]
    cells = "".join(" " * (width - 1) + glyph for glyph, width in zip(glyphs, widths, strict=True))
    for line in wrap(summary, room - 1):
        yield (pad(line.of(summary), room) + cells).rstrip()
        cells = ""
    for article, cell in fact.cells:
        if cell.state is CellState.DIFFERS and cell.note:
            note = f"{names[article]}: {cell.note}"
            yield from paragraph(note, style, first=f"  {_DIFFERS} ", rest="    ")


def _cells(values: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(pad(value, width, right=True) for value, width in zip(values, widths, strict=True))
