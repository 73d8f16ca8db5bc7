"""Spans, and where in its file a place of an article stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Span
from index.library import Library

_SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 6), st.integers(1, 4))


@given(_SPANS, _SPANS)
def test_a_span_is_the_characters_it_covers(one: Span, other: Span) -> None:
    ours, theirs = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.contains(other) == (theirs <= ours)
    assert one.overlaps(other) == bool(ours & theirs)


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.txt", "The lock\n\nThe lock was shut.\n\nThe weir broke.\n", 5),
        ("a.jsonl", '{"text": "One."}\n{"text": "The lock was shut.\\n\\nThe weir broke."}\n', 2),
        ("a.csv", 'title,text\nOne,"One."\nTwo,"The lock was shut.\n\nThe weir broke."\n', 5),
        (
            "a.html",
            "<!doctype html>\n<title>The weir broke</title>\n<p>The lock was shut, said the keeper.</p>\n"
            "<p class='weir broke'>\nOn Monday the old&nbsp;<b>w</b>eir\nbroke, he said, in a storm.</p>\n",
            5,
        ),
        ("a.tsv", 'title\ttext\nOne\t"One."\nTwo\t"The lock was shut.\n\nThe weir broke."\n', 5),
    ],
)
def test_a_place_of_a_text_stands_in_a_line_of_its_file(
    tmp_path: Path, name: str, content: str, line: int
) -> None:
    (tmp_path / name).write_text(content)
    library = Library.open([tmp_path / name])
    article = next(found for one in library.entries() if "weir" in (found := library.article(one.id)).text)
    assert library.line_of(article.id, article.text.index("weir")) == line


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-07-05", date(2021, 7, 5)),
        ("2021-07-05T23:30:00-05:00", date(2021, 7, 5)),
        ("2021-07", None),
        ("2021", None),
        (None, None),
    ],
)
def test_the_day_of_an_article_is_that_of_its_whole_date(written: str | None, day: date | None) -> None:
    assert Article("a", "a.txt", "", Span(0, 0), (), "A", date=written).day == day
