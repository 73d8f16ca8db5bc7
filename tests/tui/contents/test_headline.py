from dataclasses import replace

import pytest

from index.article import Article, Span
from tui.contents.headline import headline_above


@pytest.mark.parametrize(
    ("title", "above"),
    [
        ("Harbour opens", ""),
        ("HARBOUR  opens.", ""),
        ("Harbour open", "Harbour open"),
        ("Port\nreopens", "Port reopens"),
        ("", ""),
    ],
)
def test_a_headline_is_told_above_where_the_text_does_not_begin_with_it(title, above):
    text = "# Harbour opens\n\nShips came in on Monday."
    article = Article("a", "a.md", text, Span(0, len(text)), (), title)
    assert headline_above(article) == above
    assert headline_above(replace(article, title_derived=True)) == ""
