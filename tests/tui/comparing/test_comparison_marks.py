"""What a row says in its gutter, what is lit in it, and where the walks stop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.article import Span
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
from tui.commands import Place, chosen_keymap
from tui.comparing.comparison_marks import (
    Gutter,
    discrepancy_words,
    gutter,
    is_difference,
    row_highlights,
    times,
    told_together,
    walked_discrepancies,
)
from tui.looks.marks import Mark
from tui.screens.dialogs.help import help_content

HERE, THERE = (Span(0, 20),), (Span(5, 30),)
LINKS = (
    Link(HERE, THERE, Strength.STRONG, 0.8, False),
    Link(HERE, THERE, Strength.STRONG, 0.4, True),
    Link(HERE, THERE, Strength.PARTIAL, 0.3, False),
)
FOUND = (
    Discrepancy(DiscrepancyKind.NUMBER, Severity.MAJOR, Span(0, 3), Span(5, 9), "three here, nine there", 0),
    Discrepancy(DiscrepancyKind.NAME, Severity.MINOR, None, Span(10, 14), "only there", 0),
    Discrepancy(DiscrepancyKind.WORDING, Severity.MINOR, Span(4, 6), None, "wording: “so” here", 0),
)
COMPARISON = Comparison("a", "b", LINKS, (), (), FOUND)


def test_two_spellings_of_one_name_are_told_together_and_two_numbers_are_not() -> None:
    name, number = replace(FOUND[1], note="Mala here, Malá there"), FOUND[0]
    comparison = replace(COMPARISON, discrepancies=(number, name, replace(name, link=1), number, name))
    together = told_together(comparison, range(5))
    assert together == {0: [0], 1: [1, 2, 4], 3: [3]}
    assert [times(numbers) for numbers in together.values()] == ["", " (3 times)", ""]
    assert told_together(comparison, (2, 4)) == {2: [2, 4]}


@pytest.mark.parametrize(
    ("row", "glyph"),
    [
        (Row(Relation.SAME, HERE, THERE, 0), "═"),
        (Row(Relation.SAME, HERE, THERE, 1), "≈"),
        (Row(Relation.PARTIAL, HERE, THERE, 2), "─"),
        (Row(Relation.ONLY_LEFT, HERE, ()), "◂"),
        (Row(Relation.ONLY_RIGHT, (), THERE), "▸"),
        (Row(Relation.ASIDE, HERE, ()), " "),
        (Row(Relation.SAME, HERE, THERE, 0, discrepancies=(2,)), "═"),
        (Row(Relation.SAME, HERE, THERE, 0, discrepancies=(0, 1)), "≠#N"),
        (Row(Relation.SAME, HERE, THERE, 0, moved=12), "═↓12"),
        (Row(Relation.SAME, HERE, THERE, 0, moved=-3), "═↑3"),
    ],
)
def test_every_relation_has_its_glyph_that_the_help_names(row: Row, glyph: str) -> None:
    assert gutter(row, COMPARISON, walked_discrepancies(COMPARISON, wording=False)).lines(1, 4) == (glyph,)
    keymap, _ = chosen_keymap("default")
    named = help_content(Place.COMPARE, keymap).plain.partition("Signs")[2]
    assert set(glyph) - set("0123456789") <= set(named)


def test_a_move_takes_a_line_of_its_own_where_there_is_one() -> None:
    sign = Gutter("≠", Mark.CONTRADICTS, "#@N", "↓12")
    assert sign.lines(2, 4) == ("≠#@N", "↓12")
    assert sign.lines(1, 4) == ("≠↓12",)


def test_the_kinds_on_request_are_walked_only_then() -> None:
    assert walked_discrepancies(COMPARISON, wording=False) == (0, 1)
    assert walked_discrepancies(COMPARISON, wording=True) == (0, 1, 2)


def test_both_sides_are_lit_by_severity_and_the_current_one_more() -> None:
    row = Row(Relation.SAME, HERE, THERE, 0, discrepancies=(0, 1, 2))
    changes = (
        Change(ChangeKind.CHANGED, Span(0, 3), Span(5, 9)),
        Change(ChangeKind.ONLY, Span(12, 14), None),
    )
    left, right = row_highlights(row, COMPARISON, changes, (0, 1), current=0)
    assert left == [
        (Span(0, 3), Mark.REWORDED),
        (Span(12, 14), Mark.ONLY),
        (Span(0, 3), Mark.CONTRADICTS),
        (Span(0, 3), Mark.CURSOR),
    ]
    assert right == [
        (Span(5, 9), Mark.REWORDED),
        (Span(5, 9), Mark.CONTRADICTS),
        (Span(5, 9), Mark.CURSOR),
        (Span(10, 14), Mark.MINOR),
    ]


@pytest.mark.parametrize(("shown", "lit"), [((), True), ((0,), False)])
def test_what_contradicts_the_other_side_has_not_moved_there(shown: tuple[int, ...], lit: bool) -> None:
    row = Row(Relation.SAME, HERE, THERE, 0, discrepancies=(0,))
    changes = (Change(ChangeKind.MOVED, Span(1, 3), Span(6, 9)),)
    left, right = row_highlights(row, COMPARISON, changes, shown)
    assert ((Span(1, 3), Mark.MOVED) in left, (Span(6, 9), Mark.MOVED) in right) == (lit, lit)


@pytest.mark.parametrize(
    ("kind", "there", "marked"),
    [
        (ChangeKind.CHANGED, Span(5, 9), Mark.REWORDED),
        (ChangeKind.CHANGED, Span(40, 44), Mark.ONLY),
        (ChangeKind.MOVED, Span(40, 44), Mark.MOVED),
    ],
)
def test_what_stands_for_words_of_another_row_is_only_on_one_side_of_this_one(
    kind: ChangeKind, there: Span, marked: Mark
) -> None:
    row = Row(Relation.SAME, HERE, THERE, 0)
    left, _ = row_highlights(row, COMPARISON, (Change(kind, Span(0, 3), there),), (), wording=True)
    assert left == [(Span(0, 3), marked)]


@pytest.mark.parametrize(
    ("change", "lit"),
    [
        (Change(ChangeKind.ONLY, Span(0, 3), None, small=True), False),
        (Change(ChangeKind.ONLY, Span(0, 3), None), True),
        (Change(ChangeKind.MOVED, Span(0, 3), Span(5, 9)), True),
        (Change(ChangeKind.MOVED, Span(0, 3), Span(40, 44)), False),
        (Change(ChangeKind.CHANGED, Span(0, 3), Span(40, 44)), True),
    ],
)
def test_what_tells_nothing_is_lit_on_request_alone(change: Change, lit: bool) -> None:
    row = Row(Relation.SAME, HERE, THERE, 0)
    for wording, expected in ((False, lit), (True, True)):
        left, _ = row_highlights(row, COMPARISON, (change,), (), wording=wording)
        assert bool(left) is expected


@pytest.mark.parametrize(
    ("row", "texts", "wording", "expected"),
    [
        (Row(Relation.SAME, HERE, HERE), ("the same words here.", "the same words here."), True, False),
        (Row(Relation.SAME, HERE, HERE), ("the same words here.", "other words, though."), True, True),
        (Row(Relation.SAME, HERE, HERE), ("the same words here.", "other words, though."), False, False),
        (Row(Relation.SAME, HERE, HERE, discrepancies=(0,)), ("", ""), False, True),
        (Row(Relation.PARTIAL, HERE, HERE), ("", ""), False, True),
        (Row(Relation.ONLY_RIGHT, (), HERE), ("", ""), False, True),
        (Row(Relation.ASIDE, HERE, ()), ("", ""), True, False),
    ],
)
def test_where_the_walk_through_differences_stops(
    row: Row, texts: tuple[str, str], wording: bool, expected: bool
) -> None:
    assert is_difference(row, (0,), texts, wording=wording) is expected


def test_the_kind_is_named_once() -> None:
    assert discrepancy_words(FOUND[0]) == "number: three here, nine there"
    assert discrepancy_words(FOUND[2]) == "wording: “so” here"
