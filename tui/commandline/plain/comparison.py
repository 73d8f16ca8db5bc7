"""A comparison as lines of plain text for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from index.article import Article, Span
from index.comparison.model import Change, ChangeKind, Comparison, Discrepancy, Relation, Row, Severity
from tui.commandline.output import Style
from tui.commandline.plain.articles import Marking, paragraph, title_of
from tui.commandline.plain.columns import column_width, cut, pad, width_of
from tui.comparing.comparison_marks import lit_changes, times, told_together, walked_discrepancies
from tui.looks.marks import GLYPHS, ONLY_LEFT, ONLY_RIGHT, RELATION_GLYPHS, Mark
from tui.terminal.safe_text import safe_text
from tui.wording.counted import counted
from tui.wording.labels_apart import labels_apart
from tui.wording.language_words import two_languages

_COLOURS = {
    Relation.SAME: "green",
    Relation.PARTIAL: "yellow",
    Relation.ONLY_LEFT: "cyan",
    Relation.ONLY_RIGHT: "cyan",
}
_CHANGES = {
    ChangeKind.CHANGED: ("underline", "yellow"),
    ChangeKind.ONLY: ("underline", "cyan"),
    ChangeKind.MOVED: ("underline", "blue"),
}
_Mark = tuple[Span | None, tuple[str, ...]]
_DIFFERS = GLYPHS[Mark.CONTRADICTS]


def comparison_lines(
    comparison: Comparison,
    rows: Sequence[Row],
    left: Article,
    right: Article,
    style: Style,
    *,
    changes: Callable[[int], Sequence[Change]],
    wording: bool,
) -> Iterator[str]:
    """Two articles: what contradicts, then every row, the passages of a pair one under the other.

    `changes` gives the words that differ inside a link, which colour shows; `wording` lists the
    discrepancies of the requested tier too.
    """
    sides = _Sides(left, right, style)
    numbers = walked_discrepancies(comparison, wording=wording)
    listed = [comparison.discrepancies[number] for number in numbers]
    yield from sides.titles(style)
    yield ""
    yield from _summary(comparison, rows, sides, len(listed), style)
    if said := two_languages(comparison):
        yield style.paint(said, "dim")
    hidden = len(comparison.discrepancies) - len(listed)
    if hidden:
        yield style.paint(
            f"{counted(hidden, 'more difference')} of wording, claim or detail: --wording", "dim"
        )
    for first, together in told_together(comparison, numbers).items():
        found = comparison.discrepancies[first]
        yield from _discrepancy_lines(found.severity, f"{_note(found)}{times(together)}", style, "")
    for row in rows:
        if row.relation is not Relation.ASIDE:
            yield ""
            changed = changes(row.link) if style.colour and row.link is not None else ()
            lit = lit_changes(row, changed, wording=wording)
            yield from sides.row(row, comparison, style, listed, lit)


def _summary(
    comparison: Comparison, rows: Sequence[Row], sides: _Sides, listed: int, style: Style
) -> Iterator[str]:
    """How many rows there are of each kind; it explains the signs as well."""
    parts = (
        (RELATION_GLYPHS[Relation.SAME], "green", f"{_rows(rows, Relation.SAME)} same"),
        (RELATION_GLYPHS[Relation.PARTIAL], "yellow", f"{_rows(rows, Relation.PARTIAL)} partly"),
        (ONLY_LEFT, "cyan", f"{len(comparison.only_left)} only {sides.label(sides.left)}"),
        (ONLY_RIGHT, "cyan", f"{len(comparison.only_right)} only {sides.label(sides.right)}"),
        (_DIFFERS, "red", counted(listed, "discrepancy", "discrepancies")),
    )
    line, used = "", 0
    for glyph, colour, words in parts:
        needed = 2 + width_of(words)
        if used and used + 3 + needed > style.width:
            yield line
            line, used = "", 0
        line += (" · " if used else "") + f"{style.paint(glyph, colour)} {words}"
        used += needed + (3 if used else 0)
    yield line


def _rows(rows: Sequence[Row], relation: Relation) -> int:
    return sum(row.relation is relation for row in rows)


def _note(found: Discrepancy) -> str:
    """What differs, in words; what is minor says so, for those who see no colour."""
    minor = ", minor" if found.severity is Severity.MINOR else ""
    return f"{found.kind}{minor}: {found.note}"


def _discrepancy_lines(severity: Severity, note: str, style: Style, margin: str) -> Iterator[str]:
    glyph = style.paint(_DIFFERS, "red") if severity is Severity.MAJOR else _DIFFERS
    for line in paragraph(note, style, first=f"{margin}{_DIFFERS} ", rest=f"{margin}  "):
        yield line.replace(_DIFFERS, glyph, 1) if line.startswith(margin + _DIFFERS) else line


class _Sides:
    """The two articles of a comparison with the labels in their margin."""

    def __init__(self, left: Article, right: Article, style: Style) -> None:
        self.left, self.right = left, right
        self._longest = style.at_most(14)
        self._labels = labels_apart((left, right))
        self.width = column_width([self.label(left), self.label(right)], self._longest)

    def label(self, article: Article) -> str:
        return cut(safe_text(self._labels[article.id]), self._longest)

    def titles(self, style: Style) -> Iterator[str]:
        for article in (self.left, self.right):
            label = pad(self.label(article), self.width)
            room = style.at_most(style.width - self.width - 2)
            title = title_of(article.title, article.title_derived, room)
            yield f"{style.paint(label, 'bold')}  {title}"

    def row(
        self,
        row: Row,
        comparison: Comparison,
        style: Style,
        listed: Sequence[Discrepancy],
        changes: Sequence[Change],
    ) -> Iterator[str]:
        found = [comparison.discrepancies[index] for index in row.discrepancies]
        found = [discrepancy for discrepancy in found if discrepancy in listed]
        glyph = style.paint(RELATION_GLYPHS[row.relation], _COLOURS[row.relation])
        left: list[_Mark] = [(change.left, _CHANGES[change.kind]) for change in changes]
        right: list[_Mark] = [(change.right, _CHANGES[change.kind]) for change in changes]
        left += [(discrepancy.left, ("bold", "red")) for discrepancy in found]
        right += [(discrepancy.right, ("bold", "red")) for discrepancy in found]
        for article, spans, marks in ((self.left, row.left, left), (self.right, row.right, right)):
            label = pad(self.label(article), self.width)
            for span in spans:
                lines = paragraph(
                    span.of(article.text),
                    style,
                    first=f"  {label} │ ",
                    rest=f"  {' ' * self.width} │ ",
                    marked=_inside(span, marks),
                )
                for line in lines:
                    yield glyph + line[1:]
                    glyph, label = " ", " " * self.width
        for discrepancy in found:
            margin = " " * (self.width + 3)
            yield from _discrepancy_lines(discrepancy.severity, _note(discrepancy), style, margin)


def _inside(sentence: Span, marks: Sequence[_Mark]) -> list[Marking]:
    """The marks as far as they lie in a sentence, counted from its start."""
    return [
        (
            Span(
                max(span.start, sentence.start) - sentence.start,
                min(span.end, sentence.end) - sentence.start,
            ),
            paint,
        )
        for span, paint in marks
        if span is not None and span.overlaps(sentence)
    ]
