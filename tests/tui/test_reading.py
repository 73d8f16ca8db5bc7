"""Paragraphs are set to be read: wrapped lines joined, spaces between paragraphs, nothing changed."""

from __future__ import annotations

from itertools import pairwise

import pytest

from index.article import Article, Span
from index.segment import segment
from tui.marks import Mark
from tui.reading import kind_marks, reading_lines

WRAPPED = """The lighthouse keeper of Skarn said on Friday that the lamp had been dark
for three nights, and that nobody on the mainland had answered his calls about
it since the storm.

The harbour office denied it."""
UNSPACED = """Lighthouse dark for three nights

The keeper of Skarn said so on Friday.
The harbour office denied it on Saturday.
Read more: storms of the century"""


def article(text: str) -> Article:
    body = Span(0, len(text))
    return Article("a", "a.txt", text, body, segment(text, body), "Lighthouse")


def set_lines(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in reading_lines(article(text))]


def test_a_hard_wrapped_paragraph_is_one():
    first, gap, last = set_lines(WRAPPED)
    assert first.startswith("The lighthouse keeper")
    assert first.endswith("since the storm.")
    assert gap == ""
    assert last == "The harbour office denied it."


def test_paragraphs_parted_by_a_line_break_alone_are_spaced():
    lines = set_lines(UNSPACED)
    assert lines[:5] == [
        "Lighthouse dark for three nights",
        "",
        "The keeper of Skarn said so on Friday.",
        "",
        "The harbour office denied it on Saturday.",
    ]


@pytest.mark.parametrize(
    "text", [WRAPPED, UNSPACED, "", "\n\n", "One line", "\n\n  Late start\n\n\n\nEnd\n\n"]
)
def test_every_word_is_set_once_and_in_order(text):
    lines = reading_lines(article(text))
    assert " ".join(" ".join(span.of(text) for span in lines).split()) == " ".join(text.split())
    assert all(left.end <= right.start for left, right in pairwise(lines))
    if lines:
        assert len(lines[0])
        assert len(lines[-1])


def test_what_is_not_reporting_stands_back():
    marks = dict(kind_marks(article(UNSPACED)))
    said = {span.of(UNSPACED): mark for span, mark in marks.items()}
    assert said["Lighthouse dark for three nights"] is Mark.HEADLINE
    assert said["Read more: storms of the century"] is Mark.ASIDE
