"""Paragraphs are set to be read: wrapped lines joined, spaces between paragraphs, nothing changed."""

from __future__ import annotations

from itertools import pairwise

import pytest

from index.article import Article, Span
from index.text.segment import segment
from tui.contents.reading import kind_marks, preview_lines, reading_lines
from tui.looks.marks import Mark

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


def test_a_preview_leaves_out_what_comes_before_the_report_and_tells_nothing():
    shared = UNSPACED.replace("\n\nThe keeper", "\n\nShare\n\nPhoto: the lamp of Skarn\n\nThe keeper")
    told = article(shared)
    whole = [span.of(shared) for span in reading_lines(told)]
    assert "Photo: the lamp of Skarn" in whole
    preview = [span.of(shared) for span in preview_lines(told, ())]
    assert preview[:3] == ["Lighthouse dark for three nights", "", "The keeper of Skarn said so on Friday."]
    assert preview[-1] == whole[-1], "what comes later stays"
    start = shared.index("lamp")
    found = [span.of(shared) for span in preview_lines(told, [Span(start, start + 4)])]
    assert "Photo: the lamp of Skarn" in found
    assert "Share" not in found
    caption = article("Photo: the lamp")
    assert preview_lines(caption, ()) == reading_lines(caption)


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
