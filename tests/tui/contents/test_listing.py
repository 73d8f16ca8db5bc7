"""What is listed of a library and of hits: in which order, and under which headings."""

from __future__ import annotations

from dataclasses import replace

from index.article import Span
from index.library import Entry, Story
from index.search.model import Hit, Snippet
from tui.contents.listing import grouped_by_story, items_of_hits, items_of_library
from tui.layout.hit_lines import HitLines


def entry(key: str, story: str | None = None) -> Entry:
    return Entry(key, f"{key}.txt", key, f"Title {key}", False, None, 10, story)


def test_stories_come_first_each_under_its_title():
    stories = [Story("s", "Ferry aground", ("c", "a")), Story("t", "Ferry afloat", ("e", "f"))]
    entries = [*(entry(key, one.id) for one in stories for key in one.articles), entry("b"), entry("d")]
    items = items_of_library(entries, stories, str)
    assert [item.id for item in items] == ["c", "a", "e", "f", "b", "d"]
    headings = ["Ferry aground", "", "Ferry afloat", "", "Told by one source", ""]
    assert [item.heading for item in items] == headings
    assert [item.counted for item in items] == ["2 sources", "", "2 sources", "", "", ""]


def test_without_stories_there_are_no_headings():
    assert [item.heading for item in items_of_library([entry("a"), entry("b")], [], str)] == ["", ""]


def hit(key: str, *snippets: str) -> Hit:
    spans = tuple(Snippet(Span(10 * n, 10 * n + len(text)), ()) for n, text in enumerate(snippets))
    return Hit(key, f"{key}.txt", key, "A ferry", False, None, 1.0, spans, snippets)


def test_the_title_is_not_shown_again_as_a_snippet():
    shown = items_of_hits([hit("a", "A ferry", "It sank."), hit("b", "A ferry"), hit("c")])
    assert [item.snippet for item in shown] == ["It sank.", "", ""]


def test_what_is_sorted_by_date_is_listed_with_its_dates():
    hits = [replace(hit("a", "It sank."), date="2021-07-05"), hit("b")]
    assert [item.date for item in items_of_hits(hits, dated=True)] == ["2021-07-05", ""]
    assert [item.date for item in items_of_hits(hits)] == ["", ""]


def test_a_date_stands_behind_the_title_where_there_is_room():
    items = items_of_hits([replace(hit("a"), date="2021-07-05T18:04"), hit("b")], dated=True)
    for width, dated in ((80, True), (50, False)):
        lines = HitLines(items, (), {}, width)
        first, other = ("".join(text for text, _ in lines.lines(item)[0]) for item in items)
        assert len(first) == len(other) == width
        assert first.rstrip().endswith("2021-07-05") is dated
        assert "A ferry" in first


def test_hits_of_a_story_stand_where_its_first_one_does():
    items = items_of_hits([hit("a"), hit("x"), hit("b"), hit("y")])
    story = Story("story-a", "The ferry", ("a", "b", "c"))
    grouped = grouped_by_story(items, dict.fromkeys(story.articles, story), str)
    assert [item.id for item in grouped] == ["a", "b", "x", "y"]
    assert [(item.heading, item.counted) for item in grouped] == [
        ("The ferry", "2 of 3 sources"),
        ("", ""),
        ("Told by one source", ""),
        ("", ""),
    ]


def test_several_articles_of_one_outlet_are_one_source():
    outlets = {"a": "Post", "b": "Post", "c": "Echo"}.__getitem__
    story = Story("s", "The ferry", ("a", "b", "c"))
    listed = items_of_library([entry(key, "s") for key in "abc"], [story], outlets)
    assert listed[0].counted == "3 articles of 2 sources"
    found = grouped_by_story(items_of_hits([hit("a"), hit("b")]), dict.fromkeys("abc", story), outlets)
    assert found[0].counted == "2 of 3 articles"
