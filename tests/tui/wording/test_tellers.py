"""Who tells a story: sources, and not as many of them as there are articles."""

from __future__ import annotations

import pytest

from tui.wording.tellers import Tellers, sources_of


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (["Echo"], "1 source"),
        (["Echo", "Post"], "2 sources"),
        (["Echo", "Echo"], "2 articles of one source"),
        (["Echo", "Post", "Echo", "Wire"], "4 articles of 3 sources"),
    ],
)
def test_articles_of_one_source_are_told_as_such(labels, said):
    assert sources_of(labels) == said


def test_what_articles_of_one_source_alone_tell_has_one_source():
    tellers = Tellers({"a": "Echo", "b": "Echo", "c": "Post"})
    assert tellers.share(["a", "b"]) == "1 of 2 sources"
    assert [tellers.only(told) for told in (["a"], ["a", "b"], ["b", "c"])] == ["only here", "one source", ""]


def test_where_all_articles_are_of_one_source_the_articles_are_counted():
    tellers = Tellers({"a": "Echo", "b": "Echo"})
    assert tellers.share(["a"]) == "1 of 2 articles"
    assert [tellers.only(told) for told in (["a"], ["a", "b"])] == ["only here", ""]
    assert Tellers({"a": "Echo"}).share(["a"]) == "1 of 1 source"
    assert Tellers({"a": "Echo"}).only(["a"]) == ""
