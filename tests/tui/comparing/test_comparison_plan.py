"""A sentence that stands beside several others is told in full once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.article import Article, Sentence, SentenceKind, Span
from index.comparison.model import (
    Change,
    ChangeKind,
    Comparison,
    Discrepancy,
    DiscrepancyKind,
    Link,
    Relation,
    Row,
    Severity,
    Strength,
)
from tui.comparing.compared import Compared
from tui.comparing.comparison_marks import worth_marking
from tui.comparing.comparison_plan import Plan

SENTENCE = "The dike at Olmstadt gave way before dawn and the lower town was under water by seven."
LEFT = "\n\n".join([SENTENCE, SENTENCE])
RIGHT = "\n\n".join([SENTENCE, SENTENCE, SENTENCE])


def article(key: str, text: str) -> Article:
    step = len(SENTENCE) + 2
    spans = [Span(start, start + len(SENTENCE)) for start in range(0, len(text), step)]
    sentences = tuple(Sentence(span, SentenceKind.BODY, number) for number, span in enumerate(spans))
    return Article(key, key, text, Span(0, len(text)), sentences, "Dike", source=key)


def compared(found: tuple[Discrepancy, ...] = ()) -> Compared:
    left, right = article("a", LEFT), article("b", RIGHT)
    here, there = [s.span for s in left.sentences], [s.span for s in right.sentences]
    links = (
        Link((here[0],), (there[0], there[1]), Strength.PARTIAL, 0.4, False),
        Link((here[1],), (there[1],), Strength.STRONG, 0.8, False),
    )
    numbers = tuple(range(len(found)))
    rows = (
        Row(Relation.PARTIAL, (here[0],), (there[0], there[1]), 0, discrepancies=numbers),
        Row(Relation.SAME, (here[1],), (there[1],), 1),
        Row(Relation.ONLY_RIGHT, (), (there[2],)),
    )
    return Compared(left, right, Comparison("a", "b", links, (), (there[2],), found), rows)


def lines_drawn(plan: Plan, sentence: Span) -> list[int]:
    """The rows that each line of a right sentence belongs to."""
    shown = [plan.line(0, y, 100).right for y in range(plan.length)]
    return [side.row for side in shown if side and side.piece and sentence.contains(side.piece)]


def test_a_sentence_is_at_home_where_its_link_is_strong() -> None:
    pair = compared()
    assert pair.homes()[1][pair.right.sentences[1].span] == 1


@pytest.mark.parametrize("width", [60, 120])
def test_where_it_is_not_at_home_one_line_is_enough(width: int) -> None:
    pair = compared()
    repeated = pair.right.sentences[1].span
    drawn = lines_drawn(Plan(pair, width), repeated)
    assert drawn.count(0) == 1
    assert drawn.count(1) > 1


def test_what_contradicts_is_shown_in_full_wherever_it_stands() -> None:
    repeated = article("b", RIGHT).sentences[1].span
    at = Span(repeated.start, repeated.start + 3)
    pair = compared((Discrepancy(DiscrepancyKind.NUMBER, Severity.MAJOR, None, at, "only there", 0),))
    drawn = lines_drawn(Plan(pair, 120), repeated)
    assert drawn.count(0) == drawn.count(1) > 1


def test_in_own_order_it_stands_once() -> None:
    pair = compared()
    plan = Plan(pair, 120, own=True)
    assert set(lines_drawn(plan, pair.right.sentences[1].span)) == {1}


def test_where_nothing_is_linked_nothing_folds() -> None:
    left, right = article("a", LEFT), article("b", RIGHT)
    rows = (
        *(Row(Relation.ONLY_LEFT, (s.span,), ()) for s in left.sentences),
        *(Row(Relation.ONLY_RIGHT, (), (s.span,)) for s in right.sentences),
    )
    apart = Compared(left, right, Comparison("a", "b", (), (), (), ()), rows)
    for width in (60, 120):
        plan = Plan(apart, width)
        assert [plan.fold_size(stop) for stop in range(len(plan.rows))] == [0] * 5


@pytest.mark.parametrize(("marked", "worth"), [(20, True), (50, True), (80, False)])
def test_a_pair_that_would_be_marked_all_over_is_not(marked: int, worth: bool) -> None:
    row = Row(Relation.SAME, (Span(0, 100),), (Span(200, 300),))
    changes = [Change(ChangeKind.CHANGED, Span(0, marked), Span(200, 200 + marked))]
    assert worth_marking(row, changes) is worth


@pytest.mark.parametrize(("width", "room"), [(60, 8), (72, 8), (80, 10), (96, 13)])
def test_labels_in_the_margin_have_more_room_where_there_is_more(width: int, room: int) -> None:
    pair = compared()
    named = replace(pair, left=replace(pair.left, source="BuzzFeed News"))
    plan = Plan(named, width)
    assert plan.label_width == room
    assert plan.column == width - room - 8


@pytest.mark.parametrize("width", [60, 90, 200])
def test_two_articles_of_one_outlet_are_told_apart_in_the_margin(width: int) -> None:
    pair = compared()
    left = replace(pair.left, source="Evening Courier", date="2021-07-05")
    right = replace(pair.right, source="Evening Courier", date="2021-07-08")
    ours, theirs = Plan(replace(pair, left=left, right=right), width).labels
    assert ours.endswith("05")
    assert theirs.endswith("08")
