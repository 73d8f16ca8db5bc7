"""Find-in-article as a reader means it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from tui.contents.finding import next_of, occurrences

TEXT = "The mayor’s “last  word” on Lower-Karsk: the Mayor's word."


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mayor's", ["mayor’s", "Mayor's"]),
        ("MAYOR", ["mayor", "Mayor"]),
        ('"last word"', ["“last  word”"]),
        ("lower-karsk", ["Lower-Karsk"]),
        ("wor", ["wor", "wor"]),
        ("   ", []),
        (".*", []),
    ],
)
def test_what_is_typed_finds_what_was_set(typed, found):
    assert [span.of(TEXT) for span in occurrences(TEXT, typed, Span(0, len(TEXT)))] == found


def test_only_inside_and_only_whole_words_where_asked():
    assert occurrences(TEXT, "the", Span(4, len(TEXT)))[0].start > 4
    assert occurrences(TEXT, "wor", Span(0, len(TEXT)), whole=True) == ()


@given(st.text("aA -–'’\n", max_size=60), st.text("a -'", max_size=3))
def test_whatever_is_typed_finds_spans_in_order(text, typed):
    spans = occurrences(text, typed, Span(0, len(text)))
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(len(span) for span in spans)


def test_the_next_one_goes_round():
    spans = (Span(2, 3), Span(8, 9))
    assert next_of(spans, 2, 1) == 1
    assert next_of(spans, 8, 1) == 0
    assert next_of(spans, 8, -1) == 0
    assert next_of(spans, 2, -1) == 1
    assert next_of((), 0, 1) is None
