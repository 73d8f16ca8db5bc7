"""What is said beside the hits."""

import pytest

from index.search.model import SearchResult
from tui.commandline.plain.articles import nothing_found
from tui.wording.result_words import result_note, size_words

LEFT = ("100,000 articles are not indexed yet",)


def test_what_is_not_indexed_yet_may_still_be_found() -> None:
    whole = SearchResult("ferry", "ferry", 0, (), 0.1)
    so_far = SearchResult("ferry", "ferry", 0, (), 0.1, notes=LEFT, complete=False)
    assert result_note(so_far, "Esc") == ["Nothing found so far for “ferry”.", *LEFT]
    assert result_note(whole, "Esc")[0] == "Nothing found for “ferry”."
    assert len(result_note(whole, "Esc")) == 2
    assert nothing_found(so_far) == "Nothing found so far for ferry."
    assert nothing_found(whole) == "Nothing found for ferry."


def test_nobody_is_told_to_shorten_a_letter() -> None:
    letter, words = (SearchResult(query, query, 0, (), 0.1) for query in ("c", "ferry boats"))
    assert result_note(letter, "Esc")[1] == "Esc shows all articles."
    assert result_note(words, "Esc")[1] == "Fewer or shorter words find more; Esc shows all articles."


@pytest.mark.parametrize(
    ("articles", "stories", "said"),
    [(0, 0, ""), (113, 0, "113 articles"), (1, 0, "1 article"), (1_200, 1, "1,200 articles · 1 story")],
)
def test_what_there_is_none_of_yet_is_not_counted(articles: int, stories: int, said: str) -> None:
    assert size_words(articles, stories) == said
