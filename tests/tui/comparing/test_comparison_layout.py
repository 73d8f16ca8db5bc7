"""Aligned rows on a screen: words wrap, nothing is lost or doubled, and both sides stay level."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import Span
from index.comparison.model import Relation, Row
from tui.comparing.comparison_layout import Block, Column, Layout, fold, one_column, side_by_side
from tui.comparing.own_order import OwnOrder, own_order

WORDS = st.lists(
    st.sampled_from(
        ["the", "river", "rose", "überflutet", "洪水", "a" * 40, "1,037", "🌊", "e\u0301t\u0301"]
    ),
    min_size=1,
    max_size=14,
)
ARTICLES = st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n\n"])), max_size=10)
WIDTHS = st.integers(8, 60)


def written(sentences: list[tuple[list[str], str]]) -> tuple[str, list[Span], dict[int, int]]:
    """A text of these sentences, their spans, and the paragraph of each."""
    text, spans, paragraphs, paragraph = "", [], {}, 0
    for words, gap in sentences:
        span = Span(len(text), len(text) + len(" ".join(words)))
        paragraphs[span.start] = paragraph
        paragraph += gap != " "
        spans.append(span)
        text += " ".join(words) + gap
    return text, spans, paragraphs


@st.composite
def comparisons(draw: st.DrawFn) -> tuple[list[Row], Column, Column]:
    left_text, left, left_paragraphs = written(draw(ARTICLES))
    right_text, right, right_paragraphs = written(draw(ARTICLES))
    rows: list[Row] = []
    unplaced = draw(st.permutations(right))
    for span in left:
        taken = draw(st.integers(0, 2))
        partners, unplaced = unplaced[:taken], unplaced[taken:]
        rows.append(Row(Relation.SAME if partners else Relation.ONLY_LEFT, (span,), tuple(sorted(partners))))
        if unplaced and draw(st.booleans()):
            rows.append(Row(Relation.ONLY_RIGHT, (), (unplaced.pop(),)))
    rows += [Row(Relation.ONLY_RIGHT, (), (span,)) for span in unplaced]
    width = draw(WIDTHS)
    return rows, Column(left_text, width, left_paragraphs), Column(right_text, width, right_paragraphs)


def words_drawn(layout: Layout, column: Column, side: str) -> list[str]:
    pieces = [getattr(line, side) for line in layout.lines]
    return sorted("".join(piece.of(column.text) for piece in pieces if piece).replace(" ", ""))


def words_of(rows: list[Row], column: Column, side: str) -> list[str]:
    return sorted(
        "".join(span.of(column.text) for row in rows for span in getattr(row, side)).replace(" ", "")
    )


def no_piece_twice(layout: Layout, side: str) -> bool:
    pieces = sorted(getattr(line, side) for line in layout.lines if getattr(line, side))
    return all(one.end <= two.start for one, two in itertools.pairwise(pieces))


def fits(layout: Layout, column: Column, side: str) -> bool:
    pieces = [getattr(line, side) for line in layout.lines if getattr(line, side)]
    return all(cell_len(piece.of(column.text)) <= column.width for piece in pieces)


@given(comparisons())
def test_every_sentence_is_drawn_once_and_fits(made: tuple[list[Row], Column, Column]) -> None:
    rows, left, right = made
    blocks = fold(rows, folding=False)
    for layout in (side_by_side(rows, blocks, left, right), one_column(rows, blocks, left, right)):
        for column, side in ((left, "left"), (right, "right")):
            assert words_drawn(layout, column, side) == words_of(rows, column, side)
            assert no_piece_twice(layout, side)
            assert fits(layout, column, side)


@given(comparisons())
def test_both_sides_of_a_row_begin_level_and_take_the_same_lines(
    made: tuple[list[Row], Column, Column],
) -> None:
    rows, left, right = made
    layout = side_by_side(rows, fold(rows, folding=False), left, right)
    for block, start, end in zip(layout.blocks, layout.starts, layout.ends, strict=True):
        row, lines = rows[block.first], layout.lines[start:end]
        assert bool(lines[0].left) == bool(row.left)
        assert bool(lines[0].right) == bool(row.right)
        assert len(lines) == max(len(left.pieces(row.left)), len(right.pieces(row.right)))
        assert [line.part for line in lines] == list(range(len(lines)))


@given(comparisons(), st.booleans())
def test_blocks_cover_every_row_once_and_their_lines_every_line(
    made: tuple[list[Row], Column, Column], folding: bool
) -> None:
    rows, left, right = made
    blocks = fold(rows, folding=folding)
    assert [row for block in blocks for row in range(block.first, block.last)] == list(range(len(rows)))
    for layout in (side_by_side(rows, blocks, left, right), one_column(rows, blocks, left, right)):
        covered = [
            line for start, end in zip(layout.starts, layout.ends, strict=True) for line in range(start, end)
        ]
        gaps = [number for number, line in enumerate(layout.lines) if line.part == -1]
        assert sorted(covered + gaps) == list(range(len(layout.lines)))


@given(comparisons())
def test_in_its_own_order_each_article_reads_as_it_stands(made: tuple[list[Row], Column, Column]) -> None:
    rows, left, right = made
    order = own_order(rows, left, right)
    for layout, column, side in ((order.left, left, "left"), (order.right, right, "right")):
        pieces = [getattr(line, side) for line in layout.lines if getattr(line, side)]
        assert pieces == sorted(pieces)
        assert words_drawn(layout, column, side) == words_of(rows, column, side)
        assert fits(layout, column, side)


def only(relation: Relation, count: int) -> list[Row]:
    left = relation is Relation.ONLY_LEFT
    spans = [(Span(10 * i, 10 * i + 9),) for i in range(count)]
    return [Row(relation, span if left else (), () if left else span) for span in spans]


def test_three_in_a_row_that_only_one_side_has_fold_into_one_line() -> None:
    rows = [*only(Relation.ONLY_LEFT, 3), *only(Relation.ONLY_RIGHT, 2)]
    assert fold(rows) == (Block(0, 3, folded=True, run=0), Block(3, 4), Block(4, 5))


def test_an_unfolded_run_still_knows_where_it_began() -> None:
    rows = only(Relation.ONLY_RIGHT, 4)
    assert fold(rows, unfolded={0}) == tuple(Block(row, row + 1, run=0) for row in range(4))


def test_a_paragraph_begins_after_an_empty_line_and_a_sentence_within_one_does_not() -> None:
    text = "One here. Two here.\nThree here."
    spans = [Span(0, 9), Span(10, 19), Span(20, 31)]
    column = Column(text, 40, {0: 0, 10: 0, 20: 1})
    rows = [Row(Relation.ONLY_LEFT, (span,), ()) for span in spans]
    layout = side_by_side(rows, fold(rows, folding=False), column, column)
    assert [line.left and line.left.of(text) for line in layout.lines] == [
        "One here.",
        "Two here.",
        None,
        "Three here.",
    ]


def test_sentences_of_one_row_flow_on_in_a_paragraph() -> None:
    text = "One here. Two here.\nThree here."
    column = Column(text, 40)
    assert [piece.of(text) for piece in column.pieces([Span(0, 9), Span(10, 19), Span(20, 31)])] == [
        "One here. Two here.",
        "Three here.",
    ]


def test_a_line_break_within_a_sentence_is_a_place_to_break_at() -> None:
    text = "alpha\nbeta\r\ngamma delta"
    column = Column(text, 12)
    assert [piece.of(text).split() for piece in column.pieces([Span(0, len(text))])] == [
        ["alpha", "beta"],
        ["gamma", "delta"],
    ]


def test_linked_sentences_meet_on_one_level_in_own_order() -> None:
    text = "a b c. d e f. g h i."
    spans = [Span(0, 6), Span(7, 13), Span(14, 20)]
    column = Column(text, 2)
    rows = [
        Row(Relation.ONLY_LEFT, (spans[0],), ()),
        Row(Relation.SAME, (spans[1],), (spans[0],)),
        Row(Relation.ONLY_LEFT, (spans[2],), ()),
        Row(Relation.ONLY_RIGHT, (), (spans[1],)),
    ]
    order: OwnOrder = own_order(rows, column, column)
    linked_left = order.left.starts[order.left_rows.index(1)]
    linked_right = order.right.starts[order.right_rows.index(1)]
    assert linked_left > linked_right == 0
    assert order.sync.lines_at(order.sync.at_left(linked_left)) == (linked_left, linked_right)
    assert order.left_rows == (0, 1, 2)
    assert order.right_rows == (1, 3)
