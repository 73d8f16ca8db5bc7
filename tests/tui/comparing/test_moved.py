"""Where the right article tells a moved passage, among the rows of a comparison."""

from __future__ import annotations

from dataclasses import replace

from index.article import Article, Sentence, SentenceKind, Span
from index.comparison.model import Comparison, Link, Relation, Row, Strength
from tui.comparing.compared import Compared
from tui.comparing.comparison_words import row_words
from tui.comparing.moved import ToldAfter, told_after, told_beside

STEP = 10


def article(key: str, count: int) -> Article:
    text = "".join(f"{key} {number:<{STEP - 2}}" for number in range(count))
    spans = [Span(STEP * number, STEP * number + 3) for number in range(count)]
    sentences = tuple(Sentence(span, SentenceKind.BODY, number) for number, span in enumerate(spans))
    return Article(key, key, text, Span(0, len(text)), sentences, key, source=key)


def compared(*pairs: tuple[int | None, tuple[int, ...], int]) -> Compared:
    """Rows of (left sentence, right sentences, moved)."""
    left, right = article("a", 6), article("b", 9)
    here, there = [s.span for s in left.sentences], [s.span for s in right.sentences]
    rows, links = [], []
    for ours, theirs, moved in pairs:
        spans = tuple(there[number] for number in theirs)
        if ours is None:
            rows.append(Row(Relation.ONLY_RIGHT, (), spans))
            continue
        links.append(Link((here[ours],), spans, Strength.STRONG, 0.8, False))
        rows.append(Row(Relation.SAME, (here[ours],), spans, len(links) - 1, moved))
    return Compared(left, right, Comparison("a", "b", tuple(links), (), (), ()), tuple(rows))


def test_it_is_behind_the_sentence_before_it_that_stands_in_place() -> None:
    pair = compared((0, (0,), 0), (1, (6,), 4), (2, (1,), 0), (3, (5,), 0))
    assert told_after(pair, 1) == ToldAfter(3, 0)


def test_another_passage_that_was_moved_is_no_place_to_go_to() -> None:
    pair = compared((0, (0,), 0), (1, (6,), 4), (2, (7,), 5), (3, (5,), 0))
    assert told_after(pair, 2) == ToldAfter(3, 1)


def test_what_only_the_right_article_has_behind_a_moved_one_moved_with_it() -> None:
    pair = compared((0, (0,), 0), (1, (6,), 4), (None, (7,), 0), (2, (8,), 4), (3, (5,), 0))
    assert told_after(pair, 3) == ToldAfter(4, 2)


def test_a_sentence_that_stands_in_two_rows_is_not_told_after_itself() -> None:
    pair = compared((0, (2,), 0), (1, (2,), 2), (2, (0,), -1), (3, (1,), 0))
    target = told_after(pair, 1)
    assert target is not None
    assert pair.rows[target.row].right != pair.rows[1].right


def test_what_the_right_article_begins_with_is_told_after_nothing() -> None:
    assert told_after(compared((0, (1,), 0), (1, (0,), -1)), 1) is None


def test_the_words_for_a_moved_row_name_the_source_where_there_is_room() -> None:
    pair = compared((0, (0,), 0), (1, (7,), 5), (2, (1,), 0))
    assert (
        row_words(pair, pair.rows[1], 79, "M")
        == "both say this · 5 sentences further down in b: M goes there"
    )
    assert row_words(pair, pair.rows[1], 56, "M") == "both say this · 5 sentences further down: M goes there"
    assert row_words(pair, pair.rows[1], 50, "M") == "both say this · 5 further down: M goes there"
    assert row_words(pair, pair.rows[1], 40, "M") == "both say this · 5 further down"


def test_a_right_sentence_alone_names_whom_it_shares_a_part_with() -> None:
    pair = compared((0, (0,), 0))
    alone = Row(Relation.PARTIAL, (), (pair.right.sentences[1].span,), 0)
    assert row_words(pair, alone, 60, "M") == "shares a part with “a 0” · M goes there"
    assert row_words(pair, alone, 40, "M") == "shares a part with “a 0”"


def test_a_right_sentence_alone_leads_to_the_row_of_whom_it_shares_a_part_with() -> None:
    pair = compared((0, (0,), 0), (1, (2,), 0), (None, (3,), 0))
    alone = Row(Relation.PARTIAL, (), (pair.right.sentences[1].span,), 1)
    pair = replace(pair, rows=(*pair.rows[:1], alone, *pair.rows[1:]))
    assert told_beside(pair, 1) == 2
    assert [told_beside(pair, row) for row in (0, 2, 3)] == [None, None, None]
