"""Lays the aligned rows of a comparison out as lines of a screen: wrapped words, and rows still level."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from index.article import Article, Span
from index.comparison.model import Relation, Row
from tui.layout.wrapping import wrap

FOLD_FROM = 3
"""So many rows in a row that only one side has fold into one line."""

_NOTHING_CLIPPED: Mapping[int, Collection[Span]] = {}
_ONE_SIDED = (Relation.ONLY_LEFT, Relation.ONLY_RIGHT)


@dataclass(frozen=True, slots=True)
class Block:
    """What the cursor stands on: one row, or a run of one-sided rows folded into one line.

    Covers `rows[first:last]`. `run` is the first row of the foldable run it belongs to, None outside of runs.
    """

    first: int
    last: int
    folded: bool = False
    run: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the screen: the piece of each text that stands on it, None where there is none.

    `part` counts the lines of its block from 0, -1 is the empty line before a block; `head` says that the
    words of a side begin here.
    """

    block: int
    part: int
    left: Span | None = None
    right: Span | None = None
    head: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines in order, and where each block stands: `lines[starts[i]:ends[i]]`, without the gap before."""

    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def block_of(self, row: int) -> int:
        """The block that holds a row; 0 where no block does."""
        for number, block in enumerate(self.blocks):
            if block.first <= row < block.last:
                return number
        return 0


@dataclass(frozen=True, slots=True)
class Column:
    """One article in a column `width` cells wide."""

    text: str
    width: int
    paragraphs: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, article: Article, width: int) -> Column:
        """The column of an article, which knows where its paragraphs begin."""
        paragraphs = {sentence.span.start: sentence.paragraph for sentence in article.sentences}
        return cls(article.text, width, paragraphs)

    def pieces(self, spans: Sequence[Span], clipped: Collection[Span] = ()) -> list[Span]:
        """The lines of some sentences; neighbours in one paragraph flow on, others begin a line.

        Of a `clipped` sentence there is one line, two cells shorter so that an ellipsis fits.
        """
        pieces: list[Span] = []
        for passage in self._passages(spans, clipped):
            if passage in clipped:
                pieces.append(wrap(self.text, [passage], self.width - 2)[0])
            else:
                pieces += wrap(self.text, [passage], self.width)
        return pieces

    def paragraph(self, spans: Sequence[Span]) -> int | None:
        """The paragraph in which the first of the sentences stands, None if that is not known."""
        return self.paragraphs.get(spans[0].start) if spans else None

    def _passages(self, spans: Sequence[Span], clipped: Collection[Span]) -> list[Span]:
        passages: list[Span] = []
        for span in spans:
            alone = span in clipped or (passages and passages[-1] in clipped)
            if passages and not alone and self._flows(passages[-1], span):
                passages[-1] = Span(passages[-1].start, span.end)
            else:
                passages.append(span)
        return passages

    def _flows(self, before: Span, after: Span) -> bool:
        between = self.text[before.end : after.start]
        return before.end <= after.start and not between.strip(" \t\u00a0")


def fold(
    rows: Sequence[Row], *, folding: bool = True, unfolded: Collection[int] = (), minimum: int = FOLD_FROM
) -> tuple[Block, ...]:
    """The blocks of a comparison; runs that begin at a row of `unfolded` stay open, all without `folding`."""
    blocks: list[Block] = []
    first = 0
    while first < len(rows):
        relation = rows[first].relation
        last = first + 1
        if relation in _ONE_SIDED:
            while last < len(rows) and rows[last].relation is relation:
                last += 1
        if last - first < minimum:
            blocks.extend(Block(row, row + 1) for row in range(first, last))
        elif folding and first not in unfolded:
            blocks.append(Block(first, last, folded=True, run=first))
        else:
            blocks.extend(Block(row, row + 1, run=first) for row in range(first, last))
        first = last
    return tuple(blocks)


def side_by_side(
    rows: Sequence[Row],
    blocks: Sequence[Block],
    left: Column,
    right: Column,
    clipped: Mapping[int, Collection[Span]] = _NOTHING_CLIPPED,
) -> Layout:
    """Two columns with the sides of each row beginning on the same line and padded to the same height.

    `clipped` are the right sentences of a row that take one line only.
    """
    builder = _Builder(rows, blocks, left, right)
    for number, block in enumerate(blocks):
        if builder.begin(number, block):
            continue
        row = rows[block.first]
        pieces_left = left.pieces(row.left)
        pieces_right = right.pieces(row.right, clipped.get(block.first, ()))
        for part in range(max(len(pieces_left), len(pieces_right), 1)):
            builder.add(
                Line(
                    number,
                    part,
                    pieces_left[part] if part < len(pieces_left) else None,
                    pieces_right[part] if part < len(pieces_right) else None,
                    head=part == 0,
                )
            )
    return builder.layout()


def one_column(
    rows: Sequence[Row],
    blocks: Sequence[Block],
    left: Column,
    right: Column,
    clipped: Mapping[int, Collection[Span]] = _NOTHING_CLIPPED,
) -> Layout:
    """One column with the left words of each row above the right ones."""
    builder = _Builder(rows, blocks, left, right, gap_before_pairs=True)
    for number, block in enumerate(blocks):
        if builder.begin(number, block):
            continue
        row = rows[block.first]
        part = 0
        for position, piece in enumerate(left.pieces(row.left)):
            builder.add(Line(number, part, left=piece, head=position == 0))
            part += 1
        for position, piece in enumerate(right.pieces(row.right, clipped.get(block.first, ()))):
            builder.add(Line(number, part, right=piece, head=position == 0))
            part += 1
    return builder.layout()


class _Builder:
    """Collects the lines of a layout, and knows where an empty line parts two blocks."""

    def __init__(
        self,
        rows: Sequence[Row],
        blocks: Sequence[Block],
        left: Column,
        right: Column,
        *,
        gap_before_pairs: bool = False,
    ) -> None:
        self._rows, self._blocks, self._left, self._right = rows, blocks, left, right
        self._gap_before_pairs = gap_before_pairs
        self._lines: list[Line] = []
        self._starts: list[int] = []
        self._paragraphs: list[int | None] = [None, None]

    def begin(self, number: int, block: Block) -> bool:
        """Start a block, after an empty line where one belongs; True if its only line is now there."""
        row = self._rows[block.first]
        if self._lines and self._parted(number, block, row):
            self._lines.append(Line(number, -1))
        self._starts.append(len(self._lines))
        last = self._rows[block.last - 1]
        self._paragraphs = [
            self._left.paragraph(last.left[-1:]) if last.left else self._paragraphs[0],
            self._right.paragraph(last.right[-1:]) if last.right else self._paragraphs[1],
        ]
        if block.folded:
            self._lines.append(Line(number, 0, head=True))
        return block.folded

    def add(self, line: Line) -> None:
        """Add a line of the block begun last."""
        self._lines.append(line)

    def layout(self) -> Layout:
        """What was collected."""
        ends = [start - (self._lines[start - 1].part == -1) for start in self._starts[1:]] + [
            len(self._lines)
        ]
        return Layout(
            tuple(self._blocks), tuple(self._lines), tuple(self._starts), tuple(ends[: len(self._starts)])
        )

    def _parted(self, number: int, block: Block, row: Row) -> bool:
        if number and self._blocks[number - 1].folded and block.folded:
            return False
        if self._gap_before_pairs and (row.left and row.right):
            return True
        left = bool(row.left) and self._left.paragraph(row.left) != self._paragraphs[0]
        right = bool(row.right) and self._right.paragraph(row.right) != self._paragraphs[1]
        return left or right
